"""`judge`: what a person decided about a change, on record for good."""

from renvooi.corpus.events import EventKind
from renvooi.corpus.fitting import is_class
from renvooi.corpus.listing import read_versions
from renvooi.corpus.store import Corpus
from renvooi.corpus.writer import Writer
from renvooi.model import VerdictRecord
from renvooi.model.codec import to_json
from renvooi.model.errors import StateForbids


def judge(corpus: Corpus, document: str, record: VerdictRecord, *, by: str) -> None:
    """Nothing; the verdict is stored. Earlier verdicts about the change stay.

    Raises: UnknownVersion without such a document; StateForbids if it has no such versions, or there
    is no such class; CorpusBusy, StoreFailed.
    """
    if not is_class(record.verdict.consequence_class):
        raise StateForbids(
            f"{document}: {record.verdict.consequence_class!r} is no class. Give G, I, K30, B or X, or none."
        )
    with corpus.writing(by=by) as writer:
        snapshots = {entry.source for entry in read_versions(writer.connection, document)}
        strange = [side for side in (record.old, record.new) if side.sha256 not in snapshots]
        if strange:
            raise StateForbids(
                f"{document}: {strange[0].name} is no version of it any more; add the file, then decide again."
            )
        give_verdict(writer, document, record)


def give_verdict(writer: Writer, document: str, record: VerdictRecord, *, origin: str | None = None) -> None:
    """Nothing; the verdict is part of the transaction of `writer`."""
    writer.append(EventKind.VERDICT_GIVEN, {"document": document, "record": to_json(record), "origin": origin})
