"""The redline of one reworded clause, in whole words.

    binnen [-24-] {+36+} uur

What both sides begin and end with is set aside. diff-match-patch then runs on strings with one
character per word, without its time-out: with the default time-out two runs of one input gave 3,187
and 1,892 edits. It is quadratic, so longer stretches go to the bit-parallel longest common
subsequence of rapidfuzz. Its own semantic clean-up merges too much; here an equal run between two
edits is dropped only if it is very light, and a phrase that one edit deletes and inserts again is given
back. An insertion slides to the start of its phrase. Last, a phrase that was deleted here and inserted
there has moved within the clause.
"""

from collections.abc import Iterator, Sequence
from typing import cast

from rapidfuzz.distance import Indel

from renvooi.diff.phrases import Block, moved_phrases, with_phrases_kept
from renvooi.diff.settings import INLINE, InlineSettings
from renvooi.diff.tokens import pieces, units
from renvooi.model import InlineOp, InlineStep

_PHRASE_ENDS = frozenset(".;:,!?)")


def redline(old: str, new: str, *, settings: InlineSettings = INLINE) -> tuple[InlineStep, ...]:
    """Steps from `old` to `new`: equal and delete joined give `old`, equal and insert joined `new`."""
    return redline_of(pieces(old), pieces(new), settings=settings)


def redline_of(old: Sequence[str], new: Sequence[str], *, settings: InlineSettings = INLINE) -> tuple[InlineStep, ...]:
    """The same of two texts already cut into white space and words."""
    left, right = _Side(old), _Side(new)
    blocks = _merge(_edits(left.tokens, right.tokens, settings), left, right, settings)
    blocks = with_phrases_kept(blocks, left.tokens, right.tokens, settings)
    blocks = _closed(_slide(blocks, left.tokens, right.tokens), left.tokens, right.tokens)
    return tuple(_joined(_steps(blocks, left, right, settings)))


class _Side:
    """The units of one text; an empty one at its end carries the white space there."""

    __slots__ = ("pieces", "tokens")

    def __init__(self, parts: Sequence[str]) -> None:
        self.pieces = [*units(parts), ""]
        self.tokens = self.pieces[1::2]

    def text(self, start: int, end: int) -> str:
        """Tokens `start` to `end` with the white space between them."""
        return "".join(self.pieces[2 * start + 1 : 2 * end])

    def text_with_space(self, start: int, end: int) -> str:
        """The same with the white space before the first."""
        return "".join(self.pieces[2 * start : 2 * end])

    def spaces(self, start: int, end: int) -> list[str]:
        """The white space before each of these tokens."""
        return self.pieces[2 * start : 2 * end : 2]


def _edits(old: Sequence[str], new: Sequence[str], settings: InlineSettings) -> list[Block]:
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    end = next((at for at in range(shorter - start) if old[-1 - at] != new[-1 - at]), shorter - start)
    left, right = old[start : len(old) - end], new[start : len(new) - end]
    if not left or not right:
        return [(start, len(old) - end, start, len(new) - end)] if left or right else []
    known: dict[str, str] = {}
    one, other = (
        "".join([known.setdefault(token, chr(0xE000 + len(known))) for token in tokens]) for tokens in (left, right)
    )
    found = _edits_by_dmp(one, other) if len(one) + len(other) <= settings.exact_tokens else _edits_by_lcs(one, other)
    return _adjoined((start + a, start + b, start + c, start + d) for a, b, c, d in found)


def _edits_by_lcs(old: str, new: str) -> Iterator[Block]:
    steps = Indel.opcodes(old, new)
    return ((step.src_start, step.src_end, step.dest_start, step.dest_end) for step in steps if step.tag != "equal")


def _edits_by_dmp(old: str, new: str) -> Iterator[Block]:
    from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]  # ships no types; here: a diff without a reworded clause never needs it

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    at_old = at_new = 0
    for op, run in cast("list[tuple[int, str]]", engine.diff_main(old, new, False)):
        old_end = at_old + len(run) * (op != engine.DIFF_INSERT)
        new_end = at_new + len(run) * (op != engine.DIFF_DELETE)
        if op != engine.DIFF_EQUAL:
            yield at_old, old_end, at_new, new_end
        at_old, at_new = old_end, new_end


def _adjoined(blocks: Iterator[Block]) -> list[Block]:
    """Edits with nothing equal between them as one."""
    result: list[Block] = []
    for block in blocks:
        if result and result[-1][1] == block[0] and result[-1][3] == block[2]:
            first = result.pop()
            block = (first[0], block[1], first[2], block[3])
        result.append(block)
    return result


def _merge(blocks: list[Block], left: _Side, right: _Side, settings: InlineSettings) -> list[Block]:
    """Edits with a very light equal run between them as one: less to read than an island."""
    result: list[Block] = []
    for block in blocks:
        if result:
            first = result[-1]
            # every token weighs at least as much as a mark
            if (block[0] - first[1]) * settings.weight_mark <= settings.merge_weight:
                island = _weight(left.tokens[first[1] : block[0]], settings)
                smaller = min(_block_weight(one, left, right, settings) for one in (first, block))
                if island <= settings.merge_weight and island <= settings.merge_share * smaller:
                    result.pop()
                    block = (first[0], block[1], first[2], block[3])
        result.append(block)
    return result


def _block_weight(block: Block, left: _Side, right: _Side, settings: InlineSettings) -> float:
    deleted, inserted = left.tokens[block[0] : block[1]], right.tokens[block[2] : block[3]]
    return _weight(deleted, settings) + _weight(inserted, settings)


def _weight(tokens: Sequence[str], settings: InlineSettings) -> float:
    total = 0.0
    for token in tokens:
        if token.isalnum():
            total += settings.weight_short if len(token) <= settings.short_word else settings.weight_word
        elif any(map(str.isalnum, token)):
            total += settings.weight_word
        else:
            total += settings.weight_mark
    return total


def _slide(blocks: list[Block], left: Sequence[str], right: Sequence[str]) -> list[Block]:
    """Pure insertions and deletions moved to the left where a phrase starts, if the words allow.

    old: "A. B."  new: "A. X. B."  ->  {+X.+} and not {+. X+}
    """
    result: list[Block] = []
    for block in blocks:
        a, b, c, d = block
        floor = result[-1][1] if result else 0
        tokens, start, end = (right, c, d) if a == b else (left, a, b)
        if (a == b) != (c == d):
            steps = 0
            while a - steps > floor and not _starts_phrase(tokens, start - steps):
                if tokens[start - steps - 1] != tokens[end - steps - 1]:
                    break
                steps += 1
            if steps and _starts_phrase(tokens, start - steps):
                block = (a - steps, b - steps, c - steps, d - steps)
        result.append(block)
    return result


def _closed(blocks: list[Block], left: Sequence[str], right: Sequence[str]) -> list[Block]:
    """Replacements that open a bracket on both sides take the bracket with them that closes it right behind."""
    result: list[Block] = []
    for at, (a, b, c, d) in enumerate(blocks):
        room = b < (blocks[at + 1][0] if at + 1 < len(blocks) else len(left) - 1)
        if room and a < b and c < d and left[b] == ")" and _is_open(left[a:b]) and _is_open(right[c:d]):
            b, d = b + 1, d + 1
        result.append((a, b, c, d))
    return result


def _is_open(tokens: Sequence[str]) -> bool:
    return tokens.count("(") > tokens.count(")")


def _starts_phrase(tokens: Sequence[str], at: int) -> bool:
    return at == 0 or tokens[at - 1] in _PHRASE_ENDS


def _steps(blocks: Sequence[Block], left: _Side, right: _Side, settings: InlineSettings) -> Iterator[InlineStep]:
    """Edits and equal runs with the white space before each token given back."""
    at_old = at_new = 0
    moved = moved_phrases(blocks, left.tokens, right.tokens, settings)
    for a, b, c, d in (*blocks, (len(left.tokens), len(left.tokens), len(right.tokens), len(right.tokens))):
        yield from _equal(at_old, a, at_new, left, right)
        if a < b and c < d:
            yield from _space(left.pieces[2 * a], right.pieces[2 * c])
        for op, side, start, end, other in (
            (InlineOp.DELETE, left, a, b, c < d),
            (InlineOp.INSERT, right, c, d, a < b),
        ):
            # a replacement has the white space before it apart, for both sides may share it
            bare = other
            for from_, to, number in moved.parts(op, start, end):
                text = side.text(from_, to) if bare else side.text_with_space(from_, to)
                bare = False
                yield InlineStep(op, text, number)
        at_old, at_new = b, d


def _equal(start: int, end: int, at_new: int, left: _Side, right: _Side) -> Iterator[InlineStep]:
    """Tokens that both sides have, with the white space before each."""
    if left.spaces(start, end) == right.spaces(at_new, at_new + end - start):
        yield InlineStep(InlineOp.EQUAL, left.text_with_space(start, end))
        return
    for at in range(end - start):
        yield from _space(left.pieces[2 * (start + at)], right.pieces[2 * (at_new + at)])
        yield InlineStep(InlineOp.EQUAL, left.tokens[start + at])


def _space(old: str, new: str) -> Iterator[InlineStep]:
    """The white space before a token of both sides; equal only if it is the same."""
    if old == new:
        yield InlineStep(InlineOp.EQUAL, old)
    else:
        yield InlineStep(InlineOp.DELETE, old)
        yield InlineStep(InlineOp.INSERT, new)


def _joined(steps: Iterator[InlineStep]) -> Iterator[InlineStep]:
    """Runs of one kind as one step, deletions before insertions, empty steps left out; moved phrases stand alone."""
    equal = ""
    deleted: list[InlineStep] = []
    inserted: list[InlineStep] = []
    for step in steps:
        if not step.text:
            continue
        if step.op is InlineOp.EQUAL:
            if deleted or inserted:
                yield from (*deleted, *inserted)
                deleted, inserted = [], []
            equal += step.text
            continue
        if equal:
            yield InlineStep(InlineOp.EQUAL, equal)
            equal = ""
        _append(deleted if step.op is InlineOp.DELETE else inserted, step)
    if equal:
        yield InlineStep(InlineOp.EQUAL, equal)
    yield from (*deleted, *inserted)


def _append(run: list[InlineStep], step: InlineStep) -> None:
    if run and run[-1].moved == step.moved:
        step = InlineStep(step.op, run.pop().text + step.text, step.moved)
    run.append(step)
