"""The clause that gives a right, quoted from the version in force, with the term it names.

A client still has the old version when the notice arrives, so the old version's clause
decides. A clause is found by its role; its expected address is a fallback, and only if
its words prove that it is the one. What is not found gives no right.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from text_to_num import text2num  # type: ignore[import-untyped]  # it ships no annotations

from renvooi.model import (
    Basis,
    BasisSource,
    Document,
    Finding,
    Node,
    NodeRef,
    Place,
    Severity,
    places,
)
from renvooi.model.errors import PolicyConflict
from renvooi.notice.policy import RightRule

_TERM = re.compile(
    r"\b(?:binnen|gedurende|uiterlijk|tot|within)\s+(?:uiterlijk\s+|een\s+termijn\s+van\s+|maximaal\s+)?"
    r"(?P<number>[^\W_]+(?:-[^\W_]+)?)\s*(?:\(\s*(?P<again>[^\W_]+)\s*\)\s*)?"
    r"(?P<unit>(?:kalender)?dag(?:en)?|(?:calendar\s+)?days?)\b(?=(?P<after>(?:\W+(?!binnen|within)\w+){0,5}))",
    re.IGNORECASE,
)
"""A term in calendar days. Working days, weeks and months are left to a human: their end needs a choice."""

_AFTER = re.compile(r"\W*(?:na|nadat|after)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\W*(?:voor|vóór|voordat|voorafgaand|before|prior)\b", re.IGNORECASE)
_NOTICE = re.compile(
    r"kennisgeving|mededeling|meedelen|ontvangst|ontvangen|bekendmaking|melding|bericht|notificatie|aankondiging"
    r"|dagtekening|notice|receipt|notification",
    re.IGNORECASE,
)

_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n")

_ANY_TERM = re.compile(
    r"\b(?P<number>[^\W_]+)\s*(?:\(\s*[^\W_]+\s*\)\s*)?"
    r"(?P<unit>(?:werk|kalender)?dag(?:en)?|week|weken|maand(?:en)?|kwarta(?:al|len)|ja(?:ar|ren)|uur|uren"
    r"|days?|weeks?|months?|years?|hours?)\b",
    re.IGNORECASE,
)
"""A term in any unit, whatever it runs from: enough to forbid saying that a clause names none."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the search for a basis gave; `basis` is None where there is no right."""

    basis: Basis | None
    days: int | None
    findings: tuple[Finding, ...]


def find_basis(rule: RightRule, old: Document, new: Document) -> Found:
    """The basis of the right `rule` in the version in force, and the number of days it holds for.

    Raises: PolicyConflict if the clause names another number of days than the policy.
    """
    if rule.source is BasisSource.HOUSE_POLICY:
        return Found(Basis(BasisSource.HOUSE_POLICY, None, None, None, rule.text), rule.days, ())
    clauses = tuple(_clauses(rule, old))
    if not clauses:
        return Found(None, None, (_no_basis(rule, old, new),))
    clause = clauses[0]
    quote = quoted(clause.node)
    named = days_in(quote, rule.proof)
    if rule.days is not None and named is not None and named != rule.days:
        raise PolicyConflict(
            f"right {rule.id!r}: the policy says {rule.days} days, {clause.address} of version {old.version or '?'} "
            f"says {named} days; correct the policy, or set days to read them from the clause"
        )
    basis = Basis(BasisSource.CONTRACT, clause.address, old.version, quote, None)
    findings = tuple(_doubts(rule, clauses, named))
    # A term that was not understood may be the client's: then no other is promised.
    unread = any(finding.code == "term-not-read" for finding in findings)
    days = None if unread else named if rule.days is None else rule.days
    return Found(basis, days, findings)


def quoted(node: Node) -> str:
    """The text of a clause with what is nested in it, one paragraph a line."""
    lines = [node.text] if node.text else []
    for child in node.nodes:
        lines.append(f"{child.label} {quoted(child)}" if child.label else quoted(child))
    return "\n".join(lines)


def days_in(text: str, proof: Sequence[str] = ()) -> int | None:
    """The calendar days after notice within which a clause lets the client act; None if that is not certain.

    The term must stand in a sentence with one of the words `proof`, those of the right itself, and
    the clause may name no other term in any unit: "opzeggen binnen 30 dagen; wij antwoorden binnen
    5 dagen" is for a human. A number in figures and in words must agree.
    """
    if len({(found["number"].casefold(), found["unit"].casefold()) for found in _any_terms(text)}) > 1:
        return None
    sentences = [one for one in _SENTENCE.split(text) if not proof or any(word in one.casefold() for word in proof)]
    counted = {_days(found) for one in sentences for found in _TERM.finditer(one) if _counts(found)}
    return counted.pop() if len(counted) == 1 else None


def _any_terms(text: str) -> Iterator[re.Match[str]]:
    return (found for found in _ANY_TERM.finditer(text) if _number(found["number"]) is not None)


def _counts(found: re.Match[str]) -> bool:
    after = found["after"]
    if _BEFORE.match(after):
        return False
    return not _AFTER.match(after) or bool(_NOTICE.search(after))


def _days(found: re.Match[str]) -> int | None:
    number = _number(found["number"])
    if found["again"] is not None and _number(found["again"]) != number:
        return None
    return number


def _number(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    for language in ("nl", "en"):
        try:
            return int(text2num(word.casefold(), language))
        except ValueError:
            continue
    return None


def _clauses(rule: RightRule, document: Document) -> Iterator[Place]:
    """The clauses with the role of `rule`; failing those, the one at its expected address with its words."""
    standing = places(document.nodes)
    by_role = [place for place in standing if rule.role is not None and place.node.role is rule.role]
    if by_role:
        yield from by_role
        return
    for place in standing:
        if rule.address and place.address.casefold() == rule.address.casefold() and _proves(place.node, rule):
            yield place


def _proves(node: Node, rule: RightRule) -> bool:
    text = quoted(node).casefold()
    return any(word.casefold() in text for word in rule.proof)


def _no_basis(rule: RightRule, old: Document, new: Document) -> Finding:
    expected = f"a clause with the role {rule.role}" + (f", or {rule.address}" if rule.address else "")
    message = f"No basis found for the right {rule.id!r} in version {old.version or '?'}: expected {expected}."
    if any(_clauses(rule, new)):
        message += " Only the new version has one, and that is not in force yet."
    return Finding("no-basis-found", Severity.ERROR, message, None, "Have a person decide which right clients have.")


def _doubts(rule: RightRule, clauses: tuple[Place, ...], named: int | None) -> Iterator[Finding]:
    at = reference(clauses[0])
    if len({quoted(clause.node) for clause in clauses}) > 1:
        where = ", ".join(clause.address for clause in clauses)
        yield Finding(
            "basis-ambiguous",
            Severity.ERROR,
            f"Several clauses could give the right {rule.id!r}: {where}.",
            at,
            "Correct the profile so that one clause has the role.",
        )
    unread = next((found[0] for found in _any_terms(quoted(clauses[0].node))), None)
    if rule.days is not None and named is None and unread is not None:
        yield Finding(
            "term-not-read",
            Severity.ERROR,
            f'{clauses[0].address} gives the right {rule.id!r} and mentions "{unread}", and the policy says {rule.days} days.',
            at,
            "Read the clause, and say in the policy where the days come from.",
        )
    if rule.days is None and named is None:
        yield Finding(
            "no-days-found",
            Severity.ERROR,
            f"{clauses[0].address} gives the right {rule.id!r} and no number of calendar days could be read from it.",
            at,
            "Give the days in the policy, with a text that says where they come from.",
        )


def reference(place: Place) -> NodeRef:
    """The node at `place` as findings cite it."""
    node = place.node
    text = node.text or node.printed_heading
    return NodeRef(node.id, place.address, node.label, text, node.page, node.type, place.path, node.heading)
