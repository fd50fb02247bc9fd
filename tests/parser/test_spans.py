"""Characters to spans: blanks, gaps, steps back, ligatures, letters drawn twice, fonts of pictures."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from renvooi.parser.spans import DRAWN, THOUGHT, Run, Style, find_spans, style_of


@dataclass
class Typed:
    """Characters that are typed, as an engine would give them; a letter is half a font size wide."""

    size: float = 10.0
    font: str = "Serif"
    texts: list[str] = field(default_factory=list)
    xs: list[float] = field(default_factory=list)
    bases: list[float] = field(default_factory=list)
    thought: set[int] = field(default_factory=set)
    upright: bool = True

    def type(self, text: str, x: float, base: float = 100.0) -> "Typed":
        for number, char in enumerate(text):
            self.texts.append(char)
            self.xs.append(x + number * self.size / 2)
            self.bases.append(base)
        return self

    @property
    def marks(self) -> str:
        blank = [THOUGHT if i in self.thought else DRAWN for i in range(len(self.texts))]
        return "".join(mark if text == " " else "x" for text, mark in zip(self.texts, blank, strict=True))

    def whole(self, runs: Sequence[tuple[int, int]]) -> list[Run | None]:
        # As an engine that is sure of nothing.
        return [None for _ in runs]

    def style(self, index: int) -> Style | None:
        return style_of(self.font, self.size) if self.upright else None

    def place(self, index: int) -> tuple[float, float]:
        return self.xs[index], self.bases[index]

    def end(self, index: int) -> float:
        return self.xs[index] + self.size / 2

    def is_piece(self, index: int) -> bool:
        return self.texts[index] == "i"


def texts(chars: Typed) -> list[str]:
    return [span.text for span in find_spans(chars)[0]]


def test_drawn_blank_ends_a_span_for_good_and_a_thought_one_only_for_now() -> None:
    chars = Typed().type("een twee drie", 50)
    chars.thought = {8}
    spans, rotated = find_spans(chars)
    assert [(span.text, span.opened, span.closed) for span in spans] == [
        ("een", False, True),
        ("twee", True, False),
        ("drie", False, False),
    ]
    assert rotated == 0


def test_gap_ends_a_span_and_kerning_does_not() -> None:
    assert texts(Typed().type("een", 50).type("twee", 67.5)) == ["een", "twee"]
    assert texts(Typed().type("een", 50).type("twee", 64)) == ["eentwee"]


def test_step_back_or_to_another_line_ends_a_span() -> None:
    assert texts(Typed().type("rechts", 200).type("links", 50)) == ["rechts", "links"]
    assert texts(Typed().type("boven", 50).type("onder", 75, 112)) == ["boven", "onder"]
    assert texts(Typed().type("H", 50).type("2", 55, 102)) == ["H", "2"]


def test_letter_drawn_twice_is_one_letter() -> None:
    chars = Typed()
    for number, char in enumerate("Let op"):
        chars.type(char, 50 + 5 * number)
        if char != " ":
            chars.type(char, 50.3 + 5 * number)
    assert texts(chars) == ["Let", "op"]


def test_letters_of_a_ligature_come_from_one_place() -> None:
    assert texts(Typed().type("f", 50).type("i", 50).type("n", 55)) == ["fin"]


def test_ligature_code_points_are_the_letters_that_they_show() -> None:
    assert texts(Typed().type("a\ufb03che", 50)) == ["affiche"]


def test_soft_hyphen_at_the_end_is_a_hyphen() -> None:
    assert texts(Typed().type("over\u00ad een", 50)) == ["over-", "een"]


def test_bullet_stands_alone() -> None:
    assert texts(Typed().type("•Eerste", 50)) == ["•", "Eerste"]


def test_letters_of_a_picture_font_are_the_pictures_that_they_show() -> None:
    assert texts(Typed(font="Wingdings-Regular").type("§", 50)) == ["▪"]
    assert texts(Typed(font="Wingdings").type("\uf0fc", 50)) == ["✓"]
    assert texts(Typed().type("§", 50)) == ["§"]


def test_text_that_does_not_stand_upright_is_counted() -> None:
    assert find_spans(Typed(upright=False).type("ONT WERP", 50)) == ([], 7)
