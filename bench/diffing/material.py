"""The pairs of versions that figures about the diff are made on, and their text as peers read it."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from renvooi.model import Document, Node, NodeType
from renvooi.model.errors import RenvooiError
from renvooi.parser import load_library, parse

LIBRARY = load_library()


@dataclass(frozen=True, slots=True)
class Versions:
    """Two successive versions of one text, as files."""

    name: str
    old: Path
    new: Path

    def read(self) -> tuple[Document, Document]:
        """Both as documents nobody has looked at yet, so that no run profits from one before it."""
        return _document(self.old), _document(self.new)


def _document(path: Path) -> Document:
    return parse(path.read_bytes(), name=path.name, library=LIBRARY)


def add_files(options: argparse.ArgumentParser) -> None:
    """The arguments that name the pairs."""
    options.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="holds NAME.old.md and NAME.new.md")
    options.add_argument(
        "--pair", nargs=2, type=Path, action="append", default=[], metavar=("OLD", "NEW"), help="may be repeated"
    )


def find_versions(folders: Sequence[Path], pairs: Sequence[Sequence[Path]]) -> tuple[Versions, ...]:
    """Every pair of the folders in the order of their names, then those given one by one.

    Raises: SystemExit if there is none, or if a file cannot be read as a document.
    """
    found = []
    for folder in folders:
        for old in sorted(folder.glob("*.old.*")):
            stem, _, ending = old.name.rpartition(".old.")
            new = old.with_name(f"{stem}.new.{ending}")
            if new.exists():
                found.append(Versions(stem, old, new))
    found += [Versions(f"{old.stem} {new.stem}", old, new) for old, new in pairs]
    if not found:
        raise SystemExit("no pair of versions: give a folder with NAME.old.md and NAME.new.md, or --pair OLD NEW")
    for versions in found:
        try:
            versions.read()
        except (RenvooiError, OSError) as error:
            raise SystemExit(f"{versions.name}: {error}") from error
    return tuple(found)


def lines(document: Document) -> tuple[str, ...]:
    """Each clause with its label as one line, in reading order: what a peer reads of the document."""
    found = (_line(node) for node in document.walk())
    return tuple(line for line in found if line)


def _line(node: Node) -> str:
    if node.type is NodeType.SECTION:
        return " ".join(node.printed_heading.split())
    return " ".join(f"{node.label or ''} {node.text}".split())


def own_texts(document: Document) -> tuple[str, ...]:
    """The text of each node without its label: what a redline is of."""
    return tuple((node.heading or "") if node.type is NodeType.SECTION else node.text for node in document.walk())
