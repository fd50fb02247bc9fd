"""One document with all its versions in one JSON file, from one corpus to another.

Akoma Ntoso carries one version for other people's programs; this form carries what a corpus needs to
have the document again: the bytes as received, the trees, the persistent ids, the verdicts and the
settings that were read with. Policies, notices and windows stay where they are: they bind one processor and
its clients. Equal values give equal bytes, and each snapshot is proven by its hash.
Published as `renvooi/export/1` in model/schemas.
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from renvooi.corpus.akn.vocabulary import MEDIA_TYPE
from renvooi.corpus.entries import VersionState
from renvooi.corpus.events import canonical
from renvooi.corpus.naming import checked_label, checked_name, label_meaning
from renvooi.model.addresses import places
from renvooi.model.codec import Json, from_json, to_json
from renvooi.model.document import DOCUMENT_SCHEMA, Document, Kind, Node
from renvooi.model.errors import DamagedFile, FileTooBig, NotThisFormat, StateForbids
from renvooi.model.history import ClauseId
from renvooi.model.verdicts import VERDICT_SCHEMA, VerdictRecord, decided_at, decided_class

EXPORT_SCHEMA = "renvooi/export/1"
MAX_EXPORT_BYTES = 512 * 1024 * 1024
"""Of a file. Fifty versions of ten megabytes each, which is ten times what was seen, fit in it."""
MAX_DEPTH = 100
"""Nodes within each other; contracts have six. Deeper trees would end what walks them."""

_DIGEST = re.compile(r"[0-9a-f]{64}")
_CLAUSE_ID = re.compile(r"c-[0-9a-f]{12}")
_HALF = re.compile("[\ud800-\udfff]")
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
    """`export` as JSON with sorted keys and no spaces, in UTF-8.

    Half a character, which UTF-8 cannot hold, is an escape; two halves side by side come back as the whole.
    """
    text = canonical(to_json(export)).decode("utf-8", "surrogatepass")
    return _HALF.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode("utf-8")


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
    _called(checked_name, export.document, "$.document")
    if not export.versions:
        raise ValueError("$.versions: there are none")
    for index, version in enumerate(export.versions):
        try:
            _check_version(version)
        except ValueError as error:
            raise ValueError(f"$.versions[{index}]{error}") from error
    meant: set[str] = set()
    for index, version in enumerate(export.versions):
        meaning = label_meaning(version.label)
        if meaning in meant:
            raise ValueError(f"$.versions[{index}].label: {version.label!r} was there before")
        meant.add(meaning)
    for index, record in enumerate(export.verdicts):
        _check_verdict(record, f"$.verdicts[{index}]")


def _check_depth(nodes: Sequence[Node]) -> None:
    """Raises: ValueError for a tree that what walks it could not come back from."""
    level, depth = list(nodes), 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise ValueError(f".tree: its nodes lie too deep, over {MAX_DEPTH} within each other")
        level = [child for node in level for child in node.nodes]


def _check_version(version: ExportedVersion) -> None:
    """Raises: ValueError with the place within the version."""
    _called(checked_label, version.label, ".label")
    published = version.state is VersionState.PUBLISHED
    if any((given is not None) is not published for given in (version.published_at, version.published_by)):
        raise ValueError(".state: it and the moment of publication disagree")
    for key, moment in (("added_at", version.added_at), ("published_at", version.published_at)):
        _check_moment(moment, key)
    _check_depth(version.tree.nodes)
    _check_file(version.snapshot, ".snapshot")
    for index, settings in enumerate(version.settings):
        _check_file(settings, f".settings[{index}]")
    if version.tree.schema != DOCUMENT_SCHEMA:
        raise ValueError(f".tree.schema: it is not {DOCUMENT_SCHEMA}")
    # A tree that once came by Akoma Ntoso has that file for a snapshot, and names the one it was read from.
    if version.snapshot.media_type != MEDIA_TYPE and version.tree.source.sha256 != version.snapshot.sha256:
        raise ValueError(".tree: it was read from another snapshot")
    _check_clauses(version)


def _called(check: Callable[[str], str], said: str, at: str) -> None:
    """Raises: ValueError for a name or label that a corpus gives to none."""
    try:
        given = check(said)
    except StateForbids as error:
        raise ValueError(f"{at}: nothing in a corpus can be called so") from error
    if given != said:
        raise ValueError(f"{at}: there is white space too much")


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
    try:
        decided_class(record.verdict)
    except ValueError as error:
        raise ValueError(f"{at}.verdict.class: {error}") from error
