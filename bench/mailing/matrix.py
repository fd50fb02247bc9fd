"""Every fault at every stage, with one to three senders: one mailing a cell, sent by the real sender, judged."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.mailing.posting import Posted, opened, post, send, skeleton_of
from bench.mailing.relay import Relay, read_journal
from bench.mailing.script import Fault, Point, Script, scripts
from bench.mailing.verdict import Verdict, judge
from renvooi.corpus import Corpus
from renvooi.model.errors import RenvooiError
from renvooi.notice.sending.progress import Choice
from tests.corpus.stores import Home

CLIENTS = 6
"""Of a mailing: more than two batches, and more than there are senders."""
SMALL, LARGE = skeleton_of(200), skeleton_of(400_000)
"""Messages; one that ends in the middle must be long enough to have a middle."""
_DOUBTFUL = (Point.TEXT, Point.DOT, Point.ACCEPTED)
"""Where a doubt may come; in the text, if this machine is so busy that the end is not heard before the dot is sent."""
MOST_RUNS = 3
"""Of the senders of a cell, should one end early: as a person who resumes."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One fault, under one number of senders."""

    script: Script
    senders: int
    verdict: Verdict
    failed: tuple[str, ...]
    """Senders that ended with an error."""

    @property
    def good(self) -> bool:
        """True if all is as promised, and nothing is in doubt that can be known."""
        unneeded = self.verdict.in_doubt > 0 and not _can_doubt(self.script)
        return self.verdict.good and not self.failed and not unneeded


def _can_doubt(script: Script) -> bool:
    answers = script.point is not Point.TEXT and script.fault in (Fault.TRANSIENT, Fault.PERMANENT)
    return script.point in _DOUBTFUL and not answers


def run_cells(home: Home, relay: Relay, folder: Path, senders: Sequence[int], *, name: str) -> Iterator[Cell]:
    """All cells of one corpus, one after another."""
    with opened(home) as corpus:
        for count in senders:
            for number, script in enumerate(scripts()):
                yield _cell(home, corpus, relay, folder / f"{name}-{count}-{number}", script, count)


def _cell(home: Home, corpus: Corpus, relay: Relay, journal: Path, script: Script, senders: int) -> Cell:
    journal.touch()
    port = relay.open(script, journal)
    clients = [f"K-{number}" for number in range(1, CLIENTS + 1)]
    posted = post(corpus, journal.name, clients, shared=LARGE if script.point is Point.TEXT else SMALL)
    failed: tuple[str, ...] = ()
    for _ in range(MOST_RUNS):
        failed = send_by(home, posted, port, senders)
        if not failed:
            break
    return Cell(script, senders, judge(corpus, posted, read_journal(journal)), failed)


def send_by(home: Home, posted: Posted, port: int, senders: int) -> tuple[str, ...]:
    """What went wrong with so many senders at once, each with a corpus of its own; nothing."""
    failed: list[str] = []

    def run(number: int) -> None:
        try:
            with opened(home) as corpus:
                sent = send(corpus, port, f"verzender-{number}", choice=Choice(posted.mailing))
        except RenvooiError as error:
            failed.append(str(error))
            return
        failed.extend([] if sent.ended is None else [sent.ended])

    threads = [threading.Thread(target=run, args=(number,)) for number in range(senders)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tuple(failed)
