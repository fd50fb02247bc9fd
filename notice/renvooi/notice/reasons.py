"""The processor's reasons, put to the changes that they explain."""

from collections.abc import Mapping

from renvooi.model import Diff
from renvooi.model.errors import BadSettings


def reasons_by_change(script: Diff, reasons: Mapping[str, str]) -> dict[str, str]:
    """The reason of each change id. Keys of `reasons` are change ids, or old or new addresses.

    A change id outranks an address, a new address outranks an old one.
    Raises: BadSettings for a key that is none of these, for two keys that differ only in
    case or spaces, and for an empty reason.
    """
    keyed: dict[str, tuple[str, str]] = {}
    for key, reason in reasons.items():
        first, _ = keyed.setdefault(_key(key), (key, reason))
        if first != key:
            raise BadSettings(f"reasons: {first!r} and {key!r} are the same place; keep one of them")
    used: set[str] = set()
    found: dict[str, str] = {}
    for change in script.changes:
        names = (change.id, *(ref.address for ref in change.new), *(ref.address for ref in change.old))
        matching = [_key(name) for name in names if _key(name) in keyed]
        used.update(matching)
        if matching:
            found[change.id] = keyed[matching[0]][1]
    for key, (printed, reason) in keyed.items():
        if key not in used:
            raise BadSettings(f"reasons: {printed!r} is neither a change id nor a place that changed; see the diff")
        if not reason.strip():
            raise BadSettings(f"reasons: the reason for {printed!r} is empty; write one or leave it out")
    return found


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
