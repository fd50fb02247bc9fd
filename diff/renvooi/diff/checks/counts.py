"""A number in words beside a list with another number of things.

    De volgende drie gegevens worden bewaard:   a. Naam   b. Adres   c. Telefoon   d. E-mail
    Wij gebruiken twee certificaten: A, B en C.
    - De enige uitzondering zijn drie kaartlagen.   - Straten: Alfa.   - Luchtfoto en hoogtekaart: Beta. ...

The list must be what is counted: it follows in the same sentence, it is the children of a clause
that announces them, or it is the rest of the bullets, where these name and the others say. In such
a bullet "A and B visuals:" names two where another names one ("C visual:"). "Ten minste drie" and
periods count nothing; where two numbers could be meant, the check is silent.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.diff.checks.subject import Statement, Subject, found, quoted
from renvooi.diff.outline import Item
from renvooi.diff.signals import numbers
from renvooi.diff.signals.sentences import sentences
from renvooi.diff.signals.term import UNITS
from renvooi.model import Finding, NodeType, Severity

DISAGREES = "count-disagrees"
MOST = 30
"""Things that a number beside a list counts at most; a larger one is a number of something else."""
WORDS_OF_A_NAME = 8
"""Words before the colon of a bullet that names something; a longer start is a sentence."""
_COUNT = re.compile(
    rf"(?<![\w.,€-])(?P<number>\d{{1,2}}|{numbers.WORD})\s+(?:(?:volgende|onderstaande|andere|soorten|verschillende)\s+)*"
    r"(?P<noun>[a-zà-ÿ][\w-]{2,}(?:en|s|'s))(?![\w-])",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:minste|minstens|tenminste|minimaal|maximaal|hoogste|hoogstens|ongeveer|circa|ca\.|meer\s+dan|minder\s+dan|van\s+de|"
    r"een\s+van|één\s+van|of|tot|elke|iedere|per|binnen|na|om\s+de)\s+(?:de\s+)?$",
    re.IGNORECASE,
)
"""Before a number: it is a bound, a share or a rhythm and no count."""
_NOT_COUNTED = frozenset(UNITS) | frozenset(
    "keer malen maal procent punten euro's leden soorten dagdelen uren exemplaren".split()
)
_ANNOUNCED = re.compile(r"\b(?:volgende|onderstaande)\s*$", re.IGNORECASE)
_ANNOUNCES = re.compile(r"\b(?:volgende|onderstaande|te\s+weten|namelijk)\b", re.IGNORECASE)
_PARTICLE = re.compile(r"\s*(?:uit|in|aan|af|op|toe|door|over)?\s*")
"""Of a split verb, between the noun and the colon: "voert drie stappen uit:"."""
_NAMING = re.compile(r"(?P<name>[^:.;]{2,90}):\s+\S")
_AND = re.compile(r"(?<=\w|-)\s+(?:en|and|und)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Count:
    """A number that may count a list."""

    value: int
    text: str
    noun: str
    end: int
    """Where it ends in its sentence."""
    in_digits: bool
    """"3 gebruikers: ..." is a price list as often as a count."""


def find_counts(subject: Subject) -> Iterator[Finding]:
    """Every number that disagrees with the list it counts."""
    children: dict[int, list[Item]] = {}
    for item in subject.items:
        children.setdefault(item.parent, []).append(item)
    last = {statement.item.index: statement for statement in subject.statements}
    for statement in subject.statements:
        counts = tuple(_counts(statement.text))
        if len(counts) != 1:
            continue
        item, count = statement.item, counts[0]
        below = children.get(item.index, [])
        if below and last[item.index] is statement:
            yield from _children(statement, count, below)
        elif ":" in statement.text[count.end :]:
            yield from _inline(statement, count)
        elif not below:
            yield from _bullets(item, count, children[item.parent])


def _counts(text: str) -> Iterator[Count]:
    """The numbers of a sentence that may count a list; "één" and bounds left out."""
    for counted in _COUNT.finditer(text):
        value = numbers.value(counted["number"])
        noun = counted["noun"].casefold()
        if value is None or not 2 <= value <= MOST or noun in _NOT_COUNTED or _LOOSE.search(text[: counted.start()]):
            continue
        yield Count(int(value), counted[0], noun, counted.end(), counted["number"].isdigit())


def _children(statement: Statement, count: Count, below: list[Item]) -> Iterator[Finding]:
    """The clause announces "de volgende drie ...:" and its children are the list."""
    text = statement.text.rstrip()
    announced = "volgende" in count.text.casefold() or "onderstaande" in count.text.casefold()
    announced = announced or _ANNOUNCED.search(text[: count.end - len(count.text)]) is not None
    if not text.endswith(":") or not (announced or count.end == len(text) - 1):
        return
    listed = [item for item in below if item.node.type is NodeType.CLAUSE]
    # letters and bullets together are two lists, and it is not known which is counted
    is_one = len({(item.label or "").isalpha() + 2 * (item.label is None) for item in listed}) == 1
    if is_one and len(listed) != count.value:
        yield _finding(statement.item, count, len(listed), listed)


def _inline(statement: Statement, count: Count) -> Iterator[Finding]:
    """The list follows a colon in the sentence: short names between commas."""
    between, _, rest = statement.text[count.end :].partition(":")
    announced = _ANNOUNCES.search(count.text + between) is not None
    if len(between.split()) > 3 or (not announced and (count.in_digits or not _PARTICLE.fullmatch(between))):
        return
    parts = [part for part in re.split(r"[,;]", rest.strip().rstrip(".;")) if part.strip()]
    if not parts or any(len(part.split()) > WORDS_OF_A_NAME for part in parts) or "(" in rest or "enz" in rest:
        return
    least, most = _number_of(parts)
    if most >= 2 and not least <= count.value <= most:
        yield _finding(statement.item, count, most, [])


def _number_of(parts: list[str]) -> tuple[int, int]:
    """Least and most things that parts between commas name: "bouw en hosting" may be one, "ISO 9001 en NEN 7510" are two."""
    *before, tail = parts
    halves = _AND.split(tail.strip())
    sure = len(halves) == 2 and not halves[1][0].islower()
    inside = sum(len(_AND.split(part.strip())) - 1 for part in before)
    return len(parts) + sure, len(parts) + len(halves) - 1 + inside


def _bullets(item: Item, count: Count, siblings: list[Item]) -> Iterator[Finding]:
    """The bullets after this one name, up to the last, while this one and those before it say."""
    if item.label is not None or item.node.type is not NodeType.CLAUSE:
        return
    at = siblings.index(item)
    names = [_name(other) for other in siblings[at + 1 :]]
    if len(names) < 2 or None in names or any(_name(other) for other in siblings[: at + 1]):
        return
    given = [name for name in names if name is not None]
    listed = sum(_named_by(name, given) for name in given)
    if count.value != listed and (count.value != len(given) or _speak_of(count.noun, given)):
        yield _finding(item, count, listed, siblings[at + 1 :])


def _name(item: Item) -> str | None:
    """What a bullet names before its colon; None where it says something."""
    naming = _NAMING.match(item.normal)
    if naming is None or len(naming["name"].split()) > WORDS_OF_A_NAME or len(sentences(item.normal)) > 1:
        return None
    return naming["name"].strip()


def _named_by(name: str, names: list[str]) -> int:
    """How many things `name` names: two if it joins two under a plural that others use in the singular."""
    if not _AND.search(name):
        return 1
    head = name.split()[-1].casefold()
    singles = {other.split()[-1].casefold() for other in names if not _AND.search(other)}
    plural = any(head != single and head in (f"{single}s", f"{single}en", f"{single}'s") for single in singles)
    return len(_AND.split(name)) if plural else 1


def _speak_of(noun: str, names: list[str]) -> bool:
    """Whether the names end in the noun that is counted ("kaartvisuals": "... visual")."""
    stem = re.sub(r"(?:en|s|'s)$", "", noun)
    return all(stem.endswith(re.sub(r"(?:en|s|'s)$", "", name.split()[-1].casefold())) for name in names)


def _finding(at: Item, count: Count, listed: int, places: list[Item]) -> Finding:
    message = f"{at.address} says {quoted(count.text)}, and {listed} are listed"
    return found(DISAGREES, Severity.ERROR, message, at, *places, suggestion=f"{listed} {count.noun}")
