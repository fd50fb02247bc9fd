"""What labels.json and the truth files say, as values: pairs, entries, places, clauses."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NotRequired, TypeAlias, TypedDict

Side: TypeAlias = Literal["old", "new"]


class Node(TypedDict):
    label: str
    text: str
    children: NotRequired[list["Node"]]


@dataclass(frozen=True, slots=True)
class Clause:
    address: str
    """As a person cites it: "item 15, onder b, punt 2", "Deel 2, artikel 2.2"."""
    label: str
    """Empty for headings and paragraphs."""
    text: str
    parent: str
    """The address it lies under; empty for a section."""


@dataclass(frozen=True, slots=True)
class Place:
    first: str
    last: str
    """The same address as `first`, unless the place is a range."""
    text: str
    """The first words of `first`."""


@dataclass(frozen=True, slots=True)
class Entry:
    operations: frozenset[str]
    old: tuple[Place, ...]
    new: tuple[Place, ...]

    def places(self, side: Side) -> tuple[Place, ...]:
        """The places on one side."""
        return self.old if side == "old" else self.new


@dataclass(frozen=True, slots=True)
class Pair:
    document: str
    old: str
    new: str
    changes: tuple[Entry, ...]
    affected: tuple[Entry, ...]
    old_list: str | None
    """Address of the author's own list of changes."""
    new_list: str | None

    def authors_list(self, side: Side) -> str | None:
        """The address of the author's own list on one side."""
        return self.old_list if side == "old" else self.new_list


def pairs(path: Path) -> tuple[Pair, ...]:
    """The labelled pairs of versions."""
    return tuple(
        Pair(
            pair["document"],
            pair["old"],
            pair["new"],
            tuple(entry(found) for found in pair["changes"]),
            tuple(entry(found) for found in pair["affected"]),
            pair["authors_list"]["old"],
            pair["authors_list"]["new"],
        )
        for pair in json.loads(path.read_text(encoding="utf-8"))["pairs"]
    )


def entry(found: dict[str, list[dict[str, str]]]) -> Entry:
    """One entry; an affected clause has no operations."""
    operations = frozenset(str(name) for name in found.get("operations", ()))
    old, new = (tuple(place(each) for each in found[side]) for side in ("old", "new"))
    return Entry(operations, old, new)


def place(found: dict[str, str]) -> Place:
    """One place; `through` ends a range."""
    return Place(found["address"], found.get("through", found["address"]), found["text"])


def clauses(path: Path) -> tuple[Clause, ...]:
    """Every addressable text of one version in reading order, from its truth file."""
    tree = json.loads(path.read_text(encoding="utf-8"))
    found = [Clause("Inleiding", "", "\n".join(tree["intro"]), "")]
    for section in tree["sections"]:
        heading: str = section["heading"]
        address = "Deel 2" if heading.startswith("Deel 2") else heading
        found.append(Clause(address, "", heading, ""))
        for number, text in enumerate(section.get("paras", ()), start=1):
            found.append(Clause(f"{address}, alinea {number}", "", text, address))
        found.extend(below(section["clauses"], address))
    return tuple(found)


def below(nodes: Sequence[Node], parent: str) -> Iterator[Clause]:
    """The clauses under a section or clause, each followed by its own."""
    for number, node in enumerate(nodes, start=1):
        address = address_of(node["label"], number, parent)
        yield Clause(address, node["label"], node["text"], parent)
        yield from below(node.get("children", []), address)


def address_of(label: str, number: int, parent: str) -> str:
    """The address of the clause with this label, the nth under its parent."""
    if label == "•":
        return f"{parent}, punt {number}"
    if label.isalpha():
        return f"{parent}, onder {label}"
    return f"item {label[:-1]}" if label.endswith(".") else f"Deel 2, artikel {label}"
