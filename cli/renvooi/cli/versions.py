"""Versions by name: "demarcatie 2026-01" is the file demarcatie-2026-01.pdf, .docx or .md in a folder.

Names are compared with what the folder holds and never made into a path, so that no
label can lead outside it.
"""

from pathlib import Path

from renvooi.model.errors import UnknownVersion
from renvooi.model.versions import same_version, version_order

SUFFIXES = (".pdf", ".docx", ".md")
"""In order of preference: the PDF is what clients received."""


def find_version(document: str, version: str, folder: Path) -> Path:
    """The file of one version, in `folder` or in the folder of the document's name in it.

    The label may be another that means the same: "juni 2025" finds 06-2025, if no other file does.

    Raises: UnknownVersion, with the versions that are there.
    """
    found = find_versions(document, folder)
    if version in found:
        return found[version]
    alike = [path for label, path in found.items() if same_version(label, version)]
    if len(alike) == 1:
        return alike[0]
    known = f"There is: {', '.join(found)}" if found else f"No file is named {document}-VERSION.pdf, .docx or .md there"
    raise UnknownVersion(
        f"{document} {version}: no such version in {folder.absolute()}. {known}. Use --in for another folder."
    )


def find_versions(document: str, folder: Path) -> dict[str, Path]:
    """The files of a document by version, oldest first where the labels can be ordered."""
    found: dict[str, Path] = {}
    for suffix in SUFFIXES:
        for path in _files(document, folder):
            if path.suffix.lower() == suffix and path.stem.startswith(f"{document}-"):
                found.setdefault(path.stem.removeprefix(f"{document}-"), path)
    return dict(sorted(found.items(), key=lambda item: _order(item[0])))


def _files(document: str, folder: Path) -> list[Path]:
    try:
        here = sorted(folder.iterdir())
        below = [
            path for inner in here if inner.name == document and inner.is_dir() for path in sorted(inner.iterdir())
        ]
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnknownVersion(f"{folder}: cannot look for versions here ({reason}). Use --in with a folder.") from error
    return [path for path in (*here, *below) if path.is_file()]


def _order(label: str) -> tuple[str, tuple[int, ...], str]:
    order = version_order(label)
    return ("", (), label) if order is None else (order.style, order.numbers, label)
