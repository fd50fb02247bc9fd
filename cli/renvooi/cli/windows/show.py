"""`renvooi windows show`: one window, with all that was recorded about it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import corpus_option, opened
from renvooi.cli.exits import one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.options import language_option
from renvooi.cli.printing import say
from renvooi.cli.windows.labels import LANGUAGES, ListLabels
from renvooi.cli.windows.options import given_day, today_option, window_argument
from renvooi.model import BasisSource

if TYPE_CHECKING:
    from renvooi.corpus import Event
    from renvooi.model import RegisteredWindow, Response
    from renvooi.notice.calendar import Standing, WindowLabels

_MINUTE = len("2026-03-02T08:30")
"""Characters of a moment that say its minute."""


@click.command("show", cls=RichHelp)
@window_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines for people, or JSON for programs.",
)
@click.option("--history", is_flag=True, help="Also all that was recorded, in its order: what counts no more as well.")
@today_option
@language_option
@corpus_option
def command(window: str, form: str, history: bool, today: date | None, language: str, corpus: str | None) -> None:
    """Show WINDOW: what it rests on, its days, every response with who recorded it and when, and what came of it."""
    from renvooi.cli.windows.report import as_json
    from renvooi.notice.calendar import standings

    if history and form == "json":
        raise click.UsageError("--history is for --format text", click.get_current_context())
    day = given_day(today)
    with opened(corpus) as store:
        (found,) = standings([store.window(window)], today=day)
        events = store.window_events(found.window) if history else ()
    if form == "json":
        say(as_json([found], today=day))
        return
    lines = [*lines_of(found, language), *(_history(events, language) if history else ())]
    say("".join(f"{line}\n" for line in lines))


def lines_of(standing: "Standing", language: str) -> Iterator[str]:
    """What came of it, if anything did; the facts under each other; then the responses."""
    from renvooi.notice.calendar import LANGUAGES as WORDS

    labels, words = LANGUAGES[language], WORDS[language]
    outcome = standing.window.outcome
    if outcome is not None:
        yield one_line(
            labels.outcome.format(
                outcome=words.outcomes[outcome.kind], because=outcome.because, by=outcome.by, at=_at(outcome.at)
            )
        )
        yield ""
    width = max(map(len, labels.facts))
    for name, fact in zip(labels.facts, _facts(standing, labels, words), strict=True):
        yield f"{name.ljust(width)}  {one_line(fact)}"
    for response in standing.window.responses:
        yield ""
        yield from _response(response, labels, words)


def _history(events: "Iterable[Event]", language: str) -> Iterator[str]:
    """A line an event, under a line that says what they are."""
    from renvooi.cli.corpus_labels import LANGUAGES as TOLD
    from renvooi.cli.log import told

    yield ""
    yield LANGUAGES[language].history
    for event in events:
        because = event.data.get("because")
        said = told(event, TOLD[language])
        # some sentences hold the reason already
        why = f" ({because})" if because and str(because) not in said else ""
        yield one_line(f"  {event.number}  {_at(event.at)}  {event.by}: {said}{why}")


def _facts(standing: "Standing", labels: ListLabels, words: "WindowLabels") -> Iterator[str]:
    from renvooi.notice.calendar import basis_name, right_name

    window = standing.window
    yield window.id
    yield window.client
    superseded = f"; {words.superseded.format(notice=window.superseded_by)}" if window.superseded_by else ""
    yield f"{window.notice}, {window.document} {window.old} → {window.new}{superseded}"
    yield f"{right_name(window, words)} ({basis_name(window.basis, words)})"
    yield f"{window.days} ({basis_name(window.term, words)})"
    yield _form(window, labels)
    yield _receipt(window, labels)
    yield _last_day(standing, labels, words)
    if window.outcome is None:
        yield words.states[standing.state]
    else:
        yield words.closed.format(outcome=words.outcomes[window.outcome.kind])


def _form(window: "RegisteredWindow", labels: ListLabels) -> str:
    if not window.form:
        return labels.free
    asked = labels.contract_asks if window.basis.source is BasisSource.CONTRACT else labels.house_asks
    return asked.format(form=", ".join(labels.form.get(one, one) for one in window.form))


def _receipt(window: "RegisteredWindow", labels: ListLabels) -> str:
    receipt, doubt = window.receipt, window.doubt
    if receipt is not None:
        day = receipt.day.isoformat()
        return labels.receipt.format(day=day, evidence=receipt.evidence, by=receipt.by, at=_at(receipt.at))
    if doubt is not None:
        return labels.doubt.format(because=doubt.because, by=doubt.by, at=_at(doubt.at))
    return "-"


def _last_day(standing: "Standing", labels: ListLabels, words: "WindowLabels") -> str:
    from renvooi.notice.calendar import reason_off

    receipt, left = standing.window.receipt, standing.days_left
    if receipt is None:
        return "-"
    said = [receipt.last_day.isoformat()]
    if receipt.falls_on is not None:
        said.append(labels.falls.format(reason=reason_off(receipt, words.language)))
    if receipt.coulance is not None:
        said.append(labels.extended.format(day=receipt.coulance.isoformat()))
    if left is None:
        return "; ".join(said)
    said.append(labels.left.format(days=left) if left >= 0 else labels.passed.format(days=-left))
    return "; ".join(said)


def _response(response: "Response", labels: ListLabels, words: "WindowLabels") -> Iterator[str]:
    yield one_line(
        labels.response.format(
            number=response.number,
            day=response.received.isoformat(),
            form=words.forms[response.form],
            reasons=labels.reasons[0 if response.reasoned else 1],
            timeliness=words.timeliness[response.timeliness],
            by=response.by,
            at=_at(response.at),
        )
    )
    if response.erased:
        yield f"  {labels.erased}"
    for line in response.text.splitlines():
        yield f"  {one_line(line)}".rstrip()
    if response.attachment is not None:
        file = response.attachment
        yield one_line(labels.attachment.format(name=file.name, size=file.size, sha256=file.sha256))
    correction = response.correction
    if correction is not None:
        sentence = labels.strike if correction.struck else labels.correction
        yield one_line(sentence.format(because=correction.because, by=correction.by, at=_at(correction.at)))
    if response.withdrawal is not None:
        taken = response.withdrawal
        yield one_line(
            labels.withdrawal.format(day=taken.on.isoformat(), because=taken.because, by=taken.by, at=_at(taken.at))
        )


def _at(moment: str) -> str:
    return f"{moment[:_MINUTE].replace('T', ' ')} UTC"
