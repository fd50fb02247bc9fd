"""What the references of documents resolve to.

    python bench/references.py FILE... [--previous OLD] [--show] [--sample 60]

Prints for each file how many references are found, external, resolved, ambiguous and unresolved, and
how many are stale: seen in the file alone, or followed from OLD. `--show` prints each reference with
what it means; `--sample` so many of all files, drawn the same way every time.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from renvooi.diff import check
from renvooi.diff.outline import Item, Names, Outline, outline
from renvooi.diff.references import Cited, Origin, Reference, Resolver, mentions
from renvooi.model import Document
from renvooi.model.errors import RenvooiError
from renvooi.parser import parse

_CODES = ("reference-stale", "reference-split", "reference-unresolved")
_CONTEXT = 50
"""Characters shown on each side of a reference."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One reference with what became of it."""

    outcome: str
    """external, resolved, ambiguous, unresolved, or heading for what only may have been one."""
    reference: Reference
    citing: Item
    targets: tuple[Item, ...]

    def row(self) -> str:
        """One line that a person can check."""
        text = self.citing.node.text.replace("\n", " ")
        around = text[max(0, self.reference.start - _CONTEXT) : self.reference.end + _CONTEXT]
        meant = " | ".join(f"{item.address}: {item.normal[:50]}" for item in self.targets[:3])
        return f"{self.outcome:10} {self.citing.address}: ...{around}...\n{'':10} {self.reference.text} -> {meant or self.reference.origin}"


def see(items: Outline) -> Iterator[Seen]:
    """Every reference of a version, in reading order."""
    resolver = Resolver(items)
    for item in items:
        own = {one.start: one for one in resolver.references(item)}
        for one in mentions(item.node.text):
            if one.implied:
                continue
            reference = own.get(one.start, one)
            if one.start not in own:
                outcome = "heading" if one.kind is Cited.HEADING and one.origin is Origin.OWN else "external"
                yield Seen(outcome, reference, item, ())
                continue
            targets = resolver.candidates(reference, item)
            outcome = "resolved" if len(targets) == 1 else "ambiguous" if targets else "unresolved"
            yield Seen(outcome, reference, item, targets)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 0."""
    options = argparse.ArgumentParser(description="What the references of documents resolve to.")
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--previous", type=Path)
    options.add_argument("--show", action="store_true", help="print each reference and finding")
    options.add_argument("--sample", type=int, default=0, help="print so many references, drawn from all files")
    given = options.parse_args(arguments)
    everything: list[Seen] = []
    total: Counter[str] = Counter()
    previous = _read(given.previous) if given.previous else None
    for path in given.files:
        document = _read(path)
        if document is None:
            continue
        seen = [one for one in see(outline(document, Names())) if one.outcome != "heading"]
        findings = [one for one in check(document, previous) if one.code in _CODES]
        figures = Counter(one.outcome for one in seen) + Counter(one.code for one in findings)
        total += figures
        everything += seen
        print(f"{path.name}: {_figures(figures)}")
        for one in seen if given.show else ():
            print("  " + one.row())
        for finding in findings if given.show or given.sample else ():
            print(f"  {finding.severity}: {finding.code}: {finding.message} ({finding.suggestion})")
    for one in random.Random(0).sample(everything, min(given.sample, len(everything))):
        print(one.row())
    print(f"all: {_figures(total)}")
    return 0


def _read(path: Path) -> Document | None:
    try:
        return parse(path.read_bytes(), name=path.name)
    except (RenvooiError, OSError) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return None


def _figures(figures: Counter[str]) -> str:
    found = sum(figures[name] for name in ("external", "resolved", "ambiguous", "unresolved"))
    names = ("external", "resolved", "ambiguous", "unresolved", *_CODES)
    return f"{found} found, " + ", ".join(f"{figures[name]} {name}" for name in names)


if __name__ == "__main__":
    sys.exit(main())
