"""Whether evidence stands on its own: it passes without a corpus, and no byte of it can be changed.

    python bench/bundles.py [--flips 300] [--each 10] [--seed 1]

A corpus is made in which a notice went to two clients, and the evidence of one of them is written: before and after
that client was forgotten. Then the corpus is deleted. In an empty folder with nothing but the ZIP and the verifier,
`python -I -S` must pass both and print what they prove. After that bytes are changed: `--flips` anywhere in the ZIP and
as many in what is no file of it, and `--each` in every file, with the container, the list of files and the signature
made to fit. The exit code is 1 if anything passes that should not, or tells of the other client.
"""

import argparse
import io
import random
import runpy
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.bundling.tampers import (
    Tampered,
    by_the_signer,
    in_files,
    in_listed_files,
    in_the_zip,
    moved,
    unpacked,
)
from renvooi.corpus import Corpus
from renvooi.corpus.exporting import export_evidence
from renvooi.corpus.ledger.keys import SigningKey
from tests.corpus.ledger.mailed import CLIENT, forget, mailed, of_others
from tests.corpus.stores import new_home

VERIFIER = Path(str(files("renvooi.corpus.ledger").joinpath("verifier.py")))


@dataclass(frozen=True, slots=True)
class Made:
    """Bundles of one client, and what must not be in them."""

    bundles: dict[str, bytes]
    others: tuple[bytes, ...]
    key: SigningKey


def evidence(corpus: Corpus, notice: str) -> bytes:
    """The bundle about the notice to the client."""
    target = io.BytesIO()
    export_evidence(corpus, target, notice=notice, client=CLIENT)
    return target.getvalue()


def made(folder: Path) -> Made:
    """Bundles of a corpus that is gone when they come back."""
    with new_home("sqlite", folder) as home, home.create() as corpus:
        notice = mailed(corpus)
        whole, others = evidence(corpus, notice), of_others(corpus)
        forget(corpus, CLIENT)
        return Made(
            {"of a client": whole, "of a forgotten client": evidence(corpus, notice)}, others, corpus.signing_key()
        )


def alone(data: bytes, key: str) -> tuple[int, str]:
    """Exit code and words of the verifier, in a folder that holds it and the ZIP and nothing else."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "evidence.zip").write_bytes(data)
        (Path(folder) / "verify.py").write_bytes(VERIFIER.read_bytes())
        command = [sys.executable, "-I", "-S", "verify.py", "evidence.zip", "--key", key]
        ran = subprocess.run(command, cwd=folder, env={}, capture_output=True, text=True, check=False)
        return ran.returncode, ran.stdout + ran.stderr


def passes(main: Callable[[], int], place: Path, data: bytes) -> bool:
    """Whether the verifier accepts `data`; in this process, since thousands are tried."""
    place.write_bytes(data)
    argv, sys.argv = sys.argv, ["verify.py", str(place)]
    try:
        with redirect_stdout(io.StringIO()):
            return main() == 0
    finally:
        sys.argv = argv


def attacks(data: bytes, given: argparse.Namespace, key: SigningKey) -> Iterable[tuple[str, Iterable[Tampered]]]:
    """What is tried, under the words in which it is printed."""
    held, drawn = unpacked(data), random.Random(given.seed)
    yield "a bit of the ZIP, anywhere and in what is no file", in_the_zip(data, drawn, given.flips)
    yield "a bit of each file, the container made anew", in_files(held, drawn, given.each)
    yield "the same, listed in the manifest", in_listed_files(held, drawn, given.each)
    yield "the same, and signed with the key of the corpus", by_the_signer(held, drawn, given.each, key=key)
    yield "files removed, renamed, added, swapped", moved(held, key=key)


def tried(name: str, data: bytes, given: argparse.Namespace, key: SigningKey) -> tuple[int, int]:
    """How many changes were tried and how many were caught; each sort is printed, and what was not caught."""
    main = runpy.run_path(str(VERIFIER))["main"]
    total = caught = 0
    with TemporaryDirectory() as folder:
        place = Path(folder) / "evidence.zip"
        for what, cases in attacks(data, given, key):
            passed, count = [], 0
            for case in cases:
                count += 1
                if passes(main, place, case.data):
                    passed.append(case.where)
            print(f"{name:24} {what:52} {count:6} tried {count - len(passed):6} caught")
            print("".join(f"  NOT CAUGHT: {where}\n" for where in passed), end="")
            total, caught = total + count, caught + count - len(passed)
    return total, caught


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--flips", type=int, default=300)
    options.add_argument("--each", type=int, default=10)
    options.add_argument("--seed", type=int, default=1)
    given, began, wrong = options.parse_args(arguments), time.perf_counter(), 0
    with TemporaryDirectory() as folder:
        held = made(Path(folder))
    total = caught = 0
    for name, data in held.bundles.items():
        code, said = alone(data, held.key.public)
        told = [word for word in held.others if word in b"".join(unpacked(data).values())]
        print(
            f"{name}: {len(data)} bytes, exit code {code} without a corpus, {len(told)} of {len(held.others)} words about others\n{said}"
        )
        wrong += (code != 0) + len(told)
        counts = tried(name, data, given, held.key)
        total, caught = total + counts[0], caught + counts[1]
    seconds = time.perf_counter() - began
    print(f"{total} changes tried, {caught} caught, {total - caught} not; {seconds:.0f} s")
    return int(wrong > 0 or caught < total)


if __name__ == "__main__":
    sys.exit(main())
