"""How a notice is written: in which format and language, and in whose house style."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from renvooi.cli.corpus import now
from renvooi.cli.exits import CannotWrite
from renvooi.cli.options import FILE, form_for, is_given
from renvooi.cli.terminal import is_terminal
from renvooi.model import Notice
from renvooi.model.errors import MissingPackage

if TYPE_CHECKING:
    from renvooi.notice import House

Command = TypeVar("Command", bound=Callable[..., Any])

_NO_TEXT = {"pdf": "a PDF", "docx": "a Word document", "xlsx": "a workbook"}
"""Formats that no terminal can show."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a notice is written."""

    form: str
    language: str
    house_file: Path | None

    def house(self) -> "House":
        """The house style in its file, and in the files beside it. Raises: MissingFile, BadSettings."""
        from renvooi.cli.reading import read_bytes
        from renvooi.notice import DEFAULT_HOUSE, load_house

        file = self.house_file
        if file is None:
            return DEFAULT_HOUSE
        return load_house(read_bytes(file), read=lambda name: read_bytes(file.parent / name), name=str(file))

    def of_file(self, output: Path | None) -> "Look":
        """The same with the format that the name of `output` says. Raises: UsageError."""
        return replace(self, form=form_for(self.form, output))

    def of_report(self) -> "Look":
        """The same for what is said of a notice: text, unless the user asked for JSON. Raises: UsageError."""
        form = self.form if is_given("form") else "text"
        if form not in ("text", "json"):
            raise click.UsageError(
                f"--verify gives text or json; --format {form} is for a notice", click.get_current_context()
            )
        return replace(self, form=form)

    def require_place(self, output: Path | None) -> None:
        """Nothing, if the format can go where the result goes. Raises: UsageError."""
        if self.form in _NO_TEXT and output is None and is_terminal(sys.stdout):
            what = _NO_TEXT[self.form]
            raise click.UsageError(
                f"{what} is no text for a terminal; name a file with --output", click.get_current_context()
            )

    def written(self, notice: Notice) -> bytes:
        """`notice` as the bytes of a file. Raises: CannotWrite without the package of a format, BadSettings, NoLastDay, HeaderRefused."""
        from renvooi.cli.reading import settings_at
        from renvooi.notice import example_mail, render_file

        try:
            with settings_at(self.house_file):
                if self.form == "eml":
                    return example_mail(notice, language=self.language, house=self.house(), at=now())
                return render_file(notice, self.form, language=self.language, house=self.house(), at=now())
        except MissingPackage as error:
            raise CannotWrite(f"--format {self.form}", "needs a package that is not installed", error.advice) from error


def look_options(command: Command) -> Command:
    """`command` with --format, --language and --house, which it gets together as `look`."""

    @wraps(command)
    def with_look(*arguments: Any, form: str, language: str, house_file: Path | None, **rest: Any) -> Any:
        return command(*arguments, look=Look(form, language, house_file), **rest)

    for option in reversed(_LOOK):
        option(with_look)
    return cast(Command, with_look)


_LOOK = (
    click.option(
        "--format",
        "form",
        type=click.Choice(["markdown", "html", "text", "json", "pdf", "docx", "xlsx", "ics", "eml"]),
        default="markdown",
        show_default=True,
        help="Every format says the same; xlsx has the texts as a table, ics the last days for a calendar, eml the e-mail "
        "as clients get it.",
    ),
    click.option(
        "--language",
        type=click.Choice(["nl", "en"]),
        default="nl",
        show_default=True,
        help="Language of the notice; contract text stays as it is.",
    ),
    click.option(
        "--house",
        "house_file",
        type=FILE,
        metavar="FILE",
        help="TOML file with your house style: sender, logo, colour, links, templates.",
    ),
)
