"""A ledger as Markdown tables; every character that Markdown or HTML would read is escaped."""

import re
from collections.abc import Iterator, Sequence

from renvooi.diff.responsibilities.render.labels import Labels, counted, party_of, version_of
from renvooi.model import Responsibilities, Responsibility

_READ = re.compile(r"([\\`*_\[\]<>|#~&])")


def as_markdown(ledger: Responsibilities, labels: Labels) -> str:
    """A table of all rows; or of what differs, if another version was compared with."""
    lines = _differences(ledger, labels) if ledger.against else _table(ledger, labels)
    return "\n".join(lines) + "\n"


def _table(ledger: Responsibilities, labels: Labels) -> Iterator[str]:
    yield f"# {labels.title}: {_plain(ledger.title)} {_plain(ledger.version.version or '')}".rstrip()
    yield ""
    if not ledger.rows:
        yield labels.no_rows
        return
    yield from _head(labels.place, labels.party, labels.duty, labels.task, labels.condition)
    for row in ledger.rows:
        yield _line([row.address, *_cells(row, ledger, labels)])


def _cells(row: Responsibility, ledger: Responsibilities, labels: Labels) -> list[str]:
    return [party_of(row, ledger, labels), labels.duties[row.duty], row.task, row.condition]


def _differences(ledger: Responsibilities, labels: Labels) -> Iterator[str]:
    old, new = version_of(ledger)
    if not ledger.changes:
        yield labels.no_changes.format(old=_plain(old), new=_plain(new))
        return
    yield f"# {labels.changes.format(old=_plain(old), new=_plain(new))}"
    yield ""
    yield counted(ledger, labels)
    for change in ledger.changes:
        row = change.new or change.old
        assert row is not None
        yield ""
        yield f"## {_plain(row.address)}: {', '.join(labels.differences[kind] for kind in change.differences)}"
        yield ""
        yield from _head("", labels.party, labels.duty, labels.task, labels.condition)
        sides = [
            (name, side) for name, side in ((labels.was, change.old), (labels.now, change.new)) if side is not None
        ]
        for name, side in sides:
            yield _line([name, *_cells(side, ledger, labels)])
        for name, side in sides:
            yield ""
            yield f"> {name}: {_plain(side.sentence)}"


def _head(*names: str) -> Iterator[str]:
    yield _line(names)
    yield "|" + "---|" * len(names)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_plain(cell) for cell in cells) + " |"


def _plain(text: str) -> str:
    return _READ.sub(r"\\\1", " ".join(text.split()))
