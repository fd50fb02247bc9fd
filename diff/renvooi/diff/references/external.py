"""Whether the article that a text cites is of this document, or of an act, a norm or another contract.

    "artikel 6.3"                           own
    "artikel 4, sub 12, Avg"                an act
    "ISO 27001 A.5"                         a norm
    "artikel 5 van de Overeenkomst"         another text, or a part of this one of that name

What is not of this document is never resolved and never stale: a wrong "stale" about an act would
cost more trust than all right ones earn.
"""

import re
from dataclasses import dataclass

from renvooi.diff.references.reference import Origin

_ACT = (
    r"(?:u?avg\b|gdpr\b|dsgvo\b|ai[ -]act\b|nis\s?2\b|dora\b|[\w-]*verordening\b|[\w-]*verordnung\b|[\w-]*richtlijn\b|[\w-]*richtlinie\b"
    r"|[\w-]*wet(?:boek|ten)?\b|[\w-]{3,}(?:besluit|regeling|statuut|reglement|protocol|gesetz(?:es|buch)?)\b|uitvoerings\w+"
    r"|grondwet\b|boek\s+\d+|b\.?w\.?(?!\w)|awb\b|wgbo\b|bgb\b|[\w-]*verdrag\b|burgerlijk\b|regulation\b|directive\b"
    r"|\(e[ug]\)|treaty\b|besluit\s+\(e[ug]\)|regolamento\b)"
)
_NORM = r"(?:(?:nen|iso|iec|en|din|soc|isae|ssae)[-\s/]*(?:(?:nen|iso|iec|en)[-\s/]*)*\d[\d:+/A-Z-]*)"
_GAP = r"[\s,(]*"
_AFTER_ACT = re.compile(
    rf"{_GAP}(?:(?:van|uit|of|des|der|bij)\s+)?(?:(?:de|het|the|die|dat|deze?)\s+)?{_ACT}", re.IGNORECASE
)
_AFTER_NORM = re.compile(rf"{_GAP}(?:(?:van|uit|of)\s+)?(?:(?:de|het|the)\s+)?(?:norm\s+)?{_NORM}", re.IGNORECASE)
_SHORT_NAME = re.compile(r"\s+\(?(?!(?:EN|OF|EU|EER|IT|ICT)\b)[A-Z][A-Za-z]{0,3}[A-Z]\b")
"""An abbreviation right after the number: "artikel 7 WBSO"; it may also begin the next phrase."""
_NAME = r"(?P<name>[^\W\d][\w’'-]*(?:\s+[\w’'-]+){0,5})"
_OWN = re.compile(
    rf"{_GAP}(?:(?:van|uit|in|bij)\s+(?:deze?|dit|dat|ditzelfde|hetzelfde|(?:(?:de|het)\s+)?onderhavige)|(?:of|to)\s+this|diese[srmn]?)\s+\w",
    re.IGNORECASE,
)
_THAT_ACT = re.compile(
    rf"{_GAP}(?:van|uit)\s+(?:die|dat|bovengenoemde|genoemde|voornoemde)\s+(?!artikel|lid|punt|onderdeel|paragraaf)\w+",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"{_GAP}(?:(?P<in>bij|in)\s+(?:de|het)|(?:van|uit)\s+(?:de|het|een|haar|zijn|hun|onze|uw)|of\s+the|to\s+the)\s+{_NAME}",
    re.IGNORECASE,
)
_NAMED_GERMAN = re.compile(rf"{_GAP}(?:des|der|eines|einer)\s+(?P<name>[^\W\d_a-zäöü][\w-]+(?:\s+[\w-]+){{0,5}})")
_CAPITAL = re.compile(rf"{_GAP}(?:van|uit|of)\s+(?P<name>[A-Z][\w’'-]*(?:\s+[\w’'-]+){{0,5}})")
_GOES_ON = re.compile(
    r"\s(?:en|of|and|or|is|are|zijn|wordt|worden|die|dat|geldt|gelden|blijft|blijven|applies|apply)\b"
)
"""Where a name ends and the sentence goes on."""
_IS_ACT = re.compile(rf"(?<![\w-]){_ACT}", re.IGNORECASE)
_MORE = re.compile(
    r"(?:\s+(?:op|inzake)\s+(?:de|het)\s+\w+|\s+[A-Z][\w-]+|\s*\(EU\)\s*(?:nr\.?\s*)?[\d/]+|\s+[\d/]{5,})?"
)
"""What goes on after the word for an act: "wet op de ondernemingsraden", "verordening (EU) 2016/679"."""
_GDPR = (
    "avg",
    "gdpr",
    "dsgvo",
    "verordening gegevensbescherming",
    "data protection regulation",
    "datenschutz-grundverordnung",
)
_NO_TEXT = frozenset(
    "zin geval tijde loop mate kader vorige volgende voorgaande artikel artikelen lid leden punt first second case"
    " event extent purposes date onderhavige bijlage bijlagen paragraaf hoofdstuk deel".split()
)
"""After "van de": no name of another text."""
_BEFORE_ACT = re.compile(
    rf"(?<![\w-])(?:{_ACT}|(?P<norm>{_NORM}))(?:\s+(?:\(\w+\)|nr\.?|van\s+\d+\s+\w+\s+\d{{4}}|(?<!\w)\d[\d/]*(?:/E[UG])?))*\s*[,(:]?\s*(?:in\s+het\s+bijzonder\s+|met\s+name\s+|zie\s+)?$",
    re.IGNORECASE,
)
_LONE_LETTER = re.compile(r"^\s+[*_]{0,2}[a-z][*_]{0,2}(?=[\s,]+(?:van|uit|des|der|of|bij)\s)")
"""A letter that is part of the number, printed apart: "artikel 306 a van Boek 1"."""
_ITS = re.compile(r"\b(?:seine[mrns]?|ihre[mrns]?|its|their)\s+$", re.IGNORECASE)
_TITLED_ACT = re.compile(rf"{_GAP}(?:Besluit|Regeling|Reglement|Statuut|Protocol|Verdrag|Wet|Code)\s+[A-Za-z(]")
"""An act by its title, without "van": "artikel 5 Besluit bodemkwaliteit"."""
_BEFORE_HINTS = (
    "avg", "gdpr", "dsgvo", "act", "dora", "verord", "richtl", "wet", "besluit", "regeling", "statuut", "reglement",
    "protocol", "gesetz", "uitvoerings", "boek", "bw", "b.w", "awb", "wgbo", "bgb", "verdrag", "burgerlijk", "regulation",
    "directive", "(e", "treaty", "nis", "iso", "nen", "iec", "soc", "isae", "din",
)  # fmt: skip
"""What each name has in it that `_BEFORE_ACT` looks for."""
_BEFORE = 80
"""Characters before a reference in which the name of an act that it belongs to is looked for."""
_AFTER = 120
"""Characters after it."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose the cited text is, by the words around it."""

    origin: Origin
    of: str = ""
    sure: bool = True


OWN = Owner(Origin.OWN)


def owner_of(text: str, start: int, end: int) -> Owner:
    """Whose is what `text` cites between `start` (of its first word) and `end` (of its last number)."""
    after = _LONE_LETTER.sub("", text[end : end + _AFTER])
    before = text[max(0, start - _BEFORE) : start]
    if after[:1] == ":" and after[1:2].isdigit():
        return Owner(Origin.ACT)
    if _AFTER_NORM.match(after):
        return Owner(Origin.NORM)
    if _OWN.match(after):
        return _of_this(after)
    if found := _TITLED_ACT.match(after) or _AFTER_ACT.match(after) or _THAT_ACT.match(after):
        return Owner(Origin.ACT, _act_in(after[: found.end()] + (_MORE.match(after, found.end()) or [""])[0]))
    if named := _named_before(before):
        return named
    if _ITS.search(before):
        return Owner(Origin.OTHER)
    if _SHORT_NAME.match(after):
        return Owner(Origin.ACT, sure=False)
    return _named(after)


def _named_before(before: str) -> Owner | None:
    """The act or norm that stands right before a reference: "de Avg (artikel 28)", "ISO 27001, hoofdstuk 6"."""
    folded = before.casefold()
    if not any(hint in folded for hint in _BEFORE_HINTS):
        return None
    found = _BEFORE_ACT.search(before)
    if found is None:
        return None
    if found["norm"]:
        return Owner(Origin.NORM, found["norm"].casefold())
    return Owner(Origin.ACT, _act_in(found[0]))


def _act_in(words: str) -> str:
    """The act that `words` name, in lower case and by one name: the GDPR and the Avg are one."""
    name = words.casefold().strip(" ,(.)")
    if any(other in name for other in _GDPR) and "uavg" not in name:
        return "avg"
    found = _IS_ACT.search(name)
    return name[found.start() :] if found else name


def _of_this(after: str) -> Owner:
    """ "van deze overeenkomst" is this document; "van dat lid" is whatever was named before."""
    return Owner(Origin.OWN, sure=re.match(rf"{_GAP}\w+\s+dat\s", after, re.IGNORECASE) is None)


def _named(after: str) -> Owner:
    found = _NAMED.match(after) or _CAPITAL.match(after) or _NAMED_GERMAN.match(after)
    if found is None:
        return OWN
    name = _GOES_ON.split(found["name"].casefold(), maxsplit=1)[0]
    first = name.split()[0]
    is_place = bool(found.groupdict().get("in"))
    if first in _NO_TEXT or (is_place and not found["name"][:1].isupper()):
        return OWN
    return Owner(Origin.ACT, _act_in(name)) if _IS_ACT.search(name) else Owner(Origin.OTHER, name)
