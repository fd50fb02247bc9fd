"""The calendar file has each last day once, says what coulance is, and is read by another parser."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from renvooi.model import Bilingual, Notice
from renvooi.notice.render.ics import NoLastDay, to_ics
from renvooi.notice.render.quoting import visible
from tests.notice.render.examples import HOUSE, PAIRS, drafted, example, small


def entries(notice: Notice, language: str = "nl") -> list[vobject.base.Component]:
    return list(vobject.readOne(to_ics(notice, language).decode()).vevent_list)


def test_each_right_is_a_day_with_alarms_before_it() -> None:
    notice = example(*PAIRS[3])
    found = entries(notice)
    assert len(found) == len(notice.rights) == 2
    for entry in found:
        assert entry.dtstart.value == date(2026, 4, 3)
        assert entry.dtend.value == date(2026, 4, 4)
        assert [alarm.trigger.value for alarm in entry.valarm_list] == [timedelta(days=-7), timedelta(days=-1)]
    names = [entry.uid.value for entry in found]
    assert names == [f"{notice.id}-{right.id}@renvooi" for right in notice.rights]
    assert len(set(names)) == 2


def test_entry_says_the_right_its_basis_and_where_to_respond() -> None:
    notice = example(*PAIRS[3])
    terminate, protest = (entry.description.value for entry in entries(notice))
    right = notice.rights[0]
    assert right.basis.quote is not None
    assert right.basis.quote in terminate
    assert "tot en met vrijdag 3 april 2026, 24.00 uur" in terminate
    assert "schriftelijk en met uw redenen" in terminate
    assert "ons eigen beleid, geen termijn uit het contract" in protest
    assert notice.contact is not None
    assert notice.contact.text in terminate
    assert notice.id in terminate


def test_entry_says_for_which_changes_and_that_rights_are_apart() -> None:
    terminate, protest = (entry.description.value for entry in entries(example(*PAIRS[3])))
    assert "Dit geldt voor wijzigingen 1" in terminate
    assert "U heeft 2 aparte rechten." in terminate
    assert "U heeft 2 aparte rechten." in protest


def test_draft_is_tentative_and_a_later_file_is_the_later_word() -> None:
    assert {entry.status.value for entry in entries(example(*PAIRS[3]))} == {"CONFIRMED"}
    assert {entry.status.value for entry in entries(drafted(example(*PAIRS[3])))} == {"TENTATIVE"}
    first, second = (
        vobject.readOne(to_ics(small(), "nl", at=at).decode()).vevent_list[0]
        for at in (datetime(2026, 3, 5, 9, tzinfo=UTC), datetime(2026, 3, 5, 10, tzinfo=UTC))
    )
    assert first.uid.value == second.uid.value
    assert 0 < int(first.sequence.value) < int(second.sequence.value) < 2**31


def test_coulance_is_said_and_moves_nothing() -> None:
    (entry, *_) = entries(small())
    assert entry.dtstart.value == date(2026, 4, 3)
    assert "Uit coulance nemen wij uw reactie ook nog aan tot en met dinsdag 7 april 2026" in entry.description.value
    assert "Dat is ons eigen beleid." in entry.description.value


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_receipt_there_is_no_day_and_one_line_says_so(language: str) -> None:
    unknown = replace(small(), received=None)
    with pytest.raises(NoLastDay, match=r"^notice-\w+: the day of receipt is not known[^\n]*--received DATE[^\n]*$"):
        to_ics(unknown, language)
    with pytest.raises(NoLastDay, match="no right of this notice"):
        to_ics(replace(small(), rights=()), language)


def test_moment_of_making_is_given_or_the_day_of_receipt() -> None:
    assert b"DTSTAMP:20260304T000000Z" in to_ics(small(), "nl")
    at = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
    assert b"DTSTAMP:20260305T093000Z" in to_ics(small(), "nl", at=at)
    with pytest.raises(ValueError, match="without a zone"):
        to_ics(small(), "nl", at=datetime(2026, 3, 5))


def test_draft_says_so_before_all_else() -> None:
    for entry in entries(drafted(small()), "en"):
        assert entry.summary.value.startswith("DRAFT – do not send: ")
        assert entry.description.value.startswith("DRAFT – do not send\n")


def test_links_of_the_house_are_in_it() -> None:
    data = vobject.readOne(to_ics(small(), "nl", HOUSE).decode())
    assert data.vevent.url.value == "https://voorbeelddata.example.nl/nieuw"
    assert "Renvooi: https://voorbeelddata.example.nl/renvooi" in data.vevent.description.value


@settings(max_examples=25)
@given(
    st.text(min_size=1, max_size=200).filter(
        lambda text: text == text.strip() and "\r" not in text and "\n" not in text
    )
)
def test_any_text_comes_back_and_every_line_is_folded(text: str) -> None:
    notice = small()
    right = replace(notice.rights[0], what=Bilingual(f"x{text}x", f"x{text}x"), condition=None)
    data = to_ics(replace(notice, rights=(right,)), "nl")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    found = vobject.readOne(data.decode()).vevent.description.value
    assert found.startswith(f"U kunt x{visible(text)}x tot en met")
