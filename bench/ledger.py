"""How long it takes to check a ledger, to prove things from it, and to sign heads.

    python bench/ledger.py [--events 100000] [--limit 4]

A ledger of that many events is made in memory, each event with a head of its own as after the
smallest transactions, and checked as `renvooi verify` checks it. Printed are seconds; exit code 1
if the check takes longer than `--limit`.
"""

import argparse
import sys
import time
from collections.abc import Sequence

from renvooi.corpus.events import Event, EventKind, event_bytes
from renvooi.corpus.ledger.check import HeadRow, check_ledger
from renvooi.corpus.ledger.heads import Head, SignedHead, is_head_signed, sign_head
from renvooi.corpus.ledger.keys import SigningKey, make_key
from renvooi.corpus.ledger.tree import Frontier, Tree, leaf_hash
from renvooi.model.codec import Json

AT = "2026-03-02T08:30:00+00:00"
CORPUS = "0123456789abcdef0123456789abcdef"


def added(number: int) -> dict[str, Json]:
    """What an event says that adds version `number`, as long as a usual one."""
    digest = f"{number:064x}"
    return {
        "document": f"document-{number % 1000}",
        "kind": "demarcatie",
        "title": "Demarcatie van taken tussen Voorbeeld Data B.V. en klant",
        "label": f"2026-{number:06}",
        "effective_date": "2026-02-01",
        "language": "nl",
        "snapshot": {"sha256": digest, "name": f"{number}.pdf", "media_type": "application/pdf", "size": 48213},
        "tree": {"sha256": digest, "blob": digest, "reader": "0.5.0"},
        "settings": [{"name": "voorbeeld.toml", "sha256": digest}],
        "accept_revisions": False,
        "warnings": 0,
        "replaces": None,
        "origin": None,
    }


def ledger(count: int, key: SigningKey) -> tuple[list[bytes], list[bytes], list[HeadRow]]:
    """Events, leaves and heads of a ledger with a head after each event."""
    bodies, leaves, heads = list[bytes](), list[bytes](), list[HeadRow]()
    tree, before = Frontier(), None
    for number in range(count):
        first = number == 0
        kind = EventKind.CORPUS_CREATED if first else EventKind.VERSION_ADDED
        data: dict[str, Json] = {"corpus": CORPUS, "key": key.public} if first else added(number)
        body = event_bytes(Event(number, AT, "jan@voorbeeld", kind, data, before))
        bodies.append(body)
        leaves.append(leaf_hash(body))
        tree = tree.append(leaves[-1])
        signed = sign_head(Head(CORPUS, tree.size, tree.root.hex(), AT, key.public), key)
        before = signed.digest
        heads.append((tree.size, signed.body, signed.signature, tree.to_bytes()))
    return bodies, leaves, heads


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 if the check took longer than the limit, or found a fault."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--events", type=int, default=100_000)
    options.add_argument("--limit", type=float, default=4.0, help="seconds")
    given = options.parse_args(arguments)
    count, key = given.events, make_key()

    started = time.perf_counter()
    bodies, leaves, heads = ledger(count, key)
    written = time.perf_counter() - started
    print(f"write   {count} events, each with a signed head: {written:.2f} s, {1e6 * written / count:.0f} us an event")

    started = time.perf_counter()
    faults = check_ledger(bodies, leaves, heads)
    checked = time.perf_counter() - started
    print(f"check   {count} events, {len(heads)} heads, {len(faults)} faults: {checked:.2f} s")

    started = time.perf_counter()
    tree = Tree(leaves)
    proofs = [tree.inclusion(index, count) for index in range(0, count, max(1, count // 1000))]
    proven = time.perf_counter() - started
    print(f"prove   {len(proofs)} events of at most {max(map(len, proofs))} hashes: {proven:.2f} s")

    some = heads[:: max(1, count // 1000)]
    started = time.perf_counter()
    assert all(is_head_signed(SignedHead(body, signature), key=key.public) for _, body, signature, _ in some)
    signed = time.perf_counter() - started
    print(f"sign    {len(some)} signatures checked: {1e6 * signed / len(some):.0f} us each")
    return int(checked > given.limit or bool(faults))


if __name__ == "__main__":
    sys.exit(main())
