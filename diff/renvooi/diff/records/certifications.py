"""What is certified: holder, norm, edition, certificate number, certifier, scope, end, and whether it is certified at all.

    Voorbeeld Data B.V. is door Keurinstelling Fictie B.V. gecertificeerd voor NEN-EN-ISO/IEC
    27001:2023 onder certificaatnummer KF-1 en voor NEN 7510-1:2017 onder certificaatnummer KF-2.

is two records of one holder. "ISO27001", "ISO/IEC 27001" and "NEN-EN-ISO/IEC 27001" are one norm;
"NEN 7510" and "NEN 7510-1" are not. A sentence that explains a norm names no certificate.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renvooi.diff.records.entries import Entry, Listing, cells
from renvooi.diff.records.values import Value, make_record
from renvooi.diff.records.wording import bare
from renvooi.diff.signals.sentences import sentences
from renvooi.model import FieldName, Record, RecordKind
from renvooi.model.versions import MONTHS

_EDITION = r"(?::\d{4})?(?:\s?[+/]\s?A\d+(?::\d{4})?)*"
_NORM = re.compile(
    rf"(?<![\w-])(?P<body>NEN(?:-EN)?(?:-ISO)?(?:/IEC)?|ISO(?:/IEC)?|IEC|NTA|SOC|ISAE|SSAE|TISAX|PCI[\s-]?DSS|BIO|CSA\s+STAR|HDS|C5)"
    rf"(?:[\s-]?(?P<number>\d+(?:\.\d+)*(?:-\d+)*)(?P<edition>{_EDITION}))?(?:\s+type\s+(?P<kind>II|I|2|1)\b)?(?!\w)",
    re.IGNORECASE,
)
_UNNUMBERED = frozenset("TISAX PCIDSS BIO CSASTAR HDS C5".split())
"""Norms that have no number of their own."""
_ROMAN = {"I": "1", "II": "2"}
_EXPLAINS = re.compile(
    r"\bis\s+een\b[^.]*\bnorm\b|\b(?:norm|standaard)\s+(?:is|gaat|beschrijft|heeft)\b", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?:\bcertifica(?:at|te)\w*(?:\s*(?:nr\.?|nummer|no\.?))?|\bnummer|\bnr\.?|\bregistratienummer)\s*:?\s*"
    r"(?P<number>(?=[A-Z0-9./-]*\d)[A-Z0-9][A-Z0-9./-]*[A-Z0-9])",
    re.IGNORECASE,
)
_CERTIFIER = re.compile(
    r"\bdoor\s+(?P<before>[A-Z0-9][^,;:]{1,60}?)\s+(?:gecertificeerd|afgegeven|verstrekt|geaudit)"
    r"|\b(?:afgegeven|verstrekt|uitgegeven|gecertificeerd|geaudit)\s+door\s+(?P<after>[A-Z0-9][\w&'. -]{1,60}?)(?=[,;:)]|\.\s|\.?$|\s(?:voor|onder|met|en)\b)"
    r"|\bcertificerende\s+instelling\s*:?\s+(?P<named>[A-Z0-9][\w&'. -]{1,60}?)(?=[,;:)]|\.\s|\.?$)"
)
_SCOPE = re.compile(
    r"\b(?:toepassingsgebied|scope|reikwijdte)\b(?:\s+(?:betreft|is|omvat|van\s+het\s+certificaat))*\s*:?\s+(?P<scope>.+?)(?=\.(?:\s+[A-Z]|\s*$)|$)",
    re.IGNORECASE | re.DOTALL,
)
_VALID = re.compile(
    r"\b(?:geldig(?:heid)?|loopt|valid)\b[^.;]{0,30}?\b(?:tot(?:\s+en\s+met)?|t/m|until)\s+"
    r"(?P<date>(?P<day>\d{1,2})(?:\s+(?P<month>[a-z]{3,9})\s+|[-/](?P<number>\d{1,2})[-/])(?P<year>\d{4}))",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"^(?P<holder>[^;:]{2,160}?)\s+(?:is|zijn|beschik\w+|heeft|hebben|hebt|houdt|bezit|voldo\w+|werk(?:t|en)|volg(?:t|en)|stre(?:eft|ven)|wordt|worden|laat)\b",
    re.IGNORECASE,
)
_HOLDER_KEY = re.compile(r"^(?P<holder>[A-Z0-9][^:;|]{1,80}):\s")
_OWN = re.compile(r"^(?:wij|we|data\s?processor|de\s+verwerker|verwerker)$", re.IGNORECASE)
_STATES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("not certified", r"\b(?:niet|geen)\b[^.]{0,40}\bcertific|\bniet\s+(?:meer\s+)?gecertificeerd"),
        ("aimed at", r"\bstre(?:eft|ven)\b|\bbeoog\w*|\btraject\b|\bvoorberei\w*|\bvan\s+plan\b|\bvoornemens\b|\bverwacht\w*|\bgepland\b"),
        ("certified", r"\bgecertificeerd\w*|\bcertifica(?:at|ten|tie|te|tes)\b|\bcertificaatnummer|\bcertified\b"),
        ("followed", r"\bvolgens\b|\bconform\b|\bin\s+lijn\s+met\b|\bgebaseerd\b|\bop\s+basis\s+van\b|\bvoldo(?:et|en)\b|\bwerk(?:t|en)\b|\bvolg(?:t|en)\b"),
    )
)  # fmt: skip
"""The first that a sentence has; in a list of certificates it is certified unless it says otherwise."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a text says of one norm."""

    norm: str
    values: tuple[Value, ...]


def read_certifications(listing: Listing, processor: str) -> Iterator[Record]:
    """The certificates of a list: several an entry, if it names several norms.

    What a whole entry says, its scope and its end, holds for each norm that has none of its own.
    """
    for entry in listing.entries:
        for one in certificates_of(_text(entry), processor):
            values = [(name, value, entry.item) for name, value in one.values]
            yield make_record(RecordKind.CERTIFICATIONS, entry.item, one.norm, values)


def _text(entry: Entry) -> str:
    """The text of an entry; the cells of a row with their heads, as sentences."""
    if not entry.is_row:
        return entry.text
    pairs = zip((*entry.heads, *[""] * len(entry.text)), cells(entry.item.node.text), strict=False)
    return ". ".join(f"{head}: {cell}" if head else cell for head, cell in pairs if cell)


def certificates_of(text: str, processor: str) -> tuple[Certificate, ...]:
    """The certificates that `text` names; `processor` is who "wij" are."""
    found: dict[tuple[str, str | None], Certificate] = {}
    text = " ".join(text.split())
    shared = _shared(text)
    for sentence in sentences(text):
        if _EXPLAINS.search(sentence):
            continue
        norms = tuple(_norms(sentence))
        if not norms:
            continue
        holder, state = _holder(sentence, processor), (FieldName.STATE, state_of(sentence))
        for at, match in enumerate(norms):
            end = norms[at + 1].start() if at + 1 < len(norms) else len(sentence)
            one = _certificate(match, sentence[match.end() : end], holder, (*shared, state))
            found.setdefault((one.norm, holder), one)
    return tuple(found.values())


def norm_of(match: re.Match[str]) -> str:
    """One notation for all names of a norm: "ISO 27001" for "NEN-EN-ISO/IEC 27001"."""
    body = " ".join(match["body"].upper().split())
    body = "ISO" if "ISO" in body else "NEN" if body.startswith("NEN") else body
    return f"{body} {match['number']}" if match["number"] else body


def _norms(sentence: str) -> Iterator[re.Match[str]]:
    """The norms of a sentence; one in brackets right behind another says that one in other words."""
    end, aside = -1, False
    for match in _NORM.finditer(sentence):
        plain = re.sub(r"[\s-]", "", match["body"].upper())
        if match["number"] is None and plain not in _UNNUMBERED:
            continue
        between = sentence[end : match.start()].strip() if end >= 0 else None
        aside = between == "(" or (aside and between in ("/", ","))
        end = match.end()
        if not aside:
            yield match


def _certificate(match: re.Match[str], after: str, holder: str | None, shared: Sequence[Value]) -> Certificate:
    norm = norm_of(match)
    number = _NUMBER.search(after)
    own: list[Value] = [(FieldName.HOLDER, holder)] if holder else []
    own.append((FieldName.NORM, norm))
    if edition := _edition(match):
        own.append((FieldName.EDITION, edition))
    if number is not None:
        own.append((FieldName.NUMBER, number["number"]))
    if until := _until(after):
        own.append((FieldName.VALID_UNTIL, until))
    has = {name for name, _ in own}
    own += [value for value in shared if value[0] not in has]
    return Certificate(norm, tuple(own))


def _edition(match: re.Match[str]) -> str:
    """Year and amendments, or the type of a report: "2017+A1:2020", "Type 2"."""
    edition = "".join((match["edition"] or "").split()).removeprefix(":")
    kind = match["kind"]
    return " ".join(part for part in (edition, f"Type {_ROMAN.get(kind.upper(), kind)}" if kind else "") if part)


def _shared(text: str) -> tuple[Value, ...]:
    """What an entry says once of all its certificates."""
    found: list[Value] = []
    if certifier := _CERTIFIER.search(text):
        name = certifier["before"] or certifier["after"] or certifier["named"]
        found.append((FieldName.CERTIFIER, bare(name)))
    if scope := _SCOPE.search(text):
        found.append((FieldName.SCOPE, bare(scope["scope"])))
    if len({match["date"] for match in _VALID.finditer(text)}) == 1 and (until := _until(text)):
        found.append((FieldName.VALID_UNTIL, until))
    return tuple(found)


def _until(text: str) -> str | None:
    found = _VALID.search(text)
    if found is None:
        return None
    month = MONTHS.get(found["month"].casefold()) if found["month"] else int(found["number"])
    return f"{found['year']}-{month:02}-{int(found['day']):02}" if month else None


def _holder(sentence: str, processor: str) -> str | None:
    found = _HOLDER.match(sentence) or _HOLDER_KEY.match(sentence)
    if found is None or _NORM.match(found["holder"]):
        return None
    holder = found["holder"].strip()
    return processor if _OWN.match(holder) else holder


def state_of(sentence: str) -> str:
    """Whether a sentence says certified, followed or only aimed at."""
    return next((name for name, pattern in _STATES if pattern.search(sentence)), "certified")
