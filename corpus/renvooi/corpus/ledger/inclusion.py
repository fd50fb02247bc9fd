"""That one event is in the ledger: a few hashes and one signed head, which anybody can check without the rest.

The head is the one that was signed with the transaction of the event. It never changes, so neither does the
proof, whatever is recorded later; that a newer head continues it is another proof (`Tree.consistency`).
"""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from renvooi.corpus.ledger.heads import SignedHead, is_head_signed, line_of, read_head_line
from renvooi.corpus.ledger.tree import Tree, is_included, leaf_hash
from renvooi.corpus.tables import events, facts, heads
from renvooi.model.errors import CorpusUnreadable


@dataclass(frozen=True, slots=True)
class Inclusion:
    """The proof that an event is in the ledger."""

    number: int
    """Number of the event, from 0: the index of its leaf."""
    leaf: bytes
    path: tuple[bytes, ...]
    """From the leaf up; RFC 9162, section 2.1.3."""
    head: bytes
    """The signed head as one line of JSON, without its line end."""


def read_tree(connection: Connection) -> Tree:
    """The tree over all events, for many proofs. Cost: one hash and 32 bytes an event; no event is read."""
    leaves = connection.execute(select(events.c.leaf).order_by(events.c.number)).scalars().all()
    return Tree(leaves)


def prove(connection: Connection, tree: Tree, number: int) -> Inclusion:
    """The proof for the event of that number, which `tree` holds, against the head of its own transaction.

    Raises: CorpusUnreadable if there is no such event, or the ledger does not hold together there.
    """
    body = connection.execute(select(events.c.body).where(events.c.number == number)).scalar()
    sealed = select(heads).where(heads.c.size > number).order_by(heads.c.size).limit(1)
    head = connection.execute(sealed).first()
    if body is None or head is None or head.size > tree.size:
        raise CorpusUnreadable(f"event {number}: the ledger has no event or no head for it. Run renvooi verify.")
    signed = SignedHead(head.body, head.signature)
    found = Inclusion(number, leaf_hash(body), tree.inclusion(number, head.size), line_of(signed))
    key = connection.execute(select(facts.c.value).where(facts.c.name == "key")).scalar_one()
    if not is_proven(found, key=key, event=body):
        raise CorpusUnreadable(f"event {number}: is not what its head was signed for. Run renvooi verify.")
    return found


def is_proven(proof: Inclusion, *, key: str, event: bytes | None = None) -> bool:
    """Whether the public `key` signed that this leaf, and with it `event` if it is given, is in the ledger there."""
    try:
        signed = read_head_line(proof.head)
        head = signed.head
    except (ValueError, TypeError):
        return False
    if head.key != key or not is_head_signed(signed, key=key):
        return False
    if event is not None and leaf_hash(event) != proof.leaf:
        return False
    root = bytes.fromhex(head.root)
    return len(proof.leaf) == len(root) and is_included(
        proof.leaf, proof.number, head.size, proof=proof.path, root=root
    )
