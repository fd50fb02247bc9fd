"""Who a sentence engages, where no list says so.

    Onze sub-processors zijn Alfa en Beta Cloud Ltd.        Alfa; Beta Cloud Ltd.
    Alfa B.V. levert hosting namens ons.                    Alfa B.V.
    Alfa B.V. heeft ons gecertificeerd.                     nobody

Words that speak of a sub-processor or of engaging make every name count, with or without a legal
form: "Verzonmail" is a party as much as "Alfa Hosting B.V.". Words that only hint at it ("namens
ons", "gehost bij") count for names with a legal form alone. What is a name is told by its
capital, so a heading may pass for one; in doubt it is a name.
"""

import re
from collections.abc import Iterator

from renvooi.diff.records.names import FORM
from renvooi.diff.signals.location import named
from renvooi.diff.signals.parties import mentions
from renvooi.model import Parties

# What stands between two words of an idiom is bounded: a text of one endless sentence must not take minutes.
_SPEAKS = r"\bsub-?\s?(?:processors?|verwerkers?)\b|\bderde(?:n|\s+partij(?:en)?)\b|\bingeschakelde\s+derde"
_DOES = (
    r"\bschakel(?:t|en|de|den)?\b.{0,300}?\bin\b|\binschakel\w*|\bin\s+te\s+schakelen|\bingeschakeld\w*"
    r"|\bgebruik\s+van\b.{0,300}?\bals\b|\bals\b.{0,300}?\bgebruik\s+van\b|\buitbeste\w+|\bbested?en\b.{0,300}?\buit\b|\bbesteedt?\b.{0,300}?\buit\b"
    r"|\bmaa?k(?:t|en)\b.{0,100}?\bgebruik\s+van\s+(?-i:[A-Z])|\bhuur(?:t|de)?\b.{0,300}?\bin\b|\bingehuurd\w*|\bwordt\s+uitgevoerd\s+door\b"
)
_HINTS = (
    r"\bnamens\s+(?:ons|(?:de\s+)?(?:(?:data\s+)?processor|verwerker))\b|\bin\s+(?:onze\s+opdracht|opdracht\s+van\s+(?:ons|de\s+verwerker))\b"
    r"|\b(?:voor|ten\s+behoeve\s+van)\s+ons\b|\bwerk(?:t|en)\s+(?:\w+\s+){0,3}(?:samen\s+)?met\b"
    r"|\b(?:gehost|opgeslagen|verwerkt|beheerd|verzonden|verstuurd|geleverd|verzorgd|uitgevoerd|onderhouden|ondersteund)\s+(?:door|bij|via)\b"
    r"|\b(?:door|bij|via)\b.{0,300}?\b(?:gehost|opgeslagen|verwerkt|beheerd|verzonden|verstuurd|geleverd|verzorgd|uitgevoerd|onderhouden)\b"
)
ENGAGES = re.compile(_DOES, re.IGNORECASE)
"""Somebody is engaged, named or not."""
_ENGAGED = re.compile(f"{_SPEAKS}|{_DOES}", re.IGNORECASE)
_HINTED = re.compile(_HINTS, re.IGNORECASE)
SPEAKS_OF_CERTIFYING = re.compile(r"\b(?:gecertificeerd|certifica|geaudit|audit|keur|toezichthouder)", re.IGNORECASE)
"""Who certifies or audits is no third party to whom work is given."""
_LEGAL = re.compile(
    rf"(?<![\w-])(?:[A-ZÀ-Ý0-9][\w&'.-]*,?\s+(?:(?:&|of|the)\s+(?=[A-Z])|en\s+(?=(?:Zonen|Zn|Zoon|Partners|Co|Dochters)\b))?){{1,6}}?{FORM}"
)
_CAPITAL = re.compile(r"[A-ZÀ-Ý][\w&'.@/-]*")
_NO_NAMES = frozenset(
    "avg uavg gdpr ap dpia api eu eer eu/eer iso nen iec kvk it ict ai dps isms sla vpn tls mfa artikel bijlage deel hoofdstuk"
    " data pro statement standaardclausules verwerkersovereenkomst overeenkomst persoonsgegevens persoonsgegeven gegevens"
    " diensten dienst producten product algemene verordening gegevensbescherming autoriteit europese commissie unie bv nv"
    " standaardcontractbepalingen subject subjects betrokkene betrokkenen".split()
)
"""Words with a capital that contracts define or cite."""
_OPENERS = frozenset(
    "de het een als bij voor in op met van aan door tot over uit na naar om onder tegen via zonder wij we u uw ons onze hun"
    " zijn haar hij zij ze er dit dat deze die indien wanneer zodra zolang tenzij mits alle alleen elk elke ieder iedere geen"
    " niet ook verder tevens daarnaast daarbij hierbij hiervoor daarvoor vervolgens dan nog wie wat welke waar is wordt"
    " worden mag mogen kan kunnen moet moeten zal sub subverwerker subverwerkers partij partijen derde derden andere"
    " medewerkers naast bovendien ingeschakelde toegestane huidige momenteel omdat doordat hoewel terwijl nadat voordat aangezien zodat mocht inschakeling opslag hosting"
    " beheer behoudens onverminderd teneinde enkel uitsluitend telkens gedurende sinds vanaf hiertoe daartoe hierop daarop eventuele nieuwe bestaande".split()
)
"""Words that a sentence opens with and that are no names."""


def names_in(sentence: str, parties: Parties) -> tuple[str, ...]:
    """The names of those whom one sentence engages, in order, each once."""
    strong = _ENGAGED.search(sentence) is not None
    if not strong and (not _HINTED.search(sentence) or SPEAKS_OF_CERTIFYING.search(sentence)):
        return ()
    legal = [(match.start(), name) for match in _LEGAL.finditer(sentence) if (name := _legal(match[0], parties))]
    # a name with a legal form is no run of capitals as well
    rest = _LEGAL.sub(lambda match: "," * len(match[0]), sentence)
    plain = _capitalised(rest, parties) if strong else ()
    return tuple(dict.fromkeys(name for _, name in sorted((*legal, *plain))))


def legal_names(sentence: str, parties: Parties) -> tuple[str, ...]:
    """The names with a legal form, whatever the sentence says of them."""
    return tuple(dict.fromkeys(name for match in _LEGAL.finditer(sentence) if (name := _legal(match[0], parties))))


def _legal(name: str, parties: Parties) -> str | None:
    """The name without the word that opens its sentence; None for a party to the agreement."""
    first, _, rest = name.partition(" ")
    if first.casefold() in _OPENERS and " " in rest:
        name = rest
    own = (parties.processor.name, *parties.processor.aliases, parties.client.name, *parties.client.aliases)
    return None if any(re.match(rf"{re.escape(one)}\b", name.strip()) for one in own if one) else name.strip()


def _capitalised(sentence: str, parties: Parties) -> Iterator[tuple[int, str]]:
    """Runs of words with a capital, with where they stand; parties, places and common words are left out."""
    run: list[tuple[int, str]] = []
    for at, word in enumerate((*mentions(sentence, parties), None)):
        if word is not None and word.actor is None and _is_name(word.text, opens=at == 0):
            run.append((word.start, word.text))
            continue
        name = " ".join(text for _, text in run)
        if run and not _is_place(name):
            yield run[0][0], name
        run = []


def _is_place(name: str) -> bool:
    """Whether all words of `name` name places: "Verenigde Staten", and not "Alfa Ierland"."""
    for printed in named(name).values():
        name = name.replace(printed, " ")
    return not name.strip(" -/,.") or all(named(word) for word in name.split())


def _is_name(word: str, *, opens: bool) -> bool:
    plain = word.casefold()
    if plain in _NO_NAMES or not _CAPITAL.fullmatch(word):
        return False
    return not (opens and plain in _OPENERS)
