"""What somebody who plans a notice reads."""

from datetime import date

from renvooi.model import OpenBefore, WindowState
from renvooi.notice import Intent, load_policy, plan, render_plan
from tests.notice.builders import NEW, OLD, added_sub_processor, breach_term, diff
from tests.notice.test_planning import EARLY, rehearsal


def test_the_days_are_in_words_with_the_reason_for_them() -> None:
    shown = render_plan(rehearsal(breach_term()), "text")
    for fact in (
        "Ingangsdatum: dinsdag 1 september 2026, volgens de nieuwe versie",
        "Verzenden uiterlijk: maandag 27 juli 2026: 5 dagen marge, en geen vrije dag",
        "Ontvangen uiterlijk: zaterdag 1 augustus 2026",
        "Verzenden gepland: maandag 2 maart 2026: op tijd",
        "Dat de termijn vóór de ingangsdatum eindigt, is ons eigen beleid.",
        "Niets staat verzending in de weg.",
    ):
        assert fact in shown


def test_a_clock_says_how_many_changes_it_gathers_and_when_it_ends() -> None:
    shown = " ".join(render_plan(rehearsal(breach_term("a"), breach_term("b")), "text").split())
    assert "Door: 2 wijzigingen, samen één termijn" in shown
    assert "Bij ontvangst op zaterdag 1 augustus 2026: tot en met maandag 31 augustus 2026, 24.00 uur" in shown


def test_what_blocks_stands_apart_from_what_to_look_at() -> None:
    made = rehearsal(added_sub_processor(), sending=date(2026, 8, 3), effective=date(2026, 9, 2))
    shown = render_plan(made, "text", language="en")
    blocks, look = shown.index("What still stands in the way?"), shown.index("What should somebody look at?")
    assert blocks < shown.index("effective-within-window") < look < shown.index("effective-date-differs")
    assert "A change of engaged parties must be told before it takes effect." in shown


def test_windows_of_earlier_notices_are_counted() -> None:
    running = (OpenBefore("2025-09", "2026-01", "terminate", WindowState.OPEN, 12, date(2026, 3, 9)),)
    made = plan(diff(breach_term()), OLD, NEW, policy=load_policy(), intent=Intent(EARLY), open_before=running)
    shown = " ".join(render_plan(made, "text").split())
    assert "2025-09 naar 2026-01, terminate: 12 × open, laatste dag maandag 9 maart 2026" in shown
