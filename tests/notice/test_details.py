"""What clients must know of a party, and when it may start."""

from dataclasses import replace
from datetime import date

import pytest

from renvooi.model import EngagedParty, RecordOperation, Severity
from renvooi.notice.details import points_of_parties

LAST_DAY = date(2026, 4, 1)
EFFECTIVE = date(2026, 5, 1)
WHOLE = EngagedParty(
    "Kluisnet GmbH",
    RecordOperation.ADDED,
    ("c-sub",),
    "Beispielweg 1, Berlijn",
    "privacy@kluisnet.example.de",
    ("DE",),
    ("back-ups",),
    ("namen",),
    None,
    None,
    EFFECTIVE,
)


def points(party: EngagedParty, last_days: tuple[date, ...] = (LAST_DAY,)) -> list[tuple[str, Severity, str]]:
    found = points_of_parties((party,), last_days, effective=EFFECTIVE)
    return [(one.code, one.severity, one.message) for one in found]


def test_party_of_which_all_is_known_leaves_nothing_to_settle() -> None:
    assert points(WHOLE) == []


@pytest.mark.parametrize(
    ("missing", "what", "severity"),
    [
        ({"name": "Kluisnet"}, "legal name, with its form", Severity.ERROR),
        ({"countries": ()}, "countries", Severity.ERROR),
        ({"services": ()}, "services", Severity.ERROR),
        ({"data": ()}, "data", Severity.ERROR),
        ({"starts": None}, "starts", Severity.ERROR),
        ({"countries": ("DE", "US")}, "transfer, the instrument for United States", Severity.ERROR),
        ({"countries": ("Europa",)}, "transfer, the instrument for Europa", Severity.ERROR),
        ({"address": None}, "address", Severity.WARNING),
        ({"contact": None}, "contact", Severity.WARNING),
    ],
)
def test_missing_detail_of_a_new_party_is_named(missing: dict[str, object], what: str, severity: Severity) -> None:
    ((code, weight, message),) = points(replace(WHOLE, **missing))  # type: ignore[arg-type]  # any field
    assert (code, weight) == ("sub-processor-detail-missing", severity)
    assert message.endswith(f": clients are not told: {what}.")


@pytest.mark.parametrize("operation", [RecordOperation.RENAMED, RecordOperation.CHANGED])
def test_of_a_party_that_is_there_already_nothing_is_asked(operation: RecordOperation) -> None:
    assert points(EngagedParty("Wolkenhuis", operation, ("c-sub",))) == []


def test_party_that_now_works_elsewhere_needs_an_instrument() -> None:
    moved = EngagedParty("Wolkenhuis", RecordOperation.CHANGED, ("c-sub",), countries=("US",))
    assert [code for code, _, _ in points(moved)] == ["sub-processor-detail-missing"]
    assert points(replace(moved, operation=RecordOperation.REMOVED, starts=date(2026, 6, 1))) == []


def test_party_that_leaves_without_a_last_day_is_a_warning() -> None:
    ((code, severity, message),) = points(EngagedParty("Wolkenhuis", RecordOperation.REMOVED, ("c-sub",)))
    assert (code, severity) == ("sub-processor-detail-missing", Severity.WARNING)
    assert message.endswith("starts, the day on which it ends.")


@pytest.mark.parametrize(
    ("starts", "why"),
    [
        (LAST_DAY, "clients can object until 2026-04-01, and the version that names it takes effect on 2026-05-01"),
        (date(2026, 4, 2), "the version that names it takes effect on 2026-05-01"),
    ],
)
def test_party_may_not_start_while_clients_can_object_or_before_the_version(starts: date, why: str) -> None:
    ((code, severity, message),) = points(replace(WHOLE, starts=starts))
    assert (code, severity) == ("sub-processor-starts-early", Severity.ERROR)
    assert message == f"Kluisnet GmbH starts on {starts.isoformat()}, and {why}."


def test_without_a_last_day_the_version_still_counts() -> None:
    assert points(WHOLE, ()) == []
    assert [code for code, _, _ in points(replace(WHOLE, starts=LAST_DAY), ())] == ["sub-processor-starts-early"]
