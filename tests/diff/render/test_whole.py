"""A redline of the whole document: every paragraph in its place, with what happened to it."""

import pytest

from renvooi.diff import diff
from renvooi.diff.render.apart import kept_apart
from renvooi.diff.render.whole import Paragraph, Style, whole_redline
from renvooi.model import InlineOp, InlineStep
from renvooi.model.errors import InvariantBroken
from tests.diff.builders import doc

MARKS = {InlineOp.EQUAL: "{}", InlineOp.DELETE: "[-{}-]", InlineOp.INSERT: "{{+{}+}}"}


def lines(old: str, new: str) -> list[str]:
    """Each paragraph as text with its marks, and the sign for its end."""
    before, after = doc(old), doc(new, version="2030-02")
    return [
        "".join(MARKS[step.op].format(step.text) for step in paragraph.steps) + MARKS[paragraph.end].format("¶")
        for paragraph in whole_redline(before, after, diff(before, after))[1:]
    ]


def test_deleted_and_inserted_clauses_stand_where_they_stood_and_stand() -> None:
    assert lines(
        "- Alfa een twee drie.\n- Weg vier vijf zes zeven.\n- Slot acht negen tien.",
        "- Alfa een twee drie.\n- Slot acht negen tien.\n- Klant krijgt jaarlijks het verslag.",
    ) == [
        "•\tAlfa een twee drie.¶",
        "[-•\tWeg vier vijf zes zeven.-][-¶-]",
        "•\tSlot acht negen tien.¶",
        "{+•\tKlant krijgt jaarlijks het verslag.+}{+¶+}",
    ]


def test_moved_clause_is_deleted_at_the_old_place_and_inserted_at_the_new() -> None:
    assert lines(
        "# Een\n- Dit punt over sleutels gaat elders.\n- De klant bewaart alles.\n# Twee\n- De klant betaalt elke maand.",
        "# Een\n- De klant bewaart alles.\n# Twee\n- De klant betaalt elke maand.\n- Dit punt over sleutels gaat elders.",
    ) == [
        "Een¶",
        "[-•\tDit punt over sleutels gaat elders.-][-¶-]",
        "•\tDe klant bewaart alles.¶",
        "Twee¶",
        "•\tDe klant betaalt elke maand.¶",
        "{+•\tDit punt over sleutels gaat elders.+}{+¶+}",
    ]


def test_renumbered_clause_keeps_its_text() -> None:
    assert lines("1. Alfa een twee drie.", "2. Alfa een twee drie.") == ["[-1.-]{+2.+}\tAlfa een twee drie.¶"]


def test_split_clause_has_an_inserted_end_and_an_inserted_label() -> None:
    assert lines(
        "1. Klant betaalt binnen veertien dagen na ontvangst. Klant meldt een storing binnen een dag.",
        "1. Klant betaalt binnen veertien dagen na ontvangst.\n2. Klant meldt een storing binnen een dag.",
    ) == [
        "1.\tKlant betaalt binnen veertien dagen na ontvangst.[- -]{+¶+}",
        "{+2.\t+}Klant meldt een storing binnen een dag.¶",
    ]


def test_levels_are_the_depth_of_headings_and_of_nesting() -> None:
    before = doc("# A\n## B\n- Punt.\n  - Dieper.\nAlinea.")
    found = whole_redline(before, before, diff(before, before))
    assert [(one.style, one.level) for one in found] == [
        (Style.TITLE, 0),
        (Style.HEADING, 1),
        (Style.HEADING, 2),
        (Style.ITEM, 0),
        (Style.ITEM, 1),
        (Style.TEXT, 0),
    ]


def test_diff_of_other_documents_is_refused() -> None:
    one, other = doc("- Punt."), doc("- Punt.\n- Nog een punt over iets.")
    with pytest.raises(InvariantBroken):
        whole_redline(one, other, diff(one, one))


def apart(*steps: tuple[InlineOp, str]) -> list[tuple[InlineOp, str]]:
    """The steps of a paragraph before one that was inserted, as they are kept apart from it."""
    first = Paragraph(Style.TEXT, 0, tuple(InlineStep(op, text) for op, text in steps), InlineOp.EQUAL)
    second = Paragraph(Style.TEXT, 0, (InlineStep(InlineOp.INSERT, "nieuw"),), InlineOp.INSERT)
    kept, same = kept_apart((first, second))
    assert same == second
    return [(step.op, step.text) for step in kept.steps]


EQUAL, DELETE, INSERT = InlineOp.EQUAL, InlineOp.DELETE, InlineOp.INSERT


def test_insertion_before_an_inserted_paragraph_stands_before_its_deletion() -> None:
    assert apart((EQUAL, "a "), (DELETE, "b"), (INSERT, "c")) == [(EQUAL, "a "), (INSERT, "c"), (DELETE, "b")]


def test_insertion_alone_before_an_inserted_paragraph_takes_the_last_word_with_it() -> None:
    assert apart((EQUAL, "kop een"), (INSERT, " twee")) == [(EQUAL, "kop "), (INSERT, "een twee"), (DELETE, "een")]
    assert apart((EQUAL, "kop"), (INSERT, " twee")) == [(INSERT, "kop twee"), (DELETE, "kop")]


def test_other_paragraphs_are_left_alone() -> None:
    assert apart((INSERT, "b"), (EQUAL, " a")) == [(INSERT, "b"), (EQUAL, " a")]
    assert apart((EQUAL, "a"), (DELETE, " b")) == [(EQUAL, "a"), (DELETE, " b")]
