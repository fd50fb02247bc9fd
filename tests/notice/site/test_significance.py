"""A change is called the same on its step, on its clause, in feeds and in fragments, in both languages."""

from dataclasses import replace
from itertools import pairwise

import pytest

from renvooi.diff import diff
from renvooi.model import HumanVerdict, Significance
from renvooi.model.changes import Change
from renvooi.model.history import Life
from renvooi.notice.site import addresses
from renvooi.notice.site.embedding import embed_files
from renvooi.notice.site.feeds.entries import document_feed
from renvooi.notice.site.feeds.prose import as_html
from renvooi.notice.site.gathering.happenings import with_happenings
from renvooi.notice.site.pages.clauses import clause_pages
from renvooi.notice.site.pages.document import document_pages
from renvooi.notice.site.pages.step import step_pages
from renvooi.notice.site.pages.summary import summarise
from renvooi.notice.site.values import ClauseFacts, StepFacts
from tests.notice.site.example import SITE, ExampleSource, example_chains
from tests.notice.site.pages.shown import page, text_of

SOURCE = ExampleSource()
CARD = SOURCE.documents()[1]
FACTS = SOURCE.step(CARD, CARD.steps[0])
SUBSTANTIVE, REVIEW, EDITORIAL = Significance.SUBSTANTIVE, Significance.REVIEW, Significance.EDITORIAL
WORDS = {
    SUBSTANTIVE: {"nl": "Inhoudelijk", "en": "Substantive"},
    REVIEW: {
        "nl": "Inhoudelijk, nog niet beoordeeld door een mens",
        "en": "Substantive, not yet judged by a person",
    },
    EDITORIAL: {"nl": "Redactioneel", "en": "Editorial"},
}
CASES = [
    (SUBSTANTIVE, None, SUBSTANTIVE),
    (REVIEW, None, REVIEW),
    (EDITORIAL, None, EDITORIAL),
    *((computed, decided, decided) for computed in Significance for decided in (SUBSTANTIVE, EDITORIAL)),
    *((computed, REVIEW, SUBSTANTIVE) for computed in Significance),
]
"""What the comparison says, what a person decided, and what readers are told."""


def altered(computed: Significance, decided: Significance | None) -> tuple[StepFacts, Change]:
    """The step with nothing but one change to a clause in it, which is significant like that."""
    of_texts = (one for one in FACTS.diff.changes if one.old and one.new and FACTS.clauses_new.get(one.new[0].id))
    change = next(of_texts)
    verdict = None if decided is None else HumanVerdict(change.id, decided, "", "2026-03-02T10:00:00+01:00", "")
    change = replace(change, significance=computed, verdict=verdict, signals=())
    summary = replace(FACTS.diff.summary, groups=())
    return replace(FACTS, diff=replace(FACTS.diff, changes=(change,), summary=summary)), change


def clauses(facts: StepFacts, change: Change) -> tuple[ClauseFacts, Life]:
    """The clauses of the document, and the one that is about `change`."""
    whole, chain = SOURCE.clauses(CARD), example_chains()[CARD.name]
    scripts = [facts.diff, *(diff(old, new) for old, new in pairwise(chain[1:]))]
    lives = with_happenings(whole.lives, scripts)
    life = next(one for one in lives if one.id == facts.clauses_new[change.new[0].id])
    return replace(whole, lives=(life,)), life


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("computed", "decided", "told"), CASES)
def test_change_has_one_badge_and_one_word(
    computed: Significance, decided: Significance | None, told: Significance, language: str
) -> None:
    facts, change = altered(computed, decided)
    word = WORDS[told][language]

    step = page(step_pages(facts, SITE), addresses.step(language, CARD.slug, facts.step.slug))
    (shown,) = step.xpath(f"//*[@id='change-{change.id}']")
    assert shown.get("data-significance") == told
    if told is not EDITORIAL:
        (badge,) = shown.xpath(".//*[contains(@class, 'badge')]")
        assert (text_of(badge), badge.get("class")) == (word, f"badge badge-{told}")
    choices = [(one.get("value"), text_of(one.getparent()).split()) for one in step.xpath("//input[@name='show']")]
    assert choices == [(told, [*word.split(), "1"])]

    of_clause, life = clauses(facts, change)
    clause = page(clause_pages(of_clause, SITE), addresses.clause(language, CARD.slug, life.id))
    badges = clause.xpath(f"//li[.//a[contains(@href, '#change-{change.id}')]]//*[contains(@class, 'badge')]")
    assert [(text_of(one), one.get("class")) for one in badges] == [(word, f"badge badge-{told}")]

    summary = summarise(facts)
    assert [one.significance for one in summary.changes] == [told]
    assert (summary.substantive, summary.review, summary.editorial) == (
        told is not EDITORIAL,
        told is REVIEW,
        told is EDITORIAL,
    )
    card = replace(CARD, steps=(facts.step,))
    entry = as_html(document_feed(card, [summary], SITE, language=language).entries[0])
    fragment = embed_files(facts, SITE)[addresses.embed(language, CARD.slug, facts.step.slug)].decode()
    timeline = text_of(page(document_pages(card, [summary], SITE), addresses.document(language, CARD.slug)))
    waits = "nog niet beoordeeld door een mens" if language == "nl" else "not yet judged by a person"
    lower = word[:1].lower() + word[1:]
    for said in (entry, fragment):
        assert (f"({lower})" in said) == (told is not EDITORIAL)
        assert (waits in said) == (told is REVIEW)
    assert (waits in timeline) == (told is REVIEW)
