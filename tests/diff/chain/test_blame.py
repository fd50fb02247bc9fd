"""Which version introduced which words."""

from dataclasses import replace

import pytest

from renvooi.diff import blame, build_history, by_sentence
from renvooi.diff.chain.carry import carry, find_runs
from renvooi.model import InlineOp, InlineStep, Stretch
from tests.diff.builders import doc
from tests.diff.chain.chains import history_of, shown

FIRST = "- Voorbeeld meldt een datalek binnen 24 uur. De klant bepaalt of het wordt doorgegeven."
SECOND = FIRST.replace("24", "36")
THIRD = SECOND + " De klant bewaart het besluit."


def test_reworded_clause_shows_the_version_of_each_word() -> None:
    (node,) = blame(history_of(FIRST, SECOND, THIRD)).nodes
    assert shown(node.stretches) == [
        (1, "Voorbeeld meldt een datalek binnen "),
        (2, "36"),
        (1, " uur. De klant bepaalt of het wordt doorgegeven."),
        (3, " De klant bewaart het besluit."),
    ]


def test_sentence_is_of_the_version_of_its_newest_words() -> None:
    (node,) = blame(history_of(FIRST, SECOND, THIRD)).nodes
    assert [sentence.version for sentence in by_sentence(node.stretches)] == [2, 1, 3]


def test_lines_are_sentences_too_and_nothing_is_lost() -> None:
    stretches = (Stretch("  Een regel\nnog een regel. En meer", 1), Stretch("?  ", 2))
    found = by_sentence(stretches)
    assert ["".join(s.text for s in one.stretches) for one in found] == [
        "  Een regel\n",
        "nog een regel. ",
        "En meer?  ",
    ]
    assert [one.version for one in found] == [1, 1, 1]


def test_text_of_marks_alone_is_one_sentence_of_its_version() -> None:
    (sentence,) = by_sentence((Stretch(" - ", 2),))
    assert sentence.version == 2
    assert by_sentence(()) == ()


def test_words_that_come_back_are_of_the_version_that_brought_them_back() -> None:
    (node,) = blame(history_of(FIRST, SECOND, FIRST)).nodes
    assert (3, "24") in shown(node.stretches)


def test_earlier_version_is_shown_as_it_was_then() -> None:
    history = history_of(FIRST, SECOND, THIRD)
    assert {stretch.version for node in blame(history, 1).nodes for stretch in node.stretches} == {1}
    for number in (0, 4):
        with pytest.raises(ValueError, match="is not in the chain; it has 1 to 3"):
            blame(history, number)


def test_moved_clause_keeps_the_versions_of_its_words() -> None:
    rest = "\n- De klant betaalt vooraf voor elke maand.\n- Voorbeeld levert een rapport per maand aan."
    history = history_of(
        f"# Een{rest}\n{FIRST}\n# Twee\n- Het kantoor is op werkdagen open.",
        f"# Een{rest}\n# Twee\n- Het kantoor is op werkdagen open.\n{FIRST}",
    )
    (life,) = (life for life in history.lives if life.wordings[-1].text == FIRST[2:])
    assert shown(life.wording_at(2).stretches) == [(1, FIRST[2:])]
    assert [place.address for place in life.appearances] == ["Een, punt 3", "Twee, punt 2"]


def test_phrase_that_moved_within_its_clause_keeps_its_version() -> None:
    steps = (
        InlineStep(InlineOp.DELETE, "Elke nacht ", moved=1),
        InlineStep(InlineOp.EQUAL, "maakt Voorbeeld een back-up"),
        InlineStep(InlineOp.INSERT, " Elke nacht", moved=1),
    )
    old = (Stretch("Elke ", 1), Stretch("nacht maakt Voorbeeld een back-up", 2))
    new = "maakt Voorbeeld een back-up Elke nacht"
    assert shown(carry(old, new, find_runs(steps), version=3)) == [
        (2, "maakt Voorbeeld een back-up"),
        (3, " "),
        (1, "Elke "),
        (2, "nacht"),
    ]


def test_file_that_is_read_anew_has_no_events_and_no_new_words() -> None:
    first = doc("- Klant betaalt.\n- Verwerker meldt lekken binnen 24 uur.", version="2030-01")
    again = doc("- Klant betaalt.\n- Verwerker meldt lekken.\n- binnen 24 uur.", version="2030-01")
    history = build_history((first, replace(again, source=first.source)))
    (step,) = history.steps
    assert (step.reread, step.operations) == (True, {})
    assert [finding.code for finding in step.findings] == ["reader-change"]
    assert [event for life in history.lives for event in life.events] == []
    assert {stretch.version for node in blame(history).nodes for stretch in node.stretches} == {1}
    assert len(blame(history).nodes) == 3


def test_other_file_that_says_the_same_has_no_events() -> None:
    history = history_of(FIRST, FIRST)
    assert [event for life in history.lives for event in life.events] == []
    assert history.steps[0].untouched == 1
