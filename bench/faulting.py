"""What a corpus withstands: python -m bench.faulting kill|fail|flip|columns|backup|verify [--rounds N] [--postgres URL]

kill: processes are killed at random moments of add, publish and verdict; fail: the n-th step towards
the disk fails, for every n; flip: single bits of all files of a corpus; columns: single bits of every
column; backup: archives made while another process writes are restored; verify: the time and memory of a check. With --postgres they run on that server, else on SQLite.
Exit code 1 if anything was lost, half done or not found, or if verify takes longer than --limit.
"""

import argparse
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.faults.failing import OPERATIONS, failing_operation
from bench.faults.flipping import Flip, flip_columns, flip_files
from bench.faults.killing import kill_rounds
from bench.faults.made import Clock, make_corpus
from bench.faults.registering import everything
from bench.faults.saving import save_rounds
from renvooi.corpus import open_corpus
from tests.corpus.stores import Home, new_home

KILLS = 100
FLIPS = 400
BACKUPS = 12
EVENTS = 100_000
FILLED = 50
"""Operations that fill a corpus before its bits are changed."""


def kill(home: Home, options: argparse.Namespace) -> bool:
    """Whether nothing was lost."""
    home.create().close()
    rounds = list(kill_rounds(home, options.rounds or KILLS, seed=options.seed))
    for number, found in enumerate(rounds):
        for fault in found.faults:
            print(f"round {number}, killed {found.how}: {fault}")
    renewed = sum(any("sealed now" in note for note in found.notes) for found in rounds)
    witnessed = sum(any("it is now" in note for note in found.notes) for found in rounds)
    bad = sum(bool(found.faults) for found in rounds)
    acts = sum(found.acts for found in rounds)
    print(
        f"{len(rounds)} kills, {acts} operations acknowledged: {bad} rounds with anything lost or half done; "
        f"{renewed} seals and {witnessed} lines of the witness made good"
    )
    return bad == 0


def fail(home: Home, options: argparse.Namespace) -> bool:
    """Whether every failure was one clean error over a consistent store."""
    home.create().close()
    bad = 0
    for operation in OPERATIONS:
        found = list(failing_operation(home, operation, every=options.every))
        for failed in found:
            for wrong in failed.wrong:
                print(f"{operation}, step {failed.step} ({failed.name}): {wrong}")
        names = Counter(failed.name for failed in found)
        wrong_ones = sum(bool(failed.wrong) for failed in found)
        bad += wrong_ones
        print(f"{operation}: {len(found)} steps failed in turn ({_listed(names)}), {wrong_ones} not clean")
    return bad == 0


def flip(home: Home, options: argparse.Namespace) -> bool:
    """Whether every flip in the files was found."""
    _fill(home)
    return _told(list(flip_files(home, options.rounds or FLIPS, seed=options.seed)), "/")


def columns(home: Home, options: argparse.Namespace) -> bool:
    """Whether every flip in the columns was found."""
    _fill(home)
    rounds = options.rounds or 6
    return _told([found for number in range(rounds) for found in flip_columns(home, seed=options.seed + number)], ".")


def _fill(home: Home) -> None:
    with home.create() as corpus:
        for operation in islice(everything(corpus, 5), FILLED):
            operation()


def _told(flips: list[Flip], end: str) -> bool:
    for missed in (found for found in flips if not found.said):
        print(f"not found: {missed.place}")
    found = sum(bool(one.said) for one in flips)
    places = Counter(one.place.split(" ")[0].split(end)[0] for one in flips)
    print(f"{len(flips)} flips, {found} found ({_listed(places)})")
    return found == len(flips)


def backup(home: Home, options: argparse.Namespace) -> bool:
    """Whether every backup was restored to what verifies."""
    home.create().close()
    with TemporaryDirectory() as folder:
        found = list(save_rounds(home, options.rounds or BACKUPS, Path(folder)))
    for one in found:
        if one.wrong is not None:
            print(one.wrong)
    good = sum(one.wrong is None for one in found)
    print(
        f"{len(found)} backups of a corpus that is written to, of {found[0].events} to {found[-1].events} events: {good} verify once restored"
    )
    return good == len(found)


def verify(home: Home, options: argparse.Namespace) -> bool:
    """Whether the check of a corpus of many events takes no longer than the limit."""
    quick = True
    for alone in (False, True):
        with new_home_like(home) as made:
            make_corpus(made.place, made.key, options.rounds or EVENTS, alone=alone).close()
            # in a process of its own, for the memory
            child = os.fork()
            if child == 0:
                os._exit(_verified(made, options.limit))
            quick &= os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    return quick


def _verified(home: Home, limit: float) -> int:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with open_corpus(home.place, clock=Clock(), key=home.key) as corpus:
        started, worked = time.perf_counter(), time.process_time()
        found = corpus.verify()
        seconds, work = time.perf_counter() - started, time.process_time() - worked
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(
        f"{found.events} events, {found.heads} heads, {found.rows} rows: verified in {seconds:.1f} s "
        f"({work:.1f} s of one processor), {grown // 1024} MB more memory, {len(found.faults)} faults",
        flush=True,
    )
    return int(seconds > limit or bool(found.faults))


@contextmanager
def new_home_like(home: Home) -> Iterator[Home]:
    """Another empty place of the same sort."""
    with TemporaryDirectory() as folder, new_home("postgres" if home.place.url else "sqlite", Path(folder)) as found:
        yield found


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.most_common())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("what", choices=("kill", "fail", "flip", "columns", "backup", "verify"))
    parser.add_argument("--rounds", type=int, help="kills, flips, rounds over all columns, or events")
    parser.add_argument("--every", type=int, default=1, help="steps from one that fails to the next")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=5.0, help="seconds that verify may take")
    parser.add_argument("--postgres", help="URL of a server, in which a schema is made and dropped")
    options = parser.parse_args()
    if options.postgres:
        os.environ["RENVOOI_TEST_PG"] = options.postgres
    what = {"kill": kill, "fail": fail, "flip": flip, "columns": columns, "backup": backup, "verify": verify}[
        options.what
    ]
    with TemporaryDirectory() as folder:
        inside = Path(folder) / "corpus"
        inside.mkdir()
        with new_home("postgres" if options.postgres else "sqlite", inside) as home:
            return 0 if what(home, options) else 1


if __name__ == "__main__":
    sys.exit(main())
