"""The reading process: one file from standard input to one answer on standard output.

Started by `isolate` and by nothing else. It takes its limits upon itself before a byte of the file
is in memory, and leaves whatever happens to the process (an abort of an engine, too much memory,
too much time) to the parent that watches it.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace

from renvooi.model import Document
from renvooi.model.errors import InputRefused, ReaderCrashed
from renvooi.parser.exchange import Pictures, Request, answer_line, pages_line, read_head
from renvooi.parser.limits import hold_to, out_of_memory
from renvooi.parser.reading import parse, read_stage, read_stages
from renvooi.parser.settings import load_library
from renvooi.parser.sniff import PDF, media_type


def main() -> None:
    """Nothing; the process has answered and ends."""
    stream = sys.stdin.buffer
    request, sizes = read_head(stream)
    hold_to(request.limits)
    *texts, data = (stream.read(size) for size in sizes)
    named = tuple((name, text) for (name, _), text in zip(request.texts, texts, strict=True))
    # What a library prints must not get between the lines of the answer.
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    for line in answers(replace(request, data=data, texts=named)):
        answer.write(line)
        answer.flush()
    # Nothing is left to do: taking down the engines costs time and can crash.
    os._exit(0)


def answers(request: Request) -> Iterator[bytes]:
    """The lines of the answer to one request."""
    try:
        if media_type(request.data, name=request.name) == PDF:
            from renvooi.parser.pdf.limits import count_pages

            yield pages_line(count_pages(request.data))
        answer: Document | str | Pictures | InputRefused = _read(request)
    except InputRefused as refusal:
        lacking = _lacks_memory(refusal)
        answer = type(refusal)(request.name, refusal.reason, refusal.advice)
    else:
        lacking = False
    # Only here, where the traceback of the failure is gone and with it the memory that it held.
    yield answer_line(out_of_memory(request.name, request.limits) if lacking else answer)


def _read(request: Request) -> Document | str | Pictures:
    """The document, or the stage of reading or the pictures that are asked for.

    Raises: InputRefused, whatever happens.
    """
    try:
        library = load_library(request.texts)
        if request.stage is not None:
            return read_stage(
                request.data,
                name=request.name,
                stage=request.stage,
                library=library,
                accept_revisions=request.accept_revisions,
            )
        if request.pictures:
            from renvooi.parser.picture import draw_pages

            stages = read_stages(request.data, name=request.name, library=library)
            return tuple(draw_pages(request.data, stages, name=request.name))
        return parse(request.data, name=request.name, library=library, accept_revisions=request.accept_revisions)
    except InputRefused:
        raise
    # A malformed file reaches code that was written for whole ones, in ways that nobody listed.
    except Exception as error:
        reason = f"the reader failed on this file ({type(error).__name__}: {error})"
        advice = "Export the document again; if that does not help, report it"
        raise ReaderCrashed(request.name, reason, advice) from error


def _lacks_memory(error: BaseException | None) -> bool:
    """Whether an engine called a lack of memory damage: it wraps whatever is raised below it."""
    seen: list[BaseException] = []
    waiting = [error]
    while waiting:
        one = waiting.pop()
        if one is None or any(one is known for known in seen):
            continue
        if isinstance(one, MemoryError):
            return True
        seen.append(one)
        waiting += [one.__cause__, one.__context__, *(part for part in one.args if isinstance(part, BaseException))]
    return False


if __name__ == "__main__":
    main()
