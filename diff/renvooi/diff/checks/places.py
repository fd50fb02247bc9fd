"""Where data is said to be: inside or outside an area, always or by exception."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.diff.checks.subject import Statement, Subject
from renvooi.diff.signals.location import locations, named

_HINTS = ("eu", "eer", "nederland", "regio", "land")
_AREA = r"(?:EU\s?/\s?EER|EER|EU|Europese\s+(?:Unie|Economische\s+Ruimte)|Europa|Nederland|(?:geografische\s+)?regio|landsgrenzen)\b"
INSIDE = re.compile(rf"\b(?:binnen|in)\s+(?:de\s+|het\s+)?{_AREA}")
OUTSIDE = re.compile(rf"\bbuiten\s+(?:de\s+|het\s+)?{_AREA}")
_NEVER_OUTSIDE = re.compile(
    rf"\b(?:nooit|niet|geen|nimmer)\b[^,;]*\bbuiten\s+(?:de\s+|het\s+)?{_AREA}|\bverla(?:at|ten)\b[^,;]*\b{_AREA}[^,;]*\b(?:nooit|niet)\b"
    rf"|\bverla(?:at|ten)\b[^,;]*\b(?:nooit|niet)\b"
)
_ALWAYS = re.compile(
    r"\b(?:alle|al\s+(?:de|het|onze|uw))\s+(?:\w+\s+){0,2}?(?:data|(?:persoons|klant)?gegevens|verwerkingen)\b|\b(?:altijd|uitsluitend|volledig|te\s+allen\s+tijde|enkel)\b",
    re.IGNORECASE,
)
_DATA = re.compile(r"\b(?:data|\w*gegevens|dataverwerking|data-opslag|verwerking(?:en)?|opslag)\b", re.IGNORECASE)
_LIMITED = re.compile(
    r"\b(?:hierbij|daarbij|hiervoor|daarvoor|dan|tijdens|gedurende|bij|in|voor|na|indien|als|wanneer|waar(?:bij)?|mits|tenzij|behalve|behoudens|uitgezonderd|uitzondering\w*|structurele?"
    r"|vaste|geplande|zoveel|zo\s+veel|streeft|streven|voorkeur|mogelijk|beginsel|principe)\b",
    re.IGNORECASE,
)
"""What limits a statement: it no longer speaks of everything at any time."""
EEA = frozenset("AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO".split())
"""Country codes of the members of the European Economic Area."""
_IN_A_NAME = re.compile(r"\b(?:in|vanuit|naar)\s+(?:de\s+|het\s+)?[A-Z]")
_DENIED = re.compile(r"\b(?:niet|nooit|geen|zonder|nimmer)\b", re.IGNORECASE)
_RULED = re.compile(
    r"\b(?:bij|voor|in\s+geval\s+van)\s+(?:\w+\s+){0,2}buiten\b|\b(?:indien|als|wanneer|mits|tenzij|ingeval|toestemming|mag|mogen|passende?|waarborg\w*)\b",
    re.IGNORECASE,
)
"""What makes a sentence a rule for the case that data goes outside, and no statement that it does."""
_ABOUT_DATA = re.compile(
    r"\b(?:\w*data\w*|\w*gegevens|\w*verwerk\w*|opslag|opgeslagen|servers?|services|diensten?|\w*support|ondersteun\w*|medewerkers?"
    r"|ontwikkel\w*|toegang|partij(?:en)?|leveranciers?|kaart\w*|hosting|gehost|werkzaamheden)\b",
    re.IGNORECASE,
)
_HOSTED = re.compile(
    r"\b(?:gehost|hosting|hosten|opgeslagen|opslag|verwerk\w*|datacentr\w+|draai(?:t|en)|bewaard|dataverwerking)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What a sentence says of where data is."""

    statement: Statement
    absolute: bool
    """All data, always, and nothing that limits it."""
    outside: bool
    """Data is or may be outside the area."""


def whereabouts(subject: Subject) -> Iterator[Whereabouts]:
    """Every sentence that puts data inside or outside an area."""
    for statement in subject.statements:
        if not any(hint in statement.folded for hint in _HINTS):
            if _is_abroad(statement.text):
                yield Whereabouts(statement, absolute=False, outside=True)
            continue
        text = statement.text
        never = _NEVER_OUTSIDE.search(text) is not None
        outside = not never and OUTSIDE.search(text) is not None and _is_stated(text)
        outside = outside or _is_abroad(text)
        inside = never or INSIDE.search(text) is not None
        if outside or inside:
            absolute = not outside and _is_absolute(text, never=never)
            yield Whereabouts(statement, absolute, outside)


def _is_abroad(text: str) -> bool:
    """Whether a sentence says that data is in a country outside the EEA."""
    if not _IN_A_NAME.search(text) or not _is_stated(text):
        return False
    return any(
        len(code) == 2
        and code not in EEA
        and re.search(rf"\b(?:in|vanuit|naar)\s+(?:de\s+|het\s+)?{re.escape(words)}", text)
        for code, words in named(text).items()
    )


def _is_stated(text: str) -> bool:
    """Whether a sentence says that something about data is outside, and neither forbids nor rules it."""
    return _ABOUT_DATA.search(text) is not None and not _DENIED.search(text) and not _RULED.search(text)


def _is_absolute(text: str, *, never: bool) -> bool:
    rest = INSIDE.sub(" ", OUTSIDE.sub(" ", text))
    return (never or _ALWAYS.search(rest) is not None) and _DATA.search(rest) is not None and not _LIMITED.search(rest)


def hosted(subject: Subject) -> Iterator[tuple[Statement, str]]:
    """Sentences that say where everything is hosted or processed, with the area: "EU/EER", "Europa"."""
    for statement in subject.statements:
        if not any(hint in statement.folded for hint in _HINTS) or not _HOSTED.search(statement.text):
            continue
        if OUTSIDE.search(statement.text) or _DENIED.search(statement.text):
            continue
        areas = locations(statement.text)
        for area, names in (("EU/EER", {"EU", "EU/EER"}), ("Europa", {"Europa"})):
            if not names.isdisjoint(areas):
                yield statement, area
