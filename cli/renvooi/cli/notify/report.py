"""What came of sending: counts, and by name each client for whom something is left to do, with the command."""

import shlex
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from renvooi.cli.exits import one_line
from renvooi.cli.notify.labels import LANGUAGES, NotifyLabels
from renvooi.cli.notify.wording import command_for
from renvooi.model import Delivery, DeliveryState, Evidence, Reply

if TYPE_CHECKING:
    from renvooi.cli.notify.going import Gone

SHOWN = 50
"""Clients of one kind that are named; renvooi deliveries list names all."""


def as_report(gone: "Gone", language: str, form: str) -> str:
    """The report as text, or the messages as JSON (`renvooi/deliveries/1`)."""
    if form == "json":
        from renvooi.cli.deliveries.report import as_json

        return as_json(gone.deliveries)
    return "".join(f"{line}\n" for line in _lines(gone, language))


def _lines(gone: "Gone", language: str) -> Iterator[str]:
    labels = LANGUAGES[language]
    released, deliveries = gone.released, gone.deliveries
    wording = labels.report_one if len(deliveries) == 1 else labels.report
    yield wording.format(
        document=released.document, old=released.old, new=released.new, notice=released.id, count=len(deliveries)
    )
    if gone.queued == 0:
        yield labels.nothing_new.format(count=len(deliveries))
    elif gone.queued:
        yield labels.queued_one if gone.queued == 1 else labels.queued.format(count=gone.queued)
    yield ""
    yield from _counts(deliveries, labels)
    todo = [*_ended(gone, labels), *_todo(gone, labels), *(f"{one.in_language(language)}." for one in gone.notes)]
    if todo:
        yield ""
        yield from map(one_line, todo)
    if any(right.days is not None for right in released.rights):
        yield ""
        yield labels.windows[gone.evidence]


def _counts(deliveries: Sequence[Delivery], labels: NotifyLabels) -> Iterator[str]:
    counts = (
        sum(one.state is DeliveryState.ACCEPTED for one in deliveries),
        sum(one.evidence.rank > Evidence.ACCEPTED.rank and not one.bounced for one in deliveries),
        len(refused(deliveries)),
        len(bounced(deliveries)),
        len(in_doubt(deliveries)),
        len(waiting(deliveries)),
    )
    wide = max(map(len, labels.report_facts))
    for name, count in zip(labels.report_facts, counts, strict=True):
        yield f"{name.ljust(wide)}  {count:>5}"


def _ended(gone: "Gone", labels: NotifyLabels) -> Iterator[str]:
    if gone.stopped:
        yield labels.stopped
    elif gone.sent.ended is not None:
        yield labels.ended.format(why=gone.sent.ended)
    yield from gone.sent.notes


def _todo(gone: "Gone", labels: NotifyLabels) -> Iterator[str]:
    """A line for each client that a person must look at, and one for all that wait."""
    found, released = gone.deliveries, gone.released
    files = gone.wanted.files
    again = [command_for(released, "--again", one.client, "--because", "...", "--send", carried=files) for one in found]
    commands = dict(zip((one.client for one in found), again, strict=True))
    for one in refused(found)[:SHOWN]:
        yield labels.refused.format(client=one.client, reply=_said(one.reply), command=commands[one.client])
    for one in bounced(found)[:SHOWN]:
        yield labels.bounces.format(client=one.client, command=commands[one.client])
    for one in in_doubt(found)[:SHOWN]:
        yield labels.in_doubt.format(
            client=one.client, reply=_said(one.reply), message_id=one.message_id, command=_resolve(one)
        )
    if any(len(some) > SHOWN for some in (refused(found), bounced(found), in_doubt(found))):
        yield labels.all_troubled.format(
            command=shlex.join(("renvooi", "deliveries", "list", released.id, "--troubled"))
        )
    if left := waiting(found):
        wording = labels.waiting_one if len(left) == 1 else labels.waiting
        yield wording.format(count=len(left), command=command_for(released, "--resume", carried=files))


def refused(deliveries: Sequence[Delivery]) -> tuple[Delivery, ...]:
    """Those that a mail server will not take."""
    return tuple(one for one in deliveries if one.state is DeliveryState.REFUSED)


def bounced(deliveries: Sequence[Delivery]) -> tuple[Delivery, ...]:
    """Those of which a report says that they did not arrive."""
    return tuple(one for one in deliveries if one.bounced and one.state is not DeliveryState.REFUSED)


def in_doubt(deliveries: Sequence[Delivery]) -> tuple[Delivery, ...]:
    """Those of which nobody knows whether a mail server took them."""
    return tuple(one for one in deliveries if one.state is DeliveryState.IN_DOUBT)


def waiting(deliveries: Sequence[Delivery]) -> tuple[Delivery, ...]:
    """Those that are still to go out."""
    return tuple(
        one
        for one in deliveries
        if one.state in (DeliveryState.PENDING, DeliveryState.CLAIMED, DeliveryState.DOT) and not one.bounced
    )


def _said(reply: Reply | None) -> str:
    from renvooi.cli.deliveries.list import shortened

    if reply is None:
        return "-"
    return shortened(f"{reply.code or ''} {reply.text}".strip() or "-")


def _resolve(one: Delivery) -> str:
    return shlex.join(
        ("renvooi", "deliveries", "resolve", one.mailing, one.client, "--as", "accepted", "--because", "...")
    )
