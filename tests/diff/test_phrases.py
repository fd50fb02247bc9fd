"""Phrases that moved within a clause, and phrases that an edit gives back."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from renvooi.diff.inline import redline
from renvooi.diff.phrases import Phrase, moved_phrases, with_phrases_kept
from renvooi.diff.settings import INLINE
from renvooi.model import InlineOp, InlineStep

PHRASES = (
    "binnen een week na ontvangst",
    "zonder extra kosten",
    "in overleg met Voorbeeld",
    "meldt",
    "de storing",
    "altijd",
)
ORDERED = st.lists(st.sampled_from(PHRASES), max_size=7).map(" ".join)


def shown(old: str, new: str) -> list[tuple[str, str, int]]:
    """Operation, text and number of the steps that are part of a moved phrase."""
    return [(step.op.value, step.text.strip(), step.moved) for step in redline(old, new) if step.moved is not None]


def test_a_phrase_that_moved_has_one_number_on_both_sides() -> None:
    old = "De klant meldt binnen een week de storing aan de leverancier."
    new = "De klant meldt de storing aan de leverancier binnen een week."
    assert redline(old, new) == (
        InlineStep(InlineOp.EQUAL, "De klant meldt"),
        InlineStep(InlineOp.DELETE, " binnen een week", 1),
        InlineStep(InlineOp.EQUAL, " de storing aan de leverancier"),
        InlineStep(InlineOp.INSERT, " binnen een week", 1),
        InlineStep(InlineOp.EQUAL, "."),
    )


def test_phrases_are_numbered_in_the_order_of_the_new_text() -> None:
    old = "Zonder extra kosten levert de afdeling beheer van Voorbeeld, in overleg met partijen, de rapporten over gebruik op."
    new = "De afdeling beheer van Voorbeeld levert de rapporten over gebruik op, in overleg met partijen, zonder extra kosten."
    steps = [step for step in redline(old, new) if step.moved is not None and step.op is InlineOp.INSERT]
    assert [step.moved for step in steps] == list(range(1, len(steps) + 1))
    assert steps


def moved(old: str, new: str) -> tuple[Phrase, ...]:
    """The phrases of a text that was deleted whole and of one that was inserted whole."""
    before, after = old.split(), new.split()
    edits = [(0, len(before), 0, 0), (len(before), len(before), 0, len(after))]
    return moved_phrases(edits, before, after, INLINE).phrases


def test_short_words_are_no_phrase() -> None:
    assert moved("op de dag van de melding", "de dag van de week") == ()
    assert moved("op de dag van iedere melding", "van iedere melding") == (Phrase(3, 0, 3),)


def test_a_mark_ends_no_phrase_and_begins_none() -> None:
    assert moved(", binnen een week , daarna", ", binnen een week , eerst") == (Phrase(1, 1, 3),)


def test_a_phrase_that_is_inserted_twice_moved_once() -> None:
    assert moved("binnen een week", "binnen een week en nog binnen een week") == (Phrase(0, 0, 3),)


def test_two_phrases_that_changed_places_stand_in_the_order_of_the_new_text() -> None:
    old = "zonder extra kosten . in overleg met beide partijen"
    new = "in overleg met beide partijen . zonder extra kosten"
    assert moved(old, new) == (Phrase(4, 0, 5), Phrase(0, 6, 3))
    assert moved(new, old) == (Phrase(6, 0, 3), Phrase(0, 4, 5))


def test_two_words_are_no_phrase() -> None:
    assert (
        shown("Klant meldt binnen kantooruren iedere storing.", "Klant meldt iedere storing binnen kantooruren.") == []
    )


def test_marks_at_the_ends_are_no_part_of_a_phrase() -> None:
    found = shown(
        "Klant meldt, binnen een week, de storing aan de leverancier.",
        "Klant meldt de storing aan de leverancier, binnen een week.",
    )
    assert found == [("delete", "binnen een week", 1), ("insert", "binnen een week", 1)]


def test_a_phrase_that_is_deleted_twice_and_inserted_once_moved_once() -> None:
    old = "x binnen een week y binnen een week z".split()
    new = "x y z binnen een week".split()
    found = moved_phrases([(1, 4, 1, 1), (5, 8, 2, 2), (9, 9, 3, 6)], old, new, INLINE)
    assert found.phrases == (Phrase(1, 3, 3),)


def test_the_longest_phrase_is_taken_and_what_overlaps_is_left() -> None:
    assert moved("elke week melden wij iedere storing", "elke week melden , week melden wij iedere storing") == (
        Phrase(1, 4, 5),
    )


def test_one_edit_is_cut_at_the_phrases_in_it() -> None:
    old = "eerst binnen een week daarna".split()
    new = "binnen een week".split()
    found = moved_phrases([(0, 5, 0, 0), (5, 5, 0, 3)], old, new, INLINE)
    assert list(found.parts(InlineOp.DELETE, 0, 5)) == [(0, 1, None), (1, 4, 1), (4, 5, None)]
    assert list(found.parts(InlineOp.INSERT, 0, 3)) == [(0, 3, 1)]


def test_a_phrase_that_one_edit_deletes_and_inserts_again_is_given_back() -> None:
    old = "oud binnen een week weg".split()
    new = "nieuw binnen een week erbij".split()
    assert with_phrases_kept([(0, 5, 0, 5)], old, new, INLINE) == [(0, 1, 0, 1), (4, 5, 4, 5)]
    assert with_phrases_kept([(0, 3, 0, 3)], old, new, INLINE) == [(0, 3, 0, 3)]


def tokens_of(steps: Sequence[InlineStep], op: InlineOp) -> dict[int, list[str]]:
    return {step.moved: step.text.split() for step in steps if step.op is op and step.moved is not None}


@given(ORDERED, ORDERED)
def test_a_redline_with_moved_phrases_gives_back_both_texts(old: str, new: str) -> None:
    steps = redline(old, new)
    assert "".join(step.text for step in steps if step.op is not InlineOp.INSERT) == old
    assert "".join(step.text for step in steps if step.op is not InlineOp.DELETE) == new


@given(ORDERED, ORDERED)
def test_each_number_stands_once_on_each_side_of_the_same_words(old: str, new: str) -> None:
    steps = redline(old, new)
    deleted, inserted = tokens_of(steps, InlineOp.DELETE), tokens_of(steps, InlineOp.INSERT)
    numbers = [step.moved for step in steps if step.moved is not None]
    assert deleted == inserted
    assert len(numbers) == 2 * len(inserted)
    assert sorted(inserted) == list(range(1, len(inserted) + 1))
    assert all(step.op is not InlineOp.EQUAL for step in steps if step.moved is not None)


WORDS = st.lists(st.sampled_from("klant meldt binnen week de een".split()), max_size=14)


@given(WORDS, WORDS)
def test_phrases_do_not_overlap_and_say_the_same(old: list[str], new: list[str]) -> None:
    found = moved(" ".join(old), " ".join(new))
    for one in found:
        assert old[one.old : one.old + one.length] == new[one.new : one.new + one.length]
    for places in ([(one.old, one.length) for one in found], [(one.new, one.length) for one in found]):
        taken = [at for start, length in places for at in range(start, start + length)]
        assert len(taken) == len(set(taken))
    assert [one.new for one in found] == sorted(one.new for one in found)


@given(WORDS, WORDS)
def test_what_is_between_edits_is_equal_after_phrases_are_given_back(old: list[str], new: list[str]) -> None:
    at_old = at_new = 0
    for a, b, c, d in (*with_phrases_kept([(0, len(old), 0, len(new))], old, new, INLINE), (len(old), 0, len(new), 0)):
        assert old[at_old:a] == new[at_new:c]
        at_old, at_new = b, d
