"""Findings that a person may answer for, and those that no reason outweighs.

What a notice says openly may stay open with a reason on record: a page that could not be read is
named to the client, and so is a right for which no clause was found. What would make the notice
itself untrue, or what is decided change by change, cannot be waved through by its code.
"""

from collections.abc import Sequence

from renvooi.model import Accepted, Finding, Severity, is_reason
from renvooi.model.errors import BadSettings

DECIDE_EACH = "decide each change with renvooi verdict"

NEVER = {
    "reason-missing": "write the reason of each change",
    "review": DECIDE_EACH,
    "needs-decision": DECIDE_EACH,
    "versions-out-of-order": "give the earlier version first, or correct the label",
    "same-version": "give the new text its own version label",
    "basis-ambiguous": "correct the profile so that one clause has the role",
    "effective-within-window": "let the changes take effect after the last day",
    "effective-date-unchecked": "give the day of receipt or the day of sending",
    "sub-processor-contradicted": "correct the details or the document",
    "sub-processor-starts-early": "let the party start after the last day to object",
}
"""Codes that cannot be accepted, each with what to do instead."""


def require_acceptable(accepted: Sequence[Accepted], findings: Sequence[Finding]) -> None:
    """Nothing. Raises: BadSettings for a code that may not be accepted, or that is no error of this notice, and for an answer without words."""
    errors = list(dict.fromkeys(one.code for one in findings if one.severity is Severity.ERROR))
    for one in accepted:
        if one.code in NEVER:
            raise BadSettings(f"accepted: {one.code!r} cannot be accepted: {NEVER[one.code]}")
        if one.code not in errors:
            open_errors = ", ".join(errors) or "there are none"
            raise BadSettings(f"accepted: {one.code!r} is no open error of this notice ({open_errors}); leave it out")
        if not is_reason(one.because):
            raise BadSettings(f"accepted: {one.because!r} tells nobody why {one.code!r} stays open; write it in words")
