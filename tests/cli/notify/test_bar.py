"""The bar says in a few words what a run did."""

from datetime import timedelta

import pytest

from renvooi.cli.notify.bar import described
from renvooi.notice.sending.progress import Progress


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(), "sending"),
        (Progress(accepted=12, refused=1), "12 accepted, 1 refused"),
        (Progress(in_doubt=2, put_off=3), "2 in doubt, 3 put off"),
        (Progress(accepted=1, waiting=timedelta(seconds=59.6)), "1 accepted; the next is due in 60 s"),
    ],
)
def test_bar_counts_what_happened_and_how_long_it_waits(progress: Progress, words: str) -> None:
    assert described(progress) == words
