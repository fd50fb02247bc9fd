"""A conversation with pagefind, which makes an index in a process of its own.

Its Python client waits a tenth of a second after each answer and takes no answer over 2 MiB: ten minutes
for 6,000 records. Here all questions are written at once while the answers are read: 3 seconds.
"""

import base64
import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from threading import Thread, Timer
from typing import IO

from renvooi.model.errors import InvariantBroken, MissingPackage, StoreFailed

Question = Mapping[str, object]
_CHUNK = 1 << 20
"""Bytes that are read at a time."""
_END = b","
"""Ends a message, in both directions."""
PATIENCE = 300.0
"""Seconds that a conversation may take: a hundred times what 6,000 records take."""


def converse(questions: Sequence[Question]) -> Mapping[str, bytes]:
    """The files that the last question asks for, by path.

    Raises: MissingPackage without pagefind; StoreFailed if it stops before the end, or is not done in `PATIENCE`.
    """
    with _started() as process:
        assert process.stdin is not None
        assert process.stdout is not None
        writer = Thread(target=_write, args=(process.stdin, questions))
        ended = Timer(PATIENCE, process.kill)
        writer.start()
        ended.start()
        try:
            answers = _read(process.stdout, len(questions))
        finally:
            ended.cancel()
            process.kill()
            writer.join()
            with suppress(BrokenPipeError):
                process.stdin.close()
    if len(answers) < len(questions):
        raise StoreFailed("search index: pagefind stopped before it was done; build the site again")
    return _files(answers)


def _started() -> subprocess.Popen[bytes]:
    try:
        from pagefind.service import get_executable

        program = get_executable()
        if program is None:
            raise MissingPackage("the search index", "site")
        return subprocess.Popen([program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    except (ImportError, OSError) as error:
        raise MissingPackage("the search index", "site") from error


def _write(into: IO[bytes], questions: Iterable[Question]) -> None:
    """Nothing; a process that stopped reading is seen by who reads its answers."""
    try:
        for number, question in enumerate(questions, 1):
            message = json.dumps({"message_id": number, "payload": question})
            into.write(base64.b64encode(message.encode()) + _END)
        into.flush()
    except (BrokenPipeError, ValueError):
        return


def _read(source: IO[bytes], expected: int) -> list[bytes]:
    pieces: list[bytes] = []
    found = 0
    while found < expected and (piece := source.read1(_CHUNK)):  # type: ignore[attr-defined]  # a buffered pipe
        found += piece.count(_END)
        pieces.append(piece)
    return b"".join(pieces).split(_END)[:-1]


def _files(answers: Sequence[bytes]) -> Mapping[str, bytes]:
    files: dict[str, bytes] = {}
    for answer in answers:
        payload = json.loads(base64.b64decode(answer))["payload"]
        if payload["type"] == "Error":
            raise InvariantBroken(f"search index: pagefind says {payload['message']!r}")
        for file in payload.get("files", ()):
            files[file["path"]] = base64.b64decode(file["content"])
    return files
