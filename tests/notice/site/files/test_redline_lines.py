"""Paragraphs of a redline as lines of a page: labels apart, breaks and moves marked."""

from renvooi.diff.render.whole import Paragraph, Style, whole_redline
from renvooi.model import InlineOp, InlineStep
from renvooi.notice.site.files.redline_lines import BREAK, DEEPEST, Line, redline_lines
from tests.notice.site.files.examples import small_step, told_step

EQUAL, DELETE, INSERT = InlineOp.EQUAL, InlineOp.DELETE, InlineOp.INSERT


def line(style: Style, *steps: InlineStep, level: int = 0, end: InlineOp = EQUAL) -> Line:
    (found,) = redline_lines([Paragraph(style, level, steps, end)], (), shown=str)
    return found


def lines(old: str, new: str) -> list[Line]:
    facts = small_step(old, new)
    return list(redline_lines(whole_redline(facts.old, facts.new, facts.diff), facts.diff.changes, shown=str))


def test_the_label_of_an_item_stands_apart() -> None:
    found = line(Style.ITEM, InlineStep(EQUAL, "2.2\tKlant betaalt."))
    assert (found.label, found.steps, found.wide) == (("2.2",), ("Klant betaalt.",), False)


def test_a_label_that_changed_is_a_redline_of_its_own() -> None:
    steps = (InlineStep(DELETE, "2."), InlineStep(INSERT, "13."), InlineStep(EQUAL, "\tKlant betaalt."))
    found = line(Style.ITEM, *steps)
    assert (found.label, found.steps, found.wide) == ((("-", "2."), ("+", "13.")), ("Klant betaalt.",), True)


def test_a_tab_in_a_text_parts_nothing() -> None:
    assert line(Style.TEXT, InlineStep(EQUAL, "een\ttwee")).steps == ("een\ttwee",)
    assert line(Style.ITEM, InlineStep(EQUAL, "a\teen\ttwee")).steps == ("een\ttwee",)


def test_an_end_that_came_between_words_that_stayed_is_marked() -> None:
    assert line(Style.TEXT, InlineStep(EQUAL, "Een."), end=INSERT).steps == ("Een.", ("+", "¶"))
    assert line(Style.TEXT, InlineStep(INSERT, "Een."), end=INSERT).steps == (("+", "Een."),)
    assert line(Style.TEXT, InlineStep(INSERT, "Een."), end=DELETE).steps == (("+", "Een."), ("-", "¶"))


def test_a_phrase_that_moved_has_its_number_at_both_places() -> None:
    found = line(Style.TEXT, InlineStep(DELETE, "een storing", 1), InlineStep(INSERT, "een storing", 1))
    assert found.steps == (("-", "een storing→1 "), ("+", " 1→een storing"))


def test_a_clause_that_moved_says_where_it_went_and_where_it_stood_once() -> None:
    facts = told_step()
    paragraphs = whole_redline(facts.old, facts.new, facts.diff)
    notes = [one.note for one in redline_lines(paragraphs, facts.diff.changes, shown=str) if one.note]
    moved = [change for change in facts.diff.changes if "moved" in change.operations]
    assert len(notes) <= 2 * len(moved)
    for change in moved:
        assert [note.nl for note in notes].count(f"stond eerst op {change.old[0].address}") == 1
        assert [note.en for note in notes].count(f"moved to {change.new[0].address}") == 1


def test_no_heading_leaves_out_a_level_and_none_is_deeper_than_a_page_knows() -> None:
    deep = "\n".join(f"{'#' * depth} Kop {depth}" for depth in range(1, 7))
    found = [one.level for one in lines(f"{deep}\n- Oud.", f"{deep}\n- Nieuw.") if one.kind == "heading"]
    assert found == [2, 3, 4, 5, 6, DEEPEST]
    skipping = [Paragraph(Style.HEADING, level, (InlineStep(EQUAL, "Kop"),), EQUAL) for level in (3, 1, 4)]
    assert [one.level for one in redline_lines(skipping, (), shown=str)] == [2, 2, 3]


def test_a_heading_that_went_is_no_bookmark() -> None:
    found = lines("# Weg\n- Een punt.\n# Blijft\n- Twee.", "# Blijft\n- Twee.")
    assert [one.stays for one in found if one.kind == "heading"] == [False, True]


def test_a_title_that_stayed_is_left_to_the_head_of_the_page() -> None:
    steps = (InlineStep(EQUAL, "Titel"),)
    assert list(redline_lines([Paragraph(Style.TITLE, 0, steps, EQUAL)], (), shown=str)) == []
    assert line(Style.TITLE, InlineStep(INSERT, "Titel"), end=INSERT).kind == "title"


def test_a_long_word_may_be_broken_and_an_accent_stays_with_its_letter() -> None:
    (text,) = line(Style.TEXT, InlineStep(EQUAL, "x" * 39 + "e\u0301" + "y" * 20)).steps
    assert text == "x" * 39 + "e\u0301" + BREAK + "y" * 20
    address = "https://www.example.nl/" + "woord-" * 20
    assert line(Style.TEXT, InlineStep(EQUAL, address)).steps == (address,)


def test_the_text_of_every_step_goes_through_what_shows_it() -> None:
    steps = (InlineStep(EQUAL, "a\tb"), InlineStep(INSERT, "c"))
    (found,) = redline_lines([Paragraph(Style.ITEM, 0, steps, EQUAL)], (), shown=lambda text: f"<{text}>")
    assert (found.label, found.steps) == (("<a>",), ("<b>", ("+", "<c>")))
