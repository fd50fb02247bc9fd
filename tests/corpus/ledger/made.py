"""A small ledger for the tests: two documents, their versions, verdicts and a time stamp."""

import json
import zlib
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO

from renvooi.corpus.events import Event, EventKind, canonical, event_bytes
from renvooi.corpus.ledger.bundle import BundleSource, write_bundle
from renvooi.corpus.ledger.check import HeadRow
from renvooi.corpus.ledger.heads import Head, SignedHead, sign_head
from renvooi.corpus.ledger.keys import SigningKey, make_key
from renvooi.corpus.ledger.tree import Frontier, leaf_hash
from renvooi.model.codec import Json

CORPUS = "00112233445566778899aabbccddeeff"
AT = "2026-03-02T08:30:00+00:00"


@dataclass
class Ledger:
    """What a store would hold, and how it grows."""

    key: SigningKey = field(default_factory=make_key)
    events: list[bytes] = field(default_factory=list)
    leaves: list[bytes] = field(default_factory=list)
    heads: list[HeadRow] = field(default_factory=list)
    blobs: dict[str, bytes] = field(default_factory=dict)
    tree: Frontier = field(default_factory=Frontier)

    def record(self, *what: tuple[EventKind, dict[str, Json]]) -> SignedHead:
        """One transaction with these events, and its head."""
        before = self.signed[-1].digest if self.heads else None
        for kind, data in what:
            body = event_bytes(Event(len(self.events), AT, "jan", kind, data, before))
            self.events.append(body)
            self.leaves.append(leaf_hash(body))
            self.tree = self.tree.append(self.leaves[-1])
        head = Head(CORPUS, self.tree.size, self.tree.root.hex(), AT, self.key.public)
        signed = sign_head(head, self.key)
        self.heads.append((head.size, signed.body, signed.signature, self.tree.to_bytes()))
        return signed

    def keep(self, data: bytes) -> str:
        """Store `data`; its SHA-256."""
        name = sha256(data).hexdigest()
        self.blobs[name] = data
        return name

    def packed(self, value: Json) -> dict[str, Json]:
        """Store `value` compressed, as trees and diffs are."""
        text = canonical(value)
        return {"sha256": sha256(text).hexdigest(), "blob": self.keep(zlib.compress(text))}

    @property
    def signed(self) -> list[SignedHead]:
        return [SignedHead(body, signature) for _, body, signature, _ in self.heads]

    @property
    def source(self) -> BundleSource:
        return BundleSource(self.events, self.signed, self.blobs.__getitem__)


def add(ledger: Ledger, document: str, label: str) -> tuple[EventKind, dict[str, Json]]:
    """The event that adds a version of `document`, its bytes stored."""
    snapshot = f"Voorbeeld Data B.V. levert {document} volgens versie {label}.".encode()
    return EventKind.VERSION_ADDED, {
        "document": document,
        "label": label,
        "title": "Demarcatie – Voorbeeld Data B.V.\u2028",
        "snapshot": {"sha256": ledger.keep(snapshot), "name": f"{label}.md", "media_type": "text/markdown", "size": 9},
        "tree": {**ledger.packed({"nodes": [document, label]}), "reader": "0.5"},
        "settings": [{"name": "voorbeeld.toml", "sha256": ledger.keep(b"naam = 'Voorbeeld'")}],
    }


def publish(ledger: Ledger, document: str, label: str) -> tuple[EventKind, dict[str, Json]]:
    diff = ledger.packed({"changes": [document, label]})
    return EventKind.VERSION_PUBLISHED, {"document": document, "label": label, "diff": diff}


def judge(document: str, reason: str) -> tuple[EventKind, dict[str, Json]]:
    return EventKind.VERDICT_GIVEN, {"document": document, "record": {"verdict": {"reason": reason}}}


def ledger(key: SigningKey | None = None) -> Ledger:
    """Eleven events in seven transactions; event 6 is a verdict."""
    made = Ledger() if key is None else Ledger(key)
    made.record((EventKind.CORPUS_CREATED, {"corpus": CORPUS, "key": made.key.public}))
    made.record(add(made, "demarcatie", "2025-05"), add(made, "dps", "v1.2"))
    stamped = made.record(add(made, "demarcatie", "2026-01"))
    made.record(publish(made, "demarcatie", "2025-05"), publish(made, "demarcatie", "2026-01"))
    made.record(judge("demarcatie", "geen wijziging van taken"))
    made.record(add(made, "dps", "v1.3"), publish(made, "dps", "v1.2"), publish(made, "dps", "v1.3"))
    token = made.keep(b"\x30token of an authority")
    made.record(
        (EventKind.HEAD_STAMPED, {"size": 4, "head": stamped.digest, "authority": "CN=Voorbeeld", "token": token})
    )
    return made


def bundle(made: Ledger, document: str | None = None, *, kept: tuple[int, ...] = ()) -> bytes:
    """The ZIP of `made`, or of one document of it."""
    target = BytesIO()
    write_bundle(target, made.source, key=made.key, at=AT, document=document, kept=kept)
    return target.getvalue()


def changed(body: bytes, **values: Json) -> bytes:
    """The canonical JSON `body` with other values."""
    return canonical({**json.loads(body), **values})
