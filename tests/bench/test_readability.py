"""The own prose of notices stays readable: a floor under the figures of the examples."""

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from bench.readability import LONG, Prose, main, own_prose
from renvooi.diff import diff
from renvooi.model import Notice
from renvooi.notice import load_policy, make_notice
from renvooi.parser import parse
from tests.notice.render.test_formats import NOTICES

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "documents"
PAIRS = [
    pair
    for kind, versions in (
        ("data-pro-statement", ("03-2025", "09-2025", "02-2026")),
        ("demarcatie", ("2025-06", "2026-01", "2026-02", "2026-03")),
    )
    for pair in pairwise(DOCUMENTS / kind / f"{kind}-{version}.md" for version in versions)
]

MOST_WORDS = 11.0
"""Words in a sentence on average, each sentence once; the notices promise fewer than 15."""
MOST_LONG = 30.0
"""Long words, as a percentage of all."""


@cache
def notices() -> tuple[Notice, ...]:
    """The notice of each step of the examples."""
    read = {path: parse(path.read_bytes(), name=path.name) for pair in PAIRS for path in pair}
    sides = [(read[old], read[new]) for old, new in PAIRS]
    policy = load_policy()
    return tuple(make_notice(diff(old, new), old, new, policy=policy, received=None) for old, new in sides)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_own_prose_of_the_examples_is_short(language: str) -> None:
    total: list[str] = []
    for notice in notices():
        prose = own_prose(notice, language)
        assert prose.average < 15, notice.new.name
        total += prose.sentences
    once = Prose(tuple(total)).distinct
    assert len(once.sentences) > 30
    assert once.average < MOST_WORDS
    assert once.long_share < MOST_LONG


def test_text_of_others_is_one_word_and_never_a_long_one() -> None:
    made = NOTICES[0]()
    told = " ".join(own_prose(made, "nl").sentences)
    for row in made.rows:
        for passage in row.old + row.new:
            assert passage.text not in told
        assert row.why is not None
        assert row.why not in told
    assert "▪ heeft een nieuwe versie van dit document." in told


def test_sentences_are_counted_as_lix_counts_them() -> None:
    prose = Prose(("U kunt schriftelijk reageren.", "Dat is dag nul."))
    assert (prose.words, prose.average, prose.long_share) == (8, 4.0, 25.0)
    assert LONG == 6


def test_command_prints_each_pair_and_the_total(capsys: pytest.CaptureFixture[str]) -> None:
    old, new = map(str, PAIRS[-1])
    assert main([old, new, "--show", "--received", "2026-03-04"]) == 0
    shown = capsys.readouterr().out
    assert "demarcatie-2026-02.md -> demarcatie-2026-03.md: " in shown
    assert "\ntotal: " in shown
    assert main([old]) == 2
