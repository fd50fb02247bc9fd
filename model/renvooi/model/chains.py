"""In which order the versions of a document stand, and what a person must read about a label that is odd there.

    labels 06-2025, "juni 2026", 2026-02        by label: all of them are dates
    labels v1.3 and 2026-02, each with a date   by effective date
    labels "concept" and v1.3, one of them dated   as added

One rule orders the whole chain. To order each pair by the best rule that fits the two would go in
circles: v1 before v2 by label, v2 before 2026-01 by date, and 2026-01 before v1 by date.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from renvooi.model.versions import DATE, DOTTED, VersionOrder, compare_versions, readings, same_version, version_order

Dated = tuple[str, date | None]
"""The label of a version and its effective date."""


class OrderedBy(StrEnum):
    """Which rule put the versions of a chain in order, in words."""

    LABEL = "by label"
    """All labels are of one style."""
    EFFECTIVE_DATE = "by effective date"
    """All versions have one, and the labels are of several styles or of none."""
    ADDED = "as added"


@dataclass(frozen=True, slots=True)
class ChainOrder:
    """An order of versions, and why it is this one."""

    places: tuple[int, ...]
    """Indices into the versions as given, old to new; each once."""
    by: OrderedBy


def chain_order(versions: Sequence[Dated]) -> ChainOrder:
    """The order of `versions`, given in the order in which they were added.

    Always the same for the same versions; those that the rule does not tell apart stay as they were added.
    """
    labels, days = [label for label, _ in versions], [day for _, day in versions]
    keys = _common_style(labels)
    if keys is not None:
        return ChainOrder(tuple(sorted(range(len(keys)), key=keys.__getitem__)), OrderedBy.LABEL)
    known = [day for day in days if day is not None]
    if len(known) == len(days):
        return ChainOrder(tuple(sorted(range(len(known)), key=known.__getitem__)), OrderedBy.EFFECTIVE_DATE)
    return ChainOrder(tuple(range(len(versions))), OrderedBy.ADDED)


def _common_style(labels: Sequence[str]) -> list[VersionOrder] | None:
    """The keys of `labels` in the first style that all of them can be of; None if there is none."""
    all_readings = [readings(label) for label in labels]
    for style in (DATE, DOTTED):
        keys = [order for found in all_readings for order in found if order.style == style]
        if len(keys) == len(labels):
            return keys
    return None


@dataclass(frozen=True, slots=True)
class NewVersion:
    """What is known of a version that is about to join a chain."""

    label: str
    """The label that it gets."""
    effective_date: date | None
    file_label: str | None = None
    """What the name of its file says, see `label_in_name`."""
    stated: tuple[tuple[str, str], ...] = ()
    """Labels that its text states as its own version, each with its address."""


def explain_label(new: NewVersion, chain: Sequence[Dated]) -> tuple[str, ...]:
    """What a person should read about the label of `new` beside the versions of `chain`, a sentence each.

    `chain` is in the order in which its versions were added. Nothing is said where nothing is odd.
    """
    return (*_statements(new), *_likeness(new.label, chain), *_order(new, chain), *_dates(new, chain))


def _statements(new: NewVersion) -> Iterator[str]:
    """What the file and its text say of the version, where it is not the label."""
    if new.file_label is not None and compare_versions(new.file_label, new.label) not in (0, None):
        yield f"the name of the file says version {new.file_label}, and it is added as version {new.label}"
    if any(not same_version(said, new.label) for said, _ in new.stated):
        places = dict[str, str]()
        for said, address in new.stated:
            places.setdefault(said, address)
        said = " and ".join(f"{label} ({address})" for label, address in places.items())
        yield f"the text of the document states its version as {said}, and it is added as version {new.label}"


def _likeness(label: str, chain: Sequence[Dated]) -> Iterator[str]:
    """Labels that mean the same, or a month and a day in it."""
    for other, _ in chain:
        if other != label and same_version(other, label):
            yield f"version {label} means the same as {other}, which is there already"
        elif wider := _wider(label, other):
            inner = other if wider == label else label
            yield f"version {inner} lies within {wider}; they are taken as two versions"


def _wider(one: str, other: str) -> str | None:
    """The label of two that names a year, quarter or month which the other's lies in."""
    first, second = version_order(one), version_order(other)
    if first is None or second is None or first.style != DATE or second.style != DATE:
        return None
    for label, out, within in ((one, first, second), (other, second, first)):
        said = tuple(number for number in out.numbers if number)
        if out.numbers != within.numbers and within.numbers[: len(said)] == said:
            return label
    return None


def _order(new: NewVersion, chain: Sequence[Dated]) -> Iterator[str]:
    """Where the version stands, if not at the end, and by which rule if that is not its label."""
    if not chain:
        return
    before, order = chain_order(chain), chain_order((*chain, (new.label, new.effective_date)))
    if order.by is not OrderedBy.LABEL:
        others = ", ".join(label for label, _ in chain)
        yield f"version {new.label} cannot be ordered by label beside {others}; the versions stand {_RULE[order.by]}"
        if before.places != tuple(place for place in order.places if place != len(chain)):
            yield f"the versions that were there stood {_RULE[before.by]}, and change places"
    at = order.places.index(len(chain))
    if at < len(chain):
        latest, after = chain[order.places[-1]][0], chain[order.places[at + 1]][0]
        yield f"version {new.label} is older than the latest, {latest}: it takes its place before {after}, {order.by}"


_RULE = {
    OrderedBy.LABEL: "in the order of their labels",
    OrderedBy.EFFECTIVE_DATE: "in the order of their effective dates",
    OrderedBy.ADDED: "as they were added",
}


def _dates(new: NewVersion, chain: Sequence[Dated]) -> Iterator[str]:
    """An effective date that does not stand between those of its neighbours."""
    if new.effective_date is None:
        return
    order = chain_order((*chain, (new.label, new.effective_date)))
    at = order.places.index(len(chain))
    day = new.effective_date.isoformat()
    if at and (before := chain[order.places[at - 1]][1]) and before > new.effective_date:
        label = chain[order.places[at - 1]][0]
        yield f"version {new.label} holds from {day}, earlier than the version before it, {label} ({before.isoformat()})"
    if at < len(chain) and (after := chain[order.places[at + 1]][1]) and after < new.effective_date:
        label = chain[order.places[at + 1]][0]
        yield f"version {new.label} holds from {day}, later than the version after it, {label} ({after.isoformat()})"
