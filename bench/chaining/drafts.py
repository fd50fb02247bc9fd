"""Versions with a known past: a tree whose clauses know who they are, and which version wrote each word.

A version is edited into the next by a seeded draw for each clause: reworded, deleted, moved, split,
merged with the next, or followed by a new one. Numbers of items are given anew after each version.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from renvooi.model import Node, NodeId, NodeType, with_ids

LEAST_WORDS = 4
"""Words. A shorter clause is left as it is: nobody could say whether it is still the same."""

Word = tuple[str, int]
"""A word and the number of the version that wrote it."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Share of clauses that each edit befalls from one version to the next."""

    reword: float = 0.15
    insert: float = 0.04
    delete: float = 0.04
    move: float = 0.04
    split: float = 0.02
    merge: float = 0.02
    least_changed: float = 0.1
    """Share of the words of a reworded clause that change at least."""
    most_changed: float = 0.4


@dataclass
class Draft:
    """One node in the making."""

    key: int
    """Who it is, over all versions."""
    node: Node
    words: list[Word]
    children: list["Draft"] = field(default_factory=list)

    @property
    def is_leaf(self) -> bool:
        """Whether edits may befall it."""
        return self.node.type is not NodeType.SECTION and not self.children and len(self.words) >= LEAST_WORDS


class Author:
    """Writes one version after another from a tree; the same seed writes the same."""

    def __init__(self, nodes: Sequence[Node], *, seed: int, rates: Rates) -> None:
        self._draw, self._rates, self._keys = random.Random(seed), rates, 0
        self.version = 1
        self.tree = [self._drafted(node) for node in nodes]
        self._vocabulary = sorted({word for draft in self.walk() for word, _ in draft.words if word.isalpha()})

    def walk(self) -> Iterator[Draft]:
        """All nodes of the version in reading order."""
        yield from _walk(self.tree)

    def nodes(self) -> tuple[Node, ...]:
        """The version as a tree."""
        return with_ids(tuple(_built(draft) for draft in _numbered(self.tree)))

    def revise(self) -> None:
        """Nothing; the tree is that of the next version."""
        self.version += 1
        lists = [self.tree, *(draft.children for draft in self.walk() if draft.children)]
        taken: list[Draft] = []
        for siblings in lists:
            siblings[:] = list(self._edited(siblings, taken))
        for draft in taken:
            target = self._draw.choice(lists)
            target.insert(self._draw.randint(0, len(target)), draft)

    def _drafted(self, node: Node) -> Draft:
        children = [self._drafted(child) for child in node.nodes]
        return Draft(self._key(), node, [(word, 1) for word in node.text.split()], children)

    def _key(self) -> int:
        self._keys += 1
        return self._keys

    def _edited(self, siblings: Sequence[Draft], taken: list[Draft]) -> Iterator[Draft]:
        """The siblings after their edits; those that move away are added to `taken`."""
        rates, waiting = self._rates, list(siblings)
        kinds = ("reword", "insert", "delete", "move", "split", "merge", "keep")
        weights = [rates.reword, rates.insert, rates.delete, rates.move, rates.split, rates.merge]
        while waiting:
            draft = waiting.pop(0)
            if not draft.is_leaf:
                yield draft
                continue
            kind = self._draw.choices(kinds, [*weights, 1 - sum(weights)])[0]
            if kind == "move":
                taken.append(draft)
            elif kind == "split" and (parts := self._split(draft)):
                yield from parts
            elif kind == "merge" and waiting and _may_merge(draft, waiting[0]):
                yield self._merged(draft, waiting.pop(0))
            elif kind != "delete":
                yield self._reworded(draft) if kind == "reword" else draft
                if kind == "insert":
                    yield self._invented(draft)

    def _reworded(self, draft: Draft) -> Draft:
        share = self._draw.uniform(self._rates.least_changed, self._rates.most_changed)
        words = list(draft.words)
        for at in self._draw.sample(range(len(words)), max(1, round(share * len(words)))):
            words[at] = (self._other(words[at][0]), self.version)
        return replace(draft, words=words)

    def _other(self, word: str) -> str:
        """A word that is not `word`; what ends a sentence still does."""
        end = word[-1] if word[-1] in ".,;:?!" else ""
        return next(new + end for new in iter(lambda: self._draw.choice(self._vocabulary), None) if new + end != word)

    def _invented(self, like: Draft) -> Draft:
        words = [(self._draw.choice(self._vocabulary), self.version) for _ in range(self._draw.randint(8, 25))]
        words[-1] = (words[-1][0] + ".", self.version)
        return Draft(self._key(), like.node, words)

    def _split(self, draft: Draft) -> list[Draft]:
        """The two parts of a clause of more sentences, the larger of which is still the clause; none if it has one."""
        ends = [at for at, (word, _) in enumerate(draft.words[:-1], start=1) if word.endswith(".")]
        ends = [at for at in ends if min(at, len(draft.words) - at) >= LEAST_WORDS]
        if not ends:
            return []
        at = self._draw.choice(ends)
        halves = draft.words[:at], draft.words[at:]
        sizes = [_size(half) for half in halves]
        keys = (draft.key, self._key()) if sizes[0] >= sizes[1] else (self._key(), draft.key)
        return [Draft(key, draft.node, half) for key, half in zip(keys, halves, strict=True)]

    def _merged(self, first: Draft, second: Draft) -> Draft:
        key = first.key if _size(first.words) >= _size(second.words) else second.key
        return Draft(key, first.node, first.words + second.words)


def _may_merge(first: Draft, second: Draft) -> bool:
    return second.is_leaf and second.node.type is first.node.type


def _size(words: Sequence[Word]) -> int:
    return len(" ".join(word for word, _ in words))


def _walk(drafts: Sequence[Draft]) -> Iterator[Draft]:
    for draft in drafts:
        yield draft
        yield from _walk(draft.children)


def _numbered(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The siblings with their plain numbers in order."""
    number = 0
    for draft in drafts:
        label = draft.node.label
        if label is not None and re.fullmatch(r"\d+\.", label):
            number += 1
            label = f"{number}."
        yield Draft(draft.key, replace(draft.node, label=label), draft.words, list(_numbered(draft.children)))


def _built(draft: Draft) -> Node:
    text = " ".join(word for word, _ in draft.words)
    return replace(draft.node, id=NodeId(""), text=text, nodes=tuple(_built(child) for child in draft.children))
