"""Facts that both sheets show in the same words: a class, a right, a decision."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from renvooi.model import Basis, BasisSource, ConsequenceClass, Decision, DecisionKind, NoRight, Right, VersionRef
from renvooi.notice.days import term_in_words
from renvooi.notice.phrases import FORMS, joined, row_numbers
from renvooi.notice.sheets.labels import CLASSES, DECISIONS, Words
from renvooi.notice.sheets.sheet import Entry, Line, Part, command, quote


@dataclass(frozen=True, slots=True)
class Names:
    """How a sheet names changes: by the number of their entry where they have one, else by place and id."""

    places: Mapping[str, str]
    numbers: Mapping[str, int] = field(default_factory=dict)


def class_line(weight: ConsequenceClass, words: Words) -> Line:
    """The highest class and what it means."""
    return Line(f"{weight} ({CLASSES[weight].in_language(words.language)})", words.highest)


def version(side: VersionRef, words: Words) -> str:
    """The label of a version, or that it has none."""
    return side.version or words.version


def right_lines(right: Right, words: Words) -> Iterator[Line]:
    """What the right rests on and how long it lasts; the clause verbatim."""
    language = words.language
    if right.condition is not None:
        yield Line(right.condition.in_language(language), words.condition)
    yield from _basis(right.basis, words.basis, words)
    if right.window is None:
        yield Line(words.no_term, words.term)
    else:
        days = words.days.format(term=term_in_words(right.window).in_language(language))
        same = right.window.basis == right.basis and right.basis.source is BasisSource.CONTRACT
        yield Line(
            f"{days}; {words.same_clause}" if same else f"{days}. {_said(right.window.basis, words)}", words.term
        )
    asked = joined([FORMS[form] for form in right.form]).in_language(language)
    yield Line(asked or words.free_form, words.form)


def _basis(basis: Basis, label: str, words: Words) -> Iterator[Line]:
    if basis.source is BasisSource.HOUSE_POLICY:
        yield Line(f"{words.house}. {_said(basis, words)}", label)
        return
    yield Line(words.contract.format(address=basis.address, version=basis.version or words.version), label)
    yield from quote(basis.quote)


def _said(basis: Basis, words: Words) -> str:
    """The text of house policy; "" for the contract."""
    return basis.policy.in_language(words.language) if basis.policy is not None else ""


def no_basis_part(without: Sequence[NoRight], names: Names, words: Words) -> tuple[Part, ...]:
    """Where no right follows, and why; nothing if every right has its basis."""
    entries = tuple(
        Entry(one.message.in_language(words.language), (about(one.changes, names, words.about, words),))
        for one in without
    )
    return (Part(words.no_basis, entries),) if entries else ()


def decisions_part(decisions: Sequence[Decision], names: Names, heading: str, words: Words) -> Part:
    """What a person decides, each with the command; that it is nothing, where it is."""
    entries = tuple(_decision(one, names, words) for one in decisions)
    return Part(heading, entries, () if entries else (Line(words.no_decisions),), first=1)


def _decision(decision: Decision, names: Names, words: Words) -> Entry:
    kind = DECISIONS[decision.kind].in_language(words.language)
    if decision.kind is DecisionKind.FINDING:
        kind += f" {decision.code}"
    head = f"{kind} ({words.blocks})" if decision.blocks else kind
    which = (about(decision.changes, names, words.about, words),) if decision.changes else ()
    return Entry(head, (Line(decision.message.in_language(words.language)), *which, *command(decision.command)))


def about(changes: Sequence[str], names: Names, label: str, words: Words) -> Line:
    """The changes by their numbers; a single one, and one without a number, by its place and id."""
    numbers = sorted({names.numbers[one] for one in changes if one in names.numbers})
    if len(numbers) > 1 and all(one in names.numbers for one in changes):
        return Line(f"{words.numbers} {row_numbers(numbers).in_language(words.language)}", label)
    return Line("; ".join(f"{names.places.get(one, one)} ({one})" for one in changes), label)
