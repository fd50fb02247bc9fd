"""`renvooi notify`: a released notice goes to every client once; without --send, a rehearsal."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.attention import tell_attention
from renvooi.cli.corpus import acting, by_option, corpus_option, opened, opened_to_write
from renvooi.cli.exits import Exit
from renvooi.cli.group import RichHelp
from renvooi.cli.notify.options import Speed, Wanted, speed_options, wanted_options
from renvooi.cli.options import is_given, output_option
from renvooi.cli.output import check_output, emit
from renvooi.cli.terminal import terminal_width, wants_colour

if TYPE_CHECKING:
    from renvooi.cli.notify.planning import Plan
    from renvooi.corpus import Corpus


@click.command("notify", cls=RichHelp)
@click.option("--send", is_flag=True, help="Send it: to every client once, however often the command is given.")
@click.option("--resume", is_flag=True, help="Send what is queued already, and make no message that is not.")
@wanted_options
@click.option("--because", metavar="TEXT", help="Why messages are made again.")
@speed_options
@click.option(
    "--sample",
    metavar="CLIENT",
    help="Write the message to this client instead: FILE.eml as it goes out, .html its page, .txt its text.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Tables for people, or JSON for programs.",
)
@output_option
@by_option
@corpus_option
@click.pass_context
def command(
    ctx: click.Context,
    send: bool,
    resume: bool,
    wanted: Wanted,
    because: str | None,
    speed: Speed,
    sample: str | None,
    form: str,
    output: Path | None,
    by: str | None,
    corpus: str | None,
) -> None:
    """Tell every client of a released notice by e-mail, each once; without --send nothing is sent or written.

    NOTICE is the id of the notice, or its beginning; DOCUMENT OLD NEW finds the notice about that change. The
    rehearsal says who gets what and where, who does not and why, and what is to be settled first; exit code 4 says
    that a client waits for a person. With --send, exit code 5 says that a message waits, or was refused, is in doubt or bounced.
    """
    _check_options(ctx)
    check_output(output, wanted.inputs)
    if send or resume:
        from renvooi.cli.notify.going import Going, go
        from renvooi.cli.notify.report import as_report

        going = Going(wanted, speed, acting(by), because, resume=resume)
        with opened_to_write(corpus) as store:
            gone = go(store, going)
            tell_attention(store, mailing=gone.released.id, language=wanted.look.language)
        emit(as_report(gone, wanted.look.language, form), output)
        ctx.exit(gone.exit_code)
    with opened(corpus) as store:
        ctx.exit(_rehearse(store, wanted, sample, form, output))


def _rehearse(store: "Corpus", wanted: Wanted, sample: str | None, form: str, output: Path | None) -> Exit:
    """What the command ends with; the rehearsal, or the sample, is written."""
    from renvooi.cli.notify.planning import planned
    from renvooi.cli.notify.sample import sample_form, sample_of

    if sample is not None:
        kind = sample_form(output)
        emit(sample_of(store, planned(store, wanted), sample, kind), output)
        return Exit.DONE
    plan = planned(store, wanted)
    emit(_shown(plan, form, wanted.look.language, to_terminal=output is None), output)
    return Exit.FORBIDDEN if plan.audience.blocked else Exit.DONE


def _shown(plan: "Plan", form: str, language: str, *, to_terminal: bool) -> str:
    from renvooi.cli.notify.sheet import as_text
    from renvooi.model import dumps, to_json

    if form == "json":
        said = to_json(plan.rehearsal)
        assert isinstance(said, dict)
        return dumps({**said, "blocked": plan.rehearsal.blocked})
    width, colour = (terminal_width(sys.stdout), wants_colour(sys.stdout)) if to_terminal else (None, False)
    return as_text(plan, language, width=width, colour=colour)


def _check_options(ctx: click.Context) -> None:
    """Nothing, if the options go together. Raises: UsageError."""
    from renvooi.model import is_reason

    given = ctx.params
    sends = given["send"] or given["resume"]
    if given["send"] and given["resume"]:
        raise click.UsageError("--send queues who has no message and --resume nobody; leave one out", ctx)
    if sends and is_given("sample"):
        raise click.UsageError("--sample is for a rehearsal; leave out --send", ctx)
    if not sends and (is_given("rate") or is_given("wait")):
        raise click.UsageError("--rate and --wait say how it is sent; give --send, or leave them out", ctx)
    again, because = given["again"], given["because"]
    if again and given["resume"]:
        raise click.UsageError("--again makes messages and --resume none; leave one out", ctx)
    if again and given["only"]:
        raise click.UsageError("--again names its clients; leave out --only", ctx)
    if again and given["send"] and not is_reason(because or ""):
        raise click.UsageError("--again takes a reason: say with --because why the message is made again", ctx)
    if because is not None and not again:
        raise click.UsageError("--because says why messages are made again; give --again, or leave it out", ctx)
