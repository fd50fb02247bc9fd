"""One notation for what has several: abbreviations, amounts, times, norms, fixed spellings.

    m.b.t. het gebruik, 10 procent, EUR 2.500,00   ->   met betrekking tot het gebruik, 10%, €2500

Each rewrite gives equal text for equal meaning and never for different meaning. Addresses,
e-mail addresses and quoted words are left as they stand, for there every letter counts.
"""

import re
from collections.abc import Callable

from renvooi.diff.signals import numbers

_ABBREVIATIONS = {
    "o.a.": "onder andere", "o.m.": "onder meer", "enz.": "enzovoort", "etc.": "et cetera", "bijv.": "bijvoorbeeld", "d.w.z.": "dat wil zeggen",
    "m.b.t.": "met betrekking tot", "t.b.v.": "ten behoeve van", "t.a.v.": "ten aanzien van", "t.o.v.": "ten opzichte van", "i.v.m.": "in verband met",
    "i.p.v.": "in plaats van", "i.o.m.": "in overleg met", "m.u.v.": "met uitzondering van", "d.m.v.": "door middel van", "m.b.v.": "met behulp van",
    "i.g.v.": "in geval van", "a.d.h.v.": "aan de hand van", "n.a.v.": "naar aanleiding van", "o.b.v.": "op basis van", "t.g.v.": "ten gevolge van",
    "i.c.m.": "in combinatie met", "excl.": "exclusief", "incl.": "inclusief", "nr.": "nummer", "nrs.": "nummers", "art.": "artikel", "artt.": "artikelen",
    "max.": "maximaal", "ca.": "circa", "resp.": "respectievelijk", "evt.": "eventueel", "jl.": "jongstleden", "blz.": "bladzijde",
    "z.s.m.": "zo spoedig mogelijk", "a.s.": "aanstaande", "vgl.": "vergelijk", "zgn.": "zogenaamde", "dhr.": "de heer", "mevr.": "mevrouw", "tel.": "telefoon",
    "t/m": "tot en met", "n.v.t.": "niet van toepassing", "i.h.b.": "in het bijzonder", "i.i.g.": "in ieder geval",
}  # fmt: skip
_SPELLINGS = {
    "ten alle tijden": "te allen tijde", "ten alle tijde": "te allen tijde", "te alle tijden": "te allen tijde", "te alle tijde": "te allen tijde",
    "te aller tijde": "te allen tijde", "ten einde": "teneinde", "ten gunsten": "ten gunste", "ter plekken": "ter plekke", "nog al": "nogal", "help desk": "helpdesk", "e-mail adres": "e-mailadres", "e-mail adressen": "e-mailadressen", "service desk": "servicedesk", "web site": "website", "web sites": "websites", "e mail": "e-mail", "up to date": "up-to-date",
    "zo veel mogelijk": "zoveel mogelijk", "zonodig": "zo nodig", "zomogelijk": "zo mogelijk", "er van": "ervan", "er voor": "ervoor", "er op": "erop",
    "er aan": "eraan", "er bij": "erbij", "er mee": "ermee", "er toe": "ertoe", "daar van": "daarvan", "daar voor": "daarvoor", "daar bij": "daarbij",
    "hier voor": "hiervoor", "hier van": "hiervan", "hier bij": "hierbij", "waar van": "waarvan", "waar voor": "waarvoor", "waar bij": "waarbij",
    "in gebreke stelling": "ingebrekestelling", "en / of": "en/of", "te niet": "teniet", "ter zake": "terzake",
    "per email": "per e-mail", "te gelijk": "tegelijk", "vanuit gaan": "vanuitgaan", "ten slotte": "tenslotte",
    "eenieder": "een ieder",
}  # fmt: skip
_OLD_SPELLINGS = (
    ("produkt", "product"), ("kontrol", "control"), ("kontakt", "contact"), ("kontrakt", "contract"), ("aktie", "actie"), ("aktief", "actief"),
    ("aktiv", "activ"), ("aktuele", "actuele"), ("aktueel", "actueel"), ("electroni", "elektroni"), ("electri", "elektri"), ("accoord", "akkoord"),
    ("funktie", "functie"), ("funktione", "functione"), ("projekt", "project"), ("kollega", "collega"), ("kommunikatie", "communicatie"), ("lokatie", "locatie"),
    ("publikatie", "publicatie"), ("applikatie", "applicatie"), ("identifikatie", "identificatie"), ("specifikatie", "specificatie"), ("certifikaat", "certificaat"),
    ("certifikat", "certificat"), ("korrekt", "correct"), ("direkt", "direct"), ("inspektie", "inspectie"), ("copie", "kopie"),
    ("insekt", "insect"), ("onmiddelijk", "onmiddellijk"), ("enigzins", "enigszins"), ("accomodatie", "accommodatie"), ("proffes", "profes"), ("interresse", "interesse"), ("authentifica", "authentica"), ("risiko", "risico"), ("paragraaph", "paragraaf"), ("licensie", "licentie"),
)  # fmt: skip
_TERMS = "avg btw kvk".split()
"""Names of acts and numbers that are printed in either case."""
_LITERAL = re.compile(r"(\S*(?:://|@|www\.|\\)\S*|(?<![\w'])'[^']{1,200}'(?!\w)|(?<![\w\"])\"[^\"]{1,200}\"(?!\w))")
"""Addresses, paths and quoted words."""
_LITERAL_HINT = re.compile(r"://|@|www\.|\\|['\"]")


def _table(words: dict[str, str]) -> tuple[re.Pattern[str], dict[str, str]]:
    names = "|".join(re.escape(name) for name in sorted(words, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<![\w.])(?:{names})(?![\w])", re.IGNORECASE), words


_ABBREVIATED, _FULL = _table(_ABBREVIATIONS)
_SPELT, _RIGHT = _table(_SPELLINGS)
_OLD = re.compile("|".join(f"({old})" for old, _ in _OLD_SPELLINGS))
_ACT = re.compile(rf"\b(?:{'|'.join(_TERMS)})\b", re.IGNORECASE)
_COMPANY = re.compile(r"(?<=[\w)] )(?:B\.\s?V\.|BV(?![\w.])|N\.\s?V\.|NV(?![\w.]))")
_NORM = re.compile(r"\b(ISO|NEN|IEC|NTA)[\s-]?(?=\d)")
_MONEY = re.compile(
    r"(?:€|\bEUR|\beuro)\s?(\d{1,3}(?:\.\d{3})+|\d+)(,\d{2}|,-{1,2})?(?![\d.]*\d)|(?<![\w.,])(\d{1,3}(?:\.\d{3})+|\d+)(,\d{2}|,-{1,2})?\s(?:euro|EUR)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(rf"(?<![\w.,])(\d+(?:,\d+)?|{numbers.WORD})\s?(?:%|procent\b)", re.IGNORECASE)
_CLOCK = re.compile(r"(?<![\w.,:])0?(\d{1,2})[.:](\d{2})\s?(?:uur|u\.)(?!\w)", re.IGNORECASE)
_TWICE = re.compile(rf"(?<![\w.,])(\d+)\s\(({numbers.WORD})\)", re.IGNORECASE)
_SIZE = re.compile(r"(?<![\w.,])(\d+(?:,\d+)?)(GB|MB|TB|KB|kB|km|kg)\b")
_TIMES = re.compile(r"(?<![\w.,])(\d+)\s?x(?=\s)")
_PLURAL = re.compile(r"\b([A-Z]{2,}|pc|sla|api|url|faq)'s\b")
_SHORT_MONTH = re.compile(r"(?<=\d )(jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.?(?= \d{4}\b)", re.IGNORECASE)
_MONTHS = dict(zip("jan feb mrt apr jun jul aug sep sept okt nov dec".split(),
                   "januari februari maart april juni juli augustus september september oktober november december".split(), strict=True))  # fmt: skip
_ORDINAL = re.compile(r"(?<![\w.,])(1e|1ste|2e|2de|3e|3de|4e|4de|5e|5de)(?!\w)")
_ORDINALS = {"1": "eerste", "2": "tweede", "3": "derde", "4": "vierde", "5": "vijfde"}
_NUMBERED = re.compile(r"\d|%|procent|euro|EUR", re.IGNORECASE)
_BULLET = re.compile(r"(?:(?<=[:;.] )|^)[-•*·▪](?= )")


def _money(found: re.Match[str]) -> str:
    whole, cents = (found[1], found[2]) if found[1] else (found[3], found[4])
    rest = "" if cents in (None, ",00", ",-", ",--") else cents
    return f"€{whole.replace('.', '')}{rest}"


def _percent(found: re.Match[str]) -> str:
    number = numbers.value(found[1])
    return found[0] if number is None else f"{number:g}%"


def _twice(found: re.Match[str]) -> str:
    return found[1] if numbers.value(found[2]) == int(found[1]) else found[0]


def _looked_up(table: dict[str, str]) -> Callable[[re.Match[str]], str]:
    def rewrite(found: re.Match[str]) -> str:
        full = table[found[0].casefold()]
        return full[0].upper() + full[1:] if found[0][0].isupper() else full

    return rewrite


Rewrite = Callable[[str], str]


def _abbreviations(text: str) -> str:
    if "." not in text and "/" not in text:
        return text
    return _ABBREVIATED.sub(_looked_up(_FULL), _SHORT_MONTH.sub(lambda found: _MONTHS[found[1].casefold()], text))


def _numbers(text: str) -> str:
    if not _NUMBERED.search(text):
        return text
    text = _PERCENT.sub(_percent, _MONEY.sub(_money, text))
    text = _SIZE.sub(r"\1 \2", _TWICE.sub(_twice, _CLOCK.sub(r"\1:\2 uur", text)))
    text = _TIMES.sub(r"\1 keer", text)
    return _ORDINAL.sub(lambda found: _ORDINALS[found[0][0]], text)


def _old_spelling(found: re.Match[str]) -> str:
    return _OLD_SPELLINGS[(found.lastindex or 1) - 1][1]


def _legal_form(found: re.Match[str]) -> str:
    return found[0].replace(".", "").replace(" ", "")


REWRITES: tuple[tuple[str, Rewrite], ...] = (
    ("an abbreviation", _abbreviations),
    ("the notation of numbers", _numbers),
    ("the notation of a norm", lambda text: _NORM.sub(r"\1", text)),
    ("the notation of a legal form", lambda text: _COMPANY.sub(_legal_form, text)),
    ("another spelling of the same words", lambda text: _SPELT.sub(_looked_up(_RIGHT), text)),
    ("an old spelling", lambda text: _OLD.sub(_old_spelling, text)),
    ("a capital", lambda text: _ACT.sub(lambda found: found[0].casefold(), text)),
    ("an apostrophe", lambda text: _PLURAL.sub(r"\1s", text)),
    ("a bullet", lambda text: _BULLET.sub("•", text)),
)
"""Each with the words that a reason names it by."""


def apart(text: str) -> list[str]:
    """`text` in pieces, every second of which is an address or quoted and stands as it is."""
    return _LITERAL.split(text) if _LITERAL_HINT.search(text) else [text]


def one_notation(text: str, *, leave_out: str = "") -> str:
    """`text` with every rewrite applied outside literals, but for the one named `leave_out`."""
    pieces = apart(text)
    for name, rewrite in REWRITES:
        if name != leave_out:
            pieces[::2] = [rewrite(piece) for piece in pieces[::2]]
    return "".join(pieces)


def rewritten(text: str) -> frozenset[str]:
    """The names of the rewrites that change something in `text`."""
    return frozenset(name for name, rewrite in REWRITES if any(rewrite(piece) != piece for piece in apart(text)[::2]))
