"""Reading order: bands, gutters, the white beside list markers."""

from renvooi.parser.columns import find_regions
from renvooi.parser.furniture import Sheet, set_apart
from renvooi.parser.lines import find_lines
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
