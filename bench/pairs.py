"""Accuracy of significance and signals on labelled clause pairs.

    python bench/pairs.py tests/diff/pairs.tsv [MORE.tsv ...] --processor Voorbeeld --client klant --floor 0.95

Several files are counted each for itself. A file has four columns, separated by tabs: significance (alternatives with "|"), signals
(all of them with ",", any of them with "|"), old text, new text. A substantive pair that is
called editorial fails the run whatever the floor.
"""

import argparse
import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from renvooi.diff import diff
from renvooi.diff.signals import SIGNALS
from renvooi.model import (
    DOCUMENT_SCHEMA,
    Change,
    Document,
    Kind,
    Node,
    NodeId,
    NodeType,
    Parties,
    Party,
    Significance,
    Source,
    with_ids,
)

IMPLEMENTED = frozenset(kind.value for kind, _ in SIGNALS)


@dataclass(frozen=True, slots=True)
class Pair:
    """One labelled row."""

    line: int
    significance: frozenset[str]
    signals: frozenset[str]
    any_signal: bool
    """True where one of `signals` is enough."""
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Result:
    """What was computed for one pair."""

    pair: Pair
    significance: str
    signals: frozenset[str]

    @property
    def right(self) -> bool:
        """True where the significance is one of the labelled ones."""
        return self.significance in self.pair.significance

    @property
    def unforgivable(self) -> bool:
        """True where a change that may matter was called editorial."""
        return self.significance == Significance.EDITORIAL and Significance.EDITORIAL not in self.pair.significance

    @property
    def missed(self) -> frozenset[str]:
        """Labelled signals of implemented types that were not found."""
        wanted = self.pair.signals & IMPLEMENTED
        if self.pair.any_signal:
            return frozenset() if self.pair.signals & self.signals else wanted
        return wanted - self.signals

    @property
    def complete(self) -> bool:
        """True where every labelled signal was found."""
        return not self.missed

    @property
    def exact(self) -> bool:
        """True where the signals are those of the label and no others."""
        return not self.missed and not self.extra

    @property
    def hits(self) -> frozenset[str]:
        """Labelled signals that were found."""
        return self.pair.signals & self.signals

    @property
    def extra(self) -> frozenset[str]:
        """Signals that were found and are not labelled."""
        return self.signals - self.pair.signals


def read_pairs(text: str) -> tuple[Pair, ...]:
    """The rows of a pairs file; comment lines and empty lines left out."""
    pairs = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        significance, signals, old, new = line.split("\t")
        wanted = frozenset(signals.replace("|", ",").split(",")) - {""}
        pairs.append(Pair(number, frozenset(significance.split("|")), wanted, "|" in signals, old, new))
    return tuple(pairs)


def document(text: str, parties: Parties) -> Document:
    """A document of one clause."""
    nodes = with_ids([Node(NodeId(""), NodeType.CLAUSE, "1.", None, text, None, None)])
    source = Source("pair", "text/plain", hashlib.sha256(text.encode("utf-8")).hexdigest(), None)
    return Document(DOCUMENT_SCHEMA, Kind.GENERIC, "", None, None, None, "nl", source, nodes, (), parties)


def judge(pair: Pair, parties: Parties) -> Result:
    """The computed significance and signals; the highest of the changes, as the pair may not align."""
    changes = diff(document(pair.old, parties), document(pair.new, parties)).changes
    return Result(pair, _highest(changes), frozenset(s.type.value for change in changes for s in change.signals))


def _highest(changes: Sequence[Change]) -> str:
    found = {change.significance for change in changes}
    return next((level.value for level in Significance if level in found), "unchanged")


def report(results: Sequence[Result]) -> tuple[str, float, int]:
    """The figures as text, the accuracy of significance, and how many unforgivable errors there are."""
    right = sum(result.right for result in results)
    unforgivable = [result for result in results if result.unforgivable]
    accuracy = right / len(results) if results else 1.0
    lines = [
        f"significance: {right} of {len(results)} right ({accuracy:.3f})",
        f"substantive called editorial: {len(unforgivable)}",
        _share("pairs with labelled signals, all of them found", [one.complete for one in results if one.pair.signals]),
        _share("pairs whose signals are exactly those labelled", [one.exact for one in results]),
        _share(
            "editorial pairs called editorial",
            [one.right for one in results if one.pair.significance == {Significance.EDITORIAL}],
        ),
        *_signal_lines(results),
        *(_mistake(result) for result in results if not result.right or result.missed or result.extra),
    ]
    return "\n".join(lines), accuracy, len(unforgivable)


def _share(what: str, found: Sequence[bool]) -> str:
    return f"{what}: {sum(found)} of {len(found)} ({sum(found) / len(found) if found else 1.0:.3f})"


def _signal_lines(results: Sequence[Result]) -> list[str]:
    lines = []
    for kind in ("all", *sorted(IMPLEMENTED)):
        kinds = IMPLEMENTED if kind == "all" else frozenset({kind})
        hits = sum(len(result.hits & kinds) for result in results)
        missed = sum(len(result.missed & kinds) for result in results)
        extra = sum(len(result.extra & kinds) for result in results)
        if hits or missed or extra:
            recall, precision = hits / max(1, hits + missed), hits / max(1, hits + extra)
            lines.append(
                f"signals, {kind}: recall {recall:.3f}, precision {precision:.3f} ({hits} found, {missed} missed, {extra} extra)"
            )
    return lines


def _mistake(result: Result) -> str:
    wanted = ",".join(sorted(result.pair.signals)) or "-"
    found = ",".join(sorted(result.signals)) or "-"
    labelled = "|".join(sorted(result.pair.significance))
    return (
        f"line {result.pair.line}: labelled {labelled} [{wanted}], computed {result.significance} [{found}]\n"
        f"    old: {result.pair.old}\n    new: {result.pair.new}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 if accuracy is below the floor or a substantive change was called editorial."""
    parser = argparse.ArgumentParser(description="Accuracy of significance and signals on labelled clause pairs.")
    parser.add_argument("files", type=Path, nargs="+", help="labelled pairs, tab-separated", metavar="FILE")
    parser.add_argument("--processor", action="append", default=[], help="a name of the processor; may be repeated")
    parser.add_argument("--client", action="append", default=[], help="a name of the client; may be repeated")
    parser.add_argument("--floor", type=float, default=0.0, help="least accuracy of significance, 0 to 1")
    options = parser.parse_args(arguments)
    parties = Parties(None, _party(options.processor, "verwerker"), _party(options.client, "klant"))
    failed = False
    for file in options.files:
        results = [judge(pair, parties) for pair in read_pairs(file.read_text(encoding="utf-8"))]
        text, accuracy, unforgivable = report(results)
        print(f"{file}\n{text}" if len(options.files) > 1 else text)
        failed = failed or accuracy < options.floor or unforgivable > 0
    return int(failed)


def _party(names: Sequence[str], otherwise: str) -> Party:
    return Party(names[0], tuple(names[1:])) if names else Party(otherwise)


if __name__ == "__main__":
    sys.exit(main())
