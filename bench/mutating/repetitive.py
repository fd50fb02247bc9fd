"""The repetitive tier: documents in which a text alone does not tell which clause is meant."""

import hashlib
from collections.abc import Iterator, Sequence
from random import Random

from bench.mutating.mixes import MIXES, Pair, mutate
from bench.mutating.numbering import LETTERS
from bench.mutating.templates import NAMES, TEMPLATES, Template
from bench.mutating.texts import Base, Lender, Likeness, base_of, lender_for
from renvooi.model import DOCUMENT_SCHEMA, Document, Kind, Node, NodeId, NodeType, Source

BLOCKS = (5, 30)
"""Fewest and most headings of a document."""
ROWS = (4, 9)
"""Lines of a block that has no line in common with the others."""
REPEATED = (3, 5)
"""Clauses of a real text that are repeated."""
SPARE = 4
"""Blocks that are made and left out, to be inserted."""
MIX_NAMES = ("pure", "light", "pure", "heavy")
"""Whole sections in another order say nothing new here."""


def repetitive_pairs(bases: Sequence[Base], *, seed: int, documents: int) -> Iterator[Pair]:
    """`documents` edited versions of documents from templates, and of real texts with a block repeated."""
    mixes = {mix.name: mix for mix in MIXES}
    makers = len(TEMPLATES) + (2 if bases else 0)
    for index in range(documents):
        chance = Random(f"{seed}/repetitive/{index}")
        kind = index % makers
        made = from_template(TEMPLATES[kind], index, chance) if kind < len(TEMPLATES) else None
        made = made or from_text(chance.choice(bases), bases, index, chance)
        mix = mixes[MIX_NAMES[(index // makers) % len(MIX_NAMES)]]
        yield mutate(made[0], mix, made[1], seed=seed, turn=index, repetitive=True)


def from_template(template: Template, index: int, chance: Random) -> tuple[Base, Lender]:
    """A document of a template, and blocks and lines of it that it does not have."""
    names = chance.sample(NAMES, chance.randint(*BLOCKS) + SPARE)
    blocks = [_block(template, name, chance) for name in names]
    kept, spare = blocks[:-SPARE], blocks[-SPARE:]
    others = [each for each in TEMPLATES if each.language == template.language]
    said = {node.text for block in kept for node in block.nodes}
    lines = [
        _line(each, line, name, chance) for each in others for line in (*each.slots, *each.same) for name in NAMES[:6]
    ]
    clauses = [line for line in dict.fromkeys(lines) if line not in said]
    base = base_of(_document(f"{template.name}-{index}", template.language, kept), f"{template.name}-{index}")
    return base, Lender(tuple(clauses), tuple(spare), tuple(block.heading or "" for block in spare), Likeness(()))


def from_text(base: Base, bases: Sequence[Base], index: int, chance: Random) -> tuple[Base, Lender]:
    """A document in which some clauses of a real text are repeated under headings, beside one of their own."""
    lender = lender_for(base, bases)
    real = [text for text in sorted(base.texts) if 4 <= len(text.split()) <= 60]
    same = chance.sample(real, min(len(real), chance.randint(*REPEATED)))
    count = min(chance.randint(*BLOCKS), len(lender.clauses) // 2)
    own = chance.sample(lender.clauses, 2 * count) if count else []
    names = chance.sample(NAMES, count)
    blocks = [
        _section(name, [_clause("•", text) for text in (own[2 * at], *same, own[2 * at + 1])])
        for at, name in enumerate(names)
    ]
    name = f"{base.name}-repeated-{index}"
    document = _document(name, base.language, blocks or [_section(NAMES[0], [_clause("•", text) for text in same])])
    left = tuple(text for text in lender.clauses if text not in own)
    return base_of(document, name), Lender(left, lender.sections, lender.headings, lender.own)


def _block(template: Template, name: str, chance: Random) -> Node:
    lines = [*template.slots, *template.same]
    if not template.same or len(template.same) == 1:
        lines = [*template.same, *(chance.choice(template.slots) for _ in range(chance.randint(*ROWS)))]
    texts = dict.fromkeys(_line(template, line, name, chance) for line in lines)
    nodes = [_clause(_label(template.label, value), text) for value, text in enumerate(texts, 1)]
    return _section(template.heading.format(name=name), nodes)


def _line(template: Template, line: str, name: str, chance: Random) -> str:
    words = {key: chance.choice(values) for key, values in template.words.items()}
    number = chance.choice((2, 4, 7, 8, 14, 24, 30, 60, 90))
    return line.format(name=name, number=number, serial=chance.randint(1, 400), **words)


def _label(form: str, value: int) -> str | None:
    return form.replace("1", str(value)).replace("a", LETTERS[value - 1]) or None


def _clause(label: str | None, text: str) -> Node:
    kind = NodeType.CLAUSE if label else NodeType.PARAGRAPH
    return Node(NodeId(""), kind, label, None, text, None, None)


def _section(heading: str, nodes: Sequence[Node]) -> Node:
    return Node(NodeId(""), NodeType.SECTION, None, heading, "", None, None, tuple(nodes))


def _document(name: str, language: str, blocks: Sequence[Node]) -> Document:
    source = Source(f"{name}.md", "text/markdown", hashlib.sha256(name.encode()).hexdigest(), None)
    return Document(DOCUMENT_SCHEMA, Kind.GENERIC, name, None, None, None, language, source, tuple(blocks))
