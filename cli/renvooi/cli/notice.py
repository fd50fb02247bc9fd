"""`renvooi notice`: the kennisgeving that tells clients what changed and what they can do."""

from datetime import date
from pathlib import Path

import click
from click.core import ParameterSource

from renvooi.cli.consequences import Sources, sources_options
from renvooi.cli.corpus import BY, acting
from renvooi.cli.group import RichHelp
from renvooi.cli.named import Where
from renvooi.cli.notice_look import Look, look_options
from renvooi.cli.notice_making import Asked, check_letter, made, tell_findings
from renvooi.cli.options import FILE, Day, is_given, output_option, pair_arguments
from renvooi.cli.output import emit
from renvooi.model import is_reason

_PURPOSES = {"draft": "--draft", "release": "--release", "released": "--released", "checked": "--verify"}
"""Options of which a notice has one at most, by parameter."""
_OF_MAKING = {
    "policy_file": "--policy",
    "reasons_file": "--reasons",
    "verdicts": "--verdicts",
    "sending": "--sending",
    "by": "--by",
}
"""Options that say how a notice is made, and nothing of one that was released."""


@click.command("notice", cls=RichHelp)
@pair_arguments
@look_options
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
@click.option("--draft", is_flag=True, help="Write a notice that is not ready to go out, marked as a draft everywhere.")
@click.option(
    "--release",
    is_flag=True,
    help="Let the notice go out: it is recorded in the corpus of both versions, and windows can be opened under it.",
)
@click.option("--by", metavar="NAME", envvar=BY, help="Who releases it; without it, RENVOOI_BY, else your login name.")
@click.option(
    "--because",
    metavar="TEXT",
    help="Why it takes the place of a notice that was released about the same versions, or is made with another "
    "policy than the one in force.",
)
@click.option("--released", is_flag=True, help="Write a notice as it was released; its id will do for OLD NEW.")
@click.option(
    "--verify",
    "checked",
    type=FILE,
    metavar="FILE",
    help="Hold a notice, ours or another's, against the diff: is it complete, and does it claim nothing else? "
    "Text, or JSON with --format json.",
)
@sources_options
@output_option
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    where: Where,
    look: Look,
    received: date | None,
    sending: date | None,
    draft: bool,
    release: bool,
    by: str | None,
    because: str | None,
    released: bool,
    checked: Path | None,
    sources: Sources,
    output: Path | None,
) -> None:
    """Write the notice for the change from OLD to NEW, once nothing stands in its way.

    OLD and NEW are files or versions, as for `renvooi diff`. While a change has no reason, a change for
    review has no verdict or a finding is open, there is no notice but a draft; what is open is listed.
    """
    _check_options(ctx)
    look = look.of_file(output) if checked is None else look.of_report()
    look.require_place(output)
    asked = Asked(names, where, sources, look, received, sending, output)
    if checked is not None:
        from renvooi.cli.notice_check import check_notice

        ctx.exit(check_notice(checked, asked))
    from renvooi.cli.releasing import release_notice, write_released

    if released:
        write_released(asked)
    elif release:
        release_notice(asked, by=acting(by), because=because)
    else:
        _write(asked, draft=draft)


def _check_options(ctx: click.Context) -> None:
    """Nothing, if the options go together. Raises: UsageError."""
    purposes = [flag for name, flag in _PURPOSES.items() if is_given(name)]
    if len(purposes) > 1:
        raise click.UsageError(f"{purposes[0]} and {purposes[1]} do not go together; leave one out", ctx)
    if is_given("because") and "--release" not in purposes:
        raise click.UsageError("--because says why a notice is released; give --release, or leave it out", ctx)
    because = ctx.params["because"]
    if because is not None and not is_reason(because):
        raise click.UsageError(f"--because: {because!r} tells nobody why; write it in a sentence", ctx)
    if is_given("received") and "--release" in purposes:
        raise click.UsageError("--received is of one client, and --release is for all; leave one out", ctx)
    given = [flag for name, flag in _OF_MAKING.items() if _is_typed(ctx, name)]
    if given and "--released" in purposes:
        raise click.UsageError(f"{given[0]} changes nothing in a notice that was released; leave it out", ctx)


def _is_typed(ctx: click.Context, name: str) -> bool:
    """Whether the command line says it, rather than the environment."""
    return ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE


def _write(asked: Asked, *, draft: bool) -> None:
    """Nothing; the notice is written, as it was released if it was. Raises: NotReleasable, StateForbids, CannotWrite."""
    from renvooi.cli.releasing import as_released, recorded_about
    from renvooi.notice import require_releasable

    pair = asked.compared()
    notice = made(asked, pair, sending=asked.sending, draft=draft)
    recorded = None if draft else recorded_about(pair, notice)
    if recorded is not None:
        notice = as_released(*recorded, received=asked.received)
    else:
        tell_findings(notice)
        if not draft:
            require_releasable(notice)
    check_letter(asked, notice, pair.script, old=pair.old, new=pair.new)
    emit(asked.look.written(notice), asked.output)
