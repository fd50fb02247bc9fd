"""What a service comprises changed: an item came, went, or became another.

    De dienst omvat hosting en onderhoud.   ->   De dienst omvat hosting, onderhoud en migratie.

Looked at are sentences whose subject is a service or product and whose verb says what belongs to
it, and definitions of one. Items are compared by their content words, in any order.
"""

import re
from functools import lru_cache

from renvooi.diff.signals.case import Case, signal
from renvooi.diff.signals.classes import DENIAL
from renvooi.diff.signals.concepts import concepts
from renvooi.diff.signals.data_kinds import all_kinds
from renvooi.diff.signals.definition import changes_every_use, defined_term
from renvooi.diff.signals.matched import matched
from renvooi.diff.signals.sentences import likeness, pair_by_words
from renvooi.model import Signal, SignalType

_SUBJECT = re.compile(
    r"\b(?:\w*dienst(?:en|verlening)?|\w*pakket(?:ten)?|abonnement\w*|licentie\w*|\w*platform|product(?:en)?|module\w*|software\w*|applicatie\w*|app|helpdesk|servicedesk"
    r"|support\w*|onderhoud|ondersteuning|oplossing\w*|implementatie|portaal|maatwerk|\w*omgeving|beheer|hosting|scope|overeenkomst|functionaliteit\w*|koppeling\w*)\b",
    re.IGNORECASE,
)
_COMPRISES = re.compile(
    r"\b(?:omvat(?:ten)?|bestaa[nt]\s+uit|bevat(?:ten)?|biedt|bieden|levert|leveren|behelst|betreft|behoort|behoren|ondersteunt|is\s+inbegrepen|zijn\s+inbegrepen|inclusief"
    r"|maak(?:t|en)\s+(?:\S+\s+){0,1}deel\s+uit\s+van|verstaan|verzorgt|aangeboden"
    r"|verstaat|(?<=diensten\s)zijn(?=:)|(?<=producten\s)zijn(?=:)|(?<=diensten)(?=:)|(?<=producten)(?=:)"
    r"|(?:wordt|worden)\s+geleverd\s+(?:met|inclusief)|voorzie[nt]\s+in|(?<=.)(?:is|zijn)(?=\s[^.;]{1,200}\b(?:in)?begrepen\.?$))\b:?",
    re.IGNORECASE,
)
_BELONGS = re.compile(
    r"\s(?:(?:is|zijn|wordt|worden)\s+(?:niet\s+)?(?:inbegrepen|begrepen|opgenomen)\s+in|maa?k(?:t|en)\s+(?:geen\s+)?(?:standaard\s+)?(?:onder)?deel\s+uit\s+van"
    r"|(?:behoort|behoren|valt|vallen)\s+(?:niet\s+)?(?:tot|onder|buiten|binnen))\s",
    re.IGNORECASE,
)
"""What stands between a thing and the service that it belongs to."""
_NOT = re.compile(r"\b(?:niet|geen|buiten)\b", re.IGNORECASE)
_PROVIDES = re.compile(
    r"\b(?:verzorgt|verzorgen|geeft\s+recht\s+op|geven\s+recht\s+op|levert|leveren|voert|biedt|bieden|verleent|verlenen|verricht|verrichten)\s+",
    re.IGNORECASE,
)
"""What a provider does with services; its object is read only where a service is named."""
_NO_SERVICE = re.compile(r"persoonsgegevens|gegevens van|certificaat\s+is\b", re.IGNORECASE)
_NAMES_FOLLOW = re.compile(r"\s+(?:de|het|een)\s+(?:producten|diensten|modules|pakketten)\s+", re.IGNORECASE)
_ITEM = re.compile(
    r"\s*(?:;|,|(?<![\w-])(?:en|of|alsmede|evenals)(?![\w-]))\s*(?:(?:en|of)\s+)?(?:[a-z]\.\s+)?|\s+[a-z]\.\s+",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?<!\s[a-z])\.(?:\s|$)|\s+(?:aan|(?:in)?begrepen|opgenomen)(?=[\s.;]*$)|,?\s+(?=(?:tenzij|mits|indien|als|wanneer|waarbij|die|dat|zodat|zoals|maar|voor\s+zover|binnen|op\s+verzoek)\b)",
    re.IGNORECASE,
)
_SERVICE_FORM = re.compile(
    r"\b(?:als\s+|in\s+de\s+)?(saas|on-?premises?|private\s+cloud|public\s+cloud|cloud|installatie)\b", re.IGNORECASE
)
_NAMED = re.compile(r"\b(?:dienst|module|product|pakket|variant|editie|abonnement)\s+['\"]?([A-Z][\w-]*)", re.UNICODE)
_TIER = re.compile(r"\b(\w+)(?=pakket\b|abonnement\b|licentie\b|editie\b|variant\b)", re.IGNORECASE)
_IS = re.compile(
    r"(?:de\s+)?(?P<name>(?:dienst|module|product|pakket|onderdeel)\s+['\"]?\w+['\"]?)\s+(?:is|betreft|behelst|houdt\s+in)\s+(?:een\s+|de\s+|het\s+)?",
    re.IGNORECASE,
)
_LEADS = re.compile(r"(?:de|het|een)\s+(?:dienst|module|product|pakket|onderdeel)\s+(?=\S)", re.IGNORECASE)
"""What stands before the name of a service and says nothing of it."""
_SAME = 0.5
"""Share of common concepts from which on two items are one."""
_WORD = re.compile(r"\w+")
_LEAST = 4
"""Letters of a word that says something in an item; "en", "of", "van" and "voor" are left to the rest."""
_LEAST_SHARED = 2
"""Words that two lists must share before the rest of one is what the other lacks."""
_TEXTS = 64
_Items = tuple[str, ...]


def find_service(case: Case) -> tuple[Signal, ...]:
    """Items of services that one side has and the other has not."""
    found = matched(case, lists_whole=True)
    if found is None:
        return ()
    signals = [one for old, new in found.pairs if (one := _compare(old, new)) is not None]
    return tuple(signals)


def _compare(old: str, new: str) -> Signal | None:
    before, after = items(old), items(new)
    if before and after:
        if any(map(DENIAL.search, (*before, *after))):
            # "omvat A, en niet B" is told by its denial
            return None
        gone, come = _without(before, after), _without(after, before)
        if not gone and not come:
            gone, come = _narrowed(before, after), _narrowed(after, before)
        if gone or come:
            evidence = f"comprised only in the old text: {', '.join(gone) or 'nothing'}; only in the new: {', '.join(come) or 'nothing'}"
            return signal(
                SignalType.SERVICE, ", ".join(gone) or None, ", ".join(come) or None, evidence + changes_every_use(new)
            )
        return None
    left, right = _belongs(old), _belongs(new)
    if left is not None and right is not None and (left[1] != right[1] or likeness(left[0], right[0]) <= _SAME):
        evidence = (
            "another thing belongs to the service" if left[1] == right[1] else "whether it belongs to the service"
        )
        return signal(SignalType.SERVICE, old, new, evidence + changes_every_use(new))
    return _provided(old, new) or _is_another(old, new) or _form(old, new)


def _is_another(old: str, new: str) -> Signal | None:
    """Other words for what a named service is: "Dienst c is een portaal"."""
    left, right = (_IS.match(text) for text in (old, new))
    if left is None or right is None or left["name"].casefold() != right["name"].casefold():
        return None
    was, now = old[left.end() :].strip(" ."), new[right.end() :].strip(" .")
    if likeness(concepts(was), concepts(now)) >= _SAME or DENIAL.search(f"{was} {now}"):
        return None
    evidence = f"{left['name']} was {was} and is {now}"
    return signal(SignalType.SERVICE, was, now, evidence + changes_every_use(new))


def _provided(old: str, new: str) -> Signal | None:
    """A service more or less of those that a party provides; other words for the same number are none."""
    before, after = _objects(old), _objects(new)
    gone, come = _without(before, after), _without(after, before)
    if not (before and after) or not (gone or come):
        return None
    if ((gone and come) or len(before) == len(after)) and not _exchanged(before, after, gone, come):
        return None
    evidence = f"provided only in the old text: {', '.join(gone) or 'nothing'}; only in the new: {', '.join(come) or 'nothing'}"
    return signal(SignalType.SERVICE, ", ".join(gone) or None, ", ".join(come) or None, evidence)


def _exchanged(before: _Items, after: _Items, gone: _Items, come: _Items) -> bool:
    """True where one item of a list took the place of another, and the rest of the list stayed word for word."""
    stayed = set(before) & set(after)
    return len(gone) == len(come) == 1 and bool(stayed) and len(before) == len(after) == len(stayed) + 1


def _narrowed(some: _Items, others: _Items) -> _Items:
    """What the items say that the others do not, where the others say nothing else: "voor zorg en financiën"."""
    left, right = (frozenset(word for text in texts for word in _words(text)) for texts in (some, others))
    if not right < left or len(right) < _LEAST_SHARED:
        return ()
    return tuple(text for text in some if not _words(text) <= right)


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.casefold()) if len(word) >= _LEAST)


def _objects(sentence: str) -> tuple[str, ...]:
    verb = _PROVIDES.search(sentence)
    if verb is None:
        return ()
    stop = _END.search(sentence, verb.end())
    listed = sentence[verb.end() : stop.start() if stop else len(sentence)]
    if not _SUBJECT.search(sentence) or all_kinds(listed):
        return ()
    return tuple(text for part in _ITEM.split(listed) if (text := part.strip(" .:;,'\"")) and concepts(text))


def _belongs(sentence: str) -> tuple[frozenset[str], bool] | None:
    """The concepts of what belongs to a service, and whether it does; None if the sentence does not say."""
    found = _BELONGS.search(sentence)
    if found is None or not _SUBJECT.search(sentence, found.end()):
        return None
    return concepts(sentence[: found.start()]), _NOT.search(found[0]) is None


def _word(found: re.Match[str]) -> str:
    """The whole word in which a form or tier stands, as printed: "pluspakket"."""
    rest = _WORD.match(found.string, found.end(1))
    return found[1] + (rest[0] if rest else "")


def _form(old: str, new: str) -> Signal | None:
    """Another product, tier or way of delivery in a sentence about a service."""
    if not (_SUBJECT.search(old) and _SUBJECT.search(new)):
        return None
    for pattern in (_NAMED, _TIER, _SERVICE_FORM):
        left, right = ({one[1].casefold(): _word(one) for one in pattern.finditer(text)} for text in (old, new))
        if left and right and not left.keys() & right.keys():
            evidence = f"the service was {', '.join(sorted(left))} and is {', '.join(sorted(right))}"
            return signal(SignalType.SERVICE, ", ".join(left.values()), ", ".join(right.values()), evidence)
    return None


@lru_cache(_TEXTS)
def items(sentence: str) -> tuple[str, ...]:
    """What a sentence says that a service comprises; () if it does not say."""
    verb = _COMPRISES.search(sentence)
    if verb is None or _BELONGS.search(sentence) or _NO_SERVICE.search(sentence):
        return ()
    term = defined_term(sentence)
    subject = term if term is not None else sentence[: verb.start()]
    start = verb.end()
    # "levert de volgende diensten: a. hosting"
    introduced = re.match(r"[^.:;]{1,60}:", sentence[start:])
    if introduced is not None and _SUBJECT.search(introduced[0]):
        start += introduced.end()
    elif _SUBJECT.search(subject) is None:
        named = _NAMES_FOLLOW.match(sentence[start:])
        if named is None:
            return ()
        start += named.end()
    if verb[0].casefold().endswith(("verstaan", "verstaat")):
        start += len(re.match(r"\s*:?\s*(?:een|het|de|elke)?", sentence[start:])[0])  # type: ignore[index]  # matches the empty text too
    stop = _END.search(sentence, start)
    found = _ITEM.split(sentence[start : stop.start() if stop else len(sentence)])
    listed = tuple(text for part in found if (text := _LEADS.sub("", part.strip(" .:;,'\""))) and concepts(text))
    return () if any(map(all_kinds, listed)) else listed


def _without(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """The items that no other item says in much the same words; each other item stands for one."""
    left, right = [concepts(text) for text in some], [concepts(text) for text in others]
    paired = {at for at, _ in pair_by_words(left, right, least=_SAME)}
    whole = frozenset(concept for found in right for concept in found)
    return tuple(text for at, text in enumerate(some) if at not in paired and not left[at] <= whole)
