"""How data is secured: each listed measure with its topics, and whether it is required.

Schijven zijn zo mogelijk versleuteld.   ->   topic "encryption", strength "where possible"
Schijven zijn niet versleuteld.          ->   no topic, strength "denied"
Niets wordt onversleuteld verzonden.     ->   topic "encryption", strength "required"
"""

import re
from collections.abc import Iterator
from itertools import islice

from renvooi.diff.outline import Item
from renvooi.diff.records.entries import Listing
from renvooi.diff.records.values import Value, make_record
from renvooi.diff.records.wording import LOOSE, bare, statements
from renvooi.diff.signals.security import MEASURES
from renvooi.diff.signals.sentences import sentences
from renvooi.diff.signals.values import MANY, part_around
from renvooi.model import FieldName, Record, RecordKind

REQUIRED, WHERE_POSSIBLE, DENIED = "required", "where possible", "denied"
_NEGATION = re.compile(
    r"\b(?:niet(?!\s+(?:alleen|slechts|enkel)\b)|geen|nooit|noch|niemand|niets|zonder|ontbre\w+|not|no|never|without|on(?=(?:ver|ge|be)\w))",
    re.IGNORECASE,
)
"""What turns a statement round, also within a word ("onversleuteld"); a second one turns it back."""
_ABSENT = re.compile(
    r"\bontbre\w+|\b(?:niet|nooit)\s*[.!]?\s*$|\b(?:niet|nooit|geen|not|never)\s+(?:\w+\s+){0,2}?(?:toegepast|gebruikt|gebruik|ingezet|aanwezig|ingeschakeld|actief|aan|beschikbaar"
    r"|geregeld|ingericht|nodig|vereist|verplicht|gemaakt|gedaan|uitgevoerd|used|enabled|applied|required|available|present)\b",
    re.IGNORECASE,
)
"""What says after a measure that there is none: "MFA is niet verplicht", and not "back-ups worden niet gedeeld"."""


def read_security_measures(listing: Listing) -> Iterator[Record]:
    """The measures of a list, one an entry."""
    for entry in listing.entries:
        texts: list[tuple[str, Item]] = [(entry.item.node.text, entry.item)]
        texts += [(part.text, part.item) for part in entry.parts]
        topics = [(name, value, item) for text, item in texts for name, value in topics_of(text)]
        strength = WHERE_POSSIBLE if LOOSE.search(entry.text) else REQUIRED
        if not topics and any(map(_denied, (text for text, _ in texts))):
            strength = DENIED
        said = [(FieldName.TEXT, bare(text), item) for text, item in texts]
        values = [*topics, (FieldName.STRENGTH, strength, entry.item), *said]
        name = next(iter(statements(entry.item.node.text)), bare(entry.item.node.text))
        yield make_record(RecordKind.SECURITY_MEASURES, entry.item, name, values)


def topics_of(text: str) -> tuple[Value, ...]:
    """The measures that `text` says there are, by the vocabulary of the signals."""
    return tuple(
        (FieldName.TOPIC, name) for name, pattern in MEASURES if any(not denied for denied in _mentions(text, pattern))
    )


def _denied(text: str) -> bool:
    """Whether `text` names a measure and says that there is none."""
    return any(any(_mentions(text, pattern)) for _, pattern in MEASURES)


def _mentions(text: str, pattern: re.Pattern[str]) -> Iterator[bool]:
    """For each time that `text` names a measure, whether it is said not to be."""
    if not pattern.search(text):
        return
    for sentence in sentences(text):
        for found in islice(pattern.finditer(sentence), MANY):
            begin, end = part_around(sentence, *found.span())
            ahead = len(_NEGATION.findall(sentence, begin, found.start())) + bool(_NEGATION.match(found[0]))
            behind = len(_NEGATION.findall(sentence, found.end(), end))
            is_odd = (ahead + behind) % 2 == 1
            yield is_odd and (ahead > 0 or _ABSENT.search(sentence, found.end(), end) is not None)
