"""What leaves a corpus: a version as Akoma Ntoso or Markdown, a document as JSON, the evidence as a bundle.

The same corpus gives the same bytes, whatever the machine and the day. No name of a file is taken from a
document or a label as it stands: a label may hold a slash.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from sqlalchemy import Connection, select

from renvooi.corpus.akn import Path, facts_of, to_akn
from renvooi.corpus.entries import VersionEntry
from renvooi.corpus.exchange import (
    EXPORT_SCHEMA,
    Export,
    ExportedClause,
    ExportedVersion,
    exported_file,
    to_export,
)
from renvooi.corpus.histories import read_named
from renvooi.corpus.ledger.bundle import BundleSource, write_bundle, write_client_bundle
from renvooi.corpus.ledger.dossier import Told
from renvooi.corpus.ledger.heads import SignedHead, read_head_line
from renvooi.corpus.register.naming import checked_client
from renvooi.corpus.register.notices import find_notice
from renvooi.corpus.register.told import particular_of, salt_of
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import events, heads
from renvooi.model import ClauseId, History, Kind, to_markdown
from renvooi.model.errors import BadSettings

TOML = "application/toml"
"""Media type of settings: profiles and organisations."""
LONGEST_STEM = 120
"""Characters of a file name before its suffix, which leaves room under the 255 bytes that file systems take."""


@dataclass(frozen=True, slots=True)
class Exported:
    """One file of an export."""

    name: str
    """File name without folders."""
    data: bytes


def export_versions(corpus: Corpus, document: str, form: str) -> Iterator[Exported]:
    """Each version of a document, old to new, as "akn" or "markdown".

    Raises: UnknownVersion, CorpusUnreadable.
    """
    entries, history = read_named(corpus, document)
    suffix = SUFFIXES[form]
    for entry, stem in zip(entries, file_stems(entries), strict=True):
        yield Exported(f"{stem}{suffix}", _version(corpus, entry, form, entries=entries, history=history))


def export_version(corpus: Corpus, document: str, label: str, form: str) -> Exported:
    """One version as "akn" or "markdown". Raises: UnknownVersion, CorpusUnreadable."""
    entry = corpus.version(document, label)
    entries, history = read_named(corpus, document)
    stem = dict(zip((one.label for one in entries), file_stems(entries), strict=True))[entry.label]
    data = _version(corpus, entry, form, entries=entries, history=history)
    return Exported(f"{stem}{SUFFIXES[form]}", data)


def export_document(corpus: Corpus, document: str) -> Exported:
    """A document with all its versions, as `renvooi/export/1`. Raises: UnknownVersion, CorpusUnreadable."""
    entries, history = read_named(corpus, document)
    (held,) = (one for one in corpus.documents() if one.name == document)
    found = tuple(
        _exported_version(corpus, entry, ids_of(history, number)) for number, entry in enumerate(entries, start=1)
    )
    verdicts = corpus.verdicts(document)
    export = Export(EXPORT_SCHEMA, document, Kind(held.kind), held.title, found, verdicts)
    return Exported(f"{document}.json", to_export(export))


def export_bundle(
    corpus: Corpus, target: BinaryIO, *, document: str | None = None, kept: Sequence[tuple[str, bytes]] = ()
) -> tuple[str, ...]:
    """Write the evidence of all documents, or of one, to `target`, with the program that checks it; its file names.

    `kept` are heads that clients kept, each with the name of its file, for which the bundle gets proofs. It states the moment of the newest head, so that a corpus that did not change gives the same bytes.
    Raises: UnknownVersion, CorpusUnreadable; StateForbids without the private key, which signs the manifest; BadSettings
    for a kept head that is none, or none of this corpus.
    """
    with corpus.reading() as connection:
        source, signed = _source(corpus, connection)
    at = signed[-1].head.at if signed else ""
    sizes = [_size_of(name, line, signed) for name, line in kept]
    return write_bundle(target, source, key=corpus.signing_key(), at=at, document=document, kept=sizes)


def export_evidence(
    corpus: Corpus, target: BinaryIO, *, notice: str, client: str, kept: Sequence[tuple[str, bytes]] = ()
) -> tuple[str, ...]:
    """Write the evidence about one notice to one client to `target`, with the program that checks it; its file names.

    `notice` is an id, or how one begins; `kept` and the moment are as for `export_bundle`. Of what was erased it
    holds the digests. Raises: UnknownRecord, CorpusUnreadable, StateForbids, BadSettings.
    """
    key, client = corpus.signing_key(), checked_client(client)
    with corpus.reading() as connection:
        found = find_notice(connection, notice).id
        source, signed = _source(corpus, connection)
        told = Told(salt_of(connection, client), lambda digest: particular_of(connection, client, digest))
        sizes = [_size_of(name, line, signed) for name, line in kept]
        return write_client_bundle(
            target, source, told, notice=found, client=client, key=key, at=signed[-1].head.at, kept=sizes
        )


def _source(corpus: Corpus, connection: Connection) -> tuple[BundleSource, tuple[SignedHead, ...]]:
    """Where bundles are taken from, and all heads."""
    bodies = connection.execute(select(events.c.body).order_by(events.c.number)).scalars().all()
    rows = connection.execute(select(heads.c.body, heads.c.signature).order_by(heads.c.size)).all()
    signed = tuple(SignedHead(row.body, row.signature) for row in rows)
    return BundleSource(bodies, signed, corpus.blobs.get), signed


def _size_of(name: str, line: bytes, signed: Sequence[SignedHead]) -> int:
    """The number of events of a head that a client kept. Raises: BadSettings."""
    try:
        head = read_head_line(line)
    except ValueError as error:
        raise BadSettings(f"{name}: is no head: {error}. Give the line as it was kept.") from error
    if head not in signed:
        raise BadSettings(f"{name}: is no head of this corpus, or of another history of it. Run renvooi verify.")
    return head.head.size


SUFFIXES = {"akn": ".xml", "markdown": ".md", "json": ".json", "bundle": ".zip"}
"""How the name of a file of each format ends."""


def ids_of(history: History, number: int) -> dict[Path, ClauseId]:
    """The persistent id of each node of the version of that number, by its path, in reading order."""
    standing = (life for life in history.lives if life.stands_in(number))
    return dict(sorted((life.at(number).path, life.id) for life in standing))


def file_stems(entries: Sequence[VersionEntry]) -> tuple[str, ...]:
    """A file name for each version, without a suffix: small letters, digits, dots and hyphens; no two are equal."""
    result: list[str] = []
    for entry in entries:
        stem = plain = f"{entry.document}-{_plain(entry.label) or 'version'}"[:LONGEST_STEM]
        count = 1
        while stem in result:
            count += 1
            stem = f"{plain}-{count}"
        result.append(stem)
    return tuple(result)


def _plain(label: str) -> str:
    letters = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode("ascii").casefold()
    return re.sub(r"\.{2,}|[^a-z0-9.]+", "-", letters).strip("-.")


def _version(
    corpus: Corpus, entry: VersionEntry, form: str, *, entries: Sequence[VersionEntry], history: History
) -> bytes:
    tree = corpus.document(entry)
    if form == "markdown":
        return to_markdown(tree).encode("utf-8", errors="backslashreplace")
    number = 1 + [one.label for one in entries].index(entry.label)
    return to_akn(tree, ids=ids_of(history, number), facts=facts_of(entry, since=entries[0].effective_date))


def _exported_version(corpus: Corpus, entry: VersionEntry, ids: dict[Path, ClauseId]) -> ExportedVersion:
    settings = corpus.settings(entry)
    return ExportedVersion(
        label=entry.label,
        state=entry.state,
        effective_date=entry.effective_date,
        added_at=entry.added_at,
        added_by=entry.added_by,
        published_at=entry.published_at,
        published_by=entry.published_by,
        accept_revisions=settings.accept_revisions,
        snapshot=exported_file(entry.snapshot.name, entry.snapshot.media_type, data=corpus.snapshot(entry)),
        settings=tuple(exported_file(name, TOML, data=data) for name, data in settings.files),
        tree=corpus.document(entry),
        clauses=tuple(ExportedClause(path, name) for path, name in ids.items()),
    )
