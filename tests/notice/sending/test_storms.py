"""Every fault, every trouble and 210 kills: nobody is told twice, nobody is forgotten, every doubt is listed."""

import pytest

from bench.mailing.blocks import Block, ci_blocks, weather
from bench.mailing.script import Fault, Point, scripts
from tests.corpus.stores import server_url

KILLS = 200
"""Of processes, at the least, in a run of all blocks."""


@pytest.mark.parametrize("block", ci_blocks(), ids=lambda block: f"{block.kind}-{block.name.replace(' ', '-')}")
def test_nobody_is_told_twice_and_nobody_forgotten(block: Block) -> None:
    if block.database == "postgres":
        server_url()
    found = weather(block)
    assert list(found.bad()) == []
    assert found.kills >= block.kills
    assert len(found.cells) == (len(scripts()) if block.kind == "matrix" else 0)


def test_the_storm_has_every_fault_for_one_to_three_senders_on_both_databases() -> None:
    blocks = ci_blocks()
    assert sum(block.kills for block in blocks) >= KILLS
    for kind in ("matrix", "kills"):
        found = {(block.database, block.senders) for block in blocks if block.kind == kind}
        assert found == {("sqlite", 1), ("postgres", 1), ("postgres", 2), ("postgres", 3)}
    assert {block.database for block in blocks if block.kind == "trials"} == {"sqlite", "postgres"}
    faults = set(Fault) - {Fault.DELAY}
    for point in Point:
        lies = {Fault.TRANSIENT, Fault.PERMANENT} if point is Point.ACCEPTED else set()
        assert {script.fault for script in scripts() if script.point is point} == faults - lies
