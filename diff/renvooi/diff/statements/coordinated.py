"""Clauses behind "en" that hold a task of their own, and share what the clause before says.

Voorbeeld zorgt dat sleutels veilig worden bewaard en jaarlijks worden vervangen.
->  processor does "sleutels veilig worden bewaard"; processor does "sleutels worden vervangen"
een kluis die door de klant wordt geopend en wordt geleegd
->  client does "kluis geopend"; client does "kluis geleegd"
"""

from collections.abc import Sequence
from dataclasses import replace

from renvooi.diff.statements import lexicon
from renvooi.diff.statements.actors import Reading
from renvooi.diff.statements.parts import Form, Part
from renvooi.diff.statements.verbs import is_participle
from renvooi.diff.statements.who import Word

_TAKES_CARE = frozenset("zorgt zorgen zorg zorgdragen zorgdraagt".split())
"""Verbs of which what follows "dat" is the task itself; after "controleert" the task is to look at it."""
_NEAR = 5
"""Words before "die" among which the article of its noun stands."""


def shared_agents(reading: Reading, part: Part, *, before: tuple[Part, Reading]) -> Reading:
    """`reading` with the agent of the relative clause that this one goes on with."""
    if not _goes_on(part, Form.RELATIVE) or not reading.passive or reading.parties:
        return reading
    last, earlier = before
    if last.form is not Form.RELATIVE or not earlier.passive:
        return reading
    return replace(reading, bearers=earlier.bearers, idiom=earlier.idiom)


def is_next_task(parts: Sequence[Part], readings: Sequence[Reading], at: int) -> bool:
    """True where the clause at `at` is told apart from the one before it: see the examples of this file."""
    part = parts[at]
    if _goes_on(part, Form.RELATIVE):
        return readings[at].passive and bool(readings[at].bearers)
    if not _goes_on(part, Form.COMPLEMENT) or part.link.endswith("of"):
        return False
    first = _first_of(parts, at)
    if first < 1 or parts[first].opener != "dat" or any(reading.parties for reading in readings[first : at + 1]):
        return False
    host = parts[first - 1]
    takes_care = any(word.lower in _TAKES_CARE for word in host.words)
    return host.form is Form.MAIN and takes_care and bool(readings[first - 1].parties)


def subject_shared(parts: Sequence[Part], at: int) -> tuple[Word, ...]:
    """What the clause at `at` is about, where it leaves that to the one before it."""
    if parts[at].form is Form.RELATIVE:
        return antecedent(parts, at)
    first = parts[at].words[0]
    if not (first.is_verbal or is_participle(first.lower) or first.lower in lexicon.PREPOSITIONS | lexicon.ADVERBS):
        return ()
    return _opening_noun(parts[_first_of(parts, at)].words)


def antecedent(parts: Sequence[Part], at: int) -> tuple[Word, ...]:
    """What "die" or "dat" stands for: the noun before it, or what that noun is said to be."""
    host = next((part for part in reversed(parts[:at]) if part.form is not Form.RELATIVE), None)
    if host is None:
        return ()
    words = [word for word in host.words if word.is_word]
    verb = next((here for here, word in enumerate(words) if word.is_verbal), 0)
    named = any(word.lower not in lexicon.ADVERBS | lexicon.ARTICLES for word in words[:verb])
    if named and words[verb].lower in lexicon.COPULAS:
        found = words[:verb]
    else:
        near = words[-_NEAR:]
        articles = [here for here, word in enumerate(near) if word.lower in lexicon.ARTICLES | lexicon.OWNERS]
        found = near[articles[-1] + 1 :] if articles else near[-1:]
    return () if any(word.who for word in found) else tuple(found)


def _goes_on(part: Part, form: Form) -> bool:
    return part.form is form and not part.opener and part.link.rpartition(" ")[2] in ("en", "of")


def _first_of(parts: Sequence[Part], at: int) -> int:
    """Index of the clause with the conjunction that the one at `at` goes on with."""
    while at and _goes_on(parts[at], parts[at].form):
        at -= 1
    return at


def _opening_noun(words: Sequence[Word]) -> tuple[Word, ...]:
    """The noun that opens a clause, with what stands before it: "de verstrekte sleutels"."""
    for at, word in enumerate(words):
        if word.who or not word.is_word or word.is_verbal:
            return ()
        if word.lower not in lexicon.ARTICLES | lexicon.OWNERS and not word.lower.endswith("e"):
            return tuple(words[: at + 1])
    return ()
