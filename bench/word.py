"""Whether Word documents of other writers give the same trees: each is written anew by LibreOffice.

    python bench/word.py FOLDER [FOLDER ...]

Every Markdown file in FOLDER becomes a Word document with styles and lists; LibreOffice, which
writes styles and numbering in its own way, saves it again. Both must give one tree, as must the
Markdown, places and the nesting that Markdown has by blanks aside. Needs `soffice`.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from renvooi.model import Document
from renvooi.parser import parse
from tests.parser.docx.writer import to_docx

Fact = tuple[str, str | None, str | None, str]


def facts(document: Document) -> list[Fact]:
    """What each node says, in reading order."""
    return [(node.type.value, node.label, node.heading, node.text) for node in document.walk()]


def saved_again(files: Sequence[Path], folder: Path) -> list[Path]:
    """The files as LibreOffice saves them."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "docx", "--outdir", str(folder / "again")]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True)
    return [folder / "again" / file.name for file in files]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line per document whose trees differ; 1 if LibreOffice's differs from ours for any."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="+", type=Path)
    given = options.parse_args(arguments)
    sources = sorted(path for folder in given.folders for path in folder.rglob("*.md") if path.name != "README.md")
    same = as_text = 0
    with tempfile.TemporaryDirectory() as temporary:
        files = []
        for source in sources:
            files.append(Path(temporary) / f"{source.stem}.docx")
            files[-1].write_bytes(to_docx(parse(source.read_bytes(), name=source.name)))
        for source, file, again in zip(sources, files, saved_again(files, Path(temporary)), strict=True):
            text = parse(source.read_bytes(), name=source.name)
            one, other = (parse(path.read_bytes(), name=path.name) for path in (file, again))
            equal, like_text = one.nodes == other.nodes, facts(one) == facts(text)
            same, as_text = same + equal, as_text + like_text
            if not equal:
                print(f"{source}: LibreOffice's gives another tree")
            if not like_text:
                print(f"{source}: the Markdown says otherwise")
    print(f"{same} of {len(sources)} the same as LibreOffice saves them, {as_text} the same as the Markdown")
    return 0 if same == len(sources) else 1


if __name__ == "__main__":
    sys.exit(main())
