"""In which order versions stand, and what is said of a label that is odd there."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.model import NewVersion, OrderedBy, chain_order, explain_label, version_order
from renvooi.model.chains import Dated
from tests.model.labels import DATED, LABELS

APRIL, MAY, JUNE = date(2025, 4, 1), date(2025, 5, 1), date(2025, 6, 1)


def ordered(*versions: Dated) -> tuple[list[str], OrderedBy]:
    order = chain_order(versions)
    return [versions[place][0] for place in order.places], order.by


def test_labels_of_one_style_order_a_chain_whatever_the_dates_say() -> None:
    labels = ("juni 2026", MAY), ("05-2025", None), ("2026-02", APRIL), ("september 2019", JUNE)
    assert ordered(*labels) == (["september 2019", "05-2025", "2026-02", "juni 2026"], OrderedBy.LABEL)


def test_months_among_larger_numbers_are_numbers() -> None:
    assert ordered(("2026.13", None), ("2026.2", None), ("2025.40", None)) == (
        ["2025.40", "2026.2", "2026.13"],
        OrderedBy.LABEL,
    )


def test_labels_of_two_styles_are_ordered_by_effective_date_if_all_have_one() -> None:
    assert ordered(("v1.3", JUNE), ("2026-02", APRIL), ("concept", MAY)) == (
        ["2026-02", "concept", "v1.3"],
        OrderedBy.EFFECTIVE_DATE,
    )


def test_versions_that_nothing_orders_stand_as_added() -> None:
    assert ordered(("v1.3", JUNE), ("2026-02", None)) == (["v1.3", "2026-02"], OrderedBy.ADDED)


def test_no_versions_are_in_order() -> None:
    assert chain_order(()).places == ()


@given(DATED, st.randoms())
def test_every_chain_has_one_order_that_does_not_hang_on_how_it_was_added(versions: list[Dated], draw: Random) -> None:
    order = chain_order(versions)
    assert sorted(order.places) == list(range(len(versions)))
    assert chain_order(versions) == order
    mixed = draw.sample(versions, len(versions))
    again = chain_order(mixed)
    assert again.by is order.by
    meanings = [version_order(label) for label, _ in versions]
    if order.by is OrderedBy.LABEL and len(set(meanings)) == len(meanings):
        assert [mixed[place] for place in again.places] == [versions[place] for place in order.places]
    if order.by is OrderedBy.EFFECTIVE_DATE:
        days = [versions[place][1] for place in order.places]
        assert days == [mixed[place][1] for place in again.places]


@given(DATED, LABELS, st.dates(MAY, JUNE))
def test_what_is_said_of_a_label_is_one_line_each(versions: list[Dated], label: str, day: date) -> None:
    for sentence in explain_label(NewVersion(label, day), versions):
        assert label in sentence or "change places" in sentence
        assert "\n" not in sentence


def test_nothing_is_said_of_a_version_that_simply_comes_next() -> None:
    new = NewVersion("juni 2025", JUNE, "2025-06", (("06-2025", "Punt 2"),))
    assert explain_label(new, (("04-2025", APRIL), ("05-2025", MAY))) == ()
    assert explain_label(NewVersion("v1", None, "2025-06"), ()) == ()


@pytest.mark.parametrize(
    ("new", "chain", "sentence"),
    [
        (
            NewVersion("05-2025", None),
            (("04-2025", None), ("juni 2025", None), ("2026-01", None)),
            "version 05-2025 is older than the latest, 2026-01: it takes its place before juni 2025, by label",
        ),
        (
            NewVersion("juni 2025", None),
            (("06-2025", None),),
            "version juni 2025 means the same as 06-2025, which is there already",
        ),
        (
            NewVersion("2026-02-01", None),
            (("2026-02", None),),
            "version 2026-02-01 lies within 2026-02; they are taken as two versions",
        ),
        (
            NewVersion("Q3 2025", None),
            (("08-2025", None), ("2026-02", None)),
            "version 08-2025 lies within Q3 2025; they are taken as two versions",
        ),
        (
            NewVersion("2026-02", None, "2026-01"),
            (),
            "the name of the file says version 2026-01, and it is added as version 2026-02",
        ),
        (
            NewVersion("2026-02", None, None, (("2026-01", "Punt 2"), ("2026-02", "P. 3"), ("2026-01", "Punt 9"))),
            (),
            "the text of the document states its version as 2026-01 (Punt 2) and 2026-02 (P. 3), and it is added as version 2026-02",
        ),
        (
            NewVersion("2025-06", APRIL),
            (("2025-05", MAY),),
            "version 2025-06 holds from 2025-04-01, earlier than the version before it, 2025-05 (2025-05-01)",
        ),
        (
            NewVersion("2025-04", JUNE),
            (("2025-05", MAY),),
            "version 2025-04 holds from 2025-06-01, later than the version after it, 2025-05 (2025-05-01)",
        ),
        (
            NewVersion("v2", JUNE),
            (("2025-05", MAY),),
            "version v2 cannot be ordered by label beside 2025-05; the versions stand in the order of their effective dates",
        ),
        (
            NewVersion("v2", MAY),
            (("2025-01", JUNE), ("2025-02", APRIL)),
            "the versions that were there stood in the order of their labels, and change places",
        ),
    ],
)
def test_what_is_odd_about_a_label_is_said_in_words(new: NewVersion, chain: tuple[Dated, ...], sentence: str) -> None:
    assert sentence in explain_label(new, chain)
