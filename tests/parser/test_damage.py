"""Damaged files and bombs: a few of those that `bench/damage.py` makes by the hundred."""

from pathlib import Path

import pytest

from bench.damage import KINDS, Verdict, Whole, damaged, defuse, judge, table, whole
from bench.damaging.bombs import BOMBS
from renvooi.parser import parse

PDF = Path(__file__).parents[2] / "corpus" / "documents" / "demarcatie" / "demarcatie-2026-01.pdf"


@pytest.fixture(scope="module")
def sound() -> Whole:
    return whole(PDF)


FEW = (*list(KINDS)[:8:2], *list(KINDS)[8::3], "lose-a-page", "swap-content", "swap-maps")
"""Kinds that are tried here; the command tries all of them, many times."""


@pytest.mark.parametrize("kind", FEW)
def test_damaged_file_is_never_read_otherwise_in_silence(kind: str, sound: Whole) -> None:
    data, of = damaged(kind, 0, (sound,))
    assert data != PDF.read_bytes()
    word, detail = judge(data, of, read=parse)
    # What shows another text on its pages is another document, and no damage.
    assert word in ("refused", "finding", "alike", "another"), detail


def test_damage_is_the_same_every_time(sound: Whole) -> None:
    assert damaged("flip-many", 3, (sound,)) == damaged("flip-many", 3, (sound,))
    assert damaged("flip-many", 3, (sound,)) != damaged("flip-many", 4, (sound,))


def test_sound_file_is_read_alike_and_a_silent_read_is_known(sound: Whole) -> None:
    assert judge(sound.data, sound, read=parse) == ("alike", "")
    blind = Whole(sound.path, sound.data, sound.texts[:-1], sound.warnings, sound.pictures, sound.words)
    assert judge(sound.data, blind, read=parse)[0] == "silent"


def test_there_are_enough_kinds_and_bombs() -> None:
    assert len(KINDS) * 9 >= 300
    assert len(BOMBS) >= 30
    assert KINDS.keys() & BOMBS.keys() == set()


@pytest.mark.parametrize(
    ("name", "word", "outcome"),
    [
        ("many-streams", "refused", "too_big"),
        ("wide-box", "refused", "too_big"),
        ("form-fan", "refused", "memory"),
        ("page-count-lie", "refused", "damaged"),
        ("function-loop", "alike", ""),
    ],
)
def test_bomb_is_stopped_with_its_outcome(name: str, word: str, outcome: str) -> None:
    assert defuse(name) == (word, outcome)


def test_table_names_what_was_read_otherwise() -> None:
    verdicts = [
        Verdict("truncate", "truncate-0-x", "refused", "damaged", 0.5),
        Verdict("swap-pages", "swap-pages-0-x", "silent", "Een zin", 1.5),
        Verdict("flate", "flate", "refused", "too_big", 0.1),
    ]
    assert list(table(verdicts)) == [
        "damaged: 2 files; refused 1, silent 1",
        "  refused as damaged 1",
        "  slowest 1.5 s (swap-pages-0-x)",
        "bombs: 1 files; refused 1",
        "  refused as too_big 1",
        "  slowest 0.1 s (flate)",
        "  silent: swap-pages-0-x: Een zin",
    ]
