"""A small corpus that a site can be made from: the example documents, a released notice, and windows.

It is made once a run of the tests; each test gets a copy of its own.
"""

import atexit
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from renvooi.corpus import Corpus, ReleasedNotice
from renvooi.diff import diff
from renvooi.model.notices import Accepted
from renvooi.notice import load_policy, make_notice, release
from tests.corpus.stores import BY, Clock, Home, new_home, received
from tests.notice.site.example import CHAINS, EXAMPLES

TOLD = ("demarcatie", "2026-01", "2026-02")
"""The step with a released notice."""
CLIENTS = ("K-GEHEIM-1", "K-GEHEIM-2", "K-GEHEIM-3")
"""The first two received the notice, a week apart; nobody knows of the third."""
RECEIPTS = (date(2026, 3, 2), date(2026, 3, 9))

POLICY = b'name = "voorbeeld"\nversion = "1"\n'


def example_home(folder: Path) -> Home:
    """A copy of the example corpus in `folder`, closed."""
    shutil.copytree(_made(), folder, dirs_exist_ok=True)
    with new_home("sqlite", folder) as home:
        return replace(home, clock=Clock(datetime(2026, 5, 1, 9, 0, tzinfo=UTC)))


@lru_cache(maxsize=1)
def _made() -> Path:
    """The folder of the example corpus that copies are made of."""
    folder = Path(mkdtemp(prefix="renvooi-site-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with new_home("sqlite", folder) as home, home.create() as corpus:
        fill_example(corpus)
    return folder


def fill_example(corpus: Corpus) -> None:
    """Nothing; the example documents are there and published, and clients were told of a step."""
    at(corpus, datetime(2026, 2, 20, 9, 0, tzinfo=UTC))
    for name, labels in CHAINS.items():
        add_versions(corpus, name, labels)
    told = release_notice(corpus, *TOLD)
    at(corpus, datetime(2026, 3, 20, 9, 0, tzinfo=UTC))
    open_windows(corpus, told.id)


def at(corpus: Corpus, now: datetime) -> None:
    """Nothing; it is `now`."""
    assert isinstance(corpus.clock, Clock)
    corpus.clock.now = now


def add_versions(corpus: Corpus, name: str, labels: tuple[str, ...], *, published: bool = True) -> None:
    """Nothing; these versions of an example document are there, and frozen unless said otherwise."""
    for label in labels:
        text = (EXAMPLES / name / f"{name}-{label}.md").read_text("utf-8")
        given = received(text, f"{name}-{label}.md", document=name)
        corpus.add(replace(given, label=label), by=BY)
        if published:
            corpus.publish(name, label, by=BY)


def release_notice(corpus: Corpus, document: str, old: str, new: str, *, because: str | None = None) -> ReleasedNotice:
    """A notice of two published versions, on record; with `because` it takes the place of the one before."""
    sides = corpus.version(document, old), corpus.version(document, new)
    trees = [corpus.document(one) for one in sides]
    made = make_notice(diff(*trees), *trees, policy=load_policy(), received=None)
    if because is not None:
        made = replace(made, id=f"notice-{'1' * 20}")
    answered = tuple(Accepted(code, "Hiernaar is gekeken.", BY) for code in {one.code for one in made.open_points})
    told = release(replace(made, accepted=answered), by=BY)
    return corpus.release(*sides, told, policy=POLICY, by=BY, because=because)


def open_windows(corpus: Corpus, notice: str) -> None:
    """Nothing; all clients have their windows: two run, of one the last day is not known."""
    for client, day in zip(CLIENTS, (*RECEIPTS, None), strict=True):
        opened = corpus.open_windows(notice, client, because="Vastgelegd na verzending.", by=BY)
        if day is not None:
            corpus.record_receipt(
                [one.id for one in opened],
                day=day,
                last_day=day + timedelta(days=30),
                falls_on=None,
                coulance=day + timedelta(days=33),
                evidence="Aangetekende brief.",
                by=BY,
                because="Vastgelegd na verzending.",
            )
