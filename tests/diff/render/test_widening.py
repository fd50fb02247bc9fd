"""Every mark of a redline in Markdown is seen as one, and both texts stay what they are."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from renvooi.diff.render.markdown import marked
from renvooi.diff.render.widening import widened
from renvooi.model import InlineOp, InlineStep

OPS = {"=": InlineOp.EQUAL, "-": InlineOp.DELETE, "+": InlineOp.INSERT}
TEXTS = st.text(alphabet="ab1 .;(“é-", min_size=1, max_size=4)


def steps(*parts: str) -> tuple[InlineStep, ...]:
    """Steps from parts as "=equal", "-deleted" and "+inserted"."""
    return tuple(InlineStep(OPS[part[0]], part[1:]) for part in parts)


@st.composite
def redlines(draw: st.DrawFn) -> tuple[InlineStep, ...]:
    """Steps as the diff gives them: equal text between edits, of which each is a deletion, an insertion or both."""
    parts: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        edit = draw(st.sampled_from(("-", "+", "-+")))
        parts += ["=" + draw(TEXTS), *(op + draw(TEXTS) for op in edit)]
    return steps(*parts[draw(st.integers(0, 1)) :])


def texts(redline: tuple[InlineStep, ...]) -> tuple[str, str]:
    """Old and new text."""
    old, new = (
        "".join(step.text for step in redline if step.op is not op) for op in (InlineOp.INSERT, InlineOp.DELETE)
    )
    return old, new


def read(page: str) -> tuple[str, str]:
    """Old and new text of a rendered redline, with single blanks."""
    sides = (re.sub("<strong>.*?</strong>", "", page), re.sub("<s>.*?</s>", "", page))
    old, new = (" ".join(html.unescape(re.sub("<[^>]*>", "", side)).split()) for side in sides)
    return old, new


@pytest.mark.parametrize(
    ("given_steps", "expected"),
    [
        (("=duur", "-;", "+."), ("-duur;", "+duur.")),
        (("=van ", "-‘", "+“", "=best effort"), ("=van ", "-‘best", "+“best", "= effort")),
        (("=een", "+; twee", "=. x"), ("-een", "+een; twee", "=. x")),
        (("=a", "-.", "=b", "+;", "=c d"), ("-a.bc", "+ab;c", "= d")),
        (("=binnen ", "-24", "+36", "= uur"), ("=binnen ", "-24", "+36", "= uur")),
    ],
)
def test_word_beside_a_sign_joins_the_edit(given_steps: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert widened(steps(*given_steps)) == steps(*expected)


@given(redlines())
def test_both_texts_stay_what_they_are(redline: tuple[InlineStep, ...]) -> None:
    assert texts(widened(redline)) == texts(redline)


@given(redlines())
def test_markdown_reader_finds_both_texts(redline: tuple[InlineStep, ...]) -> None:
    page = MarkdownIt("commonmark").enable("strikethrough").render("> " + marked(widened(redline)))
    assert [text.replace(" ", "") for text in read(page)] == [re.sub(r"\s", "", text) for text in texts(redline)]


def test_phrase_that_moved_keeps_its_marks() -> None:
    moved = (InlineStep(InlineOp.EQUAL, "a"), InlineStep(InlineOp.DELETE, "; b", 1), InlineStep(InlineOp.EQUAL, " c"))
    assert widened(moved) == moved
