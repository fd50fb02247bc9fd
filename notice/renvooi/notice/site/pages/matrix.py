"""The page with the responsibilities of a version: each task, section by section, with who holds it.

Parties are told apart by classes of ours and never by names, so that a filter needs no script: a row says
in `data-party` whose task it is, and a task of both parties is a task of each.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from renvooi.diff import responsibilities
from renvooi.diff.responsibilities.render.labels import LABELS, Labels, party_of
from renvooi.model.responsibilities import Duty, Holder, Responsibilities
from renvooi.notice.site import addresses
from renvooi.notice.site.frame import Frame, Site
from renvooi.notice.site.making import Files
from renvooi.notice.site.pages.neighbours import neighbours
from renvooi.notice.site.pages.unread import unread_of
from renvooi.notice.site.rendering import render_page
from renvooi.notice.site.settings import LANGUAGES
from renvooi.notice.site.values import VersionFacts


class Row(NamedTuple):
    """One task of one clause; a tuple, as templates take that apart much quicker than they ask for attributes."""

    task: str
    condition: str
    party: str
    """Who holds it, in words."""
    parties: str
    """The filters that show the row, separated by spaces."""
    duty: str
    place: str
    link: str
    """To the clause in the full text; "" if it has no persistent id."""


@dataclass(frozen=True, slots=True)
class Section:
    """The rows under one heading."""

    heading: str
    """Printed; "" for what stands above the first."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How often a party stands to a task in each way."""

    holder: str
    """As the filter knows it."""
    party: str
    counts: tuple[int, ...]
    """By duty, in the order of the columns."""
    total: int


def matrix_pages(facts: VersionFacts, site: Site) -> Files:
    """The page of responsibilities of a version, in both languages."""
    ledger = responsibilities(facts.tree)
    frames = [
        Frame(site, one, addresses.responsibilities(one, facts.document.slug, facts.version.slug)) for one in LANGUAGES
    ]
    return {frame.path: _page(frame, facts, ledger) for frame in frames}


def _page(frame: Frame, facts: VersionFacts, ledger: Responsibilities) -> bytes:
    labels = LABELS[frame.language]
    tally = _tally(ledger)
    met = {row.duty for row in ledger.rows}
    duties = [duty for duty in Duty if duty in met]
    values = {
        "document": facts.document,
        "version": facts.version,
        "sections": tuple(_sections(frame, facts, ledger)),
        "duties": [labels.duties[duty] for duty in duties],
        "counts": [
            Count(holder, _name(holder, ledger, labels), tuple(counts[duty] for duty in duties), counts.total())
            for holder, counts in tally.items()
        ],
        "around": neighbours(facts.document, facts.version),
        "unread": unread_of(facts.tree.warnings),
    }
    return render_page("responsibilities.html.j2", frame, values)


def _sections(frame: Frame, facts: VersionFacts, ledger: Responsibilities) -> Iterator[Section]:
    labels = LABELS[frame.language]
    text = frame.link(addresses.version(frame.language, facts.document.slug, facts.version.slug))
    filters = {party: _filters(party) for party in {row.party for row in ledger.rows}}
    anchors = {str(node): addresses.clause_anchor(clause) for node, clause in facts.clauses.items()}
    for heading, rows in groupby(ledger.rows, lambda row: row.section):
        yield Section(
            heading,
            tuple(
                Row(
                    task=row.task,
                    condition=row.condition,
                    party=party_of(row, ledger, labels),
                    parties=filters[row.party],
                    duty=labels.duties[row.duty],
                    place=row.address.removeprefix(f"{heading}, "),
                    link=f"{text}#{anchors[row.clause]}" if row.clause in anchors else "",
                )
                for row in rows
            ),
        )


def _filters(party: str) -> str:
    """What both do, each does."""
    shown = {Holder(part) for part in party.split("+")}
    if Holder.BOTH in shown:
        shown |= {Holder.PROCESSOR, Holder.CLIENT}
    return " ".join(holder for holder in Holder if holder in shown)


def _name(holder: Holder, ledger: Responsibilities, labels: Labels) -> str:
    own = {Holder.PROCESSOR: ledger.processor, Holder.CLIENT: ledger.client}
    return own.get(holder) or labels.holders[holder]


def _tally(ledger: Responsibilities) -> dict[Holder, Counter[Duty]]:
    """How often each party stands to a task in each way; a task that several hold counts for each of them."""
    found = {holder: Counter[Duty]() for holder in Holder}
    for (party, duty), count in Counter((row.party, row.duty) for row in ledger.rows).items():
        for holder in _filters(party).split():
            found[Holder(holder)][duty] += count
    return {holder: counts for holder, counts in found.items() if counts}
