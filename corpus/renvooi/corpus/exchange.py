"""One document with all its versions in one JSON file, from one corpus to another.

Akoma Ntoso carries one version for other people's programs; this form carries what a corpus needs to
have the document again: the bytes as received, the trees, the persistent ids, the verdicts and the
settings that were read with. Equal values give equal bytes, and each snapshot is proven by its hash.
Published as `renvooi/export/1` in model/schemas.
"""

import base64
import binascii
import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date, datetime

from renvooi.corpus.entries import VersionState
from renvooi.corpus.events import canonical
from renvooi.model.addresses import places
from renvooi.model.codec import Json, from_json, to_json
from renvooi.model.document import DOCUMENT_SCHEMA, Document, Kind
from renvooi.model.errors import DamagedFile, FileTooBig, NotThisFormat
from renvooi.model.history import ClauseId
from renvooi.model.verdicts import VERDICT_SCHEMA, VerdictRecord, decided_at
from renvooi.model.versions import compare_versions

EXPORT_SCHEMA = "renvooi/export/1"
MAX_EXPORT_BYTES = 512 * 1024 * 1024
"""Of a file. Fifty versions of ten megabytes each, which is ten times what was seen, fit in it."""

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_CLAUSE_ID = re.compile(r"c-[0-9a-f]{12}")
_ADVICE = "Export the document again"


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file with its bytes."""

    name: str
    """File name without folders."""
    media_type: str
    sha256: str
    base64: str
    """The bytes in Base64 (RFC 4648, section 4)."""

    @property
    def data(self) -> bytes:
        """The bytes."""
        return base64.b64decode(self.base64, validate=True)


@dataclass(frozen=True, slots=True)
class ExportedClause:
    """The persistent id of one node."""

    path: tuple[int, ...]
    """Position in the tree: index among siblings, from the top, 0-based."""
    id: ClauseId


@dataclass(frozen=True, slots=True)
class ExportedVersion:
    """One version. Moments are ISO 8601 with an offset."""

    label: str
    state: VersionState
    effective_date: date | None
    added_at: str
    added_by: str
    published_at: str | None
    published_by: str | None
    accept_revisions: bool
    """Whether tracked changes were read as accepted."""
    snapshot: ExportedFile
    settings: tuple[ExportedFile, ...]
    """Organisation and profile files that the snapshot was read with."""
    tree: Document
    clauses: tuple[ExportedClause, ...]
    """In reading order."""


@dataclass(frozen=True, slots=True)
class Export:
    """One document."""

    schema: str
    document: str
    """Name in the corpus that it came from."""
    kind: Kind
    title: str
    versions: tuple[ExportedVersion, ...]
    """Old to new."""
    verdicts: tuple[VerdictRecord, ...]
    """Oldest first."""


def exported_file(name: str, media_type: str, *, data: bytes) -> ExportedFile:
    """A file as an export holds it."""
    return ExportedFile(name, media_type, hashlib.sha256(data).hexdigest(), base64.b64encode(data).decode("ascii"))


def to_export(export: Export) -> bytes:
    """`export` as canonical JSON: keys sorted, no spaces, UTF-8."""
    return canonical(to_json(export))


def from_export(data: bytes, name: str = "export", *, max_bytes: int = MAX_EXPORT_BYTES) -> Export:
    """The document of a file that `to_export` wrote, each hash checked; `name` is said where it is refused.

    Raises: InputRefused (NotThisFormat, FileTooBig, DamagedFile) with the place.
    """
    if len(data) > max_bytes:
        raise FileTooBig(name, f"it has {len(data)} bytes, and {max_bytes} is the limit", "Export less at once")
    said = _parsed(data, name)
    if not isinstance(said, dict) or said.get("schema") != EXPORT_SCHEMA:
        raise NotThisFormat(name, f"it is no {EXPORT_SCHEMA}", "Give a JSON export of renvooi")
    try:
        export = from_json(Export, said)
        _check(export)
        # What no UTF-8 can hold came in as an escape, and could be stored nowhere.
        canonical(to_json(export))
    except UnicodeEncodeError as error:
        raise DamagedFile(name, "it holds half a character", _ADVICE) from error
    except RecursionError as error:
        raise DamagedFile(name, "its values lie too deep", _ADVICE) from error
    except ValueError as error:
        raise DamagedFile(name, str(error), _ADVICE) from error
    return export


def _parsed(data: bytes, name: str) -> Json:
    def refuse(constant: str) -> float:
        raise ValueError(f"{constant} is no number of JSON")

    try:
        said: Json = json.loads(data.decode("utf-8"), parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise NotThisFormat(name, "it is no JSON in UTF-8", _ADVICE) from error
    return said


def _check(export: Export) -> None:
    """Raises: ValueError with the place of the first value that contradicts another."""
    if not _NAME.fullmatch(export.document):
        raise ValueError("$.document: no name of a document")
    if not export.versions:
        raise ValueError("$.versions: there are none")
    for index, version in enumerate(export.versions):
        try:
            _check_version(version)
        except ValueError as error:
            raise ValueError(f"$.versions[{index}]{error}") from error
    labels = [version.label for version in export.versions]
    for index, label in enumerate(labels):
        if any(compare_versions(label, other) == 0 for other in labels[:index]):
            raise ValueError(f"$.versions[{index}].label: {label[:40]!r} was there before")
    for index, record in enumerate(export.verdicts):
        _check_verdict(record, f"$.verdicts[{index}]")


def _check_version(version: ExportedVersion) -> None:
    """Raises: ValueError with the place within the version."""
    if not version.label.strip():
        raise ValueError(".label: it is empty")
    published = version.state is VersionState.PUBLISHED
    if any((given is not None) is not published for given in (version.published_at, version.published_by)):
        raise ValueError(".state: it and the moment of publication disagree")
    for key, moment in (("added_at", version.added_at), ("published_at", version.published_at)):
        _check_moment(moment, key)
    _check_file(version.snapshot, ".snapshot")
    for index, settings in enumerate(version.settings):
        _check_file(settings, f".settings[{index}]")
    if version.tree.schema != DOCUMENT_SCHEMA:
        raise ValueError(f".tree.schema: it is not {DOCUMENT_SCHEMA}")
    if version.tree.source.sha256 != version.snapshot.sha256:
        raise ValueError(".tree: it was read from another snapshot")
    _check_clauses(version)


def _check_file(file: ExportedFile, at: str) -> None:
    if re.search(r"[/\\\x00]", file.name) or file.name in ("", ".", ".."):
        raise ValueError(f"{at}.name: no file name without folders")
    try:
        data = file.data
    except (binascii.Error, ValueError) as error:
        raise ValueError(f"{at}.base64: no Base64") from error
    if not _DIGEST.fullmatch(file.sha256) or hashlib.sha256(data).hexdigest() != file.sha256:
        raise ValueError(f"{at}.sha256: the bytes have another SHA-256")


def _check_moment(moment: str | None, key: str) -> None:
    try:
        if moment is not None and datetime.fromisoformat(moment).tzinfo is None:
            raise ValueError("no offset")
    except ValueError as error:
        raise ValueError(f".{key}: no moment with an offset") from error


def _check_clauses(version: ExportedVersion) -> None:
    paths = {place.path for place in places(version.tree.nodes)}
    named: set[tuple[int, ...]] = set()
    given: set[str] = set()
    for index, clause in enumerate(version.clauses):
        at = f".clauses[{index}]"
        if clause.path not in paths or clause.path in named:
            raise ValueError(f"{at}.path: it leads to no clause, or was there before")
        if not _CLAUSE_ID.fullmatch(clause.id) or clause.id in given:
            raise ValueError(f"{at}.id: no persistent id, or one that another clause has")
        named.add(clause.path)
        given.add(clause.id)
    identities = [node.id for node in version.tree.walk()]
    if len(set(identities)) < len(identities):
        raise ValueError(".tree: two nodes have one id")


def _check_verdict(record: VerdictRecord, at: str) -> None:
    if record.schema != VERDICT_SCHEMA:
        raise ValueError(f"{at}.schema: it is not {VERDICT_SCHEMA}")
    try:
        decided_at(record.verdict)
    except ValueError as error:
        raise ValueError(f"{at}.verdict.at: {error}") from error
