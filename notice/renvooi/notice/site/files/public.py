"""What of a diff and of a notice may stand on a web site, as a file that a program reads.

What only the processor has to look at never comes this far: whoever gathers the facts withholds it. A file
keeps its schema, so that a program that reads one diff or notice reads the other; where the schema asks for
a name, "a person" stands.

    of a diff       left out: claims of the author and what they leave out; consequences; the class and reason of a verdict, and who gave it
    of a notice     left out: findings, what was accepted and despite what, who released it, who judged a
                    change; the day of receipt and each last day, which are of one client

The reason of a verdict stays in a notice, which told it to the clients, and nowhere else.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PureWindowsPath

from renvooi.model.changes import Diff, HumanVerdict, ReadingCaveat, VersionRef
from renvooi.model.document import Document
from renvooi.model.notices import Notice, NoticeRow, Right, Window

A_PERSON = "a person"
"""In the place of a name."""
NOT_PUBLISHED = "not published"
"""In the place of a reason that nobody was told."""


def public_diff(script: Diff) -> Diff:
    """`script` as it may be published; the changes, their evidence and what stands are all there."""
    return replace(
        script,
        old=_plain(script.old),
        new=_plain(script.new),
        changes=tuple(
            replace(one, consequences=(), verdict=_of_nobody(one.verdict, because=NOT_PUBLISHED))
            for one in script.changes
        ),
        claims=(),
        undeclared=(),
        warnings=tuple(_caveat(one) for one in script.warnings),
    )


def public_notice(notice: Notice) -> Notice:
    """`notice` as it was told to clients, without what holds for one of them, or for those who made it."""
    return replace(
        notice,
        old=_plain(notice.old),
        new=_plain(notice.new),
        received=None,
        rights=tuple(_right(one) for one in notice.rights),
        rows=_rows(notice.rows),
        editorial=_rows(notice.editorial),
        archived=_rows(notice.archived),
        findings=(),
        accepted=(),
        released_by=None,
        released_despite=None,
    )


def public_document(document: Document) -> Document:
    """`document` with the name of its file alone, whatever folder it was read from."""
    return replace(document, source=replace(document.source, name=_file_name(document.source.name)))


def _rows(rows: Iterable[NoticeRow]) -> tuple[NoticeRow, ...]:
    return tuple(replace(row, verdict=_of_nobody(row.verdict)) for row in rows)


def _of_nobody(verdict: HumanVerdict | None, *, because: str | None = None) -> HumanVerdict | None:
    """The verdict without who gave it; with `because`, also without the reason and the class."""
    if verdict is None:
        return None
    if because is None:
        return replace(verdict, by=A_PERSON)
    return HumanVerdict(verdict.change, verdict.significance, A_PERSON, verdict.at, because)


def _right(right: Right) -> Right:
    return right if right.window is None else replace(right, window=_window(right.window))


def _window(window: Window) -> Window:
    """The number of days and what it rests on: publication starts no term."""
    return replace(window, received=None, last_day=None, falls_on=None, coulance=None)


def _plain(version: VersionRef) -> VersionRef:
    return replace(version, name=_file_name(version.name))


def _caveat(caveat: ReadingCaveat) -> ReadingCaveat:
    return replace(caveat, name=_file_name(caveat.name))


def _file_name(name: str) -> str:
    """The last part of a path of any system."""
    return PureWindowsPath(name).name or name
