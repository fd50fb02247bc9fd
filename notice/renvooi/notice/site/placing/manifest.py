"""What is in a build, and from what it was made: read by the next build, never by a web server."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from renvooi.corpus.durable import write_durably

SCHEMA = "renvooi/site-manifest/1"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file as it was written."""

    path: str
    """From the root of the site."""
    size: int
    """Bytes."""
    modified: int
    """Time of modification in nanoseconds, as the file system has it."""
    sha256: str


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit as it was made."""

    name: str
    key: str
    modified: str
    kept: str
    """Digest under which the cache has what it tells other units; empty if it tells nothing."""
    files: tuple[FileEntry, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """A build."""

    units: Mapping[str, UnitEntry] = field(default_factory=dict)
    """By name."""

    def files(self) -> dict[str, FileEntry]:
        """All files, by path."""
        return {file.path: file for unit in self.units.values() for file in unit.files}

    def key_of(self, name: str) -> str | None:
        """From what a unit was made; None if it was not."""
        unit = self.units.get(name)
        return None if unit is None else unit.key


def read_manifest(path: Path) -> Manifest:
    """The manifest in a file; an empty one if there is none that can be read: then all is made anew."""
    try:
        data = json.loads(path.read_bytes())
        if data["schema"] != SCHEMA:
            return Manifest()
        return Manifest({unit[0]: _unit(unit) for unit in data["units"]})
    except (OSError, ValueError, LookupError, TypeError):
        return Manifest()


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Nothing; the manifest is in a file, whole. Raises: OSError."""
    units = [
        [unit.name, unit.key, unit.modified, unit.kept, [[f.path, f.size, f.modified, f.sha256] for f in unit.files]]
        for unit in sorted(manifest.units.values(), key=lambda one: one.name)
    ]
    write_durably(path, json.dumps({"schema": SCHEMA, "units": units}, ensure_ascii=False).encode())


def _unit(data: list[object]) -> UnitEntry:
    name, key, modified, kept, files = data
    entries = tuple(FileEntry(*file) for file in cast("list[tuple[str, int, int, str]]", files))
    return UnitEntry(str(name), str(key), str(modified), str(kept), entries)
