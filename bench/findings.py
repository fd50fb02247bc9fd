"""What `renvooi check` finds in documents, and how much of it is true.

    python bench/findings.py corpus/documents --labels corpus/documents/findings.tsv
    python bench/findings.py STATEMENT.pdf --with DEMARCATIE.pdf --previous OLD.pdf

A labels file has lines "code TAB address TAB true|false", under a line "[file name]" for the
document that they are about; lines before the first such line hold for every document. A label
"true" that no finding meets is missed, a finding without a label is unjudged. `--limits` makes a
false error, or more than two false warnings in one document, exit code 1.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from renvooi.diff import check
from renvooi.diff.checks.table import CODES
from renvooi.model import Document, Finding, Severity
from renvooi.parser import parse

SUFFIXES = (".pdf", ".docx", ".md")
FALSE_WARNINGS = 2
"""False warnings that one document may have."""
Key = tuple[str, str]
"""Code and address of a finding."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One finding with what a person says of it."""

    document: str
    finding: Finding
    true: bool | None
    """None where no label says."""

    @property
    def key(self) -> Key:
        """What a label names."""
        return self.finding.code, self.finding.at.address if self.finding.at else ""


def read_labels(text: str) -> dict[str, dict[Key, bool]]:
    """Labels by file name; "" for those that hold for every document."""
    labels: dict[str, dict[Key, bool]] = {"": {}}
    current = ""
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]"):
            current = line[1:-1]
            labels.setdefault(current, {})
        elif line.strip() and not line.startswith("#"):
            code, address, verdict = line.split("\t")
            if verdict not in ("true", "false"):
                raise SystemExit(f'"{verdict}" is no verdict: write true or false ({line})')
            labels[current][code, address] = verdict == "true"
    return labels


def files(paths: Sequence[Path]) -> Iterator[Path]:
    """The documents that the arguments name, of a folder all below it; of one document in several forms the PDF."""
    for path in paths:
        if path.is_file():
            yield path
            continue
        found = sorted(one for one in path.rglob("*") if one.suffix in SUFFIXES and one.name != "README.md")
        printed = {one.with_suffix("") for one in found if one.suffix == ".pdf"}
        yield from (one for one in found if one.suffix == ".pdf" or one.with_suffix("") not in printed)


def read(path: Path) -> Document:
    return parse(path.read_bytes(), name=path.name)


def judge(name: str, found: Sequence[Finding], labels: dict[str, dict[Key, bool]]) -> tuple[Judged, ...]:
    """Each finding with its label."""
    own = {**labels[""], **labels.get(name, {})}
    return tuple(
        Judged(name, finding, own.get((finding.code, finding.at.address if finding.at else ""))) for finding in found
    )


def lines(judged: Sequence[Judged]) -> Iterator[str]:
    """A line a finding."""
    mark = {True: "true", False: "FALSE", None: "?"}
    for one in judged:
        finding = one.finding
        place = finding.at.address if finding.at else "-"
        related = "; ".join(node.address for node in finding.related)
        yield f"  {mark[one.true]:<5} {finding.severity:<7} {finding.code}: {place}: {finding.message}" + (
            f" [{related}]" if related else ""
        )


def missed(judged: Sequence[Judged], labels: dict[str, dict[Key, bool]]) -> Iterator[str]:
    """Labels "true" of read documents that no finding meets."""
    found = {(one.document, one.key) for one in judged}
    for name, own in labels.items():
        for key, true in own.items():
            if name and true and key[0] in CODES and (name, key) not in found:
                yield f"missed: {name}: {key[0]} at {key[1]}"


def summary(judged: Sequence[Judged]) -> Iterator[str]:
    """Precision of each severity, over the findings that have a label."""
    for severity in Severity:
        counts = Counter(one.true for one in judged if one.finding.severity is severity)
        labelled = counts[True] + counts[False]
        share = f"{counts[True] / labelled:.3f}" if labelled else "-"
        yield f"{severity}: {counts.total()} findings, {counts[True]} true, {counts[False]} false, {counts[None]} unjudged, precision {share}"


def over_limit(judged: Sequence[Judged]) -> bool:
    """Whether an error is false, or a document has too many false warnings."""
    false = Counter((one.document, one.finding.severity) for one in judged if one.true is False)
    return any(
        severity is Severity.ERROR or (severity is Severity.WARNING and count > FALSE_WARNINGS)
        for (_, severity), count in false.items()
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the findings and their precision; with `--limits`, 1 if too many are false."""
    parser = argparse.ArgumentParser(description="Findings of documents, and how much of them is true.")
    parser.add_argument("paths", type=Path, nargs="+", metavar="FOLDER_OR_FILE")
    parser.add_argument("--labels", type=Path, help="verdicts: code, address, true or false, separated by tabs")
    parser.add_argument("--with", dest="others", type=Path, action="append", default=[], help="a document beside it")
    parser.add_argument("--previous", type=Path, help="the version before")
    parser.add_argument("--quiet", action="store_true", help="figures only")
    parser.add_argument("--limits", action="store_true", help="exit 1 on a false error or too many false warnings")
    options = parser.parse_args(arguments)
    labels = read_labels(options.labels.read_text("utf-8")) if options.labels else {"": {}}
    others = [read(path) for path in options.others]
    previous = read(options.previous) if options.previous else None
    judged: list[Judged] = []
    spent = 0.0
    for path in files(options.paths):
        document = read(path)
        start = time.process_time()
        found = check(document, previous, others=others)
        spent += time.process_time() - start
        here = judge(path.name, found, labels)
        judged += here
        if not options.quiet:
            print(f"{path.name}: {len(here)} findings", *lines(here), sep="\n")
    print(*missed(judged, labels), *summary(judged), f"CPU time of all checks: {spent:.2f} s", sep="\n")
    return int(options.limits and over_limit(judged))


if __name__ == "__main__":
    sys.exit(main())
