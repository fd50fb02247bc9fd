"""What is told of the life of a clause."""

from dataclasses import replace
from functools import cache

from renvooi.diff.inline import redline
from renvooi.model.changes import InlineOp, Operation, Significance
from renvooi.model.document import NodeId, NodeType
from renvooi.model.history import Appearance, ClauseId, Event, Life, Stretch, Wording
from renvooi.notice.site.pages.lives import Piece, Teller, Told
from renvooi.notice.site.values import ClauseFacts
from tests.notice.site.example import ExampleSource

ID = ClauseId("c-000000000001")


@cache
def facts(name: str) -> ClauseFacts:
    source = ExampleSource()
    return source.clauses(next(one for one in source.documents() if one.name == name))


def life(*texts: str, born: int = 1, **others: object) -> Life:
    """A clause that says each of `texts` in one version after the other."""
    wordings = tuple(
        Wording(number, (Stretch(text, number),))
        for number, text in enumerate(texts, start=born)
        if number == born or text != texts[number - born - 1]
    )
    places = tuple(Appearance(number, NodeId("a"), "Punt 1", None, (0,)) for number in range(born, born + len(texts)))
    plain = Life(ID, NodeType.CLAUSE, born, None, None, None, None, (), places, wordings, ())
    return replace(plain, **others)  # type: ignore[arg-type]  # fields of a life


def told(one: Life, *more: Life) -> Told:
    return Teller(replace(facts("demarcatie"), lives=(one, *more))).told(one)


def event(version: int, operation: Operation) -> Event:
    return Event(version, (operation,), f"change-{version}", Significance.SUBSTANTIVE)


def test_each_wording_is_a_redline_against_the_one_before_the_latest_first() -> None:
    shown = told(life("a b", "a c", "a c", "d c", events=(event(2, Operation.REWORDED), event(4, Operation.REWORDED))))
    assert [one.version.label for one in shown.happenings] == ["2026-03", "2026-01", "2025-06"]
    assert [one.words for one in shown.happenings[:2]] == [redline("a c", "d c"), redline("a b", "a c")]
    assert [(one.op, one.text) for one in shown.happenings[2].words] == [(InlineOp.EQUAL, "a b")]


def test_an_event_leads_to_the_step_that_it_is_of() -> None:
    shown = told(life("a", "b", events=(event(2, Operation.REWORDED),))).happenings[0]
    assert shown.step is not None
    assert (shown.step.old.label, shown.step.new.label, shown.change) == ("2025-06", "2026-01", "change-2")


def test_what_came_later_is_inserted_and_what_is_gone_is_deleted() -> None:
    shown = told(life("a", "a", born=2, retired=4, events=(event(2, Operation.INSERTED), event(4, Operation.DELETED))))
    assert [[(step.op, step.text) for step in one.words] for one in shown.happenings] == [
        [(InlineOp.DELETE, "a")],
        [(InlineOp.INSERT, "a")],
    ]
    assert shown.left is not None
    assert shown.left.new.label == "2026-03"
    assert not shown.stands


def test_words_of_a_clause_that_was_split_off_or_merged_are_not_shown_as_new_or_gone() -> None:
    parts = {"origin": ClauseId("c-2"), "successor": ClauseId("c-3"), "retired": 4}
    events = (event(2, Operation.SPLIT), event(4, Operation.MERGED))
    shown = told(life("a", "a", born=2, events=events, **parts))
    assert [[step.op for step in one.words] for one in shown.happenings] == [[InlineOp.EQUAL], [InlineOp.EQUAL]]
    assert all(one.shared for one in shown.happenings)


def test_words_are_marked_with_the_version_that_brought_them() -> None:
    one = life(
        "x",
        "x",
        "x",
        wordings=(
            Wording(3, (Stretch("Wij wissen ", 1), Stretch("morgen ", 3), Stretch("alles", 1), Stretch(".", 2))),
        ),
    )
    shown = told(one)
    assert shown.pieces == (
        Piece("Wij wissen", " ", 1),
        Piece("morgen", " ", 3),
        Piece("alles", "", 1),
        Piece(".", "", 0),
    )
    assert [(number, version.label) for number, version in shown.brought] == [(1, "2025-06"), (3, "2026-02")]


def test_words_of_one_version_bear_no_mark() -> None:
    assert [one.version for one in told(life("a", "a")).pieces] == [0]


def test_a_place_that_changed_without_a_change_of_the_clause_is_told() -> None:
    places = tuple(Appearance(number, NodeId("a"), f"Punt {number}", None, (0,)) for number in (1, 2))
    moved = told(life("a", "a", appearances=places)).happenings[0]
    assert (moved.places, moved.significance, moved.step) == (("Punt 1", "Punt 2"), "", None)
    assert moved.what.nl == "staat op een andere plaats"


def test_kinship_is_told_on_both_sides() -> None:
    child = life("a", id=ClauseId("c-child"), origin=ID, revives=ClauseId("c-unknown"))
    shown = Teller(replace(facts("demarcatie"), lives=(life("a"), child)))
    assert [(one.how.en, one.clause) for one in shown.told(life("a")).kin] == [("Split off from this", child.id)]
    assert [(one.how.en, one.clause) for one in shown.told(child).kin] == [("Split off from", ID)]


def test_every_clause_of_the_examples_can_be_told_and_its_pieces_are_its_text() -> None:
    for name in ("demarcatie", "data-pro-statement"):
        teller = Teller(facts(name))
        for one in facts(name).lives:
            pieces = teller.told(one).pieces
            assert "".join(piece.text + piece.space for piece in pieces) == one.wordings[-1].text


def test_what_the_document_says_of_itself_counts_as_nothing() -> None:
    one = life("a", "b", events=(event(2, Operation.REWORDED),))
    itself = replace(facts("demarcatie"), lives=(one,), archived=frozenset({"change-2"}))
    assert [(line.significance, line.itself) for line in Teller(itself).told(one).happenings] == [
        ("", True),
        ("", False),
    ]
    assert [(line.significance, line.itself) for line in told(one).happenings] == [("substantive", False), ("", False)]
