"""Values out of elements of our own namespace, each checked; a wrong one is a `ValueError` with its place."""

import math
import re
from datetime import date, datetime
from typing import TypeVar

from renvooi.corpus.akn.characters import unescaped
from renvooi.corpus.akn.vocabulary import own
from renvooi.corpus.akn.xml import etree
from renvooi.model.document import BBox

T = TypeVar("T")

_WHOLE = re.compile(r"[1-9][0-9]{0,8}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_SHOWN = 40
"""Characters of a wrong value that a message repeats."""


def every(parent: etree._Element, name: str) -> tuple[etree._Element, ...]:
    """The children of that name, in order."""
    return tuple(parent.findall(own(name)))


def one(parent: etree._Element, name: str) -> etree._Element:
    """The only child of that name."""
    found = every(parent, name)
    if len(found) != 1:
        raise ValueError(f"there are {len(found)} <renvooi:{name}> instead of one")
    return found[0]


def get(element: etree._Element, key: str) -> str | None:
    """The text of an attribute; None if there is none."""
    value = element.get(key)
    try:
        return None if value is None else unescaped(value)
    except ValueError as error:
        raise ValueError(f"{_at(element, key)}: {error}") from error


def must(element: etree._Element, key: str) -> str:
    """The text of an attribute that has to be there."""
    return needed(element, key, get(element, key))


def needed(element: etree._Element, key: str, value: T | None) -> T:
    """`value` of an attribute that has to be there."""
    if value is None:
        raise ValueError(f"there is no {_at(element, key)}")
    return value


def text(element: etree._Element) -> str:
    """The text of an element without children."""
    if len(element):
        raise ValueError(f"<renvooi:{etree.QName(element).localname}> holds elements")
    return unescaped(element.text or "")


def digest(element: etree._Element, key: str) -> str:
    """A SHA-256 in lower-case hexadecimal."""
    value = must(element, key)
    if not _DIGEST.fullmatch(value):
        raise _wrong(element, key, "no SHA-256")
    return value


def day(element: etree._Element, key: str) -> date | None:
    """An ISO 8601 date."""
    value = get(element, key)
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError as error:
        raise _wrong(element, key, "no date") from error


def moment(element: etree._Element, key: str) -> str | None:
    """An ISO 8601 moment as it was written."""
    value = get(element, key)
    if value is None:
        return None
    try:
        offset = datetime.fromisoformat(value).tzinfo
    except ValueError as error:
        raise _wrong(element, key, "no moment") from error
    if offset is None:
        raise _wrong(element, key, "a moment without an offset")
    return value


def whole(element: etree._Element, key: str) -> int | None:
    """A number from 1."""
    value = get(element, key)
    if value is not None and not _WHOLE.fullmatch(value):
        raise _wrong(element, key, "no whole number above 0")
    return None if value is None else int(value)


def numbers(element: etree._Element, key: str, count: int) -> tuple[float, ...] | None:
    """`count` finite numbers with blanks between them."""
    value = get(element, key)
    if value is None:
        return None
    try:
        found = tuple(float(part) for part in value.split(" "))
    except ValueError as error:
        raise _wrong(element, key, "no row of numbers") from error
    if len(found) != count or not all(math.isfinite(number) for number in found):
        raise _wrong(element, key, f"no row of {count} finite numbers")
    return found


def bbox(element: etree._Element) -> BBox | None:
    """The place on a page."""
    found = numbers(element, "bbox", 4)
    return None if found is None else (found[0], found[1], found[2], found[3])


def _at(element: etree._Element, key: str) -> str:
    return f"{key} of <renvooi:{etree.QName(element).localname}>"


def _wrong(element: etree._Element, key: str, why: str) -> ValueError:
    value = element.get(key, "")[:_SHOWN]
    return ValueError(f"{_at(element, key)} is {value!r}, {why}")
