"""What was published before: each moment names its clauses, whatever the order in which steps were recorded."""

from renvooi.corpus import Corpus
from renvooi.corpus.adding import add
from renvooi.corpus.histories import name_clauses
from renvooi.corpus.published.past import read_past
from renvooi.corpus.publishing import publish
from renvooi.notice.site.gathering.source import CorpusSource
from tests.corpus.register.made import DOCUMENT, published
from tests.corpus.stores import BY, received, version


def add_and_publish(corpus: Corpus, label: str) -> None:
    """As `renvooi add --publish` does: the clauses are named once, when all is there."""
    add(corpus, received(version(label, "De klant wacht."), document=DOCUMENT), by=BY, naming="later")
    publish(corpus, DOCUMENT, label, by=BY, naming="later")
    name_clauses(corpus, DOCUMENT, by=BY)


def test_a_moment_knows_the_clauses_of_each_version_that_it_published(corpus: Corpus) -> None:
    published(corpus, "2026-01")
    add_and_publish(corpus, "2026-02")
    moments = read_past(corpus, DOCUMENT).moments
    assert moments[-1].published == {"2026-01", "2026-02"}
    for moment in moments:
        assert moment.published <= {label for label, _ in moment.chain}


def test_clauses_are_told_after_a_version_was_added_and_published_at_once(corpus: Corpus) -> None:
    published(corpus, "2026-01")
    add_and_publish(corpus, "2026-02")
    source = CorpusSource(corpus)
    (card,) = source.documents()
    assert [life.born for life in source.clauses(card).lives if life.retired is None]
