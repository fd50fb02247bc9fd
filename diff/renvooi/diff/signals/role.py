"""In what capacity someone acts changed: processor, sub-processor, controller, supplier.

    Voorbeeld treedt op als verwerker.   ->   Voorbeeld treedt op als subverwerker.

A capacity is read where the sentence says that someone has it ("is", "als", "in de rol van"):
"de verwerker meldt" names a party and no role.
"""

import re
from collections.abc import Iterator
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
    r"|derde|beheerder|leiding|manager|direct|bestuur|eigenaar|leider|functionaris|medewerker|gebruiker|contactp|adviseur|analist|account|audit|cliënt|patiënt|betrokken|klant|ontvanger|gever|houder|eigena|rechtheb|host|advis|consult|function|rdinat|officer|projectl",
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
_HAS_ROLE = re.compile(r"\b(?:rol|hoedanigheid|positie|functie)\s+van\s+(?:(?:de|het|een)\s+)?$", re.IGNORECASE)
"""Ends in "van" as "namens" and "van de verwerker" do, and says a role all the same."""
_BETWEEN = re.compile(
    r"\b(?:door|aan|van|met|voor|bij|namens|tegenover|jegens|richting|verantwoordelijk|verplicht)\s+(?:\S+\s+)?$",
    re.IGNORECASE,
)
_WITH = re.compile(r"\s(?:te)?(?:samen|gezamenlijk)\s+met\s+(?:(?:de|het)\s+)?\S+\s", re.IGNORECASE)
"""With whom: "is samen met Voorbeeld" says who has the role as "is" does."""
_TOGETHER = re.compile(r"\bgezamenlijk\s+verantwoordelijk\b", re.IGNORECASE)
_ACTORS = re.compile(
    r"(?<![\w-])(?:cliënt(?:en)?|patiënt(?:en)?|betrokkenen?|klant(?:en)?|opdrachtgevers?|afnemers?|\w+beheerders?|beheerders?|leidinggevenden?|\w*managers?|\w*directeur(?:en)?|directie"
    r"|bestuur(?:der)?s?|\w*eigenaar|\w*leiders?|\w*co(?:ö|o)rdinator(?:en)?|\w*officers?|functionaris(?:sen)?|\w*medewerkers?|(?:eind|sleutel|hoofd)?gebruikers?|contactpersonen|contactpersoon"
    r"|\w*adviseurs?|\w*analisten?|accountants?|auditors?|toezichthouders?|wettelijk\s+vertegenwoordigers?)(?![\w-])",
    re.IGNORECASE,
)
"""Who may act in a sentence and is not a party, with the parties that they may take the place of."""
_POST_STEM = 7
"""Letters by which two words are one post."""
_SLACK = 1
"""Words that may come or go with a post: "de functioneel beheerder", "de teamleider"."""
_PLAIN_WORD = re.compile(r"\w+")
_ARTICLES = frozenset("de het een".split())
_TEXTS = 64
_Key = tuple[str, Actor | None]
_Found = dict[_Key, str]


def find_role(case: Case) -> tuple[Signal, ...]:
    """Capacities that one side gives someone and the other does not."""
    found = matched(case)
    if found is None or not _HINT.search(" ".join((*sum(found.pairs, ()), *found.gone, *found.come))):
        return ()
    assert case.old is not None
    assert case.new is not None
    signals: list[Signal] = []
    for old, new in found.pairs:
        signals += _another_actor(old, new)
        before, after = roles(old, case.old.parties), roles(new, case.new.parties)
        gone, come = _without(before, after), _without(after, before)
        if before and after and (gone or come):
            evidence = f"the old text says who is {_say(before, gone)}, the new who is {_say(after, come)}"
            signals.append(signal(SignalType.ROLE, _words(before, gone), _words(after, come), evidence))
    return tuple(signals)


@lru_cache(_TEXTS)
def roles(sentence: str, parties: Parties) -> _Found:
    """The capacities that a sentence gives, each with the party that has it, and the words for it."""
    result: _Found = {}
    for found in _NOUN.finditer(sentence):
        before = _WITH.sub(" ", sentence[max(0, found.start() - _REACH) : found.start()])
        if not _whole(sentence, found):
            continue
        if not _HAS_ROLE.search(before) and (_BETWEEN.search(before) or not _CAPACITY.search(before)):
            continue
        name = _ROLES[(found.lastindex or 1) - 1][0]
        if name == _POST:
            name = found[0].casefold()
        result[name, _holder(sentence[: found.start()], parties)] = found[0]
    for found in _TOGETHER.finditer(sentence):
        result["joint controller", None] = found[0]
    return result


def _another_actor(old: str, new: str) -> Iterator[Signal]:
    """One holder of a post, or the data subject, in the place of another in a sentence that stayed."""
    before, after = ({found[0].casefold(): found[0] for found in _ACTORS.finditer(text)} for text in (old, new))
    gone, come = before.keys() - after.keys(), after.keys() - before.keys()
    if len(gone) != 1 or len(come) != 1:
        return
    was, now = before[gone.pop()], after[come.pop()]
    if _same_post(was, now) or len(set(_frame(old, was)) ^ set(_frame(new, now))) > _SLACK:
        return
    yield signal(SignalType.ROLE, was, now, f"what was said of the {was} is said of the {now}")


def _same_post(was: str, now: str) -> bool:
    """True for one post in singular and plural, and where each is a party to the agreement."""
    parties = ("klant", "opdrachtgever", "afnemer")
    return was.casefold()[:_POST_STEM] == now.casefold()[:_POST_STEM] or (
        was.casefold().startswith(parties) and now.casefold().startswith(parties)
    )


def _frame(text: str, word: str) -> list[str]:
    """The other words of a sentence, in order; the article goes with the noun."""
    return [
        one for one in _PLAIN_WORD.findall(text.casefold().replace(word.casefold(), " ", 1)) if one not in _ARTICLES
    ]


def _without(found: _Found, other: _Found) -> set[_Key]:
    """The capacities that `other` does not give to the same party, or to nobody in particular."""
    return {
        (name, holder)
        for name, holder in found
        if not any(name == known and (holder is who or None in (holder, who)) for known, who in other)
    }


def _whole(sentence: str, found: re.Match[str]) -> bool:
    """True where no letter or hyphen joins the name of the role to another word."""
    around = sentence[found.start() - 1 : found.start()] + sentence[found.end() : found.end() + 1]
    return not any(mark.isalnum() or mark == "-" for mark in around)


def _holder(before: str, parties: Parties) -> Actor | None:
    """The party named last before the role, if it is one of the two."""
    named = [one.actor for one in mentions(before, parties) if one.actor in (Actor.PROCESSOR, Actor.CLIENT)]
    return named[-1] if named else None


def _say(found: _Found, keys: set[_Key]) -> str:
    return (
        " and ".join(dict.fromkeys(name for name, _ in found if any(name == key[0] for key in keys))) or "nothing else"
    )


def _words(found: _Found, keys: set[_Key]) -> str | None:
    return ", ".join(words for key, words in found.items() if key in keys) or None
