"""Text and parties to statements: sentences, words, clauses, actors, tasks.

    "Voorbeeld bewaakt de server en stelt de klant op de hoogte."
    ->  processor does "bewaakt de server"; processor does "stelt op de hoogte"

No parser of Dutch and no model: contract prose follows the order of words so closely that verb and
subject can be told by their place. Each step is a file; all are pure, and a text is read once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from renvooi.diff.signals.sentences import sentences
from renvooi.diff.statements import lexicon
from renvooi.diff.statements.actors import Reading, read_actors
from renvooi.diff.statements.coordinated import antecedent, is_next_task, shared_agents, subject_shared
from renvooi.diff.statements.duties import verb_of
from renvooi.diff.statements.idioms import (
    BEARING_NOUNS,
    DUTY,
    attributes,
    helped,
    is_called,
    preposition_before,
)
from renvooi.diff.statements.parts import Form, Part, parts_of
from renvooi.diff.statements.tasks import condition_of, content, task_of
from renvooi.diff.statements.value import Statement, Verb
from renvooi.diff.statements.verbs import is_participle
from renvooi.diff.statements.who import NOBODY, RULE, Who, Word
from renvooi.diff.statements.words import words_of
from renvooi.model import Parties

REMEMBERED = 4096
"""Texts whose statements are kept: several users ask for each clause of two versions."""
LONGEST = 2000
"""Characters of a sentence that are read at once; the longest real ones are half of that."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of which a statement is made, among the others of its sentence."""

    parts: Sequence[Part]
    at: int
    readings: Sequence[Reading]
    sentence: str
    offset: int
    """Of the sentence in the text."""

    @property
    def part(self) -> Part:
        return self.parts[self.at]


@lru_cache(maxsize=REMEMBERED)
def statements(text: str, parties: Parties) -> tuple[Statement, ...]:
    """What `text` says about who does what, in order; clauses in which nobody acts and nothing is done left out."""
    found: list[Statement] = []
    position = 0
    for sentence in (piece for whole in sentences(text) for piece in _bounded(whole)):
        offset = text.find(sentence, position)
        position = offset + len(sentence)
        found += _of_sentence(sentence, offset, parties, found)
    return tuple(found)


_FOR = frozenset({"", "voor", "tot", "aan"})
"""Prepositions, or none, before a party whom a text is about without saying that it acts."""


def concerned(text: str, parties: Parties) -> frozenset[Who]:
    """Whom `text` names as one who acts, gets or may: "in te zien voor de klant", "eigendom van de klant"."""
    found: set[Who] = set()
    for sentence in (piece for whole in sentences(text) for piece in _bounded(whole)):
        words = words_of(sentence, parties)
        owned = any(word.lower == "eigendom" for word in words)
        for at, word in enumerate(words):
            if word.who and (preposition_before(words, at) in _FOR or owned):
                found |= word.who
    return frozenset(found)


def _bounded(sentence: str) -> Iterator[str]:
    """`sentence`, cut at commas where it is so long that looking back and forth in it would take long."""
    while len(sentence) > LONGEST:
        at = sentence.find(", ", LONGEST // 2)
        at = at + 2 if 0 <= at < LONGEST else LONGEST
        yield sentence[:at].rstrip()
        sentence = sentence[at:].lstrip()
    if sentence:
        yield sentence


_TELLING = frozenset({"niemand"}) | lexicon.PASSIVE | lexicon.JOINT | lexicon.SHARED | lexicon.TOGETHER
"""Words one of which is in a sentence that tells who does what without a name in it."""


def _of_sentence(sentence: str, offset: int, parties: Parties, earlier: Sequence[Statement]) -> list[Statement]:
    words = words_of(sentence, parties)
    if not any(word.who or word.name or word.lower in _TELLING for word in words):
        return []
    parts = parts_of(words)
    readings = _readings(parts)
    found: list[Statement] = []
    for at, (part, reading) in enumerate(zip(parts, readings, strict=True)):
        named = bool(reading.parties)
        clause = _Clause(parts, at, readings, sentence, offset)
        # a passive that tells what is done ("wordt getest") and not what is so ("is getest")
        told = reading.passive and part.form in (Form.MAIN, Form.SUBORDINATE) and helped(part.words)
        if named or told or _nobody_does(part):
            found.append(_statement(clause, [*earlier, *found]))
        elif found and is_next_task(parts, readings, at):
            found.append(_next_task(found[-1], clause))
    return [*found, *_of_attributes(words, sentence, offset)]


def _nobody_does(part: Part) -> bool:
    """True for "Niemand bewaakt de lijn", false for "Niemand anders dan de klant"."""
    words = [word.lower for word in part.words[:_SUBJECT_ENDS]]
    if part.form is not Form.MAIN or "niemand" not in words:
        return False
    at = words.index("niemand")
    beside = part.words[at - 1 : at] + part.words[at + 1 : at + 2]
    return any(word.is_verbal for word in beside)


_SUBJECT_ENDS = 6
"""Words of a clause among which its subject stands: "Na de oplevering bewaakt niemand"."""


def _next_task(host: Statement, clause: _Clause) -> Statement:
    """The task behind "en" of whoever sees to the one of `host`."""
    words, sentence = clause.part.words, clause.sentence
    condition, limits = condition_of(words, sentence)
    whole = (*subject_shared(clause.parts, clause.at), *words)
    found = task_of(whole, frozenset(at + len(whole) - len(words) for at in limits), host.parties)
    return replace(
        host,
        task=_with_attached(found.task, clause),
        stems=found.stems | content(_with_attached("", clause)),
        condition=condition,
        text=sentence[words[0].start : words[-1].end],
        start=clause.offset + words[0].start,
        end=clause.offset + words[-1].end,
    )


def _of_attributes(words: Sequence[Word], sentence: str, offset: int) -> list[Statement]:
    """Who is named in front of a participle: it tells which thing, and who did it all the same."""
    found = []
    for who, behind in attributes(words):
        start, end = behind[0].start, behind[-1].end
        said = sentence[start:end]
        found.append(
            Statement(
                parties=tuple(sorted(who)),
                acting=who,
                verb=Verb.DOES,
                task=said,
                condition="",
                stems=content(said),
                text=said,
                sentence=sentence,
                start=offset + start,
                end=offset + end,
                describes=True,
                conditional=False,
                passive=True,
            )
        )
    return found


def _readings(parts: Sequence[Part]) -> list[Reading]:
    """Who acts in each clause; a subject that is left out is that of the last main clause."""
    result: list[Reading] = []
    subject: frozenset[Who] = NOBODY
    after: Form | None = None
    for part in parts:
        reading = read_actors(part, subject, after=after)
        if part.form is Form.RELATIVE and result:
            reading = shared_agents(reading, part, before=(parts[len(result) - 1], result[-1]))
        result.append(reading)
        if part.form is Form.MAIN:
            subject = reading.subject
        after = part.form
    return result


def _statement(clause: _Clause, earlier: Sequence[Statement]) -> Statement:
    part, reading, words = clause.part, clause.readings[clause.at], clause.part.words
    condition, limits = condition_of(words, clause.sentence)
    excepted = _excepted(clause)
    if excepted and words[0].lower in _POINTS_BACK:
        # "die doet de klant": what it points at stands in its place
        whole = (*excepted, *words[1:])
    else:
        whole = (*(excepted or _subject_left_out(clause)), *words)
    moved = frozenset(at + len(whole) - len(words) for at in limits)
    found = task_of(whole, moved, reading.parties)
    task, verb = _with_attached(found.task, clause), verb_of(words, reading)
    stems = found.stems | content(_with_attached("", clause))
    if not stems and clause.at and clause.parts[clause.at - 1].form is Form.COMPLEMENT:
        # "Wie welke gegevens mag zien, is aan de klant"
        before = clause.parts[clause.at - 1]
        task = f"{before.opener} {_said(before, clause.sentence)}"
        stems = content(task)
    elif earlier and (_left_out(part) or reading.identifies or not stems):
        host = _host(earlier, rule=reading.identifies)
        task, stems = host.task, host.stems
        verb = _undenied(host) if _left_out(part) else verb
    when = [f"{other.opener} {_said(other, clause.sentence)}".strip() for other in _conditions(clause.parts, clause.at)]
    return Statement(
        parties=reading.parties,
        acting=reading.acting,
        verb=verb,
        task=task,
        condition="; ".join(text for text in (condition, *when) if text),
        stems=stems,
        text=clause.sentence[words[0].start : words[-1].end],
        sentence=clause.sentence,
        start=clause.offset + words[0].start,
        end=clause.offset + words[-1].end,
        describes=_describes(clause),
        conditional=part.form is Form.CONDITION,
        passive=reading.passive,
    )


def _describes(clause: _Clause) -> bool:
    """True for a clause that tells which, why or what; not for what is agreed: "geldt dat de klant ..."."""
    part = clause.part
    if _only_says_what_it_is(part, clause.readings[clause.at]):
        return True
    if part.form is Form.RELATIVE and _excepted(clause):
        return False
    if part.form is Form.RELATIVE:
        # "een kluis die door niemand dan de klant wordt geopend" is a rule of its own
        return not (clause.readings[clause.at].passive and clause.readings[clause.at].bearers)
    if part.form is not Form.COMPLEMENT:
        return (
            part.form is Form.REASON
            or _only_has(part)
            or (clause.readings[clause.at].patient and not is_called(part.words))
        )
    hosts = [at for at in range(clause.at) if clause.parts[at].form is Form.MAIN]
    return part.opener != "dat" or (bool(hosts) and bool(clause.readings[hosts[-1]].parties))


def _only_has(part: Part) -> bool:
    """True for "waarmee de klant afspraken heeft": what somebody has is no task."""
    words = [word.lower for word in part.words if word.is_word]
    attached = part.form is Form.SUBORDINATE and part.opener.startswith("waar") and words[-1] in lexicon.PERFECT
    return attached and not any(is_participle(word) or word in lexicon.MODALS | DUTY for word in words)


def _only_says_what_it_is(part: Part, reading: Reading) -> bool:
    """True for "Voorbeeld is gecertificeerd", "met klant bedoelen we ...": nobody does or bears anything."""
    lowered = [word.lower for word in part.words]
    if any(word in _DEFINES for word in lowered) or (RULE in reading.subject and "wil" in lowered):
        return True
    first = next((word.lower for word in part.words if word.is_verbal), "")
    if first not in ("is", "zijn") or reading.bearers or reading.identifies:
        return False
    return not any(word in DUTY or word in BEARING_NOUNS or word in lexicon.JOINT for word in lowered)


_DEFINES = frozenset("bedoelen bedoelt verstaan verstaat noemen noemt heet heten".split())


def _host(earlier: Sequence[Statement], *, rule: bool) -> Statement:
    """The statement whose task goes on: the last one, or the last about a party that a rule points out."""
    if rule:
        return next((one for one in reversed(earlier) if RULE in one.parties), earlier[-1])
    return earlier[-1]


def _left_out(part: Part) -> bool:
    """True for "maar door de klant": the task is that of the clause before."""
    return part.link.endswith("maar") and part.words[0].lower in ("door", "bij", "wel")


def _undenied(host: Statement) -> Verb:
    """The class of the verb of a clause without its "niet"."""
    if host.verb not in (Verb.DOES_NOT, Verb.NEED_NOT):
        return host.verb
    return Verb.MAY if any(f" {word} " in host.text for word in ("kan", "kunnen", "mag", "mogen")) else Verb.DOES


def _with_attached(task: str, clause: _Clause) -> str:
    """`task` with the clauses behind it that say what, or which."""
    said = (_linked(part, clause.sentence) for part in _attached(clause))
    return " ".join((task, *said)).strip()


def _linked(part: Part, sentence: str) -> str:
    """A clause with the words that join it: "of de back-up is gelukt"; "dat" says nothing before what is done."""
    joined = part.link.replace(",", "").strip()
    opener = "" if part.opener == "dat" and part.form is Form.COMPLEMENT else part.opener
    return " ".join(text for text in (joined, opener, _said(part, sentence)) if text)


def _excepted(clause: _Clause) -> tuple[Word, ...]:
    """What a pronoun stands for right behind an exception: "behalve de printserver: die beheert de klant"."""
    part = clause.part
    if not clause.at or not (part.opener in _POINTS_BACK or part.words[0].lower in _POINTS_BACK):
        return ()
    before = clause.parts[clause.at - 1].words
    for at in range(len(before) - 1, -1, -1):
        if before[at].text in ",;:" or before[at].who:
            return ()
        if before[at].lower in _EXCEPTS or (before[at].lower == "van" and at and before[at - 1].lower in _EXCEPTIONS):
            found = before[at + 1 :]
            return found[1:] if found and found[0].lower == "voor" else found
    return ()


_POINTS_BACK = frozenset("die dat deze dit".split())
_EXCEPTS = frozenset("behalve uitgezonderd behoudens".split())
_EXCEPTIONS = frozenset("uitzondering uitgezonderd".split())


def _subject_left_out(clause: _Clause) -> tuple[Word, ...]:
    """The thing that a passive goes on about: "Een account is persoonlijk en wordt niet gedeeld", "de kluis die"."""
    if not clause.at or not clause.readings[clause.at].passive:
        return ()
    if clause.part.form is Form.RELATIVE:
        return antecedent(clause.parts, clause.at)
    if not clause.part.words[0].is_verbal:
        return ()
    before = clause.parts[clause.at - 1]
    verb = next((at for at, word in enumerate(before.words) if word.is_verbal), 0)
    linked = clause.part.link and before.form is Form.MAIN
    return before.words[:verb] if linked and not any(word.who for word in before.words[:verb]) else ()


def _attached(clause: _Clause) -> list[Part]:
    """The clauses behind that one that say what, or which."""
    found = []
    for at, part in enumerate(clause.parts[clause.at + 1 :], start=clause.at + 1):
        if part.form not in (Form.COMPLEMENT, Form.RELATIVE) or is_next_task(clause.parts, clause.readings, at):
            break
        if clause.readings[at].parties and _excepted(replace(clause, at=at)):
            break
        found.append(part)
    return found


def _conditions(parts: Sequence[Part], at: int) -> list[Part]:
    """The conditions of the main clause at `at`: those before it at the start, and those right behind it."""
    if parts[at].form is not Form.MAIN:
        return []
    before = [part for part in parts[:at] if part.form is Form.CONDITION] if _all_conditions(parts[:at]) else []
    behind = []
    for part in parts[at + 1 :]:
        if part.form is Form.MAIN:
            break
        if part.form is Form.CONDITION:
            behind.append(part)
    return [*before, *behind]


def _all_conditions(parts: Sequence[Part]) -> bool:
    return all(part.form in (Form.CONDITION, Form.RELATIVE) for part in parts)


def _said(part: Part, sentence: str) -> str:
    if part.opener == part.words[0].lower:
        # a question of one word: "af te spreken wie"
        return ""
    return sentence[part.words[0].start : part.words[-1].end].rstrip(" .;,")
