"""The words of a sentence, with whom they name.

    "Partij die de server host, en de medewerkers van de klant"  ->  [rule], en, de, [client]

A party that stands after "van" behind its people acts through them; "de klant en Voorbeeld" are one
word with two parties. A product ("het Voorbeeld platform") and a role ("als verwerker") are nobody.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from renvooi.diff.signals.parties import Actor, matches
from renvooi.diff.statements import lexicon
from renvooi.diff.statements.belonging import with_none, with_staff
from renvooi.diff.statements.verbs import is_participle, may_be_verb
from renvooi.diff.statements.who import CLIENT, GETS, NOBODY, PROCESSOR, RULE, Kind, Who, Word
from renvooi.model import Parties

_OF_ACTOR = {
    Actor.PROCESSOR: frozenset({PROCESSOR}),
    Actor.CLIENT: frozenset({CLIENT}),
    Actor.JOINT: frozenset({PROCESSOR, CLIENT}),
    Actor.DEFINED_BY_RULE: frozenset({RULE}),
    Actor.SUB_PROCESSOR: frozenset({Who(Kind.THIRD, "subverwerker")}),
}
_JOINS = frozenset("en of noch als alsmede evenals en/of ofwel samen met dus ook , respectievelijk dan wel".split())
_RULES = frozenset("degene diegene partij organisatie wie".split())
"""Words that may begin what points a party out."""
_ABOUT = re.compile(r"[A-ZÀ-Ý][\w&.'-]*")
_JOINT_PRONOUN = re.compile(r"partijen", re.IGNORECASE)


def words_of(sentence: str, parties: Parties) -> tuple[Word, ...]:
    """The words and marks of `sentence` in order, parties as one word each."""
    found = [
        Word(text := match[0], text.casefold(), match.start(), match.end(), _OF_ACTOR[actor] if actor else NOBODY)
        for match, actor in matches(sentence, parties)
    ]
    said = {word.lower for word in found}
    # most sentences hold no word that a step is about
    if "ons" in said or any(word.who for word in found):
        found = _without_products(found)
    persons = any(map(_has_third_ending, said))
    if persons or "partij" in said or not said.isdisjoint(lexicon.THIRD_PARTIES):
        found = [_third(word, found, at) for at, word in enumerate(found)]
    if said & _RULES:
        found = list(_with_rules(found, sentence))
    if "van" in said and (persons or not said.isdisjoint(lexicon.STAFF | lexicon.THIRD_PARTIES)):
        found = list(with_staff(found, sentence, gets=not said.isdisjoint(GETS)))
    if "geen" in said:
        found = list(with_none(found, sentence))
    if any(word.text[0].isupper() and _is_capital(word, opens=not at) for at, word in enumerate(found)):
        found = list(_with_names(found, sentence, _own_names(parties)))
    return tuple(_joined(found, sentence) if any(word.who for word in found) else found)


def _without_products(words: list[Word]) -> list[Word]:
    """Parties that only lend their name: "het Voorbeeld platform", "als verwerker", "klant/leverancier"."""
    result = []
    for at, word in enumerate(words):
        before = words[at - 1].lower if at else ""
        after = words[at + 1] if at + 1 < len(words) else None
        if word.who and (_is_product(word, before, after) or _is_role(words, at)):
            word = word._replace(who=NOBODY)
        if not word.who and word.lower == "ons" and _is_we(before, after):
            word = word._replace(who=frozenset({PROCESSOR}))
        result.append(word)
    return result


def _is_product(word: Word, before: str, after: Word | None) -> bool:
    """True for a name between an article and a noun."""
    if before not in lexicon.ARTICLES and before not in lexicon.OWNERS:
        return False
    if after is None or not after.is_word or word.text[0].islower() or word.lower in _GENERIC:
        return False
    plain = after.lower in lexicon.OPENERS or may_be_verb(after.lower) or is_participle(after.lower)
    return not plain and not after.who


_GENERIC = frozenset(
    "klant opdrachtgever verwerker verwerkingsverantwoordelijke afnemer opdrachtnemer partij partijen".split()
)


def _is_role(words: Sequence[Word], at: int) -> bool:
    """True after "als": a quality, unless "zowel" comes before or a clause follows."""
    before = at - 1
    while before >= 0 and words[before].lower in lexicon.ARTICLES:
        before -= 1
    if before < 0 or words[before].lower != "als" or before != at - 1:
        return False
    if any(word.lower in ("zowel", "evenzeer") for word in words[:before]):
        return False
    return not _clause_follows(words, at + 1)


def _clause_follows(words: Sequence[Word], start: int) -> bool:
    """True where a verb stands before the next mark: "als Voorbeeld de server host,"."""
    for at in range(start, len(words)):
        if not words[at].is_word:
            return False
        if at > start and words[at].lower in lexicon.FINITE | lexicon.MODALS:
            # "als verwerker is Voorbeeld": the verb right behind is that of the main clause
            return True
        if at > start and words[at].is_verbal and words[at - 1].lower not in lexicon.ARTICLES:
            end = at + 1 == len(words) or not words[at + 1].is_word
            if end:
                return True
    return False


def _is_we(before: str, after: Word | None) -> bool:
    """True for "door ons.", false for "door ons team"."""
    if before not in lexicon.PREPOSITIONS:
        return False
    return after is None or not after.is_word or after.lower in lexicon.OPENERS or is_participle(after.lower)


def _third(word: Word, words: Sequence[Word], at: int) -> Word:
    if word.who or not word.is_word:
        if word.who == frozenset({RULE}) and at and words[at - 1].lower in ("derde", "externe"):
            return word._replace(who=frozenset({Who(Kind.THIRD, "derde")}))
        return word
    if word.lower == "derde" and at + 1 < len(words) and _is_rank(words[at + 1]):
        return word
    is_person = word.lower.endswith(lexicon.PERSONS) and not (at and words[at - 1].lower == "als")
    if is_person or word.lower in lexicon.THIRD_PARTIES or word.lower.endswith(lexicon.THIRD_ENDINGS):
        return word._replace(who=frozenset({Who(Kind.THIRD, _singular(word.lower))}))
    return word


@lru_cache(maxsize=8192)
def _has_third_ending(word: str) -> bool:
    return word.endswith((*lexicon.THIRD_ENDINGS, *lexicon.PERSONS))


def _is_rank(follows: Word) -> bool:
    """True for what stands behind "derde" where that is no party: "de derde dag", and "de derde partij", named once."""
    if follows.lower in ("partij", "partijen"):
        return True
    return follows.is_word and follows.lower not in lexicon.OPENERS and not follows.is_verbal and not follows.who


def _singular(word: str) -> str:
    if word in ("derden",):
        return "derde"
    return word.removesuffix("s")


def _with_rules(words: Sequence[Word], sentence: str) -> Iterator[Word]:
    """ "Partij die ... host" as one word; also "degene die" and "wie" at the start."""
    at = 0
    while at < len(words):
        word = words[at]
        end = _rule_end(words, at)
        if end is None:
            yield word
            at += 1
            continue
        start, stop = word.start, words[end - 1].end
        yield Word(sentence[start:stop], "partij", start, stop, frozenset({RULE}))
        at = end
        if at < len(words) and words[at].lower == ",":
            at += 1


def _rule_end(words: Sequence[Word], at: int) -> int | None:
    """Index after the relative clause that points a party out; None if there is none at `at`."""
    word = words[at]
    follows = words[at + 1].lower if at + 1 < len(words) else ""
    if word.lower in ("degene", "diegene", "partij", "organisatie") and follows == "die":
        start = at + 2
    elif word.lower == "partij" and at + 2 < len(words) and words[at + 2].lower in ("wiens", "wier", "wie", "welke"):
        start = at + 3
    elif at == 0 and word.lower == "wie" and not _is_question(words):
        start = at + 1
    else:
        return None
    depth = 0
    for here in range(start, len(words)):
        text = words[here].text
        depth += (text == "(") - (text == ")")
        if depth == 0 and text in ",;:.":
            return here if text == "," or start == at + 3 else None
        if depth == 0 and here > start + 1 and _two_verbs(words, here):
            return here
    return None


def _is_question(words: Sequence[Word]) -> bool:
    """True for "Wie toegang heeft, bepaalt de klant": somebody else decides who it is."""
    for at, word in enumerate(words):
        if word.text == "?":
            return True
        if word.text == "," and at + 2 < len(words) and words[at + 1].is_verbal:
            rest = [other for other in words[at + 2 : at + 4] if other.lower not in lexicon.ARTICLES]
            return (words[at + 1].lower in lexicon.COPULAS and any(other.lower == "aan" for other in rest)) or bool(
                rest and rest[0].who
            )
    return False


def _two_verbs(words: Sequence[Word], at: int) -> bool:
    return words[at - 1].is_verbal and words[at].lower in lexicon.FINITE


@lru_cache(maxsize=64)
def _own_names(parties: Parties) -> tuple[str, ...]:
    """How a name begins that belongs to a party: its products are nobody."""
    return tuple(
        f"{name.casefold()} " for party in (parties.processor, parties.client) for name in (party.name, *party.aliases)
    )


def _with_names(words: Sequence[Word], sentence: str, own: tuple[str, ...]) -> Iterator[Word]:
    """Words with a capital that may be the name of somebody not known, as one word."""
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and words[end].text[0].isupper() and _is_capital(words[end], opens=end == 0):
            end += 1
        if end > at:
            end += _dotted(words, end)
            start, stop = words[at].start, words[end - 1].end
            name = sentence[start:stop]
            # a quote that was opened before the name ends behind it
            name = name.rstrip("'") if name.count("'") % 2 else name
            known = "" if name.casefold().startswith(own) else name
            yield Word(name, name.casefold(), start, stop, NOBODY, known)
            at = end
        else:
            yield words[at]
            at += 1


def _dotted(words: Sequence[Word], end: int) -> int:
    """Words of the rest of "B.V." or "N.V." behind its first letter; 0 if there is no such form."""
    rest = [word.text for word in words[end : end + 3]]
    if words[end - 1].text not in ("B", "N") or rest[:2] != [".", "V"]:
        return 0
    return len(rest) if rest[2:] == ["."] else 2


def _is_capital(word: Word, *, opens: bool) -> bool:
    if word.who or word.lower in lexicon.NO_NAMES or not _ABOUT.fullmatch(word.text):
        return False
    if not opens:
        return True
    is_acronym = len(word.text) > 1 and any(letter.isupper() for letter in word.text[1:])
    common = word.lower in lexicon.OPENERS or word.lower.endswith(lexicon.NO_NAME_ENDINGS)
    return is_acronym or not common


def _joined(words: Sequence[Word], sentence: str) -> Iterator[Word]:
    """Parties joined by "en", "of" or "als" as one word."""
    at = 0
    while at < len(words):
        end, who = at, words[at].who or (words[at].name and _first_name(words, at)) or NOBODY
        if not who:
            yield words[at]
            at += 1
            continue
        while (after := _next_party(words, end, first=at)) is not None:
            who, end = who | (words[after].who or words[after].named), after
        known = any(words[here].who for here in range(at, end + 1))
        if end > at and known:
            stop = words[end].end
            denies = any(word.lower == "noch" for word in words[at:end])
            yield Word(sentence[words[at].start : stop], "noch" if denies else "partijen", words[at].start, stop, who)
        else:
            yield from words[at : end + 1]
        at = end + 1


def _first_name(words: Sequence[Word], at: int) -> frozenset[Who]:
    """An unknown name where the first of several parties may stand: "Fabrikam en de klant"."""
    opens = at == 0 or words[at - 1].lower in ("door", "zowel", "bij", "van")
    return words[at].named if opens else NOBODY


def _next_party(words: Sequence[Word], at: int, *, first: int) -> int | None:
    """Index of the party that is joined to the one at `at`; None if none is."""
    here = at + 1
    joined = False
    while here < len(words) and (words[here].lower in _JOINS or words[here].lower in lexicon.ARTICLES):
        joined = joined or words[here].lower in _JOINS
        here += 1
    if not joined or here >= len(words) or not (words[here].who or words[here].name) or words[here].lower == "partij":
        return None
    if not words[here].who and not words[first].who:
        return None
    between = [word.lower for word in words[at + 1 : here]]
    if "," in between and not ({"en", "of", "noch"} & set(between) or _list_goes_on(words, here)):
        return None
    if "met" in between and "samen" not in between:
        return None
    if "noch" in between:
        return here
    if (
        ("en" in between or "," in between)
        and _begins_clause(words, here + 1)
        and any(word.is_verbal for word in words[:first])
    ):
        return None
    if between[:1] == [","] and _begins_clause(words, here + 1):
        return None
    return here


def _list_goes_on(words: Sequence[Word], at: int) -> bool:
    return any(word.lower == "en" for word in words[at + 1 : at + 3])


def _begins_clause(words: Sequence[Word], at: int) -> bool:
    """True where the party before `at` is the subject of a clause of its own."""
    while at < len(words) and words[at].lower in lexicon.ADVERBS:
        at += 1
    return at < len(words) and (
        words[at].lower in lexicon.SINGULAR or (words[at].is_verbal and words[at].lower.endswith("t"))
    )
