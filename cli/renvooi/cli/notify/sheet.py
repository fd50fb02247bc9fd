"""A rehearsal as people read it before they send: who gets what and where, who does not, what is to be settled."""

from collections import Counter
from collections.abc import Iterator, Sequence
from email.header import decode_header, make_header
from email.parser import BytesHeaderParser
from typing import TYPE_CHECKING

from renvooi.cli.exits import one_line
from renvooi.cli.notify.labels import LANGUAGES, NotifyLabels
from renvooi.cli.notify.wording import command_for
from renvooi.cli.table import Row, table
from renvooi.model import BasisSource

if TYPE_CHECKING:
    from renvooi.cli.notify.planning import Plan
    from renvooi.notice.mailing import Differences, Passed
    from renvooi.notice.mailing.rehearsal import Planned, PlannedTerm

SHOWN = 30
"""Lines of a table; more are for a program, or for a spreadsheet."""


def as_text(plan: "Plan", language: str, *, width: int | None, colour: bool) -> str:
    """The whole rehearsal."""
    labels, made = LANGUAGES[language], plan.rehearsal
    title = labels.title.format(
        today=made.today, document=made.document, old=made.old, new=made.new, notice=made.notice
    )
    parts = [f"{title}\n", _facts(plan, labels, language)]
    blocked = [one for one in made.passed if one.reason.blocks]
    parts += _passed(labels.blocked, blocked, labels, language, width=width, colour=colour)
    parts += _told(labels.blocks, [one.in_language(language) for one in made.blocks])
    parts += _terms(made.terms, labels, language, width=width, colour=colour)
    parts += _recipients(made.recipients, labels, width=width, colour=colour)
    others = [one for one in made.passed if not one.reason.blocks]
    parts += _passed(labels.passed, others, labels, language, width=width, colour=colour)
    if made.differences is not None:
        parts.append(_differences(made.differences, labels))
    parts += _told(labels.notes, [one.in_language(language) for one in made.notes])
    parts.append("".join(f"{line}\n" for line in _next(plan, labels)))
    return "\n".join(part for part in parts if part)


def _facts(plan: "Plan", labels: NotifyLabels, language: str) -> str:
    made, settings = plan.rehearsal, plan.settings
    counts = Counter(one.language for one in made.recipients)
    spoken = ", ".join(f"{counts[one]} {labels.languages[one]}" for one in sorted(counts, reverse=True)) or "0"
    gets = labels.counted.format(
        count=len(made.recipients), total=made.on_record, languages=spoken, new=len(made.to_queue)
    )
    held = len(made.recipients) - len(made.to_queue)
    blocked = sum(one.reason.blocks for one in made.passed)
    sender = labels.none_yet if settings is None else f"{settings.from_name} <{settings.from_address}>"
    server = settings and settings.smtp
    facts = (
        sender,
        _subject(plan) or "-",
        labels.none_yet if not server else f"{server.name} ({server.security})",
        gets + (labels.held.format(count=held) if held else ""),
        str(len(made.passed) - blocked),
        str(blocked),
        labels.evidence[made.evidence],
    )
    wide = max(map(len, labels.facts))
    return "".join(f"{name.ljust(wide)}  {one_line(fact)}\n" for name, fact in zip(labels.facts, facts, strict=True))


def _subject(plan: "Plan") -> str | None:
    """The subject of the first message, as it stands in it; None where none was made."""
    letters = plan.to_queue or plan.to_requeue
    if not letters:
        return None
    found = BytesHeaderParser().parsebytes(letters[0].message.partition(b"\r\n\r\n")[0])["Subject"]
    return str(make_header(decode_header(found)))


def _terms(
    terms: "Sequence[PlannedTerm]", labels: NotifyLabels, language: str, *, width: int | None, colour: bool
) -> Iterator[str]:
    if not terms:
        return
    contract, house, own = labels.sources
    rows: list[Row] = []
    for one in terms:
        source = own if one.own else contract if one.source is BasisSource.CONTRACT else house
        last = one.last_day.isoformat()
        if one.coulance is not None:
            last = labels.coulance.format(day=last, coulance=one.coulance)
        rows.append((one.what.in_language(language), str(one.days), source, str(one.clients), last))
    fold, right = frozenset({0, 2, 4}), frozenset({1, 3})
    yield f"{labels.terms}\n\n" + table(labels.term_heads, rows, width=width, colour=colour, fold=fold, right=right)


def _recipients(
    planned: "Sequence[Planned]", labels: NotifyLabels, *, width: int | None, colour: bool
) -> Iterator[str]:
    if not planned:
        return
    rows = [
        (
            one.client,
            one.name,
            one.language,
            one.address,
            "; ".join(labels.own_term.format(right=term.right, days=term.days) for term in one.terms) or "-",
            labels.to_queue if one.state is None else labels.states[one.state],
        )
        for one in planned[:SHOWN]
    ]
    body = table(labels.recipient_heads, rows, width=width, colour=colour, fold=frozenset({1, 3, 4}))
    yield f"{labels.recipients}\n\n{body}{_more(len(planned), labels)}"


def _passed(
    heading: str, passed: "Sequence[Passed]", labels: NotifyLabels, language: str, *, width: int | None, colour: bool
) -> Iterator[str]:
    if not passed:
        return
    rows = [(one.client, one.name, one.because.in_language(language)) for one in passed[:SHOWN]]
    body = table(labels.passed_heads, rows, width=width, colour=colour, fold=frozenset({1, 2}))
    yield f"{heading}\n\n{body}{_more(len(passed), labels)}"


def _more(count: int, labels: NotifyLabels) -> str:
    return f"{labels.more.format(count=count - SHOWN)}\n" if count > SHOWN else ""


def _differences(found: "Differences", labels: NotifyLabels) -> str:
    heading = labels.differences.format(old=found.old, new=found.new, day=found.queued_at[:10], notice=found.notice)
    lines = []
    if found.joined:
        lines.append(labels.joined.format(clients=_names(found.joined, labels)))
    if found.left:
        lines.append(labels.left.format(clients=_names(found.left, labels)))
    lines += [labels.moved.format(client=one.client, old=one.old, new=one.new) for one in found.moved[:SHOWN]]
    if len(found.moved) > SHOWN:
        lines.append(labels.more.format(count=len(found.moved) - SHOWN))
    return "".join(_told(heading, lines or [labels.same]))


def _names(clients: Sequence[str], labels: NotifyLabels) -> str:
    shown = ", ".join(clients[:SHOWN])
    return f"{shown}, {labels.more.format(count=len(clients) - SHOWN)}" if len(clients) > SHOWN else shown


def _told(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"{heading}\n\n" + "".join(f"- {one_line(line).rstrip('.')}.\n" for line in lines)


def _next(plan: "Plan", labels: NotifyLabels) -> Iterator[str]:
    made, wanted = plan.rehearsal, plan.wanted
    if made.recipients and plan.settings is not None:
        client = (made.to_queue or made.recipients)[0].client
        options = ("--sample", client, "--output", "sample.eml")
        yield labels.sample.format(command=command_for(made, *options, carried=wanted.files))
    if made.recipients and not made.blocked:
        again = [word for client in wanted.again for word in ("--again", client)]
        because = ("--because", "...") if again else ()
        carried = (*again, *because, *wanted.chosen, *wanted.files)
        yield labels.next.format(command=command_for(made, "--send", carried=carried))
