"""A disk or database that fails at any step: one clean error, and a store as before or as after."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from bench.faults.failing import OPERATIONS, failing_operation, failure
from bench.faults.steps import Steps, counted
from renvooi.model.errors import DoneInPart, NoCorpus, RenvooiError, StoreFailed
from tests.corpus.stores import BY, Home, new_home, received, version

EVERY = 5
"""Steps between two that fail here; the command in bench takes each."""


@pytest.mark.parametrize("operation", OPERATIONS)
def test_step_that_fails_gives_one_error_and_leaves_no_half_work(home: Home, operation: str) -> None:
    home.create().close()
    found = list(failing_operation(home, operation, every=EVERY, first=1 + len(operation) % EVERY))
    assert len(found) > 1
    assert [failed for failed in found if failed.wrong] == []


def test_corpus_that_fails_to_be_made_can_be_made_again(home: Home) -> None:
    for number in range(3, 400, 9):
        steps = Steps(number, failure(home))
        with suppress(RenvooiError), counted(steps):
            home.create().close()
        if steps.taken < number:
            break
        try:
            corpus = home.open()
        except NoCorpus:
            assert not home.key.exists()
            continue
        with corpus:
            assert corpus.verify().faults == ()
        break
    with home.open() as corpus:
        corpus.add(received(version("2026-01", "De klant beheert.")), by=BY)
        assert corpus.verify().faults == ()


def fail_at(name: str, home: Home, work: Callable[[], object], *, at: int = 1) -> RenvooiError:
    """The error of `work` when the `at`-th step of this name fails."""
    with counted(Steps(at, failure(home), (name,))), pytest.raises(RenvooiError) as raised:
        work()
    return raised.value


def test_failed_commit_says_that_nobody_knows_and_the_next_writer_is_not_held_up(home: Home) -> None:
    given = received(version("2026-01", "De klant beheert."))
    with home.create() as corpus:
        # on a server each blob is a transaction too, and says so less anxiously: it is put again
        corpus.blobs.put(given.data)
        said = fail_at("commit", home, lambda: corpus.add(given, by=BY))
        for at in range(2, 20):
            if "may have been kept or not" in str(said) and isinstance(said, StoreFailed):
                break
            said = fail_at("commit", home, lambda: corpus.add(given, by=BY), at=at)
        assert "renvooi log" in str(said)
        assert corpus.add(given, by=BY).outcome in ("added", "same")
        assert corpus.verify().faults == ()


def test_addition_that_lacks_its_ids_says_so_and_is_completed_by_adding_again(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home, home.create() as corpus:
        given = received(version("2026-01", "De klant beheert."))
        said = fail_at("commit", home, lambda: corpus.add(given, by=BY), at=2)
        assert isinstance(said, DoneInPart)
        assert "Adding the file again" in str(said)
        assert len(corpus.log()) == 2
        assert corpus.add(given, by=BY).outcome == "same"
        assert [event.kind.value for event in corpus.log()] == ["corpus-created", "version-added", "clauses-named"]


def test_change_that_could_not_be_confirmed_is_kept_and_confirmed_later(tmp_path: Path) -> None:
    with new_home("sqlite", tmp_path) as home, home.create() as corpus:
        given = received(version("2026-01", "De klant beheert."))
        assert home.place.heads is not None
        home.place.heads.chmod(0o400)
        before = home.place.heads.read_bytes()
        said = fail_at("write", home, lambda: corpus.add(given, by=BY))
        assert isinstance(said, DoneInPart)
        assert "the change is kept" in str(said)
        assert home.place.heads.read_bytes() == before
        home.place.heads.chmod(0o600)
        assert corpus.add(given, by=BY).outcome == "same"
        checked = corpus.verify()
        assert checked.faults == ()
        assert len(home.place.heads.read_bytes().splitlines()) == checked.heads
