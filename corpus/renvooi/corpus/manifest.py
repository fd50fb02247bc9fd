"""What an archive holds, as its manifest says it: every member with name, size and digest."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from renvooi.corpus.events import canonical
from renvooi.model.codec import Json

ARCHIVE_SCHEMA = "renvooi/archive/1"
MANIFEST = "manifest.json"
"""Name of the member that holds the manifest."""

_PART_OF_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
"""One folder or file in the name of a member: neither hidden, nor "..", nor of another system's syntax."""


@dataclass(frozen=True, slots=True)
class ArchiveEntry:
    """One member of an archive."""

    name: str
    """Relative, with forward slashes."""
    size: int
    """Bytes."""
    sha256: str


def is_member_name(name: str) -> bool:
    """Whether a member may be called `name`: a relative path that means the same on every system."""
    return name != MANIFEST and all(_PART_OF_NAME.fullmatch(part) for part in name.split("/"))


def clash(names: Sequence[str]) -> str | None:
    """A name that would be one file with another, on some system, or a folder of another; None if there is none."""
    folders = {folder.casefold() for name in names for folder in _folders(name)}
    seen: set[str] = set()
    for name in names:
        folded = name.casefold()
        if folded in seen or folded in folders:
            return name
        seen.add(folded)
    return None


def manifest_bytes(entries: Sequence[ArchiveEntry]) -> bytes:
    """The one form in which `entries` are written."""
    listed: list[Json] = [{"name": entry.name, "size": entry.size, "sha256": entry.sha256} for entry in entries]
    return canonical({"schema": ARCHIVE_SCHEMA, "entries": listed})


def read_manifest(data: bytes) -> tuple[ArchiveEntry, ...]:
    """The entries of a manifest. Raises: ValueError if it is not exactly what `manifest_bytes` writes."""
    try:
        said = json.loads(data.decode("utf-8"))
        entries = tuple(ArchiveEntry(entry["name"], entry["size"], entry["sha256"]) for entry in said["entries"])
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("no manifest") from error
    for entry in entries:
        if not (isinstance(entry.name, str) and type(entry.size) is int and isinstance(entry.sha256, str)):
            raise ValueError("no entry of a manifest")
    if manifest_bytes(entries) != data:
        raise ValueError("a manifest in another form than it is written in")
    return entries


def _folders(name: str) -> list[str]:
    """The folders above a member, the nearest last."""
    parts = name.split("/")[:-1]
    return ["/".join(parts[: end + 1]) for end in range(len(parts))]
