"""Every fault at every stage, with one to three senders: one mailing a cell, sent by the real sender, judged."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.mailing.ground import Ground
from bench.mailing.posting import Posted, clients_of, opened, post, send, skeleton_of
from bench.mailing.relay import read_journal
from bench.mailing.script import SECURED, Fault, Point, Script, scripts
from bench.mailing.verdict import Verdict, judge
from renvooi.corpus import Corpus
from renvooi.model.errors import RenvooiError, StateForbids
from renvooi.notice.sending.progress import Choice, Sent
from tests.corpus.stores import Home

CLIENTS = 6
"""Of a mailing: more than two batches, and more than there are senders."""
SMALL, LARGE = skeleton_of(200), skeleton_of(400_000)
"""Messages; one that ends in the middle must be long enough to have a middle."""
_DOUBTFUL = (Point.TEXT, Point.DOT, Point.ACCEPTED)
"""Where a doubt may come; in the text, if this machine is so busy that the end is not heard before the dot is sent."""
MOST_RUNS = 3
"""Of the senders of a cell, should one end early: as a person who resumes."""
MOST_SECONDS = 60.0
"""That a sender is told to wait before it gives up."""
AT_WORK = "another sender is at work"
"""What a sender is told while another has a corpus in a file."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One fault, under one number of senders."""

    script: Script
    senders: int
    verdict: Verdict
    failed: tuple[str, ...]
    """Senders that ended with an error."""
    told_to_wait: int
    """Times that a sender was."""

    @property
    def good(self) -> bool:
        """True if all is as promised, and no more is in doubt than answers went wrong."""
        most = len(self.script.times) if _can_doubt(self.script) else 0
        return self.verdict.good and not self.failed and self.verdict.in_doubt <= most


def _can_doubt(script: Script) -> bool:
    answers = script.point is not Point.TEXT and script.fault in (Fault.TRANSIENT, Fault.PERMANENT)
    return script.point in _DOUBTFUL and not answers


def run_cells(ground: Ground, senders: int, *, every: int = 1) -> Iterator[Cell]:
    """The cells of one corpus, one after another; of `every` so many one, not the same for each number of senders."""
    with opened(ground.home) as corpus:
        for number, script in enumerate(scripts()[(senders - 1) % every :: every]):
            yield _cell(ground, corpus, f"cel-{senders}-{number}", script, senders)


def _cell(ground: Ground, corpus: Corpus, name: str, script: Script, senders: int) -> Cell:
    journal, port = ground.relay_with(name, script)
    shared = LARGE if script.point is Point.TEXT else SMALL
    posted = post(corpus, name, clients_of(name, CLIENTS), shared=shared, notice=ground.notice)
    ca = ground.ca if script.point in SECURED else None
    run = send_by(ground.home, posted, port, senders, ca=ca)
    told, runs = run.told_to_wait, 1
    while run.failed and runs < MOST_RUNS:
        run = send_by(ground.home, posted, port, senders, ca=ca)
        told, runs = told + run.told_to_wait, runs + 1
    return Cell(script, senders, judge(corpus, posted, read_journal(journal)), tuple(run.failed), told)


@dataclass(slots=True)
class Together:
    """What senders at once came to."""

    failed: list[str] = field(default_factory=list)
    """What went wrong; nothing."""
    told_to_wait: int = 0


def send_by(home: Home, posted: Posted, port: int, senders: int, *, ca: Path | None = None) -> Together:
    """So many senders at once, each with a corpus of its own; one that is told to wait does, and goes on after."""
    run = Together()

    def live(number: int) -> None:
        try:
            with opened(home) as corpus:
                sent = _sent_in_turn(run, corpus, posted, port, f"verzender-{number}", ca)
        except RenvooiError as error:
            run.failed.append(str(error))
            return
        run.failed.extend([] if sent.ended is None else [sent.ended])

    threads = [threading.Thread(target=live, args=(number,)) for number in range(senders)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return run


def _sent_in_turn(run: Together, corpus: Corpus, posted: Posted, port: int, owner: str, ca: Path | None) -> Sent:
    until = time.monotonic() + MOST_SECONDS
    while True:
        try:
            return send(corpus, port, owner, choice=Choice(posted.mailing), ca=ca)
        except StateForbids as error:
            if AT_WORK not in str(error) or time.monotonic() > until:
                raise
        run.told_to_wait += 1
        time.sleep(0.05)
