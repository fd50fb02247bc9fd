"""What the sender is told where a person gave a class."""

from dataclasses import replace

import pytest

from renvooi.model import Change, HumanVerdict, Kind, Severity
from renvooi.notice.judging import judge
from renvooi.notice.overruling import classes_overruled
from renvooi.notice.policy import load_policy
from tests.notice.builders import breach_term, diff


def decided(given: str | None) -> Change:
    change = breach_term()
    verdict = HumanVerdict(
        change.id, change.significance, "N. Jansen", "2026-02-03T09:30:00+01:00", "Zo bedoeld.", given
    )
    return replace(change, verdict=verdict)


def told(change: Change) -> list[tuple[Severity, str]]:
    script = diff(change)
    judgements = {change.id: judge(change, Kind.DATA_PRO_STATEMENT, load_policy())}
    return [(found.severity, found.message) for found in classes_overruled(script, judgements)]


@pytest.mark.parametrize(
    ("given", "severity"), [("G", Severity.WARNING), ("I", Severity.WARNING), ("X", Severity.INFO)]
)
def test_a_class_that_a_person_gave_is_told_and_lowering_weighs_more(given: str, severity: Severity) -> None:
    ((level, message),) = told(decided(given))
    assert level is severity
    assert f"has class K30 by the rules and is treated as class {given}" in message
    assert message.endswith("decided by N. Jansen on 3 February 2026, 09:30 (UTC+1): Zo bedoeld.")


@pytest.mark.parametrize("given", [None, "K30"])
def test_nothing_is_told_where_person_and_rules_agree(given: str | None) -> None:
    assert told(decided(given)) == []
