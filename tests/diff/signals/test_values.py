"""Labelled pairs about values, and which value became which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from bench.pairs import Pair, read_pairs
from renvooi.diff.signals.case import Case
from renvooi.diff.signals.certification import find_certification
from renvooi.diff.signals.cost import find_cost
from renvooi.diff.signals.date import find_date
from renvooi.diff.signals.location import find_location
from renvooi.diff.signals.quantity import find_quantity
from renvooi.diff.signals.security import find_security
from renvooi.diff.signals.term import find_term
from renvooi.diff.signals.values import MANY, differing
from tests.diff.builders import case

FINDERS = (find_term, find_quantity, find_cost, find_date, find_location, find_certification, find_security)
PAIRS = read_pairs((Path(__file__).parent / "values.tsv").read_text(encoding="utf-8"))


def kinds(case: Case) -> frozenset[str]:
    """The kinds of signal that compare values and differ."""
    return frozenset(found.type.value for find in FINDERS for found in find(case))


def both_ways(pairs: tuple[Pair, ...]) -> Iterator[ParameterSet]:
    """Each pair as it is and the other way round: a value that came is one that went, seen backwards."""
    for pair in pairs:
        yield pytest.param(pair, pair.old, pair.new, id=f"line {pair.line}")
        yield pytest.param(pair, pair.new, pair.old, id=f"line {pair.line} back")


@pytest.mark.parametrize(("pair", "old", "new"), tuple(both_ways(PAIRS)))
def test_pair_has_the_signals_of_its_label_and_no_others(pair: Pair, old: str, new: str) -> None:
    found = kinds(case(old, new))
    if pair.any_signal:
        assert found & pair.signals
        assert found <= pair.signals
    else:
        assert found == pair.signals


def test_no_text_has_a_signal_against_itself() -> None:
    texts = [text for pair in PAIRS for text in (pair.old, pair.new)]
    assert [text for text in texts if kinds(case(text, text))] == []


@dataclass(frozen=True)
class Number:
    """A value to pair: a number in a text."""

    kind: str
    amount: int
    start: int
    end: int
    soft: bool = False


def numbers_of(text: str) -> list[Number]:
    return [Number("number", int(found[0]), *found.span()) for found in re.finditer(r"\d+", text)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Alfa 1 en Beta 2", "Alfa 2 en Beta 1", [(1, 2), (2, 1)]),
        ("Alfa 1 en Beta 2", "Beta 2 en Alfa 1", []),
        ("Alfa 1 en Beta 2", "Beta 3 en Alfa 1", [(2, 3)]),
        ("Alfa 1 en Beta 2", "Alfa 2 en Beta 3", [(1, 2), (2, 3)]),
        ("Alfa 1 en Beta 2", "Alfa 1", [(2, None)]),
        ("Alfa 1", "Gamma 5, Alfa 1", [(None, 5)]),
        ("geen", "Alfa 1", [(None, 1)]),
    ],
)
def test_value_becomes_what_belongs_to_the_same_words(
    old: str, new: str, expected: list[tuple[int | None, int | None]]
) -> None:
    before, after = numbers_of(old), numbers_of(new)
    pairs = differing(before, after, same=lambda one, other: one.amount == other.amount, old_text=old, new_text=new)
    assert [tuple(value.amount if value else None for value in pair) for pair in pairs] == expected


def test_a_table_of_many_values_is_paired_in_order() -> None:
    old = " ".join(str(number) for number in range(MANY + 9))
    new = old.replace(" 7 ", " 777 ").replace(" 9 ", " ")
    pairs = differing(
        numbers_of(old),
        numbers_of(new),
        same=lambda one, other: one.amount == other.amount,
        old_text=old,
        new_text=new,
    )
    assert (pairs[0][0], pairs[0][1]) == (Number("number", 7, 14, 15), Number("number", 777, 14, 17))
    assert len(pairs) < 5
