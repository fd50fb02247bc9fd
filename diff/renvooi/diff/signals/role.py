"""In what capacity someone acts changed: processor, sub-processor, controller, supplier.

    Voorbeeld treedt op als verwerker.   ->   Voorbeeld treedt op als subverwerker.

A capacity is read where the sentence says that someone has it ("is", "als", "in de rol van"):
"de verwerker meldt" names a party and no role.
"""

import re
from functools import lru_cache

from renvooi.diff.signals.case import Case, signal
from renvooi.diff.signals.matched import matched
from renvooi.diff.signals.parties import Actor, mentions
from renvooi.model import Parties, Signal, SignalType

_POST = "holder of a post"
_ROLES: tuple[tuple[str, str], ...] = (
    ("joint controller", r"gezamenlijke?\s+(?:verwerkings|verwerkers)?verantwoordelijken?"),
    ("independent controller", r"(?:zelfstandige?|onafhankelijke?|eigenstandige?|afzonderlijke?)\s+(?:verwerkings|verwerkers)?verantwoordelijken?"),
    ("controller", r"(?:verwerkings|verwerkers)verantwoordelijken?"),
    ("sub-processor", r"sub-?(?:verwerker|processor|bewerker)s?"),
    ("processor", r"(?:data[ -]?)?processors?|verwerkers?|bewerkers?"),
    ("subcontractor", r"onderaannemers?"),
    ("main contractor", r"hoofdaannemers?"),
    ("contractor", r"opdrachtnemers?"),
    ("reseller", r"(?:weder)?verkopers?|resellers?|distributeurs?"),
    ("intermediary", r"tussenpersoon|bemiddelaar|doorgeefluik"),
    ("representative", r"gevolmachtigden?|gemachtigden?|vertegenwoordigers?|agent"),
    ("supplier", r"(?:toe|onder)?leveranciers?|aanbieders?"),
    ("third party", r"derde(?:\s+partij)?"),
    ("recipient", r"ontvangers?"),
    ("licensor", r"licentiegevers?"),
    ("licensee", r"licentienemers?|licentiehouders?"),
    ("owner", r"eigenaar|eigenaren|rechthebbenden?"),
    ("host", r"hostingpartij|hoster"),
    ("adviser", r"adviseurs?|consultants?"),
    (_POST, r"functionaris(?:sen)?(?:\s+voor\s+\w+)?|\w*co(?:ö|o)rdinator(?:en)?|\w*officer|projectleiders?|toezichthouders?"),
)  # fmt: skip
_NOUN = re.compile("|".join(f"({pattern})" for _, pattern in _ROLES), re.IGNORECASE)
_HINT = re.compile(
    r"verantwoordelijke|werker|processor|nemer|koper|seller|distri|persoon|bemidd|doorgeef|machtigde|vertegenw|agent|leveranc|aanbieder"
    r"|derde|ontvanger|gever|houder|eigena|rechtheb|host|advis|consult|function|rdinat|officer|projectl",
    re.IGNORECASE,
)
_CAPACITY = re.compile(
    r"(?:\bals|\bin\s+de\s+(?:rol|hoedanigheid)\s+van|\bde\s+rol\s+van|\b(?:is|zijn|wordt|worden|blijft|blijven|was|bent)(?:\s+[^\s.;,]+){0,7}?"
    r"|\bstelt(?:\s+[^\s.;,]+){0,3}?|\bheeft(?:\s+[^\s.;,]+){0,2}?)\s+"
    r"(?:(?:de|het|een|zelf|enige|beide|ieder|elk|samen|eigen)\s+){0,3}$",
    re.IGNORECASE,
)
"""What stands before the name of a role where it is said that someone has it."""
_REACH = 90
"""Characters before the name of a role in which that is looked for."""
_BETWEEN = re.compile(
    r"\b(?:door|aan|van|met|voor|bij|namens|tegenover|jegens|richting|verantwoordelijk|verplicht)\s+(?:\S+\s+)?$",
    re.IGNORECASE,
)
_WITH = re.compile(r"\s(?:te)?(?:samen|gezamenlijk)\s+met\s+(?:(?:de|het)\s+)?\S+\s", re.IGNORECASE)
"""With whom: "is samen met Voorbeeld" says who has the role as "is" does."""
_TOGETHER = re.compile(r"\bgezamenlijk\s+verantwoordelijk\b", re.IGNORECASE)
_TEXTS = 64


def find_role(case: Case) -> tuple[Signal, ...]:
    """Capacities that one side gives someone and the other does not."""
    found = matched(case)
    if found is None or not _HINT.search(" ".join((*sum(found.pairs, ()), *found.gone, *found.come))):
        return ()
    assert case.old is not None
    assert case.new is not None
    signals = []
    for old, new in found.pairs:
        before, after = roles(old, case.old.parties), roles(new, case.new.parties)
        if before and after and before.keys() != after.keys():
            gone, come = before.keys() - after.keys(), after.keys() - before.keys()
            evidence = f"the old text says who is {_say(before, gone)}, the new who is {_say(after, come)}"
            signals.append(signal(SignalType.ROLE, _words(before, gone), _words(after, come), evidence))
    return tuple(signals)


@lru_cache(_TEXTS)
def roles(sentence: str, parties: Parties) -> dict[tuple[str, Actor | None], str]:
    """The capacities that a sentence gives, each with the party that has it, and the words for it."""
    result: dict[tuple[str, Actor | None], str] = {}
    for found in _NOUN.finditer(sentence):
        before = _WITH.sub(" ", sentence[max(0, found.start() - _REACH) : found.start()])
        if not _whole(sentence, found) or _BETWEEN.search(before) or not _CAPACITY.search(before):
            continue
        name = _ROLES[(found.lastindex or 1) - 1][0]
        if name == _POST:
            name = found[0].casefold()
        result[name, _holder(sentence[: found.start()], parties)] = found[0]
    for found in _TOGETHER.finditer(sentence):
        result["joint controller", None] = found[0]
    return result


def _whole(sentence: str, found: re.Match[str]) -> bool:
    """True where no letter or hyphen joins the name of the role to another word."""
    around = sentence[found.start() - 1 : found.start()] + sentence[found.end() : found.end() + 1]
    return not any(mark.isalnum() or mark == "-" for mark in around)


def _holder(before: str, parties: Parties) -> Actor | None:
    """The party named last before the role, if it is one of the two."""
    named = [one.actor for one in mentions(before, parties) if one.actor in (Actor.PROCESSOR, Actor.CLIENT)]
    return named[-1] if named else None


_Found = dict[tuple[str, Actor | None], str]


def _say(found: _Found, keys: set[tuple[str, Actor | None]]) -> str:
    return (
        " and ".join(dict.fromkeys(name for name, _ in found if any(name == key[0] for key in keys))) or "nothing else"
    )


def _words(found: _Found, keys: set[tuple[str, Actor | None]]) -> str | None:
    return ", ".join(words for key, words in found.items() if key in keys) or None
