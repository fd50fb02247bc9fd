"""`renvooi plan`: the rehearsal of a notice, before anything is published."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from renvooi.cli.consequences import Sources, compared, sources_options
from renvooi.cli.corpus import now
from renvooi.cli.exits import Exit
from renvooi.cli.group import RichHelp
from renvooi.cli.named import Stored, Version, Where
from renvooi.cli.options import Day, form_for, language_option, output_option, pair_arguments
from renvooi.cli.output import emit
from renvooi.model import OpenBefore, dumps

LONGEST_MARGIN = 365
"""Days, as in a policy."""


@click.command("plan", cls=RichHelp)
@pair_arguments
@click.option(
    "--effective",
    type=Day(),
    metavar="DATE",
    help="Day on which the new version is to take effect; without it, the day that it states.",
)
@click.option("--sending", type=Day(), metavar="DATE", help="Day on which the notice is to be sent; without it, today.")
@click.option(
    "--margin",
    type=click.IntRange(0, LONGEST_MARGIN),
    metavar="DAYS",
    help="Calendar days between sending and the day on which the last client surely has it; without it, that of the policy, else 5.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for the terminal, or JSON for programs.",
)
@language_option
@sources_options
@output_option
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    where: Where,
    effective: date | None,
    sending: date | None,
    margin: int | None,
    form: str,
    language: str,
    sources: Sources,
    output: Path | None,
) -> None:
    """Rehearse the notice for the change from OLD to NEW, before anything is published.

    Which rights it would open and for how long, the latest safe day to send it, the earliest effective
    date, and what still blocks it. Nothing is written or recorded. OLD and NEW are files or versions, as
    for `renvooi diff`.

    Ends with exit code 0 if nothing blocks the notice, 1 if something does.
    """
    from renvooi.cli.reading import settings_at
    from renvooi.notice import Intent, day_of_receipt, plan, render_plan

    form = form_for(form, output)
    pair = compared(names, where, sources=sources, output=output)
    intent = Intent(sending if sending is not None else day_of_receipt(now()), effective, margin)
    with settings_at(sources.reasons), usage_at_days():
        made = plan(
            pair.script,
            pair.old,
            pair.new,
            policy=pair.policy,
            intent=intent,
            account=pair.account,
            naming=pair.naming,
            open_before=_open_before(pair.versions, intent.sending),
        )
    emit(dumps(made) if form == "json" else render_plan(made, form, language=language), output)
    ctx.exit(Exit.FOUND if made.blocked else Exit.DONE)


def _open_before(versions: tuple[Version, Version], sending: date) -> tuple[OpenBefore, ...]:
    """The windows of other notices of the document that are open on the day of sending; none for files.

    Raises: CorpusUnreadable.
    """
    from renvooi.notice import still_open

    old, new = versions
    if not isinstance(old, Stored) or not isinstance(new, Stored):
        return ()
    pair = (old.entry.label, new.entry.label)
    windows = new.corpus.windows(document=new.entry.document)
    return still_open((one for one in windows if (one.old, one.new) != pair), on=sending)


@contextmanager
def usage_at_days() -> Iterator[None]:
    """A context in which days that lie beyond the calendar are a mistake in the options.

    Raises: UsageError.
    """
    try:
        yield
    except ValueError as error:
        raise click.UsageError(str(error), click.get_current_context()) from error
