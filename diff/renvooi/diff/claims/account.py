"""The author's list against the computed changes: a claim a sentence, and what no claim covers.

In this order: the list is found, its sentences are read, each is judged, and what is left is undeclared.
A document without a list costs no more than looking for one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from renvooi.diff.align import Alignment
from renvooi.diff.claims.facts import Facts
from renvooi.diff.claims.figures import doubts_about_figures
from renvooi.diff.claims.judging import judge
from renvooi.diff.claims.lists import AuthorsList, Line, find_list, is_history, speaks_of
from renvooi.diff.claims.outcome import Outcome, together, unresolved
from renvooi.diff.claims.places import Version
from renvooi.diff.claims.reading import Statement, read_text
from renvooi.diff.claims.reasons import joined
from renvooi.diff.claims.rest import contract_changes, nothing_else, statements_of_version, uncovered
from renvooi.diff.claims.substance import wording_alone
from renvooi.diff.claims.vocabulary import Action
from renvooi.model import Bilingual, Change, Claim, Document, Group, Significance, Verdict


@dataclass(frozen=True, slots=True)
class Account:
    """What the author says of the step, judged."""

    claims: tuple[Claim, ...]
    """In reading order."""
    undeclared: tuple[str, ...]
    """Ids of the changes of the contract that no claim covers; () where there is no list at all."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence with its place and, unless it speaks of the rest, its outcome."""

    line: Line
    statement: Statement
    outcome: Outcome | None


def judge_claims(
    old: Document, new: Document, alignment: Alignment, changes: Sequence[Change], groups: Sequence[Group]
) -> Account:
    """The claims of the list in `new` and what it leaves out."""
    found = find_list(alignment.new)
    if found is None or not found.lines:
        return Account((), ())
    before = find_list(alignment.old)
    facts = Facts(
        alignment,
        contract_changes(changes, before, found),
        groups,
        old=Version(alignment.old, before.members if before is not None else frozenset()),
        new=Version(alignment.new, found.members),
        statements=statements_of_version(changes, before, found),
    )
    said = tuple(_say(found, old, new, facts))
    covered = frozenset(
        change.id
        for one in said
        if one.outcome is not None and one.outcome.verdict in (Verdict.CONFIRMED, Verdict.PARTLY)
        for change in one.outcome.changes
    )
    rest = uncovered(facts.changes, covered, groups)
    judged = [(one, one.outcome or _of_the_rest(one.statement, rest, groups, alone=len(said) == 1)) for one in said]
    claims = tuple(_claim(one, outcome) for one, outcome in judged)
    return Account(claims, tuple(change.id for change in rest))


def _say(found: AuthorsList, old: Document, new: Document, facts: Facts) -> Sequence[_Said]:
    said = []
    for line in found.lines:
        if is_history(line, old.version):
            continue
        other = speaks_of(found, line, old=old.version, new=new.version)
        for statement in read_text(line.item.node.text):
            said.append(_Said(line, statement, _judged(statement, line, other, facts)))
    return said


def _judged(statement: Statement, line: Line, other: str | None, facts: Facts) -> Outcome | None:
    """The outcome of one sentence; None where it waits for those of all others."""
    if other is not None:
        return unresolved(
            f"de lijst gaat over versie {other}, niet over deze stap",
            f"the list speaks of version {other}, not of this step",
        )
    if not statement.assertions:
        return unresolved("wat hier beweerd wordt, is niet gelezen", "what this claims could not be read")
    outcomes = [
        judge(assertion, facts, line.context)
        for assertion in statement.assertions
        if assertion.action is not Action.NOTHING_ELSE
    ]
    if not outcomes:
        return None
    return _with_substance(statement, _with_figures(statement, together(outcomes)), facts)


def _with_figures(statement: Statement, outcome: Outcome) -> Outcome:
    """The same, in part where the claim gives other figures than the change has."""
    if outcome.verdict not in (Verdict.CONFIRMED, Verdict.PARTLY):
        return outcome
    doubts = doubts_about_figures(statement, outcome.changes)
    if not doubts:
        return outcome
    return replace(outcome, verdict=Verdict.PARTLY, because=joined((outcome.because, *doubts)))


def _with_substance(statement: Statement, outcome: Outcome, facts: Facts) -> Outcome:
    """The same with the second assertion weighed: that the meaning stayed, or that it did not."""
    if outcome.verdict not in (Verdict.CONFIRMED, Verdict.PARTLY) or not outcome.changes:
        return outcome
    if statement.no_substance:
        found = wording_alone(outcome.changes, facts, spelling=_is_spelling(statement))
        if found.holds:
            return Outcome(
                outcome.verdict, joined((outcome.because, found.because)), outcome.changes, outcome.items, found.related
            )
        start = Bilingual("niet “zonder inhoudelijke wijziging”: ", "not “zonder inhoudelijke wijziging”: ")
        doubt = Bilingual(start.nl + found.because.nl, start.en + found.because.en)
        because = joined((outcome.because, doubt))
        return Outcome(Verdict.PARTLY, because, outcome.changes, outcome.items, outcome.related + found.related)
    if statement.substance and all(change.significance is Significance.EDITORIAL for change in outcome.changes):
        doubt = Bilingual("de wijziging is redactioneel", "the change is editorial")
        return Outcome(
            Verdict.PARTLY, joined((outcome.because, doubt)), outcome.changes, outcome.items, outcome.related
        )
    return outcome


def _is_spelling(statement: Statement) -> bool:
    return all(assertion.action is Action.CORRECTED for assertion in statement.assertions)


def _of_the_rest(statement: Statement, rest: Sequence[Change], groups: Sequence[Group], *, alone: bool) -> Outcome:
    (assertion, *_) = statement.assertions
    whole = alone and not assertion.of_the_rest
    return nothing_else(rest, groups, substance_only=assertion.substance_only or statement.no_substance, alone=whole)


def _claim(said: _Said, outcome: Outcome) -> Claim:
    refs = [item.ref() for item in outcome.items]
    actions = [assertion.action.value for assertion in said.statement.assertions]
    related = tuple(ref for ref in dict.fromkeys((*refs[1:], *outcome.related)) if refs[:1] != [ref])
    return Claim(
        text=said.statement.text,
        source=said.line.item.ref(),
        target=refs[0] if refs else None,
        asserted="; ".join(dict.fromkeys(actions)) or None,
        no_substantive_change=said.statement.no_substance,
        verdict=outcome.verdict,
        because=outcome.because.en,
        changes=tuple(change.id for change in outcome.changes),
        related=related,
        because_nl=outcome.because.nl,
    )
