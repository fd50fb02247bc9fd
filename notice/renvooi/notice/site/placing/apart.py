"""Taking over what is served by a process of its own, for a site of many files.

To look at each of 34,000 files takes most of a second. On a machine with another processor that passes while
this one reads the corpus; a thread would not do, for it would wait for the interpreter at each file.

    python -m renvooi.notice.site.placing.apart FOLDER SERVED MANIFEST

prints what the folder lacks of the manifest, and whether all was served as the manifest says, as JSON.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path

from renvooi.notice.site.placing.manifest import FileEntry, Manifest, read_manifest
from renvooi.notice.site.placing.staging import Staged, take_over

MANY = 1 << 20
"""Bytes of a manifest from which on a process pays: that of some 6,000 files."""


def take_over_apart(folder: Path, served: Path, manifest: Path, before: "Future[Manifest]") -> Staged:
    """As `take_over`; `before` is what `manifest` says of the build `served`. Raises: OSError."""
    answer = _asked(folder, served, manifest) if _is_many(manifest) else b""
    files = before.result().files()
    staged = _understood(folder, files, answer)
    # What goes wrong there goes wrong here too, and is told as it is.
    return take_over(folder, served, files) if staged is None else staged


def _asked(folder: Path, served: Path, manifest: Path) -> bytes:
    """What the process answered; nothing if it could not be started, or failed."""
    command = [sys.executable, "-P", "-m", __name__, str(folder), str(served), str(manifest)]
    try:
        ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    except (OSError, subprocess.CalledProcessError):
        return b""
    return ran.stdout


def _is_many(manifest: Path) -> bool:
    try:
        return manifest.stat().st_size >= MANY
    except OSError:
        return False


def _understood(folder: Path, files: Mapping[str, FileEntry], answer: bytes) -> Staged | None:
    """What the process answered; None if it is no answer."""
    try:
        said = json.loads(answer)
        missing, whole = frozenset(said["missing"]), bool(said["whole"])
    except (ValueError, LookupError, TypeError):
        return None
    return Staged(folder, {path: entry for path, entry in files.items() if path not in missing}, whole)


def main(arguments: Sequence[str]) -> None:
    """Print the answer."""
    folder, served, manifest = map(Path, arguments)
    files = read_manifest(manifest).files()
    staged = take_over(folder, served, files)
    print(json.dumps({"missing": sorted(files.keys() - staged.present.keys()), "whole": staged.whole}))


if __name__ == "__main__":
    main(sys.argv[1:])
