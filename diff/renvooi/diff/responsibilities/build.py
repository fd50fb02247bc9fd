"""A document to its ledger: the statements of every clause as rows with their place.

    Algemeen, punt 3: "Voorbeeld controleert X en zorgt voor Y."
    ->  processor does "controleert X"; processor does "Y"

Left out: what only says which, when or why ("de inlog die de klant krijgt"), the statement of version
and the author's own list of changes, which are about the text.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from renvooi.diff.comparable import version_ref
from renvooi.diff.normal import normalise
from renvooi.diff.statements import CLIENT, PROCESSOR, Kind, Statement, Verb, may_bear, statements
from renvooi.model import (
    RESPONSIBILITIES_SCHEMA,
    Document,
    Duty,
    Holder,
    NodeType,
    Parties,
    Place,
    Responsibilities,
    Responsibility,
    Role,
    places,
)

_TEXTS = 8192
"""Texts of clauses whose rows are kept: most clauses of a version stood in the one before."""
ABOUT_THE_TEXT = frozenset({Role.DIFFERENCES, Role.VERSION})


_RECENT: deque[tuple[Document, Responsibilities]] = deque(maxlen=8)
"""The last ledgers by their document: a version is asked for once by itself, and once on either side of a step."""


def responsibilities(document: Document) -> Responsibilities:
    """The ledger of one version, in reading order."""
    # By identity: to compare two trees takes as long as to read one.
    for known, ledger in tuple(_RECENT):
        if known is document:
            return ledger
    made = _ledger(document)
    _RECENT.append((document, made))
    return made


def _ledger(document: Document) -> Responsibilities:
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


@dataclass(frozen=True, slots=True)
class _Told:
    """What a row says, wherever its clause stands."""

    party: str
    names: tuple[str, ...]
    duty: Duty
    task: str
    condition: str
    sentence: str


def _of_clause(place: Place, section: str, document: Document) -> Iterator[Responsibility]:
    """The rows of one clause; the same one is given once."""
    for told in _told(place.node.text, document.parties):
        yield Responsibility(
            clause=place.node.id,
            address=place.address,
            section=section,
            page=place.node.page,
            party=told.party,
            names=told.names,
            duty=told.duty,
            task=told.task,
            condition=told.condition,
            sentence=told.sentence,
        )


@lru_cache(maxsize=_TEXTS)
def _told(raw: str, parties: Parties) -> tuple[_Told, ...]:
    """What a clause with the text `raw` says, each thing once."""
    text = normalise(raw)
    found = []
    for statement in statements(text, parties):
        if statement.describes or statement.conditional or not statement.stems:
            continue
        party, names = _holder(statement)
        sentence = _printed(statement.sentence, text, raw)
        duty = Duty(statement.verb.value)
        found.append(_Told(party, names, duty, statement.task, statement.condition, sentence))
    return tuple(dict.fromkeys(found))


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


def _printed(sentence: str, text: str, printed: str) -> str:
    """`sentence` with the quotes and dashes of the page, where each stands for one of the text that was read."""
    raw = " ".join(printed.split())
    at = text.find(sentence)
    return raw[at : at + len(sentence)] if len(raw) == len(text) and at >= 0 else sentence
