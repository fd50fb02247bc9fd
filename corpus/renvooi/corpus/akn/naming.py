"""Identifiers by the Akoma Ntoso Naming Convention 1.0: IRIs of the document, eIds of its elements.

The work IRI is equal for all versions of a document, the expression IRI names one of them in one
language, the manifestation IRI this file. An eId is the eId of the parent, two underscores, the
abbreviated element and its number; a number is the printed one without punctuation at its ends,
"nn" and a count where none is printed. Source: OASIS AKN-NC v1.0, chapters 4 and 5.
"""

import re
from dataclasses import dataclass
from datetime import date

from renvooi.corpus.akn.facts import Facts, Path
from renvooi.corpus.akn.vocabulary import ABBREVIATIONS, element_for
from renvooi.model.addresses import places, slug
from renvooi.model.document import Document

COUNTRY = "nl"
"""Jurisdiction of the documents that renvooi is for."""
LANGUAGES = {"nl": "nld", "en": "eng", "de": "deu", "fr": "fra"}
"""ISO 639-2 codes of the languages in use; "und" for others that have no three letters."""

MAX_NUMBER = 32
"""Characters of the number in an eId. A printed one has six at most, and an eId repeats those above it."""

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
"""Names of documents in a corpus, which an IRI holds as they are."""


@dataclass(frozen=True, slots=True)
class Names:
    """The IRIs of one version, without and with the component."""

    work: str
    expression: str
    manifestation: str
    created: date
    """When the work began."""
    dated: date
    """Of the expression."""


def names_of(document: Document, facts: Facts) -> Names:
    """How `document` is called on each level."""
    dated = document.effective_date or date.fromisoformat(facts.added_at[:10])
    created = facts.since or dated
    actor = step(document.parties.processor.name)
    name = facts.document if _NAME.fullmatch(facts.document) else step(facts.document)
    work = f"/akn/{COUNTRY}/doc/{document.kind.value}/{actor}/{created}/{name}"
    expression = f"{work}/{language_of(document.language)}@{dated}"
    return Names(work, expression, f"{expression}.akn", created, dated)


def language_of(tag: str) -> str:
    """The three letters of a BCP 47 tag."""
    first = tag.split("-")[0].lower()
    return LANGUAGES.get(first, first if re.fullmatch(r"[a-z]{3}", first) else "und")


def step(text: str) -> str:
    """`text` as one step of an IRI; it begins with a letter, since a step with a digit is a date."""
    name = slug(text)
    return name if name[0].isalpha() else f"x-{name}"


def eids(document: Document) -> dict[Path, str]:
    """The eId of each node by its path; no two are equal."""
    result: dict[Path, str] = {}
    counts: dict[str, int] = {}
    taken: set[str] = set()
    for place in places(document.nodes):
        element = element_for(place.node)
        opening = f"{result[place.path[:-1]]}__" if len(place.path) > 1 else ""
        stem = opening + ABBREVIATIONS.get(element, element)
        eid = _free(stem, number_of(place.node.label), counts, taken)
        taken.add(eid)
        result[place.path] = eid
    return result


def number_of(label: str | None) -> str:
    """The number part of an eId: "Artikel 2." is "2", "2.1" is "2-1"; "" where nothing is numbered."""
    last = (label or "").split()[-1:]
    plain = "".join(character if character.isalnum() else "-" for character in "".join(last))
    return re.sub(r"-+", "-", plain).strip("-")[:MAX_NUMBER].rstrip("-")


def _free(opening: str, number: str, counts: dict[str, int], taken: set[str]) -> str:
    """The first of "art_2", "art_2_2", "art_2_3" that is not taken, or of "art_nn_1", "art_nn_2"."""
    stem = f"{opening}_{number or 'nn'}"
    while True:
        counts[stem] = counts.get(stem, 0) + 1
        name = stem if number and counts[stem] == 1 else f"{stem}_{counts[stem]}"
        if name not in taken:
            return name
