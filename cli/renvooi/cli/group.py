"""The `renvooi` group: commands imported when used, errors as one line and an exit code.

`renvooi --version` must not pay for PDF readers, or for rich: a command's module is
imported when that command runs, and rich_click only when help is shown.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

import click

from renvooi.cli.exits import CannotWrite, Exit, Interrupted, exit_of, line_of
from renvooi.cli.printing import say, tell


class RichHelp(click.Command):
    """A command whose help is drawn by rich_click, imported at that moment."""

    def get_help(self, ctx: click.Context) -> str:
        """The help page, for the terminal at hand."""
        from renvooi.cli.pages import help_page

        return help_page(self, ctx)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, which prints as all else is printed: a full disk is one line and an exit code."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = _show_help
        return option


def _show_help(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        say(ctx.get_help())
        ctx.exit()


class LazyGroup(RichHelp, click.Group):
    """A group that knows its commands by name and imports each one when it is asked for."""

    def __init__(self, *args: Any, places: Mapping[str, str], **options: Any) -> None:
        """`places` maps a command's name to "module:attribute", in the order of the help page."""
        super().__init__(*args, **options)
        self.places = dict(places)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which people meet them."""
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; None if there is none of that name."""
        if cmd_name not in self.places:
            return None
        module, attribute = self.places[cmd_name].split(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """What the command returns; Ctrl-C leaves as our own exception, since click prints a blank line for it."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as pressed:
            raise Interrupted from pressed

    def main(self, args: Sequence[str] | None = None, *rest: Any, **options: Any) -> NoReturn:
        """Run, and end the process with the exit code; an error is one line, never a traceback."""
        options["standalone_mode"] = False
        try:
            code = self._run(args, *rest, **options)
        except Interrupted as left:
            _end(str(left), Exit.INTERRUPTED)
        except (click.exceptions.Abort, KeyboardInterrupt):
            _end(str(Interrupted()), Exit.INTERRUPTED)
        except Exception as error:
            if exit_of(error) is Exit.DEFECT and os.environ.get("RENVOOI_TRACEBACK"):
                raise
            _end(line_of(error), exit_of(error))
        sys.exit(code if isinstance(code, int) else Exit.DONE)

    def _run(self, *arguments: Any, **options: Any) -> Any:
        """What the command returns, or the exit code; without arguments the help page is shown."""
        try:
            return super().main(*arguments, **options)
        except click.exceptions.NoArgsIsHelpError as asked:
            try:
                say(asked.format_message())
            except click.exceptions.Exit as left:
                return left.exit_code
            return Exit.USAGE


def _end(message: str, code: Exit) -> NoReturn:
    # Where not even the error can be written, its code still tells.
    with suppress(CannotWrite, click.exceptions.Exit):
        tell("error", message, colour="red")
    sys.exit(code)
