"""What a release refuses before it reads anything else: a day that is past, a reason without words."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from renvooi.cli.exits import Exit

Run = Callable[..., Result]


def test_a_notice_is_not_released_as_if_it_had_been_sent_before_today(old: Path, new: Path, run: Run) -> None:
    ran = run("notice", old, new, "--release", "--by", "N. Jansen", "--sending", "2020-05-04")
    assert (ran.exit_code, len(ran.stderr.splitlines()), ran.stdout) == (Exit.USAGE, 1, "")
    assert "--sending" in ran.stderr
    assert "2020-05-04 is past" in ran.stderr


def test_a_later_day_of_sending_is_no_usage_error(old: Path, new: Path, run: Run) -> None:
    later = date.max.replace(year=2400).isoformat()
    ran = run("notice", old, new, "--release", "--by", "N. Jansen", "--sending", later)
    assert "is past" not in ran.stderr


@pytest.mark.parametrize("because", ["-", "nee"])
def test_a_release_that_takes_the_place_of_another_says_why_in_words(
    because: str, old: Path, new: Path, run: Run
) -> None:
    ran = run("notice", old, new, "--release", "--by", "N. Jansen", "--because", because)
    assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.USAGE, 1)
    assert "tells nobody why" in ran.stderr
