"""The sub-processors that come, go or change, each with what a client must know to judge it.

    the document       b  Kluisnet GmbH, back-ups, in de EU          EngagedParty(
    the processor      address, contact, data, start         ->        name, place, service, data, start, ...)

What the document says wins. The processor adds what it does not say and may not say otherwise.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renvooi.model import (
    EngagedParty,
    FieldName,
    Finding,
    NoticeRow,
    Record,
    RecordChange,
    RecordKind,
    RecordOperation,
    Severity,
    SignalType,
)
from renvooi.model.errors import BadSettings
from renvooi.notice.countries import OUTSIDE, WITHIN, is_within, known, notation
from renvooi.notice.reasons import PartyDetails

_NO_DETAILS = PartyDetails("")


@dataclass(frozen=True, slots=True)
class Engaged:
    """The parties in the order of the diff, and where document and processor disagree."""

    parties: tuple[EngagedParty, ...]
    findings: tuple[Finding, ...]


def find_engaged(
    records: Sequence[RecordChange], rows: Sequence[NoticeRow], details: Sequence[PartyDetails]
) -> Engaged:
    """The parties that the `rows` of a notice are about.

    Raises: BadSettings for details of a party that no row is about, or that are given twice.
    """
    told = {row.change for row in rows}
    met = [
        one for one in records if one.kind is RecordKind.SUB_PROCESSORS and (not one.changes or told & {*one.changes})
    ]
    given = _by_name(details)
    gone = {_key(one.old.name) for one in met if one.old and one.operation is RecordOperation.REMOVED}
    parties: list[EngagedParty] = []
    findings: list[Finding] = []
    for one in met:
        record = _record(one)
        extra = given.pop(_key(record.name), _NO_DETAILS)
        parties.append(_merged(one, record, extra))
        findings += _contradictions(record, extra, gone)
    parties += [_named_in_a_row(extra, rows) for extra in given.values()]
    findings += _unread(rows, parties)
    return Engaged(tuple(parties), tuple(findings))


def changes_of_parties(records: Sequence[RecordChange]) -> frozenset[str]:
    """Ids of the changes by which a sub-processor comes, goes, is renamed or becomes another."""
    return frozenset(one for record in records if record.kind is RecordKind.SUB_PROCESSORS for one in record.changes)


def _by_name(details: Sequence[PartyDetails]) -> dict[str, PartyDetails]:
    found: dict[str, PartyDetails] = {}
    for one in details:
        if _key(one.name) in found:
            raise BadSettings(f"sub-processors: {one.name!r} is given twice; keep one of them")
        found[_key(one.name)] = one
    return found


def _record(change: RecordChange) -> Record:
    record = change.new or change.old
    assert record is not None, "a change of a record has a side"
    return record


def _merged(change: RecordChange, record: Record, extra: PartyDetails) -> EngagedParty:
    former = change.old.name if change.old and change.operation is RecordOperation.RENAMED else None
    return EngagedParty(
        name=extra.legal_name or record.name,
        operation=change.operation,
        changes=change.changes,
        address=extra.address,
        contact=extra.contact,
        countries=_joined(record.values(FieldName.LOCATION), tuple(map(notation, extra.countries))),
        services=_joined(record.values(FieldName.PURPOSE) + record.values(FieldName.SERVICES), extra.services),
        data=_joined(record.values(FieldName.DATA), extra.data),
        replaces=former or extra.replaces,
        transfer="; ".join(record.values(FieldName.TRANSFER)) or extra.transfer,
        starts=extra.starts,
    )


def _joined(stated: Sequence[str], added: Sequence[str]) -> tuple[str, ...]:
    """What the document states, then what the processor adds, each once."""
    found: dict[str, str] = {}
    for one in (*stated, *added):
        found.setdefault(_key(one), one)
    return tuple(found.values())


def _named_in_a_row(extra: PartyDetails, rows: Sequence[NoticeRow]) -> EngagedParty:
    """A party that no list was read from: the processor gives all of it, and a changed text must name it."""
    for operation, side in ((RecordOperation.ADDED, "new"), (RecordOperation.REMOVED, "old")):
        changes = tuple(row.change for row in rows if _names(row, side, extra.name))
        if changes:
            both = operation is RecordOperation.ADDED and any(_names(row, "old", extra.name) for row in rows)
            return EngagedParty(
                extra.legal_name or extra.name,
                RecordOperation.CHANGED if both else operation,
                changes,
                extra.address,
                extra.contact,
                tuple(map(notation, extra.countries)),
                extra.services,
                extra.data,
                extra.replaces,
                extra.transfer,
                extra.starts,
            )
    raise BadSettings(
        f"sub-processors: {extra.name!r} is named in no change of this notice; use the name of the document"
    )


def _names(row: NoticeRow, side: str, name: str) -> bool:
    passages = row.new if side == "new" else row.old
    whole = re.compile(rf"(?<!\w){re.escape(_key(name))}(?!\w)")
    return any(whole.search(_key(passage.text)) for passage in passages)


def _contradictions(record: Record, extra: PartyDetails, gone: set[str]) -> Iterator[Finding]:
    stated = record.values(FieldName.LOCATION)
    given = tuple(map(notation, extra.countries))
    if stated and given and not _fits(stated, given):
        yield _contradiction(record, "countries", ", ".join(stated), ", ".join(extra.countries))
    transfer = "; ".join(record.values(FieldName.TRANSFER))
    if transfer and extra.transfer and _key(transfer) not in _key(extra.transfer):
        yield _contradiction(record, "transfer", transfer, extra.transfer)
    if extra.legal_name and _key(record.name) not in _key(extra.legal_name):
        yield _contradiction(record, "name", record.name, extra.legal_name)
    if extra.replaces and _key(extra.replaces) not in gone:
        yield _contradiction(record, "replaces", "no departure of that party", extra.replaces)


def _fits(stated: Sequence[str], given: Sequence[str]) -> bool:
    """Whether the countries of the processor may be what the document means."""
    if OUTSIDE in stated:
        return not all(is_within(one) for one in given)
    countries = {one for one in stated if one != WITHIN}
    if WITHIN in stated:
        return all(is_within(one) or one in countries for one in given)
    return {one for one in given if known(one)} <= countries


def _contradiction(record: Record, key: str, stated: str, given: str) -> Finding:
    return Finding(
        "sub-processor-contradicted",
        Severity.ERROR,
        f"{record.name}: {key}: the document says {stated!r}, the details say {given!r}.",
        record.at,
        "Correct the details, or the document.",
    )


def _unread(rows: Sequence[NoticeRow], parties: Sequence[EngagedParty]) -> Iterator[Finding]:
    """A warning where the evidence speaks of parties and none was read: the notice then describes none."""
    described = {change for party in parties for change in party.changes}
    for row in rows:
        if row.change not in described and any(one.type is SignalType.SUB_PROCESSOR for one in row.signals):
            place = (row.new or row.old)[0].place
            message = (
                f"{place} ({row.change}) speaks of a sub-processor, and no party was read that came, went or changed."
            )
            advice = "If a party comes, goes or changes, give its details in [sub-processors]."
            yield Finding("sub-processor-unread", Severity.WARNING, message, None, advice)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
