"""How quick the outbox is: to queue a mailing, to move its messages one by one, and to record their outcomes.

    python -m bench.outbox [--letters 10000] [--moves 1000] [--runs 3] [--postgres URL]

Each message has 100 kB, most of it shared. A message that is sent takes a share of a claim, the dot and the answer: two
durable transactions and a fiftieth of a third. No mail server is asked. Printed are the medians of some runs.
"""

import argparse
import os
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.faults.acts import BY
from bench.faults.mailing import made_letter, made_skeleton
from bench.faults.registering import DOCUMENT, founded
from renvooi.corpus import Corpus
from renvooi.corpus.outbox.enqueuing import enqueue
from renvooi.corpus.outbox.entries import Mailing
from renvooi.corpus.outbox.moving import Outbox
from renvooi.corpus.outbox.recording import record_outcomes
from renvooi.model.deliveries import DeliveryState, Evidence, MailingPurpose, Reply
from renvooi.model.windows import Receipt, RegisteredWindow
from tests.corpus.stores import new_home

PROMISED = 60.0
"""Seconds in which 10,000 letters are queued."""
LINES = 1_400
"""Of 72 characters in a message."""
BATCH = 50
"""Messages claimed at once."""
LEASE = timedelta(minutes=30)
TAKEN = Reply(250, "2.0.0 Ok: queued as 4XyZ")


def measure(corpus: Corpus, letters: int, moves: int) -> tuple[float, float, float]:
    """Seconds to queue, messages moved in a second, and outcomes recorded in a second, each with its windows."""
    founded(corpus)
    (released,) = corpus.notices()
    mailing = Mailing(released.id, MailingPurpose.NOTICE, DOCUMENT, released.id, Evidence.ACCEPTED)
    shared = made_skeleton(("x" * 70 + "\r\n") * LINES)
    key = corpus.message_key()
    made = [made_letter(key, f"C-{number:06}", mailing=mailing.id, shared=shared) for number in range(letters)]
    start = time.perf_counter()
    enqueue(corpus, mailing, made, windows=True, by=BY)
    queued = time.perf_counter() - start
    outbox = Outbox(corpus, owner="bench")
    start, done = time.perf_counter(), 0
    while done < moves:
        for one in outbox.claim(min(BATCH, moves - done), lease=LEASE):
            if not (outbox.dot(one) and outbox.settle(one, DeliveryState.ACCEPTED, TAKEN)):
                raise AssertionError(f"{one.client} was lost")
            done += 1
    moved = done / (time.perf_counter() - start)
    start = time.perf_counter()
    recorded = record_outcomes(corpus, receipts=_receipt, by=BY)
    return queued, moved, recorded / (time.perf_counter() - start)


def _receipt(window: RegisteredWindow, day: date) -> Receipt:
    return Receipt(day, day + timedelta(days=window.days), None, None, "Bevestiging van de mailserver.", BY, at="")


def main() -> int:
    """Print the figures of each database; 1 if queueing takes longer than promised."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--letters", type=int, default=10_000)
    asked.add_argument("--moves", type=int, default=1_000)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--postgres", default=os.environ.get("RENVOOI_TEST_PG"))
    given = asked.parse_args()
    is_slow = False
    for database in ("sqlite", "postgres") if given.postgres else ("sqlite",):
        runs = []
        for _ in range(given.runs):
            with TemporaryDirectory() as folder, new_home(database, Path(folder)) as home, home.create() as corpus:
                runs.append(measure(corpus, given.letters, given.moves))
        queued, moved, recorded = (median(figures) for figures in zip(*runs, strict=True))
        is_slow |= queued > PROMISED * given.letters / 10_000
        sys.stdout.write(
            f"{database}: {given.letters} letters queued in {queued:.1f} s, {moved:.0f} moved a second, "
            f"{recorded:.0f} outcomes recorded a second\n"
        )
    return int(is_slow)


if __name__ == "__main__":
    raise SystemExit(main())
