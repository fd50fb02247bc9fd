"""Ctrl-C waits for the step at hand; a second one does not."""

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from renvooi.cli.interrupts import finishing


@pytest.fixture(autouse=True)
def terminal() -> Iterator[None]:
    """SIGINT as a terminal finds it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def press() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def step(done: list[str], *, presses: int) -> None:
    """A step during which Ctrl-C is pressed."""
    with finishing():
        for _ in range(presses):
            press()
        done.append("step")


def test_a_step_is_finished_before_the_command_ends() -> None:
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        step(done, presses=1)
    assert done == ["step"]


def test_a_second_press_ends_the_step() -> None:
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        step(done, presses=2)
    assert done == []


def test_after_the_step_ctrl_c_works_as_before() -> None:
    with finishing():
        pass
    with pytest.raises(KeyboardInterrupt):
        press()


def test_an_error_of_the_step_comes_through_and_restores_the_signal() -> None:
    with pytest.raises(ValueError, match="stuk"), finishing():
        raise ValueError("stuk")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_program_that_ignores_the_signal_keeps_ignoring_it() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with finishing():
        press()
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_a_thread_leaves_the_signal_alone() -> None:
    seen: list[object] = []

    def work() -> None:
        with finishing():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [signal.default_int_handler]
