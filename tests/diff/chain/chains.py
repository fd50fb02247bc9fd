"""Generated chains of versions, and short ways to build and to look at a history."""

from collections.abc import Iterable

from hypothesis import strategies as st

from renvooi.diff import build_history
from renvooi.model import Document, History, Life, Node, Stretch
from tests.diff.builders import doc, of
from tests.diff.trees import TREES, edits

LONGEST = 4
"""Versions of a generated chain."""


@st.composite
def chains(draw: st.DrawFn, *, least: int = 2) -> tuple[Document, ...]:
    """Versions of one document, each made from the one before by edits, some from an earlier one."""
    trees: list[tuple[Node, ...]] = [draw(TREES)]
    for _ in range(draw(st.integers(least, LONGEST)) - 1):
        base = draw(st.sampled_from(trees)) if draw(st.booleans()) else trees[-1]
        trees.append(draw(edits(base)))
    return tuple(of(nodes, version=f"2030-{number:02}") for number, nodes in enumerate(trees, start=1))


def versions(*texts: str) -> tuple[Document, ...]:
    """A document for each text, labelled 2030-01 and on."""
    return tuple(doc(text, version=f"2030-{number:02}") for number, text in enumerate(texts, start=1))


def history_of(*texts: str) -> History:
    """The history of versions with these texts."""
    return build_history(versions(*texts))


def life_of(history: History, text: str) -> Life:
    """The only life that ever said exactly `text`."""
    (found,) = lives_of(history, text)
    return found


def lives_of(history: History, text: str) -> tuple[Life, ...]:
    """All lives that ever said exactly `text`, in order."""
    return tuple(life for life in history.lives if any(wording.text == text for wording in life.wordings))


def shown(stretches: Iterable[Stretch]) -> list[tuple[int, str]]:
    """(version, text) of each stretch."""
    return [(stretch.version, stretch.text) for stretch in stretches]
