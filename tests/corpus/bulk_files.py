"""Folders of small Markdown contracts for tests of adding many at once."""

from pathlib import Path

from tests.corpus.stores import version

CLAUSES = ("Voorbeeld Data maakt elke nacht een back-up.", "De klant beheert de accounts.")


def write_versions(folder: Path, name: str, *labels: str) -> list[Path]:
    """A file for each label, in `folder`, whose text differs by its label."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}-{label}.md" for label in labels]
    for path, label in zip(paths, labels, strict=True):
        path.write_text(version(label, *CLAUSES, f"Versie {label} van {name} geldt vanaf die maand."), "utf-8")
    return paths
