"""Accuracy of the verdicts on labelled claims of authors.

    python bench/claims.py tests/diff/claims/labelled.txt --floor 0.9

The file holds pairs of versions as Markdown and, for each, lines of an author's list with the
verdict and words that the reason must hold; its first lines say how. Each claim is put alone into a
list at the end of the new version. A claim that is called contradicted and is not labelled so fails
the run whatever the floor. With --show, every reason is printed.
"""

import argparse
import hashlib
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from renvooi.diff import diff
from renvooi.model import Claim, Document, Node, NodeId, NodeType, Verdict, with_ids
from renvooi.parser import Library, load_library, parse

OLD, NEW = "2030-01", "2030-02"
DEFAULT_HEADING = f"## Verschillen met versie {OLD}"
_SECTION = re.compile(r"^--- (?P<kind>old|new|claims)(?: (?P<heading>.+))?$")


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled claim."""

    title: str
    line: int
    old: str
    new: str
    """Without the list."""
    heading: str
    text: str
    verdicts: frozenset[str]
    words: tuple[str, ...]
    """Of the reason, in any case."""


@dataclass(frozen=True, slots=True)
class Result:
    """What was computed for one case."""

    case: Case
    claim: Claim | None
    """None if the line was not taken for one claim."""

    @property
    def verdict(self) -> str:
        """The verdict; "none" if there is none."""
        return self.claim.verdict.value if self.claim else "none"

    @property
    def right(self) -> bool:
        """Whether verdict and reason are as labelled."""
        reason = self.claim.because.casefold() if self.claim else ""
        return self.verdict in self.case.verdicts and all(word.casefold() in reason for word in self.case.words)

    @property
    def wrongly_contradicted(self) -> bool:
        """Whether an author is called wrong who is not."""
        return self.verdict == Verdict.CONTRADICTED and Verdict.CONTRADICTED not in self.case.verdicts


def read_cases(text: str) -> Iterator[Case]:
    """The labelled claims of a file."""
    title, kind, heading = "", "", DEFAULT_HEADING
    texts: dict[str, list[str]] = {"old": [], "new": []}
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("=== "):
            title, kind, texts = line[4:], "", {"old": [], "new": []}
        elif found := _SECTION.match(line):
            kind, heading = found["kind"], found["heading"] or DEFAULT_HEADING
        elif kind in texts:
            texts[kind].append(line)
        elif kind == "claims" and line.strip():
            verdicts, words, claim = (part.strip() for part in line.split("|", 2))
            wanted = tuple(word.strip() for word in words.split(", ") if word.strip())
            old, new = ("\n".join(texts[side]) for side in ("old", "new"))
            yield Case(title, number, old, new, heading, claim, frozenset(verdicts.split("/")), wanted)


def judge(case: Case, library: Library) -> Result:
    """The computed verdict of one claim, alone in its list."""
    old, new = _version(case.old, OLD, library), _version(case.new, NEW, library)
    claims = diff(old, _with_list(new, case.heading, case.text)).claims
    return Result(case, claims[0] if len(claims) == 1 else None)


@cache
def _version(text: str, label: str, library: Library) -> Document:
    """One side, read once for all claims about it."""
    return parse(_document(text, label), name=f"{label}.md", library=library)


def _with_list(document: Document, heading: str, text: str) -> Document:
    """`document` with a list of one line at its end."""
    line = Node(NodeId(""), NodeType.CLAUSE, "•", None, text, None, None)
    section = Node(NodeId(""), NodeType.SECTION, None, heading.lstrip("# "), "", None, None, (line,))
    source = replace(document.source, sha256=hashlib.sha256(text.encode()).hexdigest())
    return replace(document, nodes=with_ids((*document.nodes, section)), source=source)


def _document(text: str, version: str) -> bytes:
    return f"---\nkind: generic\ntitle: Voorbeeld\nversion: {version}\n---\n\n{text}\n".encode()


def report(results: Sequence[Result], *, show: bool = False) -> tuple[str, float, int]:
    """The figures and mistakes as text, the accuracy, and how many were wrongly called contradicted."""
    right = sum(result.right for result in results)
    wrongly = sum(result.wrongly_contradicted for result in results)
    accuracy = right / len(results) if results else 1.0
    lines = [
        f"claims: {right} of {len(results)} right ({accuracy:.3f})",
        f"wrongly called contradicted: {wrongly}",
        *(_told(result) for result in results if show or not result.right),
    ]
    return "\n".join(lines), accuracy, wrongly


def _told(result: Result) -> str:
    case = result.case
    reason = result.claim.because if result.claim else ""
    mark = "" if result.right else "WRONG "
    return (
        f"{mark}line {case.line}: {case.text}\n    labelled {'/'.join(sorted(case.verdicts))} {list(case.words)}, "
        f"computed {result.verdict}: {reason}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 if accuracy is below the floor or a claim is wrongly called contradicted."""
    parser = argparse.ArgumentParser(description="Accuracy of the verdicts on labelled claims of authors.")
    parser.add_argument("file", type=Path, help="labelled claims")
    parser.add_argument("--floor", type=float, default=0.0, help="least accuracy, 0 to 1")
    parser.add_argument("--show", action="store_true", help="print every claim with its reason")
    options = parser.parse_args(arguments)
    library = load_library()
    results = [judge(case, library) for case in read_cases(options.file.read_text(encoding="utf-8"))]
    text, accuracy, wrongly = report(results, show=options.show)
    print(text)
    return int(accuracy < options.floor or wrongly > 0)


if __name__ == "__main__":
    sys.exit(main())
