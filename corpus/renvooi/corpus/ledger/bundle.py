"""Evidence to hand out: everything that proves what was recorded, in one ZIP with the program that checks it.

A bundle holds the whole ledger, what is about one document of it, or what is about one notice to one client. Of a
part it holds the events with proofs that they are in the tree, so that nothing is told of the rest. The layout is
described in docs/ledger.md and docs/evidence-bundle.md. No byte is idle: the manifest lists the SHA-256 of every file
and is signed with the key of the corpus; and apart from that, the newest head vouches for the events, events for the
heads before them, and events for the stored bytes. The same corpus gives the same ZIP, to the byte.
"""

import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from typing import BinaryIO

from renvooi.corpus.events import Event, canonical, read_event
from renvooi.corpus.ledger.dossier import STORED, Told, dossier
from renvooi.corpus.ledger.heads import SignedHead, head_line
from renvooi.corpus.ledger.keys import SigningKey
from renvooi.corpus.ledger.readme import readme
from renvooi.corpus.ledger.scope import Body, Scope, chosen, released
from renvooi.corpus.ledger.tree import Tree, leaf_hash
from renvooi.model.codec import Json
from renvooi.model.errors import CorpusUnreadable

BUNDLE_SCHEMA = "renvooi/bundle/1"
MANIFEST = "bundle.json"
EVENTS = "events.jsonl"
HEADS = "heads.jsonl"
PROOFS = "proofs.json"
VERIFIER = "verify.py"
README = "README.txt"
_UNIX = 3
"""System that the ZIP says it was made on, whatever it was made on."""
_MODE = 0o644 << 16
_DATE = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP can state; when the bundle was made, the manifest says."""


@dataclass(frozen=True, slots=True)
class BundleSource:
    """Where a bundle is taken from."""

    events: Iterable[bytes]
    """The bytes of all events, in order."""
    heads: Iterable[SignedHead]
    """All heads, in order."""
    blob: Callable[[str], bytes]
    """The stored bytes of a SHA-256; checks them."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """What of a ledger goes into a bundle."""

    events: tuple[Body, ...]
    heads: tuple[tuple[int, SignedHead], ...]
    proofs: Json
    size: int


def write_bundle(
    target: BinaryIO,
    source: BundleSource,
    *,
    key: SigningKey,
    at: str,
    document: str | None = None,
    kept: Sequence[int] = (),
) -> tuple[str, ...]:
    """Write the bundle of `source` to `target`; the names of its files come back.

    With `document`, only the events about that document go in. `kept` are sizes of heads that clients
    are known to hold: they go in too, with proofs that the newest head continues them.
    Raises: UnknownVersion if there is no event about `document`; CorpusUnreadable if an event, a head or a
    blob cannot be read, or there is no head of a size in `kept`.
    """
    scope = Scope(document)
    taken = _taken(source, scope, kept=kept)
    texts = _texts(taken)
    blobs = sorted({sha for _, event in taken.events for sha in blobs_of(event)})
    listed = _listed(texts) | {f"blobs/{sha}": sha for sha in blobs}
    texts[MANIFEST] = _manifest(taken, scope, listed, key=key, at=at)
    names = tuple(sorted({*texts, *listed}))
    pack_plain(target, ((name, texts.get(name) or source.blob(name.removeprefix("blobs/"))) for name in names))
    return names


def write_client_bundle(
    target: BinaryIO,
    source: BundleSource,
    told: Told,
    *,
    notice: str,
    client: str,
    key: SigningKey,
    at: str,
    kept: Sequence[int] = (),
) -> tuple[str, ...]:
    """Write the bundle about one notice to one client to `target`; the names of its files come back.

    Nothing of other clients is in it. `told` is what is kept of this one. Raises: UnknownRecord if there is no such
    notice, or nothing is about it and this client; CorpusUnreadable as `write_bundle`.
    """
    taken = _taken(source, Scope(notice=notice, client=client), kept=kept)
    event = released(taken.events, notice)
    document = str(event.data.get("document"))
    held = dossier(tuple(event for _, event in taken.events), event, blob=source.blob, told=told)
    texts = {**held, **_texts(taken)}
    texts[README] = readme(event, client=client, key=key.public, names=tuple(texts))
    scope = Scope(document, notice, client)
    texts[MANIFEST] = _manifest(taken, scope, _listed(texts), key=key, at=at)
    pack_plain(target, sorted(texts.items()))
    return tuple(sorted(texts))


def blobs_of(event: Event) -> Iterator[str]:
    """The SHA-256 of all stored bytes that `event` names; `verifier.py` knows the same places."""
    data = event.data
    settings, skeletons = data.get("settings"), data.get("skeletons")
    for place in [*map(data.get, STORED), *(settings if isinstance(settings, list) else [])]:
        if isinstance(place, dict):
            yield str(place.get("blob", place.get("sha256")))
    yield from map(str, skeletons if isinstance(skeletons, list) else [])
    if "token" in data:
        yield str(data["token"])


def _taken(source: BundleSource, scope: Scope, *, kept: Sequence[int]) -> _Taken:
    """Raises: UnknownVersion, UnknownRecord, CorpusUnreadable."""
    bodies, heads = tuple(source.events), tuple(source.heads)
    try:
        return _take(bodies, heads, scope=scope, kept=kept)
    except ValueError as error:
        raise CorpusUnreadable(f"The ledger cannot be bundled: {error}. Run renvooi verify.") from error


def _take(bodies: Sequence[bytes], heads: Sequence[SignedHead], *, scope: Scope, kept: Sequence[int]) -> _Taken:
    by_size = {signed.head.size: signed for signed in heads}
    newest = max(by_size, default=0)
    if not newest or newest != len(bodies):
        raise ValueError(f"there are {len(bodies)} events, and the newest head seals {newest}")
    events = chosen(tuple((body, read_event(body)) for body in bodies), scope)
    if scope == Scope():
        return _Taken(events, tuple(sorted(by_size.items())), {"inclusion": {}, "consistency": {}}, newest)
    named = {event.head for _, event in events} | {str(event.data.get("head")) for _, event in events}
    sizes = {size for size, signed in by_size.items() if signed.digest in named} | {newest, *kept}
    if unknown := sizes - by_size.keys():
        raise ValueError(f"there is no head of {min(unknown)} events")
    tree = Tree([leaf_hash(body) for body in bodies])
    proofs: Json = {
        "inclusion": {str(event.number): _hex(tree.inclusion(event.number, newest)) for _, event in events},
        "consistency": {str(size): _hex(tree.consistency(size, newest)) for size in sorted(sizes)},
    }
    return _Taken(events, tuple((size, by_size[size]) for size in sorted(sizes)), proofs, newest)


def _texts(taken: _Taken) -> dict[str, bytes]:
    """The files that every bundle has, but for the manifest."""
    return {
        EVENTS: b"".join(body + b"\n" for body, _ in taken.events),
        HEADS: b"".join(head_line(signed) for _, signed in taken.heads),
        PROOFS: canonical(taken.proofs),
        VERIFIER: files("renvooi.corpus.ledger").joinpath("verifier.py").read_bytes(),
    }


def _listed(texts: dict[str, bytes]) -> dict[str, Json]:
    return {name: sha256(data).hexdigest() for name, data in texts.items()}


def _manifest(taken: _Taken, scope: Scope, listed: dict[str, Json], *, key: SigningKey, at: str) -> bytes:
    """The signed list of all other files."""
    said: Json = {
        "schema": BUNDLE_SCHEMA,
        "corpus": taken.heads[-1][1].head.corpus,
        "key": key.public,
        "at": at,
        "document": scope.document,
        "notice": scope.notice,
        "client": scope.client,
        "size": taken.size,
        "files": listed,
    }
    return canonical({"bundle": said, "signature": key.sign(canonical(said)).hex()})


def _hex(proof: Sequence[bytes]) -> list[Json]:
    return [one.hex() for one in proof]


def pack_plain(target: BinaryIO, entries: Iterable[tuple[str, bytes]]) -> None:
    """Nothing; `target` is a ZIP that says nothing of when and where it was made; stored, as packing differs by machine."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in entries:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system, entry.external_attr = _UNIX, _MODE
            archive.writestr(entry, data)
