"""What people call the versions of a chain: by label, and by number where the label does not tell."""

from collections import Counter
from collections.abc import Sequence

from renvooi.model import VersionRef
from renvooi.model.errors import UnknownVersion


def version_names(versions: Sequence[VersionRef]) -> tuple[str, ...]:
    """A name for each version, no two alike: "2026-02", "2026-02 #3" if another says so too, "#3" without a label."""
    count = Counter(ref.version for ref in versions)
    return tuple(
        ref.version if ref.version and count[ref.version] == 1 else f"{ref.version or ''} #{number}".strip()
        for number, ref in enumerate(versions, start=1)
    )


def find_number(versions: Sequence[VersionRef], name: str) -> int:
    """The number of the version that a person calls `name`: its label, else its number.

    Raises: UnknownVersion if no version, or more than one, is called so.
    """
    names = version_names(versions)
    said = name.strip()
    found = [number for number, ref in enumerate(versions, start=1) if said in (ref.version, names[number - 1])]
    if len(found) == 1:
        return found[0]
    if not found and said.removeprefix("#").isdecimal() and 1 <= int(said.removeprefix("#")) <= len(versions):
        return int(said.removeprefix("#"))
    which = f"{len(found)} versions are" if found else "no version is"
    raise UnknownVersion(f"{which} called {name}; the chain has {', '.join(names)}. Name one of these")
