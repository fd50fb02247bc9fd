"""Few windows have a row each; many share rows, and none gets lost."""

from dataclasses import replace
from datetime import date

import pytest

from renvooi.model import Basis, RightKind
from renvooi.notice.calendar import LANGUAGES, standings
from renvooi.notice.calendar.rows import MOST_ROWS, RowGroup, row_groups
from tests.notice.calendar.made import CONTRACT, HOUSE, TODAY, many, of_every_state, window

DUTCH = LANGUAGES["nl"]


def groups(clients: int, days: int) -> tuple[RowGroup, ...]:
    return row_groups(standings(many(clients, days=days), today=TODAY), DUTCH)


@pytest.mark.parametrize(
    ("clients", "days", "rows"), [(0, 1, 0), (1, 1, 2), (30, 7, 60), (31, 7, 14), (250, 7, 14), (250, 125, 4)]
)
def test_rows_stay_few_enough_to_look_at(clients: int, days: int, rows: int) -> None:
    found = groups(clients, days)
    assert sum(len(group.rows) for group in found) == rows <= MOST_ROWS


@pytest.mark.parametrize("days", [1, 7, 125])
def test_every_client_is_in_one_row_of_each_right(days: int) -> None:
    for group in groups(250, days):
        clients = [client for row in group.rows for client in row.clients]
        assert sorted(clients) == sorted(f"K-{number}" for number in range(250))


def test_rights_and_notices_are_groups_of_their_own() -> None:
    found = row_groups(standings(of_every_state(), today=TODAY), DUTCH)
    assert [(group.notice, group.heading.split(": ")[1]) for group in found] == [
        ("notice-1234abcd", "opzegging"),
        ("notice-1234abcd", "bezwaar"),
        ("notice-ffff", "bezwaar volgens eigen beleid"),
    ]


def test_row_of_several_last_days_runs_from_the_first_to_the_last() -> None:
    windows = [window(n, f"K-{n}", received=day) for n, day in enumerate((date(2026, 3, 2), date(2026, 3, 4)))]
    ((row,),) = (group.rows for group in row_groups(standings(windows, today=TODAY), DUTCH, most=1))
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
    ((first, second),) = (group.rows for group in row_groups(standings(windows, today=TODAY), DUTCH, most=2))
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
    (group,) = row_groups(standings([one], today=TODAY), DUTCH)
    assert group.heading.split(": ")[1] == said
