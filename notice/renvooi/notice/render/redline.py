"""One side of a change as Markdown: deleted words in `<del>`, inserted words in `<ins>`."""

from dataclasses import replace

from renvooi.model import InlineOp, NoticeRow, Passage
from renvooi.notice.render.quoting import Safe, escaped, visible

_TAGS = {"old": (InlineOp.DELETE, "del"), "new": (InlineOp.INSERT, "ins")}

CONTEXT_WORDS = 10
"""Words kept on either side of an editorial difference: enough to find the sentence."""


def side(row: NoticeRow, which: str) -> Safe:
    """The text of the "old" or "new" side, marked where the other side differs; "" if there is none."""
    passages = row.old if which == "old" else row.new
    if row.inline:
        return _steps(row, which)
    one_sided = not row.old or not row.new
    return Safe("<br>".join(_whole(passage, which if one_sided else None) for passage in passages))


def short_side(row: NoticeRow, which: str) -> Safe:
    """As `side`, with "[…]" for the middle of long stretches that are the same on both sides.

    For editorial changes only: a comma in a page of text is to be seen, not searched for.
    """
    if not row.inline:
        return side(row, which)
    last = len(row.inline) - 1
    shortened = tuple(
        replace(step, text=_shortened(step.text, starts=index == 0, ends=index == last))
        if step.op is InlineOp.EQUAL
        else step
        for index, step in enumerate(row.inline)
    )
    return _steps(replace(row, inline=shortened), which)


def _shortened(text: str, *, starts: bool, ends: bool) -> str:
    """Only the words that stand beside a difference; `starts` and `ends` say where there is none."""
    words = text.split(" ")
    if len(words) <= 2 * CONTEXT_WORDS + 1:
        return text
    before = [] if starts else words[:CONTEXT_WORDS]
    after = [] if ends else words[-CONTEXT_WORDS:]
    return " ".join([*before, "[…]", *after])


def _steps(row: NoticeRow, which: str) -> Safe:
    own, tag = _TAGS[which]
    parts = [
        _tagged(step.text, tag) if step.op is own else escaped(visible(step.text))
        for step in row.inline
        if step.op in (InlineOp.EQUAL, own)
    ]
    return Safe(f"<bdi>{''.join(parts)}</bdi>")


def _whole(passage: Passage, which: str | None) -> str:
    text = _tagged(passage.text, _TAGS[which][1]) if which else escaped(visible(passage.text))
    return f"<bdi>{text}</bdi>"


def _tagged(text: str, tag: str) -> str:
    return f"<{tag}>{escaped(visible(text))}</{tag}>"
