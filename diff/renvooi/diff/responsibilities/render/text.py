"""A ledger as lines for a terminal."""

import textwrap
from collections.abc import Iterator

from renvooi.diff.responsibilities.render.labels import Labels, counted, party_of, version_of
from renvooi.model import Responsibilities, Responsibility, ResponsibilityChange

WIDTH = 100
"""Columns of a line."""


def as_text(ledger: Responsibilities, labels: Labels) -> str:
    """Every row under its clause; or what differs, if another version was compared with."""
    lines = _differences(ledger, labels) if ledger.against else _table(ledger, labels)
    return "\n".join(lines) + "\n"


def _table(ledger: Responsibilities, labels: Labels) -> Iterator[str]:
    yield f"{labels.title}: {ledger.title} {ledger.version.version or ''}".rstrip()
    if not ledger.rows:
        yield labels.no_rows
    place = None
    for row in ledger.rows:
        if row.address != place:
            place = row.address
            yield ""
            yield f"{place}, {labels.page} {row.page}" if row.page is not None else place
        yield from _wrapped(_said(row, ledger, labels), "  ")


def _said(row: Responsibility, ledger: Responsibilities, labels: Labels) -> str:
    limit = f" [{row.condition}]" if row.condition else ""
    return f"{party_of(row, ledger, labels)} | {labels.duties[row.duty]} | {row.task}{limit}"


def _differences(ledger: Responsibilities, labels: Labels) -> Iterator[str]:
    old, new = version_of(ledger)
    if not ledger.changes:
        yield labels.no_changes.format(old=old, new=new)
        return
    yield labels.changes.format(old=old, new=new)
    yield counted(ledger, labels)
    for change in ledger.changes:
        yield ""
        yield from _change(change, ledger, labels)


def _change(change: ResponsibilityChange, ledger: Responsibilities, labels: Labels) -> Iterator[str]:
    row = change.new or change.old
    assert row is not None
    kinds = ", ".join(labels.differences[kind] for kind in change.differences)
    yield f"{row.address}: {kinds}"
    for name, side in ((labels.was, change.old), (labels.now, change.new)):
        if side is not None:
            yield from _wrapped(f"{name}: {_said(side, ledger, labels)}", "  ")
            yield from _wrapped(side.sentence, "      ")


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
