"""What the words around a reference say of the number that it means.

    a name beside it      de dienst "Voorspellen" (artikel 8)         the item about "Voorspellen" is 9
    a noun before it      met de diensten in artikel 3                the item that lists the services is 4
    its own place         alle voorgaande punten in artikel 13        it stands among the points of item 14

Each is compared with what opens the printed target and its nearest neighbours, and counts only where
exactly one of them fits.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from renvooi.diff.outline import Item
from renvooi.diff.references.index import words_of
from renvooi.diff.references.reference import Cited, Reference
from renvooi.diff.references.resolve import Resolver
from renvooi.model import Role

_NEAR = (-2, -1, 0, 1, 2)
"""Numbers around the printed one that may be meant: more clauses are seldom put in at once."""
_BEFORE = 140
"""Characters before a reference in which its name or noun is looked for."""
_OPENING = 16
"""Words of a clause that say what it is about."""
_QUOTED = re.compile(r"[\"“„‘'](?P<name>[^\"“”„‘’']{4,80})[\"”’“']")
_LINK = re.compile(
    r"[\s,(:]*(?:(?:zie|in|van|uit|volgens|conform|onder|bij|zoals|ook|is|staat|staan|beschreven|omschreven|genoemd|vermeld|opgenomen|bedoeld)[\s,]+){0,4}$",
    re.IGNORECASE,
)
"""All that may stand between a name and the reference that belongs to it."""
_NAME_AFTER = re.compile(
    r"\s*(?:\(\s*[\"“„‘']?(?P<bracket>[A-Z][^()\"“”]{3,80})[\"”’']?\)|[,:]?\s*[\"“„‘'](?P<quoted>[^\"“”„‘’']{4,80})[\"”’'])"
)
_SELF = re.compile(
    r"\b(?:alle|de)\s+(?:voorgaande|bovenstaande|hiervoor\s+genoemde|vorige)\s+(?:punten|puntjes|onderdelen|bepalingen|opsomming)\s+(?:in|van|uit|onder)\s+$",
    re.IGNORECASE,
)
_THIS = re.compile(r"\b(?:dit|this)\s+$", re.IGNORECASE)
_STOP = frozenset(
    "beschreven genoemde bedoelde vermelde omschreven opgenomen bepaalde gestelde volgende voorgaande bedoeld genoemd"
    " vermeld bepaald gesteld zoals volgens conform overeenkomstig krachtens ingevolge staan staat worden wordt hebben"
    " heeft kunnen kunnen zullen verder alsmede mogen moeten toegevoegd vervangen gewijzigd herschreven aangepast"
    " artikel artikelen punten puntje versie eerste tweede onverminderd bepalingen bepaling verplichting verplichtingen"
    " persoonsgegevens gegevens partijen opdrachtgever verwerker processor overeenkomst voorwaarden lijst onderdeel".split()
)
"""Words that say nothing of what the cited clause is about: they stand in clauses of all kinds."""
_ONE_THING = ({"dienst", "product"}, {"subverwerker", "subprocessor"})
"""Stems that are said of one list."""
_NOUN_LETTERS = 6
"""Letters of the shortest noun that is compared."""
_NOUN_WORDS = 5
"""Words before a reference among which its noun is."""
_SENTENCE = re.compile(r"[.;!?]\s")


@dataclass(frozen=True, slots=True)
class Vote:
    """A number that the words around a reference speak for."""

    shift: int
    """Its distance from the printed one; 0 where the words fit that."""
    reason: str
    """What gave it away, as the middle of an English sentence."""


class Witness:
    """Says of each reference of one version what its words fit."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    def at(self, reference: Reference, citing: Item, shift: int) -> Item | None:
        """The node whose number lies `shift` from that of `reference`; None if there is not exactly one."""
        before, dot, last = reference.number.rpartition(".")
        if not last.isdigit() or int(last) + shift < 1:
            return None
        number = f"{before}{dot}{int(last) + shift}"
        head = replace(reference.head, number=number, printed=number)
        home = self._resolver.index.part_of(citing)
        found = [
            one
            for one in self._resolver.candidates(replace(reference, steps=(head,)), citing)
            if Role.DIFFERENCES not in one.roles and self._resolver.index.part_of(one) == home
        ]
        return found[0] if len(found) == 1 else None

    def vote(self, reference: Reference, citing: Item) -> Vote | None:
        """What the words around `reference` speak for; None if they do not tell."""
        text = citing.node.text
        word_at = _start_of_word(text, reference)
        before = text[max(0, word_at - _BEFORE) : word_at]
        names = _names(before, text[reference.end : reference.end + _BEFORE])
        noun = None if names else _noun(before)
        is_self = _THIS.search(before) or _SELF.search(before)
        if not names and noun is None and not is_self:
            return None
        near = {shift: item for shift in _NEAR if (item := self.at(reference, citing, shift)) is not None}
        if is_self and (own := self._own(reference, citing, near, listed=bool(_SELF.search(before)))) is not None:
            return own
        # a clause cannot tell by its own words that it is meant
        near = {shift: item for shift, item in near.items() if not item.index <= citing.index < item.end}
        for name in names:
            fits = [shift for shift, item in near.items() if _is_about(item, name)]
            if len(fits) == 1:
                return Vote(fits[0], f'the name beside it is "{name}"')
        return self._by_noun(noun, near) if noun is not None else None

    def _own(self, reference: Reference, citing: Item, near: Mapping[int, Item], *, listed: bool) -> Vote | None:
        """ "dit artikel 13" within item 14; "alle voorgaande punten" where item 13 has no points."""
        own = self._resolver.enclosing(Cited.ARTICLE, citing)
        shift = next((shift for shift, item in near.items() if item is own), None)
        if own is None or shift is None:
            return None
        if shift and listed and 0 in near and self._has_list(near[0]):
            return None
        return Vote(shift, "it stands in the very clause that it speaks of")

    def _has_list(self, item: Item) -> bool:
        return bool(self._resolver.index.children.get(item.index))

    def _by_noun(self, noun: str, near: Mapping[int, Item]) -> Vote | None:
        scores = {shift: self._score(item, noun) for shift, item in near.items()}
        best = max(scores.values(), default=0)
        fits = [shift for shift, score in scores.items() if score == best]
        if best == 0 or len(fits) != 1:
            return None
        return Vote(fits[0], f'the words beside it are "{noun}"')

    def _score(self, item: Item, noun: str) -> int:
        """2 where the opening has the noun and a list of them follows, 1 where it has the noun, else 0."""
        plural = noun.endswith(("en", "s"))
        stem = _stem(noun)
        if not any(_alike(stem, _stem(word)) for word in _opening(item)):
            return 0
        return 2 if plural and len(self._resolver.index.children.get(item.index, ())) > 1 else 1


def _start_of_word(text: str, reference: Reference) -> int:
    """Where the word before the number begins; in a list, where the list begins."""
    at = text.casefold().rfind(reference.word, 0, reference.start)
    return at if at >= 0 else reference.start


def _names(before: str, after: str) -> tuple[str, ...]:
    """The names that stand right before or right after a reference."""
    found = []
    for quoted in _QUOTED.finditer(before):
        if _LINK.fullmatch(before, quoted.end()):
            found.append(quoted["name"].strip())
    if named := _NAME_AFTER.match(after):
        found.append((named["bracket"] or named["quoted"]).strip())
    return tuple(found)


def _noun(before: str) -> str | None:
    """The nearest noun before a reference that may say what it is about."""
    sentence = _SENTENCE.split(before)[-1]
    words: list[str] = re.findall(r"[\w-]+", sentence.casefold())[-_NOUN_WORDS:]
    for word in reversed(words):
        if len(word) >= _NOUN_LETTERS and word not in _STOP and not word[0].isdigit():
            return word
    return None


def _opening(item: Item) -> tuple[str, ...]:
    """The words that say what a clause is about: its first ones, of an article its heading."""
    return tuple(re.findall(r"[\w-]+", item.normal.casefold()))[:_OPENING]


def _is_about(item: Item, name: str) -> bool:
    """True where the opening of `item` has all words of `name` in their order."""
    wanted = words_of(name)
    opening = words_of(" ".join(item.normal.split()[: _OPENING + len(wanted)]))
    return any(opening[at : at + len(wanted)] == wanted for at in range(len(opening) - len(wanted) + 1))


def _stem(word: str) -> str:
    plain = word.replace("-", "")
    for ending in ("en", "s"):
        if plain.endswith(ending) and len(plain) - len(ending) >= _NOUN_LETTERS - 1:
            return plain.removesuffix(ending)
    return plain


def _alike(one: str, other: str) -> bool:
    """True for two stems of one word, or of two words for one list."""
    if one == other:
        return True
    if any(one in group and other in group for group in _ONE_THING):
        return True
    least = max(_NOUN_LETTERS, round(0.6 * min(len(one), len(other))))
    return len(one) >= least <= len(other) and one[:least] == other[:least] and abs(len(one) - len(other)) <= 5
