"""What each block of a notice is about: a change, a right, or neither.

A place at the start of a block, in its row or in the heading over it says which change. Where no
place is cited, a value that only one change explains does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from renvooi.model import RightKind
from renvooi.notice.verifying.citing import Citation, relation
from renvooi.notice.verifying.facts import Fact, FactKind, facts
from renvooi.notice.verifying.shown import Shown, ShownChange
from renvooi.notice.verifying.told import BlockKind, ToldBlock, ToldNotice
from renvooi.notice.verifying.wording import sentences, squashed, words

RIGHT_WORDS = {
    RightKind.TERMINATE: re.compile(r"opzeg|op te zeggen|zegt?\b[^.]{0,60}\bop\b|beëindig|terminat", re.IGNORECASE),
    RightKind.OBJECT: re.compile(r"bezwa[ar]|\bobject(?:s|ed|ing|ions?)?\b", re.IGNORECASE),
}
_ANY_RIGHT = re.compile(
    r"wat kunt u|tot wanneer|uw recht|uw reactie|reageren|reactie|laatste dag|niet (?:mee )?eens|rechten|akkoord"
    r"|what (?:you can|can you)|your right|respond|response|until when|last day|deadline|disagree",
    re.IGNORECASE,
)
_EDITORIAL = re.compile(
    r"redactione|tekstue|\beditorial|cosmetic|taalkundig|spelling|spelfout|opmaak|hernummer|verduidelijk|duidelijker"
    r"|leesbaarder|textual|typographic|clarif",
    re.IGNORECASE,
)
_BELONGS = re.compile(r"\s*(?:waarom|reden|toelichting|why|reason|because|gevolg|was|wordt|old|new)\b", re.IGNORECASE)
_WHY = re.compile(r"\W*(?:waarom|reden\w*|toelichting|why|reasons?|because|omdat)\b", re.IGNORECASE)
_WHY_BEFORE = re.compile(r"\b(?:waarom\s*\?|reden\w*\s*:|toelichting\s*:|why\s*\?|reasons?\s*:)", re.IGNORECASE)
_BRACKETED = re.compile(r"\(([^()]+)\)[.;]?$")
_DISTINCT = frozenset({FactKind.NAME, FactKind.COUNTRY, FactKind.CODE, FactKind.TERM, FactKind.SHARE, FactKind.MONEY})
PLACE_ONLY_WORDS = 4
"""Words beside a place up to which a block is a title of what follows."""


@dataclass(frozen=True, slots=True)
class Said:
    """A block of a notice with what it is about."""

    block: ToldBlock
    cited: Citation | None
    """The place that it is about, if one is cited."""
    leads: bool
    """True if the place is cited by the block itself, or by its row."""
    exact: tuple[ShownChange, ...]
    """The changes at that very place."""
    near: tuple[ShownChange, ...]
    """Those above or below it; where no place is cited, those that explain its values."""
    facts: tuple[Fact, ...]
    own: bool
    """True if it stands so in the notice as we print it."""
    rights: bool
    """True if it tells what the client can do, or until when."""
    editorial: bool
    """True if it, or what stands over it, calls differences editorial."""

    @property
    def text(self) -> str:
        """The words of the block."""
        return self.block.text

    @property
    def about(self) -> tuple[ShownChange, ...]:
        """The changes that it can be about, the likeliest first."""
        return self.exact + tuple(one for one in self.near if one not in self.exact)


def is_reason(one: Said, sentence: str) -> bool:
    """True if `sentence` is a why of the processor: it says nothing of what the clause says."""
    if any(_WHY.match(text) for text in (sentence, one.text, *one.block.about[:1])):
        return True
    before = _WHY_BEFORE.search(one.text)
    return before is not None and before.start() <= one.text.find(sentence)


def understand(told: ToldNotice, shown: Shown) -> tuple[Said, ...]:
    """Every block of `told` with what it is about."""
    return tuple(_walk(told.blocks, shown))


def _walk(blocks: Sequence[ToldBlock], shown: Shown) -> Iterator[Said]:
    title: Citation | None = None
    for block in (part for whole in blocks for part in _by_place(whole, shown)):
        leading = None if block.side else shown.citations.leading(block.text)
        if block.kind is BlockKind.HEADING or (
            leading and len(words(block.text)) - len(words(leading.text)) <= PLACE_ONLY_WORDS
        ):
            title = leading
        cited = leading or _behind(block, shown) or _over(block, shown)
        if cited is None and title and (block.side or _BELONGS.match(block.text) or block.kind is BlockKind.CELL):
            cited = title
        yield _said(block, cited, bool(leading) or block.kind is BlockKind.CELL, shown)
        if leading and block.kind is not BlockKind.HEADING:
            title = leading


def _by_place(block: ToldBlock, shown: Shown) -> Iterator[ToldBlock]:
    """A paragraph of which several sentences end in a place, a sentence a block; another as it is."""
    parts = [replace(block, text=text) for text in sentences(block.text)] if block.side is None else []
    if sum(_behind(one, shown) is not None for one in parts) > 1:
        yield from parts
    else:
        yield block


def _behind(block: ToldBlock, shown: Shown) -> Citation | None:
    """The changed place in brackets at the end of a block of one sentence, if it is no basis of a right."""
    found = None if block.side or _names_right(block.text) else _BRACKETED.search(block.text.strip())
    if found is None or len(sentences(block.text)) > 1:
        return None
    cited = shown.citations.leading(found[1])
    return cited if cited and cited.text == found[1].strip() and _located(cited, shown)[0] else None


def _over(block: ToldBlock, shown: Shown) -> Citation | None:
    found = (shown.citations.leading(text) for text in block.about)
    return next((one for one in found if one), None)


def _said(block: ToldBlock, cited: Citation | None, leads: bool, shown: Shown) -> Said:
    found = facts(block.text)
    rights = cited is None and _is_rights(block)
    exact, near = _located(cited, shown) if cited else ((), () if rights else _explained(found, shown))
    return Said(
        block=block,
        cited=cited,
        leads=leads,
        exact=exact,
        near=near,
        facts=found,
        own=squashed(block.text) in shown.own_blocks,
        rights=rights or _names_right(block.text),
        editorial=bool(_EDITORIAL.search(" ".join((block.text, *block.about)))),
    )


def _names_right(text: str) -> bool:
    return any(pattern.search(text) for pattern in RIGHT_WORDS.values())


def _is_rights(block: ToldBlock) -> bool:
    return any(_ANY_RIGHT.search(text) or _names_right(text) for text in (block.text, *block.about[:1]))


def _located(cited: Citation, shown: Shown) -> tuple[tuple[ShownChange, ...], tuple[ShownChange, ...]]:
    """The changes at a place and around it; by the numbers of the old version where those of the new show none."""
    exact = _at(cited, shown, former=False)
    if all(change.renumbered_only for change in exact):
        exact += tuple(one for one in _at(cited, shown, former=True) if one not in exact)
    exists = shown.citations.exists(cited.key)
    near = tuple(
        change
        for change in shown.changes
        if change not in exact
        for how in [{relation(cited.key, key) for key in change.keys}]
        if "above" in how or ("below" in how and (change.whole or not exists))
    )
    return exact, near


def _at(cited: Citation, shown: Shown, *, former: bool) -> tuple[ShownChange, ...]:
    return tuple(
        change
        for change in shown.changes
        if any(relation(cited.key, key) == "exact" for key in (change.former if former else change.keys))
    )


def _explained(found: Sequence[Fact], shown: Shown) -> tuple[ShownChange, ...]:
    stated = {(fact.kind, fact.value) for fact in found if fact.kind in _DISTINCT}
    return tuple(one for one in shown.rows if stated & one.differing)
