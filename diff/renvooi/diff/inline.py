"""The redline of one reworded clause, in whole words.

    binnen [-24-] {+36+} uur

diff-match-patch runs on strings with one character per word, without its time-out: with the
default time-out two runs of one input gave 3,187 and 1,892 edits. It is quadratic, so longer
clauses go to the bit-parallel longest common subsequence of rapidfuzz. Its own semantic
clean-up merges too much; here an equal run between two edits is dropped only if it is very
light, and an insertion slides to the start of its phrase.
"""

from collections.abc import Iterator, Sequence
from typing import cast

from rapidfuzz.distance import Indel

from renvooi.diff.settings import INLINE, InlineSettings
from renvooi.diff.tokens import Alphabet, Token, tokenise
from renvooi.model import InlineOp, InlineStep

Block = tuple[int, int, int, int]
"""An edit: old tokens from-to, new tokens from-to; what lies between blocks is equal."""

_PHRASE_ENDS = frozenset(".;:,!?)")


def redline(old: str, new: str, *, settings: InlineSettings = INLINE) -> tuple[InlineStep, ...]:
    """Steps from `old` to `new`: equal and delete joined give `old`, equal and insert joined `new`."""
    left, right = _tokens(old), _tokens(new)
    alphabet = Alphabet()
    one = alphabet.encode(token.text for token in left)
    other = alphabet.encode(token.text for token in right)
    blocks = _merge(_edits(one, other, settings), left, right, settings)
    blocks = _slide(blocks, one, other, left, right)
    return tuple(_joined(_steps(blocks, old, new, left, right)))


def _tokens(text: str) -> tuple[Token, ...]:
    """The tokens of `text` and an empty one at its end, which carries trailing white space."""
    return (*tokenise(text), Token("", len(text), len(text)))


def _edits(old: str, new: str, settings: InlineSettings) -> list[Block]:
    if len(old) + len(new) > settings.exact_tokens:
        steps = Indel.opcodes(old, new)
        return _adjoined((s.src_start, s.src_end, s.dest_start, s.dest_end) for s in steps if s.tag != "equal")
    return _adjoined(_edits_by_dmp(old, new))


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


def _merge(blocks: list[Block], left: Sequence[Token], right: Sequence[Token], settings: InlineSettings) -> list[Block]:
    """Edits with a very light equal run between them as one: less to read than an island."""
    result: list[Block] = []
    for block in blocks:
        if result:
            first = result[-1]
            island = _weight(left[first[1] : block[0]], settings)
            smaller = min(_block_weight(one, left, right, settings) for one in (first, block))
            if island <= settings.merge_weight and island <= settings.merge_share * smaller:
                result.pop()
                block = (first[0], block[1], first[2], block[3])
        result.append(block)
    return result


def _block_weight(block: Block, left: Sequence[Token], right: Sequence[Token], settings: InlineSettings) -> float:
    return _weight(left[block[0] : block[1]], settings) + _weight(right[block[2] : block[3]], settings)


def _weight(tokens: Sequence[Token], settings: InlineSettings) -> float:
    total = 0.0
    for token in tokens:
        if not any(character.isalnum() for character in token.text):
            total += settings.weight_mark
        else:
            total += settings.weight_short if len(token.text) <= settings.short_word else settings.weight_word
    return total


def _slide(blocks: list[Block], old: str, new: str, left: Sequence[Token], right: Sequence[Token]) -> list[Block]:
    """Pure insertions and deletions moved to the left where a phrase starts, if the words allow.

    old: "A. B."  new: "A. X. B."  ->  {+X.+} and not {+. X+}
    """
    result: list[Block] = []
    for block in blocks:
        a, b, c, d = block
        floor = result[-1][1] if result else 0
        side, tokens, start, end = (new, right, c, d) if a == b else (old, left, a, b)
        if (a == b) != (c == d):
            steps = 0
            while a - steps > floor and not _starts_phrase(tokens, start - steps):
                if side[start - steps - 1] != side[end - steps - 1]:
                    break
                steps += 1
            if steps and (_starts_phrase(tokens, start - steps)):
                block = (a - steps, b - steps, c - steps, d - steps)
        result.append(block)
    return result


def _starts_phrase(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].text in _PHRASE_ENDS


def _steps(
    blocks: list[Block], old: str, new: str, left: Sequence[Token], right: Sequence[Token]
) -> Iterator[InlineStep]:
    """Edits and equal runs with the white space before each token given back."""
    at_old = at_new = 0
    for a, b, c, d in (*blocks, (len(left), len(left), len(right), len(right))):
        for i, j in zip(range(at_old, a), range(at_new, c), strict=True):
            yield from _space(old, new, left, right, i, j)
            yield InlineStep(InlineOp.EQUAL, left[i].text)
        if a < b and c < d:
            yield from _space(old, new, left, right, a, c)
            yield InlineStep(InlineOp.DELETE, old[left[a].start : left[b - 1].end])
            yield InlineStep(InlineOp.INSERT, new[right[c].start : right[d - 1].end])
        elif a < b:
            yield InlineStep(InlineOp.DELETE, old[_end_before(left, a) : left[b - 1].end])
        elif c < d:
            yield InlineStep(InlineOp.INSERT, new[_end_before(right, c) : right[d - 1].end])
        at_old, at_new = b, d


def _space(old: str, new: str, left: Sequence[Token], right: Sequence[Token], i: int, j: int) -> Iterator[InlineStep]:
    """The white space before old token `i` and new token `j`; equal only if it is the same."""
    one, other = old[_end_before(left, i) : left[i].start], new[_end_before(right, j) : right[j].start]
    if one == other:
        yield InlineStep(InlineOp.EQUAL, one)
    else:
        yield InlineStep(InlineOp.DELETE, one)
        yield InlineStep(InlineOp.INSERT, other)


def _end_before(tokens: Sequence[Token], at: int) -> int:
    return tokens[at - 1].end if at else 0


def _joined(steps: Iterator[InlineStep]) -> Iterator[InlineStep]:
    """Runs of one kind as one step, deletions before insertions, empty steps left out."""
    deleted = inserted = equal = ""
    for step in steps:
        if step.op is InlineOp.EQUAL:
            if not step.text:
                continue
            if deleted or inserted:
                yield from _present(equal, deleted, inserted)
                equal = deleted = inserted = ""
            equal += step.text
        elif step.op is InlineOp.DELETE:
            deleted += step.text
        else:
            inserted += step.text
    yield from _present(equal, deleted, inserted)


def _present(equal: str, deleted: str, inserted: str) -> Iterator[InlineStep]:
    pairs = (InlineOp.EQUAL, equal), (InlineOp.DELETE, deleted), (InlineOp.INSERT, inserted)
    return (InlineStep(op, text) for op, text in pairs if text)
