"""Real texts to edit: the documents in some folders, and what may be put from one into another."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from bench.mutating.draft import Draft, draft_of
from bench.mutating.words import bare
from renvooi.model import Document, Node, NodeType, with_ids
from renvooi.model.errors import RenvooiError
from renvooi.parser import parse

SUFFIXES = (".md", ".pdf")
"""In order of preference where a folder has one document in both forms."""
SMALLEST = 45
"""Clauses of the smallest document that is edited; smaller ones still lend their texts."""
LARGEST = 400
"""Clauses of the largest; longer ones are cut at the end of a section, so that variety wins."""
DONOR_WORDS = (5, 120)
"""Words of a clause that may be put into another document."""
ROW = " | "
"""Between the cells of a row of a table."""
ALIKE = 0.4
"""Share of common words from which an inserted clause might be taken for a clause of the document."""
TRIES = 20
"""Texts that are looked at before it is said that none can be lent."""
FAMILY = 0.15
"""Share of clauses in common from which two documents are versions of one, and lend each other nothing."""
LANGUAGES: Mapping[str, frozenset[str]] = {
    "nl": frozenset("de het een van en dat niet met wordt voor zijn door bij aan op".split()),
    "de": frozenset("der die das und des den von dem mit nicht ist werden für eine oder".split()),
    "en": frozenset("the of and to that not with for are this by be you or any".split()),
}


@dataclass(frozen=True, slots=True)
class Base:
    """A document that is edited or lends its texts."""

    name: str
    document: Document
    language: str
    """By its most common small words; what a profile says of it may be another's."""
    texts: frozenset[str]

    @property
    def clauses(self) -> int:
        """Nodes that are no headings."""
        return sum(node.type is not NodeType.SECTION for node in self.document.walk())


class Likeness:
    """Whether a text is like one of many, by its words."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = [frozenset(bare(text)) for text in texts]
        self._with: dict[str, list[int]] = defaultdict(list)
        for index, words in enumerate(self._words):
            for word in words:
                self._with[word].append(index)

    def has(self, text: str) -> bool:
        """Whether more than 40% of the words of the shorter are common with one of the texts, if that is no mere heading."""
        words = frozenset(bare(text))
        common = Counter(index for word in words for index in self._with.get(word, ()))
        return any(count > ALIKE * min(len(words), self._size(index)) for index, count in common.items())

    def _size(self, index: int) -> int:
        # Two or three words stand in many a longer text that says something else.
        return max(len(self._words[index]), 4)


@dataclass(frozen=True, slots=True)
class Lender:
    """What other documents of its language lend to one document."""

    clauses: tuple[str, ...]
    """Texts of 5 to 120 words."""
    sections: tuple[Node, ...]
    """Whole sections of at most 8 nodes."""
    headings: tuple[str, ...]
    own: Likeness
    """Of the document itself: what is like it is not put into it."""

    def clause(self, chance: Random) -> str | None:
        """A text that is like none of the document; None if none turns up."""
        tried = (chance.choice(self.clauses) for _ in range(TRIES if self.clauses else 0))
        return next((text for text in tried if not self.own.has(text)), None)

    def section(self, chance: Random) -> Draft | None:
        """A draft of a section, none of whose texts is like one of the document; it came from nowhere."""
        tried = (chance.choice(self.sections) for _ in range(TRIES if self.sections else 0))
        found = (node for node in tried if not any(self.own.has(below.text) for below in node.walk() if below.text))
        return next((draft_of(node, None) for node in found), None)


def read_bases(paths: Iterable[Path]) -> tuple[Base, ...]:
    """The documents in files and folders, in the order of their names; README files tell of a folder.

    Raises: RenvooiError for a file that cannot be read.
    """
    bases = (base_of(parse(path.read_bytes(), name=path.name), path.stem) for path in files_in(paths))
    return tuple(bases)


def base_of(document: Document, name: str) -> Base:
    """A base out of a document, without nodes that say nothing."""
    nodes = with_ids(_cut(_speaking(document.nodes)))
    document = replace(document, nodes=nodes)
    texts = frozenset(node.text for node in document.walk() if node.text)
    return Base(name, document, language_of(texts), texts)


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that can be read, one for each document."""
    for path in paths:
        found = [path] if path.is_file() else sorted(path.rglob("*"))
        if not found:
            raise RenvooiError(f"{path}: no such file or folder; name a folder with .md or .pdf files")
        stems = defaultdict(list)
        for file in found:
            if file.suffix in SUFFIXES and file.stem.upper() != "README":
                stems[file.with_suffix("")].append(file)
        for files in stems.values():
            yield min(files, key=lambda file: SUFFIXES.index(file.suffix))


def language_of(texts: Iterable[str]) -> str:
    """The language whose small words are most common."""
    words = Counter(word for text in texts for word in bare(text))
    return max(LANGUAGES, key=lambda language: sum(words[word] for word in LANGUAGES[language]))


def lender_for(base: Base, bases: Sequence[Base]) -> Lender:
    """What the other documents may lend to `base`."""
    others = [each for each in bases if each.language == base.language and not is_family(base, each)]
    clauses = {text: None for other in others for text in sorted(other.texts) if _may_be_lent(text)}
    nodes = [node for other in others for node in other.document.walk()]
    known = {node.heading for node in base.document.walk()}
    headings = {node.heading: None for node in nodes if node.heading and node.heading not in known}
    sections = tuple(node for node in nodes if _whole_section(node))
    return Lender(tuple(clauses), sections, tuple(headings), Likeness(sorted(base.texts)))


def is_family(base: Base, other: Base) -> bool:
    """Whether two documents are versions of one, or one and the same."""
    common = len(base.texts & other.texts)
    return base.name == other.name or common > FAMILY * min(len(base.texts), len(other.texts))


def _may_be_lent(text: str) -> bool:
    """Whether a text is a clause of 5 to 120 words, not a row of a table, a heading in disguise or a link."""
    plain = not any(mark in text for mark in (ROW, "##", "](", "../"))
    return plain and DONOR_WORDS[0] <= len(text.split()) <= DONOR_WORDS[1]


def _whole_section(node: Node) -> bool:
    """Whether a section of 2 to 8 nodes has a heading and only texts that may be lent."""
    below = list(node.walk())[1:]
    heading = node.type is NodeType.SECTION and bool(node.heading)
    return heading and 1 <= len(below) <= 7 and all(_may_be_lent(child.text) for child in below)


def _speaking(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The nodes that have a text or anything below them."""
    return tuple(
        replace(node, nodes=below)
        for node in nodes
        if (below := _speaking(node.nodes)) or node.text.strip() or node.printed_heading
    )


def _cut(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The first top-level nodes that have at most 400 clauses together, and at least the first."""
    kept: list[Node] = []
    size = 0
    for node in nodes:
        size += sum(1 for _ in node.walk())
        if kept and size > LARGEST:
            break
        kept.append(node)
    return tuple(kept)
