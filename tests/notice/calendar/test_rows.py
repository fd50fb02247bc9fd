"""Few windows have a row each; many share rows, and none gets lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from renvooi.model import Basis, RightKind
from renvooi.notice.calendar import LANGUAGES, standings
from renvooi.notice.calendar.rows import MOST_ROWS, RowGroup, row_groups
from tests.notice.calendar.made import CONTRACT, HOUSE, TODAY, many, of_every_state, response, window

DUTCH = LANGUAGES["nl"]


def groups(clients: int, days: int) -> tuple[RowGroup, ...]:
    return row_groups(standings(many(clients, days=days), today=TODAY), DUTCH, today=TODAY)


@pytest.mark.parametrize(
    ("clients", "days", "rows"), [(0, 1, 0), (1, 1, 2), (30, 7, 60), (31, 7, 14), (250, 7, 14), (250, 125, 40)]
)
def test_rows_stay_few_enough_to_look_at(clients: int, days: int, rows: int) -> None:
    found = groups(clients, days)
    assert sum(len(group.rows) for group in found) == rows <= MOST_ROWS


@pytest.mark.parametrize("days", [1, 7, 125])
def test_every_client_is_in_one_row_of_each_right(days: int) -> None:
    for group in groups(250, days):
        clients = [client for row in group.rows for client in row.clients]
        assert sorted(clients) == sorted(f"K-{number}" for number in range(250))


@pytest.mark.parametrize(("before", "rows"), [(8, 0), (7, 31), (0, 31), (-1, 0)])
def test_who_lapses_within_a_week_has_a_row_alone_however_many_there_are(before: int, rows: int) -> None:
    windows = [window(number, f"K-{number}", received=date(2026, 3, 2)) for number in range(31)]
    others = [window(number, f"K-{number}", received=date(2026, 5, 1)) for number in range(31, 90)]
    today = date(2026, 4, 1) - timedelta(days=before)
    ((*found,),) = (group.rows for group in row_groups(standings([*windows, *others], today=today), DUTCH, today=today))
    alone = [row for row in found if len(row.clients) == 1]
    assert len(alone) == rows
    assert sum(len(row.clients) for row in found) == 90


def test_what_was_answered_lapses_for_nobody_and_shares_a_row() -> None:
    answered = replace(window(0), responses=(response(date(2026, 3, 10)),))
    windows = [replace(answered, id=f"w-{number:012x}", client=f"K-{number}") for number in range(61)]
    day = date(2026, 3, 31)
    ((row,),) = (group.rows for group in row_groups(standings(windows, today=day), DUTCH, today=day))
    assert len(row.clients) == 61


def test_heading_says_that_the_notice_was_superseded() -> None:
    one = replace(window(1), superseded_by="notice-5678")
    (group,) = row_groups(standings([one], today=TODAY), DUTCH, today=TODAY)
    assert group.heading.endswith("opzegging; vervangen door notice-5678")


def test_rights_and_notices_are_groups_of_their_own() -> None:
    found = row_groups(standings(of_every_state(), today=TODAY), DUTCH, today=TODAY)
    assert [(group.notice, group.heading.split(": ")[1]) for group in found] == [
        ("notice-1234abcd", "opzegging"),
        ("notice-1234abcd", "bezwaar"),
        ("notice-ffff", "bezwaar volgens eigen beleid"),
    ]


def test_row_of_several_last_days_runs_from_the_first_to_the_last() -> None:
    windows = [window(n, f"K-{n}", received=day) for n, day in enumerate((date(2026, 3, 2), date(2026, 3, 4)))]
    ((row,),) = (group.rows for group in row_groups(standings(windows, today=TODAY), DUTCH, today=TODAY, most=1))
    assert row.bar is not None
    assert (row.bar.start, row.bar.first_end, row.bar.last_end, row.bar.coulance) == (
        date(2026, 3, 2),
        date(2026, 4, 1),
        date(2026, 4, 3),
        date(2026, 4, 7),
    )
    assert row.bar.spreads


def test_windows_without_a_last_day_come_first_and_never_share_a_row_with_others() -> None:
    windows = [window(n, f"K-{n}", RightKind.OBJECT, received=None) for n in (1, 2)]
    windows.append(window(3, "K-3", RightKind.OBJECT))
    ((first, second),) = (
        group.rows for group in row_groups(standings(windows, today=TODAY), DUTCH, today=TODAY, most=2)
    )
    assert (first.bar, first.label, first.clients) == (None, "2 klanten", ("K-1", "K-2"))
    assert second.label == "K-3"


@pytest.mark.parametrize(
    ("basis", "term", "said"),
    [
        (CONTRACT, CONTRACT, "bezwaar"),
        (CONTRACT, HOUSE, "bezwaar (termijn volgens eigen beleid)"),
        (HOUSE, HOUSE, "bezwaar volgens eigen beleid"),
        (HOUSE, CONTRACT, "bezwaar volgens eigen beleid"),
    ],
)
def test_heading_says_where_right_and_term_come_from(basis: Basis, term: Basis, said: str) -> None:
    one = replace(window(1, kind=RightKind.OBJECT, basis=basis), term=term)
    (group,) = row_groups(standings([one], today=TODAY), DUTCH, today=TODAY)
    assert group.heading.split(": ")[1] == said
