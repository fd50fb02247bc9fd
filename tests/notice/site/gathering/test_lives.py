"""The history over published versions alone, from one that has drafts anywhere."""

from collections.abc import Sequence

import pytest

from renvooi.diff import build_history
from renvooi.model import Document, History, Life
from renvooi.notice.site.gathering.lives import cut, published_lives
from renvooi.parser import parse
from tests.corpus.stores import version

CLAUSES = {
    "a": ("De klant beheert de accounts.", "Voorbeeld Data maakt elke dag een back-up."),
    "b": ("De klant beheert de accounts.", "Ieder jaar volgt er een rapport over storingen."),
    "c": (
        "Nieuw is dit punt over kosten.",
        "De klant beheert de accounts.",
        "Voorbeeld Data maakt elke week een back-up.",
    ),
    "d": ("De klant beheert alle accounts.", "Voorbeeld Data maakt elke week een back-up."),
}


def trees(names: str) -> tuple[Document, ...]:
    return tuple(parse(version(name, *CLAUSES[name]).encode(), name=f"beheer-{name}.md") for name in names)


def chain(found: Sequence[Document]) -> list[tuple[str, str]]:
    return [(tree.version or "", tree.source.sha256) for tree in found]


def public(names: str, published: str) -> tuple[Life, ...]:
    """The lives over `published` of a history of the versions `names`."""
    held = trees(names)
    by_digest = {tree.source.sha256: tree for tree in held}
    history = build_history(held)
    return published_lives(history, chain(held), chain(trees(published)), read=by_digest.__getitem__)


def plain(lives: Sequence[Life]) -> list[tuple[object, ...]]:
    """All of each life but the ids by which it goes."""
    return [(one.type, one.born, one.retired, one.roles, one.appearances, one.wordings) for one in lives]


@pytest.mark.parametrize("published", ["a", "ab", "abc", "abcd"])
def test_history_cut_off_is_that_of_its_first_versions(published: str) -> None:
    whole = build_history(trees("abcd"))
    before = build_history(trees(published))
    made = cut(whole, len(published))
    assert (made.lives, made.versions, made.steps) == (before.lives, before.versions, before.steps)


@pytest.mark.parametrize("published", ["b", "d", "ac", "bd", "cd", "acd", "abd", "ba", "dcba"])
def test_lives_are_those_of_the_published_versions_as_if_there_were_no_others(published: str) -> None:
    assert plain(public("abcd", published)) == plain(build_history(trees(published)).lives)


@pytest.mark.parametrize("published", ["a", "ab", "abcd"])
def test_nothing_is_read_where_drafts_stand_at_the_end_alone(published: str) -> None:
    held = trees("abcd")

    def refuse(sha256: str) -> Document:
        raise AssertionError(f"{sha256} was read")

    lives = published_lives(build_history(held), chain(held), chain(held[: len(published)]), read=refuse)
    assert lives == build_history(held[: len(published)]).lives


@pytest.mark.parametrize("published", ["b", "ac", "bd", "acd", "abd"])
def test_each_id_on_record_leads_to_the_clause_that_has_it(published: str) -> None:
    names = "abcd"
    history = build_history(trees(names))
    lives = public(names, published)
    for number, name in enumerate(published, start=1):
        there = on_record(history, names.index(name) + 1)
        here = {life.at(number).path: (life.id, *life.also) for life in lives if life.stands_in(number)}
        assert set(there) == set(here)
        assert all(there[path] in here[path] for path in there)
    every = [one for life in lives for one in (life.id, *life.also)]
    assert len(every) == len(set(every))


def on_record(history: History, number: int) -> dict[tuple[int, ...], str]:
    return {life.at(number).path: life.id for life in history.lives if life.stands_in(number)}


def test_words_that_only_a_draft_lacked_are_not_new_behind_it() -> None:
    (life,) = [one for one in public("abc", "ac") if one.stands_in(2) and "back-up" in one.wording_at(2).text]
    assert [(one.text, one.version) for one in life.wording_at(2).stretches] == [
        ("Voorbeeld Data maakt elke ", 1),
        ("week", 2),
        (" een back-up.", 1),
    ]
