"""Two processes at one window: each window is there once, and every answer is there, in order."""

import multiprocessing
from collections.abc import Callable
from contextlib import suppress

from bench.faults.notices import POLICY, made_notice
from renvooi.corpus import EventKind
from renvooi.model.errors import DoneInPart, StateForbids
from renvooi.model.windows import OutcomeKind
from tests.corpus.register.made import LABELS, LATER, at, opened, published, respond
from tests.corpus.stores import Home

EACH = 3
"""Steps that each of the two processes takes."""


def race(home: Home, work: Callable[[Home, str], None]) -> None:
    """Nothing; two processes did `work` at once, and what they wrote verifies."""
    context = multiprocessing.get_context("fork")
    children = [context.Process(target=work, args=(home, name), daemon=True) for name in ("een", "twee")]
    for child in children:
        child.start()
    for child in children:
        child.join(60)
    assert [child.exitcode for child in children] == [0, 0]
    with home.open() as corpus:
        assert corpus.verify(every_signature=True).faults == ()


def told(home: Home, kind: EventKind) -> list[str]:
    """Who wrote each event of that kind, in order."""
    with home.open() as corpus:
        return [event.by for event in corpus.log() if event.kind is kind]


def release_and_open(home: Home, name: str) -> None:
    with home.open() as corpus:
        old, new = corpus.versions("beheer")
        released = corpus.release(old, new, made_notice(old, new), policy=POLICY, by=name)
        for number in range(EACH):
            assert len(corpus.open_windows(released.id, f"K-{number}", by=name)) == 2


def answer(home: Home, name: str) -> None:
    with home.open() as corpus:
        for number in range(EACH):
            respond(corpus, corpus.windows()[0].id, text=f"Reactie {number} van {name}.")


def repeat(home: Home, _name: str) -> None:
    with home.open() as corpus:
        respond(corpus, corpus.windows()[0].id, text="Wij zeggen op.")


def answer_or_erase(home: Home, name: str) -> None:
    with home.open() as corpus:
        for number in range(EACH):
            if name == "een":
                respond(corpus, corpus.windows()[0].id, text=f"Reactie {number} van {name}.")
            else:
                with suppress(DoneInPart):
                    corpus.erase_client(corpus.windows()[0].client, because="Op verzoek.", by=name)


def close(home: Home, name: str) -> None:
    with home.open() as corpus, suppress(StateForbids):
        corpus.close_window(corpus.windows()[0].id, OutcomeKind.SETTLED, f"Besloten door {name}.", by=name)


def test_notice_and_windows_that_two_make_at_once_are_there_once(home: Home) -> None:
    with home.create() as corpus:
        published(corpus, *LABELS)
        at(corpus, LATER)
    race(home, release_and_open)
    assert len(told(home, EventKind.NOTICE_RELEASED)) == 1
    assert len(told(home, EventKind.WINDOW_OPENED)) == EACH
    with home.open() as corpus:
        assert len({(one.client, one.right) for one in corpus.windows()}) == len(corpus.windows()) == 2 * EACH


def test_answers_of_two_are_all_recorded_and_one_outcome_stands(home: Home) -> None:
    with home.create() as corpus:
        opened(corpus)
    race(home, repeat)
    race(home, answer)
    race(home, close)
    with home.open() as corpus:
        window = corpus.windows()[0]
    said = [one.text for one in window.responses]
    assert said[0] == "Wij zeggen op."
    assert sorted(said[1:]) == sorted(
        f"Reactie {number} van {name}." for number in range(EACH) for name in ("een", "twee")
    )
    assert [one.number for one in window.responses] == list(range(1, 2 + 2 * EACH))
    (winner,) = told(home, EventKind.WINDOW_CLOSED)
    assert window.outcome is not None
    assert window.outcome.because == f"Besloten door {winner}."


def test_answers_of_one_while_another_erases_are_each_kept_or_erased(home: Home) -> None:
    with home.create() as corpus:
        opened(corpus)
    race(home, answer_or_erase)
    with home.open() as corpus:
        (window, _) = corpus.windows()
        assert [one.number for one in window.responses] == list(range(1, 1 + EACH))
        for number, one in enumerate(window.responses):
            assert one.text == ("" if one.erased else f"Reactie {number} van een.")
        corpus.erase_client(window.client, because="Op verzoek.", by="drie")
        assert all(one.erased for one in corpus.window(window.id).responses)
        assert corpus.verify().faults == ()
