"""What reading one untrusted file may cost, and how a process is held to it."""

import resource
from dataclasses import dataclass

from renvooi.model.errors import OutOfMemory

MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one read may take."""

    file: int = 100_000_000
    """Bytes of the file; the largest contract seen is under 1 MB."""
    memory: int = 2**30
    """Bytes of address space; a contract of 16 pages takes 92 MB of it, engines included."""
    base: float = 20.0
    """Seconds on the clock for any file; a page takes 0.1 s, so that only a slow machine or a bomb gets near."""
    a_page: float = 0.5
    """Seconds on the clock that each page adds."""
    longest: float = 120.0
    """Seconds on the clock at most; also the most seconds of the processor, for a child whose parent was killed."""
    open_files: int = 64
    """Files open at once; the engines are modules and one PDF."""
    reply: int = 64 * 2**20
    """Bytes of the answer; the JSON of 16 pages takes 60 kB."""

    def seconds(self, pages: int) -> float:
        """Seconds on the clock for a file of so many pages."""
        return min(self.longest, self.base + self.a_page * max(pages, 0))


def hold_to(limits: Limits) -> None:
    """Nothing; from now on the system stops this process where it takes more, and it may write no file."""
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_CPU, int(limits.longest) + 1),
        (resource.RLIMIT_AS, limits.memory),
    ):
        _, hard = resource.getrlimit(what)
        lowest = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # One second of processor time between the signal that tells why and the one that only kills.
        highest = lowest + (what == resource.RLIMIT_CPU and lowest == most)
        resource.setrlimit(what, (lowest, highest))


def out_of_memory(name: str, limits: Limits) -> OutOfMemory:
    """The refusal of a file that needs more memory than it may have."""
    reason = f"reading it takes more than {limits.memory // MEGABYTE:,} MB of memory and was stopped"
    return OutOfMemory(name, reason, "Export the document again, or give the contract alone")
