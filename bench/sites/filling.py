"""A corpus with many documents of many versions, each published, with notices and windows."""

import os
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bench.sites.chains import Chain
from renvooi.corpus import Corpus, find_place, open_corpus
from renvooi.diff import diff
from renvooi.model.notices import Accepted
from renvooi.notice import load_policy, make_notice, release

BY = "bench"
TOLD = (3, 1)
"""The steps with a released notice, counted from the newest version."""
CLIENTS = ("K-1", "K-2")
POLICY = b'name = "bench"\nversion = "1"\n'
COMMAND = (sys.executable, "-c", "from renvooi.cli.main import main; main()")


def write(folder: Path, chain: Chain, labels: slice) -> None:
    """Nothing; these versions of a document are files in a folder of its name."""
    (folder / chain.name).mkdir(parents=True, exist_ok=True)
    for label, text in chain.texts[labels]:
        (folder / chain.name / f"{chain.name}-{label}.md").write_text(text, encoding="utf-8")


def fill(corpus: Path, files: Path) -> None:
    """Nothing; a new corpus has all versions in `files`."""
    corpus.mkdir(parents=True, exist_ok=True)
    run("init", "--corpus", str(corpus), "--by", BY)
    add(corpus, files)


def add(corpus: Path, files: Path) -> None:
    """Nothing; the versions in `files` are in the corpus, and published."""
    run("add", str(files), "--publish", "--corpus", str(corpus), "--by", BY)


def run(*arguments: str) -> str:
    """What a command of renvooi printed. Raises: SystemExit with what went wrong."""
    ran = subprocess.run((*COMMAND, *arguments), capture_output=True, encoding="utf-8", check=False)
    if ran.returncode:
        raise SystemExit(f"renvooi {' '.join(arguments)}: exit code {ran.returncode}\n{ran.stderr[-2000:]}")
    return ran.stdout


def tell(folder: Path, chain: Chain) -> None:
    """Nothing; clients were told of two steps of a document, and have windows."""
    place = find_place(str(folder), Path(os.getcwd()))
    with closing(open_corpus(place, clock=lambda: datetime.now(UTC))) as corpus:
        for back in () if corpus.notices(chain.name) else TOLD:
            old, new = chain.texts[-back - 1][0], chain.texts[-back][0]
            _open_windows(corpus, _release(corpus, chain.name, old, new))


def _release(corpus: Corpus, document: str, old: str, new: str) -> str:
    sides = corpus.version(document, old), corpus.version(document, new)
    trees = [corpus.document(one) for one in sides]
    made = make_notice(diff(*trees), *trees, policy=load_policy(), received=None)
    accepted = tuple(Accepted(code, "Hiernaar is gekeken.", BY) for code in {one.code for one in made.open_points})
    told = release(replace(made, accepted=accepted), by=BY)
    return corpus.release(*sides, told, policy=POLICY, by=BY).id


def _open_windows(corpus: Corpus, notice: str) -> None:
    for number, client in enumerate(CLIENTS):
        opened = corpus.open_windows(notice, client, because="Vastgelegd na verzending.", by=BY)
        day = date(2026, 3, 2) + timedelta(days=7 * number)
        for window in opened:
            if window.days is not None:
                _receive(corpus, window.id, day, window.days)


def _receive(corpus: Corpus, window: str, day: date, days: int) -> None:
    corpus.record_receipt(
        [window],
        day=day,
        last_day=day + timedelta(days=days),
        falls_on=None,
        coulance=None,
        evidence="Aangetekende brief.",
        by=BY,
        because="Vastgelegd na verzending.",
    )
