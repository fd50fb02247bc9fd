"""Headlines of changes: few words, and none that the evidence does not prove."""

from dataclasses import replace

from renvooi.model.changes import Direction, Operation, Signal, SignalType, Significance
from renvooi.model.notices import ConsequenceClass, NoticeRow, Passage
from renvooi.notice.site.pages.headlines import headline, named

OLD, NEW = Passage("Deel 1, punt 4", "Oud.", 1), Passage("Deel 1, punt 4", "Nieuw.", 1)
ROW = NoticeRow(
    "c1", (Operation.REWORDED,), (OLD,), (NEW,), (), None, ConsequenceClass.NOTHING, (), (), Significance.REVIEW, (), (), None
)  # fmt: skip


def signal(kind: SignalType, old: str | None, new: str | None, direction: Direction = Direction.CHANGED) -> Signal:
    return Signal(kind, old, new, "evidence", direction)


def test_a_shift_of_responsibility_says_to_whom() -> None:
    row = replace(ROW, signals=(signal(SignalType.RESPONSIBILITY, "a", "b", Direction.TO_CLIENT),))
    assert headline(row).nl == "Verantwoordelijkheid verschuift naar de klant"


def test_short_words_are_quoted() -> None:
    row = replace(ROW, signals=(signal(SignalType.TERM, "24 uur", "72 uur"),))
    assert headline(row).nl == "Termijnen of tijden: 24 uur → 72 uur"
    assert headline(row).en == "Terms or times: 24 uur → 72 uur"


def test_words_that_are_quoted_beside_the_text_are_no_headline_there() -> None:
    assert named(replace(ROW, signals=(signal(SignalType.TERM, "24 uur", "72 uur"),))) is None


def test_long_words_are_named_by_their_theme() -> None:
    row = replace(ROW, signals=(signal(SignalType.SECURITY, "een twee drie vier vijf zes zeven", None),))
    assert headline(row).nl == "Andere tekst over beveiliging"


def test_new_text_says_what_it_is_about() -> None:
    row = replace(ROW, old=(), operations=(Operation.INSERTED,), signals=(signal(SignalType.COST, None, "5 euro"),))
    assert headline(row).en == "New text about costs"
    assert headline(replace(row, signals=())).en == "New text"
    assert headline(replace(row, old=(OLD,), new=(), signals=())).nl == "Tekst vervallen"


def test_without_evidence_the_operations_are_named() -> None:
    row = replace(ROW, operations=(Operation.MOVED, Operation.RENUMBERED))
    assert headline(row).nl == "Verplaatst en hernummerd"


def test_what_shows_nothing_is_named() -> None:
    row = replace(ROW, signals=(signal(SignalType.TERM, "24\u200b uur", None),))
    assert "⟦U+200B⟧" in headline(row).nl
