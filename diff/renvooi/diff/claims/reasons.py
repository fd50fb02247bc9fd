"""Why a claim has its verdict, in Dutch and English."""

from collections.abc import Iterable, Sequence

from renvooi.diff.claims.facts import place_of
from renvooi.diff.claims.shares import Share
from renvooi.diff.claims.vocabulary import Action
from renvooi.diff.normal import normalise
from renvooi.diff.render.reasons import SIGNALS
from renvooi.diff.signals.sentences import sentences
from renvooi.model import Bilingual, Change, Operation, Signal, SignalType

NAMED = 5
"""Changes that a reason names one by one; the rest are counted."""
QUOTE = 320
"""Characters of a quotation; longer ones are cut at a word."""
_OPERATIONS = {
    Operation.INSERTED: "toegevoegd",
    Operation.DELETED: "vervallen",
    Operation.REWORDED: "gewijzigd",
    Operation.MOVED: "verplaatst",
    Operation.RENUMBERED: "hernummerd",
    Operation.SPLIT: "gesplitst",
    Operation.MERGED: "samengevoegd",
}
ACTIONS = {
    Action.ADDED: Bilingual("toegevoegd", "added"),
    Action.DELETED: Bilingual("vervallen", "deleted"),
    Action.MOVED: Bilingual("verplaatst", "moved"),
    Action.CLARIFIED: Bilingual("anders verwoord", "reworded"),
    Action.CORRECTED: Bilingual("verbeterd", "corrected"),
    Action.CHANGED: Bilingual("gewijzigd", "changed"),
    Action.EXTENDED: Bilingual("uitgebreid", "extended"),
    Action.SHORTENED: Bilingual("ingekort", "shortened"),
    Action.LONGER: Bilingual("verlengd of verhoogd", "made longer or higher"),
    Action.SHORTER: Bilingual("verkort of verlaagd", "made shorter or lower"),
    Action.RENAMED: Bilingual("hernoemd", "renamed"),
    Action.RENUMBERED: Bilingual("hernummerd", "renumbered"),
    Action.MERGED: Bilingual("samengevoegd", "merged"),
    Action.SPLIT: Bilingual("gesplitst", "split"),
    Action.REPLACED: Bilingual("vervangen", "replaced"),
    Action.REORDERED: Bilingual("anders ingedeeld", "reordered"),
    Action.UNCHANGED: Bilingual("niet gewijzigd", "not changed"),
    Action.NOTHING_ELSE: Bilingual("verder niet gewijzigd", "not changed otherwise"),
}


def joined(parts: Iterable[Bilingual], mark: str = "; ") -> Bilingual:
    """`parts` one after another, empty ones left out."""
    kept = [part for part in parts if part.nl or part.en]
    return Bilingual(mark.join(part.nl for part in kept), mark.join(part.en for part in kept))


def supported(action: Action, changes: Sequence[Change]) -> Bilingual:
    """That the diff shows what the claim says."""
    place = " + ".join(dict.fromkeys(place_of(change) for change in changes[:1])) if changes else ""
    more = len(changes) - 1
    nl = f" (en {more} meer)" if more > 0 else ""
    en = f" (and {more} more)" if more > 0 else ""
    said = ACTIONS[action]
    return Bilingual(f"{said.nl}, zoals gezegd: {place}{nl}", f"{said.en}, as claimed: {place}{en}")


def wrong_number(asserted: str, true: str) -> Bilingual:
    """That the claim gives another number than the clause has."""
    return Bilingual(
        f"het nummer klopt niet: artikel {true}, niet {asserted}",
        f"the number is wrong: artikel {true}, not {asserted}",
    )


def wrong_point(asserted: str, true: str) -> Bilingual:
    """That the claim counts wrong."""
    return Bilingual(
        f"het nummer klopt niet: {true}, niet puntje {asserted}", f"the number is wrong: {true}, not point {asserted}"
    )


def counted(true: int, asserted: int) -> Bilingual:
    """That there are as many as claimed, or not."""
    if true == asserted:
        return Bilingual(f"het aantal klopt: {true}", f"the number is right: {true}")
    return Bilingual(f"het zijn er {true}, niet {asserted}", f"there are {true}, not {asserted}")


def evidence_of(changes: Sequence[Change]) -> Bilingual:
    """What shows that the meaning changed, with the words that differ."""
    told = [_told(signal) for change in changes for signal in change.signals]
    return joined(dict.fromkeys(told))


def _told(signal: Signal) -> Bilingual:
    before, after = differing(signal)
    old_nl = f"“{before}”" if before else "niets"
    new_nl = f"“{after}”" if after else "niets"
    old_en = f"“{before}”" if before else "nothing"
    new_en = f"“{after}”" if after else "nothing"
    direction = f" ({signal.direction.value})" if signal.type in (SignalType.TERM, SignalType.QUANTITY) else ""
    return Bilingual(
        f"{SIGNALS[signal.type]}: {old_nl} werd {new_nl}", f"{signal.type.value}{direction}: {old_en} became {new_en}"
    )


def differing(signal: Signal) -> tuple[str, str]:
    """The words of both sides that a signal rests on, without the sentences that they share."""
    apart = _apart(signal.old, signal.new)
    return apart if any(apart) else (cut(signal.old or ""), cut(signal.new or ""))


def _apart(old: str | None, new: str | None) -> tuple[str, str]:
    """The sentences of both sides that the other does not have."""
    before, after = sentences(old or ""), sentences(new or "")
    return (
        cut(" ".join(one for one in before if one not in after)),
        cut(" ".join(one for one in after if one not in before)),
    )


def cut(text: str) -> str:
    """`text` as it can be quoted in a sentence: on one line, and not too long."""
    text = normalise(text)
    return text if len(text) <= QUOTE else f"{text[: QUOTE - 3].rsplit(' ', 1)[0]}..."


def restating(share: Share) -> Bilingual:
    """Which part of an added clause stands elsewhere, and which is new."""
    where = share.other.address
    if share.is_whole:
        return Bilingual(f"de tekst herhaalt {where}", f"the text restates {where}")
    if share.is_half:
        nl, en = ("de tweede helft", "the second half") if share.at_end else ("de eerste helft", "the first half")
        other_nl, other_en = (
            ("de eerste helft", "the first half") if share.at_end else ("de tweede helft", "the second half")
        )
    else:
        nl, en = f"{share.share:.0%} van de woorden", f"{share.share:.0%} of its words"
        other_nl, other_en = "de rest", "the rest"
    verb = "herhaalt" if share.is_half else "herhalen"
    verb_en = "restates" if share.is_half else "restate"
    same, rest = cut(share.same), cut(share.rest)
    return Bilingual(
        f"{nl} {verb} {where} (“{same}”); {other_nl} is nieuw (“{rest}”)",
        f"{en} {verb_en} {where} (“{same}”); {other_en} is new (“{rest}”)",
    )


def listed(changes: Sequence[Change]) -> Bilingual:
    """Changes with their places, the first few by name."""
    named = changes[:NAMED]
    more = len(changes) - len(named)
    nl = ", ".join(
        f"{place_of(one)} ({' en '.join(_OPERATIONS[operation] for operation in one.operations)})" for one in named
    )
    en = ", ".join(f"{place_of(one)} ({' and '.join(one.operations)})" for one in named)
    return Bilingual(f"{nl} en {more} meer" if more else nl, f"{en} and {more} more" if more else en)
