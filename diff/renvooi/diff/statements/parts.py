"""A sentence cut into its clauses, each with what it is to the sentence.

    "Als Voorbeeld host, zorgt de klant voor X en meldt Y."
    ->  condition: als Voorbeeld host | main: zorgt de klant voor X | main: en meldt Y

A comma or "en" begins a clause only where a verb follows, so a list of nouns stays whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from renvooi.diff.statements import lexicon
from renvooi.diff.statements.verbs import asks_whether, is_participle, may_be_plural_verb, may_be_verb
from renvooi.diff.statements.who import Word


class Form(Enum):
    """What a clause is to its sentence."""

    MAIN = auto()
    SUBORDINATE = auto()
    """Says something of its own: "waarbij de leverancier de sleutel levert"."""
    REASON = auto()
    """Says why: "omdat de klant de server host"."""
    CONDITION = auto()
    """Says when: "mits de klant daarom vraagt"."""
    COMPLEMENT = auto()
    """Says what: "dat de lijst klopt", "of de back-up is gelukt"."""
    RELATIVE = auto()
    """Says which: "die de klant krijgt"."""


@dataclass(frozen=True, slots=True)
class Part:
    """A clause, without the words that link it."""

    words: tuple[Word, ...]
    form: Form
    link: str
    """The words before it: "," and "en", or "" at the start."""
    opener: str = ""
    """The conjunction that it begins with: "als", "waarbij"."""
    resumes: bool = False
    """True where it goes on after a clause that was put in between; its first words stand before that."""


_REASONS = frozenset("omdat doordat aangezien hoewel ofschoon opdat zelfs".split())
_LIMITED = frozenset("gewenst nodig mogelijk van noodzakelijk wenselijk redelijk vereist relevant".split())
"""What follows in "indien gewenst", which is no clause."""
_TIMES = frozenset("nadat voordat totdat alvorens sinds".split())
_PARTICLES = frozenset("aan af op uit in toe mee over bij vast".split())
_MAY_BEGIN = (
    lexicon.FINITE
    | lexicon.COORDINATORS
    | lexicon.SUBORDINATORS
    | lexicon.COMPLEMENTS
    | frozenset(", ; : die zelfs waar".split())
)
"""Words and marks at which a clause may begin: most words are none of these."""


def parts_of(words: Sequence[Word]) -> tuple[Part, ...]:
    """The clauses of one sentence, in order; those interrupted by another are put together again."""
    cuts = _cuts(words)
    raw: list[Part] = []
    for start, end in zip(cuts, [*cuts[1:], len(words)], strict=True):
        part = _part(words[start:end], raw)
        if part is not None:
            raw.append(part)
    return tuple(_resumed(raw))


def _cuts(words: Sequence[Word]) -> list[int]:
    cuts, depth = [0], 0
    for at, word in enumerate(words):
        depth = max(0, depth + (word.text == "(") - (word.text == ")"))
        if at and not depth and word.lower in _MAY_BEGIN and _begins(words, at, cuts[-1]):
            cuts.append(at)
    return cuts


def _begins(words: Sequence[Word], at: int, since: int) -> bool:
    """True where a clause begins with the mark or conjunction at `at`; the one before began at `since`."""
    word = words[at]
    before = words[at - 1].lower
    if word.text == ";" or (word.text == ":" and (at + 1 == len(words) or words[at + 1].start > word.end)):
        # not within "https://" or "9:00"
        return True
    if _two_finite(words, at, since):
        return True
    if word.text == ",":
        return _has_own_verb(words, since, at) and _clause_after(words, at + 1, since)
    if before in (":", ";") and at - 1 == since:
        return False
    linked = before == "," or before in lexicon.COORDINATORS
    if linked and at - 1 == since and not (word.lower in lexicon.COORDINATORS):
        return False
    if word.lower == "of" and _asks(words, since, at):
        return _has_verb(words, at + 1)
    if word.lower in lexicon.COORDINATORS:
        return before != "," and _has_own_verb(words, since, at) and _clause_after(words, at + 1, since)
    return _is_conjunction(words, at)


def _has_own_verb(words: Sequence[Word], since: int, at: int) -> bool:
    """True where the clause that began at `since` has its verb: before that, "," and "en" join its first words."""
    for here in range(since, at):
        lower = words[here].lower
        if may_be_verb(lower) and _is_verb(words, here):
            return True
        if lower.endswith("en") and here > since and _is_plural(words, here):
            return True
    opener = next((word.lower for word in words[since:at] if word.is_word), "")
    if opener not in lexicon.SUBORDINATORS | lexicon.COMPLEMENTS | {"die"}:
        return False
    # "of de taken goed lopen en meldt": the verb comes last
    follows = words[at + 1] if at + 1 < len(words) else None
    return words[at - 1].lower.endswith("en") and follows is not None and follows.is_verbal


def _is_plural(words: Sequence[Word], at: int) -> bool:
    """True for "Voorbeeld en de klant beheren", "wij beheren", "beheren wij"."""
    if not words[at].lower.endswith("en") or words[at].who or words[at].lower in lexicon.OPENERS:
        return False
    near = (words[at - 1], *words[at + 1 : at + 2])
    return any(len(word.who) > 1 or word.lower in ("wij", "we") for word in near)


def _two_finite(words: Sequence[Word], at: int, since: int) -> bool:
    """True at the second verb of "die X verzorgt is verantwoordelijk": the clause put in ends before it."""
    if at < since + 2 or not (words[at].lower in lexicon.FINITE and _is_singular(words[at])):
        return False
    opener = next((word.lower for word in words[since:at] if word.is_word), "")
    if opener not in lexicon.SUBORDINATORS | {"die", "dat", "wie"} or words[at - 1].lower in _LIMITED:
        return False
    return _is_singular(words[at - 1]) and _is_verb(words, at - 1)


def _is_singular(word: Word) -> bool:
    return word.is_verbal and (word.lower.endswith("t") or word.lower in lexicon.SINGULAR)


def _asks(words: Sequence[Word], since: int, at: int) -> bool:
    if at + 1 >= len(words) or words[at + 1].is_verbal:
        return False
    return any(asks_whether(word.lower) for word in words[max(since, at - 6) : at])


def _is_conjunction(words: Sequence[Word], at: int) -> bool:
    lower, before = words[at].lower, words[at - 1].lower if at else ""
    if lower in ("die", "dat"):
        # "indien dat nodig is": behind a conjunction it stands for something
        demonstrative = before in lexicon.PREPOSITIONS - {"voor"} | lexicon.SUBORDINATORS | {"", "ook", "dan"}
        if before in _PARTICLES and any(_is_verb(words, here) for here in range(max(0, at - 8), at - 2)):
            # "wijst een eigenaar aan die besluit": the particle ends the clause before
            demonstrative = False
        return not demonstrative and not _is_object(words, at) and _has_verb(words, at + 1)
    if lower in ("wie", "wat", "welke", "hoe", "waarom", "waar"):
        return before not in lexicon.PREPOSITIONS and before != "" and _has_verb(words, at + 1)
    if lower in lexicon.CONDITIONS and at + 1 < len(words) and words[at + 1].lower in _LIMITED:
        return False
    if lower == "als" and before in ("zowel", "zoals", "net", "evenals"):
        return False
    if lower == "zelfs":
        return at + 1 < len(words) and words[at + 1].lower in ("al", "als", "indien")
    return lower in lexicon.SUBORDINATORS and before != "zelfs" and _has_verb(words, at + 1)


def _is_object(words: Sequence[Word], at: int) -> bool:
    """True for "als de klant dat vraagt": a pronoun between a party and the verb that ends the clause."""
    behind = words[at + 2 : at + 3]
    ends = not behind or not behind[0].is_word
    return bool(words[at - 1].who) and at + 1 < len(words) and words[at + 1].is_verbal and ends


def _has_verb(words: Sequence[Word], start: int) -> bool:
    """True where a verb stands before the next mark."""
    for at in range(start, len(words)):
        if words[at].text in ",;:":
            return False
        if _is_verb(words, at) or _ends_as_infinitive(words, at):
            return True
    return False


def _ends_as_infinitive(words: Sequence[Word], at: int) -> bool:
    last = at + 1 == len(words) or not words[at + 1].is_word
    return last and (words[at].lower.endswith("en") or is_participle(words[at].lower))


def _is_verb(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if not may_be_verb(word.lower) or not word.is_verbal:
        return False
    before = words[at - 1].lower if at else ""
    if before == "te":
        return False
    if before in lexicon.ARTICLES - {"dit", "dat", "die", "deze", "beide", "elk"} or before in lexicon.OWNERS - {
        "zijn"
    }:
        return False
    return before not in lexicon.PREPOSITIONS or word.lower in lexicon.FINITE


def _clause_after(words: Sequence[Word], start: int, since: int) -> bool:
    """True where a clause with a verb or a party of its own follows at `start`."""
    if start < len(words) and words[start].lower in lexicon.COORDINATORS:
        start += 1
    if start >= len(words):
        return False
    if _is_conjunction(words, start) and (words[start].lower not in ("wat", "waar") or _has_verb(words, start + 1)):
        return True
    if _resumes(words, start, since) or _by_party(words, start) or _gapped(words, start, since):
        return True
    if _is_verb(words, start):
        done = is_participle(words[start].lower) and any(
            word.lower in lexicon.PASSIVE | lexicon.COPULAS | lexicon.PERFECT for word in words[since:start]
        )
        return not done
    return _verb_before_next_mark(words, start, able=any(word.lower in lexicon.MODALS for word in words[since:start]))


def _verb_before_next_mark(words: Sequence[Word], start: int, *, able: bool) -> bool:
    """True where a finite verb follows; after a modal, "worden" is an infinitive: "kan A of B worden"."""
    for at in range(start, len(words)):
        word = words[at]
        if word.text in ",;:(":
            return False
        if at > start and word.lower in ("en", "of") and _joins_nouns(words, start, at):
            continue
        if at > start and word.lower in _STOPS:
            return False
        if able and word.lower in ("worden", "zijn", "hebben"):
            continue
        if (
            at > start
            and _is_verb(words, at)
            and (
                word.lower in lexicon.FINITE
                or not is_participle(word.lower)
                or words[at - 1].who
                or _is_turned(words, start, at)
            )
        ):
            return True
        if at > start and _is_plural(words, at):
            return True
    return False


def _is_turned(words: Sequence[Word], start: int, at: int) -> bool:
    """True for "de printserver beheert de klant zelf": a verb like a participle, the party that is its subject behind it."""
    if not words[at].lower.endswith("t") or words[at].lower.startswith("ge") or not _party_at(words, at + 1):
        return False
    return not any(word.lower in lexicon.PASSIVE | lexicon.PERFECT | {"door"} for word in words[start:at])


def _resumes(words: Sequence[Word], start: int, since: int) -> bool:
    """True for the verb behind "Rechten die de klant krijgt,": what stands before has none yet."""
    relative = words[since].lower in ("die", "dat") and since > 0
    return relative and may_be_plural_verb(words[start].lower) and not any(_is_verb(words, at) for at in range(since))


_STOPS = frozenset({"en", "of", "maar", "die", "dat"}) | lexicon.SUBORDINATORS


def _joins_nouns(words: Sequence[Word], start: int, at: int) -> bool:
    """True within the phrase that opens "voor een tenant of server is dat de klant"."""
    opens = words[start].lower in lexicon.PREPOSITIONS and words[start - 1].text == ","
    return opens and at + 1 < len(words) and not words[at + 1].is_verbal


def _by_party(words: Sequence[Word], start: int) -> bool:
    """True for "maar door de klant": the rest of the clause is left out."""
    if words[start - 1].lower != "maar":
        return False
    at = start + (words[start].lower in ("wel", "alleen", "uitsluitend"))
    return at < len(words) and words[at].lower in ("door", "bij") and bool(_party_at(words, at + 1))


def _party_at(words: Sequence[Word], at: int) -> frozenset[object]:
    while at < len(words) and words[at].lower in lexicon.ARTICLES:
        at += 1
    return frozenset(words[at].who) if at < len(words) else frozenset()


def _gapped(words: Sequence[Word], start: int, since: int) -> bool:
    """True for "en de klant voor het netwerk": a party with a task, the verb left out."""
    if words[start - 1].lower not in ("en", "maar", ",") or not _party_at(words, start):
        return False
    earlier = words[since : start - 1]
    if not any(word.who for word in earlier) or not any(_is_verb(words, at) for at in range(since, start - 1)):
        return False
    at = start
    while not words[at].who:
        at += 1
    if at + 1 >= len(words) or not words[at + 1].is_word:
        return False
    follows = words[at + 1].lower
    if follows in lexicon.PREPOSITIONS:
        return any(word.lower == follows for word in earlier) and follows in ("voor", "tot")
    return follows in lexicon.ARTICLES | lexicon.OWNERS | {"niet"}


def _part(words: Sequence[Word], before: Sequence[Part]) -> Part | None:
    """The clause that `words` are, or None where they are marks alone."""
    at = 0
    while at < len(words) and (not words[at].is_word or words[at].lower in lexicon.COORDINATORS):
        if (
            words[at].lower == "of"
            and at == 0
            and before
            and _asks((*before[-1].words, *words), 0, len(before[-1].words))
        ):
            break
        at += 1
    link = " ".join(word.lower for word in words[:at] if word.text not in "()\"'")
    rest = tuple(words[at:])
    if not any(word.is_word for word in rest):
        return None
    opener = rest[0].lower
    form = Form.MAIN if _points_back(rest, link) else _form(rest, before)
    if form is Form.MAIN:
        form = _inherited(rest, link, before)
        return Part(rest, form, link)
    return Part(rest[1:] if len(rest) > 1 else rest, form, link, opener)


def _points_back(words: Sequence[Word], link: str) -> bool:
    """True for ": die doet de klant zelf": after a mark, a pronoun and its verb begin a sentence of their own."""
    return link.endswith((":", ";")) and words[0].lower in ("die", "dat") and len(words) > 1 and _is_verb(words, 1)


def _form(words: Sequence[Word], before: Sequence[Part]) -> Form:
    opener = words[0].lower
    if not before and opener in ("die", "dat", "sinds", "hoe"):
        return Form.MAIN
    if opener in lexicon.CONDITIONS and len(words) > 1 and words[1].lower in _LIMITED:
        return Form.MAIN
    if opener in ("wie", "welke", "wat", "of", "hoe", "waarom", "waar"):
        return Form.COMPLEMENT if before or opener in ("wie", "of") else Form.MAIN
    if not before and opener != "als" and not _has_verb(words, 1):
        return Form.MAIN
    if opener == "als":
        return Form.CONDITION if _has_verb(words, 1) else Form.MAIN
    if opener in ("die", "dat"):
        return Form.RELATIVE if _describes(opener, before) else Form.COMPLEMENT
    if opener in lexicon.CONDITIONS | _TIMES:
        return Form.CONDITION
    if opener == "zelfs":
        return Form.CONDITION
    if opener in _REASONS:
        return Form.REASON
    return Form.SUBORDINATE if opener in lexicon.SUBORDINATORS else Form.MAIN


def _describes(opener: str, before: Sequence[Part]) -> bool:
    """True where "die" or "dat" follows the noun that it tells about."""
    if opener == "die":
        return True
    if not before:
        return False
    words = [word for word in before[-1].words if word.is_word]
    if words and not any(_is_verb(words, at) for at in range(len(words))):
        return True
    if not words or words[-1].is_verbal or words[-1].lower in ("voor", "ervoor", "af", "vast", "toe", "zeker", "zorg"):
        return False
    return any(word.lower in lexicon.ARTICLES | lexicon.OWNERS for word in words[-4:-1])


def _inherited(words: Sequence[Word], link: str, before: Sequence[Part]) -> Form:
    """The form of the clause before, where this one goes on with it: its verb comes last too."""
    if not before or before[-1].form is Form.MAIN or link.rpartition(" ")[2] not in ("en", "of"):
        return Form.MAIN
    verbs = [at for at in range(len(words)) if _is_verb(words, at)]
    if verbs and verbs[0] == 0:
        # "of doet een medewerker dat" goes on with "zelfs al mag dat"
        return Form.CONDITION if link == "of" and before[-1].form is Form.CONDITION else Form.MAIN
    if not verbs or "," in link:
        return Form.MAIN
    rest = [word for word in words[verbs[0] + 1 :] if word.is_word]
    final = all(is_participle(word.lower) or word.lower.endswith("en") or word.is_verbal for word in rest)
    turned = any(is_participle(words[at - 1].lower) for at in verbs)
    return before[-1].form if final or turned else Form.MAIN


def _resumed(parts: Sequence[Part]) -> list[Part]:
    """The clauses with those that a relative clause interrupted put together again."""
    result: list[Part] = []
    for part in parts:
        host = _host(result) if part.form is Form.MAIN and part.link == "," and _verb_first(part) else None
        if host is None:
            result.append(part)
            continue
        at = result.index(host)
        result[at] = Part((*host.words, *part.words), host.form, host.link, host.opener, resumes=True)
    return result


def _host(parts: Sequence[Part]) -> Part | None:
    """The clause without a verb that the last relative clauses interrupted."""
    for part in reversed(parts):
        if part.form is Form.RELATIVE:
            continue
        return None if any(_is_verb(part.words, at) for at in range(len(part.words))) else part
    return None


def _verb_first(part: Part) -> bool:
    return part.words[0].is_verbal or may_be_plural_verb(part.words[0].lower)
