"""Mixes of edits, and the new version of a document that a mix and a seed give."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from bench.judging.script import Link, Script, derived
from bench.mutating import edits, sections
from bench.mutating.draft import Draft, document_of, places_of, root_of
from bench.mutating.texts import Base, Lender
from bench.mutating.workshop import Workshop
from renvooi.model import Document, NodeType

CLAUSES: Mapping[str, edits.Edit] = {
    "insert": edits.insert,
    "delete": edits.delete,
    "move": edits.move,
    "move-run": edits.move_run,
    "move-and-reword": edits.move_and_reword,
    "reword": edits.reword_some,
    "reword-little": edits.reword_little,
    "split": edits.split,
    "merge": edits.merge,
    "duplicate": edits.duplicate,
}
SECTIONS: Mapping[str, edits.Edit] = {
    "swap-sections": sections.swap_sections,
    "move-section": sections.move_section,
    "rename-section": sections.rename_section,
    "insert-section": sections.insert_section,
    "delete-section": sections.delete_section,
}
EDITS = {**CLAUSES, **SECTIONS}
WEIGHTS = {
    "insert": 4,
    "delete": 4,
    "reword": 5,
    "reword-little": 3,
    "move": 2,
    "move-and-reword": 2,
    "split": 2,
    "merge": 2,
}
"""How much more often than once an edit is drawn: what authors do most comes most."""
FAILURES = 30
"""Edits in a row that find no place, after which a document is as edited as it can be."""


@dataclass(frozen=True, slots=True)
class Mix:
    """How much of a document is edited, and how."""

    name: str
    share: tuple[float, float]
    """Least and most of the old clauses that edits use."""
    pure: bool = False
    """One kind of edit in a document."""
    shuffled: bool = False
    """The sections are put in another order first."""


MIXES = (
    Mix("pure", (0.05, 0.10), pure=True),
    Mix("light", (0.02, 0.08)),
    Mix("heavy", (0.30, 0.40)),
    Mix("shuffle", (0.02, 0.08), shuffled=True),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions and what truly became of every node."""

    name: str
    tier: str
    kind: str
    """The one edit of a pure document; else the name of the mix."""
    old: Document
    new: Document
    truth: Script

    @property
    def clauses(self) -> int:
        """Clauses of the old version: its nodes that are no headings."""
        return sum(node.type is not NodeType.SECTION for node in self.old.walk())


def mutate(base: Base, mix: Mix, lender: Lender, *, seed: int, turn: int = 0, repetitive: bool = False) -> Pair:
    """A new version of `base` and its truth. The same arguments give the same pair, whatever the hash seed.

    `turn` counts the versions made of one base with one mix; a pure one takes the kind of its turn,
    or the first after it of which the document has a place.
    """
    chance = Random(f"{seed}/{base.name}/{mix.name}/{turn}")
    shop = Workshop(root_of(base.document), chance, lender, repetitive)
    kind = mix.name
    if mix.shuffled:
        sections.shuffle_sections(shop)
    budget = max(1, round(chance.uniform(*mix.share) * base.clauses))
    if mix.pure:
        names = [*EDITS]
        start = turn % len(names)
        kinds = [*names[start:], *names[:start]]
        kind = next((name for name in kinds if _edit(shop, [name], budget)), kind)
    else:
        names = [name for name in EDITS for _ in range(WEIGHTS.get(name, 1))]
        _edit(shop, names, budget)
    name = f"{base.name}/{kind}/{turn}"
    digest = hashlib.sha256(f"{seed}/{name}".encode()).hexdigest()
    new = document_of(shop.root, base.document, sha256=digest)
    tier = "repetitive" if repetitive else mix.name
    return Pair(name, tier, kind, base.document, new, truth_of(shop.root, base.document, new))


def truth_of(root: Draft, old: Document, new: Document) -> Script:
    """What became of every node, by where the nodes of the new version came from."""
    became: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
    links = []
    for path, draft in places_of(root).items():
        if len(draft.origins) == 1:
            became.setdefault(draft.origins[0], []).append(path)
        elif draft.origins:
            links.append(Link(draft.origins, (path,)))
    links += [Link((origin,), tuple(paths)) for origin, paths in became.items()]
    return derived(links, old, new)


def _edit(shop: Workshop, names: Sequence[str], budget: int) -> int:
    """Make edits of the kinds in `names` until `budget` old clauses are used; how many were."""
    used = failures = 0
    while used < budget and failures < FAILURES:
        made = EDITS[shop.chance.choice(names)](shop)
        used += made
        failures = 0 if made else failures + 1
    return used
