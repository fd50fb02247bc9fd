"""Cells of a list: no spreadsheet calculates what is written, and what is read is what was meant.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises; the reader takes
that one away again, so that a list that was exported reads back to the same clients.
"""

import re

FORMULA = "=+\\-@\t\r\n＝＋－＠"
"""What makes a spreadsheet calculate a cell that begins so; the wide forms do in an Asian locale."""
_CALCULATES = re.compile(rf"'*[ ]*[{FORMULA}]")
"""Also after apostrophes: each time that a list is written one comes before, and each time it is read one goes."""


def guarded(cell: str) -> str:
    """`cell` so that no spreadsheet calculates it."""
    return f"'{cell}" if _CALCULATES.match(cell) else cell


def unguarded(cell: str) -> str:
    """`cell` as it was before `guarded`; one that needed no guard stays, as "'t Hoekje" does."""
    return cell[1:] if cell.startswith("'") and _CALCULATES.match(cell[1:]) else cell
