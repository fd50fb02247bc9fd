"""What a report changes: state, evidence and bounce of a message, over values alone.

              state in doubt   evidence            bounced
delivered     accepted         delivered           stays
relayed       accepted         accepted            stays
delayed       accepted         accepted            stays
failed        accepted         stays               yes, unless a report or the client says that it arrived
acknowledged  accepted         acknowledged        no

Whoever reports on a message had it, so a doubt whether it was accepted ends with any report. A message that waits to
be sent again is in doubt as soon as there is a report on it.
"""

from dataclasses import dataclass

from renvooi.model.deliveries import DeliveryState, Evidence, Report
from renvooi.model.errors import StateForbids

_PROVES = {
    Report.DELIVERED: Evidence.DELIVERED,
    Report.RELAYED: Evidence.ACCEPTED,
    Report.DELAYED: Evidence.ACCEPTED,
    Report.FAILED: Evidence.NONE,
    Report.ACKNOWLEDGED: Evidence.ACKNOWLEDGED,
}
_REPORTABLE = (DeliveryState.ACCEPTED, DeliveryState.IN_DOUBT)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a message."""

    state: DeliveryState
    evidence: Evidence
    bounced: bool


def after_report(before: Standing, report: Report, *, name: str) -> Standing:
    """What is known once `report` is on record too. Raises: StateForbids for a message that nobody can report on."""
    if before.state in (DeliveryState.REFUSED, DeliveryState.CANCELLED):
        raise StateForbids(
            f"{name}: is {before.state}, and a report says that it is {report}. Look at both, and decide with "
            "renvooi deliveries resolve."
        )
    if before.state not in _REPORTABLE:
        raise StateForbids(
            f"{name}: is {before.state} still, and a report says that it is {report}. Read the mailbox again when its "
            "sender has ended."
        )
    evidence = max(before.evidence, _PROVES[report], key=lambda one: one.rank)
    bounced = before.bounced
    if report is Report.FAILED:
        # anybody can write a bounce: it does not outweigh what says that the message arrived
        bounced = before.bounced or before.evidence.rank < Evidence.DELIVERED.rank
    if report is Report.ACKNOWLEDGED:
        bounced = False
    return Standing(DeliveryState.ACCEPTED, evidence, bounced)
