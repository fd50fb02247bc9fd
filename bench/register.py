"""How quick a register of many windows is, to fill and to read.

    python -m bench.register [--clients 5000] [--postgres URL]

Each client has two windows under one notice; every other one received it, and one in ten responded. Printed are
the seconds that a question takes once the corpus is open.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.faults.acts import BY
from bench.faults.notices import DAYS
from bench.faults.registering import founded
from renvooi.corpus import Corpus
from renvooi.corpus.events import EventKind
from renvooi.corpus.register.opening import record_opened
from renvooi.corpus.register.particulars import Particular, ParticularKind, keep
from renvooi.corpus.register.windows import read_windows
from renvooi.model.codec import Json
from tests.corpus.stores import new_home

PROMISED = 1.0
"""Seconds for all windows of 5,000 clients."""
DAY = date(2026, 1, 10)
WORDS = Particular(ParticularKind.TEXT, b"Wij kunnen hier niet mee instemmen, want het hindert ons werk.")


def fill(corpus: Corpus, clients: int) -> None:
    """Nothing; so many clients have windows, in one transaction as a mailing would open them."""
    founded(corpus)
    (released,) = corpus.notices()
    with corpus.writing(by=BY) as writer:
        for number in range(clients):
            record_opened(writer, released, [f"K-{number:06}"])
            found = read_windows(writer.connection, notice=released.id, client=f"K-{number:06}")
            about: dict[str, Json] = {
                "document": released.document,
                "notice": released.id,
                "client": found[0].client,
            }
            if number % 2:
                writer.append(EventKind.NOTICE_RECEIVED, {**about, **_receipt([one.id for one in found])})
            if number % 10 == 1:
                said = keep(writer.connection, found[0].client, WORDS, random=corpus.salts)
                response = _response(found[0].id, found[0].right, words=said)
                writer.append(EventKind.RESPONSE_RECORDED, {**about, **response})


def _receipt(ids: list[str]) -> dict[str, Json]:
    last_day = DAY + timedelta(days=DAYS)
    return {
        "windows": [*ids],
        "day": DAY.isoformat(),
        "last_day": last_day.isoformat(),
        "falls_on": None,
        "coulance": None,
        "evidence": "Ontvangstbevestiging.",
        "because": None,
    }


def _response(window: str, right: str, *, words: str) -> dict[str, Json]:
    return {
        "window": window,
        "right": right,
        "number": 1,
        "received": DAY.isoformat(),
        "form": "email",
        "reasoned": True,
        "text": {"hmac": words, "size": len(WORDS.body)},
        "attachment": None,
    }


def seconds(question: Callable[[], object]) -> float:
    """How long it takes to answer."""
    start = time.perf_counter()
    question()
    return time.perf_counter() - start


def measure(corpus: Corpus) -> bool:
    """Whether all windows come in the time that is promised."""
    windows = corpus.windows()
    some = windows[len(windows) // 2]
    today = DAY + timedelta(days=DAYS)
    whole = min(seconds(corpus.windows) for _ in range(3))
    print(f"all {len(windows)} windows       {whole:6.3f} s   promised under {PROMISED:.1f} s for 10000")
    print(f"their states          {seconds(lambda: [one.state(today) for one in windows]):6.3f} s")
    print(f"those of one client   {seconds(lambda: corpus.windows(client=some.client)):6.3f} s")
    print(f"one by its id         {seconds(lambda: corpus.window(some.id)):6.3f} s")
    print(f"one more client       {seconds(lambda: corpus.open_windows(some.notice, 'K-nieuw', by=BY)):6.3f} s")
    print(f"verify                {seconds(corpus.verify):6.3f} s")
    return whole < PROMISED


def main() -> int:
    """0 if all windows come in time; the figures are on standard output."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--clients", type=int, default=5_000)
    parser.add_argument("--postgres", help="URL of a server, in which a schema is made and dropped")
    asked = parser.parse_args()
    if asked.postgres:
        os.environ["RENVOOI_TEST_PG"] = asked.postgres
    with (
        TemporaryDirectory() as folder,
        new_home("postgres" if asked.postgres else "sqlite", Path(folder)) as home,
        home.create() as corpus,
    ):
        print(f"made in {seconds(lambda: fill(corpus, asked.clients)):.1f} s")
        return 0 if measure(corpus) else 1


if __name__ == "__main__":
    sys.exit(main())
