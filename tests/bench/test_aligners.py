"""Peers get the same clauses and answer with pairs; those that are not installed are passed over."""

from dataclasses import replace

import pytest

from bench.aligners.lines import Aligner
from bench.aligners.table import peers, said_by
from bench.judging.score import score
from bench.judging.script import Link, derived
from bench.mutating.mixes import Pair
from renvooi.model import Document

from .made import written

PEERS = pytest.mark.parametrize("peer", peers(), ids=lambda peer: peer.name)


def _pair(old: Document, order: list[int]) -> Pair:
    """The first section alone, and the same with its clauses in another order."""
    section = old.nodes[0]
    before = replace(old, nodes=(section,))
    after = replace(old, nodes=(replace(section, nodes=tuple(section.nodes[at] for at in order)),))
    links = [Link(((0,),), ((0,),)), *(Link(((0, at),), ((0, place),)) for place, at in enumerate(order))]
    return Pair("case", "light", "light", before, after, derived(links, before, after))


def _installed(peer: Aligner) -> Aligner:
    if lack := peer.missing():
        pytest.skip(lack)
    return peer


@PEERS
def test_a_peer_finds_nothing_where_nothing_changed(peer: Aligner) -> None:
    pair = _pair(written(1).document, [*range(7)])
    said = said_by(_installed(peer), pair, limit=20)
    assert said is not None
    assert score(pair, said).tallies["unchanged"].f1 == 1.0
    assert not [link for link in said.links if link.operations]


@PEERS
def test_a_peer_that_knows_moves_finds_one(peer: Aligner) -> None:
    pair = _pair(written(1).document, [1, 2, 3, 4, 5, 0, 6])
    said = said_by(_installed(peer), pair, limit=20)
    assert said is not None
    found = score(pair, said).tallies["moved"]
    assert found.predicted == (0 if "moved" in peer.cannot else found.right)
    assert found.right == (0 if "moved" in peer.cannot else 1)


def test_a_peer_that_takes_too_long_has_no_answer() -> None:
    pair = _pair(written(1).document, [*range(7)])

    class Slow:
        name, cannot = "slow", ()

        def missing(self) -> None:
            return None

        def align(self, old: object, new: object) -> object:
            while True:
                pass

    assert said_by(Slow(), pair, limit=0.05) is None  # type: ignore[arg-type]  # it never answers
