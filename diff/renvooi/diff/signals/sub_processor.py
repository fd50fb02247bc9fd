"""A third party was engaged, replaced or dropped.

In the list of sub-processors every entry counts; elsewhere the names in a sentence that engages
someone, with or without a legal form: "Mailchimp" is a party as much as "Alfa Hosting B.V.". What
is a name is told by its capital, so a heading or an act may pass for one; in doubt it is a signal.
A letter that shifts or a "; en" that follows is no change of a party.
"""

import re
from collections.abc import Iterator

from renvooi.diff.signals.case import Case, Side, signal
from renvooi.diff.signals.parties import mentions
from renvooi.diff.signals.sentences import sentences
from renvooi.model import NodeType, Role, Signal, SignalType

_FORM = r"(?:B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|Ltd\.?|Limited|GmbH|Inc\.?|LLC|LLP|S\.?A\.?S?\.?|S[aà]rl|AG|SE|AB|Oy|ApS|A/S|plc|Corp\.?|Corporation|Pvt\.?(?:\s+Ltd\.?)?|S\.?p\.?A\.?|S\.?r\.?l\.?)"
_NAME = re.compile(rf"((?:[A-Z0-9][\w&'.-]*\s+(?:(?:&|en|of|the)\s+(?=[A-Z]))?){{1,6}}?){_FORM}(?![\w])")
_SPEAKS = r"\bsub-?\s?(?:processors?|verwerkers?)\b|\bderde(?:n|\s+partij(?:en)?)\b|\bingeschakelde\s+derde"
_DOES = (
    r"\bschakel(?:t|en|de|den)?\b.*\bin\b|\binschakel\w*|\bin\s+te\s+schakelen|\bingeschakeld\w*"
    r"|\bgebruik\s+van\b.*\bals\b|\bals\b.*\bgebruik\s+van\b|\buitbeste\w+|\bbested?en\b.*\buit\b|\bbesteedt?\b.*\buit\b"
    r"|\bhuur(?:t|de)?\b.*\bin\b|\bingehuurd\w*|\bwordt\s+uitgevoerd\s+door\b"
)
_ENGAGES = re.compile(_DOES, re.IGNORECASE)
_ENGAGED = re.compile(f"{_SPEAKS}|{_DOES}", re.IGNORECASE)
_CAPITAL = re.compile(r"[A-ZÀ-Ý][\w&'.@/-]*")
_NO_NAMES = frozenset(
    "AVG UAVG GDPR EU EER EU/EER ISO NEN IEC KvK IT ICT AI DPS Artikel Bijlage Deel Hoofdstuk Data Pro Statement"
    " Standaardclausules Verwerkersovereenkomst Overeenkomst".split()
)
_OPENERS = frozenset(
    "de het een als bij voor in op met van aan door tot over uit na naar om onder tegen via zonder wij we u uw ons onze hun"
    " zijn haar hij zij ze er dit dat deze die indien wanneer zodra zolang tenzij mits alle alleen elk elke ieder iedere geen"
    " niet ook verder tevens daarnaast daarbij hierbij hiervoor daarvoor vervolgens dan nog wie wat welke waar is wordt"
    " worden mag mogen kan kunnen moet moeten zal sub subverwerker subverwerkers partij partijen derde derden andere"
    " medewerkers gegevens persoonsgegevens".split()
)
"""Words that a sentence opens with and that are no names."""
_ENTRY_END = re.compile(r"[,;:(]|\s-\s|\s+(?:voor|ten\s+behoeve|gevestigd|te|in|aan)\s+")
_LIST_END = re.compile(r"(?:[;,]\s*en|[;,.])$")


def find_sub_processor(case: Case) -> tuple[Signal, ...]:
    """Entries and names of third parties that came, went or changed."""
    if any(_is_entry(side) for side in case.sides):
        return _entry(case)
    before = engaged(case.old) if case.old is not None else ()
    after = engaged(case.new) if case.new is not None else ()
    return _difference(before, after) or _engagement(case)


def _engagement(case: Case) -> tuple[Signal, ...]:
    """A signal where somebody unnamed is engaged on one side only."""
    old, new = (_engaging(side) for side in (case.old, case.new))
    if (old is None) is (new is None):
        return ()
    evidence = "engages someone, not before" if old is None else "no longer engages someone"
    return (signal(SignalType.SUB_PROCESSOR, old, new, f"{evidence}: {new or old}"),)


def _engaging(side: Side | None) -> str | None:
    """The first sentence that engages someone; None without one."""
    found = (text for text in sentences(side.text) if _ENGAGES.search(text)) if side is not None else iter(())
    return next(found, None)


def _is_entry(side: Side) -> bool:
    """True for an item of the list itself, and not for what is said of a party below its item."""
    return side.list_role is Role.SUB_PROCESSORS and side.type is NodeType.CLAUSE


def _entry(case: Case) -> tuple[Signal, ...]:
    old = entry_name(case.old.text) if case.old else None
    new = entry_name(case.new.text) if case.new else None
    kind = SignalType.SUB_PROCESSOR
    if case.old is None:
        return (signal(kind, None, new, f"in the list of sub-processors, not before: {new}"),)
    if case.new is None:
        return (signal(kind, old, None, f"no longer in the list of sub-processors: {old}"),)
    if old != new:
        return (signal(kind, old, new, f"the list of sub-processors named {old} and names {new}"),)
    if _said(case.old.text) != _said(case.new.text):
        return (signal(kind, case.old.text, case.new.text, f"the entry of sub-processor {new} says something else"),)
    return ()


def entry_name(text: str) -> str:
    """The name that an entry of the list begins with."""
    if found := _NAME.match(text):
        return found[0].strip()
    return _LIST_END.sub("", _ENTRY_END.split(text, maxsplit=1)[0].strip())


def _said(text: str) -> str:
    return _LIST_END.sub("", text.strip()).strip()


def engaged(side: Side) -> tuple[str, ...]:
    """The names in sentences that engage someone; in a list of sub-processors also those with a legal form elsewhere."""
    listed = Role.SUB_PROCESSORS in side.roles
    found: list[str] = []
    for text in sentences(side.text):
        legal = [match[0].strip() for match in _NAME.finditer(text)]
        if _ENGAGED.search(text):
            found += [*legal, *_capitalised(_NAME.sub(" , ", text), side)]
        elif listed:
            found += legal
    return tuple(dict.fromkeys(found))


def _capitalised(sentence: str, side: Side) -> Iterator[str]:
    """Runs of words with a capital, the parties of the agreement and the opening word of a sentence left out."""
    run: list[str] = []
    for at, word in enumerate((*mentions(sentence, side.parties), None)):
        if word is not None and word.actor is None and _is_name(word.text, opens=at == 0):
            run.append(word.text)
            continue
        if run:
            yield " ".join(run)
        run = []


def _is_name(word: str, *, opens: bool) -> bool:
    if word in _NO_NAMES or not _CAPITAL.fullmatch(word):
        return False
    return not (opens and word.casefold() in _OPENERS)


def _difference(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Signal, ...]:
    kind = SignalType.SUB_PROCESSOR
    gone = [
        signal(kind, name, None, f"no longer named as a third party: {name}") for name in before if name not in after
    ]
    come = [
        signal(kind, None, name, f"named as a third party, not before: {name}") for name in after if name not in before
    ]
    return (*gone, *come)
