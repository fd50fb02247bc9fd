"""Old beside new in text and Markdown; marks of what moved within a clause; what is left out."""

import html
import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from renvooi.diff import VIEWS, diff, render
from renvooi.diff.render.painting import KEPT, painted, shortened
from renvooi.model import Diff, InlineOp, InlineStep, RunnerUp
from tests.diff.builders import doc

OLD = doc("# Toegang\n1. Klant meldt een storing binnen 24 uur.\n2. Voorbeeld bewaart de sleutel in een kluis.")
NEW = doc(
    "# Toegang\n1. Klant meldt een storing binnen 36 uur.\n2. Iedereen leest jaarlijks het hele verslag.",
    version="2030-02",
)
MOVED = (
    InlineStep(InlineOp.DELETE, "Binnen een dag ", 1),
    InlineStep(InlineOp.EQUAL, "meldt klant dit"),
    InlineStep(InlineOp.INSERT, " binnen een dag", 1),
)


def with_inline(*steps: InlineStep) -> Diff:
    script = diff(OLD, NEW)
    return replace(script, changes=(replace(script.changes[0], inline=steps), *script.changes[1:]))


def test_text_puts_old_and_new_in_two_columns() -> None:
    lines = render(diff(OLD, NEW), "text", view="side-by-side", width=100).splitlines()
    (row,) = [line for line in lines if "24" in line and "│" in line]
    left, right = row.split("│")
    assert (left.strip(), right.strip()) == (
        "Klant meldt een storing binnen [-24-] uur.",
        "Klant meldt een storing binnen {+36+} uur.",
    )
    (came,) = [line for line in lines if "Iedereen" in line]
    assert came.split("│")[0].strip() == ""
    assert max(map(len, lines)) <= 100


def test_colours_do_not_move_the_columns() -> None:
    plain, coloured = (render(diff(OLD, NEW), "text", view="side-by-side", colour=colour) for colour in (False, True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_narrow_text_puts_old_above_new() -> None:
    lines = render(diff(OLD, NEW), "text", view="side-by-side", width=60).splitlines()
    assert "│" not in "".join(lines)
    assert lines.index("    was:") < lines.index("    wordt:")


def test_text_table_has_no_reasons() -> None:
    assert "Waarom" in render(diff(OLD, NEW), "text", view="side-by-side")
    assert "Waarom" not in render(diff(OLD, NEW), "text", view="was-wordt")


def cells(markdown: str) -> list[list[str]]:
    """The rows of the tables in a page made of `markdown`, as text."""
    page = MarkdownIt("commonmark").enable("strikethrough").enable("table").render(markdown)
    rows = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    return [
        [html.unescape(re.sub("<[^>]*>", "", cell)) for cell in re.findall(r"<t[dh]>(.*?)</t[dh]>", row)]
        for row in rows
    ]


def test_markdown_table_has_place_old_new_and_significance() -> None:
    head, reworded, *_ = cells(render(diff(OLD, NEW), "markdown", view="was-wordt"))
    assert head == ["plaats", "was", "wordt", "gewicht"]
    assert reworded == [
        "Punt 1: gewijzigd",
        "Klant meldt een storing binnen 24 uur.",
        "Klant meldt een storing binnen 36 uur.",
        "inhoudelijk",
    ]


@pytest.mark.parametrize("text", ["a | b\nc", "| x |", "\\|", "`|`"])
def test_no_text_breaks_out_of_a_cell(text: str) -> None:
    new = replace(NEW, nodes=(replace(NEW.nodes[0], nodes=(replace(NEW.nodes[0].nodes[0], text=text),)),))
    for view in ("side-by-side", "was-wordt"):
        rows = cells(render(diff(OLD, new), "markdown", view=view))
        assert {len(row) for row in rows} == {2 if view == "side-by-side" else 4}


def test_renumbered_run_has_its_numbers_in_the_table() -> None:
    before = doc("# Kop\n1. Alfa beta gamma delta.\n2. Epsilon zeta eta theta.")
    after = doc("# Kop\n1. Nieuw en nooit eerder gezien.\n2. Alfa beta gamma delta.\n3. Epsilon zeta eta theta.")
    assert ["1-2 hernummerd tot 2-3 (Kop)", "1-2", "2-3", "redactioneel"] in cells(
        render(diff(before, after), "markdown", view="was-wordt")
    )


def test_moved_phrase_says_in_text_where_it_went_and_what_that_means() -> None:
    shown = render(with_inline(*MOVED), "text")
    assert "[-Binnen een dag →1 -]meldt klant dit{+ 1→ binnen een dag+}" in shown
    assert "[-… →1-] is binnen de clausule verplaatst naar {+1→ …+}" in shown
    assert "→1" not in render(diff(OLD, NEW), "text")


def test_moved_phrase_has_its_number_in_markdown() -> None:
    assert r"~~Binnen een dag~~ \(→1\) meldt klant dit **binnen een dag** \(1→\)" in render(
        with_inline(*MOVED), "markdown"
    )


def test_uncertain_pair_says_so_with_what_else_was_near() -> None:
    script = diff(OLD, NEW)
    first = script.changes[0]
    doubtful = replace(first, confidence=0.55, runner_up=RunnerUp("old", script.changes[-1].new[0], 0.5))
    sure = replace(first, confidence=0.9, runner_up=doubtful.runner_up)
    for form in ("text", "markdown", "html"):
        said = [
            " ".join(render(replace(script, changes=(one, *script.changes[1:])), form).replace("\\", "").split())
            for one in (doubtful, sure)
        ]
        assert "niet zeker (55%); ook mogelijk: Punt 2 (50%)" in said[0]
        assert "niet zeker" not in said[1]


def test_long_equal_stretches_keep_their_ends() -> None:
    words = " ".join(map(str, range(100)))
    steps = (InlineStep(InlineOp.EQUAL, words), InlineStep(InlineOp.INSERT, " x"))
    first, last = shortened(steps, "… {count} …")
    assert last == steps[1]
    assert first.text.split() == [*map(str, range(KEPT)), "…", "76", "…", *map(str, range(100 - KEPT, 100))]


def test_short_stretches_and_unchanged_texts_are_shown_in_full() -> None:
    short = (InlineStep(InlineOp.EQUAL, "een twee drie"), InlineStep(InlineOp.INSERT, " x"))
    whole = (InlineStep(InlineOp.EQUAL, "woord " * 100),)
    assert (shortened(short, "…"), shortened(whole, "…")) == (short, whole)


def test_columns_of_a_line_are_those_it_takes() -> None:
    steps = (
        InlineStep(InlineOp.EQUAL, "een "),
        InlineStep(InlineOp.DELETE, "twee drie"),
        InlineStep(InlineOp.EQUAL, " vier"),
    )
    for line in painted(steps, 12, colour=True, break_words=True):
        assert len(re.sub(r"\x1b\[[0-9;]*m", "", line.text)) == line.columns <= 12


def test_unknown_view_is_refused() -> None:
    assert "table" not in VIEWS
    with pytest.raises(ValueError, match="view 'table' is not known"):
        render(diff(OLD, NEW), "text", view="table")
