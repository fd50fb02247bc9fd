"""Third parties that one document names and the list of the other does not have."""

from collections.abc import Iterator

from renvooi.diff.checks.lists import Engaged, engaged
from renvooi.diff.checks.names import is_of
from renvooi.diff.checks.subject import Subject, found, joined
from renvooi.diff.checks.third_parties import third_parties
from renvooi.diff.outline import Item
from renvooi.model import Finding, Severity

DIFFERS = "third-party-differs"


def find_sub_processors(subject: Subject, other: Subject) -> Iterator[Finding]:
    """What is named here and not listed there, then the reverse; nothing without a list."""
    here, there = engaged(subject), engaged(other)
    if there is not None:
        missing = _missing(subject, here, other, there)
        if missing:
            message = f"{_names(missing)}, and not in the list of {other.document.source.name} ({there.item.address})"
            yield found(DIFFERS, Severity.WARNING, message, missing[0][1], *(item for _, item in missing), there.item)
    if here is not None:
        missing = _missing(other, there, subject, here)
        if missing:
            message = (
                f"{_names(missing)} in {other.document.source.name} ({missing[0][1].address}), and not in the list here"
            )
            yield found(DIFFERS, Severity.WARNING, message, here.item, *(item for _, item in missing))


def _missing(naming: Subject, own: Engaged | None, listing: Subject, listed: Engaged) -> list[tuple[str, Item]]:
    """Who is listed or named in one document, and not listed in the other.

    What a document with a list names outside it is a finding of that document alone.
    """
    named = own.entries if own is not None else tuple(third_parties(naming))
    parties = listing.document.parties
    known = (*listed.names, *naming.own_names, *listing.own_names, parties.client.name, *parties.client.aliases)
    missing: dict[str, Item] = {}
    for name, item in named:
        if not is_of(name, known) and name not in listed.said:
            missing.setdefault(name, item)
    return list(missing.items())


def _names(missing: list[tuple[str, Item]]) -> str:
    verb = "is" if len(missing) == 1 else "are"
    return f"{joined(tuple(name for name, _ in missing))} {verb} named"
