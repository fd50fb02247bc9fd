"""Every fault, every trouble and 210 kills: nobody is told twice, nobody is forgotten, every doubt is listed."""

from datetime import timedelta
from hashlib import sha256

import pytest

from bench.mailing.blocks import Block, all_blocks, ci_blocks, weather
from bench.mailing.ground import new_ground
from bench.mailing.matrix import SMALL
from bench.mailing.posting import BY, opened, post, receipt_on
from bench.mailing.relay import Taken
from bench.mailing.script import Fault, Point, scripts
from bench.mailing.verdict import judge
from renvooi.corpus.outbox.moving import Outbox
from renvooi.corpus.outbox.recording import record_outcomes
from renvooi.model.deliveries import DeliveryState, Reply
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
    cells = len(scripts()) // block.every if block.kind == "matrix" else 0
    assert len(found.cells) == cells


def test_the_storm_has_every_fault_for_one_to_three_senders_on_both_databases() -> None:
    blocks = all_blocks()
    assert sum(block.kills for block in ci_blocks()) >= KILLS
    # of those that wait for each other, the tests take a part
    assert {block.senders for block in ci_blocks() if block.kind == "matrix" and block.every > 1} == {2, 3}
    assert sum(block.kills for block in blocks) >= KILLS
    found = {(block.database, block.senders) for block in blocks if block.kind == "matrix"}
    assert found == {(database, senders) for database in ("sqlite", "postgres") for senders in (1, 2, 3)}
    # a file has one sender at a time
    found = {(block.database, block.senders) for block in blocks if block.kind == "kills"}
    assert found == {("sqlite", 1), ("postgres", 1), ("postgres", 2), ("postgres", 3)}
    assert {block.database for block in blocks if block.kind == "trials"} == {"sqlite", "postgres"}
    faults = set(Fault) - {Fault.DELAY}
    for point in Point:
        lies = {Fault.TRANSIENT, Fault.PERMANENT} if point is Point.ACCEPTED else set()
        assert {script.fault for script in scripts() if script.point is point} == faults - lies


def test_judge_sees_what_no_client_would() -> None:
    """A doubt without a cause, an outcome that is not on record, and a window that does not run."""
    with new_ground("sqlite") as ground, opened(ground.home) as corpus:
        posted = post(corpus, "proef", ("K-1", "K-2"), shared=SMALL, notice=ground.notice)
        outbox = Outbox(corpus, owner="verzender")
        for one, state in zip(
            outbox.claim(2, lease=timedelta(minutes=1)), (DeliveryState.IN_DOUBT, DeliveryState.ACCEPTED), strict=True
        ):
            assert outbox.dot(one)
            assert outbox.settle(one, state, Reply(None, ""))
        first, second = (letter.client for letter in posted.letters)
        taken = [Taken(one.message_id, one.address, sha256(one.message).hexdigest()) for one in posted.letters]
        found = judge(corpus, posted, taken, behind=())
        assert (found.lost, found.doubled) == ((), ())
        assert f"{first}: is in doubt, and no sender left it behind its dot" in found.wrong
        assert f"{second}: is accepted, and the ledger does not have it" in found.wrong
        assert f"{second}: is accepted, and the window opzeggen does not run" in found.wrong
        record_outcomes(corpus, receipts=receipt_on, by=BY)
        assert judge(corpus, posted, taken, behind=(first,)).good
