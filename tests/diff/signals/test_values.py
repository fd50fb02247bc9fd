"""Labelled pairs about values, and which value became which."""

from collections.abc import Iterator
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


@pytest.mark.parametrize("text", [text for pair in PAIRS for text in (pair.old, pair.new)])
def test_text_has_no_signal_against_itself(text: str) -> None:
    assert kinds(case(text, text)) == frozenset()
