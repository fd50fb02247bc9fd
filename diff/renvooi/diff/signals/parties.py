"""Which words of a text name which party.

Names and aliases come from the document; the words that every Dutch processor agreement uses
are here as data. A product ("Voorbeeld Koppeling") or a compound ("klant-omgeving") is not its
maker or owner, and "cliënt" is the data subject, never the client.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from renvooi.model import Parties


class Actor(StrEnum):
    """Who does something in a clause."""

    PROCESSOR = "processor"
    CLIENT = "client"
    SUB_PROCESSOR = "sub-processor"
    DEFINED_BY_RULE = "the party that a rule points out"
    """"de partij die de omgeving host": who that is follows from facts, not from a name."""
    JOINT = "both parties"


GENERIC: tuple[tuple[Actor, tuple[str, ...]], ...] = (
    (Actor.SUB_PROCESSOR, ("subverwerker", "subverwerkers", "sub-verwerker", "sub-processor", "sub-processors", "subprocessor")),
    (Actor.PROCESSOR, ("data processor", "dataprocessor", "processor", "verwerker", "wij", "we")),
    (
        Actor.CLIENT,
        (
            "klant", "klanten", "opdrachtgever", "opdrachtgevers", "verwerkingsverantwoordelijke",
            "verwerkersverantwoordelijke", "afnemer", "u",
        ),
    ),
    (Actor.JOINT, ("beide partijen", "partijen")),
    (Actor.DEFINED_BY_RULE, ("partij",)),
)  # fmt: skip
SHORT_NAME = 5
"""Letters up to which an upper-case name is matched by case: "ACT" must not match "act"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of a text; `actor` is set where it names a party."""

    text: str
    start: int
    end: int
    actor: Actor | None


@cache
def _pattern(parties: Parties) -> tuple[re.Pattern[str], tuple[Actor, ...]]:
    """One pattern with a group per name, longest names first, and the actor of each group."""
    names = [(name, Actor.PROCESSOR, True) for name in (parties.processor.name, *parties.processor.aliases)]
    names += [(name, Actor.CLIENT, True) for name in (parties.client.name, *parties.client.aliases)]
    generic = {word for _, words in GENERIC for word in words}
    names = [(name, actor, own) for name, actor, own in names if name.strip() and name.casefold() not in generic]
    names += [(word, actor, False) for actor, words in GENERIC for word in words]
    names.sort(key=lambda entry: (-len(entry[0]), entry[0]))
    parts = [f"({_one_name(name, own)})" for name, _, own in names]
    whole = rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])|\w[\w&/'-]*|[^\w\s]"
    return re.compile(whole), tuple(actor for _, actor, _ in names)


def _one_name(name: str, own: bool) -> str:
    words = r"\s+".join(re.escape(word) for word in name.split())
    exact = own and name.isupper() and len(name) <= SHORT_NAME
    # a name followed by a capitalised word is the name of a product
    product = r"(?!\s+[A-Z][a-z])" if own else ""
    return f"{words}{product}" if exact else f"(?i:{words}){product}"


def mentions(text: str, parties: Parties) -> tuple[Mention, ...]:
    """The words and marks of `text` in order, party names as one."""
    return tuple(Mention(found[0], found.start(), found.end(), actor) for found, actor in matches(text, parties))


def matches(text: str, parties: Parties) -> Iterator[tuple[re.Match[str], Actor | None]]:
    """What `mentions` is made of, for whom makes something else of it."""
    pattern, actors = _pattern(parties)
    for found in pattern.finditer(text):
        yield found, actors[found.lastindex - 1] if found.lastindex else None
