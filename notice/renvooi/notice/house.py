"""The house style of a processor: who writes, how it looks, and which words go before and after ours."""

from collections.abc import Mapping
from dataclasses import dataclass, field

HOUSE_SCHEMA = "renvooi/house/1"
TEMPLATES = ("nl/notice.md.j2", "en/notice.md.j2")
"""The templates that a house may extend, by their place in its folder."""


@dataclass(frozen=True, slots=True)
class Logo:
    """The picture at the head of a notice."""

    data: bytes
    media_type: str
    """"image/png" or "image/jpeg"."""
    text: str
    """What it shows, for who cannot see it."""


@dataclass(frozen=True, slots=True)
class Links:
    """Where the texts stand, each a web address; None where there is none."""

    new: str | None = None
    old: str | None = None
    redline: str | None = None


@dataclass(frozen=True, slots=True)
class House:
    """What a processor may set of every notice; never what the notice says about the changes."""

    sender: str | None = None
    """Who writes; None for the processor as the document names it."""
    lines: tuple[str, ...] = ()
    """Address, telephone and web site of the sender, a line each."""
    logo: Logo | None = None
    accent: str = "#0b4a6f"
    """Colour of headings and rules, "#rrggbb", readable on the page."""
    links: Links = Links()
    templates: Mapping[str, str] = field(default_factory=dict)
    """Templates that fill the blocks `opening` and `closing` of ours, by name: "nl/notice.md.j2", "en/notice.md.j2"."""


DEFAULT_HOUSE = House()
