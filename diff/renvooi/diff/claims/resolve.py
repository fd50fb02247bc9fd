"""Where in one version a claim looks.

A name is worth more than a number: authors copy numbers from the older version, so "de dienst 'X'
(artikel 8)" is X, and that it is article 9 is said. What is named twice is not certain.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from renvooi.diff.claims.names import best_section, sections_named
from renvooi.diff.claims.places import Version, ancestors, lowest, number_of
from renvooi.diff.claims.targets import Target, read_target
from renvooi.diff.outline import Item
from renvooi.diff.signals.sentences import stems

ABOUT = 0.6
"""Share of the words of a topic that a clause must hold to be what it is about."""
_UNDER = re.compile(r"\b(?:onder|under)\s+(?!(?:onderdeel|letter|punt)\b)\w", re.IGNORECASE)
LEAST_WORDS = 2
"""Words of its own that a claim must have to be looked up by nothing else."""
MOST = 4
"""Clauses among which a topic may choose; of one that more clauses are about, nobody can tell what is meant."""
_GENERAL = frozenset(
    stem
    for word in (
        "puntje punt punten artikel uitleg omschrijving beschrijving paragraaf onderdeel tekst definitie begrip toelichting dienst"
        " clausule bepaling sub-processor subverwerker toegevoegd gewijzigd nieuw nieuwe point section description clause laatste"
    ).split()
    for stem in stems(word)
)
"""Words of a claim that say what kind of thing it looks at, and not which."""


@dataclass(frozen=True, slots=True)
class Places:
    """The nodes of one version that a claim means."""

    items: tuple[Item, ...]
    scope: Item | None
    """The section or clause in which they are counted; None for the whole document."""
    certain: bool
    """False where another node may be meant."""
    number: str | None = None
    """The number that the claim gives them, where it is not theirs."""
    named: bool = False
    """True where they are known by name, so that no miscounting can explain that they are the wrong ones."""


_Finder = Callable[[Target, Version, Item | None, Item | None], Places | None]
"""A way to find what a claim means: in a part, under a section or numbered clause."""


def find_places(target: Target, version: Version, *, above: str) -> Places | None:
    """What `target` means in `version`; None if nothing, or too much to choose from.

    `above` are words that stand over the claim: the first part of its sentence, a heading in the list.
    """
    scope = _part(target, version)
    base = _base(target, version, scope) or (_base(read_target(above), version, scope) if above else None)
    finders: tuple[_Finder, ...] = (
        _by_introduction,
        _by_rank,
        _by_letter,
        _by_name,
        *(() if target.ranks or target.letters else (_by_number, _by_topic)),
    )
    for find in finders:
        found = find(target, version, scope, base)
        if found is not None:
            return found
    if target.ranks or target.letters or (target.topic is not None and target.is_point):
        # a point that is not there is not the whole of what it would stand in
        return None
    if base is not None:
        return Places((base,), base, not target.vague, named=not target.vague)
    if scope is not None:
        return Places((scope,), scope, True, named=True)
    return _by_words(target, version)


def _part(target: Target, version: Version) -> Item | None:
    found = [item for label in target.labels if (item := version.labelled(label)) is not None]
    return found[0] if len(found) == 1 else None


def _base(target: Target, version: Version, scope: Item | None) -> Item | None:
    """The section, or the numbered clause, under which the claim counts."""
    sections = [item for item in version.sections if scope is None or scope.index < item.index < scope.end]
    named = [one for one in sections_named(target.phrase, sections) if one.word not in ("naar", "to")]
    if named:
        return named[0].section
    if target.cited and not target.aside and len(target.cited) == 1:
        found = version.numbered(target.cited[0], scope)
        return found[0] if len(found) == 1 else None
    quoted = [item for name in target.quoted if (item := best_section(name, sections)) is not None]
    return quoted[0] if quoted else None


def _by_introduction(target: Target, version: Version, scope: Item | None, base: Item | None) -> Places | None:
    if not target.introduction:
        return None
    found = version.paragraphs(base or scope)
    return Places(found[:1], base or scope, True, named=True) if found else None


def _by_rank(target: Target, version: Version, scope: Item | None, base: Item | None) -> Places | None:
    if not target.ranks:
        return None
    if base is None and _UNDER.search(target.phrase):
        # it is counted under a heading that is not there
        return None
    if base is None:
        found = [item for rank in target.ranks for item in version.numbered(str(rank), scope)]
        return Places(tuple(found), scope, len(found) == len(target.ranks)) if found else None
    if target.letters:
        lettered = version.lettered(target.letters[0], base)
        base = lettered[0] if len(lettered) == 1 else base
    points = (version.paragraphs(base) if target.paragraph else ()) or version.points(base)
    ranked = [_ranked(points, rank) for rank in target.ranks]
    picked = tuple(item for item in ranked if item is not None)
    if len(picked) < len(target.ranks):
        return None
    for name in target.names:
        if not any(_says(version, item, name) for item in picked):
            other = [item for item in points if _says(version, item, name)]
            if len(other) == 1:
                return Places((other[0],), base, True, str(target.ranks[0]))
    return Places(picked, base, True)


def _ranked(points: tuple[Item, ...], rank: int) -> Item | None:
    """The point of that rank; points that carry numbers are known by these."""
    if rank > 0 and any(number_of(point) for point in points):
        return next((point for point in points if number_of(point) == str(rank)), None)
    at = rank if rank < 0 else rank - 1
    return points[at] if -len(points) <= at < len(points) else None


def _says(version: Version, item: Item, name: str) -> bool:
    return any(name.casefold() in below.normal.casefold() for below in version.within(item))


def _by_letter(target: Target, version: Version, scope: Item | None, base: Item | None) -> Places | None:
    if not target.letters:
        return None
    found = [item for letter in target.letters for item in version.lettered(letter, base or scope)]
    return Places(tuple(found), base or scope, len(found) == len(target.letters)) if found else None


def _by_name(target: Target, version: Version, scope: Item | None, base: Item | None) -> Places | None:
    if not target.names:
        return None
    if base is not None and best_section(target.names[0], (base,)) is not None:
        return None
    within = base if base is not None and base.is_section else scope
    found = [item for name in target.names for item in version.holding(name, within)]
    if not found and within is not scope:
        found = [item for name in target.names for item in version.holding(name, scope)]
    if not found:
        return None
    items = lowest(tuple(dict.fromkeys(found)))
    if target.cited and len(items) > 1:
        cited = tuple(item for item in items if _has_number(item, target.cited))
        items = cited or items
    certain = len(items) <= len(target.names)
    places = Places(items, within, certain, named=certain)
    if target.cited and not any(_has_number(item, target.cited) for item in items):
        places = replace(places, number=target.cited[0])
    return places


def _has_number(item: Item, cited: tuple[str, ...]) -> bool:
    return any(number_of(node) in cited for node in ancestors(item))


def _by_number(target: Target, version: Version, scope: Item | None, base: Item | None) -> Places | None:
    if not target.cited:
        return None
    found = [version.numbered(number, scope) for number in target.cited]
    if not any(found):
        return None
    # a number that an item and an article share: both are looked at, and neither is certain
    return Places(tuple(item for items in found for item in items), scope, all(len(items) == 1 for items in found))


def _by_topic(target: Target, version: Version, scope: Item | None, base: Item | None) -> Places | None:
    if target.topic is None or target.count is not None or target.vague:
        return None
    found = tuple(_about(target.topic, version, base or scope))
    return Places(found, base or scope, False) if 0 < len(found) <= MOST else None


def _by_words(target: Target, version: Version) -> Places | None:
    """The one clause that holds the words of the claim."""
    if target.count is not None or target.whole or target.vague:
        return None
    if len(stems(target.phrase) - _GENERAL) < LEAST_WORDS:
        return None
    found = tuple(_about(target.phrase, version, None))
    return Places(found, None, False) if 0 < len(found) <= MOST else None


def _about(topic: str, version: Version, scope: Item | None) -> Iterator[Item]:
    """The clauses that hold most of the words of `topic`, if enough."""
    wanted = stems(topic) - _GENERAL
    if not wanted:
        return
    shares = [
        (len(wanted & version.stems(item)) / len(wanted), item)
        for item in version.within(scope)
        if item is not scope and not item.is_section
    ]
    most = max((share for share, _ in shares), default=0.0)
    if most >= ABOUT:
        yield from (item for share, item in shares if share == most)
