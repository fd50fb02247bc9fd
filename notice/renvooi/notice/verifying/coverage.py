"""Whether a notice tells of every change that matters, and how."""

import re
from collections.abc import Iterator, Sequence

from renvooi.model import NoticeFinding, Operation, Telling, ToldChange
from renvooi.notice.verifying.facts import FactKind
from renvooi.notice.verifying.finding import error, shortened, warning
from renvooi.notice.verifying.saying import Said
from renvooi.notice.verifying.shown import Shown, ShownChange
from renvooi.notice.verifying.told import BlockKind, ToldNotice
from renvooi.notice.verifying.wording import plain, sentences, squashed, words

_WEAK = frozenset({FactKind.NUMBER})
_OPERATION_WORDS = {
    Operation.INSERTED: "toegevoegd nieuw nieuwe added new komt erbij extra",
    Operation.DELETED: "vervalt vervallen verwijderd geschrapt verdwijnt removed deleted dropped",
    Operation.MOVED: "verplaatst verhuisd andere plaats moved stond in staat nu",
    Operation.SPLIT: "gesplitst opgesplitst split",
    Operation.MERGED: "samengevoegd merged combined",
    Operation.RENUMBERED: "hernummerd renumbered",
}
STEM = 6
"""Letters by which words are compared: inflected forms of a long Dutch word agree in these."""
SHARED = 0.34
"""Share of the words in which the texts differ that a summary must use where the place is cited."""
SHARED_WITHOUT_PLACE = 0.6
LEAST_WITHOUT_PLACE = 3
"""Words that must be found where no place is cited."""
OWN_LENGTH = 40
"""Letters and digits from which on a sentence is no other's by chance."""
LEAST_END = 12
"""Letters and digits of the shortest part into which a page break may part a passage."""
PAGE_BREAKS = 2
"""Page breaks that may part one passage; a longer one fills pages, and its sentences are sought one by one."""
LEAST_OWN_WORDS = 4
"""Words beside the place that a block in another language must have to count as telling."""
_COMMON = frozenset(
    """
    de het een en van in op te voor met is zijn wordt worden door aan bij als die dat deze dit er om ook niet naar tot uit of
    the a an of to and in on is are be by with for that this
    """.split()
)


def cover(said: Sequence[Said], told: ToldNotice, shown: Shown) -> tuple[ToldChange, ...]:
    """How `told` tells of each change that it must tell of, in the order of the diff."""
    text = squashed(told.text)
    ours = shown.notice.id in told.text
    foreign = told.language != shown.new.language.partition("-")[0]
    found = [_covered(change, said, text, ours=ours, foreign=foreign) for change in shown.rows]
    spare = _spare(said) if foreign else 0
    result = []
    for change, (telling, quote) in zip(shown.rows, found, strict=True):
        if telling is Telling.MISSING and spare > 0:
            telling, spare = Telling.UNRECOGNISED, spare - 1
        result.append(ToldChange(change.id, change.place, telling, shortened(quote)))
    return tuple(result)


def judge_coverage(told: Sequence[ToldChange]) -> Iterator[NoticeFinding]:
    """What the notice leaves out."""
    for one in told:
        match one.telling:
            case Telling.MISSING:
                yield error(
                    "change-left-out",
                    f"De wijziging in {one.place} staat niet in de kennisgeving.",
                    f"The notice does not tell of the change in {one.place}.",
                    change=one.change,
                )
            case Telling.PLACE_ONLY | Telling.UNRECOGNISED:
                yield warning(
                    "change-not-explained",
                    f"De kennisgeving zegt niet herkenbaar wat er in {one.place} verandert.",
                    f"The notice does not recognisably say what changes in {one.place}.",
                    quote=one.quote,
                    change=one.change,
                )


def _covered(
    change: ShownChange, said: Sequence[Said], text: str, *, ours: bool, foreign: bool
) -> tuple[Telling, str | None]:
    texts = [one for one in (change.old, change.new) if one.strip()]
    at = [one for one in said if change in one.exact and not _is_title(one)]
    if at and all(_stands(one, text, at) for one in texts):
        return Telling.VERBATIM, at[0].text
    for one in at:
        if not ours and (_tells(change, one) or (foreign and _has_own_words(one))):
            return Telling.SUMMARISED, one.text
    for one in said:
        if not ours and change in one.near and _tells_without_place(change, one):
            return Telling.SUMMARISED, one.text
    if not ours:
        for one in said:
            if one.cited is None and not one.rights and _tells_without_place(change, one):
                return Telling.SUMMARISED, one.text
    if at and not ours:
        return Telling.PLACE_ONLY, at[0].text
    if not ours and (parent := _with_parent(change, said)):
        return Telling.PLACE_ONLY, parent.text
    return Telling.MISSING, None


def _is_title(one: Said) -> bool:
    return one.block.kind is BlockKind.HEADING or (
        one.cited is not None and one.leads and one.block.side is None and one.text.strip().endswith(one.cited.text)
    )


def _stands(passage: str, text: str, at: Sequence[Said]) -> bool:
    """True if every sentence of a passage stands under its place, or anywhere if it can be no other's."""
    sides = ("old", "new", None)
    here = "\n".join(squashed("".join(one.text for one in at if one.block.side == side)) for side in sides)
    whole = squashed(passage)
    if whole in here or (len(whole) >= OWN_LENGTH and stands_parted(whole, text, PAGE_BREAKS)):
        return True
    return all(
        piece in here or (len(piece) >= OWN_LENGTH and piece in text) for piece in map(squashed, sentences(passage))
    )


def stands_parted(passage: str, text: str, breaks: int) -> bool:
    """True if the passage stands in the notice, in no more parts than that many page breaks make."""
    if passage in text:
        return True
    end = len(passage) - LEAST_END
    while end >= LEAST_END and passage[:end] not in text:
        end -= 1
    return breaks > 0 and end >= LEAST_END and stands_parted(passage[end:], text, breaks - 1)


def _tells(change: ShownChange, one: Said) -> bool:
    """True if a block at the place of the change says something of what differs there."""
    stated = {(fact.kind, fact.value) for fact in one.facts}
    if stated & change.differing:
        return True
    lowered = plain(one.text)
    if any(_says(operation, lowered) for operation in change.operations):
        return True
    return _share(change, one) >= SHARED


def _has_own_words(one: Said) -> bool:
    """True if it says more than a place: in another language than the contract's, more cannot be told."""
    return len(words(one.text)) - len(words(one.cited.text if one.cited else "")) >= LEAST_OWN_WORDS


def _tells_without_place(change: ShownChange, one: Said) -> bool:
    stated = {(fact.kind, fact.value) for fact in one.facts if fact.kind not in _WEAK}
    strong = {value for value in change.differing if value[0] not in _WEAK}
    if one.rights and one.cited is None:
        stated = {value for value in stated if value[0] is not FactKind.TERM}
    if stated & strong:
        return True
    differing = _stems(change)
    return len(differing) >= LEAST_WITHOUT_PLACE and _share(change, one) >= SHARED_WITHOUT_PLACE


def _says(operation: Operation, lowered: str) -> bool:
    return any(
        re.search(rf"\b{word}\b", lowered) for word in _OPERATION_WORDS.get(operation, "").split() if len(word) > 3
    )


def _share(change: ShownChange, one: Said) -> float:
    differing = _stems(change)
    if not differing:
        return 0.0
    here = {word[:STEM] for word in words(one.text)}
    return len(differing & here) / min(len(differing), 12)


def _stems(change: ShownChange) -> frozenset[str]:
    """The words in which the texts of a change differ, cut to their stems."""
    old, new = set(words(change.old)) - _COMMON, set(words(change.new)) - _COMMON
    return frozenset(word[:STEM] for word in old ^ new)


def _with_parent(change: ShownChange, said: Sequence[Said]) -> Said | None:
    """A block on a clause that came or went as a whole, where this one came or went within it."""
    whole = {Operation.INSERTED, Operation.DELETED} & set(change.operations)
    for one in said:
        if change in one.near and one.exact and any(whole & set(over.operations) for over in one.exact):
            return one
    return None


def _spare(said: Sequence[Said]) -> int:
    """Items that look like a change and of which nothing was recognised."""
    return sum(
        1
        for one in said
        if one.block.kind in (BlockKind.ITEM, BlockKind.CELL)
        and not one.about
        and one.cited is None
        and not one.rights
        and not one.own
    )
