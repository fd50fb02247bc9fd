"""How a node is told of, and cited: its first words, and the reference that would be right."""

from renvooi.diff.outline import ROOT, Item
from renvooi.diff.references.index import number_of
from renvooi.diff.references.reference import Cited, Reference
from renvooi.diff.references.resolve import Resolver

_SHOWN = 60
"""Characters of a node that are enough to recognise it by."""


def short(item: Item | None) -> str:
    """The first words of a node, to recognise it by."""
    if item is None:
        return "nothing"
    text = item.normal or (item.label or "")
    return f'"{text}"' if len(text) <= _SHOWN else f'"{text[: _SHOWN - 3].rstrip()}..."'


def cited_as(reference: Reference, target: Item, citing: Item, resolver: Resolver) -> str | None:
    """`reference` with the number that `target` has, as its text would cite it; None if it has no number.

    What stands in another part is cited with it.
    """
    numbers: list[str] = []
    at: Item | None = target
    for step in reversed(reference.steps):
        number = _number_of(at, step.kind, resolver) if at is not None else None
        if at is None or number is None:
            return None
        numbers.append(number)
        at = at.above
    words = reversed(numbers)
    inner = " ".join(f"{step.word} {number}".strip() for step, number in zip(reference.steps, words, strict=True))
    within = reference.within
    if within is not None and (within.kind is Cited.HEADING or within.relative is not None):
        link = "" if within.kind is Cited.HEADING else "van "
        return f"{inner} {link}{within.text}"
    part = resolver.index.part_of(target)
    if within is None and part == resolver.index.part_of(citing):
        return inner
    holder = resolver.index.items[part].label if part != ROOT else None
    return f"{inner} van {holder}" if holder else inner


def _number_of(item: Item, kind: Cited, resolver: Resolver) -> str | None:
    """The number or letter of a node as a reference of that kind says it; of a bullet its place."""
    label = number_of(item)
    if label:
        return label.rpartition(".")[2] if kind is Cited.PARAGRAPH else label
    if item.is_section or kind is not Cited.ITEM:
        return None
    bullets = [one for one in resolver.index.children.get(item.parent, ()) if not one.is_section and one.node.label]
    return str(bullets.index(item) + 1) if item in bullets else None
