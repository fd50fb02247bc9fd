"""Renders the example documents, the same bytes each time.

`python corpus/documents/render.py` writes NAME.pdf and NAME.truth.json beside every NAME.md.
With `--check` it writes nothing, and fails if a file is out of date or labels.json is wrong.
"""

import argparse
import datetime
import hashlib
import os
import sys
from pathlib import Path

import pikepdf
from labels import problems
from layout import page
from source import FrontMatter, Source, read
from truth import truth
from weasyprint import HTML

HERE = Path(__file__).resolve().parent
KINDS = ("demarcatie", "data-pro-statement")


def main() -> int:
    """0 when all is written, or when all that is stored is up to date."""
    parser = argparse.ArgumentParser(description="Render the example documents.")
    parser.add_argument("--check", action="store_true", help="verify instead of write")
    if parser.parse_args().check:
        wrong = [found for path in sources() for found in verify(path)] + problems(HERE)
        print("\n".join(wrong) or "all documents and labels are up to date")
        return 1 if wrong else 0
    for path in sources():
        source = read(path)
        path.with_suffix(".pdf").write_bytes(pdf(source))
        truth_file(path).write_text(truth(source), encoding="utf-8")
        print(path.with_suffix(".pdf").relative_to(HERE))
    return 0


def sources() -> tuple[Path, ...]:
    """The Markdown files of every document and version."""
    return tuple(path for kind in KINDS for path in sorted((HERE / kind).glob("*.md")))


def truth_file(path: Path) -> Path:
    """Where the truth of a Markdown file is kept."""
    return path.with_suffix(".truth.json")


def verify(path: Path) -> list[str]:
    """What is wrong with one document: its bytes vary, or a stored file is out of date.

    A stored PDF is known by its identifier and not by its bytes, as another release of the
    fonts or of the renderer may break lines elsewhere.
    """
    source = read(path)
    wrong = []
    if pdf(source) != pdf(source):
        wrong.append(f"{path.stem}: two renderings differ")
    stored = path.with_suffix(".pdf")
    if not stored.exists() or stored_identifier(stored) != identifier(source):
        wrong.append(f"{stored.name}: out of date, run render.py")
    stored = truth_file(path)
    if not stored.exists() or stored.read_text(encoding="utf-8") != truth(source):
        wrong.append(f"{stored.name}: out of date, run render.py")
    return wrong


def pdf(source: Source) -> bytes:
    """The PDF. Clock and chance are taken out: the dates are the effective date's."""
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch(source.matter))
    written = HTML(string=page(source), base_url=str(HERE)).write_pdf(
        stylesheets=[str(style(source))], pdf_identifier=identifier(source)
    )
    if not isinstance(written, bytes):
        raise AssertionError("without a target, write_pdf returns the bytes")
    return written


def identifier(source: Source) -> bytes:
    """32 hexadecimal digits that differ for every page and stylesheet."""
    return hashlib.sha256(page(source).encode() + style(source).read_bytes()).hexdigest()[:32].encode()


def stored_identifier(path: Path) -> bytes:
    """The identifier in a PDF file."""
    with pikepdf.open(path) as written:
        return bytes(written.trailer["/ID"][0])


def style(source: Source) -> Path:
    """The stylesheet of a family."""
    return HERE / "styles" / f"{source.matter.kind}.css"


def epoch(matter: FrontMatter) -> int:
    """Seconds to the start of the effective date, in UTC."""
    midnight = datetime.time(tzinfo=datetime.UTC)
    return int(datetime.datetime.combine(matter.effective_date, midnight).timestamp())


if __name__ == "__main__":
    sys.exit(main())
