"""A pair: one contract that shows what it says, and the same with one trick in it."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.parser.audit.sketch import PLAIN, Style, Surgery, Touch, contract


@dataclass(frozen=True, slots=True)
class Pair:
    """A clean contract and its attacked twin."""

    name: str
    family: str
    code: str
    """The warning that the attack deserves."""
    clean: Callable[[], bytes]
    attack: Callable[[], bytes]
    page: int | None = 2
    """Where; None for a warning about the file."""


def pair(
    name: str,
    family: str,
    code: str,
    *,
    clean: Touch | None = None,
    attack: Touch | None = None,
    under: Touch | None = None,
    style: Style = PLAIN,
    surgery: Surgery | None = None,
    mend: Surgery | None = None,
    page: int | None = 2,
) -> Pair:
    """A pair whose twins differ in what is drawn last, or in `surgery` on the file against `mend`."""
    return Pair(
        name,
        family,
        code,
        lambda: contract(clean, under=under, style=style, surgery=mend),
        lambda: contract(attack, under=under, style=style, surgery=surgery),
        page,
    )
