"""Documents of any size, made from real sentences: for how time and memory grow.

A document has sections of about twenty clauses, every fifth of which has lettered items. Sentences
are drawn from all files and their numbers drawn anew, so that clauses are alike as those of a big
agreement are, and hardly ever the same.
"""

import hashlib
import pickle
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from bench.diffing.material import own_texts
from renvooi.model import (
    DOCUMENT_SCHEMA,
    Document,
    Kind,
    Node,
    NodeId,
    NodeType,
    Parties,
    Party,
    Source,
    with_ids,
)
from renvooi.parser import parse

SECTION = 20
"""Clauses of a section."""
EDITED = 0.05
"""Share of clauses that are edited: a quarter each is reworded, moved, deleted, or gets a new one before it."""
ITEMS = 3
"""Lettered items of a clause that has any."""
SEED = 20260301
_SENTENCE = re.compile(r"(?<=[.;:])\s+(?=[^\W\d_a-z])")
_NUMBER = re.compile(r"\d+")

Section = tuple[str, tuple["Clause", ...]]
Clause = tuple[str, tuple[str, ...]]
"""Text, and the texts of its items."""


def sentences(paths: Iterable[Path]) -> tuple[str, ...]:
    """Distinct sentences of 5 to 60 words of all files, in their order."""
    found: dict[str, None] = {}
    for path in paths:
        for text in own_texts(parse(path.read_bytes(), name=path.name)):
            for sentence in _SENTENCE.split(text.replace("\n", " ")):
                if 5 <= len(sentence.split()) <= 60:
                    found[sentence] = None
    return tuple(found)


def made_pair(pool: Sequence[str], clauses: int) -> tuple[Document, Document]:
    """A document of so many clauses, items counted, and its next version; the same for the same pool."""
    random = Random(SEED + clauses)
    old = _sections(pool, clauses, random)
    return _apart(document(old, "old"), document(_edited(old, pool, random), "new"))


def shuffled_pair(pool: Sequence[str], clauses: int) -> tuple[Document, Document]:
    """A document and the same with all its sections in another order."""
    random = Random(SEED)
    old = _sections(pool, clauses, random)
    new = old[:]
    random.shuffle(new)
    return _apart(document(old, "old"), document(new, "new"))


def plain_pair(old: Sequence[str], new: Sequence[str]) -> tuple[Document, Document]:
    """Two documents with a clause a text and nothing above them."""
    one, other = (document([("", tuple((text, ()) for text in texts))], "plain") for texts in (old, new))
    return _apart(one, other)


def _apart(old: Document, new: Document) -> tuple[Document, Document]:
    """Copies that share no string, as two files that were read: one object is equal to itself too quickly."""
    return pickle.loads(pickle.dumps(old)), pickle.loads(pickle.dumps(new))


def _sections(pool: Sequence[str], clauses: int, random: Random) -> list[Section]:
    sections: list[Section] = []
    left = clauses
    while left > 0:
        inner: list[Clause] = []
        size = 0
        while size < min(SECTION, left):
            items = ITEMS if len(inner) % 5 == 4 and left - size > ITEMS else 0
            inner.append((_text(pool, random), tuple(_sentence(pool, random) for _ in range(items))))
            size += 1 + items
        heading = " ".join(_sentence(pool, random).split()[:4]).rstrip(".,;:")
        sections.append((heading, tuple(inner)))
        left -= size
    return sections


def _text(pool: Sequence[str], random: Random) -> str:
    return " ".join(_sentence(pool, random) for _ in range(random.randint(1, 3)))


def _sentence(pool: Sequence[str], random: Random) -> str:
    return _NUMBER.sub(lambda found: str(random.randrange(10 ** len(found[0]))), random.choice(pool))


def _edited(sections: Sequence[Section], pool: Sequence[str], random: Random) -> list[Section]:
    result: list[list[Clause]] = []
    moved: list[Clause] = []
    for _, clauses in sections:
        kept: list[Clause] = []
        for clause in clauses:
            edit = random.choice(("reword", "insert", "delete", "move")) if random.random() < EDITED else None
            if edit == "insert":
                kept.append((_text(pool, random), ()))
            if edit == "move":
                moved.append(clause)
            elif edit != "delete":
                kept.append((_reworded(clause[0], pool, random), clause[1]) if edit == "reword" else clause)
        result.append(kept)
    for clause in moved:
        home = random.choice(result)
        home.insert(random.randint(0, len(home)), clause)
    return [(heading, tuple(kept)) for (heading, _), kept in zip(sections, result, strict=True)]


def _reworded(text: str, pool: Sequence[str], random: Random) -> str:
    """A run of up to a fifth of the words replaced by as many of another sentence."""
    words = text.split()
    size = max(1, len(words) // random.randint(5, 10))
    at = random.randint(0, len(words) - size)
    return " ".join((*words[:at], *_sentence(pool, random).split()[:size], *words[at + size :]))


def document(sections: Sequence[Section], name: str) -> Document:
    """The document of `sections`, clauses numbered within their section; one without a heading has no section."""
    nodes: list[Node] = []
    for number, (heading, clauses) in enumerate(sections, start=1):
        inner = tuple(
            _node(NodeType.CLAUSE, f"{number}.{at}", text, _items(items))
            for at, (text, items) in enumerate(clauses, start=1)
        )
        section = _node(NodeType.SECTION, f"Artikel {number}.", "", inner)
        nodes.extend((replace(section, heading=heading),) if heading else inner)
    snapshot = hashlib.sha256(repr(sections).encode()).hexdigest()
    source = Source(f"{name}.md", "text/markdown", snapshot, None)
    parties = Parties(None, Party("verwerker"), Party("klant"))
    ready = with_ids(nodes)
    return Document(DOCUMENT_SCHEMA, Kind.GENERIC, "", None, None, None, "nl", source, ready, (), parties)


def _items(items: Sequence[str]) -> tuple[Node, ...]:
    return tuple(_node(NodeType.CLAUSE, f"{'abcdefgh'[at]}.", text, ()) for at, text in enumerate(items))


def _node(kind: NodeType, label: str, text: str, nodes: tuple[Node, ...]) -> Node:
    return Node(NodeId(""), kind, label, None, text, None, None, nodes)
