"""`renvooi assess`: what the changes set off, and what only a person may decide."""

from pathlib import Path

import click

from renvooi.cli.consequences import Sources, compared, sources_options
from renvooi.cli.group import RichHelp
from renvooi.cli.named import Where
from renvooi.cli.options import form_for, language_option, output_option, pair_arguments
from renvooi.cli.output import emit
from renvooi.model import dumps


@click.command("assess", cls=RichHelp)
@pair_arguments
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="Text for the terminal, JSON for programs, or Markdown.",
)
@language_option
@sources_options
@output_option
def command(
    names: tuple[str, ...],
    where: Where,
    form: str,
    language: str,
    sources: Sources,
    output: Path | None,
) -> None:
    """Show what the change from OLD to NEW sets off, and why.

    For each change the signals, the rules of the policy with their class, and the rights with the clause
    that they rest on; then what only a person may decide, each with the command that decides it.
    OLD and NEW are files or versions, as for `renvooi diff`.
    """
    from renvooi.cli.reading import settings_at
    from renvooi.notice import assess, render_assessment

    form = form_for(form, output)
    pair = compared(names, where, sources=sources, output=output)
    with settings_at(sources.reasons):
        made = assess(pair.script, pair.old, pair.new, policy=pair.policy, account=pair.account, naming=pair.naming)
    emit(dumps(made) if form == "json" else render_assessment(made, form, language=language), output)
