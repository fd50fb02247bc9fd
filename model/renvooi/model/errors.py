"""Every error that a caller can act on, under one root.

The message is one line: what was wrong, where, and what to do. `cli` alone maps
these to exit codes.
"""


class RenvooiError(Exception):
    """Root of all errors that renvooi raises on purpose."""


class InputRefused(RenvooiError):
    """A file that could not be read, or must not be; nothing of it was used."""

    outcome = "refused"

    def __init__(self, path: str, reason: str, advice: str) -> None:
        """`path` as the user gave it; `reason` and `advice` without a final full stop."""
        super().__init__(f"{path}: {reason}. {advice}.")
        self.path = path
        self.reason = reason
        self.advice = advice


class MissingFile(InputRefused):
    """No file at this path, or no permission to read it."""

    outcome = "missing"


class NotThisFormat(InputRefused):
    """The bytes are not what the file name says, or not of any format that renvooi reads."""

    outcome = "format"


class EncryptedFile(InputRefused):
    """The file needs a password."""

    outcome = "encrypted"


class DamagedFile(InputRefused):
    """The file breaks its format: truncated or malformed."""

    outcome = "damaged"


class DisputedFile(InputRefused):
    """Two engines read different text, and nothing tells which is right."""

    outcome = "disputed"


class EmptyFile(InputRefused):
    """The file has no bytes, no pages, or nothing on its pages."""

    outcome = "empty"


class NoTextLayer(InputRefused):
    """Pages with pictures and no text."""

    outcome = "no_text"


class TrackedChanges(InputRefused):
    """The document has changes that nobody has accepted or rejected yet."""

    outcome = "tracked_changes"


class FileTooBig(InputRefused):
    """More bytes, pages, objects or characters than the limits allow."""

    outcome = "too_big"


class TimedOut(InputRefused):
    """Reading took longer than the limit and was stopped."""

    outcome = "timeout"


class OutOfMemory(InputRefused):
    """Reading needed more memory than the limit and was stopped."""

    outcome = "memory"


class ReaderCrashed(InputRefused):
    """The process that read the file ended without an answer, or with one that is no document."""

    outcome = "crashed"


class BadSettings(RenvooiError):
    """A profile, organisation or policy file that is not valid."""


class NotComparable(RenvooiError):
    """Two documents that are not versions of one document."""


class MissingPackage(RenvooiError):
    """An optional package, or a library that it draws on, is needed for what was asked and is not installed."""

    def __init__(self, what: str, extra: str, advice: str | None = None) -> None:
        """`what` needs the package that `extra` brings, unless `advice` says what to install instead."""
        self.extra = extra
        self.advice = advice or f"Run pip install 'renvooi[{extra}]'"
        super().__init__(f"{what} needs a package that is not installed. {self.advice}.")


class ClusterFailed(RenvooiError):
    """The machines that were to do the work cannot be reached, or cannot do it."""


class MailUnreachable(RenvooiError):
    """The mail server cannot be reached, or does not let us in; nothing was queued for it."""


class PolicyConflict(RenvooiError):
    """The policy says one thing and the contract clause it rests on another."""


class UnknownVersion(RenvooiError):
    """A name that is neither a file nor a version that can be found."""


class UnknownRecord(RenvooiError):
    """An id that nothing in the corpus has, or more than one thing begins with."""


class NoCorpus(RenvooiError):
    """There is no corpus where one was looked for."""


class CorpusUnreadable(RenvooiError):
    """What is stored cannot be read, or is not what was stored: damaged, changed, or out of reach."""


class StateForbids(RenvooiError):
    """What is stored forbids what was asked; nothing was changed."""


class VersionTaken(StateForbids):
    """Another file was published as this version."""


class CorpusBusy(StateForbids):
    """Another process is writing, and did not end in time."""


class CorpusOutdated(StateForbids):
    """The corpus was made by an older renvooi, or by a newer one."""


class StoreFailed(StateForbids):
    """The database or the disk failed; what was asked is undone."""


class DoneInPart(StateForbids):
    """What was asked is kept, and a step that belongs to it failed; the next one that writes makes up for it."""


class InvariantBroken(AssertionError):
    """A defect of renvooi itself; may crash."""
