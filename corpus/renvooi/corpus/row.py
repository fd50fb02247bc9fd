"""A row that an event means, and how the parts of an event are read: used by every account of what events mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from renvooi.corpus.events import Event
from renvooi.model.codec import Json

Value = str | int | None
Data = Mapping[str, Json]


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
