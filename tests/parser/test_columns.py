"""Reading order: bands, gutters, the white beside list markers."""

from renvooi.parser.columns import find_regions
from renvooi.parser.furniture import Sheet, set_apart
from renvooi.parser.lines import find_lines
from renvooi.parser.words import Word
from tests.parser.drawing import drawn_lines, drawn_words

THREE = """
 |A title that runs across the whole width of the page, over all of the columns
 |and an introduction that does the same, so that no gutter goes through it here

 |first column begins       second column begins      third column begins
 |and it has text here      and it has text here      and it has text here
 |with a few more words     with a few more words     with a few more words
 |and its last line here    and its last line here
"""


def test_columns_are_read_one_after_the_other() -> None:
    text = " / ".join(line.text for line in drawn_lines(THREE))
    assert text.index("its last line here") < text.index("second column")
    assert text.index("second column") < text.index("third column")


def test_full_width_text_comes_before_the_columns_under_it() -> None:
    lines = [line.text for line in drawn_lines(THREE)]
    assert lines[0].endswith("over all of the columns")
    assert lines[1].endswith("goes through it here")
    assert lines[2] == "first column begins"


def test_white_between_numbers_and_their_text_is_no_gutter() -> None:
    art = "\n".join(f" |1.{n}    a clause of the article with some words in it" for n in range(1, 8))
    assert [line.text for line in drawn_lines(art)] == [
        f"1.{n} a clause of the article with some words in it" for n in range(1, 8)
    ]


def test_short_last_row_of_an_introduction_stays_with_it() -> None:
    art = """
 |An introduction that runs across the whole width of the page, over all columns
 |and that ends in a row so short that it crosses no gutter at all, which is just
 |this.

B|Heading
 |first column begins       second column begins      third column begins
 |and it has text here      and it has text here      and it has text here
 |with a few more words     with a few more words     with a few more words
"""
    assert [line.text for line in drawn_lines(art)][2:4] == ["this.", "Heading"]


def test_one_line_in_the_last_column_is_found_by_the_page_before() -> None:
    last = """
 |first column begins       second column here
 |and it has text here
 |with a few more words
 |and even more of them
"""
    lines = [line.text for line in drawn_lines(THREE, last)]
    assert lines[-1] == "second column here"
    assert "first column begins second column here" not in lines


def invisible(art: str, size: float) -> tuple[Sheet, ...]:
    """A drawn page between whose columns far more is written in letters of `size` points."""
    words = drawn_words(art)
    dust = tuple(
        words[0]._replace(text="onzichtbaar" * 40, x0=165, x1=166, top=y, bottom=y + size, size=size)
        for y in range(60, 140, 2)
    )
    return set_apart([(1, 600.0, 800.0, words + dust)])


def test_letters_too_small_to_see_do_not_part_or_join_columns() -> None:
    lines = [line.text for line in find_lines(find_regions(invisible(THREE, 0.04)))]
    seen = [line for line in lines if "onzichtbaar" not in line]
    assert seen == [line.text for line in drawn_lines(THREE)]
    assert sum(line.count("onzichtbaar") for line in lines) == 40 * 40


def test_page_of_nothing_but_invisible_letters_is_read() -> None:
    words = [word._replace(size=0.0, bottom=word.top) for word in drawn_words(THREE)]
    regions = find_regions(set_apart([(1, 600.0, 800.0, words)]))
    assert sum(len(region.words) for region in regions) == len(words)


def placed(text: str, x0: float, top: float, size: float = 10.0) -> list[Word]:
    """The words of one line, set at half the size a letter and 0.3 of it a blank."""
    result = []
    for word in text.split():
        width = len(word) * size / 2
        result.append(Word(word, x0, top, x0 + width, top + size, size, False, 1))
        x0 += width + 0.3 * size
    return result


def two_columns(rows: int, gutter: float) -> list[Word]:
    """Rows of two columns of equal width, `gutter` points apart."""
    words = []
    for row in range(rows):
        left = placed("alfa beta gamma delta epsilon zeta", 50.0, 40.0 + 14 * row)
        words += left
        words += placed("een twee drie vier vijf zes", left[-1].x1 + gutter, 40.0 + 14 * row)
    return words


def test_columns_less_than_a_letter_apart_are_found_by_where_their_rows_start() -> None:
    assert [region.index for region in find_regions([Sheet(1, 600.0, 800.0, tuple(two_columns(8, 5.5)), ())])] == [0, 1]


def test_blanks_above_each_other_are_no_gutter() -> None:
    assert len(find_regions([Sheet(1, 600.0, 800.0, tuple(two_columns(8, 3.5)), ())])) == 1


def test_column_of_short_items_is_a_column() -> None:
    words = []
    for row, item in enumerate("Noord Oost Zuid West Kust Hart Rand Kern".split()):
        words += placed("alfa beta gamma delta epsilon zeta", 50.0, 40.0 + 14 * row)
        words += [*placed("•", 300.0, 40.0 + 14 * row), *placed(item, 315.0, 40.0 + 14 * row)]
    lines = find_lines(find_regions([Sheet(1, 600.0, 800.0, tuple(words), ())]))
    assert [line.text for line in lines][-2:] == ["• Rand", "• Kern"]


def test_markers_of_a_list_in_the_second_column_belong_to_it() -> None:
    words = []
    for row in range(9):
        words += placed("alfa beta gamma delta epsilon zeta", 50.0, 40.0 + 14 * row)
        words += placed(f"{row + 1}." if row % 3 == 0 else "", 300.0, 40.0 + 14 * row)
        words += placed("een twee drie vier vijf", 322.0, 40.0 + 14 * row)
    lines = find_lines(find_regions([Sheet(1, 600.0, 800.0, tuple(words), ())]))
    assert [line.text for line in lines[9:11]] == ["1. een twee drie vier vijf", "een twee drie vier vijf"]


def test_last_lines_of_a_document_may_stand_alone_at_the_top_of_a_column() -> None:
    words = []
    for row in range(12):
        words += placed("alfa beta gamma delta epsilon zeta", 50.0, 40.0 + 14 * row)
    words += [*placed("een twee drie vier vijf", 300.0, 40.0), *placed("en als laatste dit", 300.0, 54.0)]
    lines = find_lines(find_regions([Sheet(1, 600.0, 800.0, tuple(words), ())]))
    assert [line.text for line in lines][-2:] == ["een twee drie vier vijf", "en als laatste dit"]


def test_column_that_holds_nothing_but_an_indented_list_begins_where_its_like_do() -> None:
    art = """
 |first column begins       second column begins         • an item of list
 |and it has text here      and it has text here         • another item
 |with a few more words     with a few more words        • one more item
 |and even more of them     and even more of them        • and the last
"""
    items = [line for line in drawn_lines(art) if line.text.startswith("•")]
    assert len(items) == 4
    assert all(line.indent > line.size for line in items)


def test_column_of_another_width_keeps_its_own_edge() -> None:
    art = """
 |first column begins       second column is wider than it        third column here
 |and it has text here      and it has more text in its rows      and it has text here
 |with a few more words     with a few more words than others     with a few more words
 |and even more of them     and even more of them down to here    and even more of them
"""
    assert {line.indent for line in drawn_lines(art)} == {0.0}
