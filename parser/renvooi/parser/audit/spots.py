"""Places that a detector found, gathered to warnings: one a page and kind, however many words it covers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from renvooi.model import BBox, ReadingWarning

SHOWN = 5
"""Words that a warning quotes; the place shows where the others are."""
LONGEST = 40
"""Characters of one quoted word."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place on a page that a human must look at."""

    code: str
    text: str
    """What stands there, to be quoted; "" if nothing can be."""
    page: int
    box: BBox


@dataclass(frozen=True, slots=True)
class Wording:
    """What a warning says: what was found, and what to do."""

    one: str
    """Of one place, after "1 "."""
    many: str
    """Of several, after their number."""
    advice: str


def gather(spots: Iterable[Spot], wordings: dict[str, Wording]) -> tuple[ReadingWarning, ...]:
    """A warning for each page and code, in the order of pages and of `wordings`."""
    by_place: dict[tuple[int, str], list[Spot]] = {}
    for spot in spots:
        by_place.setdefault((spot.page, spot.code), []).append(spot)
    order = list(wordings)
    ranked = sorted(by_place.items(), key=lambda item: (item[0][0], order.index(item[0][1])))
    return tuple(_warning(code, page, found, wordings[code]) for (page, code), found in ranked)


def _warning(code: str, page: int, found: Sequence[Spot], wording: Wording) -> ReadingWarning:
    quoted = [f'"{_short(spot.text)}"' for spot in found if spot.text]
    words = ", ".join(dict.fromkeys(quoted[:SHOWN])) + (", ..." if len(quoted) > SHOWN else "")
    what = f"{len(found)} {wording.one if len(found) == 1 else wording.many}"
    message = f"{what}{f': {words}' if words else ''}; {wording.advice}"
    return ReadingWarning(code, message, page, around([spot.box for spot in found]))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."


def around(boxes: Sequence[BBox]) -> BBox:
    """The box around boxes, to a tenth of a point."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return (round(min(x0), 1), round(min(top), 1), round(max(x1), 1), round(max(bottom), 1))


def overlap(one: BBox, other: BBox) -> float:
    """The area that two boxes share."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0 and down > 0 else 0.0


def area(box: BBox) -> float:
    """The area of a box."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
