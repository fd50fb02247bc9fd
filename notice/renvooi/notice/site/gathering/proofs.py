"""Proofs as pages and files carry them."""

from renvooi.corpus.published.proving import Proven
from renvooi.notice.site.values import Proof


def public_proof(proven: Proven, *, with_event: bool) -> Proof:
    """The proof of an event; `with_event` puts its bytes in, which name who acted."""
    event, body, found = proven
    return Proof(
        subject=event.kind.value,
        at=event.at,
        number=event.number,
        leaf=found.leaf.hex(),
        path=tuple(one.hex() for one in found.path),
        head=found.head.decode("utf-8"),
        event=body.decode("utf-8") if with_event else None,
    )
