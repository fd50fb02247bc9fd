"""Counts in words."""

from dataclasses import replace

import pytest

from renvooi.notice.site.pages.counts import counts_in_words, waiting_in_words
from renvooi.notice.site.values import StepSummary

NONE = StepSummary("demarcatie", "1", "2", 0, 0, 0, (), (), (), 0, 0)


@pytest.mark.parametrize(
    ("substantive", "editorial", "said"),
    [
        (0, 0, "Geen wijzigingen van de afspraken"),
        (1, 0, "1 inhoudelijke wijziging"),
        (0, 2, "2 redactionele wijzigingen"),
        (3, 1, "3 inhoudelijke wijzigingen en 1 redactionele wijziging"),
    ],
)
def test_what_is_not_there_is_not_named(substantive: int, editorial: int, said: str) -> None:
    assert counts_in_words(replace(NONE, substantive=substantive, editorial=editorial)).nl == said


@pytest.mark.parametrize(
    ("substantive", "review", "said"),
    [
        (3, 0, None),
        (1, 1, "Deze is nog niet beoordeeld door een mens."),
        (3, 1, "1 daarvan is nog niet beoordeeld door een mens."),
        (3, 2, "2 daarvan zijn nog niet beoordeeld door een mens."),
    ],
)
def test_what_waits_for_a_person_is_said(substantive: int, review: int, said: str | None) -> None:
    waiting = waiting_in_words(replace(NONE, substantive=substantive, review=review))
    assert (waiting and waiting.nl) == said
