"""The calendar file of a register, read back by a parser that is not the writer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import vobject

from renvooi.model import Doubt, RegisteredWindow, RightKind
from renvooi.notice.calendar import agenda, standings
from tests.notice.calendar.made import AT, HOUSE, TODAY, of_every_state, window

STAMP = datetime(2026, 3, 14, 12, tzinfo=UTC)


def events(windows: Sequence[RegisteredWindow], language: str = "nl") -> list[Any]:
    data = agenda(standings(windows, today=TODAY), today=TODAY, stamp=STAMP, language=language)
    return list(vobject.readOne(data.decode()).contents.get("vevent", []))


def test_every_window_with_a_last_day_is_one_entry_under_its_own_id() -> None:
    windows = of_every_state()
    dated = [one for one in windows if one.receipt is not None]
    found = {event.uid.value: event.dtstart.value for event in events(windows)}
    assert found == {f"{one.id}@renvooi": one.receipt.last_day for one in dated if one.receipt}
    assert len(found) == 5


def test_closed_window_takes_its_entry_back() -> None:
    states = {event.uid.value: event.status.value for event in events(of_every_state())}
    assert states["w-000000000007@renvooi"] == "CANCELLED"
    assert [name for name, state in states.items() if state == "CANCELLED"] == ["w-000000000007@renvooi"]


def test_doubted_window_takes_its_entry_back_on_the_day_that_a_calendar_has() -> None:
    held = window(1)
    doubted = replace(held, receipt=None, doubt=Doubt("Retour.", "N. Jansen", AT, held.receipt))
    (event,) = events([doubted])
    assert (event.uid.value, event.status.value) == ("w-000000000001@renvooi", "CANCELLED")
    assert event.dtstart.value == date(2026, 4, 1)
    assert "valarm" not in event.contents
    assert event.description.value.split("\n")[:2] == [
        "De ontvangst is onzeker. De laatste dag tot en met woensdag 1 april 2026, 24.00 uur telt niet meer.",
        "Stand op zondag 15 maart 2026: ontvangst onzeker.",
    ]


def test_entry_has_the_number_of_the_event_that_moved_it() -> None:
    assert [event.sequence.value for event in events([replace(window(1), sequence=41)])] == ["41"]


def test_entry_says_that_the_notice_was_superseded() -> None:
    (event,) = events([replace(window(1), superseded_by="notice-5678")])
    assert event.description.value.endswith("\nVervangen door notice-5678.")


def test_entry_says_last_day_coulance_state_and_what_it_rests_on() -> None:
    (event,) = events([window(1, "K-1", received=date(2026, 3, 4))])
    assert event.summary.value == "Laatste dag voor opzegging: K-1 (statement, versie 06-2025)"
    assert event.description.value.split("\n") == [
        "Laatste dag: tot en met vrijdag 3 april 2026, 24.00 uur. Dat is 30 dagen na ontvangst op woensdag 4 maart 2026.",
        "Die dag is Goede vrijdag. Uit coulance nemen wij een reactie nog aan tot en met dinsdag 7 april 2026, 24.00 uur.",
        "Stand op zondag 15 maart 2026: open.",
        "Grondslag: Deel 2, artikel 2.2, versie 05-2025.",
        "Aantal dagen uit: Deel 2, artikel 2.2, versie 05-2025.",
        "Kennisgeving notice-1234abcd, termijn w-000000000001.",
    ]


def test_english_entry_names_every_reason_for_coulance_in_english() -> None:
    said = [
        event.description.value.split("\n")[1]
        for day in (date(2026, 3, 4), date(2026, 4, 15), date(2026, 2, 13))
        for event in events([window(1, received=day)], "en")
    ]
    assert [line.split(".")[0] for line in said] == [
        "That day is Good Friday",
        "That day is equated with a public holiday by decree",
        "That day is a Sunday",
    ]


def test_house_policy_is_never_called_a_right_of_the_contract() -> None:
    for language, right, whole in (
        ("nl", "bezwaar", "bezwaar volgens eigen beleid"),
        ("en", "objection", "objection under house policy"),
    ):
        (event,) = events([window(1, kind=RightKind.OBJECT, basis=HOUSE)], language)
        said = event.summary.value + event.description.value
        assert said.count(right) == said.count(whole) > 0
    assert "eigen beleid, niet het contract" in events([window(1, basis=HOUSE)])[0].description.value


def test_name_of_a_client_cannot_add_an_entry() -> None:
    hostile = replace(window(1), client="K-1\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:vals")
    assert len(events([hostile])) == 1


def test_same_register_gives_the_same_bytes() -> None:
    found = standings(of_every_state(), today=TODAY)
    assert len({agenda(found, today=TODAY, stamp=STAMP, language="nl") for _ in range(3)}) == 1


def test_register_without_last_days_is_a_calendar_without_entries() -> None:
    assert events([window(1, received=None)]) == []
