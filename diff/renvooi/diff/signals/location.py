"""Where data is changed: a country, the EU/EEA, Europe, a region, inside or outside.

    binnen de EU/EER              ->   in Europa                   a continent is not the EU/EEA
    back-up in Duitsland, archief in Frankrijk  ->  exchanged      the same names, another place for each

"Nederlands datacentrum" says Nederland; "Nederlands recht" and "in het Nederlands" do not.
"""

from collections import Counter

from renvooi.diff.signals.case import Case, signal
from renvooi.diff.signals.places import Place, places
from renvooi.diff.signals.values import differing
from renvooi.model import Signal, SignalType


def find_location(case: Case) -> tuple[Signal, ...]:
    """Places that one side names and the other does not, or that were exchanged."""
    if case.old is None or case.new is None:
        return ()
    old, new = named(case.old.text), named(case.new.text)
    if old.keys() == new.keys():
        return _exchanged(case.old.text, case.new.text)
    gone, come = old.keys() - new.keys(), new.keys() - old.keys()
    before, after = (", ".join(sorted(keys)) or "none" for keys in (gone, come))
    return (
        signal(
            SignalType.LOCATION,
            ", ".join(words for key, words in old.items() if key in gone) or None,
            ", ".join(words for key, words in new.items() if key in come) or None,
            f"places only in the old text: {before}; only in the new: {after}",
        ),
    )


def locations(text: str) -> frozenset[str]:
    """Country codes, "EU/EER", "Europa", "outside EU/EER" and the like."""
    return frozenset(named(text))


def named(text: str) -> dict[str, str]:
    """The locations of `text`, each with the words that first name it, in the order in which they stand."""
    result: dict[str, str] = {}
    for place in places(text):
        result.setdefault(place.key, place.text)
    return result


def _exchanged(old_text: str, new_text: str) -> tuple[Signal, ...]:
    """Places that stand as often as before, each with what belonged to another."""
    old, new = places(old_text), places(new_text)
    if Counter(place.key for place in old) != Counter(place.key for place in new):
        return ()
    pairs = differing(old, new, same=_same, old_text=old_text, new_text=new_text)
    return tuple(
        signal(SignalType.LOCATION, before.text, after.text, f"the place was {before.key} and is {after.key}")
        for before, after in pairs
        if before is not None and after is not None
    )


def _same(old: Place, new: Place) -> bool:
    return old.key == new.key
