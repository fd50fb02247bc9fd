"""How exactly documents are read: every heading, label, nesting and text against truth trees.

    python bench/trees.py FOLDER [FOLDER ...] [--floor 1.0] [--engine both|pdfplumber|pdfium]

A folder holds NAME.pdf files and NAME.truth.json beside them or in `truth/`; a PDF in a
folder below it is compared with the truth of the same name above. A truth tree is
`{title, version, classification?, intro, sections: [{heading, paras?, clauses}]}` with clauses
`{label, text, children?}`, and was made without the parser.

One *fact* is a heading, an introduction, or a clause with its label, text and path of labels.
Compared with white space folded; labels without a final full stop, bullets of any glyph alike;
sections flat by their printed heading, the heading of a first part left out where the truth
does not list it.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from renvooi.model import Document, Node, NodeType
from renvooi.parser import parse

Fact = tuple[str, ...]


def fold(text: str) -> str:
    """`text` with single blanks and newlines between paragraphs."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def plain_label(label: str | None) -> str:
    """A label as it is compared."""
    bare = (label or "").rstrip(".")
    return "•" if len(bare) == 1 and not bare.isalnum() else bare


def facts_of_truth(truth: Mapping[str, Any]) -> Iterator[Fact]:
    """All facts that a truth tree states."""
    yield from (("intro", fold(text)) for text in truth["intro"])
    for section in truth["sections"]:
        heading = fold(section["heading"])
        yield ("heading", heading)
        yield from (("para", heading, fold(text)) for text in section.get("paras", ()))
        yield from _truth_clauses(section.get("clauses", ()), (heading,))


def _truth_clauses(clauses: Sequence[Mapping[str, Any]], path: Fact) -> Iterator[Fact]:
    for order, clause in enumerate(clauses):
        here = (*path, f"{order}:{plain_label(clause['label'])}")
        yield ("clause", *here, fold(clause["text"]))
        yield from _truth_clauses(clause.get("children", ()), here)


def facts_of_document(document: Document, listed: set[str]) -> Iterator[Fact]:
    """All facts of a parsed document; headings not in `listed` are left out if only sections are in them."""
    return _sections(document.nodes, "", listed)


def _sections(nodes: Sequence[Node], heading: str, listed: set[str]) -> Iterator[Fact]:
    clauses: list[Node] = []
    for node in nodes:
        match node.type:
            case NodeType.PARAGRAPH:
                yield ("para", heading, fold(node.text)) if heading else ("intro", fold(node.text))
            case NodeType.CLAUSE:
                clauses.append(node)
            case NodeType.SECTION:
                printed = fold(node.printed_heading)
                is_frame = printed not in listed and any(child.type is NodeType.SECTION for child in node.nodes)
                if not is_frame:
                    yield ("heading", printed)
                yield from _sections(node.nodes, "" if is_frame else printed, listed)
    yield from _clauses(clauses, (heading,))


def _clauses(nodes: Sequence[Node], path: Fact) -> Iterator[Fact]:
    for order, node in enumerate(nodes):
        here = (*path, f"{order}:{plain_label(node.label)}")
        yield ("clause", *here, fold(node.text))
        yield from _clauses(node.nodes, here)


def compare(pdf: Path, truth_file: Path, engine: str = "both") -> tuple[float, list[str]]:
    """F1 over all facts, and one line per fact that differs."""
    truth = json.loads(truth_file.read_text("utf-8"))
    document = parse(pdf.read_bytes(), name=pdf.name, engine=engine)
    listed = {fold(section["heading"]) for section in truth["sections"]}
    want, got = Counter(facts_of_truth(truth)), Counter(facts_of_document(document, listed))
    for name in ("title", "version", "classification", "effective_date"):
        if name in truth:
            want[(name, truth[name])] += 1
            got[(name, str(getattr(document, name)))] += 1
    same = sum((want & got).values())
    score = 2 * same / (sum(want.values()) + sum(got.values()))
    lines = [f"  - {fact}" for fact in (want - got).elements()] + [f"  + {fact}" for fact in (got - want).elements()]
    return score, lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line per document and the lowest score; 1 if that is under the floor."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--floor", type=float, default=1.0, help="lowest F1 that passes (default: 1.0)")
    options.add_argument("--engine", default="both", help="both, pdfplumber or pdfium (default: both)")
    given = options.parse_args(arguments)
    scores = []
    for folder in given.folders:
        for pdf in sorted(folder.rglob("*.pdf")):
            name = f"{pdf.stem}.truth.json"
            beside = [place / name for place in (pdf.parent, pdf.parent / "truth", pdf.parent.parent / "truth")]
            truth = next((file for file in beside if file.exists()), None)
            if truth is None:
                print(f"{pdf}: no {name} beside it", file=sys.stderr)
                continue
            score, lines = compare(pdf, truth, given.engine)
            scores.append(score)
            print(f"{score:.4f}  {pdf.relative_to(folder.parent)}")
            print(*lines, sep="\n", end="\n" if lines else "")
    lowest = min(scores, default=0.0)
    print(f"lowest F1 {lowest:.4f} over {len(scores)} documents")
    return 0 if lowest >= given.floor else 1


if __name__ == "__main__":
    sys.exit(main())
