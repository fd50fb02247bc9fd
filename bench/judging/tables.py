"""Scores as tables that fit a terminal."""

from collections.abc import Iterator, Mapping, Sequence

from bench.judging.score import OPERATIONS, Score, Tally

COLUMNS = {"moved+reworded": "mv+rew", "changed links": "links", "moved only": "mv only", "all events": "events"}
"""Shorter names for the heads of columns."""
WIDTH = 10
NAME = 18


def tables(scores: Mapping[str, Mapping[str, Score]], cannot: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Lines: for each tier of `scores` a table of F1 with a row for each aligner, then ours in full.

    An operation that an aligner has no word for (`cannot`) is printed as "-".
    """
    for tier, rows in scores.items():
        first = next(iter(rows.values()))
        yield ""
        yield f"{tier}: F1 over {first.documents} documents"
        yield _row("", [COLUMNS.get(name, name) for name in OPERATIONS] + ["wrong mv", "wrong lk", "needless", "docs"])
        for name, row in rows.items():
            cells = [_f1(row.tallies[each], each in cannot.get(name, ())) for each in OPERATIONS]
            counts = [row.wrong_moves, row.wrong_links, row.needless_moves, row.documents]
            yield _row(name, [*cells, *map(str, counts)])
        if "renvooi" in rows:
            yield from _in_full(rows["renvooi"])


def _in_full(score: Score) -> Iterator[str]:
    tallies = [score.tallies[name] for name in OPERATIONS]
    yield _row("  precision", [f"{tally.precision:.4f}" for tally in tallies])
    yield _row("  recall", [f"{tally.recall:.4f}" for tally in tallies])
    yield _row("  right", [str(tally.right) for tally in tallies])
    yield _row("  predicted", [str(tally.predicted) for tally in tallies])
    yield _row("  true", [str(tally.true) for tally in tallies])


def _f1(tally: Tally, cannot: bool) -> str:
    return "-" if cannot or not tally.predicted + tally.true else f"{tally.f1:.4f}"


def _row(name: str, cells: Sequence[str]) -> str:
    return (name.ljust(NAME) + "".join(cell.rjust(WIDTH + 1) for cell in cells)).rstrip()
