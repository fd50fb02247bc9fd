"""What a client must know of a sub-processor before it can judge it, and when the party may start.

The law wants notice of an intended change, so that a client can object before it takes effect.
A name alone is no ground to decide on; a start within the window takes the decision away.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from renvooi.diff.records.names import split_name
from renvooi.model import EngagedParty, Finding, RecordOperation, Severity
from renvooi.notice.countries import in_words, is_within


def points_of_parties(
    parties: Sequence[EngagedParty], last_days: Sequence[date], *, effective: date | None
) -> Iterator[Finding]:
    """What is missing of each party, and who starts too early; `last_days` are those of the rights to object."""
    for party in parties:
        yield from _missing(party)
        if party.operation is not RecordOperation.REMOVED:
            yield from _early(party, last_days, effective)


def _missing(party: EngagedParty) -> Iterator[Finding]:
    is_new = party.operation is RecordOperation.ADDED
    asked = (
        ("legal name, with its form", Severity.ERROR, not is_new or split_name(party.name).form),
        ("countries", Severity.ERROR, not is_new or party.countries),
        ("services", Severity.ERROR, not is_new or party.services),
        ("data", Severity.ERROR, not is_new or party.data),
        ("starts", Severity.ERROR, not is_new or party.starts),
        (_transfer(party), Severity.ERROR, not _leaves(party) or party.transfer),
        ("address", Severity.WARNING, not is_new or party.address),
        ("contact", Severity.WARNING, not is_new or party.contact),
        (
            "starts, the day on which it ends",
            Severity.WARNING,
            party.operation is not RecordOperation.REMOVED or party.starts,
        ),
    )
    for severity in (Severity.ERROR, Severity.WARNING):
        missing = [what for what, weight, there in asked if weight is severity and not there]
        if missing:
            message = f"{party.name}: clients are not told: {', '.join(missing)}."
            advice = f'Give it in [sub-processors."{party.name}"], or in the document.'
            yield Finding("sub-processor-detail-missing", severity, message, None, advice)


def _leaves(party: EngagedParty) -> bool:
    """Whether data may leave the area by a change that is announced now."""
    return party.operation is not RecordOperation.REMOVED and not all(map(is_within, party.countries))


def _transfer(party: EngagedParty) -> str:
    outside = ", ".join(in_words(one, "en") for one in party.countries if not is_within(one))
    return f"transfer, the instrument for {outside}"


def _early(party: EngagedParty, last_days: Sequence[date], effective: date | None) -> Iterator[Finding]:
    if party.starts is None:
        return
    reasons = []
    if last_days and party.starts <= max(last_days):
        reasons.append(f"clients can object until {max(last_days).isoformat()}")
    if effective is not None and party.starts < effective:
        reasons.append(f"the version that names it takes effect on {effective.isoformat()}")
    if reasons:
        message = f"{party.name} starts on {party.starts.isoformat()}, and {', and '.join(reasons)}."
        yield Finding("sub-processor-starts-early", Severity.ERROR, message, None, "Let the party start later.")
