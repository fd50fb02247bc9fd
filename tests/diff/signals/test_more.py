"""Labelled pairs over all types of signal at once: whether each is found, and whether little else is."""

import re
from pathlib import Path

import pytest

from bench.pairs import Result, document, judge, read_pairs, report
from renvooi.diff import diff
from renvooi.model import SignalType
from tests.diff.builders import PARTIES

FLOOR = 0.95
"""Share of labelled signals that must be found, of found signals that must be labelled, and of pairs judged rightly."""


@pytest.fixture(scope="module")
def results() -> list[Result]:
    texts = ((Path(__file__).parent / name).read_text(encoding="utf-8") for name in ("more.tsv", "further.tsv"))
    return [judge(pair, PARTIES) for text in texts for pair in read_pairs(text)]


def test_pairs_speak_of_every_type_of_signal(results: list[Result]) -> None:
    assert {name for result in results for name in result.pair.signals} == {kind.value for kind in SignalType}


def test_no_pair_that_may_matter_is_called_editorial(results: list[Result]) -> None:
    assert [result.pair.line for result in results if result.unforgivable] == []


def test_most_pairs_are_judged_rightly(results: list[Result]) -> None:
    assert sum(result.right for result in results) >= FLOOR * len(results), report(results)[0]


def test_labelled_signals_are_found_and_few_others(results: list[Result]) -> None:
    found = sum(len(result.hits) for result in results)
    assert found >= FLOOR * (found + sum(len(result.missed) for result in results)), report(results)[0]
    assert found >= FLOOR * (found + sum(len(result.extra) for result in results)), report(results)[0]


def test_signals_quote_words_of_the_text() -> None:
    """Lists of them are joined by a comma or a semicolon."""
    folder = Path(__file__).parent
    for name in ("more.tsv", "further.tsv", "values.tsv"):
        for pair in read_pairs((folder / name).read_text(encoding="utf-8")):
            for change in diff(document(pair.old, PARTIES), document(pair.new, PARTIES)).changes:
                for signal in change.signals:
                    assert signal.old is None or _is_quoted(signal.old, pair.old), (name, pair.line, signal)
                    assert signal.new is None or _is_quoted(signal.new, pair.new), (name, pair.line, signal)


def _is_quoted(words: str, text: str) -> bool:
    return words in text or all(one in text for one in re.split(r", |; ", words))
