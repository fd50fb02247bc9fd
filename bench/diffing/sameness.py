"""Whether the same two versions give the same bytes: in fresh processes, under two hash seeds, on a busy machine."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.diffing.material import Versions

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ("0", "1")
PAIRS = 5
CHILD = """
import hashlib, sys
from pathlib import Path
from bench.diffing.material import Versions
from renvooi.diff import diff
from renvooi.model import dumps
for old, new in zip(sys.argv[1::2], sys.argv[2::2]):
    pair = Versions("", Path(old), Path(new))
    for _ in range(2):
        print(hashlib.sha256(dumps(diff(*pair.read())).encode("utf-8", "surrogatepass")).hexdigest())
"""
"""Every pair twice, on documents read anew: what a process remembers must not show either."""


def some(pairs: Sequence[Versions]) -> list[Versions]:
    """Up to `PAIRS` of them, spread evenly."""
    count = min(PAIRS, len(pairs))
    return [pairs[at * len(pairs) // count] for at in range(count)]


def different(pairs: Sequence[Versions], *, runs: int) -> list[str]:
    """Names of the pairs whose diff had other bytes in one of `runs` processes; half of them run under load."""
    seen: list[list[str]] = []
    for load in (False, True):
        busy = subprocess.Popen([sys.executable, "-c", "while True: pass"]) if load else None
        try:
            for run in range(runs // 2 + (runs % 2 and load)):
                seen.append(_digests(pairs, SEEDS[(run + load) % len(SEEDS)]))
        finally:
            if busy is not None:
                busy.kill()
                busy.wait()
    return [
        pair.name for at, pair in enumerate(pairs) if len({d for run in seen for d in run[2 * at : 2 * at + 2]}) > 1
    ]


def _digests(pairs: Sequence[Versions], seed: str) -> list[str]:
    paths = [str(path.resolve()) for pair in pairs for path in (pair.old, pair.new)]
    command = [sys.executable, "-c", CHILD, *paths]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    ).stdout.split()
