"""The witness: a file of signed heads beside the database, a line each, written before a change is confirmed.

A database that is put back to an earlier state is sound in itself; only something outside it can tell
that events were lost. The witness does: it holds a head that is ahead of the database. A head is added
after its transaction, so one that was killed in between leaves the database ahead by one; whoever writes
next adds what is missing first. The lines are in the order of the ledger.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from renvooi.corpus.durable import PRIVATE, append_after, disk_failed, last_line, reason_of
from renvooi.model.errors import CorpusUnreadable

_ADVICE = "Compare it with a copy from a backup; a corpus whose heads were changed is not to be trusted"
_NOTHING: Mapping[bytes, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class WitnessedHead:
    """One line of the witness."""

    size: int
    """How many events the head seals."""
    line: bytes
    """The head as it was written, without its line end."""


def append_head(path: Path, line: bytes) -> None:
    """Nothing; `line`, a JSON object of a signed head without line end, is the last of the witness and on disk.

    See `append_heads`.
    """
    append_heads(path, lambda _: (line,))


def append_heads(path: Path, lines_after: Callable[[int], Sequence[bytes]]) -> None:
    """Nothing; the lines that follow the last of the witness are in it and on disk.

    `lines_after` is given how many events the last line seals, 0 where there is none, and nobody else
    adds any meanwhile. What a crash left of a line is cut off. Raises: StoreFailed.
    """

    def after(last: bytes) -> Sequence[bytes]:
        held = _head(last)
        # what is no head is named by verify; the heads that follow it are not to be lost too
        lines = lines_after(held.size if held else 0)
        assert all(_head(line) for line in lines)
        return [line + b"\n" for line in lines]

    try:
        append_after(path, after, new_mode=PRIVATE)
    except OSError as error:
        raise disk_failed(path, error) from error


def last_head(path: Path) -> WitnessedHead | None:
    """The head of the last line; None if there is none, or the line is no head. Raises: CorpusUnreadable."""
    try:
        return _head(last_line(path))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(path, error) from error


def read_heads(path: Path) -> tuple[WitnessedHead, ...]:
    """Every head in the witness, in the order of its lines; none if there is no file.

    Raises: CorpusUnreadable as for `parse_heads`.
    """
    return parse_heads(read_witness_bytes(path), str(path))


def read_witness_bytes(path: Path) -> bytes:
    """The bytes of the witness; none if there is no file. Raises: CorpusUnreadable."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise _unreadable(path, error) from error


def parse_heads(data: bytes, name: str, *, known: Mapping[bytes, int] = _NOTHING) -> tuple[WitnessedHead, ...]:
    """Every head in the bytes of the witness `name`, in the order of its lines.

    Lines that are `known`, with the events they seal, need not be understood again. A last line that a
    crash left unfinished is not one of them: its change was not confirmed to anybody.
    Raises: CorpusUnreadable if anything else than heads is in it.
    """
    *lines, rest = data.split(b"\n")
    heads: list[WitnessedHead] = []
    for number, line in enumerate(lines, start=1):
        size = known.get(line)
        head = WitnessedHead(size, line) if size is not None else _head(line)
        if head is None:
            raise CorpusUnreadable(f"{name}: line {number} is no head: it was damaged or changed. {_ADVICE}.")
        heads.append(head)
    if _runs_on(rest):
        raise CorpusUnreadable(f"{name}: the end of line {len(lines) + 1} was damaged or changed. {_ADVICE}.")
    return tuple(heads)


def _unreadable(path: Path, error: OSError) -> CorpusUnreadable:
    return CorpusUnreadable(f"{path}: cannot be read: {reason_of(error)}. See that you may read it.")


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
