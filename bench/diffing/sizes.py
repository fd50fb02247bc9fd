"""What documents made by code cost: growth, memory, sections in another order, texts with nothing in common."""

import gc
import json
import math
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.diffing.growth import made_pair, plain_pair, sentences, shuffled_pair
from bench.diffing.material import Versions, own_texts
from bench.diffing.ours import FORMS
from renvooi.model import Document

ROOT = Path(__file__).resolve().parents[2]
UNRELATED = 200_000
"""Bytes of each of two texts with nothing in common."""
CHILD = """
import json, sys
from pathlib import Path
from bench.diffing.sizes import alone
print(json.dumps(alone(sys.argv[1], int(sys.argv[2]), [Path(path) for path in sys.argv[3:]])))
"""
Made = Callable[[], tuple[Document, Document]]


def pool_of(pairs: Sequence[Versions]) -> tuple[str, ...]:
    """The sentences of all versions."""
    return sentences(path for versions in pairs for path in (versions.old, versions.new))


def seconds(form: str, made: Made, *, rounds: int = 1) -> float:
    """Median CPU seconds of one of our forms; its documents are made anew for each round, outside the clock."""
    spent = []
    for _ in range(rounds):
        old, new = made()
        gc.collect()
        start = time.process_time()
        FORMS[form](old, new)
        spent.append(time.process_time() - start)
    return statistics.median(spent)


def of_size(form: str, pool: Sequence[str], clauses: int, *, rounds: int = 1) -> float:
    """Seconds for a document of so many clauses and its next version."""
    return seconds(form, lambda: made_pair(pool, clauses), rounds=rounds)


def of_shuffled(form: str, pool: Sequence[str], clauses: int) -> float:
    """Seconds where all sections stand in another order."""
    return seconds(form, lambda: shuffled_pair(pool, clauses))


def exponent(small: tuple[int, float], large: tuple[int, float]) -> float:
    """The power of the number of clauses with which time grows between two sizes: 1 is linear."""
    return math.log(large[1] / small[1]) / math.log(large[0] / small[0])


def alone(form: str, clauses: int, paths: Sequence[Path]) -> tuple[float, float]:
    """CPU seconds, and the peak of memory of this process in MB: documents, interpreter and all."""
    spent = of_size(form, sentences(paths), clauses)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return spent, int(peak.split()[1]) / 1024


def in_fresh_process(form: str, clauses: int, pairs: Sequence[Versions]) -> tuple[float, float]:
    """`alone` in a process that does nothing else."""
    paths = [str(path.resolve()) for versions in pairs for path in (versions.old, versions.new)]
    command = [sys.executable, "-c", CHILD, form, str(clauses), *paths]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    spent, peak = json.loads(done.stdout)
    return float(spent), float(peak)


def unrelated(pairs: Sequence[Versions]) -> tuple[list[str], list[str]]:
    """Clauses of two groups of files with nothing in common, `UNRELATED` bytes of each, repeated if there are fewer.

    Files are grouped by what their name begins with, up to a hyphen; one group is cut in two.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for versions in pairs:
        groups[versions.name.partition("-")[0]] += [text for text in own_texts(versions.read()[0]) if text]
    if len(groups) == 1:
        texts = next(iter(groups.values()))
        return _filled(texts[: len(texts) // 2]), _filled(texts[len(texts) // 2 :])
    first, *_, last = (groups[name] for name in sorted(groups))
    return _filled(first), _filled(last)


def _filled(texts: Sequence[str]) -> list[str]:
    result: list[str] = []
    size = 0
    while size < UNRELATED:
        for text in texts:
            if size >= UNRELATED:
                break
            result.append(text)
            size += len(text.encode()) + 1
    return result


def of_unrelated(form: str, pairs: Sequence[Versions], *, as_one: bool) -> float:
    """Seconds for two unrelated texts: as clauses of their own length, or each as a single clause."""
    old, new = unrelated(pairs)
    if as_one:
        old, new = [" ".join(old)], [" ".join(new)]
    return seconds(form, lambda: plain_pair(old, new))
