"""The persistent ids of the clauses of many documents, each computed once, after all its versions have come."""

from collections.abc import Generator, Sequence
from contextlib import closing
from functools import partial

from renvooi.corpus.bulk.crew import Crew
from renvooi.corpus.histories import history_work, is_named, name_clauses, seal_history
from renvooi.corpus.historywork import HistoryWork, computed_bytes
from renvooi.corpus.store import Corpus
from renvooi.model.errors import RenvooiError


def unnamed(corpus: Corpus, documents: Sequence[str]) -> tuple[str, ...]:
    """Those of `documents` that have versions without persistent ids: also what a killed command left.

    Raises: UnknownVersion, CorpusUnreadable.
    """
    return tuple(document for document in documents if not is_named(corpus, document))


def name_documents(corpus: Corpus, documents: Sequence[str], crew: Crew, *, by: str) -> Generator[str]:
    """Each of `documents` once the clauses of all its versions have their ids on record.

    Raises: CorpusUnreadable, CorpusBusy, StoreFailed, ClusterFailed.
    """
    works: dict[int, HistoryWork] = {}

    def load(number: int) -> HistoryWork:
        works[number] = history_work(corpus, documents[number])
        return works[number]

    with closing(crew.spread(computed_bytes, [partial(load, number) for number in range(len(documents))])) as answers:
        for number, body in answers:
            if isinstance(body, RenvooiError):
                raise body
            work = works.pop(number)
            if body is None or not seal_history(corpus, work, body, by=by):
                # its workers died, or another process added a version meanwhile
                name_clauses(corpus, documents[number], by=by)
            yield documents[number]
