"""How many clauses keep their id over a chain of versions, and how many words are blamed on the right one.

    python bench/chains.py FOLDER ... [--suffix .md] [--versions 5] [--seed 1] [--mixes 3] [--floor 0.95]

Each document below FOLDER is edited into a chain by `chaining/drafts.py`, which knows who each
clause is and which version wrote each word; with `--mixes` several times, from other seeds. Printed:

    links     pairs of neighbouring versions with the same clause whose ids are equal
    lives     clauses of two versions or more that have one id all their life, shared with no other
    false     ids that two clauses have shared
    words     words that are blamed on the version that wrote them

and, for comparison, links and false ids when a clause is known by its address, or by its text.
"""

import argparse
import hashlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.chaining.drafts import Author, Draft, Rates
from renvooi.diff import blame, build_history
from renvooi.model import Blame, Document, Node, Stretch, places
from renvooi.parser import parse

Known = Sequence[Mapping[int, str]]
"""For each version: the id of each clause, by its key."""


@dataclass(frozen=True, slots=True)
class Count:
    """So many of so many."""

    right: int
    total: int

    def __str__(self) -> str:
        return f"{self.share:.4f}  ({self.right} of {self.total})"

    @property
    def share(self) -> float:
        """Between 0 and 1; 1 where there is nothing to count."""
        return self.right / self.total if self.total else 1.0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.total + other.total)


NONE = Count(0, 0)


@dataclass(frozen=True, slots=True)
class Score:
    """What one chain gave."""

    links: Count = NONE
    lives: Count = NONE
    false: Count = NONE
    words: Count = NONE
    by_address: Count = NONE
    false_by_address: Count = NONE
    by_text: Count = NONE
    false_by_text: Count = NONE

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, name) + getattr(other, name) for name in Score.__slots__))


def score(document: Document, *, versions: int, seed: int) -> Score:
    """The score of one chain made from `document`."""
    author = Author(document.nodes, seed=seed, rates=Rates())
    chain, truth = [], []
    for number in range(1, versions + 1):
        if number > 1:
            author.revise()
        nodes = author.nodes()
        chain.append(revised(document, nodes, number))
        truth.append(list(author.walk()))
    history = build_history(chain)
    shown = [blame(history, number) for number in range(1, versions + 1)]
    keys = [[draft.key for draft in drafts] for drafts in truth]
    ours = [dict(zip(key, (node.id for node in one.nodes), strict=True)) for key, one in zip(keys, shown, strict=True)]
    address = [
        _known(key, (place.address for place in places(one.nodes))) for key, one in zip(keys, chain, strict=True)
    ]
    text = [
        _known(key, (node.text or node.heading or "" for node in one.walk()))
        for key, one in zip(keys, chain, strict=True)
    ]
    return Score(
        _links(ours),
        _lives(ours),
        _false(ours),
        sum((_blamed(drafts, one) for drafts, one in zip(truth, shown, strict=True)), NONE),
        _links(address),
        _false(address),
        _links(text),
        _false(text),
    )


def revised(document: Document, nodes: tuple[Node, ...], number: int) -> Document:
    """`document` with other nodes, as version of that number, of a file of its own."""
    digest = hashlib.sha256(repr((nodes, number)).encode()).hexdigest()
    return replace(
        document,
        nodes=nodes,
        version=f"2030-{number:02}",
        source=replace(document.source, sha256=digest, name=f"v{number}"),
    )


def _known(keys: Sequence[int], names: Iterator[str]) -> dict[int, str]:
    return dict(zip(keys, names, strict=True))


def _links(known: Known) -> Count:
    pairs = [(old[key], new[key]) for old, new in pairwise(known) for key in old.keys() & new.keys()]
    return Count(sum(old == new for old, new in pairs), len(pairs))


def _lives(known: Known) -> Count:
    ids, keys = _both_ways(known)
    long = [key for key in ids if sum(key in version for version in known) > 1]
    return Count(sum(len(ids[key]) == 1 and len(keys[next(iter(ids[key]))]) == 1 for key in long), len(long))


def _false(known: Known) -> Count:
    _, keys = _both_ways(known)
    return Count(sum(len(sharing) > 1 for sharing in keys.values()), len(keys))


def _both_ways(known: Known) -> tuple[dict[int, set[str]], dict[str, set[int]]]:
    ids: dict[int, set[str]] = {}
    keys: dict[str, set[int]] = {}
    for version in known:
        for key, name in version.items():
            ids.setdefault(key, set()).add(name)
            keys.setdefault(name, set()).add(key)
    return ids, keys


def _blamed(drafts: Sequence[Draft], shown: Blame) -> Count:
    return sum((_words(draft, node.stretches) for draft, node in zip(drafts, shown.nodes, strict=True)), NONE)


def _words(draft: Draft, stretches: Sequence[Stretch]) -> Count:
    """How many words of a node are blamed on the version that wrote them; a word in parts counts for its newest."""
    if not draft.words:
        return NONE
    versions = [stretch.version for stretch in stretches for _ in stretch.text]
    right = at = 0
    for word, version in draft.words:
        right += max(versions[at : at + len(word)]) == version
        at += len(word) + 1
    return Count(right, len(draft.words))


def main() -> None:
    """Print the figures; exit 1 below the floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--suffix", default=".md")
    parser.add_argument("--versions", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mixes", type=int, default=3)
    parser.add_argument("--floor", type=float, default=0.0, help="least share of links kept")
    asked = parser.parse_args()
    files = sorted({file for folder in asked.folders for file in folder.rglob(f"*{asked.suffix}")})
    total, chains = Score(), 0
    for file in files:
        document = parse(file.read_bytes(), name=file.name)
        for mix in range(asked.mixes):
            total += score(document, versions=asked.versions, seed=asked.seed * 1000 + mix)
            chains += 1
    print(f"{chains} chains of {asked.versions} versions from {len(files)} documents")
    for name in Score.__slots__:
        print(f"{name.replace('_', ' '):17} {getattr(total, name)}")
    sys.exit(total.links.share < asked.floor)


if __name__ == "__main__":
    main()
