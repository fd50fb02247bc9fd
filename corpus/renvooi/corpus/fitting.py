"""What a file from elsewhere may say, so that every database can keep it.

PostgreSQL holds columns to their length, SQLite lets anything through. What one of them could not hold is
refused before anything is written, so that both hold the same.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import Column, String

from renvooi.corpus.received import Received
from renvooi.corpus.tables import verdicts, versions
from renvooi.model import VerdictRecord
from renvooi.model.notices import ConsequenceClass


def require_fitting(found: Sequence[Received], records: Sequence[VerdictRecord]) -> None:
    """Nothing, if all that becomes a row fits in it. Raises: ValueError with the version or verdict and the value."""
    for received in found:
        _require(f"version {received.label}", _of_version(received))
    for number, record in enumerate(records, start=1):
        _require(f"verdict {number}", _of_verdict(record))
        if not is_class(record.verdict.consequence_class):
            raise ValueError(f"verdict {number}: its class is none of {', '.join(ConsequenceClass)}")


def is_class(given: str | None) -> bool:
    """Whether a person may give a change this class; none at all counts too."""
    return given is None or given in {one.value for one in ConsequenceClass}


def _of_version(received: Received) -> Iterator[tuple[Column[str], str | None]]:
    source = received.tree.source
    yield versions.c.language, received.tree.language
    yield versions.c.media_type, source.media_type
    yield versions.c.reader, source.reader


def _of_verdict(record: VerdictRecord) -> Iterator[tuple[Column[str], str | None]]:
    yield verdicts.c.old_snapshot, record.old.sha256
    yield verdicts.c.new_snapshot, record.new.sha256
    yield verdicts.c.change, record.verdict.change
    yield verdicts.c.decided_at, record.verdict.at
    yield verdicts.c.consequence_class, record.verdict.consequence_class


def _require(what: str, values: Iterator[tuple[Column[str], str | None]]) -> None:
    for column, value in values:
        assert isinstance(column.type, String)
        longest = column.type.length
        if value is not None and longest is not None and len(value) > longest:
            raise ValueError(f"{what}: its {column.name.replace('_', ' ')} has more than {longest} characters")
