"""What people decided about changes, kept apart from what was computed.

A verdict is one line of a log that only grows: who decided what about which change of which pair
of versions, when and why. The latest decision about a change counts; the earlier ones stay readable.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from renvooi.model.changes import Change, Diff, HumanVerdict, Significance, VersionRef
from renvooi.model.codec import from_json, to_json
from renvooi.model.errors import BadSettings
from renvooi.model.notices import ConsequenceClass

VERDICT_SCHEMA = "renvooi/verdict/1"
_OPENING = f'{{"schema":"{VERDICT_SCHEMA}"'
"""What every line begins with."""


@dataclass(frozen=True, slots=True)
class VerdictRecord:
    """One line of the log."""

    schema: str
    document: str
    """Kind of the document."""
    old: VersionRef
    new: VersionRef
    place: str
    """Address of the change, for people."""
    computed: Significance
    """What was computed when the person decided."""
    verdict: HumanVerdict


def verdict_of(script: Diff, change: Change, verdict: HumanVerdict) -> VerdictRecord:
    """The line that says `verdict` of `change` in `script`."""
    place = (change.new or change.old)[0].address
    return VerdictRecord(VERDICT_SCHEMA, script.document, script.old, script.new, place, change.significance, verdict)


def verdict_line(record: VerdictRecord) -> str:
    """`record` as one line of JSON, with its line end; a "?" for halves of characters, as odd file names have."""
    line = json.dumps(to_json(record), ensure_ascii=False, separators=(",", ":")) + "\n"
    return line.encode("utf-8", "replace").decode("utf-8")


def read_verdicts(text: str, name: str) -> tuple[VerdictRecord, ...]:
    """The records of a log in the order of their lines; a last line that was never finished is none.

    Raises: BadSettings with `name` and the number of the first line that is not a verdict.
    """
    # not splitlines: a reason may hold a separator that only that method takes for the end of a line
    *lines, end = text.split("\n")
    if not is_unfinished(end):
        lines.append(end)
    numbered = enumerate(lines, start=1)
    return tuple(_record(line, f"{name}, line {number}") for number, line in numbered if line.strip())


def is_unfinished(end: str) -> bool:
    """True for the beginning of a verdict: what a crash leaves of a line that was being written."""
    if not (end.startswith(_OPENING) or _OPENING.startswith(end)):
        return False
    try:
        json.loads(end)
    except ValueError:
        return True
    return False


def decided_at(verdict: HumanVerdict) -> datetime:
    """The moment of a verdict. Raises: ValueError if it is none, or has no offset."""
    moment = datetime.fromisoformat(verdict.at)
    if moment.tzinfo is None:
        raise ValueError(f"{verdict.at!r} has no offset")
    return moment


def decided_class(verdict: HumanVerdict) -> ConsequenceClass | None:
    """The class that the person gave; None where the rules decide. Raises: ValueError if there is no such class."""
    return None if verdict.consequence_class is None else ConsequenceClass(verdict.consequence_class)


def _record(line: str, at: str) -> VerdictRecord:
    try:
        record = from_json(VerdictRecord, json.loads(line))
        decided_at(record.verdict)
        decided_class(record.verdict)
    except ValueError as error:
        raise BadSettings(f"{at}: not a verdict: {error}. Restore the file; it is only ever added to.") from error
    if record.schema != VERDICT_SCHEMA:
        raise BadSettings(f"{at}: written as {record.schema}, which this version of renvooi does not know. Update it.")
    return record
