"""Which reader made a tree, so that a tree can be kept and a change of the reader told from one of the contract."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path

READER_VERSION = "3"
"""Goes up with every change that gives some file another tree; a test compares the trees of the examples."""
ENGINES = ("pdfplumber", "pdfminer", "pypdfium2_raw", "pikepdf", "docx", "spellchecker", "rapidfuzz", "PIL")
"""Modules of others that a tree depends on, as far as they are installed."""

PACKAGES = (
    "pdfplumber", "pdfminer.six", "pypdfium2", "pikepdf", "python-docx", "pyspellchecker", "rapidfuzz", "pillow",
)  # fmt: skip
"""The packages that bring `ENGINES`."""


@cache
def reader_digest() -> str:
    """A hexadecimal SHA-256 of all that a tree depends on besides file and settings.

    READER_VERSION is for people, and someone has to raise it. A kept tree must not outlive a changed
    rule or another engine because nobody did, so the reader's own files count here as they are, and
    an engine by the moment at which it was installed: asking for its version takes 30 ms.
    """
    digest = hashlib.sha256(READER_VERSION.encode("ascii"))
    # Ids and addresses of a tree are made by the model.
    for part in ("renvooi.parser", "renvooi.model"):
        for file in _own_files(files(part)):
            digest.update(file)
    for name in ENGINES:
        found = find_spec(name)
        if found is not None and found.origin is not None:
            digest.update(f"{name} {Path(found.origin).stat().st_mtime_ns}".encode("ascii"))
    return digest.hexdigest()


@cache
def shared_digest() -> str:
    """As `reader_digest`, and equal on every machine that has the same reader and the same releases of its engines."""
    digest = hashlib.sha256(READER_VERSION.encode("ascii"))
    for part in ("renvooi.parser", "renvooi.model"):
        for file in _own_files(files(part)):
            digest.update(file)
    for name in PACKAGES:
        try:
            digest.update(f"{name} {version(name)}".encode())
        except PackageNotFoundError:
            continue  # an extra that is not installed here
    return digest.hexdigest()


def _own_files(folder: Traversable) -> Iterator[bytes]:
    """The content of all modules and settings of the reader, in the order of their names."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _own_files(entry)
        elif entry.name.endswith((".py", ".toml")):
            yield entry.read_bytes()
