"""Our own notice, altered: every sentence that is nearly one of ours and is not."""

from collections.abc import Iterator

from renvooi.model import NoticeFinding
from renvooi.notice.verifying.case import Case
from renvooi.notice.verifying.finding import error, warning
from renvooi.notice.verifying.quotes import differing, is_telling, nearest
from renvooi.notice.verifying.told import BlockKind
from renvooi.notice.verifying.wording import words

NEAR = 75.0
"""Similarity from which on a sentence is taken to be one of ours."""
LEAST_WORDS = 3
_MEANS = frozenset(
    """
    januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag donderdag
    vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday sunday january february march may june july
    august october opzeggen bezwaar contract beleid eigen recht rechten aparte termijn instemming toegevoegd vervallen
    terminate object policy own right rights separate term consent added removed
    """.split()
)


def check_own(case: Case) -> Iterator[NoticeFinding]:
    """Sentences of ours in which a word that counts was exchanged."""
    if not case.ours:
        return
    for one, sentence in case.own_words():
        if one.block.kind is BlockKind.HEADING or len(words(sentence)) < LEAST_WORDS:
            continue
        source = nearest(sentence, case.shown.own_sentences, NEAR)
        if source is None:
            continue
        gone, come = differing(source, sentence)
        if not gone and not come:
            continue
        telling = any(is_telling(word) or word in _MEANS for word in (*gone, *come))
        make = error if telling else warning
        yield make(
            "own-text-differs",
            f"Onze kennisgeving zegt hier: “{source}”",
            f"Our notice says here: “{source}”",
            quote=sentence,
        )
