"""Text that is given as the contract's, held against the contract.

    kunnen worden gelogd    where the new version says    worden gelogd

A quotation is verbatim or it is none: every word counts in quotation marks and block quotes.
In a cell the writer may use other words, so there only a text that is nearly the contract's is
held to it; in running text only words that carry the meaning count.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from rapidfuzz import fuzz, process

from renvooi.model import NoticeFinding
from renvooi.notice.verifying.case import Case
from renvooi.notice.verifying.finding import error, warning
from renvooi.notice.verifying.saying import Said
from renvooi.notice.verifying.sides import without_label
from renvooi.notice.verifying.tense import speaks_of_past
from renvooi.notice.verifying.told import BlockKind
from renvooi.notice.verifying.wording import plain, sentences, squashed, words

NEAR_QUOTE = 78.0
"""Similarity from which on a quotation is taken to be of a sentence of the contract."""
NEAR_CELL = 84.0
"""The same for a cell of a table of old and new texts."""
NEAR_PROSE = 88.0
"""The same for running text, which may come near without being a quotation."""
LEAST_WORDS = 5
"""Words of the shortest text that can be told from another by its similarity."""
LEAST_SHARED = 0.4
"""Share of its words that a text near another has in common with it."""
_QUOTED = re.compile(r"“([^”]{12,})”|\"([^\"]{12,})\"|‘([^’]{25,})’(?!\w)|„([^”“]{12,})[”“]|«([^»]{12,})»")
_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.)\s*")
_EMPTY = re.compile(
    r"[\s–—()\-.]*(?:\(?(?:nieuw|new|vervallen|vervalt|geen|none|n\.?v\.?t\.?|removed|-)\)?)?[\s–—.]*", re.IGNORECASE
)
_TELLING = frozenset(
    """
    kan kunnen mag mogen moet moeten dient dienen hoeft zal zullen niet geen nooit nimmer zonder tenzij mits alleen uitsluitend
    slechts behalve indien zolang altijd steeds zo mogelijk veel beginsel principe redelijkerwijs uiterlijk maximaal minimaal
    binnen buiten na voor voorafgaand vooraf direct onmiddellijk verplicht verantwoordelijk spant streeft elk elke ieder alle
    beide klant opdrachtgever verwerker processor wij u schriftelijk kosten kosteloos
    can may must shall should not no never without unless only except always possible reasonable within outside before after
    immediately responsible client customer processor we you written costs free
    """.split()
)
"""Words that change a rule when they come or go, in both languages."""


def check_quotes(case: Case) -> Iterator[NoticeFinding]:
    """Texts that are given as the contract's and are not."""
    for one in case.said:
        if one.own:
            continue
        if one.block.side is not None:
            yield from _cell(case, one)
        elif one.block.kind is BlockKind.QUOTE:
            yield from _quotation(case, one, one.text, NEAR_QUOTE)
        else:
            for found in _QUOTED.finditer(one.text):
                yield from _quotation(case, one, next(part for part in found.groups() if part), NEAR_QUOTE)
            yield from _prose(case, one)


def _cell(case: Case, one: Said) -> Iterator[NoticeFinding]:
    own = case.shown.old_text if one.block.side == "old" else case.shown.new_text
    other = case.shown.new_text if one.block.side == "old" else case.shown.old_text
    text = without_label(one.text)
    if _EMPTY.fullmatch(text) or squashed(text) in own:
        return
    for piece in _pieces(text):
        if squashed(piece) in own:
            continue
        if squashed(piece) in other and len(words(piece)) >= LEAST_WORDS:
            yield _exchanged(one, piece)
            continue
        side = case.shown.old_sentences if one.block.side == "old" else case.shown.new_sentences
        yield from _near(one, piece, side, NEAR_CELL, every_word=case.ours)


def _exchanged(one: Said, piece: str) -> NoticeFinding:
    nl, en = ("oude", "old") if one.block.side == "old" else ("nieuwe", "new")
    return error(
        "pair-not-shown",
        f"Dit staat niet in de {nl} tekst, wel in de andere.",
        f"This is not in the {en} text; it is in the other one.",
        quote=piece,
        change=one.exact[0].id if one.exact else None,
    )


def _quotation(case: Case, one: Said, text: str, nearness: float) -> Iterator[NoticeFinding]:
    sources = (*case.shown.old_sentences, *case.shown.new_sentences)
    for piece in _pieces(text):
        if not case.is_known(piece) and squashed(piece) not in case.shown.old_text + case.shown.new_text:
            yield from _near(one, piece, sources, nearness, every_word=True)


def _prose(case: Case, one: Said) -> Iterator[NoticeFinding]:
    sources = (*case.shown.old_sentences, *case.shown.new_sentences)
    for sentence in sentences(_QUOTED.sub(" ", one.text)):
        bare = _behind_place(one, sentence)
        if not case.is_known(bare) and not speaks_of_past(bare):
            yield from _near(one, bare, sources, NEAR_PROSE, every_word=False, stretches=False)


def _behind_place(one: Said, sentence: str) -> str:
    if one.cited and sentence.startswith(one.cited.text):
        return sentence[len(one.cited.text) :].lstrip(" :–-,.")
    return sentence


def _pieces(text: str) -> list[str]:
    """The sentences of a quotation, with what an ellipsis leaves out taken out."""
    return [piece for line in sentences(text) for piece in _ELLIPSIS.split(line) if squashed(piece)]


def _near(
    one: Said, piece: str, sources: Sequence[str], nearness: float, *, every_word: bool, stretches: bool = True
) -> Iterator[NoticeFinding]:
    """A finding where `piece` is nearly a sentence of the contract and is not."""
    if len(words(piece)) < LEAST_WORDS:
        return
    found = nearest(piece, sources, nearness, stretches=stretches)
    if found is None:
        return
    gone, come = differing(found, piece)
    if not gone and not come:
        return
    telling = any(is_telling(word) for word in (*gone, *come))
    if not telling and not every_word:
        return
    make = error if telling or every_word else warning
    yield make(
        "quote-differs",
        f"Dit wijkt af van de tekst van het contract: {_listed(gone, 'staat er wel')}{_listed(come, 'staat er niet')}.",
        f"This differs from the text of the contract: {_listed(gone, 'is there')}{_listed(come, 'is not there')}.",
        quote=piece,
        change=one.exact[0].id if one.exact else None,
    )


def _listed(found: Sequence[str], what: str) -> str:
    return f"“{' '.join(found)}” {what}; " if found else ""


def nearest(piece: str, sources: Sequence[str], nearness: float, *, stretches: bool = True) -> str | None:
    """The source, or the stretch of one, that `piece` is nearest to; None if none is near."""
    lowered = plain(piece)
    plains = _candidates(piece, tuple(sources))
    best = process.extractOne(lowered, plains, scorer=fuzz.ratio, score_cutoff=nearness)
    if best is not None:
        return next(source for source in sources if plain(source) == best[0])
    if not stretches:
        return None
    longer = [source for source in plains if len(source) > len(lowered)]
    part = process.extractOne(lowered, longer, scorer=fuzz.partial_ratio, score_cutoff=max(nearness, 86.0))
    if part is None:
        return None
    aligned = fuzz.partial_ratio_alignment(lowered, part[0])
    return None if aligned is None else _whole_words(part[0], aligned.dest_start, aligned.dest_end)


def _candidates(piece: str, sources: tuple[str, ...]) -> list[str]:
    """The plain `sources` that share enough words with `piece` to be near it at all; comparing letters is slow."""
    sought = frozenset(words(piece))
    return [text for text, known in _word_sets(sources) if len(sought & known) >= LEAST_SHARED * len(sought)]


@lru_cache(maxsize=8)
def _word_sets(sources: tuple[str, ...]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((plain(source), frozenset(words(source))) for source in sources)


def _whole_words(text: str, start: int, end: int) -> str:
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]


def differing(source: str, told: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of `source` that `told` lacks, and those that only `told` has; an exchange of order is none."""
    left, right = words(source), words(told)
    gone: list[str] = []
    come: list[str] = []
    for op, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if op != "equal":
            gone += left[a:b]
            come += right[c:d]
    for word in list(gone):
        if word in come:
            gone.remove(word)
            come.remove(word)
    return tuple(gone), tuple(come)


def is_telling(word: str) -> bool:
    """True if a rule means something else with `word` than without it."""
    return word in _TELLING or any(character.isdigit() for character in word)
