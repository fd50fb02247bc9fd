"""wikidiff2, the diff of MediaWiki in C++, in a PHP process that stays alive and times its own calls."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Self

PROGRAM = """<?php
function spent() {
    $usage = getrusage();
    return $usage["ru_utime.tv_sec"] + $usage["ru_stime.tv_sec"]
        + ($usage["ru_utime.tv_usec"] + $usage["ru_stime.tv_usec"]) / 1e6;
}
while (($line = fgets(STDIN)) !== false) {
    [$old, $new] = json_decode($line);
    $start = spent();
    $html = wikidiff2_inline_diff($old, $new, 2);
    echo json_encode([spent() - $start, strlen($html)]), "\\n";
}
"""
TUNED = ("wikidiff2.moved_paragraph_detection_cutoff=100000",)
"""By default no moves are looked for once 100 lines came or went, which real versions often reach."""

TICK = 1e-6
"""Seconds: the finest that PHP measures, so that no call takes no time."""


class Wikidiff2:
    """One PHP process; `seconds` may be asked as often as needed. A context manager that ends it."""

    def __init__(self, settings: Sequence[str] = ()) -> None:
        self._folder = tempfile.TemporaryDirectory()
        program = Path(self._folder.name, "wikidiff2.php")
        program.write_text(PROGRAM, encoding="utf-8")
        given = [part for setting in settings for part in ("-d", setting)]
        self._php = subprocess.Popen(["php", *given, str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._php.stdin is not None
        assert self._php.stdout is not None
        self._php.stdin.close()
        self._php.wait()
        self._php.stdout.close()
        self._folder.cleanup()

    def seconds(self, old: str, new: str) -> float:
        """CPU time of the call alone, as PHP measures it: the pipe and JSON are not in it."""
        assert self._php.stdin is not None
        assert self._php.stdout is not None
        self._php.stdin.write(json.dumps([old, new]).encode() + b"\n")
        self._php.stdin.flush()
        return max(float(json.loads(self._php.stdout.readline())[0]), TICK)


def is_installed() -> bool:
    """Whether PHP is there and has the extension."""
    if shutil.which("php") is None:
        return False
    found = subprocess.run(["php", "-m"], capture_output=True, text=True, check=False)
    return "wikidiff2" in found.stdout.split()
