"""An entry of a calendar, read back by a parser that is not the writer."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from renvooi.notice.calendar.entries import calendar_of, last_day_entry
from renvooi.notice.render.quoting import visible

STAMP = datetime(2026, 3, 2, 8, 0, 0, 123456, tzinfo=UTC)


def file_of(
    day: date = date(2026, 4, 1),
    *,
    summary: str = "Laatste dag",
    description: str = "Tot en met 1 april.",
    stamp: datetime = STAMP,
    cancelled: bool = False,
) -> bytes:
    entry = last_day_entry(
        day, name="w-0123456789ab", summary=summary, description=description, stamp=stamp, cancelled=cancelled
    )
    return calendar_of([entry], title="Termijnen")


def test_entry_is_the_whole_of_the_last_day_and_ends_before_the_next() -> None:
    event = vobject.readOne(file_of().decode()).vevent
    assert (event.dtstart.value, event.dtend.value) == (date(2026, 4, 1), date(2026, 4, 2))
    assert b"DTSTART;VALUE=DATE:20260401\r\n" in file_of()


def test_alarms_are_7_days_and_1_day_before() -> None:
    event = vobject.readOne(file_of().decode()).vevent
    alarms = event.valarm_list
    assert [alarm.trigger.value for alarm in alarms] == [timedelta(days=-7), timedelta(days=-1)]
    assert [(alarm.action.value, alarm.description.value) for alarm in alarms] == [("DISPLAY", "Laatste dag")] * 2


def test_the_id_follows_from_the_window_and_the_bytes_from_the_arguments() -> None:
    assert vobject.readOne(file_of().decode()).vevent.uid.value == "w-0123456789ab@renvooi"
    assert file_of() == file_of()
    assert b"DTSTAMP:20260302T080000Z\r\n" in file_of()


def test_stamp_is_written_in_utc_and_one_without_a_zone_is_refused() -> None:
    assert b"DTSTAMP:20260302T080000Z" in file_of(stamp=datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=1))))
    with pytest.raises(ValueError, match="without a zone"):
        file_of(stamp=datetime(2026, 3, 2, 9))


def test_cancelled_entry_says_so_and_stays_silent() -> None:
    event = vobject.readOne(file_of(cancelled=True).decode()).vevent
    assert event.status.value == "CANCELLED"
    assert "valarm_list" not in event.contents
    assert "valarm" not in event.contents


def test_last_day_of_the_calendar_has_no_day_after_it() -> None:
    event = vobject.readOne(file_of(date.max).decode()).vevent
    assert event.dtstart.value == date.max
    assert "dtend" not in event.contents


def test_text_of_others_cannot_add_a_line_to_the_file() -> None:
    hostile = "Klant, x; y\\n\r\nEND:VEVENT\r\nBEGIN:VEVENT\x07\u2028"
    text = file_of(summary=hostile, description=hostile)
    parsed = vobject.readOne(text.decode())
    assert len(parsed.vevent_list) == 1
    assert parsed.vevent.summary.value == "Klant, x; y\\n END:VEVENT BEGIN:VEVENT⟦U+0007⟧"
    assert parsed.vevent.description.value == "Klant, x; y\\n\nEND:VEVENT\nBEGIN:VEVENT⟦U+0007⟧⟦U+2028⟧"


@given(st.text(max_size=300))
def test_any_text_comes_back_whole_in_lines_of_at_most_75_octets(text: str) -> None:
    data = file_of(description=f"a{text}z")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert vobject.readOne(data.decode()).vevent.description.value == visible(f"a{text}z")
