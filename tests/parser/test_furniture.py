"""Running headers and footers are known by coming back, not by their words."""

from tests.parser.drawing import drawn_sheets


def page(number: int, body: str) -> str:
    return f" |Agreement    Version: 3\n\n{body}\n\n |Public      {number}/3"


def test_rows_that_come_back_at_the_same_height_are_furniture() -> None:
    sheets = drawn_sheets(*(page(n, f" |Text of page {'abc'[n - 1]}") for n in (1, 2, 3)))
    assert sheets[1].furniture == ("Agreement Version: 3", "Public 2/3")
    assert [word.text for word in sheets[1].words] == ["Text", "of", "page", "b"]


def test_a_first_row_with_other_words_is_text() -> None:
    sheets = drawn_sheets(" |The first clause\n |and more", " |The second clause\n |and other")
    assert [sheet.furniture for sheet in sheets] == [(), ()]


def test_on_a_single_page_only_a_page_number_is_furniture() -> None:
    sheets = drawn_sheets(" |Agreement\n |Text\n |Pagina 1 van 1")
    assert sheets[0].furniture == ("Pagina 1 van 1",)
