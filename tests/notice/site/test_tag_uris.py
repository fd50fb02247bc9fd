"""Names for good: one thing, one name."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.notice.site.settings import SiteSettings
from renvooi.notice.site.tag_uris import effective_id, feed_tag, step_tag

HERE = SiteSettings(url="https://www.example.nl/wijzigingen/")
NAMED = SiteSettings(url="https://www.example.nl/", authority="example.nl,2025")
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d){0,2}:[A-Za-z0-9._~%/-]+")
NAMES = st.text(st.characters(), min_size=1, max_size=8)


def test_tag_names_authority_language_document_and_both_versions() -> None:
    tag = step_tag(NAMED, "nl", "demarcatie", old="2026-01", new="2026-02")
    assert tag == "tag:example.nl,2025:nl/demarcatie/2026-01/2026-02"
    assert feed_tag(NAMED, "en", "demarcatie") == "tag:example.nl,2025:en/demarcatie"
    assert feed_tag(NAMED, "en", None) == "tag:example.nl,2025:en"


def test_without_an_authority_the_host_of_the_site_names() -> None:
    assert feed_tag(HERE, "nl", None) == "tag:www.example.nl,2026:nl"
    assert feed_tag(SiteSettings(), "nl", None) == "tag:example.invalid,2026:nl"


def test_an_authority_keeps_names_when_the_site_moves() -> None:
    moved = replace(NAMED, url="https://elders.example.org/site/")
    assert feed_tag(moved, "nl", "demarcatie") == feed_tag(NAMED, "nl", "demarcatie")
    assert effective_id(moved, "demarcatie", "2026-02") == effective_id(NAMED, "demarcatie", "2026-02")


def test_a_day_in_calendars_has_no_comma_and_no_language() -> None:
    assert effective_id(NAMED, "demarcatie", "v1,2") == "effective/demarcatie/v1%2C2@example.nl"


@pytest.mark.parametrize("label", ["september 2019", "../..", "2026/02", "é", "\ud800", "a\x00b", "<b>", "%20", "#"])
def test_any_label_makes_a_tag_of_the_grammar(label: str) -> None:
    assert TAG.fullmatch(step_tag(HERE, "nl", "demarcatie", old=label, new="2026-02"))


@given(st.tuples(NAMES, NAMES, NAMES), st.tuples(NAMES, NAMES, NAMES))
def test_two_steps_have_two_tags(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    first, second = (step_tag(HERE, "nl", name, old=old, new=new) for name, old, new in (one, other))
    assert (first == second) == (one == other)
