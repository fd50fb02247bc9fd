"""What the command tells the shell: one exit code an outcome.

A script must be able to tell "nothing changed" from "I could not read it", so the codes
are part of the interface (docs/commands.md) and never change meaning.
"""

from enum import IntEnum

import click


class Exit(IntEnum):
    """The exit codes of every command."""

    DONE = 0
    """Done; for `diff` also: no change; for `check`: no error."""
    FOUND = 1
    """`diff` found changes, in clauses or around them; `check` found errors; `plan` found what blocks; `verify`, `backup` or `restore` found faults."""
    USAGE = 2
    """The command line asks for something that does not exist or cannot be written."""
    REFUSED = 3
    """A document or settings file could not be read, or was refused."""
    FORBIDDEN = 4
    """A stored state forbids the action."""
    INCOMPLETE = 5
    """Not everything was delivered."""
    DEFECT = 70
    """renvooi itself failed: EX_SOFTWARE of sysexits."""
    INTERRUPTED = 130
    """Ended by Ctrl-C: 128 + SIGINT, as shells count."""
    PIPE_CLOSED = 141
    """The reader of the output went away: 128 + SIGPIPE."""


class CannotWrite(click.ClickException):
    """The output cannot go where the user asked."""

    def __init__(self, path: str, reason: str, advice: str) -> None:
        """`reason` and `advice` without a final full stop."""
        super().__init__(f"{path}: {reason}. {advice}.")
        self.path = path
        self.reason = reason


class Interrupted(Exception):
    """Ctrl-C while a command ran."""

    def __init__(self, done: str = "nothing was written") -> None:
        """`done` says what is there all the same, without a final full stop."""
        super().__init__(f"interrupted; {done}.")


def exit_of(error: Exception) -> Exit:
    """The exit code for an error; what no user can cause is a defect."""
    if isinstance(error, click.ClickException):
        return Exit.USAGE
    if not _is_expected(error):
        return Exit.DEFECT
    from renvooi.model.errors import MailUnreachable, StateForbids

    if isinstance(error, MailUnreachable):
        return Exit.INCOMPLETE
    return Exit.FORBIDDEN if isinstance(error, StateForbids) else Exit.REFUSED


def line_of(error: Exception) -> str:
    """The error as one line: what was wrong, where, and what to do."""
    if isinstance(error, click.UsageError):
        message = error.format_message().rstrip(".")
        command = error.ctx.command_path if error.ctx is not None else "renvooi"
        return one_line(f"{message}. See {command} --help.")
    if isinstance(error, click.ClickException):
        return one_line(error.format_message())
    if _is_expected(error):
        return one_line(str(error))
    return one_line(
        f"defect in renvooi: {type(error).__name__}: {error}. Nothing was written; "
        "please report it, with the output under RENVOOI_TRACEBACK=1."
    )


def one_line(text: str) -> str:
    """`text` without line breaks and control characters: it may quote a hostile file name."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in " ".join(text.split()))


def _is_expected(error: Exception) -> bool:
    """Whether renvooi raised `error` on purpose; the model is imported only once something failed."""
    from renvooi.model.errors import RenvooiError

    return isinstance(error, RenvooiError)
