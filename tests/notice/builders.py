"""Documents and diffs of a fictional processor, small enough to read in a test."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from renvooi.model import (
    DIFF_SCHEMA,
    DOCUMENT_SCHEMA,
    Change,
    Diff,
    Direction,
    Document,
    FieldChange,
    FieldName,
    Group,
    HumanVerdict,
    InlineOp,
    InlineStep,
    Kind,
    Node,
    NodeId,
    NodeRef,
    NodeType,
    Operation,
    Parties,
    Party,
    Record,
    RecordChange,
    RecordField,
    RecordKind,
    RecordOperation,
    Role,
    Signal,
    SignalType,
    Significance,
    Source,
    Summary,
    VersionRef,
    places,
    with_ids,
)

TERMINATION = (
    "Verwerker kan dit statement aanpassen. Verwerker meldt een belangrijke aanpassing. Klant die daarmee redelijkerwijs "
    "niet kan leven, mag binnen 30 dagen na de kennisgeving schriftelijk en met redenen opzeggen."
)
OBJECTION = "Verwerker meldt een andere subverwerker. Klant mag daartegen bezwaar maken."


def section(label: str | None, heading: str | None, *nodes: Node, role: Role | None = None) -> Node:
    return Node(NodeId(""), NodeType.SECTION, label, heading, "", 1, None, nodes, role)


def clause(label: str, text: str, *nodes: Node, role: Role | None = None) -> Node:
    return Node(NodeId(""), NodeType.CLAUSE, label, None, text, 1, None, nodes, role)


STATEMENT = (
    clause("1.", "Vragen? Neem contact op met privacy@example.nl."),
    clause("2.", "Dit statement is versie 2026-01.", role=Role.VERSION),
    clause("3.", "Voorbeeld Data meldt een datalek binnen 24 uur."),
    clause(
        "4.",
        "Wij schakelen in:",
        clause("a", "Wolkenhuis B.V., opslag"),
        role=Role.SUB_PROCESSORS,
    ),
    clause("5.", "Wij versleutelen de opslag.", role=Role.SECURITY),
)


def statement_nodes(termination: str = TERMINATION, objection: str = OBJECTION) -> tuple[Node, ...]:
    """A small Data Pro Statement with both parts and both clauses that give a right."""
    return with_ids(
        (
            section(
                "Deel 1:",
                "Statement",
                section(None, "Over ons", *STATEMENT),
            ),
            section(
                "Deel 2:",
                "Standaardregels",
                section("Artikel 2.", "Algemeen", clause("2.2", termination, role=Role.TERMINATION_RIGHT)),
                section("Artikel 8.", "Subverwerkers", clause("8.3", objection, role=Role.OBJECTION_RIGHT)),
            ),
        )
    )


def document(
    version: str,
    nodes: Sequence[Node] | None = None,
    *,
    kind: Kind = Kind.DATA_PRO_STATEMENT,
    effective: date | None = date(2026, 9, 1),
    title: str = "Data Pro Statement",
) -> Document:
    return Document(
        schema=DOCUMENT_SCHEMA,
        kind=kind,
        title=title,
        version=version,
        effective_date=effective,
        classification="Openbaar",
        language="nl",
        source=Source(
            f"{kind.value}-{version}.pdf", "application/pdf", hashlib.sha256(version.encode()).hexdigest(), 4
        ),
        nodes=statement_nodes() if nodes is None else with_ids(nodes),
        parties=Parties("voorbeeld-data", Party("Voorbeeld Data B.V."), Party("klant")),
    )


OLD = document("2026-01", effective=date(2026, 1, 1))
NEW = document("2026-02")


def ref(
    address: str = "Deel 1, punt 3",
    text: str = "Voorbeeld Data meldt een datalek binnen 24 uur.",
    *,
    roles: tuple[Role, ...] = (),
    page: int | None = 1,
) -> NodeRef:
    return NodeRef(NodeId(address), address, None, text, page, NodeType.CLAUSE, (0,), None, roles)


def ref_at(document: Document, address: str) -> NodeRef:
    """The node that stands at `address`, with its own role only."""
    place = next(place for place in places(document.nodes) if place.address == address)
    roles = (place.node.role,) if place.node.role else ()
    return replace(ref(address, place.node.text, roles=roles), label=place.node.label, path=place.path)


def redline(*steps: tuple[str, str]) -> tuple[InlineStep, ...]:
    names = {"=": InlineOp.EQUAL, "-": InlineOp.DELETE, "+": InlineOp.INSERT}
    return tuple(InlineStep(names[op], text) for op, text in steps)


def signal(
    type_: SignalType = SignalType.TERM, old: str | None = "binnen 24 uur", new: str | None = "binnen 48 uur"
) -> Signal:
    direction = Direction.ADDED if old is None else Direction.REMOVED if new is None else Direction.CHANGED
    return Signal(type_, old, new, "The term differs.", direction)


def change(
    name: str = "c1",
    *,
    operations: tuple[Operation, ...] = (Operation.REWORDED,),
    old: tuple[NodeRef, ...] = (),
    new: tuple[NodeRef, ...] = (),
    inline: tuple[InlineStep, ...] = (),
    significance: Significance = Significance.SUBSTANTIVE,
    signals: tuple[Signal, ...] = (),
    group: str | None = None,
    restated: tuple[NodeRef, ...] = (),
) -> Change:
    return Change(
        name, operations, old, new, inline, significance, "For the test.", signals, "similar", 0.9, group, restated
    )


def breach_term(name: str = "c-term") -> Change:
    """A term of Deel 1 that doubles."""
    return change(
        name,
        old=(ref(),),
        new=(ref(text="Voorbeeld Data meldt een datalek binnen 48 uur."),),
        inline=redline(("=", "Voorbeeld Data meldt een datalek binnen "), ("-", "24"), ("+", "48"), ("=", " uur.")),
        signals=(replace(signal(), direction=Direction.LONGER),),
    )


def added_sub_processor(name: str = "c-sub") -> Change:
    """A party that joins the list of Deel 1."""
    return change(
        name,
        operations=(Operation.INSERTED,),
        new=(ref("Deel 1, punt 4, onder b", "Kluisnet GmbH, back-ups", roles=(Role.SUB_PROCESSORS,)),),
        signals=(signal(SignalType.SUB_PROCESSOR, None, "Kluisnet GmbH"),),
    )


def standard_clause(name: str = "c-standard") -> Change:
    """A change of Deel 2."""
    return change(
        name,
        old=(ref("Deel 2, artikel 8.3", OBJECTION),),
        new=(ref("Deel 2, artikel 8.3", "Verwerker meldt een andere subverwerker."),),
        inline=redline(("=", "Verwerker meldt een andere subverwerker."), ("-", " Klant mag daartegen bezwaar maken.")),
    )


def spelling(name: str = "c-spelling") -> Change:
    """A change that was proven editorial."""
    return change(
        name,
        old=(ref("Deel 1, punt 5", "Wij versleutelen de op-slag."),),
        new=(ref("Deel 1, punt 5", "Wij versleutelen de opslag."),),
        inline=redline(("=", "Wij versleutelen de "), ("-", "op-slag"), ("+", "opslag"), ("=", ".")),
        significance=Significance.EDITORIAL,
    )


def own_list(name: str = "c-list") -> Change:
    """A line that is new in the author's own list of changes."""
    return change(
        name,
        operations=(Operation.INSERTED,),
        new=(ref("Verschillen, punt 1", "Er zijn geen andere wijzigingen gedaan.", roles=(Role.DIFFERENCES,)),),
        significance=Significance.EDITORIAL,
        signals=(signal(SignalType.NEGATION, None, "geen"),),
    )


def version_statement(name: str = "c-version", *, old: str, new: str) -> Change:
    """A change of the text that states version and date, as the diff leaves it to review."""
    roles = (Role.VERSION,)
    return change(
        name,
        old=(ref("Deel 1, punt 2", old, roles=roles),),
        new=(ref("Deel 1, punt 2", new, roles=roles),),
        significance=Significance.REVIEW,
        signals=(signal(SignalType.DATE, "7 mei 2026", "9 juni 2026"),),
    )


def renumbering(name: str, old: int, new: int, group: str | None = "g1") -> Change:
    """One clause of a run that only got another number."""
    return change(
        name,
        operations=(Operation.RENUMBERED,),
        old=(ref(f"Deel 1, punt {old}", f"Tekst {old}."),),
        new=(ref(f"Deel 1, punt {new}", f"Tekst {old}."),),
        significance=Significance.EDITORIAL,
        group=group,
    )


def run(changes: Sequence[Change], name: str = "g1", old: str = "6-8", new: str = "7-9") -> Group:
    return Group(name, "renumbering", old, new, "Deel 1", tuple(one.id for one in changes))


def party(name: str, *fields: tuple[FieldName, str]) -> Record:
    """A sub-processor as a document lists it."""
    at = ref("Deel 1, punt 4, onder b", name)
    return Record(
        RecordKind.SUB_PROCESSORS, "b", name, tuple(RecordField(field, value, at) for field, value in fields), at
    )


def engaged(
    operation: RecordOperation,
    *,
    old: Record | None = None,
    new: Record | None = None,
    changes: tuple[str, ...] = ("c-sub",),
    fields: tuple[FieldChange, ...] = (),
) -> RecordChange:
    """What became of a sub-processor."""
    return RecordChange(RecordKind.SUB_PROCESSORS, operation, old, new, fields, changes)


def decided(one: Change, significance: Significance, given: str | None = None) -> Change:
    """`one`, about which a person decided."""
    because = "De woorden zeggen hetzelfde."
    return replace(
        one, verdict=HumanVerdict(one.id, significance, "N. Jansen", "2026-02-03T09:30:00+01:00", because, given)
    )


def diff(
    *changes: Change,
    groups: Sequence[Group] = (),
    old: Document = OLD,
    new: Document = NEW,
    records: tuple[RecordChange, ...] = (),
) -> Diff:
    def version(side: Document) -> VersionRef:
        effective = side.effective_date.isoformat() if side.effective_date else None
        return VersionRef(side.version, side.source.sha256, side.source.name, effective)

    kinds = [one.significance for one in changes]
    summary = Summary(
        kinds.count(Significance.SUBSTANTIVE),
        kinds.count(Significance.REVIEW),
        kinds.count(Significance.EDITORIAL),
        {},
        tuple(groups),
    )
    return Diff(
        DIFF_SCHEMA, new.kind.value, new.title, version(old), version(new), changes, (), (), (), summary, (), records
    )
