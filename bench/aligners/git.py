"""git diff, with the colours of moved lines."""

import re
import shutil
import subprocess
import tempfile
from collections import defaultdict, deque
from collections.abc import Sequence
from pathlib import Path

from bench.aligners.lines import Answer, Line, in_block, texts

COLOURS = {
    "old": "red",
    "new": "green",
    "oldMoved": "magenta",
    "oldMovedAlternative": "magenta",
    "oldMovedDimmed": "magenta",
    "oldMovedAlternativeDimmed": "magenta",
    "newMoved": "cyan",
    "newMovedAlternative": "cyan",
    "newMovedDimmed": "cyan",
    "newMovedAlternativeDimmed": "cyan",
    "context": "normal",
    "meta": "yellow",
    "frag": "yellow",
    "whitespace": "normal",
}
"""One colour for each kind of line, however git would vary it."""
_LINE = re.compile("(?P<colour>(?:\x1b\\[[0-9;]*m)*)(?P<sign>[ +-])(?P<rest>.*)")
_OLD_MOVED, _NEW_MOVED = "\x1b[35m", "\x1b[36m"


class GitDiff:
    """`git diff --no-index --color-moved=dimmed-zebra`, a clause a line.

    It marks lines that were moved without another letter, in blocks of 20 letters or more; the removed
    line and the added one are paired up by their text. It has no splits, no merges, and no moves with
    other words; removed and added lines that stand together are paired up for it, as for difflib.
    """

    name = "git"
    cannot = ("moved+reworded", "split", "merged")

    def missing(self) -> str | None:
        """git, if it is not there."""
        return None if shutil.which("git") else "git: apt-get install git"

    def align(self, old: Sequence[Line], new: Sequence[Line]) -> Answer:
        """Context lines, moved lines, and changed lines that stand together."""
        before, after = texts(old), texts(new)
        return _answer(_run(before, after), before, after)


def _run(before: Sequence[str], after: Sequence[str]) -> list[str]:
    colours = [part for kind, colour in COLOURS.items() for part in ("-c", f"color.diff.{kind}={colour}")]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, "old"), Path(folder, "new")]
        for path, lines in zip(paths, (before, after), strict=True):
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        options = ["--no-index", "--color=always", "--color-moved=dimmed-zebra", "--unified=1000000"]
        command = ["git", *colours, "diff", *options, "--", *map(str, paths)]
        done = subprocess.run(command, capture_output=True, check=False)
    shown = done.stdout.decode("utf-8").split("\n")
    start = next((at for at, line in enumerate(shown) if "@@" in line), None)
    return [f" {line}" for line in before] if start is None else shown[start + 1 :]


def _answer(shown: Sequence[str], before: Sequence[str], after: Sequence[str]) -> Answer:
    pairs: list[tuple[int, int]] = []
    block: tuple[list[int], list[int]] = ([], [])
    moved: tuple[list[int], dict[str, deque[int]]] = ([], defaultdict(deque))
    old = new = 0
    for line in shown:
        found = _LINE.match(line)
        if found is None:
            continue
        sign, colour = found["sign"], found["colour"]
        if sign == " ":
            pairs += in_block(*block, before, after)
            block = ([], [])
            pairs.append((old, new))
        elif sign == "-":
            (moved[0] if _OLD_MOVED in colour else block[0]).append(old)
        elif _NEW_MOVED in colour:
            moved[1][after[new]].append(new)
        else:
            block[1].append(new)
        old += sign != "+"
        new += sign != "-"
    pairs += in_block(*block, before, after)
    gone = [(at, moved[1][before[at]].popleft()) for at in moved[0] if moved[1][before[at]]]
    return Answer([*pairs, *gone], frozenset(gone))
