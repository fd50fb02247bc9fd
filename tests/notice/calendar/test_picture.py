"""The picture of the windows: readable without colour, without script, with any name in it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import lxml.etree as etree  # noqa: PLR0402 - pyright finds the module in this form of import only
import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.model import RegisteredWindow, WindowState
from renvooi.notice.calendar import picture, standings
from renvooi.notice.calendar.marks import mark
from tests.notice.calendar.made import TODAY, many, of_every_state, window

SVG = "{http://www.w3.org/2000/svg}"


def drawn(windows: Sequence[RegisteredWindow], *, today: date = TODAY, language: str = "nl") -> etree._Element:
    text = picture(standings(windows, today=today), today=today, language=language)
    return etree.fromstring(text.encode())


def texts(root: etree._Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def bars(root: etree._Element, style: str) -> list[etree._Element]:
    return [element for element in root.iter() if element.get("class") == style and element.get("height")]


def test_picture_says_what_it_shows_to_who_cannot_see_it() -> None:
    root = drawn(of_every_state())
    assert root.get("role") == "img"
    ids = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    assert (root.get("aria-labelledby") or "").split() == list(ids)
    assert ids["windows-title"] == "Termijnen van klanten"
    assert ids["windows-description"] == (
        "vandaag, zondag 15 maart 2026. "
        "6 termijn(en): 1 niet begonnen, 1 ontvangst onzeker, 2 open, 1 reactie ontvangen, 1 verlopen. "
        "1 afgesloten termijn(en) staan niet op de kalender."
    )


def test_every_state_has_a_form_of_its_own() -> None:
    forms = {mark(state, 0, 0).split(">", 1)[1] for state in WindowState}
    assert len(forms) == len(WindowState)


def test_rows_name_the_client_and_the_last_day_with_coulance_behind_it() -> None:
    said = texts(drawn([window(1, "K-1", received=date(2026, 3, 4))]))
    assert "K-1" in said
    assert "vr 3 apr 2026 (7 apr)" in said


def test_coulance_is_hatched_behind_the_bar_and_nowhere_else() -> None:
    plain = drawn([window(1, received=date(2026, 3, 2))])
    extended = drawn([window(1, received=date(2026, 3, 4))])
    # One hatched field is the legend.
    assert [len(bars(root, "edge")) for root in (plain, extended)] == [1, 2]
    (bar,), hatched = ([b for b in bars(extended, style) if b.get("height") == "12"][-1:] for style in ("full", "edge"))
    end = float(bar.get("x", "")) + float(bar.get("width", ""))
    assert float(hatched[0].get("x", "")) == pytest.approx(end, abs=0.2)


def test_hatched_lines_stay_in_their_field() -> None:
    root = drawn([window(1, received=date(2026, 3, 4))])
    for path in (one for one in root.iter(f"{SVG}path") if one.get("class") == "hatch"):
        field = path.getnext()
        assert field is not None
        left, top = float(field.get("x", "")), float(field.get("y", ""))
        right, bottom = left + float(field.get("width", "")), top + float(field.get("height", ""))
        points = [float(part.lstrip("ML")) for part in path.get("d", "").split()]
        assert all(left - 0.1 <= x <= right + 0.1 for x in points[::2])
        assert all(top - 0.1 <= y <= bottom + 0.1 for y in points[1::2])


def test_today_is_marked_where_it_is_near() -> None:
    near, far = (drawn([window(1)], today=day) for day in (TODAY, date(2027, 3, 15)))
    assert [len([e for e in root.iter() if e.get("class") == "today"]) for root in (near, far)] == [1, 0]
    assert "vandaag, 15 mrt 2026" in texts(near)
    assert "vandaag, maandag 15 maart 2027" in texts(far)


def test_empty_register_is_a_picture_that_says_so() -> None:
    assert "Er zijn geen termijnen." in texts(drawn([]))
    assert "There are no windows." in texts(drawn([], language="en"))


@pytest.mark.parametrize("days", [1, 7, 125])
def test_five_hundred_windows_are_a_picture_of_one_page(days: int) -> None:
    windows = many(250, days=days)
    text = picture(standings(windows, today=TODAY), today=TODAY, language="nl")
    assert len(windows) == 500
    assert float(etree.fromstring(text.encode()).get("height", "")) < 1500
    assert len(text) < 60_000


def test_nothing_in_it_runs_or_is_fetched() -> None:
    hostile = '"><script>alert(1)</script><image href="http://example.org/x"/>'
    root = drawn([replace(one, client=hostile, document=hostile) for one in of_every_state()])
    names = {etree.QName(element).localname for element in root.iter()}
    assert names == {"svg", "title", "desc", "style", "rect", "text", "g", "circle", "path"}
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not [name for name in attributes if name.startswith("on") or "href" in name]


@given(st.text(min_size=1, max_size=80))
def test_any_name_is_well_formed_and_fits_its_column(name: str) -> None:
    root = drawn([window(1, name)])
    assert all(len(said) <= 110 for said in texts(root))


def test_no_text_runs_out_of_the_picture() -> None:
    root = drawn([window(1, "W" * 200, received=date(2026, 3, 4))])
    for element in root.iter(f"{SVG}text"):
        if element.get("text-anchor") is None:
            assert float(element.get("x", "")) + 6.4 * len(element.text or "") < 1000


def test_same_windows_give_the_same_bytes() -> None:
    found = standings(of_every_state(), today=TODAY)
    assert len({picture(found, today=TODAY, language="en") for _ in range(3)}) == 1
