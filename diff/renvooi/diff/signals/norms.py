"""Certifications of a text as records: norm, edition, status, certificate number, validity, scope.

    gecertificeerd voor NEN-EN-ISO/IEC 27001:2023 onder certificaatnummer AB12, geldig tot 1 mei 2031

"ISO27001", "ISO/IEC 27001" and "NEN-EN-ISO/IEC 27001" are one norm; NEN 7510 is another one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from renvooi.diff.signals.date import dates
from renvooi.diff.signals.sentences import sentences, stems
from renvooi.diff.signals.values import MANY, REACH, part_around

CERTIFIED, FOLLOWED, STRIVING, NOT_CERTIFIED, NAMED = "certified", "followed", "strived for", "not certified", "named"
ANY_NORM = "certification"
"""Stands for the norm where a text says "gecertificeerd" and names none."""
_NORM = re.compile(
    r"(?<![\w-])(?P<body>(?:NEN|EN|ISO|IEC|NTA|NPR|SOC|ISAE|SSAE|PCI|BSI|CSA)(?:[-/\s](?:EN|ISO|IEC))*)[\s-]?(?P<number>\d{1,5}(?:-\d{1,2}(?!\d))?)"
    r"(?:(?::|-|\s\(|,?\s+(?:editie|versie|uitgave)\s+)(?P<edition>(?:19|20)\d\d)\)?)?(?P<amended>(?:[/+]A\d+(?::\d{4})?)*)(?:\s*[Tt]ype\s*(?P<type>I{1,2}|[12])(?!\w))?"
    r"|(?<![\w-])(?P<plain>PCI[\s-]DSS|TISAX|CSA\s+STAR|FedRAMP|HITRUST|Cyber\s+Essentials)(?!\w)"
)
_CERTIFIED = re.compile(
    r"\b(?:\w+-)?gecertificeerde?\b|\bcertifica(?:at|ten|tie|ties)\b|\b\w*-?certificering(?:en)?\b|\bcertificaatnummers?\b",
    re.IGNORECASE,
)
_PLAINLY = re.compile(r"\bgecertificeerde?\b|\bcertificering(?:en)?\b", re.IGNORECASE)
_CERTIFICATE = re.compile(r"\bcertifica(?:at|ten)\b|\bcertificaatnummers?\b", re.IGNORECASE)
_HOLDER = re.compile(
    r"\b\w*datacent(?:er|rum|ers|ra)\b|\b\w*hosting(?:partij|provider|partner|leverancier)\w*\b|\bsub-?verwerkers?\b|\bsub-?processors?\b"
    r"|\b(?:cloud|internet)(?:provider|leverancier|partij)\w*\b|\bonderaannemers?\b|\b(?:moeder|dochter|zuster)(?:bedrijf|maatschappij|onderneming)\b|\bpartners?\b"
    r"|\bderde\s+partij\b",
    re.IGNORECASE,
)
"""Others than the parties whose certificate it may be."""
_NOT = re.compile(
    r"\b(?:niet(?:\s+(?:langer|meer))?|geen|nooit|zonder)\s+(?:\w+\s+){0,3}?(?:\S*gecertificeerde?|\S*certifica\w+|\S*certificering\w*)|\bcertifi\w+[^.;,]{0,80}\b(?:verlopen|ingetrokken|vervallen)\b",
    re.IGNORECASE,
)
_STRIVES = re.compile(
    r"\bstre(?:eft|ven)\b|\bgestreefd\b|\bwerk(?:t|en)\s+(?:toe|aan)\b|\btraject\b|\bin\s+voorbereiding\b|\bbeoogt?\b|\bvoornemens\b|\bvan\s+plan\b"
    r"|\bbezig\s+met\b|\bspan(?:t|nen)\b|\bverwacht\b|\bop\s+weg\b",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    r"\b(?:volgens|conform|in\s+lijn\s+met|gebaseerd\s+op|op\s+basis\s+van|naar|voldoet|voldoen|overeenkomstig|volgt|volgen|hanteert"
    r"|ingericht|geïnspireerd|richtlijn\w*|principes)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:certifica(?:at|ten)(?:-?nummers?)?|registratienummer|nummer|nr\.)\s*(?:nr\.?|nummer)?\s*:?\s*"
    r"(?P<number>[A-Z0-9][A-Z0-9./-]*\d(?:[A-Z0-9./-]*[A-Z0-9])?)"
)
_SCOPE = re.compile(
    r"\b(?:toepassingsgebied|reikwijdte|scope)\b(?P<scope>[^;]*)"
    r"|\bcertific\w+\b[^.;]{0,80}?\b(?:omvat(?:ten)?|geld(?:t|en)\s+(?:alleen\s+|uitsluitend\s+)?voor|betref(?:t|fen)|betrekking\s+op|zie(?:t|n)\s+op|de(?:kt|kken)|beperkt\s+tot"
    r"|strek(?:t|ken)\s+zich\s+uit\s+(?:tot|over)|van\s+toepassing\s+op)(?P<covers>[^.;]*)"
    r"|\bgecertificeerde?\s+voor\s+(?!(?:de\s+|het\s+)?(?:norm|certificaat|standaard|ISO|NEN|SOC|ISAE|PCI))(?P<certified>[^.;]*)",
    re.IGNORECASE,
)
_NORM_WORDS = stems("norm certificaat certificering iso nen geldt")
_HINT = re.compile(
    r"certifi|ISO|IEC|NEN|NTA|NPR|SOC|ISAE|SSAE|PCI|TISAX|CSA|BSI|EN \d|FedRAMP|HITRUST|Cyber", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Record:
    """What a text says of one norm."""

    norm: str
    edition: str | None
    status: str
    number: str | None
    valid_until: str | None
    """ISO 8601."""
    text: str
    """As printed: from the norm to the words that say what it is to the holder, whichever comes first."""

    @property
    def said(self) -> str:
        """The record in one notation."""
        edition = f":{self.edition}" if self.edition else ""
        number = f", certificate {self.number}" if self.number else ""
        until = f", until {self.valid_until}" if self.valid_until else ""
        return f"{self.norm}{edition} ({self.status}){number}{until}"


@lru_cache(maxsize=2048)
def records(text: str) -> tuple[Record, ...]:
    """The certifications of `text`, each norm once per status, in order."""
    if not _HINT.search(text):
        return ()
    found = list(_records(text))
    if not found and (plain := _PLAINLY.search(text)):
        status, _ = _status(text, plain.start(), plain.end())
        found = [Record(ANY_NORM, None, status, None, None, plain[0])]
    if not found and _CERTIFICATE.search(text) and (lost := _NOT.search(text)):
        found = [Record(ANY_NORM, None, NOT_CERTIFIED, None, None, lost[0])]
    if not found and _CERTIFICATE.search(text) and (number := _NUMBER.search(text)):
        found = [Record(ANY_NORM, None, CERTIFIED, number["number"], None, number[0])]
    unique: dict[tuple[str, str | None, str], Record] = {}
    for record in found:
        unique.setdefault((record.norm, record.edition, record.status), record)
    return tuple(unique.values())


def scope(text: str) -> frozenset[str]:
    """The content words of the scope of a certification; empty where none is stated."""
    return frozenset(stem for said in scopes(text) for stem in stems(said) - _NORM_WORDS)


def scopes(text: str) -> tuple[str, ...]:
    """The scopes of the certifications of `text`, as printed."""
    if not _HINT.search(text):
        return ()
    found = (match for sentence in sentences(text) for match in _SCOPE.finditer(sentence))
    said = ((match["scope"] or match["covers"] or match["certified"] or "").strip(" .,:") for match in found)
    return tuple(one for one in said if one)


def other_holders(text: str) -> frozenset[str]:
    """Who else than the parties a sentence with a norm speaks of: "een datacentrum dat gecertificeerd is"."""
    if not _HINT.search(text):
        return frozenset()
    return frozenset(
        stem
        for sentence in sentences(text)
        if _NORM.search(sentence)
        for found in _HOLDER.finditer(sentence)
        for stem in stems(found[0])
    )


def canonical(text: str) -> str:
    """`text` with each norm in one notation: "ISO27001" and "ISO/IEC 27001" become equal."""
    return _NORM.sub(
        lambda found: f"{_name(found)}{':' + found['edition'] if found['edition'] else ''}{found['amended'] or ''}",
        text,
    )


def _records(text: str) -> Iterator[Record]:
    until = next((date.said for date in dates(text) if date.ends), None) if _CERTIFIED.search(text) else None
    for sentence in sentences(text):
        norms = list(_NORM.finditer(sentence))
        # a sentence of more norms than a person would write is a list: one status holds for all of it
        shared = _status(sentence, norms[0].start(), norms[-1].end())[0] if len(norms) > MANY else None
        for at, found in enumerate(norms):
            end = norms[at + 1].start() if at + 1 < len(norms) else len(sentence)
            match = _NUMBER.search(sentence, found.end(), min(end, found.end() + REACH))
            if match is None and len(norms) == 1:
                match = _NUMBER.search(sentence)
            number = match["number"] if match else None
            edition = f"{found['edition'] or ''}{found['amended'] or ''}" or None
            status, said = (shared, None) if shared else _status(sentence, found.start(), found.end())
            spans = [found.span(), *([match.span()] if match else ()), *([said] if said else ())]
            printed = sentence[min(start for start, _ in spans) : max(stop for _, stop in spans)]
            yield Record(_name(found), edition, status, number, until, printed)


def _name(found: re.Match[str]) -> str:
    if found["plain"]:
        return " ".join(found["plain"].replace("-", " ").split())
    body = found["body"].upper()
    body = "ISO" if "ISO" in body or body == "IEC" else body.split("-")[0].split()[0]
    kind = f" type {len(found['type']) if found['type'].startswith('I') else found['type']}" if found["type"] else ""
    return f"{body} {found['number']}{kind}"


def _status(sentence: str, start: int, end: int) -> tuple[str, tuple[int, int] | None]:
    """What is said of a norm, and where: in its own part of the sentence, or where that is silent, in all of it."""
    for begin, stop in (part_around(sentence, start, end), (max(0, start - REACH), end + REACH)):
        for status, words in _STATUSES:
            if found := words.search(sentence[begin:stop]):
                return status, (begin + found.start(), begin + found.end())
    return NAMED, None


_STATUSES = ((NOT_CERTIFIED, _NOT), (STRIVING, _STRIVES), (CERTIFIED, _CERTIFIED), (FOLLOWED, _FOLLOWED))
"""What a text may say of a norm, the first that it says counts."""
