"""Where data is said to be: inside or outside an area, always or by exception."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.diff.checks.subject import Statement, Subject
from renvooi.diff.signals.location import EU, EUROPE, locations

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
_DENIED = re.compile(r"\b(?:niet|nooit|geen|zonder|nimmer)\b", re.IGNORECASE)
_RULED = re.compile(
    r"\b(?:indien|als|wanneer|mits|tenzij|ingeval|toestemming|mag|mogen|passende?|waarborg\w*)\b", re.IGNORECASE
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
            continue
        text = statement.text
        never = _NEVER_OUTSIDE.search(text) is not None
        outside = not never and OUTSIDE.search(text) is not None and _is_stated(text)
        inside = never or INSIDE.search(text) is not None
        if outside or inside:
            absolute = not outside and _is_absolute(text, never=never)
            yield Whereabouts(statement, absolute, outside)


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
        named = locations(statement.text)
        for area, pattern in (("EU/EER", EU), ("Europa", EUROPE)):
            if area in named and pattern.search(statement.text):
                yield statement, area
