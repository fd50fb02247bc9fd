"""Help pages drawn by rich_click.

The commands are plain click, so that running one never imports rich. For its help page a
command gets a twin of rich_click's class with the same options and texts.
"""

import sys

import click
from rich_click import RichCommand, RichContext, RichGroup, RichHelpConfiguration

from renvooi.cli.terminal import WIDEST, wants_colour


def help_page(command: click.Command, ctx: click.Context) -> str:
    """The help of `command`, coloured only on a terminal."""
    coloured = wants_colour(sys.stdout)
    settings = RichHelpConfiguration(
        max_width=WIDEST,
        text_paragraph_linebreaks="\n\n",
        show_arguments=False,
        color_system="auto" if coloured else None,
        force_terminal=coloured,
    )
    twin = _twin(command, ctx)
    return twin.get_help(RichContext(twin, info_name=ctx.command_path, rich_help_config=settings)).rstrip("\n")


def _twin(command: click.Command, ctx: click.Context) -> RichCommand:
    if not isinstance(command, click.Group):
        return RichCommand(name=command.name, params=command.params, help=command.help, epilog=command.epilog)
    names = command.list_commands(ctx)
    found = [(name, command.get_command(ctx, name)) for name in names]
    twins: dict[str, click.Command] = {name: _twin(inner, ctx) for name, inner in found if inner is not None}
    return _OrderedGroup(
        name=command.name, params=command.params, help=command.help, epilog=command.epilog, commands=twins
    )


class _OrderedGroup(RichGroup):
    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which they were given, not by alphabet."""
        return list(self.commands)
