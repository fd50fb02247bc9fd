"""The tree and its proofs, against trees worked out by hand and against every small size."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.corpus.ledger.tree import (
    Frontier,
    Tree,
    is_consistent,
    is_included,
    leaf_hash,
    node_hash,
    roots_at,
)

DATA = [b"", b"a", b"bc", b"def", b"ghij", b"klmno", b"pqrstu"]
LEAVES = [leaf_hash(bytes([number])) for number in range(70)]
TREE = Tree(LEAVES)
SIZES = range(71)


def sha(data: bytes) -> bytes:
    return sha256(data).digest()


def test_trees_of_up_to_seven_leaves_are_as_worked_out_by_hand() -> None:
    a, b, c, d, e, f, g = (sha(b"\x00" + data) for data in DATA)

    def pair(left: bytes, right: bytes) -> bytes:
        return sha(b"\x01" + left + right)

    ab, cd, ef = pair(a, b), pair(c, d), pair(e, f)
    abcd = pair(ab, cd)
    expected = (sha(b""), a, ab, pair(ab, c), abcd, pair(abcd, e), pair(abcd, ef), pair(abcd, pair(ef, g)))
    leaves = [leaf_hash(data) for data in DATA]
    assert roots_at(leaves, range(8)) == expected
    tree = Tree(leaves)
    assert tuple(tree.root(size) for size in range(8)) == expected
    # Leaf c in the tree of seven: its neighbour d, then ab, then what is right of the first four.
    assert tree.inclusion(2, 7) == (d, ab, pair(ef, g))
    assert tree.inclusion(6, 7) == (ef, abcd)
    # From three to seven: c, d beside it, ab before both, and what came after the first four.
    assert tree.consistency(3, 7) == (c, d, ab, pair(ef, g))
    assert tree.consistency(4, 7) == (pair(ef, g),)
    assert tree.consistency(6, 7) == (ef, g, abcd)


def test_a_leaf_cannot_pass_for_a_node() -> None:
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert leaf_hash(left + right) != node_hash(left, right)


def test_frontier_grows_to_the_same_roots_and_survives_its_bytes() -> None:
    frontier = Frontier()
    for size in SIZES:
        assert frontier.root == TREE.root(size)
        assert Frontier.from_bytes(size, frontier.to_bytes()) == frontier
        frontier = frontier.append(LEAVES[size]) if size < 70 else frontier
    assert Frontier().extend(LEAVES) == frontier


@pytest.mark.parametrize(("size", "data"), [(3, b"x" * 32), (0, b"x"), (-1, b""), (1, b"x" * 31)])
def test_bytes_of_another_length_are_no_frontier(size: int, data: bytes) -> None:
    with pytest.raises(ValueError, match="frontier"):
        Frontier.from_bytes(size, data)


def test_every_leaf_of_every_size_has_a_proof_that_holds_for_nothing_else() -> None:
    for size in SIZES:
        root = TREE.root(size)
        for index in range(size):
            proof = TREE.inclusion(index, size)
            assert is_included(LEAVES[index], index, size, proof=proof, root=root)
            assert not is_included(LEAVES[index], index + 1, size, proof=proof, root=root) or index + 1 == size
            assert not is_included(leaf_hash(b"other"), index, size, proof=proof, root=root)
            assert not is_included(LEAVES[index], index, size, proof=(*proof, root), root=root)
            assert not proof or not is_included(LEAVES[index], index, size, proof=proof[1:], root=root)


def test_every_pair_of_sizes_has_a_proof() -> None:
    for new in SIZES[1:]:
        for old in range(1, new + 1):
            proof = TREE.consistency(old, new)
            assert is_consistent(old, TREE.root(old), new, TREE.root(new), proof=proof)
            assert not is_consistent(old, TREE.root(old), new, TREE.root(new), proof=(*proof, LEAVES[0]))
            assert not proof or not is_consistent(old, TREE.root(old), new, TREE.root(new), proof=proof[:-1])
            assert not is_consistent(old, TREE.root(old - 1), new, TREE.root(new), proof=proof)


@given(st.integers(1, 70), st.data())
def test_no_flipped_bit_of_a_proof_goes_unseen(size: int, data: st.DataObject) -> None:
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    inclusion, consistency = TREE.inclusion(index, size), TREE.consistency(old, size)
    root, old_root = TREE.root(size), TREE.root(old)
    bit = data.draw(st.integers(0, 255))
    place = data.draw(st.integers(-2, len(inclusion) - 1))
    parts = [root, LEAVES[index], *inclusion]
    parts[place + 2] = flipped(parts[place + 2], bit)
    assert not is_included(parts[1], index, size, proof=parts[2:], root=parts[0])
    place = data.draw(st.integers(-2, len(consistency) - 1))
    parts = [root, old_root, *consistency]
    parts[place + 2] = flipped(parts[place + 2], bit)
    assert not is_consistent(old, parts[1], size, parts[0], proof=parts[2:])


def flipped(data: bytes, bit: int) -> bytes:
    return (int.from_bytes(data, "big") ^ 1 << bit).to_bytes(len(data), "big")


def test_hashes_of_another_length_prove_nothing() -> None:
    proof = TREE.inclusion(0, 4)
    joined = (proof[0][:31], proof[0][31:] + proof[1])
    assert not is_included(LEAVES[0], 0, 4, proof=joined, root=TREE.root(4))
    assert not is_consistent(1, LEAVES[0], 4, TREE.root(4), proof=joined)


@pytest.mark.parametrize(("index", "size"), [(-1, 5), (5, 5), (0, 71), (0, 0)])
def test_no_proof_is_made_of_a_leaf_that_is_not_there(index: int, size: int) -> None:
    with pytest.raises(ValueError, match=r"leaf|leaves"):
        TREE.inclusion(index, size)
    assert not is_included(LEAVES[0], index, min(size, 0), proof=(), root=LEAVES[0])


@pytest.mark.parametrize(("old", "new"), [(0, 5), (6, 5), (3, 71)])
def test_no_proof_is_made_of_a_tree_that_does_not_continue(old: int, new: int) -> None:
    with pytest.raises(ValueError, match="leaves"):
        TREE.consistency(old, new)
    assert not is_consistent(old, TREE.root(0), min(new, 5), TREE.root(5), proof=())


def test_roots_of_prefixes_refuse_sizes_that_are_not_there() -> None:
    assert roots_at(LEAVES, [3, 3, 9]) == (TREE.root(3), TREE.root(3), TREE.root(9))
    with pytest.raises(ValueError, match="there are 70"):
        roots_at(LEAVES, [71])
    with pytest.raises(ValueError, match="decrease"):
        roots_at(LEAVES, [3, 2])


def test_roots_of_many_prefixes_are_those_of_the_tree() -> None:
    leaves = [leaf_hash(number.to_bytes(4, "big")) for number in range(5000)]
    assert roots_at(leaves, range(0, 5001, 100))[1:] == tuple(Tree(leaves).root(size) for size in range(100, 5001, 100))
