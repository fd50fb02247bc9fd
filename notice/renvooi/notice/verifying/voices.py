"""Who must do what, and how strictly: a notice's own words held against the two texts.

    wij versleutelen altijd    where the new text says    zo veel mogelijk
    Voorbeeld Data bewaakt     where the new text says    de klant bewaakt

Only what a change itself shows is held: the class of a rule that changed, the party that changed.
"""

import re
from collections.abc import Iterator

from renvooi.diff.signals.parties import Actor, matches
from renvooi.model import NoticeFinding, Parties, SignalType
from renvooi.notice.verifying.case import Case
from renvooi.notice.verifying.finding import error
from renvooi.notice.verifying.quotes import differing
from renvooi.notice.verifying.saying import Said, is_reason
from renvooi.notice.verifying.shown import ShownChange
from renvooi.notice.verifying.tense import speaks_of_past, tense
from renvooi.notice.verifying.wording import sentences, words

_STRICT = re.compile(
    r"\b(?:altijd|steeds|moet(?:en)?|verplicht\w*|dien(?:t|en)|garander\w*|gegarandeerd|uiterlijk|in alle gevallen|volledig|zonder uitzondering"
    r"|must|shall|always|guarantee\w*|mandatory|required|obliged|in all cases|at the latest|no later than|fully)\b",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:zo\s?(?:veel|goed|snel)?\s+mogelijk|waar mogelijk|indien mogelijk|span(?:t|nen)? (?:\w+ ){0,2}?(?:ons|zich|zijn)|inspann\w*|inspanning\w*|strev\w*|streeft|in beginsel|in principe"
    r"|doorgaans|proberen|probeert|best effort|redelijkerwijs|as (?:far|much|soon) as possible|where possible|if possible|endeavou?r\w*|strive\w*|try|tries|aims?|in principle|reasonable efforts?)\b",
    re.IGNORECASE,
)
_EFFORT = re.compile(
    r"\b(?:strev\w*|streeft|inspann\w*|spannen|proberen|trachten|probeert|endeavou?r\w*|strive\w*|aims?\s+to|try\s+to)\b",
    re.IGNORECASE,
)
LEAST_IN_EFFORT = 2
"""Words of the new text in a sentence that tells it as an effort; one that tells a wish has fewer."""
_FREE = re.compile(
    r"\b(?:kan|kunt|kunnen|mag|mogen|vrij|facultatief|optioneel|desgewenst|may|can|could|optional\w*|free to)\b",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"\b(?:moet(?:en)?|verplicht\w*|dien(?:t|en)|hoort|behoort|must|shall|required|obliged|has to|have to)\b",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"\b(?:alleen|uitsluitend|slechts|mits|tenzij|pas (?:na|als)|nadat|na (?:uw|schriftelijke)|behalve|only|unless|provided|except|after|subject to|once)\b",
    re.IGNORECASE,
)
_UNLIMITED = re.compile(
    r"\b(?:zonder\s+(?!dat)\w*|altijd|onbeperkt|vrij(?:elijk)?|automatisch|standaard|without|freely|unrestricted|always|automatically|by default|any time)\b",
    re.IGNORECASE,
)
_RELEASED = re.compile(
    r"\b(?:hoe(?:ft|ven)\b(?=[^.]*\b(?:niet|geen)\b)|niet verplicht|not (?:required|obliged)|need not|does not have to)\b",
    re.IGNORECASE,
)
_AFTER_PREPOSITION = re.compile(
    r"\b(?:met|bij|van|aan|voor|tegen|over|namens|with|of|to|for|from|at|on behalf of|about)\s+(?:de\s+|het\s+|the\s+|uw\s+|our\s+)?$",
    re.IGNORECASE,
)
_DENIALS = frozenset("niet geen nooit zonder not no never without".split())
_EMPTY = frozenset("wordt worden zijn heeft hebben deze voor door naar that with this will have".split())
STEM = 6
"""Letters by which words are compared; inflected forms agree in these."""
COMMON = 0.75
"""Share of the words of a told sentence that must stand in the sentence it tells."""
LEAST_COMMON = 3
"""Words that must be in both."""
_ENGLISH = (
    (Actor.CLIENT, re.compile(r"\b(?:you|the\s+(?:client|customer|controller))\b", re.IGNORECASE)),
    (Actor.PROCESSOR, re.compile(r"\b(?:we|the\s+(?:processor|supplier))\b", re.IGNORECASE)),
)


def check_modality(case: Case) -> Iterator[NoticeFinding]:
    """A rule that is told stricter, looser or freer than the new text has it."""
    for one, sentence in case.own_words():
        if is_reason(one, sentence):
            continue
        for change in one.exact:
            if (
                change.new
                and not speaks_of_past(_without_no_more(sentence))
                and (told := _misjudged(change, sentence, one))
            ):
                yield error(
                    "modality-differs",
                    f"De kennisgeving noemt {change.place} {told[0]}; de nieuwe tekst niet.",
                    f"The notice tells {change.place} as {told[1]}; the new text does not.",
                    quote=sentence,
                    change=change.id,
                )


def _without_no_more(sentence: str) -> str:
    """`sentence` without what it says is no more: the rest tells how things will be."""
    return re.sub(r"\b(?:en|and)\s+(?:niet meer|niet langer|no longer)\b.*", "", sentence, flags=re.IGNORECASE)


def _misjudged(change: ShownChange, sentence: str, one: Said) -> tuple[str, str] | None:
    gone, come = (" ".join(found) for found in differing(change.old, change.new))
    if _LOOSE.search(come) and not _LOOSE.search(gone) and _STRICT.search(sentence) and not _LOOSE.search(one.text):
        return "een harde verplichting", "a strict duty"
    if _LOOSE.search(gone) and not _LOOSE.search(come) and _LOOSE.search(sentence):
        return "een inspanning", "an effort"
    if (
        _EFFORT.search(sentence)
        and not _LOOSE.search(f"{change.old} {change.new}")
        and len(_stems(sentence) & _stems(change.new)) >= LEAST_IN_EFFORT
    ):
        return "een inspanning", "an effort"
    if _MUST.search(come) and _FREE.search(gone) and _FREE.search(sentence) and not _MUST.search(one.text):
        return "een mogelijkheid", "a possibility"
    if _FREE.search(come) and _MUST.search(gone) and _MUST.search(sentence) and not _FREE.search(one.text):
        return "een verplichting", "a duty"
    if _RELEASED.search(sentence) and not _RELEASED.search(change.new) and _MUST.search(change.new):
        return "vrijblijvend", "optional"
    if (
        _LIMITED.search(come)
        and not _LIMITED.search(gone)
        and _is_unlimited(sentence)
        and not _LIMITED.search(one.text)
    ):
        return "onbeperkt", "unrestricted"
    return None


def check_negation(case: Case) -> Iterator[NoticeFinding]:
    """A rule that is told with its denial taken away, or put in."""
    for one, sentence in case.own_words():
        if speaks_of_past(sentence) or is_reason(one, sentence):
            continue
        for change in one.exact:
            if change.new and any(_is_turned(text, sentence) for text in sentences(change.new)):
                yield error(
                    "modality-differs",
                    f"De kennisgeving zegt het tegendeel van de nieuwe tekst van {change.place}.",
                    f"The notice says the opposite of the new text of {change.place}.",
                    quote=sentence,
                    change=change.id,
                )


def _is_turned(text: str, sentence: str) -> bool:
    """True if one of two sentences that say the same denies it, and the other has what is denied without denial."""
    told, there = _stems(sentence), _stems(text)
    if len(told & there) < LEAST_COMMON or len(told & there) < COMMON * len(told):
        return False
    denied_there, denied_told = _denied(text), _denied(sentence)
    if bool(denied_there) == bool(denied_told):
        return False
    return (denied_there or denied_told) <= (told if denied_there else there)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in words(text) if len(word) > 3 and word not in _EMPTY)


def _denied(text: str) -> frozenset[str]:
    """The word behind each denial."""
    found = words(text)
    behind = (
        [word for word in found[at + 1 :] if len(word) > 3 and word not in _EMPTY][:1]
        for at, one in enumerate(found)
        if one in _DENIALS
    )
    return frozenset(word[:STEM] for next_words in behind for word in next_words)


def _is_unlimited(sentence: str) -> bool:
    """True if a sentence says that nothing limits; "zonder uw toestemming gebeurt dit niet" does limit."""
    found = _UNLIMITED.search(sentence)
    return found is not None and not re.search(r"\b(?:niet|geen|nooit|not|no|never)\b", sentence, re.IGNORECASE)


def check_parties(case: Case) -> Iterator[NoticeFinding]:
    """A task that is told as the wrong party's."""
    for one in case.said:
        if one.own or one.block.side is not None:
            continue
        for change in one.exact:
            parties = _shift(change, case.shown.new.parties)
            if parties is None:
                continue
            wrong = _wrong_party(one, parties, case.shown.new.parties, english=case.told.language == "en")
            if wrong is not None:
                yield error(
                    "party-differs",
                    f"In de nieuwe tekst van {change.place} is dit de taak van de andere partij.",
                    f"In the new text of {change.place} this is the task of the other party.",
                    quote=wrong,
                    change=change.id,
                )


def _shift(change: ShownChange, parties: Parties) -> tuple[Actor, Actor] | None:
    """The party that had the task and the one that has it; None if it is not shown that it went from one to the other."""
    for signal in change.signals:
        if signal.type is SignalType.RESPONSIBILITY and signal.old and signal.new:
            old, new = _first(signal.old, parties), _first(signal.new, parties)
            if old and new and old is not new and {old, new} <= {Actor.PROCESSOR, Actor.CLIENT}:
                return old, new
    return None


def _first(text: str, parties: Parties) -> Actor | None:
    return next((actor for _, actor in matches(text, parties) if actor), None)


def _wrong_party(one: Said, shift: tuple[Actor, Actor], parties: Parties, *, english: bool) -> str | None:
    """The sentence that gives the task to who had it; None if none does, or another gives it rightly."""
    old, new = shift
    given: list[tuple[Actor, str | None, str]] = []
    for sentence in sentences(one.text):
        text = sentence
        if re.match(r"\s*(?:waarom|reden|why|reason)\b", text, re.IGNORECASE):
            continue
        given += [(actor, when, sentence) for actor, when in _acting(text, parties, english=english)]
    if any(actor is new and when in (None, "new") for actor, when, _ in given):
        wrong = [sentence for actor, when, sentence in given if actor is old and when == "new"]
        return wrong[0] if wrong and not any(actor is new and when == "new" for actor, when, _ in given) else None
    wrong = [sentence for actor, when, sentence in given if actor is old and when in (None, "new")]
    turned = [sentence for actor, when, sentence in given if actor is new and when == "old"]
    return next(iter((*wrong, *turned)), None)


def _acting(sentence: str, parties: Parties, *, english: bool) -> Iterator[tuple[Actor, str | None]]:
    found: list[tuple[Actor, int, int]] = [
        (actor, match.start(), match.end()) for match, actor in matches(sentence, parties) if actor
    ]
    if english:
        found += [(actor, one.start(), one.end()) for actor, pattern in _ENGLISH for one in pattern.finditer(sentence)]
    handed = re.search(r"\b(?:van|from)\b.*\b(?:naar|to)\b", sentence, re.IGNORECASE)
    for actor, start, end in found:
        when = tense(sentence, start, end)
        if handed is None and _AFTER_PREPOSITION.search(sentence[:start]) and when is None:
            continue
        yield actor, when
