"""wikidiff2, the C++ engine that shows changes of wiki pages; from Debian's php-wikidiff2."""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence

from bench.aligners.lines import Answer, Line, texts

SCRIPT = """
while (($line = fgets(STDIN)) !== false) {
    [$old, $new] = json_decode($line);
    echo str_replace("\\n", "", wikidiff2_inline_json_diff($old, $new, 1000000)), "\\n";
    flush();
}
"""
DEFAULT: Mapping[str, str] = {}
TUNED = {
    "wikidiff2.moved_paragraph_detection_cutoff": "1000000",
    "wikidiff2.moved_line_threshold": "0.4",
    "wikidiff2.change_threshold": "0.5",
}
"""The default looks for no moves in documents of more than 100 changed lines. Thresholds are the best of
sixteen pairs over 60 documents of seed 2: changed links .781, against .727 with those of the default."""
_CONTEXT, _ADDED, _REMOVED, _CHANGED, _MOVED_FROM, _MOVED_TO = range(6)


class WikiDiff2:
    """`wikidiff2_inline_json_diff`, a clause a line, in one process for all documents.

    It says which lines stayed, changed, came, went and moved, with other words or without. Version
    1.13, the one in Debian, has no splits, and none has merges.
    """

    cannot = ("split", "merged")

    def __init__(self, name: str, settings: Mapping[str, str]) -> None:
        self.name = name
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None

    def missing(self) -> str | None:
        """PHP with the extension, if it is not there."""
        hint = "wikidiff2: apt-get install php-cli php-wikidiff2"
        if shutil.which("php") is None:
            return hint
        found = subprocess.run(["php", "--modules"], capture_output=True, check=False).stdout
        return None if b"wikidiff2" in found else hint

    def align(self, old: Sequence[Line], new: Sequence[Line]) -> Answer:
        """Lines that stayed, changed or moved."""
        before, after = "\n".join(texts(old)), "\n".join(texts(new))
        if before == after:
            # Its answer is empty, context and all.
            return Answer([(at, at) for at in range(len(old))])
        question = json.dumps([before, after]) + "\n"
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(question.encode("utf-8"))
            process.stdin.flush()
            return _answer(json.loads(process.stdout.readline())["diff"])
        except TimeoutError:
            # What it still has to say would be taken for the answer to the next question.
            process.kill()
            process.communicate()
            self._process = None
            raise

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            settings = [part for name, value in self._settings.items() for part in ("-d", f"{name}={value}")]
            command = ["php", *settings, "-r", SCRIPT]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self._process


def _answer(rows: Sequence[Mapping[str, object]]) -> Answer:
    pairs: list[tuple[int, int]] = []
    went: dict[object, int] = {}
    came: dict[object, int] = {}
    old = new = 0
    for row in rows:
        kind, info = row["type"], row.get("moveInfo")
        if kind in (_CONTEXT, _CHANGED):
            pairs.append((old, new))
        elif kind == _MOVED_FROM and isinstance(info, dict):
            went[info["id"]] = old
        elif kind == _MOVED_TO and isinstance(info, dict):
            came[info["linkId"]] = new
        old += kind not in (_ADDED, _MOVED_TO)
        new += kind not in (_REMOVED, _MOVED_FROM)
    found = [(at, came[name]) for name, at in went.items() if name in came]
    return Answer([*pairs, *found], frozenset(found))
