"""References to a number or letter that nothing in the document carries.

An error only where the document numbers as the reference does: a Roman number, in a document that
has none, is of a treaty or an act that was named before.
"""

import re
from collections.abc import Iterator

from renvooi.diff.outline import Item, Outline
from renvooi.diff.references.index import number_of
from renvooi.diff.references.reference import Cited, Origin, Reference
from renvooi.diff.references.resolve import Resolver
from renvooi.diff.references.words import roman
from renvooi.model import Finding, Role, Severity

_SURE = frozenset((Cited.ARTICLE, Cited.ITEM, Cited.ENTRY))
"""Kinds that must stand in the document itself: an annex may be a file of its own, a chapter another text."""

_PRINTED = re.compile(
    r"#+\s*(?:artikel|article|art|§)\.?\s*(?P<marked>\d+(?:\.\d+)*[a-z]?|[IVXLC]+)\b"
    r"|(?:artikel|article|art|§)\.?\s*(?P<alone>\d+(?:\.\d+)*[a-z]?|[IVXLC]+)[.:]?\s*(?:\n|$)",
    re.IGNORECASE,
)
"""A heading that was read as text: "###Artikel 5", or "Artikel 5" on a line of its own."""


def find_unresolved(items: Outline, resolver: Resolver | None = None) -> tuple[Finding, ...]:
    """The references of one version that should resolve and do not, in reading order."""
    resolver = resolver or Resolver(items)
    found = tuple(_unresolved(items, resolver))
    if not found:
        return ()
    printed = frozenset(_printed_numbers(items))
    return tuple(
        _elsewhere(one.text, item)
        if roman(one.number) is not None and not _has_roman(items)
        else _nowhere(one.text, item)
        for item, one in found
        if one.kind is not Cited.ARTICLE or one.number.casefold() not in printed
    )


def _printed_numbers(items: Outline) -> Iterator[str]:
    """The numbers of articles whose heading the reader took for text."""
    for item in items:
        found = None if item.is_section else _PRINTED.match(item.node.text)
        if found is not None:
            yield (found["marked"] or found["alone"]).casefold()


def _has_roman(items: Outline) -> bool:
    """Whether the document numbers anything in Roman numbers itself."""
    numbers = (number_of(item) for item in items)
    return any(number is not None and number.isupper() and roman(number) is not None for number in numbers)


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


def _elsewhere(text: str, item: Item) -> Finding:
    message = f'{item.address} refers to "{text}", but the document has no Roman numbers; it may be of another text'
    return Finding("reference-unresolved", Severity.INFO, message, item.ref(), None)
