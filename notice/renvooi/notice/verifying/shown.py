"""What the diff shows, in the form in which a notice is held against it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from renvooi.model import (
    Change,
    Diff,
    Document,
    NodeRef,
    Notice,
    Operation,
    Signal,
    places,
)
from renvooi.notice.house import House
from renvooi.notice.policy import load_policy
from renvooi.notice.render.forms import render_notice
from renvooi.notice.verifying.citing import Citations, Key, key_of
from renvooi.notice.verifying.facts import Fact, FactKind, facts
from renvooi.notice.verifying.lines import from_text
from renvooi.notice.verifying.markup import from_markdown
from renvooi.notice.verifying.told import parted
from renvooi.notice.verifying.wording import sentences, squashed
from renvooi.notice.window import open_window

Value = tuple[FactKind, str]


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One change, with the values in which its two texts differ."""

    id: str
    place: str
    keys: tuple[Key, ...]
    """Where it stands in the new version; in the old one where it went."""
    former: tuple[Key, ...]
    """Where it stood in the old version."""
    old: str
    new: str
    operations: tuple[Operation, ...]
    signals: tuple[Signal, ...]
    row: bool
    """True if the notice must tell of it."""
    old_only: frozenset[Value]
    new_only: frozenset[Value]
    stated: frozenset[Value]
    """All values of both texts."""

    @property
    def whole(self) -> bool:
        """True if the clause came or went, with all that is in it."""
        return not self.old or not self.new

    @property
    def renumbered_only(self) -> bool:
        """True if nothing differs but the number."""
        return self.old == self.new and set(self.operations) <= {Operation.RENUMBERED}

    @property
    def differing(self) -> frozenset[Value]:
        """The values that only one of the texts has."""
        return self.old_only | self.new_only


@dataclass(frozen=True, slots=True)
class Shown:
    """The two versions, the changes between them, and the notice that would be right."""

    notice: Notice
    old: Document
    new: Document
    changes: tuple[ShownChange, ...]
    citations: Citations
    old_text: str
    """All letters and digits of the old version."""
    new_text: str
    old_sentences: tuple[str, ...]
    new_sentences: tuple[str, ...]
    stated: frozenset[Value]
    """Every value of either version."""
    own_blocks: frozenset[str]
    """The blocks of the notice as we print it, in both languages, squashed."""
    own_sentences: tuple[str, ...]
    printed: Mapping[str, tuple[tuple[str, ...], ...]]
    """By language, the blocks of each form in which we print the notice."""

    @property
    def rows(self) -> tuple[ShownChange, ...]:
        """The changes that the notice must tell of."""
        return tuple(one for one in self.changes if one.row)

    def quotes(self, text: str) -> bool:
        """True if `text` stands so in either version."""
        return _stands_in(squashed(text), self.old_text, self.new_text)


def show(notice: Notice, script: Diff, *, old: Document, new: Document, house: House) -> Shown:
    """What a notice of the step from `old` to `new` is held against."""
    rows = {row.change for row in notice.rows}
    changes = tuple(_shown(change, change.id in rows) for change in script.changes)
    forms = (("markdown", from_markdown), ("text", from_text))
    forms_in = {
        language: tuple(
            tuple(block.text for block in parted(read(render_notice(notice, form, language=language, house=house))))
            for form, read in forms
        )
        for language in ("nl", "en")
    }
    printed = [text for told in forms_in.values() for blocks in told for text in blocks]
    sides = [tuple(_texts(document)) for document in (old, new)]
    return Shown(
        notice=notice,
        old=old,
        new=new,
        changes=changes,
        citations=Citations([place.address for side in (old, new) for place in places(side.nodes)]),
        old_text="\n".join(squashed(text) for text in sides[0]),
        new_text="\n".join(squashed(text) for text in sides[1]),
        old_sentences=tuple(dict.fromkeys(one for text in sides[0] for one in sentences(text))),
        new_sentences=tuple(dict.fromkeys(one for text in sides[1] for one in sentences(text))),
        stated=frozenset(value for side in sides for text in side for value in values(facts(text))),
        own_blocks=frozenset(squashed(text) for text in printed),
        own_sentences=tuple(dict.fromkeys(one for text in printed for one in sentences(text))),
        printed=forms_in,
    )


@lru_cache(maxsize=32768)
def _stands_in(text: str, *texts: str) -> bool:
    return any(text in one for one in texts)


def values(found: Sequence[Fact]) -> Iterator[Value]:
    """What facts state, without where they stand."""
    return ((fact.kind, fact.value) for fact in found)


def dated(notice: Notice, received: date | None) -> Notice:
    """`notice` with the last days that follow from the day `received`."""
    if received is None or notice.received == received:
        return notice
    equated = load_policy().equated_days
    rights = tuple(
        right
        if right.window is None
        else replace(
            right,
            window=open_window(
                right.window.basis, right.window.days, received=received, coulance=True, equated=equated
            ),
        )
        for right in notice.rights
    )
    return replace(notice, received=received, rights=rights)


def _texts(document: Document) -> Iterator[str]:
    for node in (one for top in document.nodes for one in top.walk()):
        if node.printed_heading:
            yield node.printed_heading
        if node.text:
            yield node.text


def _shown(change: Change, row: bool) -> ShownChange:
    old, new = _joined(change.old), _joined(change.new)
    before, after = frozenset(values(facts(old))), frozenset(values(facts(new)))
    refs = change.new or change.old
    return ShownChange(
        id=change.id,
        place=refs[0].address,
        keys=tuple(dict.fromkeys(key_of(ref.address) for ref in refs)),
        former=tuple(dict.fromkeys(key_of(ref.address) for ref in change.old)),
        old=old,
        new=new,
        operations=change.operations,
        signals=change.signals,
        row=row,
        old_only=before - after,
        new_only=after - before,
        stated=before | after,
    )


def _joined(refs: Sequence[NodeRef]) -> str:
    return "\n".join(ref.text for ref in refs)
