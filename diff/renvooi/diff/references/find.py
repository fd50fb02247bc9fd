"""The references of a text, by its words alone: no tree is asked.

    "artikelen 3, tweede lid, en 5 t/m 7 van Deel 2"   ->  article 3, paragraph 2; articles 5, 6 and 7, all of part 2

A reference is read from left to right: a word that cites, its numbers, what of each is meant (lid,
onder), where it all stands (van Deel 2), and last whose it is. Each step is one small pattern that
is matched at one place, so that no text, however long, is read more than a few times.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import repeat

from renvooi.diff.references.external import OWN, Owner, owner_of
from renvooi.diff.references.reference import Cited, Origin, Reference, Step
from renvooi.diff.references.words import (
    BEGINNINGS,
    HEAD,
    LAST,
    NUMBERS,
    ONE_ORDINAL,
    ORDINAL_LIST,
    ORDINALS,
    RELATIVE,
    RELATIVE_BEGINNINGS,
    SEPARATOR,
    kind_of_relative,
    lowered,
    places_of,
    singular,
)

_LINKED_TO = re.compile(r"\((?:\.{1,2}/|/|https?:)[^()\s]{1,400}\)")
"""Where a link of a Markdown text goes: it stands between a number and what the number is of."""
_PRINTED_HEADING = re.compile(r"#+\s*")
"""A heading that was read as text: "### Artikel 6" cites nothing."""
_RANGE = 40
"""Most numbers between the two ends of a range; "1 t/m 2000" is no list of articles."""
_INNER_WORD = re.compile(r"[\s,]*\(?\s*(?:(?:in\s+de\s+)?aanhef\s+en\s+)?(?=\w)", re.IGNORECASE)
_INNER_ORDINAL = re.compile(r"[\s,]*\(?(?:het\s+)?(?=\w)")
_ATTACHED = re.compile(r"\((?P<number>\d{1,2}|[a-z]{1,3})\)")
_INNER_KINDS = {
    Cited.ARTICLE: (Cited.PARAGRAPH, Cited.LETTER, Cited.ITEM),
    Cited.ITEM: (Cited.PARAGRAPH, Cited.LETTER),
    Cited.SECTION: (Cited.PARAGRAPH, Cited.LETTER, Cited.ITEM),
    Cited.ANNEX: (Cited.LETTER, Cited.ITEM),
    Cited.PARAGRAPH: (Cited.LETTER, Cited.ITEM),
    Cited.LETTER: (Cited.LETTER, Cited.ITEM),
}
"""What may be cited within each kind."""
_OF = re.compile(r"[\s,(]*(?:van|uit|in|bij|onder|of|to)\s+(?:(?:de|het|the)\s+)?(?=\S)", re.IGNORECASE)
_HOLDS = frozenset((Cited.PART, Cited.ANNEX, Cited.SECTION, Cited.ARTICLE))
_UNDER_HEADING = re.compile(
    r"\s+(?:onder|bij|in|van)\s+(?:(?:het|de)\s+(?:kopje|kop|onderdeel|paragraaf|sectie)\s+)?(?:[\"'“”‘’„](?P<quoted>[^\"“”‘’„]{2,90}?)[\"'“”‘’]|(?P<name>[A-Z][^.;:()\"“”\n]{1,90}))"
)
_HEADING = re.compile(
    r"(?:\bonder\s+(?:het\s+kopje\s+|de\s+kop\s+)?|\b(?:paragraaf|hoofdstuk|kopje|onderdeel|sectie|bijlage)\s+(?=[\"'“‘„]))"
    r"(?:[\"'“”‘’„](?P<quoted>[^\"“”‘’„]{2,90}?)[\"'“”‘’]|(?P<name>[A-Z][^.;:()\"“”\n]{1,90}))"
)
_ENDS_LIST = re.compile(
    r"\s*(?:[,;.:)]|$|(?:en|of|and|or|und|t/m|tot\s+en\s+met)\b|(?:lid|leden|onder|sub)\b)", re.IGNORECASE
)
_OWN_INNER = re.compile(r"\s*,?\s*(?:lid|leden|onder|sub|aanhef)\s", re.IGNORECASE)
_AND = re.compile(r"\s*,?\s*(?:en|of|and|or|jo\.?|juncto|j\s?°|dan\s+wel|alsmede)\s+$", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,:(]\s*$")


@dataclass(frozen=True, slots=True)
class _Group:
    """The references of one word that cites: "artikelen 3, 4 en 5 Avg"."""

    references: tuple[Reference, ...]
    start: int
    """Where its first word begins."""
    end: int
    """Where its last number, or the name of what holds it, ends."""


def references(text: str) -> tuple[Reference, ...]:
    """The references of `text` to its own document, in order; those by heading are guesses until one is found."""
    return tuple(one for one in mentions(text) if one.origin is Origin.OWN)


@lru_cache(maxsize=4096)
def mentions(text: str) -> tuple[Reference, ...]:
    """All references of `text` in order, external ones too."""
    folded = lowered(text)
    if "(" in text:
        text = _LINKED_TO.sub(lambda found: " " * len(found[0]), text)
    groups = _linked(tuple(_groups(text, folded)), text)
    return tuple(one for group in groups for one in group.references)


def _groups(text: str, folded: str) -> Iterator[_Group]:
    """The groups of `text` in order, none over another."""
    found: list[tuple[int, int, re.Match[str], _Reader]] = []
    for order, (hints, beginnings, pattern, reader) in enumerate(_FORMS):
        if not hints or any(hint in folded for hint in hints):
            matches = map(pattern.match, repeat(text), places_of(folded, beginnings))
            found += [(one.start(), order, one, reader) for one in matches if one is not None]
    if not found:
        return
    opening = _PRINTED_HEADING.match(text)
    read = 0 if opening is None else opening.end() + 1
    for start, _, match, reader in sorted(found, key=lambda one: one[:2]):
        if start < read:
            continue
        group = reader(text, match)
        if group is not None:
            yield group
            read = group.end


def _numbered(text: str, head: re.Match[str]) -> _Group | None:
    """Numbers or letters after a word."""
    kind = Cited[head.lastgroup or ""]
    word = singular(head[0].strip().casefold())
    chains, end = _chains(text, head.end(), kind, word)
    if not chains:
        return None
    return _owned(text, head.start(), end, chains)


def _chains(text: str, at: int, kind: Cited, word: str) -> tuple[list[tuple[bool, tuple[Step, ...]]], int]:
    """The numbers from `at` on, each with what of it is meant and whether a range implies it; where they end."""
    chains: list[tuple[bool, tuple[Step, ...]]] = []
    end, is_range, comma = at, False, False
    while found := NUMBERS[kind].match(text, at):
        if comma and not _ENDS_LIST.match(text, found.end()):
            # "volgens artikel 3, 30 dagen na ontvangst"
            break
        step = _step(kind, word, found)
        if is_range and chains:
            chains += [(True, (one,)) for one in _between(chains[-1][1][0], step)]
        inner, end = _inner(text, found.end(), kind)
        chains += [(False, (step, *one)) for one in inner or [()]]
        joined = SEPARATOR.match(text, end)
        if joined is None:
            break
        is_range, comma, at = joined["range"] is not None, joined[0].strip() == ",", joined.end()
    return chains, end


def _step(kind: Cited, word: str, found: re.Match[str]) -> Step:
    printed = found[0].strip("()")
    start = found.start() + (found[0].startswith("("))
    return Step(kind, word, printed, start, start + len(printed), printed)


def _between(first: Step, last: Step) -> Iterator[Step]:
    """The numbers between the two ends of a range, at the place of its first."""
    before, _, low = first.number.rpartition(".")
    _, _, high = last.number.rpartition(".")
    if low.isdigit() and high.isdigit() and int(high) - int(low) <= _RANGE:
        dot = before + "." if before else ""
        for number in range(int(low) + 1, int(high)):
            yield replace(first, number=f"{dot}{number}", printed=f"{dot}{number}")


def _inner(text: str, at: int, kind: Cited) -> tuple[list[tuple[Step, ...]], int]:
    """What of a number is meant ("lid 2 en 3, onder a"), as chains; and where that ends."""
    levels: list[list[Step]] = []
    while kind in _INNER_KINDS and len(levels) < 3:
        level, end = _level(text, at, _INNER_KINDS[kind])
        if not level:
            break
        levels.append(level)
        at, kind = end, level[-1].kind
    chains = []
    for depth, level in enumerate(levels):
        above = tuple(one[-1] for one in levels[:depth])
        chains += [(*above, step) for step in (level if depth == len(levels) - 1 else level[:-1])]
    return chains, at


def _level(text: str, at: int, kinds: tuple[Cited, ...]) -> tuple[list[Step], int]:
    """The numbers of one level right at `at`; [] if there are none."""
    if found := _ATTACHED.match(text, at):
        kind = Cited.PARAGRAPH if found["number"].isdigit() and Cited.PARAGRAPH in kinds else Cited.LETTER
        return [
            Step(kind, "", found["number"], found.start("number"), found.end("number"), found["number"])
        ], found.end()
    opening = _INNER_ORDINAL.match(text, at)
    ordinal = ORDINAL_LIST.match(text, opening.end()) if opening and Cited.PARAGRAPH in kinds else None
    if ordinal is not None and ordinal["word"].casefold() in ("lid", "leden"):
        return _ordinals(ordinal), _past_bracket(text, ordinal.end())
    opening = _INNER_WORD.match(text, at)
    head = HEAD.match(text, opening.end()) if opening and opening[0] else None
    if head is None or Cited[head.lastgroup or ""] not in kinds:
        return [], at
    return _list(text, head)


def _list(text: str, head: re.Match[str]) -> tuple[list[Step], int]:
    kind, word = Cited[head.lastgroup or ""], singular(head[0].strip().casefold())
    steps: list[Step] = []
    at = end = head.end()
    while found := NUMBERS[kind].match(text, at):
        if steps and _OWN_INNER.match(text, found.end()):
            # "artikelen 3 lid 1 en 9 lid 2": 9 is an article
            break
        steps.append(_step(kind, word, found))
        end = found.end()
        joined = SEPARATOR.match(text, end)
        if joined is None:
            break
        at = joined.end()
    return steps, _past_bracket(text, end) if steps else end


def _past_bracket(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] == ")" else at


def _ordinals(found: re.Match[str]) -> list[Step]:
    word = singular(found["word"].casefold())
    kind = Cited.PARAGRAPH if word == "lid" else Cited.ITEM if word.startswith("punt") else Cited.SECTION
    kind = Cited.ARTICLE if word == "artikel" else kind
    base = found.start("list")
    return [
        Step(kind, word, _ordinal_number(one[0]), base + one.start(), base + one.end(), one[0])
        for one in ONE_ORDINAL.finditer(found["list"])
    ]


def _ordinal_number(printed: str) -> str:
    folded = printed.casefold()
    return LAST if folded == LAST else str([*ORDINALS].index(folded) + 1)


def _ordinal(text: str, found: re.Match[str]) -> _Group | None:
    """ "het tweede en derde lid", "het laatste puntje onder Beheer"."""
    steps = _ordinals(found)
    inner, end = _inner(text, found.end(), steps[-1].kind)
    chains = [*((step,) for step in steps[:-1]), *((steps[-1], *one) for one in inner or [()])]
    group = _owned(text, found.start(), end, [(False, chain) for chain in chains])
    if steps[0].kind is Cited.PARAGRAPH or group.references[0].within is not None:
        return group
    # "het eerste punt" of nothing is a figure of speech
    return None


def _relative(text: str, found: re.Match[str]) -> _Group:
    """ "dit artikel", "het vorige lid"."""
    return _Group((Reference((_relative_step(found),)),), found.start(), found.end())


def _relative_step(found: re.Match[str]) -> Step:
    distance = 0 if found["this"] else -1 if found["before"] else 1
    kind = kind_of_relative(found["word"])
    return Step(kind, found[0].casefold(), "", found.end(), found.end(), "", distance)


def _by_heading(text: str, found: re.Match[str]) -> _Group:
    """ "zoals vermeld onder Projectmanagement"."""
    step = _heading_step(found)
    return _Group((Reference((step,)),), found.start(), found.start() + 1)


def _heading_step(found: re.Match[str]) -> Step:
    group = "quoted" if found["quoted"] else "name"
    return Step(Cited.HEADING, "onder", found[group], found.start(group), found.end(group), found[group])


def _owned(text: str, start: int, end: int, chains: list[tuple[bool, tuple[Step, ...]]]) -> _Group:
    """A group of `chains`, with what holds it and whose it is."""
    within, end = _within(text, end, chains[-1][1][0].kind)
    # an entry of a list is of this document, whatever follows it
    owner = owner_of(text, start, end) if chains[0][1][0].kind is not Cited.ENTRY else OWN
    if within is not None and within.kind is Cited.ARTICLE and within.relative is None:
        # "lid 2 van artikel 5" is artikel 5, lid 2
        chains = [(implied, (within, *steps)) for implied, steps in chains]
        within, end = _within(text, end, Cited.ARTICLE)
    elif within is not None and within.kind is Cited.HEADING:
        end = within.end
    if ":" in chains[0][1][0].number:
        owner = Owner(Origin.ACT)
    found = (Reference(steps, within, owner.origin, owner.of, owner.sure, implied) for implied, steps in chains)
    return _Group(tuple(found), start, end)


def _within(text: str, end: int, kind: Cited) -> tuple[Step | None, int]:
    """The part, the annex or the heading that the text names right after the numbers."""
    opening = _OF.match(text, end)
    if opening is not None and (relative := RELATIVE.match(text, opening.end())):
        # "punt 2 van dit artikel"
        return _relative_step(relative), relative.end()
    if opening is not None:
        head = HEAD.match(text, opening.end())
        holder = Cited[head.lastgroup or ""] if head is not None else Cited.HEADING
        if (
            head is not None
            and holder in _HOLDS
            and (holder is not Cited.ARTICLE or kind in _INNER_KINDS[Cited.ARTICLE])
        ):
            number = NUMBERS[holder].match(text, head.end())
            if number is not None:
                return _step(holder, singular(head[0].strip().casefold()), number), number.end()
    if kind is Cited.ITEM and (named := _UNDER_HEADING.match(text, end)):
        return _heading_step(named), end
    return None, end


def _linked(groups: tuple[_Group, ...], text: str) -> tuple[_Group, ...]:
    """Groups as their neighbours explain them: "artikel 33 en artikel 34 Avg", "Deel 1, punt 4"."""
    result = list(groups)
    for at in range(len(groups) - 2, -1, -1):
        first, then = result[at], result[at + 1]
        between = text[first.end : then.start] if first.end <= then.start else "?"
        if _AND.match(between):
            result[at] = _shared(first, then)
        elif _COMMA.match(between):
            result[at + 1] = _held(first, then)
            if first.references[0].kind in _HOLDS and then.references[0].kind in _HOLDS:
                # "titel 4, afdeling 5, van Boek 7"
                result[at] = _shared(first, result[at + 1])
    return tuple(result)


def _shared(first: _Group, then: _Group) -> _Group:
    """`first` with the owner of `then`: what two articles are of is said after the second."""
    mine, others = first.references[-1], then.references[0]
    if (
        mine.origin is not Origin.OWN
        or mine.within is not None
        or others.origin is Origin.OWN
        or first.references[0].head.relative is not None
    ):
        return first
    owner = Owner(others.origin, others.of, sure=False)
    return replace(first, references=tuple(_with_owner(one, owner) for one in first.references))


def _with_owner(reference: Reference, owner: Owner) -> Reference:
    return replace(reference, origin=owner.origin, of=owner.of, sure=owner.sure)


def _held(first: _Group, then: _Group) -> _Group:
    """`then` within the one part or annex that `first` names."""
    holder = first.references[-1]
    is_place = holder.kind in (Cited.PART, Cited.ANNEX, Cited.SECTION) and len(holder.steps) == 1
    if not is_place or len(first.references) != 1 or then.references[0].kind is holder.kind:
        return then
    if holder.origin is not Origin.OWN:
        return replace(then, references=tuple(_with_owner(one, Owner(holder.origin)) for one in then.references))
    fits = (
        one.within is None and one.origin is Origin.OWN and one.kind is not Cited.HEADING for one in then.references
    )
    if not all(fits):
        return then
    return replace(then, references=tuple(replace(one, within=holder.head) for one in then.references))


_Reader = Callable[[str, re.Match[str]], _Group | None]
_FORMS: tuple[tuple[tuple[str, ...], Sequence[str], re.Pattern[str], _Reader], ...] = (
    ((), BEGINNINGS, HEAD, _numbered),
    ((" lid", " leden", " punt", "e artikel", "e hoofdstuk"), (*ORDINALS, LAST), ORDINAL_LIST, _ordinal),
    ((" artik", " lid", " punt", " paragraaf", " hoofdstuk", " article", " section", " clause"), RELATIVE_BEGINNINGS, RELATIVE, _relative),
    ((), ("onder ", "paragraaf ", "hoofdstuk ", "kopje ", "onderdeel ", "sectie ", "bijlage "), _HEADING, _by_heading),
)  # fmt: skip
"""The forms of a reference: what a text that has one has in it, how it begins, its pattern, and what reads it."""
