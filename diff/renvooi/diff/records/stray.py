"""Sub-processors of a document that has no list with that role: a table, a list after a sentence, a sentence.

Wij schakelen deze partijen in:          Onze sub-processors zijn Alfa B.V. (hosting) en Beta.
| Naam | Dienst | Land |
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from renvooi.diff.outline import Item, Outline
from renvooi.diff.records.engaging import ENGAGES, legal_names, names_in
from renvooi.diff.records.entries import BAR, Entry, Listing, entries_of, with_heads
from renvooi.diff.records.names import split_name
from renvooi.diff.records.sub_processors import own_values
from renvooi.diff.records.values import make_record
from renvooi.diff.signals.sentences import sentences
from renvooi.model import FieldName, Parties, Record, RecordKind, Role

_SPEAKS = re.compile(r"\bsub-?\s?(?:processors?|verwerkers?)\b", re.IGNORECASE)
_HINTS = ("process", "verwerker", "chakel")
"""One of these is in every text that speaks of sub-processors; looking for them is cheap."""
_ENGLISH = re.compile(r"\b(?:the|and|our|you|your|their|with|for)\b", re.IGNORECASE)
_BEHIND = r"\s*\((?P<what>[^()]{2,120})\)"


def find_stray(items: Outline) -> tuple[Listing, ...]:
    """Lists and tables after a text that engages someone, and tables whose head names sub-processors."""
    found: list[Listing] = []
    taken: set[int] = set()
    for item in items:
        if item.is_section or item.index in taken or not _hinted(item):
            continue
        entries = _entries(item, items)
        if entries:
            taken |= {entry.item.index for entry in entries}
            found.append(Listing(RecordKind.SUB_PROCESSORS, item, entries))
    return tuple(found)


def _entries(item: Item, items: Outline) -> tuple[Entry, ...]:
    text = item.node.text
    if BAR in text:
        # the head of a table; its rows stand beside it
        return _rows(item, items) if _SPEAKS.match(text) else ()
    if text.rstrip().endswith(":") and (_SPEAKS.search(text) or ENGAGES.search(text)):
        return entries_of(item, items)
    return ()


def _rows(head: Item, items: Outline) -> tuple[Entry, ...]:
    rows = [head]
    for at in range(head.index + 1, len(items)):
        if items[at].parent != head.parent or BAR not in items[at].node.text:
            break
        rows.append(items[at])
    return with_heads(rows, items) if len(rows) > 1 else ()


def read_named(items: Outline, parties: Parties) -> Iterator[Record]:
    """Those whom sentences name as engaged; what stands in brackets behind a name is the purpose."""
    for item in items:
        if item.is_section or not _hinted(item) or Role.DIFFERENCES in item.roles:
            continue
        for sentence in sentences(item.node.text):
            # English capitals and word order are others; what has a legal form is a party in any language
            find = legal_names if _ENGLISH.search(sentence) else names_in
            for name in find(sentence, parties):
                yield _named(name, sentence, item)


def _named(name: str, sentence: str, item: Item) -> Record:
    party = split_name(name)
    behind = re.search(re.escape(name) + _BEHIND, sentence)
    values = [(FieldName.LEGAL_FORM, party.form, item)] if party.form else []
    if behind is not None:
        values += [(field, value, item) for field, value in own_values(behind["what"])]
    return replace(make_record(RecordKind.SUB_PROCESSORS, item, name, values), label=None)


def _hinted(item: Item) -> bool:
    text = item.node.text
    return any(hint in text for hint in _HINTS)
