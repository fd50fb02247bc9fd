"""`renvooi site serve`: the site on this machine, for looking at it before others do."""

import signal
import tempfile
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import corpus_option, opened, place_of
from renvooi.cli.exits import one_line
from renvooi.cli.group import RichHelp
from renvooi.cli.options import FILE
from renvooi.cli.printing import check_stdout, say, tell
from renvooi.cli.site.options import Making, making_options
from renvooi.cli.site.watching import Watch, files_seen
from renvooi.model.errors import MissingFile, MissingPackage

if TYPE_CHECKING:
    from collections.abc import Hashable

    from renvooi.corpus import Place

HERE = "127.0.0.1"
"""Only who is on this machine can ask for it."""
PORT = 8000
_ENDS = (signal.SIGTERM, signal.SIGHUP)


@click.command("serve", cls=RichHelp)
@click.argument("folder", metavar="[DIR]", type=FILE, required=False)
@click.option(
    "--port",
    type=click.IntRange(min=0, max=65535),
    default=PORT,
    show_default=True,
    metavar="NUMBER",
    help="Where to listen; 0 takes any that is free.",
)
@click.option(
    "--host",
    default=HERE,
    show_default=True,
    metavar="ADDRESS",
    help="On which address of this machine; another than this one lets others look.",
)
@making_options
@corpus_option
def command(folder: Path | None, port: int, host: str, making: Making, corpus: str | None) -> None:
    """Show the site on this machine until Ctrl-C, at an address that is printed.

    Without DIR the site is built from the corpus into a folder that goes with the preview, and built again as soon as
    the corpus, the file of the house or its templates change. With DIR what is there is shown. Browsers that look at
    a page show it anew by themselves.
    """
    check_stdout()
    _require_packages()
    with _ended_alike(), _site(folder, making, corpus) as (shown, watch):
        _serve(shown, watch, host=host, port=port, said=str(folder or "the corpus"))


@contextmanager
def _ended_alike() -> Iterator[None]:
    """A context in which whoever closes the terminal or ends the process does as Ctrl-C does, so that nothing stays."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {one: signal.signal(one, signal.default_int_handler) for one in _ENDS}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


@contextmanager
def _site(folder: Path | None, making: Making, corpus: str | None) -> Iterator[tuple[Path, Watch]]:
    """A context with the folder to show and what looks after it."""
    if folder is not None:
        if not folder.is_dir():
            raise MissingFile(str(folder), "is not a folder", "Name one that `renvooi site build` made, or none")
        yield folder, Watch(lambda: _state(folder), lambda: True, tell=_complain)
        return
    with tempfile.TemporaryDirectory(prefix="renvooi-site-") as scratch:
        built = Path(scratch) / "site"
        place = place_of(corpus)
        watch = Watch(lambda: _sources(place, making, corpus), lambda: _built(place, built, making), tell=_complain)
        _built(place, built, making)
        yield built, watch


def _state(folder: Path) -> "Hashable":
    """Something that differs once the folder was switched for another."""
    real = folder.resolve()
    return str(real), real.stat().st_mtime_ns


def _sources(place: "Place", making: Making, corpus: str | None) -> "Hashable":
    """Something that differs once a new build would be another."""
    of_house = () if making.house_file is None else of_the_house(making.house_file)
    if place.heads is not None:
        return files_seen((place.heads, *of_house))
    with opened(corpus) as found:
        return found.head(), files_seen(of_house)


def of_the_house(file: Path) -> tuple[Path, ...]:
    """The settings of the house, and what they name beside them: folders of templates, the logo."""
    try:
        said = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        # What is wrong with it is told by the build that follows.
        return (file,)
    tables = [one if isinstance(one, dict) else {} for one in (said, said.get("site"), said.get("logo"))]
    named = [tables[0].get("templates"), tables[1].get("templates"), tables[2].get("file")]
    return (file, *(file.parent / one for one in named if isinstance(one, str) and one))


def _built(place: "Place", folder: Path, making: Making) -> bool:
    """Whether the site became another. Raises: what building raises."""
    from renvooi.cli.site.bar import building_bar
    from renvooi.notice.site.building import build_site
    from renvooi.notice.site.gathering import open_source

    settings = making.settings()
    source = partial(open_source, place, events=settings.events)
    with building_bar() as progress:
        return build_site(source, folder, settings, workers=making.workers, progress=progress).switched


def _serve(folder: Path, watch: Watch, *, host: str, port: int, said: str) -> None:
    from renvooi.cli.site.running import listening, run

    with listening(host, port) as socket:
        if host != HERE:
            tell("note", f"others can look at it: it listens on {host}, not on this machine alone", colour="yellow")
        say(f"{socket.address} shows {said}; Ctrl-C ends it")
        watch.start()
        try:
            run(socket, folder, changed=lambda: watch.times)
        finally:
            if watch.busy:
                say("the preview ends once the build under way is done")
            watch.stop()
    say("the preview ended")


def _complain(line: str) -> None:
    ended = line if line.endswith((".", "!", "?")) else f"{line}."
    tell("error", one_line(f"{ended} The preview shows the site as it was."), colour="red")


def _require_packages() -> None:
    from importlib.util import find_spec

    if find_spec("starlette") is None or find_spec("uvicorn") is None:
        raise MissingPackage("the preview of a site", "site")
