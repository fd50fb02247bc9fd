"""What a site is made of, with the text of others in every field that can carry one.

It is made once with a harmless word. A hostile text then takes the place of that word wherever it stands, so
that both are the same but for the text, and so must be their pages.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import TypeVar, cast

from renvooi.model import Document
from renvooi.model.changes import Diff, HumanVerdict, Significance
from renvooi.model.document import Kind, Node, NodeId, NodeType, Parties, Party, ReadingWarning, Source
from renvooi.model.notices import Accepted, BasisSource, Bilingual, Contact, EngagedParty, Notice
from renvooi.model.records import RecordOperation
from renvooi.notice.house import House, Logo
from renvooi.notice.site.frame import Assets, Site
from renvooi.notice.site.pages.summary import summarise
from renvooi.notice.site.search.records import clause_records
from renvooi.notice.site.settings import SiteSettings
from renvooi.notice.site.values import (
    ClauseFacts,
    DocumentCard,
    SearchRecord,
    StepFacts,
    StepSummary,
    VersionCard,
    VersionFacts,
)
from tests.notice.site.example import ExampleSource

WORD = "Vreemdwoord"
"""Stands for the text of others."""
SECRET = "Geheimwoord"
"""Stands where no page may look: who acted, and what stays within."""

T = TypeVar("T")
_DAY = date(2026, 3, 1)


@dataclass(frozen=True)
class World:
    """All that the pages and files of a small site are made of."""

    site: Site
    told: StepFacts
    """A step with a notice."""
    silent: StepFacts
    """The same without one."""
    version: VersionFacts
    clauses: ClauseFacts
    summaries: tuple[StepSummary, ...]
    records: tuple[SearchRecord, ...]

    @property
    def card(self) -> DocumentCard:
        """The one document."""
        return self.told.document


@cache
def harmless() -> World:
    """The world with `WORD`."""
    source = ExampleSource({WORD: (_tree(1), _tree(2))})
    (plain,) = source.documents()
    facts, version, clauses = source.step(plain, plain.steps[0]), plain.versions[1], source.clauses(plain)
    card = _card(plain)
    told = replace(facts, document=card, step=card.steps[0], diff=_judged(facts), notice=_notice(facts.notice))
    quiet = replace(card.steps[0], released=None, windows=None)
    pages = replace(source.version(plain, version), document=card, version=card.versions[1])
    lives = replace(clauses, document=card)
    silent = replace(told, step=quiet, notice=None)
    return World(_site(), told, silent, pages, lives, (summarise(told),), clause_records(lives))


def hostile(text: str) -> World:
    """The world with `text` in the place of each `WORD`."""
    return substituted(harmless(), text)


def substituted(value: T, text: str) -> T:
    """`value` with `text` for `WORD` in all texts that it is made of."""
    if isinstance(value, str) and type(value) is str:
        return cast(T, value.replace(WORD, text))
    if isinstance(value, tuple):
        return cast(T, tuple(substituted(one, text) for one in value))
    if isinstance(value, Mapping):
        return cast(T, {substituted(key, text): substituted(one, text) for key, one in value.items()})
    if is_dataclass(value) and not isinstance(value, type):
        made = {one.name: substituted(getattr(value, one.name), text) for one in fields(value)}
        return cast(T, replace(value, **made))
    return value


def _tree(number: int) -> Document:
    party, term = (("De klant", "een jaar"), ("Voorbeeld Data", "twee jaar"))[number - 1]
    texts = (
        f"{party} bewaart {WORD} en verwijdert dat na {term}.",
        f"Dit punt blijft staan: {WORD}",
        f"Alleen hier, in versie {number}: {WORD} en niets anders dan dat.",
        f"De klant zorgt voor {WORD} in {('Nederland', 'Nederland en België')[number - 1]}.",
    )
    clauses = [_node(NodeType.CLAUSE, at, f"{at}. {WORD}", None, text) for at, text in enumerate(texts, 1)]
    heading = _node(NodeType.SECTION, 0, WORD, f"Kop {WORD}", "")
    other = _node(NodeType.SECTION, 9, None, f"{WORD} {'oud' if number == 1 else 'nieuw'}", "")
    return Document(
        schema="renvooi/document/1",
        kind=Kind.DEMARCATIE,
        title=f"Titel {WORD}",
        version=f"2026-0{number}",
        effective_date=_DAY,
        classification=WORD,
        language="nl",
        source=Source(f"{WORD}.pdf", "application/pdf", f"{number}" * 64, 1),
        nodes=(replace(heading, nodes=tuple(clauses)), other),
        warnings=(ReadingWarning("hidden-text", WORD, 1),),
        parties=Parties(WORD, Party("Voorbeeld Data", ("Voorbeeld Data",)), Party("klant")),
        furniture=(WORD,),
    )


def _node(kind: NodeType, number: int, label: str | None, heading: str | None, text: str) -> Node:
    return Node(NodeId(f"n{number}"), kind, label, heading, text, 1, None)


def _card(card: DocumentCard) -> DocumentCard:
    versions = tuple(_version(one) for one in card.versions)
    steps = tuple(replace(one, old=versions[0], new=versions[1]) for one in card.steps)
    return replace(card, slug="vreemd", title=f"Titel {WORD}", versions=versions, steps=steps)


def _version(version: VersionCard) -> VersionCard:
    file = replace(version.file, name=f"{WORD}.pdf")
    return replace(version, label=f"{version.label} {WORD}", title=f"Titel {WORD}", file=file, warnings=1)


def _judged(facts: StepFacts) -> Diff:
    """Every other change was judged by a person."""

    def verdict(change: str) -> HumanVerdict:
        return HumanVerdict(change, Significance.EDITORIAL, SECRET, "2026-02-01T09:00:00+00:00", SECRET)

    changes = facts.diff.changes
    judged = tuple(replace(one, verdict=verdict(one.id)) if at % 2 else one for at, one in enumerate(changes))
    return replace(facts.diff, changes=judged)


def _notice(notice: Notice | None) -> Notice:
    assert notice is not None
    names = dict.fromkeys(("countries", "services", "data"), (WORD,))
    texts = dict.fromkeys(("address", "contact", "replaces", "transfer"), WORD)
    party = EngagedParty(WORD, RecordOperation.ADDED, (), **texts, **names, starts=_DAY)  # type: ignore[arg-type]
    return replace(
        notice,
        organisation=WORD,
        essence=(Bilingual(f"Let op {WORD}", f"Mind {WORD}"),),
        rows=tuple(replace(row, why=WORD, why_en=WORD, restated=(WORD,)) for row in notice.rows),
        contact=Contact(WORD, BasisSource.CONTRACT, WORD),
        engaged=(party,),
        accepted=(Accepted("x", SECRET, SECRET),),
        released_by=SECRET,
        released_despite=SECRET,
    )


def _site() -> Site:
    words = Bilingual(f"Site {WORD}", f"Site {WORD}")
    house = House(sender=WORD, lines=(WORD, WORD), logo=Logo(b"", "image/png", WORD))
    settings = SiteSettings("https://www.example.nl/wijzigingen/", title=words, intro=words, house=house)
    return Site(settings, Assets("assets/s.css", "assets/s.js", "assets/z.js", "assets/i.svg", "assets/l.png"))


def in_one_line(text: str) -> str:
    """`text` without its white space, in one case: as two texts are compared that a page may break and capitalise."""
    return re.sub(r"\s+", "", text).casefold()
