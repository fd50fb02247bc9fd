"""`renvooi completion`: the script that teaches a shell to complete our commands and options."""

import click

from renvooi.cli.group import RichHelp
from renvooi.cli.output import emit

_WHOLE_NAMES = "COMP_WORDBREAKS=${COMP_WORDBREAKS//@}\n"
"""For bash, which takes "demarcatie@2026-02" for three words."""


@click.command("completion", cls=RichHelp)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script for SHELL.

    For bash, put this in your .bashrc: eval "$(renvooi completion bash)"
    """
    from click.shell_completion import get_completion_class

    form = get_completion_class(shell)
    assert form is not None
    script = form(ctx.find_root().command, {}, "renvooi", "_RENVOOI_COMPLETE")
    emit(f"{_WHOLE_NAMES if shell == 'bash' else ''}{script.source()}", None)
