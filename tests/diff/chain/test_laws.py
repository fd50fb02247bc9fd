"""What must hold of every chain, on generated versions."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given, settings

from renvooi.diff import begin_history, blame, build_history, by_sentence, diff, extend_history
from renvooi.diff.align import align
from renvooi.diff.normal import normalise
from renvooi.model import Document, History, Node, NodeType, Operation, Stretch, dumps, from_json, places
from tests.diff.chain.chains import chains, versions

EXAMPLES = settings(max_examples=30)
LONG = 6
"""Words. A text as long as this is found again wherever it stands."""


@EXAMPLES
@given(chains())
def test_each_node_of_each_version_has_exactly_one_id(documents: tuple[Document, ...]) -> None:
    history = build_history(documents)
    for number, document in enumerate(documents, start=1):
        standing = [life for life in history.lives if life.stands_in(number)]
        assert sorted(life.at(number).path for life in standing) == sorted(
            place.path for place in places(document.nodes)
        )
        for place in places(document.nodes):
            (life,) = (life for life in standing if life.at(number).path == place.path)
            assert (life.at(number).address, life.at(number).label) == (place.address, place.node.label)
            assert (life.type, life.at(number).node) == (place.node.type, place.node.id)


@EXAMPLES
@given(chains())
def test_an_id_is_given_once_and_its_life_is_one_unbroken_run(documents: tuple[Document, ...]) -> None:
    history = build_history(documents)
    ids = [life.id for life in history.lives]
    assert len(set(ids)) == len(ids)
    for life in history.lives:
        last = len(documents) if life.retired is None else life.retired - 1
        assert [place.version for place in life.appearances] == list(range(life.born, last + 1))
        assert all(life.born <= event.version <= (life.retired or len(documents)) for event in life.events)


@EXAMPLES
@given(chains())
def test_lineage_points_at_clauses_that_were_there(documents: tuple[Document, ...]) -> None:
    history = build_history(documents)
    lives = {life.id: life for life in history.lives}
    for life in history.lives:
        if life.origin is not None:
            assert lives[life.origin].stands_in(life.born - 1)
        if life.successor is not None:
            assert lives[life.successor].stands_in(life.retired or 0)
        if life.revives is not None:
            before = lives[life.revives]
            assert before.retired is not None
            assert before.retired < life.born
            assert normalise(before.wordings[-1].text) == normalise(life.wordings[0].text)
    revived = [life.revives for life in history.lives if life.revives is not None]
    assert len(set(revived)) == len(revived)


@EXAMPLES
@given(chains())
def test_one_version_at_a_time_gives_the_same_history(documents: tuple[Document, ...]) -> None:
    history = begin_history(documents[0])
    for old, new in pairwise(documents):
        # A store keeps the history as JSON between two versions.
        history = extend_history(from_json(History, json.loads(dumps(history))), old, new)
    assert dumps(history) == dumps(build_history(documents))


@EXAMPLES
@given(chains())
def test_blame_gives_each_text_to_the_character(documents: tuple[Document, ...]) -> None:
    history = build_history(documents)
    for number, document in enumerate(documents, start=1):
        shown = blame(history, number)
        assert [(node.path, text(node.stretches)) for node in shown.nodes] == [
            (place.path, own_text(place.node)) for place in places(document.nodes)
        ]
        for node in shown.nodes:
            assert all(stretch.text and 1 <= stretch.version <= number for stretch in node.stretches)
            assert all(one.version != other.version for one, other in pairwise(node.stretches))
            pieces = [stretch for sentence in by_sentence(node.stretches) for stretch in sentence.stretches]
            assert text(pieces) == text(node.stretches)
        if number == 1:
            assert {stretch.version for node in shown.nodes for stretch in node.stretches} <= {1}


@EXAMPLES
@given(chains())
def test_blame_of_a_version_does_not_change_when_others_follow(documents: tuple[Document, ...]) -> None:
    longer, shorter = build_history(documents), build_history(documents[:-1])
    assert blame(longer, len(documents) - 1).nodes == blame(shorter).nodes


@EXAMPLES
@given(chains())
def test_words_that_every_redline_leaves_standing_are_of_the_first_version(documents: tuple[Document, ...]) -> None:
    history = build_history(documents)
    for life in history.lives:
        if life.born == 1 and not any(Operation.REWORDED in event.operations for event in life.events):
            assert {stretch.version for wording in life.wordings for stretch in wording.stretches} <= {1}


@EXAMPLES
@given(chains())
def test_id_survives_what_a_step_pairs(documents: tuple[Document, ...]) -> None:
    history = build_history(documents)
    for number, (old, new) in enumerate(pairwise(documents), start=1):
        alignment = align(old, new)
        split = {part.old for part in alignment.parts}
        before, after = ids_by_path(history, number), ids_by_path(history, number + 1)
        for link in alignment.links:
            if link.old not in split:
                assert before[alignment.old[link.old].path] == after[alignment.new[link.new].path]


@EXAMPLES
@given(chains(least=3))
def test_text_that_stands_once_in_each_of_three_versions_has_one_id(documents: tuple[Document, ...]) -> None:
    history = build_history(documents[:3])
    first, last = ids_by_text(documents[0], history, 1), ids_by_text(documents[2], history, 3)
    middle = ids_by_text(documents[1], history, 2)
    for said in first.keys() & middle.keys() & last.keys():
        assert first[said] == last[said]


@EXAMPLES
@given(chains(least=3))
def test_what_is_called_undone_is_not_in_the_direct_diff(documents: tuple[Document, ...]) -> None:
    history = build_history(documents)
    changed = {ref.path: change for change in diff(documents[0], documents[-1]).changes for ref in change.new}
    lives = {life.id: life for life in history.lives}
    for undone in history.undone:
        life = lives[undone.id]
        assert 1 < undone.made < undone.undone <= len(documents)
        if Operation.INSERTED in undone.operations:
            assert not life.stands_in(1)
            assert not life.stands_in(len(documents))
        elif undone.operations == (Operation.REWORDED,) and not life.revives:
            path = life.at(len(documents)).path
            direct = changed.get(path)
            # Where the direct diff pairs the same two nodes, it finds no other words.
            if direct and [ref.path for ref in direct.old] == [life.at(1).path]:
                assert Operation.REWORDED not in direct.operations


def test_same_bytes_under_any_hash_seed() -> None:
    root = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
    program = (
        f"import sys; sys.path.insert(0, {root!r})\n"
        "from renvooi.diff import blame, build_history\n"
        "from renvooi.model import dumps\n"
        "from tests.diff.chain.test_laws import example\n"
        "history = build_history(example())\n"
        "sys.stdout.write(dumps(history) + dumps(blame(history)))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "777")
    }
    assert len(outputs) == 1
    assert dumps(build_history(example())).encode() in outputs.pop()


def example() -> tuple[Document, ...]:
    """Four versions with every kind of change; a child process builds their history too."""
    whole = "De klant beheert alle accounts van de eigen medewerkers. De klant meldt iedere medewerker die vertrekt af."
    one, other = whole.split(". ")
    return versions(
        f"# Toegang\n- {whole}\n- Een rapport verschijnt binnen een week.\n# Overig\n- De klant betaalt de factuur vooraf.",
        f"# Toegang\n- {one}.\n- {other}\n- Een rapport verschijnt binnen twee weken.\n# Overig\n- Nieuw in dit jaar is dit punt.",
        f"# Overig\n- De klant betaalt de factuur vooraf.\n# Toegang\n- {one}.\n- {other}\n- Een rapport verschijnt binnen een week.",
        f"# Toegang\n- {whole}\n- Een rapport verschijnt binnen een dag.\n# Overig\n- De klant betaalt de factuur vooraf.",
    )


def text(stretches: Iterable[Stretch]) -> str:
    return "".join(stretch.text for stretch in stretches)


def own_text(node: Node) -> str:
    return (node.heading or "") if node.type is NodeType.SECTION else node.text


def ids_by_path(history: History, number: int) -> dict[tuple[int, ...], str]:
    return {life.at(number).path: life.id for life in history.lives if life.stands_in(number)}


def ids_by_text(document: Document, history: History, number: int) -> dict[str, str]:
    """The ids of long texts that stand in a version once; headings left out."""
    ids = ids_by_path(history, number)
    found = [(normalise(own_text(place.node)), ids[place.path], place.node.type) for place in places(document.nodes)]
    count = Counter(_folded(said) for said, *_ in found)
    return {
        f"{kind} {said}": one
        for said, one, kind in found
        if kind is not NodeType.SECTION and len(said.split()) >= LONG and count[_folded(said)] == 1
    }


def _folded(said: str) -> str:
    """Letters and digits only: two texts that differ in marks may be taken for one."""
    return "".join(char for char in said.casefold() if char.isalnum())
