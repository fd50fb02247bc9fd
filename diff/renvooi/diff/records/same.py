"""Whether two values of a field say the same.

"data-analyse;" and "Data-analyse" do, and so do "zeven dagen" and "7 dagen"; an edition, a number,
a place or a date is compared to the letter.
"""

from collections.abc import Sequence

from renvooi.diff.editorial import proven_editorial
from renvooi.diff.normal import normalise
from renvooi.diff.records.wording import words
from renvooi.model import FieldName

SILENT = frozenset({FieldName.ITEM})
"""Fields that are shown and never compared: a clause that describes a service is renumbered by others."""
_EXACT = frozenset(
    {FieldName.LOCATION, FieldName.COUNTRY, FieldName.EDITION, FieldName.NUMBER, FieldName.VALID_UNTIL, FieldName.NORM}
)
"""Fields whose values are one notation already, in which every mark counts."""


def same_values(name: FieldName, old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether a field says the same: as a set, and a description however it is divided over clauses."""
    if name in SILENT or old == new:
        return True
    if name in _EXACT:
        return frozenset(old) == frozenset(new)
    if name is FieldName.DESCRIPTION:
        old, new = (" ".join(old),), (" ".join(new),)
    gone, come = (
        [value for value in side if words(value) not in _all(other)] for side, other in ((old, new), (new, old))
    )
    return len(gone) == len(come) and all(map(same_text, gone, come))


def _all(values: Sequence[str]) -> frozenset[str]:
    return frozenset(map(words, values))


def same_text(old: str, new: str) -> bool:
    """Whether two texts have the same words, or differ in spelling and notation alone."""
    return words(old) == words(new) or proven_editorial(normalise(old), normalise(new)) is not None
