"""What the agreement is about: the listed services, each with the clause that describes it.

    a Rapportages op maat            ...      5. Omschrijving “Rapportages op maat”: Een rapportage laat ...

A service that is only described, or only listed, is a record as well. The number of the clause
that describes it is shown and never compared.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from renvooi.diff.outline import Item, Outline
from renvooi.diff.records.entries import Listing, cells
from renvooi.diff.records.names import names_alike
from renvooi.diff.records.values import make_record
from renvooi.diff.records.wording import bare, words
from renvooi.model import FieldName, Record, RecordKind, Role

_OPENING = re.compile(
    r"^(?:om|be)schrijving\s+(?:(?:van|bij)\s+)?(?:(?:de|het|ons|onze)\s+)?(?:(?:product|dienst|module|applicatie)(?:en)?\s*)?",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“”„‘’'\"]\s*(?P<name>[^“”„\"\n]{1,120}?)\s*[“”„‘’'\"](?=\s*(?:[:.]|-\s|\n|$))")
_LETTER = re.compile(r"(?P<letter>[A-Za-z])\b\s*[:.-]?\s*")


@dataclass(frozen=True, slots=True)
class Described:
    """A clause that describes a service."""

    name: str
    """"" where only its letter is named."""
    letter: str | None
    text: str
    item: Item


def read_services(listings: Sequence[Listing], items: Outline) -> Iterator[Record]:
    """The services in the order of the list, then those that are described only."""
    described = [one for item in items if item.node.role is Role.SERVICE if (one := description_of(item, items))]
    entries = [(entry, *service_name(entry.item.node.text)) for listing in listings for entry in listing.entries]
    of_entry = _descriptions([(name, entry.item.label) for entry, name, *_ in entries], described)
    for at, (entry, name, _, further) in enumerate(entries):
        values = [(FieldName.DESCRIPTION, text, entry.item) for text in (further, *(p.text for p in entry.parts))]
        values += _values(of_entry[at]) if at in of_entry else []
        yield make_record(RecordKind.SERVICES, entry.item, name, values)
    taken = {one.item.index for one in of_entry.values()}
    for one in described:
        if one.item.index not in taken:
            yield make_record(RecordKind.SERVICES, one.item, one.name or one.letter or "", _values(one))


def service_name(text: str) -> tuple[str, str, str]:
    """The name that an entry gives a service, the mark after it, and what it says of it."""
    name, mark, further = (cells(text)[0], "|", " ".join(cells(text)[1:])) if " | " in text else text.partition(": ")
    return bare(name), mark, bare(further)


def description_of(item: Item, items: Outline) -> Described | None:
    """Which service a clause describes; None where it names none."""
    text = item.said
    opening = _OPENING.match(text)
    rest = text[opening.end() :] if opening else text
    below = [items[at].node.text for at in range(item.index + 1, item.end) if items[at].node.text]
    if quoted := _QUOTED.match(rest):
        return Described(quoted["name"], None, _text(rest[quoted.end() :], below), item)
    letter = _LETTER.match(rest)
    single = None
    if letter is not None and (letter.end() > 1 or len(rest) == 1):
        # "Omschrijving dienst A: ..."
        single, rest = letter["letter"].lower(), rest[letter.end() :]
    name, mark, further = rest.partition("\n" if item.is_section else ":")
    if not single and not name.strip():
        return None
    if not mark and single:
        further, name = name, ""
    return Described(bare(name), single, _text(further, below), item)


def _text(own: str, below: Iterable[str]) -> str:
    return " ".join((own.lstrip(" :.-\n"), *below)).strip()


def _descriptions(listed: Sequence[tuple[str, str | None]], described: Sequence[Described]) -> dict[int, Described]:
    """By place among the listed: what describes each, by name, then by letter, then by a name that is alike."""
    found: dict[int, Described] = {}
    left = list(described)
    tests: tuple[Callable[[str, str | None, Described], bool], ...] = (
        lambda name, _, one: bool(one.name) and words(one.name) == words(name),
        lambda _, letter, one: one.letter is not None and letter is not None and one.letter == letter.lower(),
        lambda name, _, one: bool(one.name) and names_alike(one.name, name),
    )
    for fits in tests:
        for at, (name, letter) in enumerate(listed):
            match = next((one for one in left if fits(name, letter, one)), None) if at not in found else None
            if match is not None:
                found[at] = match
                left.remove(match)
    return found


def _values(one: Described) -> list[tuple[FieldName, str, Item]]:
    number = [(FieldName.ITEM, one.item.label, one.item)] if one.item.label else []
    return [*number, (FieldName.DESCRIPTION, one.text, one.item)]
