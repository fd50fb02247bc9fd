"""Waiting longer each time, spread, and never beyond the longest wait by much."""

from datetime import timedelta

from renvooi.notice.sending.pace import Pace, wait_after


def test_each_wait_is_longer_until_the_longest() -> None:
    waits = [wait_after(attempts, "<a@voorbeeld.nl>", pace=Pace()) for attempts in range(1, 60)]
    assert timedelta(minutes=1) <= waits[0] <= timedelta(minutes=1.25)
    assert timedelta(minutes=2) <= waits[1] <= timedelta(minutes=2.5)
    assert all(timedelta(hours=1) <= wait <= timedelta(hours=1.25) for wait in waits[7:])


def test_messages_that_were_put_off_together_do_not_come_back_together() -> None:
    waits = {wait_after(1, f"<{number}@voorbeeld.nl>", pace=Pace()) for number in range(100)}
    assert len(waits) > 90
    assert wait_after(3, "<1@voorbeeld.nl>", pace=Pace()) == wait_after(3, "<1@voorbeeld.nl>", pace=Pace())
