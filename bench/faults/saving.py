"""Backups while another process writes: each is restored elsewhere, where it must verify."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from renvooi.corpus import find_place, new_place, open_corpus
from renvooi.corpus.backup import backup
from renvooi.corpus.restoring import restore
from renvooi.model.errors import RenvooiError
from tests.corpus.stores import BY, Clock, Home, received, version

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Saved:
    """One backup, and what became of it."""

    events: int
    """How many it holds."""
    wrong: str | None
    """Why it could not be made or restored; None if it verified."""


def write_without_end(place: str, key: str) -> None:
    """Add one version after another, and say so after each."""
    with open_corpus(find_place(place, Path()), clock=Clock(), key=Path(key)) as corpus:
        number = 0
        while True:
            number += 1
            label = f"{number}.0"
            corpus.add(received(version(label, f"Afspraak {label}."), document="afspraken"), by=BY)
            print(number, flush=True)


def save_rounds(home: Home, rounds: int, folder: Path) -> Iterator[Saved]:
    """`rounds` backups of a corpus that another process writes to, each restored into a folder of its own."""
    code = "import sys; from bench.faults.saving import write_without_end; write_without_end(*sys.argv[1:])"
    command = [sys.executable, "-c", code, home.place.url or str(home.place.file), str(home.key)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        try:
            for number in range(rounds):
                # a version is written while the one before is saved
                assert writer.stdout.readline()
                yield _saved(home, folder / f"{number}.zip", folder / str(number))
            assert writer.poll() is None
        finally:
            writer.kill()


def _saved(home: Home, archive: Path, folder: Path) -> Saved:
    folder.mkdir()
    try:
        with home.open() as corpus:
            made = backup(corpus, archive)
        found = restore(archive, new_place(None, folder), clock=Clock())
    except RenvooiError as error:
        return Saved(0, str(error))
    faults = [*made.faults, *found.faults]
    return Saved(made.events, str(faults[0]) if faults else None)
