"""A document to its ledger: the statements of every clause as rows with their place.

    Algemeen, punt 3: "Voorbeeld controleert X en zorgt voor Y."
    ->  processor does "controleert X"; processor does "Y"

Left out: what only says which, when or why ("de inlog die de klant krijgt"), the statement of version
and the author's own list of changes, which are about the text.
"""

from collections.abc import Iterator

from renvooi.diff.compare import version_ref
from renvooi.diff.normal import normalise
from renvooi.diff.statements import CLIENT, PROCESSOR, Kind, Statement, Verb, may_bear, statements
from renvooi.model import (
    RESPONSIBILITIES_SCHEMA,
    Document,
    Duty,
    Holder,
    Node,
    NodeType,
    Place,
    Responsibilities,
    Responsibility,
    Role,
    places,
)

ABOUT_THE_TEXT = frozenset({Role.DIFFERENCES, Role.VERSION})


def responsibilities(document: Document) -> Responsibilities:
    """The ledger of one version, in reading order."""
    return Responsibilities(
        schema=RESPONSIBILITIES_SCHEMA,
        document=document.kind.value,
        title=document.title,
        processor=document.parties.processor.name,
        client=document.parties.client.name,
        version=version_ref(document),
        rows=tuple(_rows(document)),
    )


def _rows(document: Document) -> Iterator[Responsibility]:
    left_out: set[tuple[int, ...]] = set()
    headings: dict[tuple[int, ...], str] = {}
    for place in places(document.nodes):
        above = place.path[:-1]
        if place.node.role in ABOUT_THE_TEXT or above in left_out:
            left_out.add(place.path)
            continue
        section = headings.get(above, "")
        headings[place.path] = place.node.printed_heading or section
        if place.node.type is not NodeType.SECTION and place.node.text:
            yield from _of_clause(place, section, document)


def _of_clause(place: Place, section: str, document: Document) -> Iterator[Responsibility]:
    """The rows of one clause; the same one is given once."""
    text = normalise(place.node.text)
    seen = set()
    for statement in statements(text, document.parties):
        if statement.describes or statement.conditional or not statement.stems:
            continue
        party, names = _holder(statement)
        row = Responsibility(
            clause=place.node.id,
            address=place.address,
            section=section,
            page=place.node.page,
            party=party,
            names=names,
            duty=Duty(statement.verb.value),
            task=statement.task,
            condition=statement.condition,
            sentence=_printed(statement.sentence, text, place.node),
        )
        if row not in seen:
            seen.add(row)
            yield row


def _holder(statement: Statement) -> tuple[str, tuple[str, ...]]:
    """Who holds the task, and how the text calls third parties."""
    who = frozenset(statement.parties)
    if statement.verb is Verb.DOES_NOT and {PROCESSOR, CLIENT} <= who and may_bear(statement.text):
        # what neither of the two is responsible for is left to nobody
        who -= {PROCESSOR, CLIENT}
    kinds = {one.kind for one in who}
    holders = [
        *(
            [Holder.BOTH]
            if {PROCESSOR, CLIENT} <= who
            else [Holder(one.kind) for one in (PROCESSOR, CLIENT) if one in who]
        ),
        *([Holder.RULE] if Kind.RULE in kinds else []),
        *([Holder.THIRD] if Kind.THIRD in kinds else []),
    ]
    names = tuple(sorted(one.name for one in who if one.kind is Kind.THIRD))
    return "+".join(holders) or Holder.NOBODY, names


def _printed(sentence: str, text: str, node: Node) -> str:
    """`sentence` with the quotes and dashes of the page, where each stands for one of the text that was read."""
    raw = " ".join(node.text.split())
    at = text.find(sentence)
    return raw[at : at + len(sentence)] if len(raw) == len(text) and at >= 0 else sentence
