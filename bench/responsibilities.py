"""Precision and recall of the responsibility ledger against one written by hand.

    python bench/responsibilities.py tests/diff/responsibilities/demarcatie-2026-03.tsv FILE --misses

The file has five columns, separated by tabs: address, party, verb, task, condition. Within a clause the
rows are paired one to one, the likest first: a *task* is found where the content words are alike (Dice
of at least 0.5), a *party* where the party of such a row is right too. The verb is told for information.
Words of a task in square brackets are those of an antecedent, put in by hand: a row may have them or not.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from renvooi.diff import responsibilities
from renvooi.diff.signals.sentences import likeness
from renvooi.diff.statements import content
from renvooi.model import Responsibility
from renvooi.parser import parse

SAME_TASK = 0.5
"""Dice of content words from which on two rows are about one task."""
_OPTIONAL = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of either ledger."""

    address: str
    party: str
    verb: str
    task: str


@dataclass(frozen=True, slots=True)
class Score:
    """How the two ledgers agree."""

    pairs: tuple[tuple[Row, Row], ...]
    """Rows about one task, by hand and computed."""
    missed: tuple[Row, ...]
    extra: tuple[Row, ...]

    @property
    def by_hand(self) -> int:
        """Rows of the ledger that was written by hand."""
        return len(self.pairs) + len(self.missed)

    @property
    def computed(self) -> int:
        """Rows of the other."""
        return len(self.pairs) + len(self.extra)

    @property
    def parties(self) -> int:
        """Pairs whose party is right."""
        return sum(hand.party == found.party for hand, found in self.pairs)

    @property
    def verbs(self) -> int:
        """Pairs whose party and verb are right."""
        return sum((hand.party, hand.verb) == (found.party, found.verb) for hand, found in self.pairs)


def read_hand(text: str) -> tuple[Row, ...]:
    """The rows of a ledger written by hand; comments, empty lines and a line of column names left out."""
    rows = []
    for line in text.splitlines():
        if not line.strip() or line.startswith(("#", "address\t")):
            continue
        address, party, verb, task, *_ = (*line.split("\t"), "", "", "", "")
        rows.append(Row(address.strip(), party.strip(), verb.strip(), task.strip()))
    return tuple(rows)


def computed_row(row: Responsibility) -> Row:
    """A row of the program, as compared."""
    return Row(row.address, row.party, row.duty.value, row.task)


def alikeness(hand: Row, found: Row) -> float:
    """How alike two tasks are (Dice), with the words in brackets or without them."""
    words = content(found.task)
    return max(likeness(content(task), words) for task in (hand.task, _OPTIONAL.sub("", hand.task)))


def score(hand: Sequence[Row], found: Sequence[Row]) -> Score:
    """Pair the rows of each clause, equal parties before others, then the likest first."""
    candidates = sorted(
        (hand[i].party != found[j].party, -alike, abs(i - j), i, j)
        for i in range(len(hand))
        for j in range(len(found))
        if hand[i].address.casefold() == found[j].address.casefold()
        and (alike := alikeness(hand[i], found[j])) >= SAME_TASK
    )
    of_hand: dict[int, int] = {}
    for *_, i, j in candidates:
        if i not in of_hand and j not in of_hand.values():
            of_hand[i] = j
    pairs = tuple((hand[i], found[j]) for i, j in sorted(of_hand.items()))
    missed = tuple(row for i, row in enumerate(hand) if i not in of_hand)
    extra = tuple(row for j, row in enumerate(found) if j not in of_hand.values())
    return Score(pairs, missed, extra)


def report(result: Score, *, misses: bool) -> str:
    """The figures, and with `misses` every row that is not found, not asked for, or of another party."""
    lines = [
        f"rows: {result.by_hand} by hand, {result.computed} computed",
        _figures("task", len(result.pairs), result),
        _figures("party", result.parties, result),
        _figures("party and verb", result.verbs, result),
    ]
    if misses:
        lines += [f"missed  {_say(row)}" for row in result.missed]
        lines += [f"extra   {_say(row)}" for row in result.extra]
        lines += [f"party   {_say(hand)} <> {found.party}" for hand, found in result.pairs if hand.party != found.party]
        lines += [
            f"verb    {_say(hand)} <> {found.verb}"
            for hand, found in result.pairs
            if hand.party == found.party and hand.verb != found.verb
        ]
    return "\n".join(lines)


def _figures(name: str, hits: int, result: Score) -> str:
    return f"{name}: precision {hits / max(1, result.computed):.3f}, recall {hits / max(1, result.by_hand):.3f}"


def _say(row: Row) -> str:
    return f"{row.address} | {row.party} | {row.verb} | {row.task}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 if precision or recall of party or task is below the floor."""
    parser = argparse.ArgumentParser(description="Precision and recall of the responsibility ledger.")
    parser.add_argument("hand", type=Path, help="ledger written by hand, tab-separated")
    parser.add_argument("file", type=Path, help="the document")
    parser.add_argument("--misses", action="store_true", help="print every difference")
    parser.add_argument("--floor", type=float, default=0.0, help="least precision and recall, 0 to 1")
    options = parser.parse_args(arguments)
    ledger = responsibilities(parse(options.file.read_bytes(), name=options.file.name))
    hand = read_hand(options.hand.read_text(encoding="utf-8"))
    result = score(hand, [computed_row(row) for row in ledger.rows])
    print(report(result, misses=options.misses))
    least = min(result.parties, len(result.pairs)) / max(1, result.by_hand, result.computed)
    return int(least < options.floor)


if __name__ == "__main__":
    sys.exit(main())
