"""Where data is processed, in one notation: "EU/EER", "outside EU/EER", or country codes.

"Alle data blijft binnen de EU/EER" and "Verwerking vindt plaats in de EER" are one location;
"zo veel mogelijk binnen de EU/EER" is another, for it promises less.
"""

import re

from renvooi.diff.records.wording import LOOSE
from renvooi.diff.signals.location import locations

EEA = frozenset("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split())
"""ISO 3166 codes of the member states of the European Economic Area."""
INSIDE, OUTSIDE, EUROPE = "EU/EER", "outside EU/EER", "Europa"
_INSIDE = frozenset({"EU", INSIDE})
_OUTSIDE = re.compile(
    r"\bbuiten\s+(?:de\s+|het\s+)?(?:EU|EER|Europ)|\bderde\s+land(?:en)?\b|\boutside\s+the\s+E", re.IGNORECASE
)
_NOT = re.compile(
    r"\b(?:niet|nooit|geen)\b[^.;]{0,60}\bbuiten\b|\bverla(?:at|ten)\b[^.;]*\b(?:niet|nooit)\b", re.IGNORECASE
)
_TOWN = re.compile(r"^(?:(?:statutair\s+)?gevestigd\s+)?(?:(?:te|in|uit)\s+)?", re.IGNORECASE)
WHERE_POSSIBLE = " (where possible)"
_TOWN_WORD = re.compile(r"[A-Z(]|(?:de|den|der|het|the|van|op|aan)$")
"""How a word of a seat begins: "Alphen aan den Rijn, Nederland"."""


def location_of(text: str) -> str | None:
    """The places that `text` names, most general first; None without one."""
    found = locations(text)
    codes = sorted(code for code in found if code.isupper() and len(code) == 2)
    outside = bool(_OUTSIDE.search(text)) and not _NOT.search(text)
    inside = not _INSIDE.isdisjoint(found) or (not outside and _OUTSIDE.search(text) is not None)
    named = [OUTSIDE] if outside else [INSIDE] if inside else []
    if not named and EUROPE in found:
        named = [EUROPE]
    if not named and not codes:
        return None
    loose = WHERE_POSSIBLE if LOOSE.search(text) else ""
    return ", ".join((*named, *codes)) + loose


def seat_of(text: str) -> str | None:
    """The country code, where `text` does nothing but name where a party is established; None otherwise."""
    if not all(map(_TOWN_WORD.match, _TOWN.sub("", text, count=1).split())):
        return None
    codes = sorted(code for code in locations(text) if code.isupper() and len(code) == 2)
    return codes[0] if len(codes) == 1 else None
