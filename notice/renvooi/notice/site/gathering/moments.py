"""What a site showed of a document at each moment at which it may have been built: its clauses by the ids of then.

Most documents were published version by version, and nothing has to be made once more: the ids of then are on record.
"""

from collections.abc import Iterator

from renvooi.corpus import Corpus
from renvooi.corpus.published.past import Moment, Past, read_past, replay
from renvooi.model import History
from renvooi.notice.site.gathering.former import Chain, Former, Read
from renvooi.notice.site.gathering.lives import published_lives


def former_states(
    corpus: Corpus, document: str, today: tuple[Chain, History], published: Chain, *, read: Read
) -> Iterator[Former]:
    """What was shown before `published`, where the ids of then may be on no record today; oldest first.

    `today` is the chain with its drafts, and its history. Raises: CorpusUnreadable.
    """
    past = read_past(corpus, document)
    shown = {(one.named, _shown(one, published)): one for one in past.moments}
    asked = [
        (one, there)
        for (_, there), one in shown.items()
        if there and not _is_kept(one, there, today[0]) and (one.chain, there) != (today[0], published)
    ]
    histories = _histories(corpus, past, [one for one, _ in asked], today)
    for moment, there in asked:
        yield Former(there, published_lives(histories[moment.named], moment.chain, there, read=read))


def _shown(moment: Moment, published: Chain) -> Chain:
    """What was published then, as it was read then; nothing if it was more than what is `published`."""
    if not moment.published <= {label for label, _ in published}:
        return ()
    trees = dict(moment.chain)
    return tuple((label, trees[label]) for label, _ in published if label in moment.published)


def _is_kept(moment: Moment, shown: Chain, today: Chain) -> bool:
    """Whether each node has the id of then: the same readings were first, then and today, and no draft among them."""
    count = len(shown)
    return tuple(moment.chain[:count]) == tuple(shown) == tuple(today[:count])


def _histories(corpus: Corpus, past: Past, asked: list[Moment], today: tuple[Chain, History]) -> dict[int, History]:
    """By their number the histories of `asked`; made once more only where that of today is not the one."""
    chain, history = today
    last = len(past.chains)
    if all(one.named == last and one.chain == chain for one in asked):
        return {last: history}
    return dict(enumerate(replay(corpus, past), start=1))
