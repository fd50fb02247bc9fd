"""The pages of a built site that figures and pictures are made of, and the browser that shows them."""

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

_CLAUSE = re.compile(r"clause/c-[0-9a-f]+")
"""In the page of a step: the first clause that it changes."""
SEARCH = "nl/search/"
FOUND = "found"
"""The search page with results of a search; every contract has a term."""


def six_pages(site: Path, step: str | None) -> Mapping[str, str]:
    """One page of each kind by its name: of `step` (a path), or of the largest step, and of its document; and results."""
    steps = sorted(site.glob("nl/document/*/step/*/index.html"), key=lambda page: page.stat().st_size)
    chosen = steps[-1].parent if step is None else site / step
    document = chosen.parent.parent
    named = _CLAUSE.search((chosen / "index.html").read_text("utf-8"))
    if named is None:
        raise SystemExit(f"{chosen} changes no clause; name another --step")
    clause = document / named.group()
    version = document / "version" / chosen.name.partition("--")[2]
    places = {"home": site / "nl", "document": document, "step": chosen, "clause": clause, "version": version}
    return {name: f"{place.relative_to(site).as_posix()}/" for name, place in places.items()} | {
        "search": SEARCH,
        FOUND: f"{SEARCH}?q=termijn",
    }


@contextmanager
def chromium() -> Iterator[Browser]:
    """A context with the Chromium of the system."""
    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        with browser:
            yield browser
