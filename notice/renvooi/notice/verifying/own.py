"""Our own notice, altered: every sentence of it that is gone, put in or exchanged.

We hold the notice that would be right, so nothing of it has to be guessed. Reasons and what is known of
a party are the processor's: where they were not given to the check, nothing is said of them but that.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache

from renvooi.model import Notice, NoticeFinding
from renvooi.notice.verifying.case import Case
from renvooi.notice.verifying.coverage import stands_parted
from renvooi.notice.verifying.days import received_in
from renvooi.notice.verifying.facts import facts
from renvooi.notice.verifying.finding import error, info, warning
from renvooi.notice.verifying.quotes import differing, is_telling, nearest
from renvooi.notice.verifying.saying import RIGHT_WORDS
from renvooi.notice.verifying.told import BlockKind, ToldBlock
from renvooi.notice.verifying.wording import sentences, squashed, words

NEAR = 75.0
"""Similarity from which on a sentence is taken to be one of ours."""
LEAST_WORDS = 3
LEAST = 4
"""Letters and digits of the shortest line that is missed: "Was" stands anywhere."""
_NOT_GIVEN = frozenset({"nietopgegeven", "notgiven", "notstated"})
"""What we print where the processor told nothing of a party."""
_TELLS = re.compile(
    r"\b(?:niet|geen|nooit|alleen|moet(?:en)?|mag|mogen|kunt|kan|hoef\w*|wijzig\w*|verander\w*|vervalt|vervangt|begint|gaat|geldt"
    r"|ontvangen|binnen|not|no|never|only|must|may|can|need|chang\w*|replac\w*|starts?|appl(?:y|ies)|received|within)\b",
    re.IGNORECASE,
)
_MEANS = frozenset(
    """
    januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag donderdag
    vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday sunday january february march may june july
    august october opzeggen bezwaar contract beleid eigen recht rechten aparte termijn instemming toegevoegd vervallen
    terminate object policy own right rights separate term consent added removed
    """.split()
)


def check_own(case: Case) -> Iterator[NoticeFinding]:
    """What of our notice is gone, put in, or has a word exchanged."""
    if not case.ours:
        return
    if not _has_account(case):
        yield info(
            "reasons-not-compared",
            "De redenen zijn niet vergeleken: geef ze met --reasons.",
            "The reasons were not compared: give them with --reasons.",
        )
    yield from _left_out(case)
    yield from _other(case)


def _has_account(case: Case) -> bool:
    notice = case.shown.notice
    return any(row.why for row in notice.rows) or not notice.rows


def _left_out(case: Case) -> Iterator[NoticeFinding]:
    """Sentences that stand less often in the notice than in ours; in pages, those that stand nowhere."""
    told = squashed(case.told.text)
    paged = case.told.name.casefold().endswith(".pdf")
    undated = case.shown.notice.received is not None and received_in(case.told) is None
    for sentence, count in _expected(case).items():
        plain = squashed(sentence)
        stands = stands_parted(plain, told, 2) if paged else told.count(plain) >= count
        if stands or plain in _NOT_GIVEN:
            continue
        make = error if is_mandatory(case, sentence) and not (undated and facts(sentence)) else warning
        yield make(
            "own-text-left-out",
            f"Dit staat in onze kennisgeving, en hier niet (of minder vaak): “{sentence}”",
            f"This is in our notice, and not here (or less often): “{sentence}”",
        )


def _expected(case: Case) -> dict[str, int]:
    """Every sentence that each form of our notice has, and how often it has it at least."""
    forms = case.shown.printed[case.told.language]
    whole = ["\n".join(map(squashed, blocks)) for blocks in forms]
    found = dict.fromkeys(one for blocks in forms for text in blocks for one in sentences(text))
    counted = {one: min(text.count(squashed(one)) for text in whole) for one in found if len(squashed(one)) >= LEAST}
    return {one: count for one, count in counted.items() if count}


def _other(case: Case) -> Iterator[NoticeFinding]:
    """Sentences that are not ours: nearly one of ours, or another's within our notice."""
    body = _body(case)
    for one, sentence in case.own_words():
        if one.block.kind is BlockKind.HEADING or len(words(sentence)) < LEAST_WORDS:
            continue
        source = nearest(sentence, case.shown.own_sentences, NEAR)
        gone, come = differing(source, sentence) if source else ((), ())
        if source and not gone and not come:
            continue
        if source:
            yield _differs(sentence, source, (*gone, *come))
        elif _has_account(case):
            make = error if one.block in body and says_something(sentence) else warning
            yield make(
                "own-text-added",
                "Dit staat niet in onze kennisgeving.",
                "This is not in our notice.",
                quote=sentence,
            )


def _differs(sentence: str, source: str, exchanged: tuple[str, ...]) -> NoticeFinding:
    make = error if any(is_telling(word) or word in _MEANS for word in exchanged) else warning
    return make(
        "own-text-differs",
        f"Onze kennisgeving zegt hier: “{source}”",
        f"Our notice says here: “{source}”",
        quote=sentence,
    )


def _body(case: Case) -> tuple[ToldBlock, ...]:
    """The blocks from the first of ours to the last: a word of welcome and a signature stand outside."""
    ours = [at for at, one in enumerate(case.said) if one.own]
    return tuple(one.block for one in case.said[ours[0] : ours[-1] + 1]) if ours else ()


def is_mandatory(case: Case, sentence: str) -> bool:
    """True if a notice without `sentence` tells less: a place, a text, a why, a right, a day, a party, an effect."""
    plain = squashed(sentence)
    return says_something(sentence) or any(plain in text for text in _content(case.shown.notice))


def says_something(sentence: str) -> bool:
    """True if `sentence` speaks of a value, a right, or what changes and when."""
    return (
        bool(facts(sentence))
        or bool(_TELLS.search(sentence))
        or any(pattern.search(sentence) for pattern in RIGHT_WORDS.values())
        or any(word in _MEANS for word in words(sentence))
    )


@lru_cache(maxsize=4)
def _content(notice: Notice) -> tuple[str, ...]:
    return tuple(dict.fromkeys(squashed(text) for text in _strings(notice)))


def _strings(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from _strings(getattr(value, one.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _strings(part)
