"""How well the diff tells what became of every clause, on real texts with edits whose truth is known.

    python -m bench.evidence FOLDER_OR_FILE ... [--documents 300] [--seed 1] [--only TIER] [--peers all]
        [--floors] [--json FILE] [--examples 20 --kind moved]

The texts are edited from a seed (`bench/mutating`): every kind of edit alone (tier `pure`), a few of
all kinds (`light`), a third of the clauses (`heavy`), and sections in another order (`shuffle`); tier
`repetitive` has documents that repeat themselves, and is scored apart. The truth is where each node
came from, never what an aligner thinks. Peers are given the same clauses (`bench/aligners`).
With `--floors`, a figure of ours below `bench/judging/floors.py` is exit code 1.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from bench.aligners.lines import Aligner
from bench.aligners.table import peers, said_by
from bench.judging.examples import examples
from bench.judging.floors import below_floors
from bench.judging.ours import script_of
from bench.judging.score import OPERATIONS, Score, score
from bench.judging.script import Script
from bench.judging.sureness import sureness
from bench.judging.tables import tables
from bench.mutating.making import real_pairs
from bench.mutating.mixes import Pair
from bench.mutating.repetitive import repetitive_pairs
from bench.mutating.texts import SMALLEST, read_bases
from renvooi.diff import diff
from renvooi.model.errors import RenvooiError

DOCUMENTS = 300
REPETITIVE = 5
"""Documents for each one that repeats itself, which comes on top."""
OURS = "renvooi"
TIERS = ("pure", "light", "heavy", "shuffle", "repetitive")


def main() -> int:
    options = _options()
    try:
        began = time.perf_counter()
        pairs = _pairs(options)
        chosen = list(_chosen(options.peers))
    except RenvooiError as error:
        print(error, file=sys.stderr)
        return 2
    print(_size(pairs, time.perf_counter() - began))
    diffs = [diff(pair.old, pair.new) for pair in pairs]
    said = [script_of(found, pair.old, pair.new) for pair, found in zip(pairs, diffs, strict=True)]
    wrong = (text for pair, script in zip(pairs, said, strict=True) for text in examples(pair, script, options.kind))
    for text in islice(wrong, options.examples):
        print(f"\n{text}")
    scores = _by_tier(pairs, OURS, said)
    for peer in chosen:
        for tier, rows in _by_tier(pairs, peer.name, (said_by(peer, pair) for pair in pairs)).items():
            scores[tier] |= rows
    print("\n".join(tables(scores, {peer.name: peer.cannot for peer in chosen})))
    print("\n".join(["", *sureness(zip(pairs, diffs, strict=True))]))
    if options.json:
        options.json.write_text(json.dumps(_plain(scores), indent=1) + "\n", encoding="utf-8")
    low = list(below_floors({tier: rows[OURS] for tier, rows in scores.items()}))
    print("\n".join(["", *low] if low else ["", "All figures of ours reach their floors."]))
    return int(bool(low) and options.floors)


def _pairs(options: argparse.Namespace) -> list[Pair]:
    bases = read_bases(options.paths)
    pairs = list(real_pairs(bases, seed=options.seed, documents=options.documents))
    if not pairs:
        raise RenvooiError(f"none of the texts has {SMALLEST} clauses; name longer ones")
    pairs += repetitive_pairs(bases, seed=options.seed, documents=options.documents // REPETITIVE)
    return [pair for pair in pairs if options.only in (None, pair.tier)]


def _chosen(names: str) -> Iterator[Aligner]:
    """The peers of that name, or whose name begins with it; those that are missing are named and left out."""
    wanted = [] if names == "none" else names.split(",")
    known = peers()
    for name in wanted:
        if name != "all" and not any(peer.name.startswith(name) for peer in known):
            raise RenvooiError(f"no peer is called {name}; choose from {', '.join(peer.name for peer in known)}")
    for peer in known:
        if "all" in wanted or any(peer.name.startswith(name) for name in wanted):
            if lack := peer.missing():
                print(f"left out, not installed: {lack}")
            else:
                yield peer


def _size(pairs: Sequence[Pair], seconds: float) -> str:
    clauses = sum(pair.clauses for pair in pairs)
    nodes = sum(1 for pair in pairs for _ in pair.old.walk())
    return f"{len(pairs)} documents, {clauses} clauses and {nodes - clauses} headings, made in {seconds:.1f} s"


def _by_tier(pairs: Sequence[Pair], name: str, said: Iterable[Script | None]) -> dict[str, dict[str, Score]]:
    """The scores of one aligner; `all` is every tier but the repetitive one."""
    result: dict[str, Score] = {}
    for pair, script in zip(pairs, said, strict=True):
        found = score(pair, script) if script else Score()
        for tier in (pair.tier, *(("all",) if pair.tier != "repetitive" else ())):
            result.setdefault(tier, Score()).add(found)
    order = [*TIERS[:-1], "all", TIERS[-1]]
    return {tier: {name: result[tier]} for tier in order if tier in result}


def _plain(scores: Mapping[str, Mapping[str, Score]]) -> dict[str, object]:
    return {
        tier: {
            name: {
                "documents": row.documents,
                "wrong moves": row.wrong_moves,
                "needless moves": row.needless_moves,
                "wrong links": row.wrong_links,
                "operations": {
                    each: {
                        "precision": tally.precision,
                        "recall": tally.recall,
                        "f1": tally.f1,
                        "right": tally.right,
                        "predicted": tally.predicted,
                        "true": tally.true,
                    }
                    for each, tally in row.tallies.items()
                },
            }
            for name, row in rows.items()
        }
        for tier, rows in scores.items()
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+", help="folders or files with real texts")
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=TIERS)
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    parser.add_argument("--examples", type=int, default=0, help="show so many wrong cases")
    parser.add_argument("--kind", choices=OPERATIONS, default="changed links", help="of this operation")
    parser.add_argument("--peers", default="none", help="names with commas between them, all or none")
    parser.add_argument("--floors", action="store_true", help="exit with 1 below a floor")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
