"""How long `renvooi --version` takes against `python -c "import click"`: the ratio must stay under 2.

    python bench/startup.py              prints both medians and the ratio
    python bench/startup.py --limit 2    also fails when the ratio is over the limit

Runs are interleaved, so that a busy machine slows both sides alike. Bytecode is written
first: an installed command always has it.
"""

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

RUNS = 30
"""Pairs of runs; the median of 30 varies by under 3% on a loaded machine."""
COMMANDS = {
    "click": (sys.executable, "-c", "import click"),
    "renvooi": (sys.executable, "-c", "from renvooi.cli.main import main; main()", "--version"),
}


def main() -> int:
    """0, or 1 when the ratio is over the limit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--limit", type=float, help="highest ratio allowed")
    limit = parser.parse_args().limit
    compile_all()
    times = measure()
    ratio = statistics.median(times["renvooi"]) / statistics.median(times["click"])
    for name, seconds in times.items():
        print(f"{name:8} {1000 * statistics.median(seconds):6.1f} ms")
    print(f"ratio    {ratio:6.2f}")
    return 1 if limit is not None and ratio > limit else 0


def compile_all() -> None:
    """Write the bytecode of both sides."""
    for name in ("click", "renvooi"):
        spec = find_spec(name)
        assert spec is not None
        for folder in spec.submodule_search_locations or ():
            compileall.compile_dir(folder, quiet=2)


def measure() -> dict[str, list[float]]:
    """Seconds of each run, by side."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, command in COMMANDS.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment, cwd=Path.home())
            times[name].append(time.perf_counter() - start)
    return times


if __name__ == "__main__":
    sys.exit(main())
