"""One notation for what has several: abbreviations, amounts, times, norms, fixed spellings.

    m.b.t. het gebruik, 10 procent, EUR 2.500,00   ->   met betrekking tot het gebruik, 10%, €2500

Each rewrite gives equal text for equal meaning and never for different meaning. Addresses,
e-mail addresses and quoted words are left as they stand, for there every letter counts.
"""

import re
from collections.abc import Callable, Sequence

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
    "m.i.v.": "met ingang van", "t.z.t.": "te zijner tijd", "i.t.t.": "in tegenstelling tot", "o.g.v.": "op grond van", "m.n.": "met name",
    "e.d.": "en dergelijke", "e.e.a.": "een en ander", "i.s.m.": "in samenwerking met", "o.l.v.": "onder leiding van", "v.w.b.": "voor wat betreft",
    "a.g.v.": "als gevolg van", "t.n.v.": "ten name van", "a.u.b.": "alstublieft", "z.g.": "zogenaamde", "d.d.": "de dato",
}  # fmt: skip
_DOTLESS: dict[str, str] = {
    short.replace(".", ""): full for short, full in _ABBREVIATIONS.items() if short.count(".") == len(short) // 2 >= 3
} | {short: _ABBREVIATIONS[f"{short}."] for short in ("incl", "excl", "bijv", "evt", "enz", "resp")}  # fmt: skip
"""Abbreviations that are printed without dots too: "mbt", "incl"."""
_SPELLINGS = {
    "ten alle tijden": "te allen tijde", "ten alle tijde": "te allen tijde", "te alle tijden": "te allen tijde", "te alle tijde": "te allen tijde",
    "te aller tijde": "te allen tijde", "ten einde": "teneinde", "ten gunsten": "ten gunste", "ter plekken": "ter plekke", "nog al": "nogal", "help desk": "helpdesk", "e-mail adres": "e-mailadres", "e-mail adressen": "e-mailadressen", "service desk": "servicedesk", "web site": "website", "web sites": "websites", "e mail": "e-mail", "up to date": "up-to-date",
    "zo veel mogelijk": "zoveel mogelijk", "zonodig": "zo nodig", "zomogelijk": "zo mogelijk",
    "in gebreke stelling": "ingebrekestelling", "en / of": "en/of", "te niet": "teniet", "ter zake": "terzake",
    "per email": "per e-mail", "te gelijk": "tegelijk", "vanuit gaan": "vanuitgaan", "ten slotte": "tenslotte",
    "eenieder": "een ieder", "ten allen tijde": "te allen tijde", "ten allen tijden": "te allen tijde", "ten behoeven van": "ten behoeve van",
    "sub verwerker": "subverwerker", "sub verwerkers": "subverwerkers", "te beschikking": "ter beschikking", "back up": "back-up", "back ups": "back-ups", "ex. btw": "exclusief btw", "ex btw": "exclusief btw",
    "on-line": "online", "on line": "online", "off-line": "offline", "real time": "realtime", "real-time": "realtime",
    "twee-factor authenticatie": "tweefactorauthenticatie", "twee factor authenticatie": "tweefactorauthenticatie",
    "tweefactor authenticatie": "tweefactorauthenticatie", "twee-factorauthenticatie": "tweefactorauthenticatie", "tweefactor-authenticatie": "tweefactorauthenticatie",
    "multi-factor authenticatie": "multifactorauthenticatie", "multi factor authenticatie": "multifactorauthenticatie",
    "multifactor authenticatie": "multifactorauthenticatie", "multi-factorauthenticatie": "multifactorauthenticatie", "multifactor-authenticatie": "multifactorauthenticatie",
    "het zelfde": "hetzelfde", "de zelfde": "dezelfde", "even eens": "eveneens", "in middels": "inmiddels", "boven dien": "bovendien", "te samen": "tezamen",
    "bij voorbeeld": "bijvoorbeeld", "naar mate": "naarmate", "te voren": "tevoren", "van uit": "vanuit", "te minste": "ten minste",
    "zo als": "zoals", "niet tegenstaande": "niettegenstaande",
}  # fmt: skip
_OLD_SPELLINGS = (
    ("produkt", "product"), ("kontrol", "control"), ("kontakt", "contact"), ("kontrakt", "contract"), ("aktie", "actie"), ("aktief", "actief"),
    ("aktiv", "activ"), ("aktuele", "actuele"), ("aktueel", "actueel"), ("electroni", "elektroni"), ("electri", "elektri"), ("accoord", "akkoord"),
    ("funktie", "functie"), ("funktione", "functione"), ("projekt", "project"), ("kollega", "collega"), ("kommunikatie", "communicatie"), ("lokatie", "locatie"),
    ("publikatie", "publicatie"), ("applikatie", "applicatie"), ("identifikatie", "identificatie"), ("specifikatie", "specificatie"), ("certifikaat", "certificaat"),
    ("certifikat", "certificat"), ("korrekt", "correct"), ("direkt", "direct"), ("inspektie", "inspectie"), ("copie", "kopie"),
    ("insekt", "insect"), ("onmiddelijk", "onmiddellijk"), ("enigzins", "enigszins"), ("accomodatie", "accommodatie"), ("proffes", "profes"), ("interresse", "interesse"), ("authentifica", "authentica"), ("risiko", "risico"), ("paragraaph", "paragraaf"), ("licensie", "licentie"), ("authentikatie", "authenticatie"), ("sekretar", "secretar"), ("nivo's", "niveaus"), ("nivo", "niveau"),
)  # fmt: skip
_TERMS = "avg btw kvk".split()
"""Names of acts and numbers that are printed in either case."""
_NAMES = {
    "algemene verordening gegevensbescherming": "avg", "europese economische ruimte": "EER", "europese unie": "EU",
    "kamer van koophandel": "kvk", "autoriteit persoonsgegevens": "AP",
}  # fmt: skip
"""Names that are known by their letters."""
_LITERAL = re.compile(r"(\S*(?:://|@|www\.|\\)\S*|(?<![\w'])'[^']{1,200}'(?!\w)|(?<![\w\"])\"[^\"]{1,200}\"(?!\w))")
"""Addresses, paths and quoted words."""
_LITERAL_HINT = re.compile(r"://|@|www\.|\\|['\"]")


def _table(words: dict[str, str]) -> tuple[re.Pattern[str], dict[str, str]]:
    names = "|".join(re.escape(name) for name in sorted(words, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<![\w.])(?:{names})(?![\w])", re.IGNORECASE), words


_ABBREVIATED, _FULL = _table(_ABBREVIATIONS)
_SPELT, _RIGHT = _table(_SPELLINGS)
_ADVERB = re.compile(
    r"\b(er|daar|waar|hier) (aan|bij|door|mee|na|naar|om|onder|op|over|tegen|toe|tussen|uit|van|voor)\b"
    r"(?=\s*[.;,:!?)]|$| (?:is|zijn|was|wordt|worden|heeft|hebben|kan|kunnen|mag|mogen|moet|moeten|zal|zullen|niet|geen|ook|wel|nodig|gebruikt"
    r"|verantwoordelijk|toestemming|afspraken)\b)",
    re.IGNORECASE,
)
"""Only where the preposition can belong to nothing behind it: "daar voor klanten" is not "daarvoor klanten"."""
_OLD = re.compile("|".join(f"({old})" for old, _ in _OLD_SPELLINGS))
_ACT = re.compile(rf"\b(?:{'|'.join(_TERMS)})\b", re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:A\.V\.G|B\.T\.W|K\.v\.K|V\.S|V\.K|E\.U|E\.E\.R)\.?(?!\w)")
_PER = re.compile(r"(?<=\d|-) (?:p/|p\.|per )(?:(m|mnd)|(j|jr)|(u))\b\.?")
_UNIT = re.compile(r"(?<=\d) (?:(dgn)|(mnd)|(jr)|(wkn))\b\.?")
_UNITS = ("", "dagen", "maanden", "jaar", "weken")
_PARTS_OF_DAY = re.compile(r"(?<![\w'])s' ?(?=(?:nachts|avonds|middags|morgens|ochtends|zomers|winters)\b)")
_TWO_STOPS = re.compile(r"(?<=\w)\.\.(?!\.)")
_BY = re.compile(r"(?<=\d) ?[x×] ?(?=\d)")
_SAID_TWICE = re.compile(rf"\b({numbers.WORD}) \((\d+)\)", re.IGNORECASE)
_DAILY = re.compile(r"\b(van|tussen) 0?(\d{1,2})[.:]([0-5][05]) (tot|en) 0?(\d{1,2})[.:]([0-5][05])(?![\d.,:])")
_SHORT = re.compile(rf"(?<![\w.])(?:{'|'.join(sorted(_DOTLESS))})(?![\w.-])")
"""In lower case only: "NAV" is the name of something."""
_LEAST = re.compile(r"(?<![\d.] )(?<![\w.])min\.(?= (?:\d|een\b|één\b))", re.IGNORECASE)
"""Before a number: "5 min." are minutes."""
_AT_LEAST = re.compile(rf"\btenminste(?= (?:\d|{numbers.WORD}\b))", re.IGNORECASE)
NAMED = re.compile(
    "|".join(rf"\b{name}(?: \({short}\))?|\b{short} \({name}\)" for name, short in _NAMES.items()), re.IGNORECASE
)
"""A name, its letters, or both."""
_COMPANY = re.compile(r"(?<=[\w)] )(?:B\.\s?V\.|BV(?![\w.])|N\.\s?V\.|NV(?![\w.]))")
_NORM = re.compile(r"\b(ISO|NEN|IEC|NTA)[\s-]?(?=\d)", re.IGNORECASE)
_CERTIFIED = re.compile(r"(?<=\d)-(?=(?:gecertificeerd|certifica|certificer)\w*)")
_CITED = re.compile(
    r"\b(artikel \d+[a-z]?(?:[.:]\d+)*),? (?:lid (\d+)|(eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende) lid)"
    r"(?:,(?= (?:van|onder|sub|aanhef|avg|uavg|awb|bw)\b))?",
    re.IGNORECASE,
)
_UNDER = re.compile(r"(?<=\d) sub (?=[a-z]\b)")
_MONEY = re.compile(
    r"(?:€|\bEUR|\beuro)\s?(\d{1,3}(?:\.\d{3})+|\d+)(,\d{2}|,-{1,2})?(?![\d.]*\d)|(?<![\w.,])(\d{1,3}(?:\.\d{3})+|\d+)(,\d{2}|,-{1,2})?\s(?:euro|EUR)\b",
    re.IGNORECASE,
)
_MONEY_IN_WORDS = re.compile(rf"(?<![\w-])({numbers.WORD})\s(?:euro|EUR)\b", re.IGNORECASE)
_PERCENT = re.compile(rf"(?<![\w.,])(\d+(?:,\d+)?|{numbers.WORD})\s?(?:%|procent\b)", re.IGNORECASE)
_CLOCK = re.compile(r"(?<![\w.,:])0?(\d{1,2})[.:](\d{2})\s?(?:uur|u\.?)(?!\w)", re.IGNORECASE)
_CLOCK_RANGE = re.compile(
    r"(?<![\w.,:])0?(\d{1,2})[.:](\d{2})(?:\s?(?:uur|u\.?))?(?=(?:\s(?:tot(?:\sen\smet)?|en)\s|\s?-\s?)\d{1,2}[.:]\d{2}\s?(?:uur|u\.?)(?!\w))",
    re.IGNORECASE,
)
_COLON_CLOCK = re.compile(r"(?<=\bom )0(\d:\d{2})(?![\d:])")
_TWICE = re.compile(rf"(?<![\w.,])(\d+)\s\(({numbers.WORD})\)", re.IGNORECASE)
_SIZES: dict[str, str] = {"gigabyte": "GB", "megabyte": "MB", "terabyte": "TB", "kilometer": "km", "kilogram": "kg"}
_NAMED_SIZE = re.compile(rf"(?<=\d)\s?({'|'.join(_SIZES)})s?\b", re.IGNORECASE)
_GLUED = re.compile(r"(?<![\w.,])(\d+)(uur|dagen|weken|maanden|jaar|werkdagen|minuten)\b")
_MILLION = re.compile(r"(?<![\w.,])(\d{1,3})(?:,(\d{1,3}))? (?:(miljoen|mln\.?)|(?:miljard|mld\.?))(?!\w)")
_MAAL = re.compile(rf"(?<![\w.,])({numbers.WORD}|\d+) ?maal(?= (?:per|in|elk)\b)", re.IGNORECASE)
_CENT = re.compile(r"(?<=\d)\s?(?:per cent|pct\.?)(?!\w)", re.IGNORECASE)
_POSTCODE = re.compile(r"(?<![\w.])(\d{4})([A-Z]{2})(?= [A-Z]|[,.;)]|$)")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u200b": None, "\ufeff": None}
)
_SLASH = re.compile(r"(?<=[^\W\d]) ?/ ?(?=[^\W\d])")
_SIZE = re.compile(r"(?<![\w.,])(\d+(?:,\d+)?)(GB|MB|TB|KB|kB|km|kg)\b")
_TIMES = re.compile(r"(?<![\w.,])(\d+)\s?x(?=\s)")
_PLURAL = re.compile(r"\b([A-Z]{2,}|pc|sla|api|url|faq)'s\b")
_SHORT_MONTH = re.compile(r"(?<=\d )(jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.?(?= \d{4}\b)", re.IGNORECASE)
_MONTHS: dict[str, str] = dict(zip("jan feb mrt apr jun jul aug sep sept okt nov dec".split(),
                   "januari februari maart april juni juli augustus september september oktober november december".split(), strict=True))  # fmt: skip
_ORDINAL = re.compile(r"(?<![\w.,])([1-9]|10)(?:e|de|ste)(?!\w)")
_ORDINALS: Sequence[str] = "nulde eerste tweede derde vierde vijfde zesde zevende achtste negende tiende".split()
_NUMBERED = re.compile(r"\d|%|procent|euro|EUR", re.IGNORECASE)
_BULLET = re.compile(r"(?:(?<=[:;.] )|^)[-•*·▪](?= )")


def _money(found: re.Match[str]) -> str:
    whole, cents = (found[1], found[2]) if found[1] else (found[3], found[4])
    rest = "" if cents in (None, ",00", ",-", ",--") else cents
    return f"€{int(whole.replace('.', ''))}{rest}"


def _money_in_words(found: re.Match[str]) -> str:
    number = numbers.value(found[1])
    return found[0] if number is None else f"€{number:.15g}"


def _percent(found: re.Match[str]) -> str:
    number = numbers.value(found[1])
    return found[0] if number is None else f"{number:g}%"


def _twice(found: re.Match[str]) -> str:
    return found[1] if numbers.value(found[2]) == int(found[1]) else found[0]


def _said_twice(found: re.Match[str]) -> str:
    return found[2] if numbers.value(found[1]) == int(found[2]) else found[0]


def _looked_up(table: dict[str, str]) -> Callable[[re.Match[str]], str]:
    def rewrite(found: re.Match[str]) -> str:
        full = table[found[0].casefold()]
        return full[0].upper() + full[1:] if found[0][0].isupper() else full

    return rewrite


Rewrite = Callable[[str], str]


def _abbreviations(text: str) -> str:
    text = NAMED.sub(_letters, _SHORT.sub(lambda found: _DOTLESS[found[0]], _DOTTED.sub(_undotted, text)))
    if "." not in text and "/" not in text:
        return text
    text = _LEAST.sub("minimaal", text)
    return _ABBREVIATED.sub(_looked_up(_FULL), _SHORT_MONTH.sub(lambda found: _MONTHS[found[1].casefold()], text))


def _undotted(found: re.Match[str]) -> str:
    bare = found[0].replace(".", "")
    return bare.casefold() if bare.casefold() in _TERMS else bare


def _letters(found: re.Match[str]) -> str:
    lowered = found[0].casefold()
    return next(short for name, short in _NAMES.items() if name in lowered)


def _million(found: re.Match[str]) -> str:
    zeros = 6 if found[3] else 9
    return found[1] + (found[2] or "").ljust(zeros, "0")


def _times(found: re.Match[str]) -> str:
    number = numbers.value(found[1])
    return found[0] if number is None else f"{number:g} keer"


def _cited(found: re.Match[str]) -> str:
    return f"{found[1]} lid {found[2] or _ORDINALS.index(found[3].casefold())}"


def _citations(text: str) -> str:
    return _UNDER.sub(" onder ", _CITED.sub(_cited, text)) if "lid" in text or " sub " in text else text


def _numbers(text: str) -> str:
    text = _AT_LEAST.sub("ten minste", _MAAL.sub(_times, text))
    if not _NUMBERED.search(text):
        return text
    text = _PER.sub(lambda found: f" per {('maand', 'jaar', 'uur')[(found.lastindex or 1) - 1]}", text)
    text = _UNIT.sub(lambda found: f" {_UNITS[found.lastindex or 0]}", _SAID_TWICE.sub(_said_twice, text))
    text = _DAILY.sub(r"\1 \2:\3 \4 \5:\6", _BY.sub("x", text))
    text = _MILLION.sub(_million, _CENT.sub("%", _GLUED.sub(r"\1 \2", text)))
    text = _NAMED_SIZE.sub(lambda found: f" {_SIZES[found[1].casefold()]}", text)
    text = _COLON_CLOCK.sub(r"\1", _CLOCK_RANGE.sub(r"\1:\2", _POSTCODE.sub(r"\1 \2", text)))
    text = _PERCENT.sub(_percent, _MONEY_IN_WORDS.sub(_money_in_words, _MONEY.sub(_money, text)))
    text = _SIZE.sub(r"\1 \2", _TWICE.sub(_twice, _CLOCK.sub(r"\1:\2 uur", text)))
    text = _TIMES.sub(r"\1 keer", text)
    return _ORDINAL.sub(lambda found: _ORDINALS[int(found[1])], text)


def _old_spelling(found: re.Match[str]) -> str:
    return _OLD_SPELLINGS[(found.lastindex or 1) - 1][1]


def _legal_form(found: re.Match[str]) -> str:
    return found[0].replace(".", "").replace(" ", "")


REWRITES: tuple[tuple[str, Rewrite], ...] = (
    ("a ligature", lambda text: text if text.isascii() else text.translate(_LIGATURES)),
    ("white space", lambda text: _SLASH.sub("/", text)),
    ("an apostrophe", lambda text: _PARTS_OF_DAY.sub("'s ", text)),
    ("punctuation", lambda text: _TWO_STOPS.sub(".", text)),
    ("an abbreviation", _abbreviations),
    ("the notation of a reference", _citations),
    ("the notation of numbers", _numbers),
    ("the notation of a norm", lambda text: _CERTIFIED.sub(" ", _NORM.sub(lambda found: found[1].upper(), text))),
    ("the notation of a legal form", lambda text: _COMPANY.sub(_legal_form, text)),
    ("another spelling of the same words", lambda text: _ADVERB.sub(r"\1\2", _SPELT.sub(_looked_up(_RIGHT), text))),
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
