"""What a site is called, looks like and leaves out: options of the commands that build one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from renvooi.cli.options import FILE
from renvooi.cli.several import processors

if TYPE_CHECKING:
    from renvooi.notice.site.settings import SiteSettings

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Making:
    """How a site is made."""

    house_file: Path | None
    url: str | None
    without: frozenset[str]
    workers: int

    def settings(self) -> "SiteSettings":
        """The settings in the file of the house, and what the options say. Raises: MissingFile, BadSettings."""
        from renvooi.notice.site.settings import SiteSettings

        settings = SiteSettings() if self.house_file is None else self._of_house(self.house_file)
        if self.url is not None:
            settings = replace(settings, url=_address(self.url))
        return replace(settings, without=settings.without | self.without)

    @staticmethod
    def _of_house(file: Path) -> "SiteSettings":
        from renvooi.cli.reading import read_bytes
        from renvooi.notice.site.settings_file import load_site

        return load_site(read_bytes(file), read=lambda name: read_bytes(file.parent / name), name=str(file))


def _address(given: str) -> str:
    """The address of --url, with a slash at its end. Raises: UsageError."""
    from renvooi.notice.site.settings_file import is_address

    address = given if given.endswith("/") else f"{given}/"
    if not is_address(address):
        raise click.UsageError(
            f"--url {given!r} is no address of a site; write it as https://www.example.nl/changes/",
            click.get_current_context(),
        )
    return address


def making_options(command: Command) -> Command:
    """`command` with --house, --url, --without and --workers, which it gets together as `making`."""

    @wraps(command)
    def with_making(
        *arguments: Any,
        house_file: Path | None,
        url: str | None,
        without: tuple[str, ...],
        workers: int | None,
        **rest: Any,
    ) -> Any:
        return command(*arguments, making=Making(house_file, url, frozenset(without), workers or processors()), **rest)

    for option in reversed(_MAKING):
        option(with_making)
    return cast(Command, with_making)


_MAKING = (
    click.option(
        "--house",
        "house_file",
        type=FILE,
        metavar="FILE",
        help="TOML file with your house style; its table [site] says where the site will stand, and what it is called.",
    ),
    click.option(
        "--url",
        metavar="ADDRESS",
        help="Where the site will stand, as https://www.example.nl/changes/; it goes before what the file of the house says.",
    ),
    click.option(
        "--without",
        type=click.Choice(["pdf", "docx", "search"]),
        multiple=True,
        help="Leave out the redlines as PDF or as Word documents, or the search. Repeatable.",
    ),
    click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="NUMBER",
        help="Processes that make pages at once; without it, as many as there are processors, where it pays.",
    ),
)
