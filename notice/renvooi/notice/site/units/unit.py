"""One unit of a site: its name, what it is made from as a key, and how it is made."""

from collections.abc import Callable
from dataclasses import dataclass

from renvooi.notice.site.frame import Site
from renvooi.notice.site.making import Made, Source

Make = Callable[[Source, Site], Made]
"""Makes a unit. It is a function of a module with its values bound, so that another process can be given it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is made together. Two units have no file in common."""

    name: str
    """Kind, and the slugs of what it is about: "step-pages/demarcatie/2026-01--2026-02"."""
    key: str
    """SHA-256 of all that its files are made of. Equal keys, equal files."""
    modified: str
    """Moment in UTC of the newest thing that it shows, as the corpus recorded it; empty if it shows nothing of one."""
    seconds: float
    """About how long it takes on one core: what decides whether more processes are worth their start."""
    make: Make


@dataclass(frozen=True, slots=True)
class Kept:
    """What other units need to know of a unit, made now or before."""

    name: str
    digest: str
    """Of what it tells; empty if it tells nothing."""
