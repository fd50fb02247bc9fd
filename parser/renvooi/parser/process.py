"""A child process that is given a request, watched, and never left behind.

Of the modules of the reader only this one starts processes.
"""

import os
import resource
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

from renvooi.model.errors import ReaderCrashed
from renvooi.parser.exchange import Request, read_pages_line, request_bytes

LOOK = 0.2
"""Seconds between looks whether the reading is to be stopped."""
MOMENT = 0.005
"""Seconds between looks whether a child that closed its pipes has ended."""
PIECE = 2**16
"""Bytes taken from or given to a pipe at once."""
COMPLAINTS = 4_096
"""Bytes kept of what the child says on standard error: only its end tells why it died."""


class ReadingStopped(Exception):
    """The caller asked to stop; nothing was read."""


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
    """The most bytes of memory that it was seen to use at once; 0 if it was stopped."""


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


def _memory_of(used: resource.struct_rusage) -> int:
    """Bytes that a child which ended held at most; 0 where that cannot be told.

    Linux counts as a child's own what its parent held when it was started, so that beside a large parent,
    as one that verifies a large corpus, every child would seem to have run out of memory. What a child held is
    then known only from looks at it while it lived.
    """
    unit = 1 if sys.platform == "darwin" else 1024
    held = used.ru_maxrss
    return held * unit if held > resource.getrusage(resource.RUSAGE_SELF).ru_maxrss else 0


def _held_by(pid: int) -> int:
    """Bytes that a living child held at most since its program began (Linux, proc(5)); 0 where that cannot be told."""
    with suppress(OSError, ValueError), open(f"/proc/{pid}/status", "rb") as lines:
        for line in lines:
            if line.startswith(b"VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


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
        self.held = 0

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
                ready = pipes.select(min(left, LOOK))
                if not ready:
                    # It works and says nothing, as one does that eats memory.
                    self.held = _held_by(self.process.pid) or self.held
                for key, _ in ready:
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
                return self._ended(self.process.returncode, memory=max(self.held, _memory_of(used)))
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
