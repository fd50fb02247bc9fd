import pytest

from renvooi.corpus.outbox.evidence import Standing, after_report
from renvooi.model.deliveries import DeliveryState, Evidence, Report
from renvooi.model.errors import StateForbids

A, D = DeliveryState.ACCEPTED, DeliveryState.IN_DOUBT
NONE, TAKEN, DELIVERED, KNOWN = Evidence


@pytest.mark.parametrize(
    ("before", "report", "after"),
    [
        ((A, TAKEN, False), Report.DELIVERED, (A, DELIVERED, False)),
        ((A, TAKEN, False), Report.RELAYED, (A, TAKEN, False)),
        ((A, TAKEN, False), Report.DELAYED, (A, TAKEN, False)),
        ((A, TAKEN, False), Report.FAILED, (A, TAKEN, True)),
        ((A, TAKEN, False), Report.ACKNOWLEDGED, (A, KNOWN, False)),
        ((D, NONE, False), Report.DELIVERED, (A, DELIVERED, False)),
        ((D, NONE, False), Report.RELAYED, (A, TAKEN, False)),
        ((D, NONE, False), Report.DELAYED, (A, TAKEN, False)),
        ((D, NONE, False), Report.FAILED, (A, NONE, True)),
        ((D, NONE, False), Report.ACKNOWLEDGED, (A, KNOWN, False)),
        ((A, DELIVERED, False), Report.RELAYED, (A, DELIVERED, False)),
        ((A, DELIVERED, False), Report.FAILED, (A, DELIVERED, False)),
        ((A, DELIVERED, True), Report.FAILED, (A, DELIVERED, True)),
        ((A, TAKEN, True), Report.DELIVERED, (A, DELIVERED, True)),
        ((A, TAKEN, True), Report.ACKNOWLEDGED, (A, KNOWN, False)),
        ((A, KNOWN, False), Report.FAILED, (A, KNOWN, False)),
    ],
)
def test_what_a_report_changes(
    before: tuple[DeliveryState, Evidence, bool], report: Report, after: tuple[DeliveryState, Evidence, bool]
) -> None:
    assert after_report(Standing(*before), report, name="K-1") == Standing(*after)


@pytest.mark.parametrize("state", [one for one in DeliveryState if one not in (A, D)])
@pytest.mark.parametrize("report", Report)
def test_nobody_can_report_on_a_message_that_was_not_taken(state: DeliveryState, report: Report) -> None:
    with pytest.raises(StateForbids, match=f"K-1: is {state}"):
        after_report(Standing(state, NONE, False), report, name="K-1")
