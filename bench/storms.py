"""Is nobody told twice and nobody forgotten, whatever goes wrong? python bench/storms.py [--kills N] [--seed N]

A real sender sends to a scripted mail server on this machine, which writes down on disk what it accepted before it
says so: every fault at every stage, with one to three senders; stolen leases, clocks, disks and locks; and senders
that are killed (kill -9) at steps towards the disk and the network, or at any moment, while a person cancels, sends
anew and settles doubts. Prints the matrix. Exit code 1 if a client got a message twice, or not at all without being
listed; if more is in doubt than can be; if an outcome is not on record; if a window runs that should not, or does not.

RENVOOI_TEST_PG names a PostgreSQL server, in which schemas are made and dropped; without it SQLite alone is tried.
"""

import argparse
import multiprocessing
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.mailing.blocks import Weathered, all_blocks, long_blocks, weather
from bench.mailing.script import scripts
from bench.mailing.verdict import Verdict

WORKERS = 4
"""Blocks at a time; most of the time they wait."""


def main() -> int:
    """0 if all is as promised."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, help="kills in all (210; 5,000 take some twenty minutes)")
    parser.add_argument("--seed", type=int, default=1, help="of where senders are killed")
    options = parser.parse_args()
    blocks = long_blocks(options.kills, seed=options.seed) if options.kills else all_blocks()
    if not os.environ.get("RENVOOI_TEST_PG"):
        print("RENVOOI_TEST_PG is not set: SQLite alone")
        blocks = tuple(block for block in blocks if block.database == "sqlite")
    began = time.perf_counter()
    with ProcessPoolExecutor(WORKERS, mp_context=multiprocessing.get_context("spawn")) as pool:
        found = tuple(pool.map(weather, blocks))
    for line in (*matrix(found), "", *trials(found), "", *kills(found)):
        print(line)
    bad = [one for weathered in found for one in weathered.bad()]
    print("", *bad, sep="\n")
    print(summary(found), f"({time.perf_counter() - began:.0f} s)")
    return int(bool(bad))


def matrix(found: Sequence[Weathered]) -> Iterator[str]:
    """The table of faults: accepted, refused (r) and in doubt (d), of the clients of a mailing."""
    blocks = sorted((one for one in found if one.cells), key=lambda one: one.block.name, reverse=True)
    yield _row("stage", "fault", [one.block.name for one in blocks])
    for number, script in enumerate(scripts()):
        yield _row(script.point, script.fault or "", [_cell(one.cells[number].verdict) for one in blocks])


def _row(*cells: str | Sequence[str]) -> str:
    stage, fault, rest = cells
    return f"{stage!s:<10}{fault!s:<12}" + "".join(f"{one:>14}" for one in rest)


def _cell(verdict: Verdict) -> str:
    said = [f"{verdict.accepted}"]
    said += [f"{verdict.refused}r"] if verdict.refused else []
    said += [f"{verdict.in_doubt}d"] if verdict.in_doubt else []
    return " ".join(said) + ("" if verdict.good else " BAD")


def trials(found: Sequence[Weathered]) -> Iterator[str]:
    """The table of troubles on our side."""
    for one in found:
        names = dict.fromkeys(trial.name for trial in one.trials)
        for name in names:
            some = [trial for trial in one.trials if trial.name == name]
            said = Counter[str]()
            for trial in some:
                said.update(accepted=trial.verdict.accepted, refused=trial.verdict.refused)
                said.update({"in doubt": trial.verdict.in_doubt})
            counts = ", ".join(f"{count} {what}" for what, count in said.items() if count)
            good = "" if all(trial.good for trial in some) else "  BAD"
            yield f"{one.block.database:<10}{name:<28}{sum(trial.times for trial in some):>4} times: {counts}{good}"


def kills(found: Sequence[Weathered]) -> Iterator[str]:
    """What killing came to."""
    for one in found:
        if not one.killed:
            continue
        doubts = sum(killed.verdict.in_doubt for killed in one.killed)
        clients = sum(killed.verdict.clients for killed in one.killed)
        decided = Counter(what for killed in one.killed for what in killed.decided)
        where = Counter(how for killed in one.killed for how in killed.how).most_common()
        yield (
            f"{one.block.name:<12}{one.kills:>5} kills, {clients:>5} messages, {doubts:>4} in doubt; at "
            + ", ".join(f"{name} ({count})" for name, count in where)
            + "; a person: "
            + ", ".join(f"{name} ({count})" for name, count in sorted(decided.items()))
        )


def summary(found: Sequence[Weathered]) -> str:
    """One line about all."""
    verdicts = [cell.verdict for one in found for cell in one.cells]
    verdicts += [trial.verdict for one in found for trial in one.trials]
    verdicts += [killed.verdict for one in found for killed in one.killed]
    wrong = sum(len(one.wrong) for one in verdicts) + sum(len(one.faults) for one in found)
    return (
        f"{sum(one.clients for one in verdicts)} messages, {sum(one.kills for one in found)} kills: "
        f"{sum(len(one.lost) for one in verdicts)} lost, {sum(len(one.doubled) for one in verdicts)} doubled, "
        f"{sum(one.in_doubt for one in verdicts)} in doubt and listed, {wrong} otherwise wrong"
    )


if __name__ == "__main__":
    sys.exit(main())
