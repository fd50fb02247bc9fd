"""The clause that gives a right, quoted from the version in force, with the term it names.

A client still has the old version when the notice arrives, so the old version's clause
decides. A clause is found by its role; its expected address is a fallback, and only if
its words prove that it is the one. What is not found gives no right.
"""

from collections.abc import Iterator
from dataclasses import dataclass

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
from renvooi.notice.days import any_terms, days_in
from renvooi.notice.policy import RightRule


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
    unread = next((found[0] for found in any_terms(quoted(clauses[0].node))), None)
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
