"""The files that every page loads: style, scripts, icon and the logo of the house, under names that tell their content.

A name holds a digest of the bytes, so that a server may let browsers keep the file for ever: what is changed
has another name.
"""

from collections.abc import Callable
from hashlib import sha256
from importlib.resources import files

from renvooi.notice.colours import is_colour, readable_on
from renvooi.notice.house import DEFAULT_HOUSE, House, Logo
from renvooi.notice.site.addresses import ASSETS
from renvooi.notice.site.frame import Assets
from renvooi.notice.site.making import Files
from renvooi.notice.site.settings import SiteSettings

_DIGEST = 10
"""Hexadecimal digits in a name: enough to tell two contents of one file apart."""
_DARK_GROUNDS = ("#14181d", "#1b2128")
"""Paper and ground of the dark pages, as `site.css` has them."""
_SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg"}
_ACCENT = b"#0b4a6f"
_ACCENT_DARK = b"#8ec5e8"
"""As `site.css` has the two accents; those of the house take their places."""


def asset_files(settings: SiteSettings) -> tuple[Assets, Files]:
    """Where each file is, and the files by path from the root of the site."""
    made: dict[str, bytes] = {}

    def kept(stem: str, suffix: str, data: bytes) -> str:
        path = f"{ASSETS}/{stem}.{sha256(data).hexdigest()[:_DIGEST]}{suffix}"
        made[path] = data
        return path

    assets = Assets(
        style=kept("site", ".css", _in_house_colour(_asset("site.css"), settings.house)),
        script=kept("site", ".js", _asset("site.js")),
        search_script=kept("search", ".js", _asset("search.js")),
        icon=kept("icon", ".svg", _in_house_colour(_asset("icon.svg"), settings.house)),
        logo=_logo(settings.house.logo, kept),
    )
    return assets, made


def style_sheet() -> str:
    """Our style sheet, as it is before the house gives its colour."""
    return _asset("site.css").decode()


def _asset(name: str) -> bytes:
    return (files("renvooi.notice.site") / "assets" / name).read_bytes()


def _logo(logo: Logo | None, kept: Callable[[str, str, bytes], str]) -> str | None:
    return None if logo is None else kept("logo", _SUFFIXES[logo.media_type], logo.data)


def _in_house_colour(data: bytes, house: House) -> bytes:
    accent = house.accent if is_colour(house.accent) else DEFAULT_HOUSE.accent
    if accent == DEFAULT_HOUSE.accent:
        return data
    dark = readable_on(accent, _DARK_GROUNDS)
    return data.replace(_ACCENT, accent.encode()).replace(_ACCENT_DARK, dark.encode())
