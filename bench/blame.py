"""How long a stored history takes: to load, to make longer by one version, and to blame one version.

    python bench/blame.py [FILE ...] [--versions 50] [--clauses 250] [--seed 1] [--rounds 3] [--limit SECONDS]

Without files two documents are made by code and edited into chains, one flat and one in sections and nested
items; `chaining/drafts.py` makes the edits, seeded. Files are the versions of one document, old to new; they
are read first, which is not in the clock. Printed are CPU seconds, the best of the rounds, with whatever
the words of the document have put into caches while the chain was built:

    load      the stored bytes to a history
    extend    the history of all versions but the last, made longer by the last
    blame     the middle version, each word with the version that introduced it
    store     the history to bytes

then all but `store` together, which `--limit` bounds, the size of the stored bytes, and that of the JSON
that people read.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.chaining.drafts import Author, Rates
from bench.chains import revised
from renvooi.diff import blame, build_history, extend_history, history_bytes, read_history
from renvooi.model import Document, dumps
from renvooi.parser import parse

RATES = Rates(reword=0.05, insert=0.01, delete=0.01, move=0.01, split=0.005, merge=0.005)
"""A lively document: twenty of 250 clauses change in each version."""
WORDS = (
    "klant verwerker beheert toegang gegevens back-up maandelijks dienst omgeving storing rapport netwerk account "
    "bewaart levert meldt controleert herstelt binnen twee werkdagen schriftelijk volgens afspraak server locatie"
).split()
SECTION, NESTED = 10, 5
"""Clauses of a section, and after how many of them one is nested."""


def made(*, clauses: int, seed: int, nested: bool) -> Document:
    """A document of so many clauses, flat or in sections with nested items."""
    draw = random.Random(seed)
    lines = []
    for number in range(clauses):
        if nested and number % SECTION == 0:
            lines.append(f"\n## Onderdeel {number // SECTION + 1}\n")
        sentences = (" ".join(draw.choices(WORDS, k=draw.randint(6, 14))) for _ in range(draw.randint(1, 3)))
        indent = "  " if nested and number % NESTED == NESTED - 1 else ""
        lines.append(f"{indent}- " + " ".join(f"{said.capitalize()}." for said in sentences))
    return parse("\n".join(("# Voorbeeld", "", *lines)).encode(), name="voorbeeld.md")


def chain_of(document: Document, *, versions: int, seed: int) -> tuple[Document, ...]:
    """`document` and what seeded edits make of it."""
    author = Author(document.nodes, seed=seed, rates=RATES)
    chain = [revised(document, author.nodes(), 1)]
    for number in range(2, versions + 1):
        author.revise()
        chain.append(revised(document, author.nodes(), number))
    return tuple(chain)


def seconds(work: Callable[[], object], rounds: int) -> float:
    """CPU seconds of the best of so many rounds."""
    found = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def measure(name: str, chain: Sequence[Document], rounds: int) -> float:
    """The seconds of load, extend and blame together; all figures are printed."""
    shorter = build_history(chain[:-1])
    history = extend_history(shorter, chain[-2], chain[-1])
    body = history_bytes(history)
    middle = (len(chain) + 1) // 2
    times = {
        "load": seconds(lambda: read_history(body), rounds),
        "extend": seconds(lambda: extend_history(shorter, chain[-2], chain[-1]), rounds),
        "blame": seconds(lambda: blame(history, middle), rounds),
        "store": seconds(lambda: history_bytes(history), rounds),
    }
    together = times["load"] + times["extend"] + times["blame"]
    nodes = sum(1 for _ in chain[-1].walk())
    print(f"{name}: {len(chain)} versions, {nodes} nodes in the last, {len(history.lives)} lives")
    print("  " + "   ".join(f"{what} {took:.3f} s" for what, took in times.items()))
    print(f"  load, extend and blame {together:.3f} s   stored {len(body):,} bytes   as JSON {len(dumps(history)):,}")
    return together


def main() -> None:
    """Print the figures; exit 1 above the limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--versions", type=int, default=50)
    parser.add_argument("--clauses", type=int, default=250)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, help="most seconds for load, extend and blame together")
    asked = parser.parse_args()
    if asked.files:
        chains = {asked.files[-1].name: tuple(parse(file.read_bytes(), name=file.name) for file in asked.files)}
    else:
        chains = {
            name: chain_of(
                made(clauses=asked.clauses, seed=asked.seed, nested=nested), versions=asked.versions, seed=asked.seed
            )
            for name, nested in (("flat", False), ("in sections", True))
        }
    slowest = max(measure(name, chain, asked.rounds) for name, chain in chains.items())
    sys.exit(asked.limit is not None and slowest > asked.limit)


if __name__ == "__main__":
    main()
