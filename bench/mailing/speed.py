"""How fast 10,000 messages are queued and sent, in how much memory, and what bare smtplib takes for the same."""

import resource
import smtplib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from bench.mailing.posting import opened, post, send, skeleton_of
from bench.mailing.relay import Relay, read_journal
from bench.mailing.script import Script
from bench.mailing.verdict import Verdict, judge
from renvooi.model.letters import Letter
from renvooi.notice.sending.pace import Pace
from renvooi.notice.sending.progress import Choice
from renvooi.notice.sending.settings import Timeouts
from tests.corpus.stores import Home

SIZE = 60_000
"""Bytes of a message: a notice as text and HTML, with a calendar file."""
EVERY = 0.05
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run took."""

    messages: int
    queued: float
    """Seconds."""
    sent: float
    """Seconds, from the claim of the first to the ledger that knows of the last."""
    bare: float
    """Seconds that smtplib took for as many, on one connection to the same server."""
    bare_messages: int
    memory_before: int
    """MB, when the first message was claimed."""
    memory_half: int
    memory_after: int
    verdict: Verdict

    @property
    def rate(self) -> float:
        """Messages a second."""
        return self.messages / self.sent

    @property
    def bare_rate(self) -> float:
        """Messages a second of smtplib."""
        return self.bare_messages / self.bare

    @property
    def ratio(self) -> float:
        """How many times longer a message takes than with smtplib alone."""
        return self.bare_rate / self.rate


def measure(home: Home, relay: Relay, folder: Path, messages: int, *, bare: int) -> Figures:
    """The figures of one corpus; smtplib sends `bare` messages before and as many after, and the faster time counts."""
    journal = folder / "snelheid"
    journal.touch()
    port = relay.open(Script(), journal)
    clients = [f"K-{number:05}" for number in range(1, messages + 1)]
    with opened(home) as corpus:
        began = time.perf_counter()
        posted = post(corpus, journal.name, clients, shared=skeleton_of(SIZE))
        queued = time.perf_counter() - began
    first = _bare(relay, folder / "kaal-1", posted.letters[:bare])
    with opened(home) as corpus, watching() as seen:
        began = time.perf_counter()
        send(corpus, port, "verzender", choice=Choice(posted.mailing), pace=Pace(), timeouts=Timeouts())
        sent = time.perf_counter() - began
    second = _bare(relay, folder / "kaal-2", posted.letters[:bare])
    with opened(home) as corpus:
        verdict = judge(corpus, posted, read_journal(journal))
    memory = seen[min(2, len(seen) - 1)], seen[len(seen) // 2], seen[-1]
    return Figures(messages, queued, sent, min(first, second), bare, *memory, verdict)


def _bare(relay: Relay, journal: Path, letters: tuple[Letter, ...]) -> float:
    """Seconds that smtplib takes, with the messages made beforehand."""
    journal.touch()
    made = [(letter.sender, letter.address, letter.message) for letter in letters]
    with smtplib.SMTP("127.0.0.1", relay.open(Script(), journal)) as server:
        server.ehlo()
        began = time.perf_counter()
        for sender, address, message in made:
            server.sendmail(sender, address, message)
        return time.perf_counter() - began


@contextmanager
def watching() -> Iterator[list[int]]:
    """A list that grows by the memory of this process, in MB, while the context lasts."""
    seen = [_memory()]
    stop = Event()

    def watch() -> None:
        while not stop.wait(EVERY):
            seen.append(_memory())

    thread = Thread(target=watch)
    thread.start()
    try:
        yield seen
    finally:
        stop.set()
        thread.join()
        seen.append(_memory())


def _memory() -> int:
    """MB in use now; the most so far where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return pages * resource.getpagesize() // 1_048_576
