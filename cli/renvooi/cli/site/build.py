"""`renvooi site build`: the web site of a corpus, into a folder."""

from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import corpus_option, place_of
from renvooi.cli.exits import CannotWrite
from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE
from renvooi.cli.printing import check_stdout, say, tell
from renvooi.cli.site.bar import building_bar
from renvooi.cli.site.options import Making, making_options
from renvooi.model.errors import MissingPackage

if TYPE_CHECKING:
    from renvooi.corpus import Place
    from renvooi.notice.site.building import Built
    from renvooi.notice.site.settings import SiteSettings


@click.command("build", cls=RichHelp)
@click.argument("folder", metavar="DIR", type=FILE)
@click.option("--full", is_flag=True, help="Make everything anew, also what did not change.")
@making_options
@corpus_option
def command(folder: Path, full: bool, making: Making, corpus: str | None) -> None:
    """Write the web site of the corpus into DIR: a folder that renvooi makes, and that any web server can serve.

    Only what changed since the last build is made anew. Readers see the site as it was until all is written, and then
    all of the new one. What renvooi needs for that is beside DIR, in .DIR.renvooi. The same corpus gives the same bytes.
    """
    check_stdout()
    begun = monotonic()
    settings = making.settings()
    place = place_of(corpus)
    _require_apart(folder, place)
    built = _built(place, folder, settings, making.workers, full=full)
    if not settings.has_address:
        tell(
            "note",
            "the site was not told where it will stand: feeds and calendars name no page. Give --url.",
            colour="yellow",
        )
    say(_told(built, folder, settings, seconds=monotonic() - begun))


def _built(place: "Place", folder: Path, settings: "SiteSettings", workers: int, *, full: bool) -> "Built":
    from renvooi.notice.site.building import build_site
    from renvooi.notice.site.gathering import open_source

    try:
        with building_bar() as progress:
            return build_site(
                partial(open_source, place, events=settings.events),
                folder,
                settings,
                workers=workers,
                progress=progress,
                full=full,
            )
    except MissingPackage as error:
        raise CannotWrite(str(folder), str(error).partition(". ")[0], error.advice) from error


def _require_apart(folder: Path, place: "Place") -> None:
    """Nothing, if `folder` is not part of the corpus. Raises: CannotWrite."""
    path = folder.resolve()
    kept = [one.resolve() for one in (place.blobs, place.file, place.key, place.heads, place.seal) if one is not None]
    if any(path.is_relative_to(one) or one.is_relative_to(path) for one in kept):
        raise CannotWrite(str(folder), "holds the corpus, or belongs to it", "Name another folder")


def _told(built: "Built", folder: Path, settings: "SiteSettings", *, seconds: float) -> str:
    where = f"{folder}, for {settings.url}" if settings.has_address else str(folder)
    if not built.switched:
        return f"{where}: nothing changed; {built.pages} pages, {built.kept} files, {seconds:.1f} s\n"
    counts = f"{built.made} files made, {built.kept} kept, {built.removed} removed"
    return f"{where}: {built.pages} pages; {counts}; {seconds:.1f} s\n"
