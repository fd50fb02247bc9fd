"""The decision table of a policy: what it says of every situation, kept beside it and reviewed like code.

A rule that is added, or corrected, changes rows; the rows that differ say what the change does
to clients before any client hears of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from renvooi.model import Beneficiary, Direction, Kind, Operation, Role, SignalType, Significance
from renvooi.model.errors import BadSettings
from renvooi.notice.judging import Judgement, judge
from renvooi.notice.policy.cases import judged_case
from renvooi.notice.policy.situations import Situation, change_in, situations
from renvooi.notice.policy.values import Policy

NONE = "-"
"""A cell that holds nothing: an empty one is lost to the eye, and to some editors."""
HEADS = (
    "kind", "place", "role", "operation", "significance", "signal", "direction", "benefits", "class", "rules", "rights",
)  # fmt: skip
_ASKED = 8
"""Columns that name the situation; the others are the decision."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a policy says of one situation."""

    consequence_class: str
    rules: tuple[str, ...]
    """The rules whose message is told."""
    rights: tuple[str, ...]

    def __str__(self) -> str:
        """The decision in words, for a line of a report."""
        rules, rights = (", ".join(names) or NONE for names in (self.rules, self.rights))
        return f"{self.consequence_class}, rules {rules}, rights {rights}"


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of a table, or a test, of which the policy says something else."""

    at: str
    """The situation, or the test, in words."""
    expected: str
    found: str


def decide(situation: Situation, policy: Policy) -> Decision:
    """What `policy` says, by the judgement that a notice is made with."""
    return _decision(judge(change_in(situation), situation.kind, policy))


def table_of(policy: Policy) -> str:
    """The decision table as tab-separated text, a row each situation under a head; the same for the same policy."""
    rows = ("\t".join((*_asked(one), *_cells(decide(one, policy)))) for one in situations(policy))
    return "".join(f"{row}\n" for row in ("\t".join(HEADS), *rows))


def rows_in(text: str, name: str) -> Mapping[Situation, Decision]:
    """The rows of a decision table by their situation.

    Raises: BadSettings with the line of the first row that cannot be read.
    """
    head, *lines = text.splitlines() or [""]
    if head.split("\t") != list(HEADS):
        raise BadSettings(f"{name}: line 1: expected the columns {', '.join(HEADS)}; write the table with --write")
    rows: dict[Situation, Decision] = {}
    for number, line in enumerate(lines, start=2):
        cells = line.split("\t")
        try:
            situation = _situation(cells)
        except (ValueError, IndexError) as error:
            raise BadSettings(
                f"{name}: line {number}: {error}; correct the row, or write the table with --write"
            ) from error
        if situation in rows:
            raise BadSettings(f"{name}: line {number}: this situation has a row already; take one out")
        rows[situation] = Decision(cells[_ASKED], _names(cells[_ASKED + 1]), _names(cells[_ASKED + 2]))
    return rows


def differences(policy: Policy, rows: Mapping[Situation, Decision]) -> Iterator[Difference]:
    """The situations that `policy` decides otherwise than `rows`, those without a row and rows without a situation."""
    known = tuple(situations(policy))
    for situation in known:
        found, expected = decide(situation, policy), rows.get(situation)
        if found != expected:
            yield Difference(in_words(situation), NONE if expected is None else str(expected), str(found))
    stray = rows.keys() - set(known)
    yield from (Difference(in_words(one), str(rows[one]), "no such situation") for one in rows if one in stray)


def failures(policy: Policy) -> Iterator[Difference]:
    """The tests in the policy file of which it says something else."""
    for test in policy.tests:
        found = _decision(judged_case(test, policy))
        missing = tuple(rule for rule in test.rules if rule not in found.rules)
        expected = Decision(test.consequence_class.value, test.rules, test.rights)
        if (found.consequence_class, found.rights) != (expected.consequence_class, expected.rights) or missing:
            yield Difference(f"test {test.says!r}", str(expected), str(found))


def in_words(situation: Situation) -> str:
    """A situation as people cite it: the cells that hold something."""
    return ", ".join(cell for cell in _asked(situation) if cell != NONE)


def _decision(judgement: Judgement) -> Decision:
    rules = tuple(effect.rule for effect in judgement.effects)
    return Decision(judgement.consequence_class.value, rules, judgement.rights)


def _asked(one: Situation) -> tuple[str, ...]:
    parts = (one.kind, one.place, one.role, one.operation, one.significance, one.signal, one.direction, one.benefits)
    return tuple(NONE if part is None else str(part) for part in parts)


def _cells(decision: Decision) -> tuple[str, ...]:
    rules, rights = (", ".join(names) or NONE for names in (decision.rules, decision.rights))
    return decision.consequence_class, rules, rights


def _situation(cells: list[str]) -> Situation:
    if len(cells) != len(HEADS):
        raise ValueError(f"expected {len(HEADS)} cells, found {len(cells)}")
    kind, place, role, operation, significance, signal, direction, benefits = cells[:_ASKED]
    return Situation(
        Kind(kind),
        place,
        None if role == NONE else Role(role),
        Operation(operation),
        Significance(significance),
        None if signal == NONE else SignalType(signal),
        None if direction == NONE else Direction(direction),
        None if benefits == NONE else Beneficiary(benefits),
    )


def _names(cell: str) -> tuple[str, ...]:
    return () if cell == NONE else tuple(cell.split(", "))
