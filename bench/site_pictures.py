"""Pictures of six pages of a site, light and dark, as they stand in the documentation.

    python bench/site_pictures.py docs/images [--phone]

The site is that of the example documents, on a day on which the windows of its notice are open. Each picture is a
page from its top on a screen of 1280 pixels, in few colours, so that it is small. With `--phone` they are as a phone
shows them, to be looked at.
"""

import argparse
import io
import sys
import tempfile
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PIL import Image
from playwright.sync_api import Browser

from bench.sites.looking import FOUND, chromium, six_pages
from renvooi.cli.site.running import shown
from renvooi.notice.site.building import build_site
from renvooi.notice.site.gathering import open_source
from renvooi.notice.site.settings import SiteSettings
from tests.notice.site.corpora import example_home

STEP = "nl/document/demarcatie/step/2026-01--2026-02/"
"""With a notice and windows."""
TODAY = "2026-03-20T12:00:00+01:00"
SCREEN, PHONE = (1280, 1400), (360, 1400)
"""Pixels; what stands below is cut off."""
COLOURS = 64
"""Of a picture; letters with their soft edges need no more."""
SCHEMES = ("light", "dark")


def main() -> None:
    """Twelve pictures are written."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--phone", action="store_true", help="as on a phone")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="site-") as scratch:
        site = example_site(Path(scratch))
        with shown(site) as address, chromium() as browser:
            pages = dict(six_pages(site, STEP))
            pages["search"] = pages.pop(FOUND)
            for name, path in pages.items():
                for scheme in SCHEMES:
                    data = picture(browser, address + path, PHONE if asked.phone else SCREEN, dark=scheme == "dark")
                    (asked.folder / f"site-{name}-{scheme}.png").write_bytes(data)


def example_site(folder: Path) -> Path:
    """The site of the example documents, built in `folder`."""
    source = partial(open_source, example_home(folder / "corpus").place)
    settings = SiteSettings(url="https://www.example.nl/")
    build_site(source, folder / "site", settings, workers=1, progress=lambda *_: None)
    return (folder / "site").resolve()


def picture(browser: Browser, address: str, screen: tuple[int, int], *, dark: bool) -> bytes:
    """The page as a PNG of few colours."""
    with browser.new_context(
        viewport={"width": screen[0], "height": screen[1]},
        color_scheme="dark" if dark else "light",
        locale="nl-NL",
        reduced_motion="reduce",
    ) as context:
        page = context.new_page()
        page.clock.set_fixed_time(TODAY)
        page.goto(address, wait_until="networkidle")
        taken = page.screenshot()
    written = io.BytesIO()
    Image.open(io.BytesIO(taken)).convert("RGB").quantize(COLOURS).save(written, "PNG", optimize=True)
    return written.getvalue()


if __name__ == "__main__":
    main()
