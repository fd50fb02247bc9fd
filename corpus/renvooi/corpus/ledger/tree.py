"""The Merkle tree of RFC 9162: one hash that stands for a list of events, and short proofs about it.

A leaf and a node are hashed with another first byte, so that no event can pass for a node. The tree
over `n` leaves is a node of the tree over the first `k` and that over the rest, `k` being the largest
power of two below `n`: everything up to `k` never changes when leaves are added. So a tree that grows
is known by the roots of its perfect subtrees alone (`Frontier`), and a proof is one hash a level.

Source: RFC 9162, section 2.1. Proofs are checked by the same recursion that makes them, read backwards.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

HASH_SIZE = 32
"""Bytes of SHA-256."""
_LEAF = b"\x00"
_NODE = b"\x01"
_EMPTY_ROOT = sha256(b"").digest()
Proof = tuple[bytes, ...]


def leaf_hash(data: bytes) -> bytes:
    """What stands for `data` in the tree."""
    return sha256(_LEAF + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """What stands for two subtrees."""
    return sha256(_NODE + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """All that must be kept of a tree to add leaves to it and to know its root."""

    size: int = 0
    """Number of leaves."""
    roots: tuple[bytes, ...] = ()
    """Of the perfect subtrees, largest first: one for each bit that is set in `size`."""

    def append(self, leaf: bytes) -> "Frontier":
        """The tree with one more leaf. Cost: O(log n), one hash on average."""
        roots, size = list(self.roots), self.size
        while size & 1:
            leaf = node_hash(roots.pop(), leaf)
            size >>= 1
        return Frontier(self.size + 1, (*roots, leaf))

    def extend(self, leaves: Iterable[bytes]) -> "Frontier":
        """The tree with `leaves` added in order."""
        grown = self
        for leaf in leaves:
            grown = grown.append(leaf)
        return grown

    @property
    def root(self) -> bytes:
        """The root of the whole tree. Cost: O(log n)."""
        if not self.roots:
            return _EMPTY_ROOT
        root = self.roots[-1]
        for left in self.roots[-2::-1]:
            root = node_hash(left, root)
        return root

    def to_bytes(self) -> bytes:
        """The roots one after the other; the number of leaves is kept beside them."""
        return b"".join(self.roots)

    @classmethod
    def from_bytes(cls, size: int, data: bytes) -> "Frontier":
        """The frontier of a tree of `size` leaves.

        Raises: ValueError if `data` cannot be one.
        """
        if size < 0 or len(data) != size.bit_count() * HASH_SIZE:
            raise ValueError(f"{len(data)} bytes are no frontier of a tree of {size} leaves")
        return cls(size, tuple(data[start : start + HASH_SIZE] for start in range(0, len(data), HASH_SIZE)))


def roots_at(leaves: Iterable[bytes], sizes: Iterable[int]) -> tuple[bytes, ...]:
    """The root of the first `size` leaves for each of `sizes`, which must not decrease.

    One pass over `leaves`. Raises: ValueError if there are fewer leaves than a size says.
    """
    rest, tree, found = iter(leaves), Frontier(), list[bytes]()
    for size in sizes:
        while tree.size < size:
            leaf = next(rest, None)
            if leaf is None:
                raise ValueError(f"a tree of {size} leaves was asked for, and there are {tree.size}")
            tree = tree.append(leaf)
        if tree.size != size:
            raise ValueError(f"sizes must not decrease: {size} after {tree.size}")
        found.append(tree.root)
    return tuple(found)


class Tree:
    """All perfect subtrees over given leaves, so that many proofs cost O(log n) hashes each."""

    __slots__ = ("_levels",)

    def __init__(self, leaves: Sequence[bytes]) -> None:
        """Hashes every pair once: n hashes, and as many kept."""
        self._levels = [list(leaves)]
        while len(below := self._levels[-1]) > 1:
            self._levels.append([node_hash(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)])

    @property
    def size(self) -> int:
        """Number of leaves."""
        return len(self._levels[0])

    def root(self, size: int | None = None) -> bytes:
        """The root of the first `size` leaves; of all if it is not given."""
        return self._range(0, self.size if size is None else self._held(size))

    def inclusion(self, index: int, size: int) -> Proof:
        """The proof that leaf `index` is in the tree of the first `size` leaves.

        Raises: ValueError if it is not.
        """
        if not 0 <= index < self._held(size):
            raise ValueError(f"leaf {index} is not in a tree of {size}")
        return self._path(index, 0, size)

    def consistency(self, old: int, new: int) -> Proof:
        """The proof that the tree of the first `new` leaves begins with that of the first `old`.

        Raises: ValueError if `old` is 0 or over `new`: nothing is to be proven then.
        """
        if not 0 < old <= self._held(new):
            raise ValueError(f"a tree of {new} leaves does not continue one of {old}")
        return self._rest(old, 0, new, whole=True)

    def _held(self, size: int) -> int:
        if not 0 <= size <= self.size:
            raise ValueError(f"there are {self.size} leaves, not {size}")
        return size

    def _range(self, start: int, stop: int) -> bytes:
        """The root of the leaves from `start` to before `stop`; `start` is a multiple of every split below."""
        size = stop - start
        if size == 0:
            return _EMPTY_ROOT
        if size & (size - 1) == 0:
            level = size.bit_length() - 1
            return self._levels[level][start >> level]
        middle = start + _split(size)
        return node_hash(self._range(start, middle), self._range(middle, stop))

    def _path(self, index: int, start: int, stop: int) -> Proof:
        if stop - start == 1:
            return ()
        middle = start + _split(stop - start)
        if index < middle:
            return (*self._path(index, start, middle), self._range(middle, stop))
        return (*self._path(index, middle, stop), self._range(start, middle))

    def _rest(self, old: int, start: int, stop: int, *, whole: bool) -> Proof:
        """The hashes that lead from the leaves up to `old` to the root of this range; `whole`: it began at leaf 0."""
        if old == stop:
            return () if whole else (self._range(start, stop),)
        middle = start + _split(stop - start)
        if old <= middle:
            return (*self._rest(old, start, middle, whole=whole), self._range(middle, stop))
        return (*self._rest(old, middle, stop, whole=False), self._range(start, middle))


def is_included(leaf: bytes, index: int, size: int, *, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether `proof` shows that `leaf` is leaf `index` of the tree of `size` leaves with this `root`."""
    if not 0 <= index < size or not _are_hashes(proof):
        return False
    return _climb(leaf, index, size, proof) == root


def is_consistent(old: int, old_root: bytes, new: int, new_root: bytes, *, proof: Sequence[bytes]) -> bool:
    """Whether `proof` shows that the tree of `new` leaves begins with the tree of `old` leaves."""
    if not 0 < old <= new or not _are_hashes(proof):
        return False
    return _both_roots(old, new, proof, known=old_root) == (old_root, new_root)


def _are_hashes(proof: Sequence[bytes]) -> bool:
    # A hash of another length could shift where one hash ends and the next begins.
    return all(len(one) == HASH_SIZE for one in proof)


def _climb(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """The root that `proof` leads to; None if it has too few or too many hashes."""
    if size == 1:
        return leaf if not proof else None
    if not proof:
        return None
    *below, sibling = proof
    middle = _split(size)
    on_the_left = index < middle
    own = _climb(leaf, index, middle, below) if on_the_left else _climb(leaf, index - middle, size - middle, below)
    if own is None:
        return None
    return node_hash(own, sibling) if on_the_left else node_hash(sibling, own)


def _both_roots(old: int, new: int, proof: Sequence[bytes], *, known: bytes | None) -> tuple[bytes, bytes] | None:
    """The roots of the old and the new tree that `proof` leads to; None if it has too few or too many hashes.

    `known` is the root of the old tree as long as the range begins at leaf 0.
    """
    if old == new:
        stated = proof if known is None else (known, *proof)
        return (stated[0], stated[0]) if len(stated) == 1 else None
    if not proof:
        return None
    *below, sibling = proof
    middle = _split(new)
    on_the_left = old <= middle
    if on_the_left:
        both = _both_roots(old, middle, below, known=known)
        return both and (both[0], node_hash(both[1], sibling))
    both = _both_roots(old - middle, new - middle, below, known=None)
    return both and (node_hash(sibling, both[0]), node_hash(sibling, both[1]))


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << ((size - 1).bit_length() - 1)
