"""The sheet of an assessment: changes and what follows from each, rights, decisions, rules.

A rule and a clause are printed once and named where they count; an event of several changes is one
entry. What sets nothing off comes last, a line each.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from renvooi.diff.render.labels import LANGUAGES as DIFF_LABELS
from renvooi.diff.render.reasons import evidence, reason
from renvooi.model import AssessedChange, AssessedGroup, Assessment, ConsequenceClass, HumanVerdict
from renvooi.notice.phrases import OPERATIONS, joined
from renvooi.notice.sheets.facts import Names, about, class_line, decisions_part, no_basis_part, right_lines, version
from renvooi.notice.sheets.labels import Words, words_of
from renvooi.notice.sheets.sheet import Entry, Line, Part, Sheet, quote


def sheet_of_assessment(made: Assessment, language: str) -> Sheet:
    """All that `made` says, in `language`."""
    words = words_of(language)
    title = words.assessment.format(title=made.title, old=version(made.old, words), new=version(made.new, words))
    events = _events(made)
    names = Names(
        {one.change: one.place for one in made.changes},
        {change: number for number, event in enumerate(events, start=1) for change in event.changes},
    )
    policy = Line(made.policy, words.policy)
    if not made.changes:
        part = decisions_part(made.decisions, names, words.decisions, words)
        return Sheet(title, (Line(words.nothing), policy), (part,))
    decisive = (about(made.decisive, names, words.by, words),) if made.decisive else ()
    parts = (
        *_changes(made, events, words),
        _rights(made, names, words),
        *no_basis_part(made.no_right, names, words),
        decisions_part(made.decisions, names, words.decisions, words),
        *_quiet(made, words),
        *_rules(made, words),
    )
    return Sheet(title, (class_line(made.consequence_class, words), *decisive, policy), parts)


@dataclass(frozen=True, slots=True)
class _Event:
    """What is one entry: a change, or all changes of a group."""

    changes: tuple[str, ...]
    group: AssessedGroup | None


def _events(made: Assessment) -> tuple[_Event, ...]:
    """What sets something off, or would but for a person; a group where its first change stands."""
    groups = {member: group for group in made.groups for member in group.changes}
    found: dict[str, _Event] = {}
    for change in made.changes:
        group = groups.get(change.change)
        if group is not None and _is_loud(group.consequence_class):
            found.setdefault(group.id, _Event(group.changes, group))
        elif _is_loud(change.consequence_class) or _is_lowered(change):
            found[change.change] = _Event((change.change,), None)
    return tuple(found.values())


def _changes(made: Assessment, events: Sequence[_Event], words: Words) -> Iterator[Part]:
    by_id = {one.change: one for one in made.changes}
    named = {right.id: right.what.in_language(words.language) for right in made.rights}
    entries = tuple(_entry([by_id[one] for one in event.changes], event.group, named, words) for event in events)
    if entries:
        yield Part(words.changes, entries, first=1)


def _entry(
    members: Sequence[AssessedChange], group: AssessedGroup | None, named: Mapping[str, str], words: Words
) -> Entry:
    """One entry for a change, or for all changes of an event: what they share said once, the rest with its place."""
    facts = [tuple(_lines(one, named, words)) for one in members]
    if group is None:
        return Entry(_head(members[0], words), facts[0])
    shared = [line for line in facts[0] if all(line in each for each in facts)]
    own = (
        line
        for member, each in zip(members, facts, strict=True)
        for line in (Line(_head(member, words)), *(line for line in each if line not in shared))
    )
    return Entry(f"[{group.consequence_class}] {group.line.in_language(words.language)}", (*shared, *own))


def _head(change: AssessedChange, words: Words) -> str:
    """ "[K30] Deel 1, punt 4 (was: Deel 1, punt 3) (a1b2c3d4e5f6)"."""
    return f"[{change.consequence_class}] {_place(change, words)} ({change.change})"


def _is_loud(weight: ConsequenceClass) -> bool:
    return weight is not ConsequenceClass.NOTHING


def _is_lowered(change: AssessedChange) -> bool:
    return change.computed_class is not change.consequence_class


def _lines(change: AssessedChange, named: Mapping[str, str], words: Words) -> Iterator[Line]:
    labels = DIFF_LABELS[words.language]
    yield Line(_what(change, words), words.what)
    if change.old == change.new:
        yield from quote("\n".join(change.new))
    else:
        yield from quote("\n".join(change.old), label=words.old)
        yield from quote("\n".join(change.new), label=words.new)
    for signal in change.signals:
        yield Line(evidence(signal, labels), words.signal)
    if change.restated:
        yield Line("; ".join(change.restated), words.also)
    if rules := "; ".join(f"{effect.rule} ({effect.consequence_class})" for effect in change.effects):
        yield Line(rules, words.rule)
    for right in change.rights:
        yield Line(named.get(right, right), words.right)
    if change.why is not None:
        yield Line(change.why, words.why)
    if change.verdict is not None:
        yield Line(_decided(change.verdict, words), words.verdict)
        if aside := "; ".join(f"{effect.rule} ({effect.consequence_class})" for effect in change.set_aside):
            yield Line(aside, words.aside)
        for right in change.rights_set_aside:
            yield Line(named.get(right, right), words.right_aside)


def _what(change: AssessedChange, words: Words) -> str:
    """ "andere tekst, inhoudelijk (de aanwijzingen verschillen: termijn)"."""
    labels = DIFF_LABELS[words.language]
    operations = joined([OPERATIONS[one] for one in change.operations]).in_language(words.language)
    level = labels.significance[change.significance].casefold()
    treated = ""
    if change.treated_as is not change.significance:
        treated = ", " + words.treated.format(level=labels.significance[change.treated_as].casefold())
    return f"{operations}, {level}{treated} ({reason(change.because, labels)})"


def _decided(verdict: HumanVerdict, words: Words) -> str:
    labels = DIFF_LABELS[words.language]
    level = labels.significance[verdict.significance].casefold()
    if verdict.consequence_class is not None:
        level += labels.decided_class.format(name=verdict.consequence_class)
    return labels.decided.format(level=level, by=verdict.by, at=verdict.at, because=verdict.because)


def _place(change: AssessedChange, words: Words) -> str:
    if change.old_place is None:
        return change.place
    return words.was.format(place=change.place, old=change.old_place)


def _rights(made: Assessment, names: Names, words: Words) -> Part:
    entries = tuple(
        Entry(
            right.what.in_language(words.language),
            (*right_lines(right, words), about(right.changes, names, words.holds_for, words)),
        )
        for right in made.rights
    )
    nothing = () if entries or made.no_right else (Line(words.no_rights),)
    return Part(words.rights, entries, nothing, first=1)


def _quiet(made: Assessment, words: Words) -> Iterator[Part]:
    """What sets nothing off: events and changes, a line each; what the document says about itself apart."""
    groups = {member: group for group in made.groups for member in group.changes}
    editorial: list[Entry] = []
    archived: list[Entry] = []
    shown: set[str] = set()
    for change in made.changes:
        group = groups.get(change.change)
        if group is not None:
            if not _is_loud(group.consequence_class) and group.id not in shown:
                shown.add(group.id)
                editorial.append(Entry(group.line.in_language(words.language)))
        elif not _is_loud(change.consequence_class) and not _is_lowered(change):
            told = Entry(f"{_place(change, words)} ({change.change}): {_what(change, words)}")
            (archived if change.archived else editorial).append(told)
    if editorial:
        yield Part(words.quiet, tuple(editorial))
    if archived:
        yield Part(words.archived, tuple(archived))


def _rules(made: Assessment, words: Words) -> Iterator[Part]:
    """Every rule that a change met or a person set aside, each once, in the order in which they come up."""
    effects = dict.fromkeys(effect for change in made.changes for effect in (*change.effects, *change.set_aside))
    entries = tuple(
        Entry(f"{effect.rule} ({effect.consequence_class}): {effect.message.in_language(words.language)}")
        for effect in effects
    )
    if entries:
        yield Part(words.rules, entries)
