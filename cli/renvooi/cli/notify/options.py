"""What the command line says of who gets the notice, and of how it goes out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click
from click.core import ParameterSource

from renvooi.cli.mail import mail_option
from renvooi.cli.notice_look import Look
from renvooi.cli.options import FILE, language_option

Command = TypeVar("Command", bound=Callable[..., Any])

LONGEST_WAIT = 24 * 60
"""Minutes that a run may wait for a message that was put off."""
FASTEST = 10_000
"""Messages a second; more is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who gets the notice, and what they read."""

    names: tuple[str, ...]
    """Id of the notice, or document, old and new."""
    only: tuple[str, ...]
    left_out: tuple[str, ...]
    again: tuple[str, ...]
    """Clients that get another message, since theirs did not arrive."""
    mail_file: Path | None
    look: Look
    typed: frozenset[str] = frozenset()
    """Parameters that the command line says, rather than the environment."""

    @property
    def files(self) -> tuple[str, ...]:
        """The options with files, as another command must have them to do the same."""
        mail = ("--mail", str(self.mail_file)) if "mail_file" in self.typed else ()
        house = ("--house", str(self.look.house_file)) if "house_file" in self.typed else ()
        return (*mail, *house)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The options that choose clients, as another command must have them."""
        return (
            *(word for client in self.only for word in ("--only", client)),
            *(word for client in self.left_out for word in ("--except", client)),
        )

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Files that no output may overwrite."""
        return tuple(one for one in (self.mail_file, self.look.house_file) if one is not None)


@dataclass(frozen=True, slots=True)
class Speed:
    """How it goes out."""

    rate: float | None
    """Messages a second at most; None for what the settings say."""
    wait: timedelta
    """How long a run waits for a message that was put off."""


def wanted_options(command: Command) -> Command:
    """`command` with the names and the options that say who gets what, which it gets together as `wanted`."""

    @wraps(command)
    def with_wanted(
        *arguments: Any,
        names: tuple[str, ...],
        only: tuple[str, ...],
        left_out: tuple[str, ...],
        again: tuple[str, ...],
        mail_file: Path | None,
        house_file: Path | None,
        language: str,
        **rest: Any,
    ) -> Any:
        look = Look("eml", language, house_file)
        context = click.get_current_context()
        typed = frozenset(
            name for name in context.params if context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        )
        return command(*arguments, wanted=Wanted(names, only, left_out, again, mail_file, look, typed), **rest)

    for option in reversed(_WANTED):
        option(with_wanted)
    return cast(Command, with_wanted)


def speed_options(command: Command) -> Command:
    """`command` with --rate and --wait, which it gets together as `speed`."""

    @wraps(command)
    def with_speed(*arguments: Any, rate: float | None, wait: int, **rest: Any) -> Any:
        return command(*arguments, speed=Speed(rate, timedelta(minutes=wait)), **rest)

    for option in reversed(_SPEED):
        option(with_speed)
    return cast(Command, with_speed)


_WANTED = (
    click.argument("names", nargs=-1, required=True, metavar="NOTICE | DOCUMENT OLD NEW"),
    click.option("--only", multiple=True, metavar="CLIENT", help="Only this client. Repeatable."),
    click.option(
        "--except",
        "left_out",
        multiple=True,
        metavar="CLIENT",
        help="Leave this client out, as one for whom something is to be settled first. Repeatable.",
    ),
    click.option(
        "--again",
        multiple=True,
        metavar="CLIENT",
        help="Make another message for this client, since its own was refused, cancelled or bounced. Repeatable.",
    ),
    mail_option,
    click.option(
        "--house",
        "house_file",
        type=FILE,
        metavar="FILE",
        help="TOML file with your house style, as for renvooi notice.",
    ),
    language_option,
)
_SPEED = (
    click.option(
        "--rate",
        type=click.FloatRange(min=0, min_open=True, max=FASTEST),
        metavar="NUMBER",
        help="Messages a second at most; without it, that of the settings, else as fast as the server takes them.",
    ),
    click.option(
        "--wait",
        type=click.IntRange(min=0, max=LONGEST_WAIT),
        metavar="MINUTES",
        default=15,
        show_default=True,
        help="How long to wait for a message that the server put off; what takes longer is for the next run.",
    ),
)
