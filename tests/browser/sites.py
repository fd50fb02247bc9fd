"""The site of the example corpus in a browser: built once, shown by the preview, watched on every page."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from renvooi.cli.site.running import shown
from renvooi.model import ReadingWarning
from renvooi.model.history import ClauseId
from renvooi.notice.site.assets import asset_files
from renvooi.notice.site.building import build_site
from renvooi.notice.site.frame import Site
from renvooi.notice.site.gathering import open_source
from renvooi.notice.site.pages.clauses import clause_pages
from renvooi.notice.site.pages.matrix import matrix_pages
from renvooi.notice.site.pages.step import step_pages
from renvooi.notice.site.pages.version import version_pages
from renvooi.notice.site.settings import SiteSettings
from tests.notice.site.corpora import example_home
from tests.notice.site.example import ExampleSource

SETTINGS = SiteSettings(url="https://www.example.nl/", without=frozenset({"pdf", "docx"}))
"""Without the redlines as files, which no browser shows and which take most of the time."""
WIDE, SMALL, NARROW = (1280, 900), (360, 740), (320, 640)
"""Screens; on the last one nothing may scroll sideways (WCAG 2.2, 1.4.10)."""
OTHER_ID = ClauseId("c-000000000000")
RARE = "rare/"
"""Where pages stand that the example corpus does not lead to."""
DOCUMENT = "nl/document/demarcatie/"
STEP = f"{DOCUMENT}step/2026-01--2026-02/"
"""A step with a notice, with windows, and with changes of every significance."""
VERSION = f"{DOCUMENT}version/2026-02/"
SEARCH = "nl/search/"
KINDS = frozenset("document step version responsibilities clause search follow proof 404.html".split())
"""Words of a path that say what kind of page it is."""


@dataclass(frozen=True, slots=True)
class Served:
    """A site and where it is shown."""

    folder: Path
    address: str

    def pages(self) -> tuple[str, ...]:
        """Paths of all pages, as a browser asks for them."""
        found = (page.relative_to(self.folder).as_posix() for page in self.folder.rglob("*.html"))
        return tuple(sorted(path.removesuffix("index.html") for path in found if not path.startswith("embed/")))

    def kinds(self) -> tuple[str, ...]:
        """A page of each kind, the largest in Dutch and the smallest in English, and the rare ones."""
        found: dict[str, list[tuple[int, str]]] = {}
        for path in self.pages():
            file = self.folder / path
            size = (file / "index.html" if file.is_dir() else file).stat().st_size
            found.setdefault(path if path.startswith(RARE) else kind(path), []).append((size, path))
        chosen = (min(pages) if name.startswith("en") else max(pages) for name, pages in found.items())
        return tuple(sorted(path for _, path in chosen))


def kind(path: str) -> str:
    """What kind of page this is, with its language."""
    first, *rest = path.split("/")
    return " ".join([first, *(part for part in rest if part in KINDS)])


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """A context with the site of the example corpus, built in `folder` and shown to this machine."""
    source = partial(open_source, example_home(folder / "corpus").place)
    build_site(source, folder / "site", SETTINGS, workers=1, progress=lambda *_: None)
    place = (folder / "site").resolve()
    for path, data in rare_pages().items():
        file = place / RARE / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    with shown(place) as address:
        yield Served(place, address)


def rare_pages() -> Mapping[str, bytes]:
    """A step with two rights and with pages that nobody could read, its version, and a clause with two ids."""
    assets, files = asset_files(SETTINGS)
    site, source = Site(SETTINGS, assets), ExampleSource()
    card = source.documents()[0]
    unread = (ReadingWarning("picture-page", "page 3 is a picture", 3),)
    told = source.step(card, card.steps[-1])
    version = source.version(card, card.versions[-1])
    version = replace(version, tree=replace(version.tree, warnings=unread))
    clauses = source.clauses(card)
    renamed = replace(clauses, lives=(replace(clauses.lives[0], also=(OTHER_ID,)),))
    pages = {
        **step_pages(replace(told, new=replace(told.new, warnings=unread)), site),
        **version_pages(version, site),
        **matrix_pages(version, site),
        **clause_pages(renamed, site),
    }
    return {**files, **{path: data for path, data in pages.items() if path.startswith("nl/")}}


@dataclass(slots=True)
class Visitor:
    """A browser that goes to pages of one site and notes what they do that no page of ours may."""

    browser: Browser
    site: Served
    contexts: dict[tuple[object, ...], BrowserContext] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """Addresses elsewhere that were asked for; none of them was reached."""
    complained: list[str] = field(default_factory=list)
    """Errors and all that was said on the console, as when a policy is broken."""

    def open(
        self,
        path: str,
        *,
        screen: tuple[int, int] = WIDE,
        dark: bool = False,
        scripts: bool = True,
        zone: str = "Europe/Amsterdam",
    ) -> Page:
        """That page of the site, opened."""
        key = (screen, dark, scripts, zone)
        if key not in self.contexts:
            self.contexts[key] = self._context(screen, dark=dark, scripts=scripts, zone=zone)
        page = self.contexts[key].new_page()
        self.pages.append(page)
        page.on("console", lambda message: self._hear(message))
        page.on("pageerror", lambda error: self.complained.append(str(error)))
        page.goto(self.site.address + path)
        return page

    def _context(self, screen: tuple[int, int], *, dark: bool, scripts: bool, zone: str) -> BrowserContext:
        context = self.browser.new_context(
            viewport={"width": screen[0], "height": screen[1]},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            locale="nl-NL",
            timezone_id=zone,
            permissions=["clipboard-read", "clipboard-write"],
        )
        context.route(re.compile(f"^(?!{re.escape(self.site.address)}|blob:)"), lambda route: route.abort())
        context.on("request", lambda request: self._note(request))
        return context

    def _note(self, request: Request) -> None:
        if not request.url.startswith((self.site.address, f"blob:{self.site.address}")):
            self.asked.append(request.url)

    def _hear(self, message: ConsoleMessage) -> None:
        self.complained.append(f"{message.type}: {message.text}")

    def leave(self) -> tuple[list[str], list[str]]:
        """What was asked for and complained of since the last time; all pages are closed."""
        for page in self.pages:
            page.close()
        noted = self.asked, self.complained
        self.pages, self.asked, self.complained = [], [], []
        return noted

    def path(self, page: Page) -> str:
        """Where a page stands in the site, with what stands behind it in the address."""
        return page.url.removeprefix(self.site.address)
