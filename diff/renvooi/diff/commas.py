"""Marks between words that carry no meaning where they stand.

    updates, en bugfixes.                    ->   updates en bugfixes.
    Indien de bron wijzigt meldt u dit.      ->   Indien de bron wijzigt, meldt u dit.
    Klanten die niet betalen worden gebeld   ->   not "Klanten, die niet betalen, worden gebeld"

A comma decides what the words around it belong to. So each rule asks for a place where the words
alone decide it: between two verbs, before the last of plain items, before the letter of an item.
"""

from collections.abc import Iterator, Sequence

from renvooi.diff.inflection import AUXILIARIES, finite

Words = Sequence[str]
Taken = tuple[int, int]

_PREPOSITIONS = frozenset("voor van met aan op in bij over door tot naar uit tegen via per".split())
_TRANSITIVE = frozenset("levert biedt omvat bevat verzorgt beheert bewaakt maakt ontvangt bewaart verwerkt".split())
"""Verbs behind which a bare noun is their object."""
_OPENING = frozenset("indien als wanneer zodra zolang omdat voordat nadat doordat hoewel aangezien".split())
"""What a subordinate clause that stands first begins with."""
_SUBORDINATES = _OPENING | frozenset(
    "die dat wie wat waar waarbij waarin waarmee waarvan waarop welke tenzij mits".split()
)
_DENIES = frozenset("niet geen nooit noch zonder nimmer behalve behoudens tenzij".split())
_LEADS = frozenset("de het een deze dit onze ons elke elk iedere ieder zijn haar uw".split()) | _PREPOSITIONS
"""Short words that an item of an enumeration may begin with."""
_NO_ITEM = frozenset(
    "waaronder zoals inclusief exclusief mits ook namelijk oftewel ofwel dus alsmede evenals respectievelijk bijvoorbeeld"
    " mede zowel anders eventueel indien tenzij niet geen zonder behalve behoudens alleen slechts uitsluitend met".split()
)
"""Words that make a remark of what stands between commas, or limit it."""
_PERSONS = ("klant", "klanten", "er", "ers", "or", "ors", "aar", "ant", "ent", "betrokkene", "betrokkenen")
_LEAST_NOUN = 3
"""Letters of a noun in an enumeration; shorter ones may be the names of things."""
_LONGEST_ITEM = 3
"""Words of an item before the last in an enumeration whose comma is idle."""
_LONGEST_PHRASE = 5
"""Words between commas that one preposition may hold together."""
_BACK_TO = frozenset("deze dit zij hij het dat daarna daarbij hiervan daarvan".split())
"""What a sentence begins with that goes on about the one before it."""
_REMARK = frozenset("ook bijvoorbeeld zoals inclusief waaronder indien mits dus namelijk eventueel zowel met".split())
"""What a remark between dashes or commas begins with."""
_SEPARATORS = frozenset(",;")


def _at(words: Words, index: int) -> str:
    return words[index] if 0 <= index < len(words) else ""


def _sentence(words: Words, at: int) -> list[str]:
    """The words of the sentence before the one at `at`."""
    start = max((k + 1 for k in range(at) if words[k] in ".!?"), default=0)
    return list(words[start:at])


def _is_bare(word: str) -> bool:
    return word.islower() and word.replace("-", "").isalpha() and len(word) >= _LEAST_NOUN and word not in _NO_ITEM


def before_last(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """The comma of "updates, en bugfixes." and of "per post, per mail, of telefonisch."."""
    if _at(old, i) != "," or _at(old, i + 1) not in ("en", "of") or _at(new, j) != old[i + 1]:
        return None
    led = _at(old, i + 2) in _LEADS
    last, end = _at(old, i + 2 + led), _at(old, i + 3 + led)
    if not _is_bare(last) or end not in ("", "."):
        return None
    before = _sentence(old, i)
    if any(word.casefold() in _DENIES or word in _SUBORDINATES for word in before):
        return None
    back = len(before) - 1
    while back >= 0 and before[back].replace("-", "").isalpha():
        back -= 1
    item = before[back + 1 :]
    if back >= 0 and before[back] == ",":
        plain = len(item) <= _LONGEST_ITEM and all(_is_bare(word) or word in _LEADS for word in item)
        return (1, 0) if item and plain and not (led and item[-1].endswith(_PERSONS)) else None
    governed = len(item) >= 2 and (item[-2] in _PREPOSITIONS or item[-2] in _TRANSITIVE)
    return (1, 0) if governed and _is_bare(item[-1]) and not led else None


def before_verb(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """The comma between a subordinate clause and the verb behind it: "die in het archief staan, worden"."""
    verb = _at(old, i + 1)
    if _at(old, i) != "," or _at(new, j) != verb:
        return None
    before = _sentence(old, i)
    opens = bool(before) and before[0].casefold() in _OPENING and finite(verb)
    if not opens and verb not in AUXILIARIES:
        return None
    if opens and not (finite(before[-1]) or before[-1].endswith(("en", "d"))):
        return None
    for word in reversed(before):
        if word in ",;:":
            return None
        if word.casefold() in _SUBORDINATES:
            return (1, 0)
    return None


def before_second_that(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """The comma of "zorgt ervoor dat het werkt, en dat u bericht krijgt" with one "dat" before it."""
    if [_at(old, i), _at(old, i + 1), _at(old, i + 2)] != [",", "en", "dat"] or [_at(new, j), _at(new, j + 1)] != [
        "en",
        "dat",
    ]:
        return None
    told = [word for word in _sentence(old, i) if word.casefold() in _SUBORDINATES]
    return (1, 0) if told == ["dat"] and "," not in _sentence(old, i) else None


def behind_phrase(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """The second comma of "mag, na schriftelijke aankondiging, de server herstarten"."""
    following = _at(old, i + 1)
    if _at(old, i) != "," or _at(new, j) != following or following not in ("de", "het", "een"):
        return None
    before = _sentence(old, i)
    if before.count(",") != 1 or not before[: before.index(",")]:
        return None
    verb, phrase = before[before.index(",") - 1], before[before.index(",") + 1 :]
    plain = all(_is_bare(word) for word in phrase[1:])
    held = (
        phrase[:1] and phrase[0] in _PREPOSITIONS | {"na", "zonder", "tijdens"} and 2 <= len(phrase) <= _LONGEST_PHRASE
    )
    return (1, 0) if held and plain and verb in AUXILIARIES else None


def joining_last(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """The "en" before the last letter of a list: "a. hosting; en b. beheer"."""
    if _at(old, i) != "en" or not i or old[i - 1] != ";" or ":" not in old[:i]:
        return None
    return (1, 0) if _letter(old, i + 1) and _letter(new, j) == _letter(old, i + 1) else None


def _letter(words: Words, at: int) -> tuple[str, ...]:
    """The letter or number of an item that stands at `at`: "(a)", "b."; empty if there is none."""
    if _at(words, at) == "(" and len(_at(words, at + 1)) == 1 and _at(words, at + 2) == ")":
        return tuple(words[at : at + 3])
    mark = _at(words, at)
    return (mark, words[at + 1]) if len(mark) == 1 and mark.isalpha() and _at(words, at + 1) in (".", ")") else ()


def before_letter(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "(a) hosting, (b) advies en (c) beheer" and "(a) hosting; (b) advies; en (c) beheer"."""
    if ":" not in old[:i]:
        return None
    marked, joined = (_until_letter(words, at) for words, at in ((old, i), (new, j)))
    if marked is None or joined is None or marked[0] != joined[0]:
        return None
    return marked[1], joined[1]


def _until_letter(words: Words, at: int) -> tuple[tuple[str, ...], int] | None:
    """The letter behind a mark, "en" or both, and how many words stand before it."""
    taken = int(_at(words, at) in _SEPARATORS)
    taken += _at(words, at + taken) == "en"
    letter = _letter(words, at + taken)
    return (letter, taken) if letter and taken else None


def in_flat_list(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "storingen; vragen; en wensen." and "storingen, vragen en wensen.": items of one or two plain words."""
    if ":" not in old[:i] or not (_flat(old, i) and _flat(new, j)):
        return None
    one, other = _at(old, i), _at(new, j)
    if one in _SEPARATORS and other in _SEPARATORS:
        return (1, 1)
    return (1, 0) if one in _SEPARATORS and other == "en" == _at(old, i + 1) else None


def _flat(words: Words, at: int) -> bool:
    """Whether the list around `at` has plain items, one kind of mark and "en" before the last."""
    start = max((k + 1 for k in range(at) if words[k] == ":"), default=0)
    end = next((k for k in range(at, len(words)) if words[k] == "."), len(words))
    part = words[start:end]
    if {",", ";"} <= set(part):
        return False
    return all(len(item) <= 2 and all(_is_bare(word) or word == "en" for word in item) for item in _items(part))


def _items(words: Words) -> Iterator[list[str]]:
    item: list[str] = []
    for word in words:
        if word in _SEPARATORS or (word == "en" and item):
            yield item
            item = []
        elif word != "en":
            item.append(word)
    yield item


def between_sentences(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "… van de overeenkomst: zij gaat voor", "…; zij gaat voor" and "…. Zij gaat voor"."""
    if {_at(old, i), _at(new, j)} - set(":;.") or _at(old, i) == _at(new, j):
        return None
    following = _at(old, i + 1).casefold()
    verb = _at(old, i + 2)
    if following not in _BACK_TO or following != _at(new, j + 1).casefold() or not finite(verb):
        return None
    return (2, 2) if any(finite(word) for word in _sentence(old, i)) else None


def around_remark(old: Words, i: int, new: Words, j: int) -> Taken | None:
    """ "Bij een storing - ook 's nachts - belt u" and "Bij een storing, ook 's nachts, belt u"."""
    if {_at(old, i), _at(new, j)} != {"-", ","}:
        return None
    if _at(old, i + 1) in _REMARK and old.count("-") + new.count("-") == 2:
        return (1, 1)
    opened = next((k for k in range(i - 1, -1, -1) if old[k] in ("-", ",")), None)
    return (1, 1) if opened is not None and old[opened] == old[i] and _at(old, opened + 1) in _REMARK else None
