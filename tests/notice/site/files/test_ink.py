"""Characters that cannot be drawn are named; the usual ones are never asked for."""

from hypothesis import given
from hypothesis import strategies as st

from renvooi.notice.site.files.ink import USUAL, Ink, plainly
from renvooi.notice.site.files.redline_pdf import _draws


def test_all_usual_characters_can_be_drawn() -> None:
    assert _draws("".join(sorted(USUAL)))


def test_what_cannot_be_drawn_is_told_apart() -> None:
    assert not _draws("中")
    assert not _draws("abc中")


def test_usual_text_asks_nothing() -> None:
    def draws(characters: str) -> bool:
        raise AssertionError(characters)

    assert Ink(draws).shown("Eén “woord” – ⟦U+0041⟧") == "Eén “woord” – ⟦U+0041⟧"


@given(st.text(alphabet="abc中文字éЖ"))
def test_exactly_what_cannot_be_drawn_is_named(text: str) -> None:
    ink = Ink(lambda characters: not frozenset(characters) & frozenset("中字"))
    assert ink.shown(text) == text.replace("中", "⟦U+4E2D⟧").replace("字", "⟦U+5B57⟧")


def test_a_character_is_asked_for_once() -> None:
    asked: list[str] = []

    def draws(characters: str) -> bool:
        asked.append(characters)
        return "中" not in characters

    ink = Ink(draws)
    assert [ink.shown("Ж中"), ink.shown("中Ж")] == ["Ж⟦U+4E2D⟧", "⟦U+4E2D⟧Ж"]
    assert asked == ["Ж中", "Ж", "中"]


def test_what_shows_nothing_is_named_and_breaks_are_blanks() -> None:
    assert Ink(lambda _: True).shown("a\u200bb\tc\nd") == "a⟦U+200B⟧b c d"


def test_plain_text_holds_usual_characters_only() -> None:
    assert plainly("Ж中a") == "⟦U+0416⟧⟦U+4E2D⟧a"
