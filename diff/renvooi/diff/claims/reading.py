"""A sentence of the author's list to what it asserts.

    Onder Opslag zijn puntje 3 en puntje 4 samengevoegd en is puntje 1 aangescherpt, zonder inhoudelijke wijziging.
    -> merged: "Onder Opslag puntje 3 en puntje 4"; changed: "puntje 1", with "Onder Opslag" from the first

What is quoted never counts as an action, a conjunction or the end of a sentence.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from renvooi.diff.claims.vocabulary import FOLLOWING, NO_SUBSTANCE, OPENING, SUBSTANCE, THE_REST, Action, find_actions
from renvooi.diff.normal import normalise
from renvooi.diff.signals.sentences import sentences

_QUOTED = re.compile(r"(?<!\w)'[^']{1,400}'(?!\w)|(?<!\w)\"[^\"]{1,400}\"(?!\w)")
_CONJUNCTION = re.compile(r";\s+|,?\s+(?:en|maar|alsmede|and|but)\s+|,\s+")
_VERSIONS = re.compile(
    r"\bin\s+(?:deze\s+)?versie\s+[\w.-]+|\bin\s+deze\s+versie\b|\bin\s+(?:this\s+)?version\s+[\w.-]+"
    r"|\bten\s+opzichte\s+van\s+(?:de\s+)?(?:vorige\s+)?versie(?:\s+[\d][\w.-]*)?|\bcompared\s+(?:to|with)\s+version\s+[\w.-]+",
    re.IGNORECASE,
)
_NUMBERED_BEFORE = re.compile(
    r"\(\s*(?:(?:was|voorheen|eerder|eerst|vroeger|oud|formerly|previously|old)\b:?[^()]{1,120}|oude\s+(?:telling|nummering)|old\s+numbering)\)",
    re.IGNORECASE,
)
"""How the clause was cited before: it is told for the reader and points at nothing."""
_AUXILIARY = re.compile(
    r"\b(?:is|zijn|wordt|worden|werd|werden|was|were|are|has\s+been|have\s+been|er|there|sterk|licht|iets)\b",
    re.IGNORECASE,
)
_REFERS_BACK = re.compile(r"^(?:dit|dat|daarmee|hiermee|deze|this|that|it)\b", re.IGNORECASE)
_SUBSTANTIVE_ONLY = re.compile(
    r"\b(?:inhoudelijke|substantive)\s+(?:wijziging|verandering|aanpassing|change)", re.IGNORECASE
)
LONGEST = 1500
"""Characters of a sentence; a longer one is no line of a list, and is not taken apart."""
_LEAST_SUBJECT = 3
"""Letters from which on a part of a sentence has a subject of its own."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """One thing that a sentence says was done."""

    action: Action
    phrase: str
    """What it was done to, in the author's words; "" for the whole document."""
    above: str
    """The words of the first part of the sentence, which a later part may lean on."""
    substance_only: bool = False
    """For "no other changes": changes of substance are meant."""
    of_the_rest: bool = False
    """For the same: it says "other" or "verder"."""
    no_substance: bool = False
    """Its sentence also says that the meaning stayed."""
    besides: frozenset[Action] = frozenset()
    """All that its sentence asserts."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of the list."""

    text: str
    """As printed."""
    assertions: tuple[Assertion, ...]
    """() where the sentence cannot be read as a claim."""
    no_substance: bool
    """It also says that the meaning stayed."""
    substance: bool
    """It also says that the meaning changed."""


def read_text(text: str) -> tuple[Statement, ...]:
    """The claims of one line of the list, in order; what only opens a list is left out.

    A sentence that says only that the meaning stayed speaks of all, unless one claim stands before it or it
    refers back: one that refers back ("Dit is geen inhoudelijke wijziging") adds to the one before.
    """
    found: list[Statement] = []
    for printed in split_sentences(text):
        statement = _read(printed)
        if statement is None:
            continue
        if not statement.assertions and statement.no_substance:
            if found and (len(found) == 1 or _REFERS_BACK.match(printed)):
                found[-1] = _with_no_substance(found[-1], printed)
                continue
            of_all = Assertion(Action.NOTHING_ELSE, "", "", substance_only=True, of_the_rest=False)
            statement = replace(statement, assertions=(of_all,))
        found.append(statement)
    return tuple(found)


def _with_no_substance(before: Statement, printed: str) -> Statement:
    """The same claim with what the next sentence adds."""
    assertions = tuple(replace(one, no_substance=True) for one in before.assertions)
    return Statement(f"{before.text} {printed}", assertions, True, before.substance)


def split_sentences(text: str) -> Iterator[str]:
    """The sentences of `text` as printed; none ends within quotation marks."""
    printed = " ".join(text.split())
    hidden = masked(printed.translate(_SAME_LENGTH))
    start = 0
    for sentence in sentences(hidden):
        at = hidden.index(sentence, start)
        start = at + len(sentence)
        yield printed[at:start]


_SAME_LENGTH = str.maketrans(dict.fromkeys("‘’‚‛`´“”„‟«»", "'"))


def masked(text: str) -> str:
    """`text` with what is quoted replaced by as many x, so that places stay."""
    return _QUOTED.sub(lambda found: "'" + "x" * (len(found[0]) - 2) + "'", text)


def _read(printed: str) -> Statement | None:
    """The statement of one sentence; None if it only opens a list."""
    if len(printed) > LONGEST:
        return Statement(printed, (), no_substance=False, substance=False)
    text = normalise(printed).replace(" | ", ": ").rstrip(".;:! ")
    if FOLLOWING.search(masked(text)):
        return None
    plain = _VERSIONS.sub(" ", _cut(text, [found.span() for found in _NUMBERED_BEFORE.finditer(masked(text))]))
    hidden = masked(plain)
    no_substance = NO_SUBSTANCE.search(hidden) is not None
    rest = _cut(plain, [found.span() for found in NO_SUBSTANCE.finditer(hidden)])
    substance = SUBSTANCE.search(masked(rest)) is not None
    rest = _cut(rest, [found.span() for found in SUBSTANCE.finditer(masked(rest))])
    found = tuple(_assertions(" ".join(rest.split()).strip(" ,")))
    actions = frozenset(one.action for one in found)
    assertions = tuple(replace(one, no_substance=no_substance, besides=actions) for one in found)
    if not assertions and not no_substance and OPENING.match(masked(text)):
        return None
    return Statement(printed, assertions, no_substance, substance)


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return text


def _assertions(text: str) -> Iterator[Assertion]:
    first = ""
    for part in _parts(_without_explanation(text)):
        found = find_actions(masked(part))
        if not found:
            continue
        action = found[0][0]
        phrase = _without(part, found[0])
        if action is Action.UNCHANGED and (THE_REST.search(part) or not _says_something(phrase)):
            substance, rest = (pattern.search(part) is not None for pattern in (_SUBSTANTIVE_ONLY, THE_REST))
            yield Assertion(Action.NOTHING_ELSE, "", first, substance, rest)
            continue
        if not _says_something(phrase.removeprefix("ook").removeprefix("vervolgens")):
            phrase = first
        yield Assertion(action, phrase, first)
        first = first or phrase


def _without(part: str, found: tuple[Action, int, int]) -> str:
    """The words of `part` but for its action and the verb with it."""
    _, start, end = found
    rest = f"{part[:start]} {part[end:]}"
    spans = [auxiliary.span() for auxiliary in _AUXILIARY.finditer(masked(rest))]
    return " ".join(_cut(rest, spans).split()).strip(" ,:-")


def _without_explanation(text: str) -> str:
    """`text` without what follows a colon, where an action stands before it: it explains and claims no more."""
    hidden = masked(text)
    before, colon, _ = hidden.partition(": ")
    if not colon:
        return text
    found = find_actions(before)
    return text[: len(before)] if found and _says_something(_without(before, found[0])) else text


def _says_something(phrase: str) -> bool:
    words = re.findall(r"[^\W_]+", phrase.casefold())
    return any(len(word) >= _LEAST_SUBJECT and word not in _EMPTY for word in words) or any(map(str.isdigit, phrase))


_EMPTY = frozenset(
    "verder het aan een the also and further this that dit dat document tekst text ook daarnaast".split()
)


def _parts(text: str) -> Iterator[str]:
    """The parts of a sentence with an action each; a list of places ("artikel 3 en 4") stays whole."""
    hidden = masked(text)
    actions = find_actions(hidden)
    start = 0
    for (_, _, end), (_, ahead, _) in itertools.pairwise(actions):
        cut = _CONJUNCTION.search(hidden, end, ahead + 1)
        if cut is not None:
            yield text[start : cut.start()]
            start = cut.end()
    yield text[start:]
