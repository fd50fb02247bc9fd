"""References that resolve, and that a reader may take for another: one finding a document or list.

Deel 1, punt 11: "artikel 3"     Deel 1 has items, and Deel 2 has an article 3
"dienst B"                       the list of services has the letters a to f
"""

from collections.abc import Iterator

from renvooi.diff.outline import Item, Outline
from renvooi.diff.references.index import family_of
from renvooi.diff.references.reference import Cited, Reference
from renvooi.diff.references.resolve import Resolver
from renvooi.model import Finding, NodeRef, Severity

AMBIGUOUS = "reference-ambiguous"
LETTER_CASE = "reference-letter-case"
_Place = tuple[Item, Reference, Item]
"""Who cites, the reference, and what else a reader may take it for, or what it means."""


def find_ambiguous(items: Outline, resolver: Resolver | None = None) -> tuple[Finding, ...]:
    """One finding where items of one part are cited as articles, and another part has articles of these numbers."""
    resolver = resolver or Resolver(items)
    found = tuple(_also_articles(items, resolver))
    if not found:
        return ()
    words = ", ".join(dict.fromkeys(f'"{one.text}"' for _, one, _ in found))
    first = found[0]
    message = (
        f"{words}: the part that cites calls its clauses items, and {first[2].address} has that number too; "
        "a reader may look in the wrong part"
    )
    return (Finding(AMBIGUOUS, Severity.INFO, message, first[0].ref(), f"punt {first[1].number}", _others(found)),)


def _also_articles(items: Outline, resolver: Resolver) -> Iterator[_Place]:
    index = resolver.index
    for item in items:
        for one in resolver.references(item):
            if family_of(one.word) != "article" or one.within is not None or one.implied or not one.number:
                continue
            meant = resolver.resolve(one, item)
            if meant is None or meant.is_section or index.article_above(meant) is not None:
                continue
            home = index.part_of(item)
            others = [other for other in index.articles.get(one.number.casefold(), ()) if index.is_article(other)]
            if elsewhere := next((other for other in others if index.part_of(other) != home), None):
                yield item, one, elsewhere


def find_letter_case(items: Outline, resolver: Resolver | None = None) -> tuple[Finding, ...]:
    """One finding for each list whose entries are cited in capitals and lettered in small letters, or the reverse."""
    resolver = resolver or Resolver(items)
    by_list: dict[int, list[_Place]] = {}
    for item in items:
        for one in resolver.references(item):
            meant = resolver.resolve(one, item) if one.kind is Cited.ENTRY else None
            if meant is not None and meant.label != one.number:
                by_list.setdefault(meant.parent, []).append((item, one, meant))
    return tuple(_other_case(found) for _, found in sorted(by_list.items()))


def _other_case(found: list[_Place]) -> Finding:
    item, one, meant = found[0]
    above = meant.above
    words = ", ".join(dict.fromkeys(f'"{reference.text}"' for _, reference, _ in found))
    message = f'{words}: {above.address if above else "the list"} has its entries as "{meant.label}"'
    return Finding(LETTER_CASE, Severity.INFO, message, item.ref(), f"{one.word} {meant.label}", _others(found))


def _others(found: tuple[_Place, ...] | list[_Place]) -> tuple[NodeRef, ...]:
    """The other places that a finding is about, each once."""
    seen = dict.fromkeys(item.index for item, _, _ in found[1:] if item.index != found[0][0].index)
    by_index = {item.index: item for item, _, _ in found}
    return tuple(by_index[index].ref() for index in seen)
