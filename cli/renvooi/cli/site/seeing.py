"""What a browser sees of a built site: a page of each kind, by day, by night and on a phone.

For those who work on the pages: playwright and axe are no part of an install. The pages are shown by the preview
server, so that the headers of a real one are on them.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from renvooi.cli.site.running import shown
from renvooi.model import Severity
from renvooi.model.errors import MissingFile, MissingPackage
from renvooi.notice.site.checking.faults import Fault, SiteReport, error
from renvooi.notice.site.checking.folder import Folder, open_folder
from renvooi.notice.site.settings import LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request, Response

CHECK = "browser"
_KINDS = frozenset("document step version responsibilities clause search follow proof index.html 404.html".split())
"""Words of a path that say what kind of page it is."""
_SERIOUS = frozenset({"serious", "critical"})
_WAIT = 20_000
"""Milliseconds that a page may take on a busy machine."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is looked at."""

    name: str
    scheme: str
    width: int
    """Pixels."""
    languages: tuple[str, ...]


LOOKS = (
    Look("light", "light", 1280, LANGUAGES),
    Look("dark", "dark", 1280, LANGUAGES[:1]),
    Look("phone", "light", 320, LANGUAGES[:1]),
)
"""320 pixels is the width at which nothing may scroll sideways (WCAG 2.2, 1.4.10)."""


def seen_in_browser(report: SiteReport, place: Path, browser: Path) -> SiteReport:
    """The report with what a browser at `browser` sees of the site in `place`.

    Raises: MissingPackage without playwright and axe; MissingFile if the browser cannot be started.
    """
    folder = open_folder(place)
    with shown(folder.root) as address, _started(browser) as opened:
        found = [
            fault for look in LOOKS for path in pages_of(folder, look) for fault in _seen(opened, address, path, look)
        ]
    order = sorted({*report.faults, *found}, key=lambda one: (one.file, one.line or 0, one.check, one.message))
    return replace(report, faults=tuple(order))


def pages_of(folder: Folder, look: Look) -> tuple[str, ...]:
    """The largest page of each kind, in the languages of this look."""
    largest: dict[tuple[str, ...], str] = {}
    for path in folder.pages():
        first, *rest = path.split("/")
        if first in LANGUAGES and first not in look.languages:
            continue
        kind = (first, *(part for part in rest if part in _KINDS))
        if kind not in largest or folder.sizes[path] > folder.sizes[largest[kind]]:
            largest[kind] = path
    return tuple(sorted(largest.values()))


@contextmanager
def _started(browser: Path) -> "Iterator[Browser]":
    try:
        import axe_playwright_python.sync_playwright  # noqa: F401
        from playwright.sync_api import Error, sync_playwright
    except ImportError as cause:
        advice = "Run pip install playwright axe-playwright-python"
        raise MissingPackage("looking at pages in a browser", "site", advice) from cause
    # Chromium has no sandbox for root; what it opens here is our own.
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as driver:
        try:
            opened = driver.chromium.launch(executable_path=str(browser), args=arguments)
        except Error as cause:
            reason = str(cause).partition("\n")[0].lower()
            raise MissingFile(str(browser), f"cannot be started: {reason}", "Name a Chromium with --browser") from cause
        with opened:
            yield opened


def _seen(browser: "Browser", address: str, path: str, look: Look) -> Iterator[Fault]:
    context = browser.new_context(
        color_scheme="dark" if look.scheme == "dark" else "light",
        viewport={"width": look.width, "height": 800},
        reduced_motion="reduce",
    )
    with context:
        page = context.new_page()
        heard = _Heard(address, path)
        page.on("console", lambda message: heard.said(message.type, message.text))
        page.on("pageerror", lambda wrong: heard.said("error", wrong.message))
        page.on("request", heard.asked)
        page.on("response", heard.answered)
        page.goto(address + path.removesuffix("index.html"), wait_until="networkidle", timeout=_WAIT)
        messages = [*heard.messages, *_too_wide(page, look)]
        for message in dict.fromkeys(messages):
            yield error(CHECK, path, None, f"{look.name}: {message}")
        for severity, message in _by_axe(page):
            yield Fault(CHECK, severity, path, None, f"{look.name}: {message}")


class _Heard:
    """What a page did while it was opened."""

    def __init__(self, address: str, path: str) -> None:
        self.address = address
        self.path = path
        self.messages: list[str] = []

    def said(self, kind: str, text: str) -> None:
        """A line in the console."""
        if kind == "error":
            self.messages.append(f"the console says {text[:160]!r}")

    def asked(self, request: "Request") -> None:
        """A request, which may only be of the site."""
        if not request.url.startswith((self.address, "blob:")):
            self.messages.append(f"asks for {request.url[:160]!r}, which is elsewhere")

    def answered(self, response: "Response") -> None:
        """An answer, which must be one."""
        if response.status >= 400:
            self.messages.append(f"asks for {response.url[:160]!r} and gets {response.status}")


def _too_wide(page: "Page", look: Look) -> Iterator[str]:
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > look.width:
        yield f"is {width} pixels wide on a screen of {look.width}, so that lines are read by scrolling"


def _by_axe(page: "Page") -> Iterator[tuple[Severity, str]]:
    from axe_playwright_python.sync_playwright import Axe

    for violation in Axe().run(page).response["violations"]:
        severity = Severity.ERROR if violation["impact"] in _SERIOUS else Severity.WARNING
        places = [" ".join(map(str, node["target"])) for node in violation["nodes"]]
        more = f" and {len(places) - 2} more" if len(places) > 2 else ""
        yield severity, f"axe {violation['id']}: {violation['help']}, at {', '.join(places[:2])[:160]}{more}"
