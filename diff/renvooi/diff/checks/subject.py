"""A document as the checks see it: its clauses in reading order, cut into sentences once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.diff.align import Alignment, align
from renvooi.diff.normal import normalise
from renvooi.diff.outline import Item, Names, Outline, outline
from renvooi.diff.signals.sentences import sentences
from renvooi.model import Document, Finding, Role, Severity

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence with the node that says it."""

    text: str
    """Normalised: one kind of quote, dash and space."""
    item: Item
    folded: str
    """`text` in lower case, in which a cheap hint is looked for before a pattern."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One document, ready to be checked."""

    document: Document
    items: Outline
    statements: tuple[Statement, ...]
    """The sentences of all clauses in reading order; the author's own list of changes speaks of two versions and is left out."""
    previous: Document | None = None
    alignment: Alignment | None = None
    """Which clause of the previous version is which here."""

    @property
    def words(self) -> Iterator[tuple[str, Item]]:
        """Every text of the document, headings too, with its node."""
        return ((item.normal, item) for item in self.items if item.normal)

    @property
    def own_names(self) -> tuple[str, ...]:
        """What the text calls the processor."""
        processor = self.document.parties.processor
        return tuple(dict.fromkeys((processor.name, *processor.aliases)))


def subject(document: Document, *, previous: Document | None = None) -> Subject:
    """`document` cut into what checks look at."""
    items = outline(document, Names())
    alignment = None if previous is None else align(previous, document)
    return Subject(document, items, tuple(_statements(items)), previous, alignment)


def _statements(items: Outline) -> Iterator[Statement]:
    for item in items:
        if item.is_section or not item.node.text or Role.DIFFERENCES in item.roles:
            continue
        for paragraph in item.node.text.split("\n"):
            for text in sentences(normalise(paragraph)):
                if _LETTER.search(text):
                    yield Statement(text, item, text.casefold())


def found(
    code: str, severity: Severity, message: str, at: Item | None, *related: Item, suggestion: str | None = None
) -> Finding:
    """A finding at `at`, with the other places that it is about, each once."""
    others = tuple(dict.fromkeys(item for item in related if item is not at))
    place = at.ref() if at is not None else None
    return Finding(code, severity, message, place, suggestion, tuple(item.ref() for item in others))


def quoted(text: str, *, most: int = 60) -> str:
    """`text` in quotes, cut after `most` characters at the end of a word."""
    if len(text) <= most:
        return f'"{text}"'
    return f'"{text[: most - 3].rsplit(" ", 1)[0]}..."'


def joined(names: tuple[str, ...]) -> str:
    """The names as an English list: "a, b and c"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
