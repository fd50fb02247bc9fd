"""Where everything is hosted: "in Europa" in one document, "binnen de EU/EER" in the other.

Europe is larger than the EU/EEA. A document that says both is not compared: it says the narrower
thing somewhere.
"""

from collections.abc import Iterator

from renvooi.diff.checks.places import hosted
from renvooi.diff.checks.subject import Statement, Subject, found
from renvooi.model import Finding, Severity

DIFFERS = "location-differs"


def find_location(subject: Subject, other: Subject) -> Iterator[Finding]:
    """A warning where the two documents name different areas."""
    here, there = _areas(subject), _areas(other)
    if not here or not there or here.keys() & there.keys():
        return
    (area, said), (other_area, other_said) = next(iter(here.items())), next(iter(there.items()))
    message = (
        f'{said.item.address} says "{area}", and {other.document.source.name} says "{other_area}"'
        f" ({other_said.item.address}): Europe is larger than the EU/EEA"
    )
    better = "EU/EER" if area == "Europa" else None
    yield found(DIFFERS, Severity.WARNING, message, said.item, other_said.item, suggestion=better)


def _areas(subject: Subject) -> dict[str, Statement]:
    """Each area with the first sentence that names it."""
    result: dict[str, Statement] = {}
    for statement, area in hosted(subject):
        result.setdefault(area, statement)
    return result
