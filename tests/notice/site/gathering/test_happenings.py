"""What happened to a clause is what the diffs say that the pages show."""

from dataclasses import replace
from itertools import pairwise

from renvooi.diff import build_history, diff
from renvooi.model import Diff, Event, HumanVerdict, Life, Significance
from renvooi.notice.site.gathering.happenings import with_happenings
from tests.notice.site.example import example_chains

CHAIN = example_chains()["demarcatie"]
LIVES = build_history(CHAIN).lives


def scripts() -> list[Diff]:
    return [diff(old, new) for old, new in pairwise(CHAIN)]


def events(lives: tuple[Life, ...]) -> list[tuple[Event, ...]]:
    return [life.events for life in lives]


def test_events_of_a_history_come_back_from_its_diffs() -> None:
    assert any(events(LIVES))
    assert events(with_happenings(tuple(replace(life, events=()) for life in LIVES), scripts())) == events(LIVES)


def test_significance_is_what_a_person_decided() -> None:
    first, *rest = scripts()
    change = next(one for one in first.changes if one.significance is Significance.SUBSTANTIVE)
    verdict = HumanVerdict(change.id, Significance.EDITORIAL, "", "2026-03-02T10:00:00+01:00", "")
    judged = [replace(one, verdict=verdict) if one is change else one for one in first.changes]
    lives = with_happenings(LIVES, [replace(first, changes=tuple(judged)), *rest])
    found = {event.significance for life in lives for event in life.events if event.change == change.id}
    assert found == {Significance.EDITORIAL}


def test_change_that_the_diff_on_record_calls_otherwise_goes_by_its_name_there() -> None:
    first, *rest = scripts()
    renamed = [replace(one, id=f"x{one.id}") for one in first.changes]
    lives = with_happenings(LIVES, [replace(first, changes=tuple(renamed)), *rest])
    told = {event.change for life in lives for event in life.events if event.version == 2}
    assert told
    assert told <= {one.id for one in renamed}
