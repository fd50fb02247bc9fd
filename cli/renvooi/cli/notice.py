"""`renvooi notice`: the kennisgeving that tells clients what changed and what they can do."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.consequences import Compared, Sources, compared, judging_options
from renvooi.cli.corpus import BY, acting, now
from renvooi.cli.exits import CannotWrite, one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.manner import Manner
from renvooi.cli.named import Where
from renvooi.cli.options import FILE, Day, form_for, is_given, output_option, pair_arguments, reading_options
from renvooi.cli.output import emit
from renvooi.cli.printing import tell
from renvooi.cli.terminal import is_terminal
from renvooi.model import Finding, Notice, Severity, is_reason
from renvooi.model.errors import MissingPackage

if TYPE_CHECKING:
    from renvooi.notice import House

_NO_TEXT = {"pdf": "a PDF", "docx": "a Word document", "xlsx": "a workbook"}
"""Formats that no terminal can show."""
_PURPOSES = ("draft", "release", "released", "checked")
"""Options of which a notice has one at most."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How a notice is written."""

    form: str
    language: str
    house_file: Path | None

    def house(self) -> "House":
        """The house style in its file, and in the files beside it. Raises: MissingFile, BadSettings."""
        from renvooi.cli.reading import read_bytes
        from renvooi.notice import DEFAULT_HOUSE, load_house

        file = self.house_file
        if file is None:
            return DEFAULT_HOUSE
        return load_house(read_bytes(file), read=lambda name: read_bytes(file.parent / name), name=str(file))


@click.command("notice", cls=RichHelp)
@pair_arguments
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "html", "text", "json", "pdf", "docx", "xlsx", "ics"]),
    default="markdown",
    show_default=True,
    help="Every format says the same; xlsx has the texts as a table, ics the last days for a calendar.",
)
@click.option(
    "--language",
    type=click.Choice(["nl", "en"]),
    default="nl",
    show_default=True,
    help="Language of the notice; contract text stays as it is.",
)
@click.option(
    "--received",
    type=Day(),
    metavar="DATE",
    help="Day on which the client received the notice, as in 2026-03-02; without it no last day is computed.",
)
@click.option(
    "--sending",
    type=Day(),
    metavar="DATE",
    help="Day on which the notice is to be sent: until receipt is known, last days are held against the effective date "
    "from it; without it, today where the notice is released.",
)
@click.option(
    "--house",
    "house_file",
    type=FILE,
    metavar="FILE",
    help="TOML file with your house style: sender, logo, colour, links, templates.",
)
@click.option("--draft", is_flag=True, help="Write a notice that is not ready to go out, marked as a draft everywhere.")
@click.option(
    "--release",
    is_flag=True,
    help="Let the notice go out: it is recorded in the corpus of both versions, and windows can be opened under it.",
)
@click.option("--by", metavar="NAME", envvar=BY, help="Who releases it; without it, RENVOOI_BY, else your login name.")
@click.option(
    "--because", metavar="TEXT", help="Why it takes the place of a notice that was released about the same versions."
)
@click.option("--released", is_flag=True, help="Write the notice as it was released, from the corpus.")
@click.option(
    "--verify",
    "checked",
    type=FILE,
    metavar="FILE",
    help="Hold a notice, ours or another's, against the diff: is it complete, and does it claim nothing else? "
    "Text, or JSON with --format json.",
)
@judging_options
@reading_options
@output_option
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    where: Where,
    form: str,
    language: str,
    received: date | None,
    sending: date | None,
    house_file: Path | None,
    draft: bool,
    release: bool,
    by: str | None,
    because: str | None,
    released: bool,
    checked: Path | None,
    reasons_file: Path | None,
    policy_file: Path | None,
    verdicts: Path | None,
    manner: Manner,
    output: Path | None,
) -> None:
    """Write the notice for the change from OLD to NEW, once nothing stands in its way.

    OLD and NEW are files or versions, as for `renvooi diff`. While a change has no reason, a change for
    review has no verdict or a finding is open, there is no notice but a draft; what is open is listed.
    """
    _check_options(ctx, received=received)
    look = _Look(form_for(form, output), language, house_file)
    if checked is not None:
        from renvooi.cli.notice_check import check_notice

        look = replace(look, form=form if is_given("form") else "text")
    _check_form(ctx, look, output)
    sources = Sources(policy_file, reasons_file, verdicts, manner)
    inputs = tuple(path for path in (house_file, checked) if path is not None)
    if released:
        from renvooi.cli.releasing import as_released

        notice = as_released(names, where, received=received, output=output, inputs=inputs)
        emit(_file(notice, look), output)
        return
    pair = compared(names, where, sources=sources, output=output, inputs=inputs)
    if release:
        sending = _day_of_sending(ctx, sending)
    with usage_at_received(received, reasons_file):
        notice = _made(pair, look, received=received, sending=sending, draft=draft)
    if checked is not None:
        asked = language if is_given("language") else None
        ctx.exit(check_notice(checked, notice, pair, look.form, house=look.house(), language=asked, output=output))
    _tell_findings(notice)
    if release:
        from renvooi.cli.releasing import record_release, released_by

        notice = released_by(notice, by=acting(by))
        data = _file(notice, look)
        record_release(notice, pair, by=acting(by), because=because)
    else:
        _require_ready(notice)
        data = _file(notice, look)
    emit(data, output)


def _check_options(ctx: click.Context, *, received: date | None) -> None:
    """Nothing, if the options go together. Raises: UsageError."""
    flags = {"checked": "--verify"}
    purposes = [flags.get(name, f"--{name}") for name in _PURPOSES if is_given(name)]
    if len(purposes) > 1:
        raise click.UsageError(f"{purposes[0]} and {purposes[1]} do not go together; leave one out", ctx)
    if is_given("because") and "--release" not in purposes:
        raise click.UsageError("--because says why a notice is released; give --release, or leave it out", ctx)
    because = ctx.params["because"]
    if because is not None and not is_reason(because):
        raise click.UsageError(f"--because: {because!r} tells nobody why; write it in a sentence", ctx)
    if received is not None and "--release" in purposes:
        raise click.UsageError("--received is of one client, and --release is for all; leave one out", ctx)


def _day_of_sending(ctx: click.Context, sending: date | None) -> date:
    """The day on which a notice that is released goes out: `sending`, else today. Raises: BadParameter for a day before."""
    from renvooi.notice import day_of_receipt

    today = day_of_receipt(now())
    if sending is not None and sending < today:
        message = f"{sending} is past, and a notice that is released goes out today ({today}) or later"
        raise click.BadParameter(message, ctx, param_hint="--sending")
    return today if sending is None else sending


def _check_form(ctx: click.Context, look: _Look, output: Path | None) -> None:
    """Nothing, if the format can go where the result goes. Raises: UsageError."""
    if look.form in _NO_TEXT and output is None and is_terminal(sys.stdout):
        what = _NO_TEXT[look.form]
        raise click.UsageError(f"{what} is no text for a terminal; name a file with --output", ctx)
    if is_given("checked") and look.form not in ("text", "json"):
        raise click.UsageError(f"--verify gives text or json; --format {look.form} is for a notice", ctx)


def _made(pair: Compared, look: _Look, *, received: date | None, sending: date | None, draft: bool) -> Notice:
    from renvooi.notice import make_notice

    return make_notice(
        pair.script,
        pair.old,
        pair.new,
        policy=pair.policy,
        received=received,
        reasons=pair.account.reasons,
        accepted=pair.account.accepted,
        parties=pair.account.parties,
        sending=sending,
        language=look.language,
        draft=draft,
    )


def _require_ready(notice: Notice) -> None:
    """Nothing for a draft, and for a notice without open points. Raises: NotReleasable."""
    from renvooi.notice import require_releasable

    if not notice.draft:
        require_releasable(notice)


def _file(notice: Notice, look: _Look) -> bytes:
    """The notice as the bytes of a file. Raises: CannotWrite without the package of a format, BadSettings, NoLastDay."""
    from renvooi.cli.reading import settings_at
    from renvooi.notice import render_file

    try:
        with settings_at(look.house_file):
            return render_file(notice, look.form, language=look.language, house=look.house())
    except MissingPackage as error:
        advice = f"Run pip install 'renvooi[{error.extra}]'"
        raise CannotWrite(f"--format {look.form}", "needs a package that is not installed", advice) from error


@contextmanager
def usage_at_received(day: date | None, reasons: Path | None = None) -> Iterator[None]:
    """A context in which a day of receipt that allows no last day is a mistake in --received.

    A mistake in the file `reasons` names that file. Raises: BadParameter, BadSettings.
    """
    from renvooi.cli.reading import settings_at

    try:
        with settings_at(reasons):
            yield
    except ValueError as error:
        if day is None:
            raise
        raise click.BadParameter(str(error), click.get_current_context(), param_hint="--received") from error


def _tell_findings(notice: Notice) -> None:
    """Nothing; what a person must settle, or should look at, is on standard error, a line each."""
    open_points = notice.open_points
    for finding in notice.findings:
        if finding.severity is Severity.ERROR:
            blocks = finding in open_points
            _tell(finding, "not ready to send" if blocks else "answered for", "red" if blocks else "yellow")
        elif finding.severity is Severity.WARNING:
            _tell(finding, "before sending", "yellow")


def _tell(finding: Finding, label: str, colour: str) -> None:
    advice = f" Suggestion: {finding.suggestion}" if finding.suggestion else ""
    tell(label, one_line(f"{finding.message}{advice}"), colour=colour)
