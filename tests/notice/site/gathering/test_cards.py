"""Cards of what is published: steps in order, slugs, and windows only where a day is known."""

from dataclasses import replace
from datetime import date

import pytest

from renvooi.corpus.entries import SnapshotEntry
from renvooi.corpus.published.entries import (
    LastDays,
    PublishedDocument,
    PublishedVersion,
    ReplacedNotice,
    StandingNotice,
)
from renvooi.notice.site.gathering.cards import document_card
from renvooi.notice.site.values import WindowDays

AT = "2026-03-02T09:00:00+00:00"


def made(*labels: str, notices: tuple[StandingNotice, ...] = (), order: str = "") -> PublishedDocument:
    """Published in the order of the labels in `order`, a minute apart, or else in their own."""
    moments = {label: f"2026-03-02T09:0{minute}:00+00:00" for minute, label in enumerate(order or labels)}
    snapshot = SnapshotEntry("0" * 64, "a.pdf", "x/y", 1)
    versions = tuple(
        PublishedVersion(label, f"Titel {label}", "nl", None, moments[label], snapshot, label, 0) for label in labels
    )
    return PublishedDocument("beheer", "generic", versions, notices, {("1", "2"): "blob"}, "h", "v")


def notice(old: str, new: str, windows: LastDays | None = None) -> StandingNotice:
    return StandingNotice(f"notice-{old}{new}", old, new, AT, "c", windows)


def test_steps_are_neighbours_and_pairs_that_clients_were_told_of_by_new_version_then_old() -> None:
    card = document_card(made("1", "2", "3", "4", notices=(notice("1", "4"), notice("1", "3"), notice("2", "3"))))
    assert [step.slug for step in card.steps] == ["1--2", "1--3", "2--3", "1--4", "3--4"]
    assert [step.released is not None for step in card.steps] == [False, True, True, True, False]
    assert [step.recorded for step in card.steps] == ["blob", None, None, None, None]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("1234", {"1--2": "", "2--3": "", "3--4": ""}),
        ("1324", {"1--2": "", "1--3": "2", "2--3": "", "3--4": ""}),
        ("1432", {"1--2": "", "1--3": "2", "2--3": "", "1--4": "23", "3--4": ""}),
        ("4321", {"1--2": "", "2--3": "", "3--4": ""}),
        ("2413", {"1--2": "", "2--3": "", "2--4": "3", "3--4": ""}),
    ],
)
def test_pair_that_was_a_step_once_stays_one_and_names_what_came_between(order: str, expected: dict[str, str]) -> None:
    card = document_card(made("1", "2", "3", "4", order=order))
    assert {step.slug: "".join(step.between) for step in card.steps} == expected


def test_version_that_was_there_when_clients_were_told_did_not_come_between_later() -> None:
    released = replace(notice("1", "4"), released_at="2026-03-02T09:02:30+00:00")
    card = document_card(made("1", "2", "3", "4", notices=(released,), order="1243"))
    assert {step.slug: step.between for step in card.steps if step.between} == {"1--4": ("3",), "2--4": ("3",)}
    earlier = ReplacedNotice("notice-0", "2026-03-02T09:00:30+00:00", "c")
    card = document_card(made("1", "2", "3", "4", notices=(replace(released, replaced=(earlier,)),), order="1243"))
    (step,) = [one for one in card.steps if one.slug == "1--4"]
    assert (step.between, [one.id for one in step.replaced]) == (("2", "3"), ["notice-0"])


def test_pair_of_which_a_side_is_not_published_or_comes_later_is_no_step() -> None:
    card = document_card(made("1", "2", notices=(notice("2", "1"), notice("1", "concept"))))
    assert [(step.slug, step.released) for step in card.steps] == [("1--2", None)]


def test_title_and_language_are_those_of_the_latest_version() -> None:
    card = document_card(made("1", "2"))
    assert (card.title, card.language) == ("Titel 2", "nl")


def test_labels_that_are_no_folder_names_have_slugs_of_their_own() -> None:
    card = document_card(made("v1 (concept)", "V1 (concept)", "2026/01"))
    slugs = [one.slug for one in card.versions]
    assert len(set(slugs)) == 3
    assert all(set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-") and "--" not in slug for slug in slugs)


def test_windows_are_a_range_or_waiting_or_nothing() -> None:
    first, last = date(2026, 4, 1), date(2026, 4, 8)
    cases = {
        LastDays(first, last, True): (WindowDays(first, last, True), False),
        LastDays(first, first, False): (WindowDays(first, first, False), False),
        LastDays(None, None, True): (None, True),
        LastDays(None, None, False): (None, False),
        None: (None, False),
    }
    for days, expected in cases.items():
        (step,) = document_card(made("1", "2", notices=(notice("1", "2", days),))).steps
        assert (step.windows, step.waiting) == expected
