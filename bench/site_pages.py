"""How soon a page of a built site is there on a middling phone with a slow network, and what pages weigh.

    python bench/site_pages.py SITE [--step nl/document/NAME/step/STEP/] [--runs 5]

The site is shown by the preview server and opened in Chromium with an empty cache, with the network and the
processor slowed down as Lighthouse does for a phone. A figure is the median of the runs: first paint (FP), first
and largest contentful paint (FCP, LCP), how much was shifted (CLS), requests, and bytes that came over the wire,
which the preview does not compress. The search is opened twice, as the engine comes once somebody searches. Then
follows the weight of all pages with what they load, of the search page with its engine. Exit code 1 if a page asks for
something elsewhere, or weighs more than it may when it is opened.
"""

import argparse
import statistics
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, Page

from bench.sites.looking import FOUND, chromium, six_pages
from bench.sites.weighing import weigh
from renvooi.cli.site.running import shown
from renvooi.notice.site.checking.weight import MOST_BYTES

SCREEN = (412, 823)
"""Pixels of the phone that Lighthouse imitates."""
SLOWER = 4
"""How many times slower the processor is made."""
DOWN, UP = 1_600_000 / 8, 750_000 / 8
"""Bytes a second of the network."""
ROUND_TRIP = 150
"""Milliseconds from a request to the beginning of its answer."""
SETTLED = 500
"""Milliseconds after the last answer in which more may be painted."""
WATCH = """
window.seen = {lcp: 0, cls: 0};
new PerformanceObserver(list => { for (const one of list.getEntries()) seen.lcp = one.startTime; })
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => { for (const one of list.getEntries()) if (!one.hadRecentInput) seen.cls += one.value; })
  .observe({type: "layout-shift", buffered: true});
"""
PAINTS = "Object.fromEntries(performance.getEntriesByType('paint').map(one => [one.name, one.startTime]))"
COLUMNS = ("FP ms", "FCP ms", "LCP ms", "CLS", "requests", "kB")


@dataclass(frozen=True, slots=True)
class Run:
    """One opening of a page."""

    figures: tuple[float, ...]
    """As the columns of the table."""
    elsewhere: tuple[str, ...]
    """Addresses that are not of the site."""


def main() -> int:
    """0 if every page keeps to its site and its weight."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path, help="a folder that renvooi site build wrote")
    parser.add_argument("--step", help="path of the step whose pages are opened, else the largest one")
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    pages = six_pages(asked.site.resolve(), asked.step)
    with shown(asked.site.resolve()) as address, chromium() as browser:
        runs = {name: [opened(browser, address, path) for _ in range(asked.runs)] for name, path in pages.items()}
    print_table(runs)
    elsewhere = sorted({one for of_page in runs.values() for run in of_page for one in run.elsewhere})
    print("asked for elsewhere:", ", ".join(elsewhere) or "nothing")
    weights = sorted(weigh(asked.site.resolve()), key=lambda one: one.size)
    heaviest, middle = weights[-1], statistics.median(one.size for one in weights)
    most = max(run.figures[-1] for name, of_page in runs.items() for run in of_page if name != FOUND)
    print(f"{len(weights)} pages with what they load: median {middle / 1000:.0f} kB, ", end="")
    print(f"heaviest {heaviest.size / 1000:.0f} kB ({heaviest.path})")
    return 1 if elsewhere or most * 1000 > MOST_BYTES else 0


def opened(browser: Browser, address: str, path: str) -> Run:
    """The figures of one page, with an empty cache."""
    with browser.new_context(viewport={"width": SCREEN[0], "height": SCREEN[1]}, locale="nl-NL") as context:
        page = context.new_page()
        urls, sizes = slowed(page)
        page.add_init_script(WATCH)
        page.goto(address + path, wait_until="networkidle", timeout=120_000)
        page.wait_for_timeout(SETTLED)
        paints, seen = page.evaluate(PAINTS), page.evaluate("seen")
    moments = (paints["first-paint"], paints["first-contentful-paint"], seen["lcp"])
    asked = [url for url in urls if not url.startswith("data:")]  # a field for a day has a picture of Chromium's own
    elsewhere = tuple(url for url in asked if not url.startswith((address, f"blob:{address}")))
    return Run((*moments, seen["cls"], len(asked), sum(sizes) / 1000), elsewhere)


def slowed(page: Page) -> tuple[list[str], list[float]]:
    """Addresses and bytes that a page will have asked for, which from now on has a slow network and processor."""
    urls: list[str] = []
    sizes: list[float] = []
    session = page.context.new_cdp_session(page)
    session.on("Network.requestWillBeSent", lambda event: urls.append(event["request"]["url"]))
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    session.send("Network.enable")
    speed = {"offline": False, "latency": ROUND_TRIP, "downloadThroughput": DOWN, "uploadThroughput": UP}
    session.send("Network.emulateNetworkConditions", speed)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return urls, sizes


def print_table(runs: Mapping[str, Sequence[Run]]) -> None:
    """Nothing; the medians are printed."""
    print(f"{'page':<10}" + "".join(f"{column:>10}" for column in COLUMNS))
    for name, of_page in runs.items():
        middle = [statistics.median(column) for column in zip(*(run.figures for run in of_page), strict=True)]
        told = [f"{one:.3f}" if column == "CLS" else f"{one:.0f}" for column, one in zip(COLUMNS, middle, strict=True)]
        print(f"{name:<10}" + "".join(f"{one:>10}" for one in told))


if __name__ == "__main__":
    sys.exit(main())
