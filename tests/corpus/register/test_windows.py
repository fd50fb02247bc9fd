"""Windows are found by document, client, notice and the beginning of an id."""

import pytest

from renvooi.corpus import Corpus
from renvooi.model.errors import UnknownRecord
from tests.corpus.register.made import published, receive, released, respond
from tests.corpus.stores import BY

MARK = 3
"""Characters of an id that two of eighteen windows share: they have one digit."""


def test_windows_are_found_by_what_they_are_about(either: Corpus) -> None:
    notice = released(either)
    published(either, "2026-01", document="support")
    one, other = (either.open_windows(notice.id, client, by=BY) for client in ("K-1", "K-2"))
    assert either.windows(document="beheer") == (*one, *other)
    assert either.windows(document="support") == ()
    assert either.windows(client="K-2", notice=notice.id) == other
    assert either.windows(notice="notice-0") == ()


def test_responses_are_those_of_their_own_window(either: Corpus) -> None:
    notice = released(either)
    first, second = (one.id for one in either.open_windows(notice.id, "K-1", by=BY))
    receive(either, first, second)
    respond(either, second, text="Eerste.")
    respond(either, second, text="Tweede.")
    said = {one.id: [(each.number, each.text) for each in one.responses] for one in either.windows()}
    assert said == {first: [], second: [(1, "Eerste."), (2, "Tweede.")]}
    assert [either.window(one.id) for one in either.windows()] == list(either.windows())


def test_beginning_of_an_id_is_enough_if_it_is_of_one_window(either: Corpus) -> None:
    notice = released(either)
    windows = [one for number in range(9) for one in either.open_windows(notice.id, f"K-{number}", by=BY)]
    shared = next(one for one in windows if sum(other.id[:MARK] == one.id[:MARK] for other in windows) > 1)
    assert either.window(shared.id[:11]) == shared
    with pytest.raises(UnknownRecord, match=r"windows begin so\. Give more of the id"):
        either.window(shared.id[:MARK])


def test_what_is_no_id_finds_nothing(corpus: Corpus) -> None:
    corpus.open_windows(released(corpus).id, "K-1", by=BY)
    for name in ("", "w-", "w-%", "w-______", "x", "w-0123456789abcdef"):
        with pytest.raises(UnknownRecord, match="no window has this id"):
            corpus.window(name)
