"""An untrusted file read in a process of its own, which may crash, hang or eat memory.

PDF engines abort on some files, hang on others, and no thread can stop them (decision 8). So each
file is read by a child process with limits of memory, time, files and answer; what happens to it
becomes one error of the model, and the caller goes on. A child costs 0.3 s, mostly its imports.
"""

import hashlib
import signal
import sys
import threading
from dataclasses import replace

from renvooi.model import Document
from renvooi.model.errors import FileTooBig, InputRefused, ReaderCrashed, TimedOut
from renvooi.parser.exchange import Pictures, Refusal, Request, read_answer
from renvooi.parser.limits import Limits, out_of_memory
from renvooi.parser.process import Ended, run
from renvooi.parser.reading import parse, read_stage
from renvooi.parser.settings import Library
from renvooi.parser.sniff import MARKDOWN, media_type

CHILD = (sys.executable, "-P", "-s", "-m", "renvooi.parser.child")
"""The command of the child; -P keeps modules of the current folder out of it."""
NEARLY = 0.6
"""Part of the memory it may have that a child used when its end is put down to that: an engine that gets no more
of it aborts, and says nothing."""
SIGNS_OF_MEMORY = (b"bad_alloc", b"MemoryError", b"out of memory", b"Out of memory", b"failed to map segment")
"""What engines and Python say on standard error when they abort for lack of memory."""
AGAIN = "Export the document again; if that does not help, report it"
NO_DOCUMENT = "the reader gave an answer that is no document"


def parse_isolated(
    data: bytes,
    *,
    name: str,
    library: Library | None = None,
    accept_revisions: bool = False,
    limits: Limits | None = None,
    stop: threading.Event | None = None,
) -> Document:
    """The document in `data` as `parse` gives it, read by a process that cannot harm this one.

    Markdown is read here: no engine has to be kept apart for it. `stop` ends the reading from
    another thread.
    Raises: a subclass of InputRefused if it cannot be read whole, within `limits`; ReadingStopped.
    """
    if media_type(data, name=name) == MARKDOWN:
        return parse(data, name=name, library=library)
    request = replace(_request(data, name, library, limits), accept_revisions=accept_revisions)
    answer = answer_of(run(CHILD, request, stop), request)
    if not isinstance(answer, Document):
        raise ReaderCrashed(name, NO_DOCUMENT, AGAIN)
    if (answer.source.sha256, answer.source.name) != (hashlib.sha256(data).hexdigest(), name):
        raise ReaderCrashed(name, "the reader gave the document of another file", AGAIN)
    return answer


def read_stage_isolated(
    data: bytes,
    *,
    name: str,
    stage: str,
    library: Library | None = None,
    accept_revisions: bool = False,
    limits: Limits | None = None,
) -> str:
    """One stage of reading as `read_stage` prints it, read as by `parse_isolated`.

    Raises: as `parse_isolated`.
    """
    if media_type(data, name=name) == MARKDOWN:
        return read_stage(data, name=name, stage=stage, library=library)
    request = replace(_request(data, name, library, limits), stage=stage, accept_revisions=accept_revisions)
    answer = answer_of(run(CHILD, request), request)
    if isinstance(answer, str):
        return answer
    raise ReaderCrashed(name, NO_DOCUMENT, AGAIN)


def draw_pages_isolated(
    data: bytes, *, name: str, library: Library | None = None, limits: Limits | None = None
) -> Pictures:
    """What was recognised on each page of a PDF, drawn over it, read as by `parse_isolated`.

    Raises: as `parse_isolated`.
    """
    request = replace(_request(data, name, library, limits), pictures=True)
    answer = answer_of(run(CHILD, request), request)
    if isinstance(answer, tuple):
        return answer
    raise ReaderCrashed(name, NO_DOCUMENT, AGAIN)


def _request(data: bytes, name: str, library: Library | None, limits: Limits | None) -> Request:
    limits = limits or Limits()
    if len(data) > limits.file:
        raise FileTooBig(name, f"the file has more than {limits.file:,} bytes", "Give the contract alone")
    return Request(name, data, () if library is None else library.texts, limits)


def answer_of(ended: Ended, request: Request) -> Document | str | Pictures:
    """The document that a child answered with; text or pictures if it was asked for those.

    Raises: the subclass of InputRefused that fits the way in which it ended.
    """
    name = request.name
    if ended.late is not None:
        raise TimedOut(name, f"reading it took more than {ended.late:.0f} seconds and was stopped", AGAIN)
    if len(ended.answer) > request.limits.reply:
        reason = f"what was read in it takes more than {request.limits.reply:,} bytes"
        raise FileTooBig(name, reason, "Give the contract alone")
    if not ended.answer.endswith(b"\n"):
        raise _death(ended, request)
    try:
        answer = read_answer(ended.answer)
    except ValueError as error:
        raise ReaderCrashed(name, NO_DOCUMENT, AGAIN) from error
    if isinstance(answer, Refusal):
        raise _REFUSALS.get(answer.outcome, ReaderCrashed)(name, answer.reason, answer.advice)
    return answer


_REFUSALS = {kind.outcome: kind for kind in InputRefused.__subclasses__()}


def _death(ended: Ended, request: Request) -> InputRefused:
    """The refusal for a child that ended without an answer."""
    name = request.name
    # The system kills a process without asking only when memory runs out.
    is_full = ended.status < 0 and ended.memory > NEARLY * request.limits.memory
    if is_full or -ended.status == signal.SIGKILL or any(sign in ended.complaints for sign in SIGNS_OF_MEMORY):
        return out_of_memory(name, request.limits)
    if -ended.status == signal.SIGXCPU:
        return TimedOut(name, f"reading it took more than {request.limits.longest:.0f} seconds of computing", AGAIN)
    how = f"was ended by {signal.Signals(-ended.status).name}" if ended.status < 0 else "ended without an answer"
    return ReaderCrashed(name, f"the PDF engine crashed on this file: the reading process {how}", AGAIN)
