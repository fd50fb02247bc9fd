"""Running headers and footers are known by coming back, not by their words."""

from renvooi.parser.furniture import masked
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
    sheets = drawn_sheets(" |Agreement\n |Text\n\n |Pagina 1 van 1")
    assert sheets[0].furniture == ("Pagina 1 van 1",)


def test_a_number_that_counts_no_pages_is_text() -> None:
    def fine(page: str, euro: int) -> str:
        return f" |Tarief van {page} en\n |De boete is {euro} euro per dag.\n |En zo verder op deze pagina met tekst."

    sheets = drawn_sheets(fine("alfa", 100), fine("beta", 200), fine("gamma", 300))
    assert [sheet.furniture for sheet in sheets] == [(), (), ()]


def test_headings_of_annexes_on_new_pages_are_text() -> None:
    first = "H|Overeenkomst\n\n |Tekst van de overeenkomst."
    annexes = [f"H|Bijlage {n}\n\n |Tekst van {name}." for n, name in ((1, "alfa"), (2, "beta"), (4, "gamma"))]
    sheets = drawn_sheets(first, *annexes)
    assert [sheet.furniture for sheet in sheets] == [(), (), (), ()]


def test_last_word_of_a_paragraph_that_comes_back_is_text() -> None:
    def two_lines(opening: str, tail: str) -> str:
        return f" |{opening} vergoedt de schade\n |{tail}"

    sheets = drawn_sheets(two_lines("Alfa", "altijd."), two_lines("Beta", "altijd."))
    assert [sheet.furniture for sheet in sheets] == [(), ()]


def test_header_that_the_first_page_lacks_is_found_in_the_margin() -> None:
    first = " |\n |\n |\nH|Titel\n |Tekst van de eerste pagina."
    later = [f" |Overeenkomst X\n\n\n |Tekst van pagina {name}." for name in ("twee", "drie")]
    sheets = drawn_sheets(first, *later)
    assert [sheet.furniture for sheet in sheets] == [(), ("Overeenkomst X",), ("Overeenkomst X",)]


def test_left_and_right_pages_may_have_headers_of_their_own() -> None:
    def side(number: int) -> str:
        header = " |Agreement X" if number % 2 else " |Public"
        return f"{header}\n\n\n |Text of page {'abcdef'[number - 1]}"

    sheets = drawn_sheets(*(side(number) for number in range(1, 7)))
    assert [sheet.furniture for sheet in sheets] == [("Agreement X",), ("Public",)] * 3


def test_rows_are_masked_for_comparison() -> None:
    rows = [(1, "Openbaar 1/2"), (2, "Openbaar 2/2"), (1, "Versie 3"), (2, "Versie 3")]
    assert masked(rows, 2) == ("Openbaar #/#", "Versie 3")
    assert masked([(1, "Pagina 1 van 1")], 1) == ("Pagina # van #",)


def test_numbers_of_a_row_that_count_no_pages_are_kept() -> None:
    rows = [(page, f"24/7, boete 100 of 200 euro, pagina {page}") for page in (1, 2, 3)]
    assert masked(rows, 3) == ("24/7, boete 100 of 200 euro, pagina #",)
    assert masked([(page, "beperkt tot 50 van 100 euro") for page in (1, 2)], 2) == ("beperkt tot 50 van 100 euro",)
    assert masked([(page, f"tarief in jaar {page} is 900 euro") for page in (1, 2)], 2) == (
        "tarief in jaar # is 900 euro",
    )
    assert masked([(1, "blad 1, tarief 10"), (2, "blad 2, tarief 20")], 2) == (
        "blad #, tarief 10",
        "blad #, tarief 20",
    )


def test_page_number_behind_another_number_is_found() -> None:
    sheets = drawn_sheets(*(f" |Text of page {'abc'[n - 1]}\n\n |(c) 2024 Acme Pagina {n} van 3" for n in (1, 2, 3)))
    assert [len(sheet.furniture) for sheet in sheets] == [1, 1, 1]


def test_a_number_alone_on_the_last_line_of_a_single_page_is_text() -> None:
    sheets = drawn_sheets(" |Overeenkomst\n |Aantal maanden opzegtermijn:\n\n |1")
    assert sheets[0].furniture == ()
