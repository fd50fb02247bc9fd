"""The witness: a file of signed heads beside the database, a line each, written before a change is confirmed.

A database that is put back to an earlier state is sound in itself; only something outside it can tell
that events were lost. The witness does: it holds a head that is ahead of the database. Two writers may
come here in the other order than their transactions did, so the lines are not sorted: the largest
`size` is the one to compare.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from renvooi.corpus.durable import append_durably, disk_failed, reason_of
from renvooi.model.errors import CorpusUnreadable

_ADVICE = "Compare it with a copy from a backup; a corpus whose heads were changed is not to be trusted"


@dataclass(frozen=True, slots=True)
class WitnessedHead:
    """One line of the witness."""

    size: int
    """How many events the head seals."""
    line: bytes
    """The head as it was written, without its line end."""


def append_head(path: Path, line: bytes) -> None:
    """Nothing; `line`, a JSON object with `size` and no line end, is the last of the witness and on disk.

    What a crash left of a line before it is cut off. Raises: StoreFailed.
    """
    assert _head(line) is not None
    try:
        append_durably(path, line + b"\n")
    except OSError as error:
        raise disk_failed(path, error) from error


def read_heads(path: Path) -> tuple[WitnessedHead, ...]:
    """Every head in the witness, in the order of its lines; none if there is no file.

    A last line that a crash left unfinished is not one of them: its change was not confirmed to anybody.
    Raises: CorpusUnreadable if anything else than heads is in the file.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise CorpusUnreadable(f"{path}: cannot be read: {reason_of(error)}. See that you may read it.") from error
    *lines, rest = data.split(b"\n")
    heads: list[WitnessedHead] = []
    for number, line in enumerate(lines, start=1):
        head = _head(line)
        if head is None:
            raise CorpusUnreadable(f"{path}: line {number} is no head: it was damaged or changed. {_ADVICE}.")
        heads.append(head)
    if _runs_on(rest):
        raise CorpusUnreadable(f"{path}: the end of line {len(lines) + 1} was damaged or changed. {_ADVICE}.")
    return tuple(heads)


def _head(line: bytes) -> WitnessedHead | None:
    """The head of one line; None if it is none."""
    try:
        said = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    head = said.get("head") if isinstance(said, dict) else None
    size = head.get("size") if isinstance(head, dict) else None
    # bool is a number to Python; a line that is padded is not as it was written
    if type(size) is not int or size < 1 or line != line.strip() or b"\n" in line:
        return None
    return WitnessedHead(size, line)


def _runs_on(rest: bytes) -> bool:
    """Whether more than a head stands on a line that has no end: a crash leaves less, a lost line end leaves this."""
    text = rest.decode("utf-8", errors="replace")
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return False
    return end < len(text)
