"""Crews give every answer with its number, hold few tasks at once, and leave nothing running."""

import os
import threading
import time
from collections.abc import Callable
from functools import partial

import pytest

from renvooi.corpus.bulk.crew import AHEAD, PAYS, Processes, Threads
from renvooi.model.errors import MissingFile


def double(task: int) -> bytes:
    return bytes([2 * task])


def die(task: int) -> bytes:
    if task == 1:
        os._exit(9)
    return double(task)


def load(number: int) -> int:
    """A task; the third cannot be loaded."""
    if number == 2:
        raise MissingFile("c.pdf", "does not exist", "Check the name")
    return number


LOADS: list[Callable[[], int]] = [partial(load, number) for number in range(2 * PAYS)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_answer_comes_with_its_number_and_a_failed_load_is_one(jobs: int) -> None:
    answers = dict(Processes(jobs).spread(double, LOADS))
    assert isinstance(answers.pop(2), MissingFile)
    assert answers == {number: bytes([2 * number]) for number in (0, 1, *range(3, 2 * PAYS))}


def test_process_that_dies_is_an_answer_and_not_the_end() -> None:
    answers = dict(Processes(2).spread(die, LOADS))
    assert sorted(answers) == list(range(2 * PAYS))
    assert answers[1] is None


def test_threads_load_no_more_than_they_can_work_on_soon() -> None:
    loaded: list[int] = []

    def note(number: int) -> int:
        loaded.append(number)
        return number

    answers = Threads(2).spread(lambda task, _stop: double(task), [partial(note, number) for number in range(50)])
    next(answers)
    time.sleep(0.05)
    assert len(loaded) <= 2 * AHEAD
    assert len(list(answers)) == 49


def test_closed_crew_tells_its_threads_to_stop_and_waits_for_them() -> None:
    ended: list[int] = []

    def wait(task: int, stop: threading.Event) -> bytes:
        if task:
            assert stop.wait(20)
            ended.append(task)
        return b""

    answers = Threads(2).spread(wait, [partial(int, number) for number in range(3)])
    next(answers)
    answers.close()
    assert len(ended) >= 1
