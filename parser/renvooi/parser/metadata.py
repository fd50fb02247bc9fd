"""What a document says about itself: kind, title, version, effective date, classification, parties."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from renvooi.model import Kind, Node, NodeType, Parties, Party, ReadingWarning, newest_version
from renvooi.model.addresses import places
from renvooi.model.versions import MONTHS
from renvooi.parser.settings import Library, Organisation, Profile

_LEGAL_FORM = re.compile(r"[\s,]+(?:B\.\s?V\.|N\.\s?V\.|V\.?O\.?F\.?|BV|NV|GmbH|Ltd\.?|Inc\.?|Coöperatie U\.A\.)$")
_WORD_DATE = re.compile(r"(\d{1,2})\s+([a-z]+)\s+(\d{4})", re.IGNORECASE)
_NUMBER_DATE = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")


@dataclass(frozen=True, slots=True)
class Statement:
    """One place where a document states its own version."""

    version: str
    address: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found; None for what the document does not say."""

    version: str | None
    effective_date: date | None
    classification: str | None
    warnings: tuple[ReadingWarning, ...]


def recognise(texts: Sequence[str], library: Library) -> Profile:
    """The profile whose patterns hit most of `texts` (headings and running headers); generic if none hits.

    Two families may speak of each other, so hits are counted and the first heading counts double.
    """
    scores: dict[Kind, int] = {}
    for profile in library.profiles:
        hits = sum(2 if index == 0 else 1 for index, text in enumerate(texts) if _hits(profile, text))
        scores[profile.kind] = hits
    best = max(library.profiles, key=lambda profile: scores[profile.kind])
    return best if scores[best.kind] else library.profile(Kind.GENERIC)


def _hits(profile: Profile, text: str) -> bool:
    return any(pattern.search(text) for pattern in profile.recognise)


def read_metadata(nodes: Sequence[Node], furniture: Iterable[str], profile: Profile) -> Metadata:
    """Metadata from running headers and from the first part of the tree."""
    sources = [*((line, "kop- of voetregel", 1) for line in dict.fromkeys(furniture)), *_first_part(nodes, profile)]
    statements = tuple(_statements(sources, profile))
    labels = tuple(dict.fromkeys(statement.version for statement in statements))
    version = newest_version(labels)
    effective = next(_found(sources, profile.effective_date, "date"), None)
    classification = next(_found(sources, profile.classification, "classification"), None)
    return Metadata(
        version,
        parse_date(effective) if effective else None,
        classification[:1].upper() + classification[1:] if classification else None,
        _disagreement(statements, labels, version),
    )


def _first_part(nodes: Sequence[Node], profile: Profile) -> list[tuple[str, str, int | None]]:
    """Text, address and page of every node before the second part, which has a version of its own."""
    parts = 0
    result: list[tuple[str, str, int | None]] = []
    for place in places(nodes):
        words = (place.node.label or "").split()
        if place.node.type is NodeType.SECTION and words and words[0] in profile.part_words:
            parts += 1
        if parts > 1:
            break
        text = place.node.printed_heading if place.node.type is NodeType.SECTION else place.node.text
        result.append((text, place.address, place.node.page))
    return result


def _statements(sources: Iterable[tuple[str, str, int | None]], profile: Profile) -> Iterator[Statement]:
    for text, address, page in sources:
        for pattern in profile.version:
            for found in pattern.finditer(text):
                yield Statement(found["version"], address, page)


def _found(
    sources: Iterable[tuple[str, str, int | None]], patterns: Sequence[re.Pattern[str]], group: str
) -> Iterator[str]:
    return (found[group] for text, _, _ in sources for pattern in patterns for found in pattern.finditer(text))


def _disagreement(
    statements: Sequence[Statement], labels: Sequence[str], version: str | None
) -> tuple[ReadingWarning, ...]:
    if len(labels) < 2:
        return ()
    first = {statement.version: statement for statement in reversed(statements)}
    said = " and ".join(f"{label} ({first[label].address})" for label in labels)
    message = f"the document states its own version as {said}; {version} is taken, the newest"
    stale = next(first[label] for label in labels if label != version)
    return (ReadingWarning("version-disagrees", message, stale.page),)


def parse_date(text: str) -> date | None:
    """The day that `text` names ("7 mei 2025", "07-05-2025", "2025-05-07"); None if there is no such day."""
    try:
        if found := _WORD_DATE.fullmatch(text):
            return date(int(found[3]), MONTHS[found[2].casefold()], int(found[1]))
        if found := _NUMBER_DATE.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text)
    except (ValueError, KeyError):
        return None


def find_parties(nodes: Sequence[Node], profile: Profile, library: Library) -> Parties:
    """Who is who: the organisation that the document names as its processor, else the one it speaks of.

    A document that names a processor of which no file is known speaks for itself: its name, with
    and without legal form.
    """
    texts = [text for node in nodes for inner in node.walk() for text in (inner.printed_heading, inner.text) if text]
    client = Party(profile.client, ())
    named = next(
        (found["name"] for text in texts for pattern in profile.named for found in pattern.finditer(text)), None
    )
    if named is not None:
        for organisation in library.organisations:
            if any(_says(alias, named) for alias in organisation.aliases):
                return _parties(organisation, client)
        name = " ".join(named.split())
        short = _LEGAL_FORM.sub("", name)
        return Parties(None, Party(short, tuple(dict.fromkeys((name, short)))), client)
    counts = {
        organisation.name: sum(_says(alias, text) for text in texts for alias in organisation.aliases)
        for organisation in library.organisations
    }
    best = max(library.organisations, key=lambda organisation: counts[organisation.name], default=None)
    if best is None or not counts[best.name]:
        return Parties(None, Party(profile.processor, ()), client)
    return _parties(best, client)


def _says(alias: str, text: str) -> bool:
    return alias in text and re.search(rf"(?<!\w){re.escape(alias)}(?!\w)", text) is not None


def _parties(organisation: Organisation, client: Party) -> Parties:
    if organisation.client is not None:
        client = Party(organisation.client, organisation.client_aliases)
    return Parties(organisation.name, Party(organisation.name, organisation.aliases), client)
