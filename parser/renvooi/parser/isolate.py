"""An untrusted file read in a process of its own, which may crash, hang or eat memory.

PDF engines abort on some files, hang on others, and no thread can stop them (decision 8). So each
file is read by a child process with limits of memory, time, files and answer; what happens to it
becomes one error of the model, and the parent goes on. A child costs 0.3 s, mostly its imports.
"""

import hashlib
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, cast

from renvooi.model import Document
from renvooi.model.errors import FileTooBig, InputRefused, ReaderCrashed, TimedOut
from renvooi.parser.exchange import Refusal, Request, read_answer, read_pages_line, request_bytes
from renvooi.parser.limits import Limits, out_of_memory
from renvooi.parser.reading import parse, read_stage
from renvooi.parser.settings import Library
from renvooi.parser.sniff import MARKDOWN, media_type

CHILD = (sys.executable, "-P", "-s", "-m", "renvooi.parser.child")
"""The command of the child; -P keeps modules of the current folder out of it."""
LOOK = 0.2
"""Seconds between looks whether the reading is to be stopped."""
MOMENT = 0.005
"""Seconds between looks whether a child that closed its pipes has ended."""
NEARLY = 0.6
"""Part of the memory it may have that a child used when its end is put down to that: an engine that gets no more
of it aborts, and says nothing."""
PIECE = 2**16
"""Bytes taken from or given to a pipe at once."""
COMPLAINTS = 4_096
"""Bytes kept of what the child says on standard error: only its end tells why it died."""
SIGNS_OF_MEMORY = (b"bad_alloc", b"MemoryError", b"out of memory", b"Out of memory", b"failed to map segment")
"""What engines and Python say on standard error when they abort for lack of memory."""
NO_DOCUMENT = "the reader gave an answer that is no document"
AGAIN = "Export the document again; if that does not help, report it"


class ReadingStopped(Exception):
    """The caller asked to stop; nothing was read."""


def parse_isolated(
    data: bytes,
    *,
    name: str,
    library: Library | None = None,
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
    request = _request(data, name, library, limits or Limits())
    answer = answer_of(run(CHILD, request, stop), request)
    if isinstance(answer, str):
        raise ReaderCrashed(name, NO_DOCUMENT, AGAIN)
    if (answer.source.sha256, answer.source.name) != (hashlib.sha256(data).hexdigest(), name):
        raise ReaderCrashed(name, "the reader gave the document of another file", AGAIN)
    return answer


def read_stage_isolated(
    data: bytes, *, name: str, stage: str, library: Library | None = None, limits: Limits | None = None
) -> str:
    """One stage of reading as `read_stage` prints it, read as by `parse_isolated`.

    Raises: as `parse_isolated`.
    """
    if media_type(data, name=name) == MARKDOWN:
        return read_stage(data, name=name, stage=stage, library=library)
    request = _request(data, name, library, limits or Limits(), stage)
    answer = answer_of(run(CHILD, request), request)
    if isinstance(answer, str):
        return answer
    raise ReaderCrashed(name, NO_DOCUMENT, AGAIN)


def _request(data: bytes, name: str, library: Library | None, limits: Limits, stage: str | None = None) -> Request:
    if len(data) > limits.file:
        raise FileTooBig(name, f"the file has more than {limits.file:,} bytes", "Give the contract alone")
    return Request(name, data, () if library is None else library.texts, limits, stage)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended."""

    answer: bytes
    """Its last line, or what there is of it."""
    complaints: bytes
    """The end of what it said on standard error."""
    status: int
    """As `subprocess` has it: negative for a signal."""
    late: float | None = None
    """The seconds after which it was stopped; None if it was not."""
    memory: int = 0
    """The most bytes of memory that it used at once; 0 if it was stopped."""


def run(command: Sequence[str], request: Request, stop: threading.Event | None = None) -> Ended:
    """How the child `command` ended on `request`; whatever happens, none of its processes is left.

    Raises: ReadingStopped; ReaderCrashed where the system starts no process.
    """
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment(),
            start_new_session=True,
        )
    except OSError as error:
        reason = f"the system started no process to read it ({error.strerror or error})"
        raise ReaderCrashed(request.name, reason, "Close other programs, then try again") from error
    try:
        return _Watch(process, request, stop).until_end()
    finally:
        _end(process)


def _environment() -> dict[str, str]:
    """All that the child gets to know: where Python's modules are. No home, no proxy, no secret."""
    return {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "LC_ALL": "C.UTF-8"}


def _end(process: subprocess.Popen[bytes]) -> None:
    """Nothing; the child and whatever it started are dead and waited for."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with suppress(BrokenPipeError):
                pipe.close()


class _Watch:
    """Gives a child its request, takes its answer, and looks at the clock.

    All pipes at once: a child that does not read must not hold the parent, nor one that does not stop writing.
    """

    def __init__(self, process: subprocess.Popen[bytes], request: Request, stop: threading.Event | None) -> None:
        self.process = process
        self.limits = request.limits
        self.stop = stop
        self.began = time.monotonic()
        self.allowed = request.limits.seconds(0)
        self.waiting = memoryview(request_bytes(request))
        self.answer = bytearray()
        self.complaints = b""
        self.pages_are_known = False

    def until_end(self) -> Ended:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            os.set_blocking(pipe.fileno(), False)
        with selectors.DefaultSelector() as pipes:
            pipes.register(self.process.stdin, selectors.EVENT_WRITE, self._give)
            pipes.register(self.process.stdout, selectors.EVENT_READ, self._take)
            pipes.register(self.process.stderr, selectors.EVENT_READ, self._hear)
            while pipes.get_map():
                if self.stop is not None and self.stop.is_set():
                    raise ReadingStopped
                left = self.began + self.allowed - time.monotonic()
                if left <= 0:
                    return self._ended(0, late=self.allowed)
                for key, _ in pipes.select(min(left, LOOK)):
                    pipe = cast("IO[bytes]", key.fileobj)
                    if not key.data(pipe):
                        pipes.unregister(pipe)
                        if pipe is self.process.stdin:
                            self.process.stdin.close()
                if len(self.answer) > self.limits.reply:
                    return self._ended(0)
        return self._last()

    def _last(self) -> Ended:
        """The end of a child that has closed its pipes."""
        while time.monotonic() < self.began + self.allowed:
            try:
                pid, status, used = os.wait4(self.process.pid, os.WNOHANG)
            except ChildProcessError:
                # Where signals of children are ignored, the system waits for them and tells nobody how they ended.
                self.process.returncode = 0
                return self._ended(0)
            if pid:
                self.process.returncode = os.waitstatus_to_exitcode(status)
                unit = 1 if sys.platform == "darwin" else 1024
                return self._ended(self.process.returncode, memory=used.ru_maxrss * unit)
            time.sleep(MOMENT)
        return self._ended(0, late=self.allowed)

    def _ended(self, status: int, late: float | None = None, memory: int = 0) -> Ended:
        return Ended(bytes(self.answer), self.complaints, status, late, memory)

    def _give(self, pipe: IO[bytes]) -> bool:
        """Whether there is more to give."""
        try:
            self.waiting = self.waiting[os.write(pipe.fileno(), self.waiting[:PIECE]) :]
        except BrokenPipeError:
            # It died, or refused without reading on; its answer or status tells.
            return False
        return bool(self.waiting)

    def _take(self, pipe: IO[bytes]) -> bool:
        """Whether there may be more to take."""
        piece = os.read(pipe.fileno(), PIECE)
        self.answer += piece
        if not self.pages_are_known and b"\n" in self.answer:
            self.pages_are_known = True
            first, _, rest = self.answer.partition(b"\n")
            pages = read_pages_line(bytes(first)) if len(first) < COMPLAINTS else None
            if pages is not None:
                self.allowed = self.limits.seconds(pages)
                self.answer = bytearray(rest)
        return bool(piece)

    def _hear(self, pipe: IO[bytes]) -> bool:
        """Whether there may be more to hear."""
        piece = os.read(pipe.fileno(), PIECE)
        self.complaints = (self.complaints + piece)[-COMPLAINTS:]
        return bool(piece)


def answer_of(ended: Ended, request: Request) -> Document | str:
    """The document that a child answered with; text if it was asked for a stage.

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
