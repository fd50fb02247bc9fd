"""Arguments and options that several commands share, each said once."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click
from click.core import ParameterSource

from renvooi.cli.corpus import corpus_option
from renvooi.cli.manner import Manner
from renvooi.cli.named import Where

Command = TypeVar("Command", bound=Callable[..., Any])

FILE = click.Path(readable=False, path_type=Path)
"""Any path: whether it can be read is told by the reader, with its own exit code."""

FORMS = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".txt": "text",
    ".svg": "svg",
    ".pdf": "pdf",
    ".docx": "docx",
    ".xlsx": "xlsx",
    ".ics": "ics",
    ".eml": "eml",
    ".csv": "csv",
}
"""What the name of an output file says about its format; a command refuses those that it does not write."""


def output_option(command: Command) -> Command:
    """`command` with --output."""
    return click.option(
        "--output",
        type=FILE,
        metavar="FILE",
        help="Write to FILE, whole or not at all, instead of the terminal; its suffix gives the format.",
    )(command)


def is_given(name: str) -> bool:
    """Whether the user gave the parameter `name` of the running command, rather than its default."""
    source = click.get_current_context().get_parameter_source(name)
    return source not in (None, ParameterSource.DEFAULT, ParameterSource.DEFAULT_MAP)


def form_for(form: str, output: Path | None) -> str:
    """The format of a result: --format if given, else what the suffix of --output says, else the default.

    Raises: UsageError for a suffix of a format that the command does not write.
    """
    meant = None if output is None or is_given("form") else FORMS.get(output.suffix.lower())
    if output is None or meant is None:
        return form
    context = click.get_current_context()
    (choice,) = (option.type for option in context.command.params if option.name == "form")
    assert isinstance(choice, click.Choice)
    if meant not in choice.choices:
        raise click.UsageError(
            f"--output {output.name}: this command writes no {meant}; name another file, or give "
            f"--format {', '.join(choice.choices[:-1])} or {choice.choices[-1]}",
            context,
        )
    return meant


class Day(click.ParamType[date]):
    """A day of the calendar, as in 2026-03-02, from 2000 on."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that `value` names. Raises: BadParameter if there is no such day."""
        if isinstance(value, date):
            return value
        text = str(value)
        try:
            day = date.fromisoformat(text) if len(text) == len("2026-03-02") else None
        except ValueError:
            day = None
        if day is None:
            self.fail(f"{text!r} is no day of the calendar; write it as 2026-03-02", param, ctx)
        if day.year < EARLIEST_YEAR:
            self.fail(f"{text} is before {EARLIEST_YEAR}; check the year", param, ctx)
        return day


def language_option(command: Command) -> Command:
    """`command` with --language."""
    return click.option(
        "--language",
        type=click.Choice(["nl", "en"]),
        default="nl",
        show_default=True,
        help="Language of the labels; contract text stays as it is.",
    )(command)


def verdicts_option(command: Command) -> Command:
    """`command` with --verdicts."""
    return click.option(
        "--verdicts",
        type=FILE,
        metavar="FILE",
        help="What people decided about these changes, as `renvooi verdict` writes it.",
    )(command)


EARLIEST_YEAR = 2000
"""No notice that can still matter was received before."""


def reading_options(command: Command) -> Command:
    """`command` with --profile, --organisation, --accept-revisions, --jobs and --no-cache, which it gets together as `manner`."""

    @wraps(command)
    def with_manner(
        *arguments: Any,
        profiles: tuple[Path, ...],
        organisations: tuple[Path, ...],
        accept_revisions: bool,
        jobs: int | None,
        no_cache: bool,
        **rest: Any,
    ) -> Any:
        return command(*arguments, manner=Manner(profiles, organisations, accept_revisions, jobs, not no_cache), **rest)

    for option in reversed(_READING):
        option(with_manner)
    return cast(Command, with_manner)


_READING = (
    click.option(
        "--profile",
        "profiles",
        type=FILE,
        multiple=True,
        metavar="FILE",
        help="TOML file that describes a document family. Repeatable.",
    ),
    click.option(
        "--organisation",
        "organisations",
        type=FILE,
        multiple=True,
        metavar="FILE",
        help="TOML file that names the parties of your documents. Repeatable.",
    ),
    click.option(
        "--accept-revisions",
        is_flag=True,
        help="Read a Word document with tracked changes as if all of them were accepted.",
    ),
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="NUMBER",
        help="Files read at once; without it, as many as there are processors.",
    ),
    click.option("--no-cache", is_flag=True, help="Read every file anew, and keep nothing of it."),
)


def pair_arguments(command: Command) -> Command:
    """`command` with OLD NEW, or DOCUMENT OLD NEW, as `names`, and with --in and --corpus."""
    named = click.argument("names", nargs=-1, metavar="[DOCUMENT] OLD NEW", required=True)
    return named(folder_option(place_option(command)))


def folder_option(command: Command) -> Command:
    """`command` with --in."""
    return click.option(
        "--in",
        "folder",
        type=FILE,
        metavar="FOLDER",
        help="Where DOCUMENT-VERSION.pdf, .docx and .md are; without it, the corpus, else the current folder.",
    )(command)


def place_option(command: Command) -> Command:
    """`command` with --corpus, which it gets together with --in as `where`."""

    @wraps(command)
    def with_where(*arguments: Any, corpus: str | None, folder: Path | None = None, **rest: Any) -> Any:
        source = click.get_current_context().get_parameter_source("corpus")
        where = Where(folder, corpus, chosen=source is ParameterSource.COMMANDLINE)
        return command(*arguments, where=where, **rest)

    return corpus_option(cast(Command, with_where))
