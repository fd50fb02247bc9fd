"""References to a number or letter that nothing in the document carries."""

from collections.abc import Iterator

from renvooi.diff.outline import Item, Outline
from renvooi.diff.references.reference import Cited, Origin, Reference
from renvooi.diff.references.resolve import Resolver
from renvooi.model import Finding, Role, Severity

_SURE = frozenset((Cited.ARTICLE, Cited.ITEM, Cited.ENTRY))
"""Kinds that must stand in the document itself: an annex may be a file of its own, a chapter another text."""


def find_unresolved(items: Outline, resolver: Resolver | None = None) -> tuple[Finding, ...]:
    """The references of one version that should resolve and do not, in reading order."""
    resolver = resolver or Resolver(items)
    return tuple(_nowhere(one.text, item) for item, one in _unresolved(items, resolver))


def _unresolved(items: Outline, resolver: Resolver) -> Iterator[tuple[Item, Reference]]:
    for item in items:
        if item.is_section or Role.DIFFERENCES in item.roles:
            # the author's list of changes may cite the numbers of either version
            continue
        for one in resolver.references(item):
            if one.implied or not _should_resolve(one, item, resolver) or resolver.candidates(one, item):
                continue
            yield item, one


def _should_resolve(reference: Reference, item: Item, resolver: Resolver) -> bool:
    if reference.kind not in _SURE or reference.head.relative is not None or reference.origin is not Origin.OWN:
        return False
    if len(reference.steps) > 1 or not reference.sure:
        return False
    if reference.within is not None:
        return _within_a_list(reference, item, resolver)
    return resolver.has_numbers_like(reference, item)


def _within_a_list(reference: Reference, item: Item, resolver: Resolver) -> bool:
    """ "puntje 5 onder Beheer", where one section has that heading and only bullets in it."""
    within = reference.within
    if within is None or within.kind is not Cited.HEADING:
        return False
    holders = resolver.holders(within, item)
    return len(holders) == 1 and bool(resolver.index.children.get(holders[0].index))


def _nowhere(text: str, item: Item) -> Finding:
    message = f'{item.address} refers to "{text}", and nothing in the document has that number or letter'
    return Finding("reference-unresolved", Severity.ERROR, message, item.ref(), None)
