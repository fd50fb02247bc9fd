"""A corpus with a released notice, and what is done to its windows."""

from datetime import UTC, date, datetime, timedelta

from bench.faults.notices import DAYS, POLICY, made_notice
from renvooi.corpus import Corpus, ReleasedNotice
from renvooi.model.windows import RegisteredWindow, ResponseForm
from tests.corpus.stores import BY, Clock, received, version

DOCUMENT = "beheer"
LABELS = ("2026-01", "2026-02")
DAY = date(2026, 3, 2)
"""Of receipt."""
LAST = DAY + timedelta(days=DAYS)
RELEASED = datetime(2026, 2, 1, 9, 0, tzinfo=UTC)
"""When the notice went out: before any receipt."""
LATER = datetime(2026, 4, 20, 9, 0, tzinfo=UTC)
"""A moment after the last day."""


def published(corpus: Corpus, *labels: str, document: str = DOCUMENT) -> None:
    """Nothing; versions with these labels are there and frozen."""
    for label in labels:
        given = received(version(label, f"De klant meldt een storing binnen {label} uur."), document=document)
        corpus.add(given, by=BY)
        corpus.publish(document, label, by=BY)


def released(corpus: Corpus, number: int = 1) -> ReleasedNotice:
    """A notice of two published versions; the day is one on which its windows have lapsed."""
    published(corpus, *LABELS)
    at(corpus, RELEASED)
    old, new = corpus.versions(DOCUMENT)
    found = corpus.release(old, new, made_notice(old, new, number), policy=POLICY, by=BY)
    at(corpus, LATER)
    return found


def at(corpus: Corpus, now: datetime) -> None:
    """Nothing; it is `now`."""
    assert isinstance(corpus.clock, Clock)
    corpus.clock.now = now


def opened(corpus: Corpus, client: str = "K-1") -> RegisteredWindow:
    """The window to terminate of a client under a new notice."""
    return next(one for one in corpus.open_windows(released(corpus).id, client, by=BY) if one.right == "opzeggen")


def receive(
    corpus: Corpus, *ids: str, day: date = DAY, coulance: date | None = None, because: str | None = None
) -> RegisteredWindow:
    """The first of the windows, received on `day`."""
    found = corpus.record_receipt(
        ids,
        day=day,
        last_day=day + timedelta(days=DAYS),
        falls_on=None,
        coulance=coulance,
        evidence="Aangetekende brief.",
        by=BY,
        because=because,
    )
    return found[0]


def respond(corpus: Corpus, name: str, on: date = LAST, text: str = "Wij zeggen op.") -> RegisteredWindow:
    """The window with a letter that came on that day."""
    return corpus.respond(name, received=on, form=ResponseForm.LETTER, reasoned=True, text=text, by=BY)


def with_attachment(corpus: Corpus, name: str, *, size: int = 5) -> RegisteredWindow:
    """The window with a letter and a file of `size` bytes."""
    return corpus.respond(
        name,
        received=LAST,
        form=ResponseForm.LETTER,
        reasoned=True,
        text="Wij zeggen op, en geven één reden.",
        attachment=("brief.pdf", (b"%PDF-" * (size // 5 + 1))[:size]),
        by=BY,
    )
