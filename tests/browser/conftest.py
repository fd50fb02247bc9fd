"""A real browser, the Chromium of the system; a page of it watches for what no page of ours may do."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request, sync_playwright

from tests.browser.sites import Visitor, served

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP = (1280, 900)
PHONE = (390, 844)


@dataclass(slots=True)
class Opened:
    """A page that is open, and what it did that it should not."""

    page: Page
    asked: list[str] = field(default_factory=list)
    """Addresses that it asked for beside its own."""
    complained: list[str] = field(default_factory=list)
    """Errors, dialogs, and lines on the console."""

    def watch(self, own: str) -> None:
        """Nothing; from now on all is noted but the request for `own`."""

        def refuse(dialog: Dialog) -> None:
            self.complained.append(dialog.message)
            dialog.dismiss()

        def ask(request: Request) -> None:
            self.asked += [] if request.url == own else [request.url]

        self.page.on("request", ask)
        self.page.on("dialog", refuse)
        self.page.on("console", lambda message: self.complained.append(message.text))
        self.page.on("pageerror", lambda error: self.complained.append(str(error)))


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without it these tests are skipped, but not where a test may not excuse itself."""
    program = shutil.which("chromium")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is not installed")
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=program, args=list(FLAGS))


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """`open_page(html)`: that page, opened from a file; on a large light screen, with scripts, unless told otherwise."""
    contexts: list[BrowserContext] = []

    def opened(html: str, *, screen: tuple[int, int] = DESKTOP, dark: bool = False, scripts: bool = True) -> Opened:
        file = tmp_path / f"page-{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": screen[0], "height": screen[1]},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        result = Opened(context.new_page())
        own = file.as_uri()
        result.watch(own)
        result.page.goto(own)
        return result

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def _visitor(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    with served(tmp_path_factory.mktemp("site")) as site:
        yield Visitor(browser, site)


@pytest.fixture
def visitor(_visitor: Visitor) -> Iterator[Visitor]:
    """A browser for the site of the example corpus; no page of it may ask elsewhere or complain."""
    yield _visitor
    assert _visitor.leave() == ([], [])
