"""The author's own list of changes in a version: where it stands, its lines, and which step it speaks of.

    ## Verschillen met versie 2026-01        the heading, or the first words of a numbered item
    - Puntje 4 onder Algemeen is aangepast.  a line

A profile gives the list a role; other headings that only such a list has ("Changelog") are known too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.diff.outline import Item, Outline
from renvooi.model import Role, compare_versions

_HEADING = re.compile(
    r"^(?:\d+[.)]?\s+)?(?:de\s+)?(?:belangrijkste\s+)?(?:verschillen|wijzigingen|veranderingen)\s+(?:met|ten\s+opzichte\s+van|sinds|t\.o\.v\.|in)\b.{0,40}\bversie"
    r"|^(?:wat\s+is\s+(?:er\s+)?(?:nieuw|gewijzigd|veranderd)|what(?:'s|\s+is)\s+new|what\s+(?:has\s+)?changed)\b.{0,40}$"
    r"|^(?:changelog|change\s+(?:log|history)|wijzigingslog(?:boek)?|wijzigingshistorie|wijzigingsoverzicht|versiehistorie|revision\s+history|release\s+notes)\b.{0,40}$"
    r"|^(?:changes|differences)\s+(?:since|from|compared\s+(?:to|with)|with|in)\b.{0,40}\bversion",
    re.IGNORECASE,
)
_LABEL = r"v?\d+(?:[.-]\d+)+|v\d+"
_AGAINST = re.compile(
    rf"\b(?:met|ten\s+opzichte\s+van|t\.o\.v\.|sinds|opvolger\s+van|vervangt|since|from|with|compared\s+(?:to|with)|replaces|succeeds|successor\s+of)"
    rf"\s+(?:de\s+|the\s+)?(?:vorige\s+|previous\s+)?(?:versie|version)\s+(?P<label>{_LABEL})",
    re.IGNORECASE,
)
_OWN = re.compile(rf"^(?:versie|version)?\s*(?P<label>{_LABEL})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A node of the list that holds claims."""

    item: Item
    context: str
    """The headings between the list and the line, and a line above that ends with a colon."""
    about: str | None
    """Label of the version whose step it describes, where a heading in the list says so."""


@dataclass(frozen=True, slots=True)
class AuthorsList:
    """The lists of one version together; mostly there is one, or none."""

    roots: tuple[Item, ...]
    lines: tuple[Line, ...]
    members: frozenset[int]
    """Indices of all nodes in it."""
    against: str | None
    """Label of the version that it says to compare with; None if it names none."""


def find_list(items: Outline) -> AuthorsList | None:
    """The author's list in a version; None if there is none."""
    roots = tuple(_roots(items))
    if not roots:
        return None
    members = frozenset(at for root in roots for at in range(root.index, root.end))
    lines = tuple(line for root in roots for line in _lines(items, root))
    against = next((label for root in roots if (label := _against(items, root))), None)
    return AuthorsList(roots, lines, members, against)


def _roots(items: Outline) -> Iterator[Item]:
    end = 0
    for item in items:
        if item.index < end:
            continue
        if item.node.role is Role.DIFFERENCES or (item.is_section and _HEADING.search(item.normal)):
            end = item.end
            yield item


def _against(items: Outline, root: Item) -> str | None:
    """The version that the heading names, or the first text in the list that does."""
    for item in items[root.index : root.end]:
        found = _AGAINST.search(item.normal)
        if found is not None:
            return found["label"]
    return None


def _lines(items: Outline, root: Item) -> Iterator[Line]:
    for item in items[root.index : root.end]:
        if item.is_section or not item.normal:
            continue
        above = [one for one in _above(item, root) if one is not root]
        context = "; ".join(one.said for one in above if one.is_section or one.normal.endswith(":"))
        about = next((found["label"] for one in above if (found := _OWN.match(one.normal))), None)
        yield Line(item, context, about)


def _above(item: Item, root: Item) -> Iterator[Item]:
    at = item.above
    while at is not None and at.index >= root.index:
        yield at
        at = at.above


def speaks_of(found: AuthorsList, line: Line, *, old: str | None, new: str | None) -> str | None:
    """The other version that a line speaks of; None if it speaks of the step from `old` to `new`."""
    if line.about is not None and new is not None and compare_versions(line.about, new) not in (0, None):
        return line.about
    if (
        line.about is None
        and found.against is not None
        and old is not None
        and compare_versions(found.against, old) not in (0, None)
    ):
        return found.against
    return None


def is_history(line: Line, old: str | None) -> bool:
    """Whether a line tells of a version that `old` holds already."""
    return line.about is not None and old is not None and compare_versions(line.about, old) in (-1, 0)
