"""What must hold of every diff, on generated trees."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.diff import diff, rebuild
from renvooi.diff.align import align
from renvooi.diff.outline import label_of
from renvooi.model import Document, InlineOp, Node, NodeRef, NodeType, Operation, Significance, dumps
from tests.diff.builders import doc, of
from tests.diff.trees import TREES, edited

PAIRS = edited() | st.tuples(TREES, TREES)

Shape = tuple[object, ...]


def shape(nodes: tuple[Node, ...]) -> Shape:
    """All of a tree that a diff must carry: pages, boxes and roles left out, labels as cited."""
    return tuple((n.id, n.type, label_of(n), n.heading, n.text, shape(n.nodes)) for n in nodes)


@given(TREES)
def test_a_document_does_not_differ_from_itself(nodes: tuple[Node, ...]) -> None:
    document = of(nodes)
    script = diff(document, document)
    assert script.changes == ()
    assert script.findings == ()
    assert script.summary.groups == ()


@given(TREES)
def test_a_version_with_the_same_clauses_has_no_change(nodes: tuple[Node, ...]) -> None:
    script = diff(of(nodes, version="2030-01"), of(nodes, version="2030-02"))
    assert script.changes == ()
    assert script.summary.groups == ()


@given(PAIRS)
def test_the_new_tree_is_rebuilt_from_the_old_tree_and_the_diff(
    pair: tuple[tuple[Node, ...], tuple[Node, ...]],
) -> None:
    old, new = of(pair[0]), of(pair[1])
    assert shape(rebuild(old, diff(old, new))) == shape(new.nodes)


@given(PAIRS)
def test_a_redline_reads_as_both_texts(pair: tuple[tuple[Node, ...], tuple[Node, ...]]) -> None:
    for change in diff(of(pair[0]), of(pair[1])).changes:
        was, now = _text(change.old), _text(change.new)
        assert bool(change.inline) == bool(change.old and change.new and was != now)
        if change.inline:
            assert "".join(step.text for step in change.inline if step.op is not InlineOp.INSERT) == was
            assert "".join(step.text for step in change.inline if step.op is not InlineOp.DELETE) == now


def _text(refs: tuple[NodeRef, ...]) -> str:
    """What a redline is of: headings without their numbers, parts of a split clause one a line."""
    return "\n".join(ref.heading or "" if ref.type is NodeType.SECTION else ref.text for ref in refs)


@given(PAIRS)
def test_every_change_has_its_own_id_and_known_group(pair: tuple[tuple[Node, ...], tuple[Node, ...]]) -> None:
    script = diff(of(pair[0]), of(pair[1]))
    ids = [change.id for change in script.changes]
    assert len(set(ids)) == len(ids)
    groups = {group.id: group for group in script.summary.groups}
    assert len(groups) == len(script.summary.groups)
    for change in script.changes:
        assert change.operations
        assert change.group is None or change.id in groups[change.group].changes
    for group in groups.values():
        assert set(group.changes) <= set(ids)


@given(PAIRS)
def test_every_node_is_unchanged_or_in_one_change(pair: tuple[tuple[Node, ...], tuple[Node, ...]]) -> None:
    old, new = of(pair[0]), of(pair[1])
    changes = diff(old, new).changes
    named_old = Counter(ref.path for change in changes for ref in change.old)
    named_new = Counter(ref.path for change in changes for ref in change.new)
    assert set(named_old.values()) | set(named_new.values()) <= {1}
    alignment = align(old, new)
    unchanged = {alignment.old[at].path: alignment.new[to].path for at, to in alignment.partner.items()}
    rest_old = {item.path for item in alignment.old} - named_old.keys()
    rest_new = {item.path for item in alignment.new} - named_new.keys()
    assert sorted(unchanged[path] for path in rest_old) == sorted(rest_new)


@given(PAIRS)
def test_what_came_or_went_is_never_editorial(pair: tuple[tuple[Node, ...], tuple[Node, ...]]) -> None:
    for change in diff(of(pair[0]), of(pair[1])).changes:
        if {Operation.INSERTED, Operation.DELETED} & set(change.operations):
            assert change.significance is not Significance.EDITORIAL
        if change.signals:
            assert change.significance is Significance.SUBSTANTIVE


_PROGRAM = """
import sys
sys.path.insert(0, {root!r})
from renvooi.diff import diff, render
from renvooi.model import dumps
from tests.diff.test_laws import {example}
script = diff(*{example}())
sys.stdout.write(dumps(script) + render(script, "html") + render(script, "markdown"))
"""


def example() -> tuple[Document, Document]:
    """Two versions with every kind of change; a child process diffs them too."""
    old = doc(
        "# Toegang\n1. Klant zorgt voor de toegang in Ierland.\n2. Een rapport binnen een week.\n3. Klant meldt.\n4. x y z w v\n# Overig\n- a b c d e"
    )
    new = doc(
        "# Overig\n- a b c d e\n# Toegang\n1. Nieuw punt.\n2. Verwerker zorgt voor de toegang in India.\n3. Een rapport binnen twee weken.\n4. Klant meldt.\n5. Nog iets anders."
    )
    return old, new


def repetitive() -> tuple[Document, Document]:
    """200 clauses of one template and no order among equals: moved, reworded, copied and left out."""
    places = ("Gent", "Assen", "Breda", "Delft", "Emmen")
    rows = [f"Systeem {n % 40} | back-up | {7 + n % 3} dagen | {places[n % 5]}" for n in range(200)]
    now = [row.replace("7 dagen", "9 dagen") if n % 9 == 0 else row for n, row in enumerate(rows) if n % 13]
    now = [*now[60:90], *now[:60], *now[95:], *now[10:15]]
    return doc(_schedules(rows)), doc(_schedules(now))


def _schedules(rows: list[str]) -> str:
    """`rows` under headings, twenty each."""
    lines = []
    for n, row in enumerate(rows):
        if n % 20 == 0:
            lines.append(f"# Bijlage {n // 20 + 1}. | Back-ups")
        lines.append(f"{n % 20 + 1}. {row}")
    return "\n".join(lines)


@pytest.mark.parametrize("made", [example, repetitive], ids=["every kind", "repetitive"])
def test_the_same_input_gives_the_same_bytes_under_any_hash_seed(
    made: Callable[[], tuple[Document, Document]],
) -> None:
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    program = _PROGRAM.format(root=root, example=made.__name__)
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "777")
    }
    assert len(outputs) == 1
    assert dumps(diff(*made())).encode() in outputs.pop()
