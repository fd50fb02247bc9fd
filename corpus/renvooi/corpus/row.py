"""A row that an event means, and how the parts of an event are read: used by every account of what events mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from renvooi.corpus.events import Event
from renvooi.model.codec import Json

_T = TypeVar("_T")
Value = str | int | None
Data = Mapping[str, Json]
TOGETHER = 5_000
"""Values in one query: databases take some thirty thousand at most."""


def in_parts(values: Sequence[_T], *, at_once: int = TOGETHER) -> Iterator[Sequence[_T]]:
    """`values` in parts that a query can hold; none for none."""
    return (values[start : start + at_once] for start in range(0, len(values), at_once))


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is there after an event; columns that are not named keep what they say."""

    table: str
    key: Mapping[str, Value]
    values: Mapping[str, Value]


def blob_row(event: Event, sha256: Json, what: str) -> Row:
    """A blob that must be there from now on; the first event that named it keeps it."""
    return Row("blobs", {"sha256": cast(str, sha256)}, {"what": what, "event": event.number})


def part_of(data: Data, name: str) -> Data:
    """The object of that name. Raises: KeyError, TypeError."""
    found = data[name]
    if not isinstance(found, dict):
        raise TypeError(f"{name} is no object")
    return found


def parts_of(data: Data, name: str) -> list[Data]:
    """The objects of the array of that name. Raises: KeyError, TypeError."""
    found = data[name]
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise TypeError(f"{name} is no array of objects")
    return cast("list[Data]", found)


def texts_of(data: Data, name: str) -> list[str]:
    """The texts of the array of that name. Raises: KeyError, TypeError."""
    found = data[name]
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise TypeError(f"{name} is no array of texts")
    return cast("list[str]", found)


def text_of(data: Data, name: str) -> str:
    """The text of that name. Raises: KeyError, TypeError."""
    found = data[name]
    if not isinstance(found, str):
        raise TypeError(f"{name} is no text")
    return found


def text_or_none(data: Data, name: str) -> str | None:
    """The text of that name, or null. Raises: KeyError, TypeError."""
    return None if data[name] is None else text_of(data, name)


def number_of(data: Data, name: str) -> int:
    """The whole number of that name; true is 1. Raises: KeyError, TypeError."""
    found = data[name]
    if not isinstance(found, int):
        raise TypeError(f"{name} is no number")
    return int(found)
