"""Who is engaged: name, legal form, seat, place of processing, purpose, services, data, transfer, conditions.

Two entries may share one list of bullets, which then holds for both:

    c Alfa GmbH; en
    d Beta GmbH
      - Opslag van back-ups;             Alfa GmbH and Beta GmbH both have this purpose and location
      - Alle data blijft in de EU/EER.

What a sentence says of a party is known by its words: where data is processed, under which
instrument, on which condition; what is left is the purpose.
"""

import re
from collections.abc import Iterator, Sequence

from renvooi.diff.outline import Item
from renvooi.diff.records.entries import Entry, Listing, Part, cells
from renvooi.diff.records.names import FORM, PartyName, split_name
from renvooi.diff.records.places import location_of, seat_of
from renvooi.diff.records.values import Value, make_record
from renvooi.diff.records.wording import bare, statements, words
from renvooi.model import FieldName, Record, RecordKind

_KEY = re.compile(r"(?P<key>[^\W\d][^:|.]{2,50}?)\s*:\s+(?P<value>\S.*)", re.DOTALL)
_KEYS: tuple[tuple[FieldName, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?:{pattern})", re.IGNORECASE))
    for name, pattern in (
        (FieldName.LEGAL_FORM, r"rechtsvorm"),
        (FieldName.COUNTRY, r"land|country|(?:land\s+van\s+)?vestiging\w*|statutaire\s+zetel"),
        (FieldName.TRANSFER, r"doorgifte\w*|(?:passende\s+)?waarborg\w*|(?:grondslag|instrument)\s+(?:voor\s+)?doorgifte|transfer\w*"),
        (FieldName.LOCATION, r"(?:verwerkings|opslag)?(?:locatie|plaats|land|regio)\w*(?:\s+(?:van\s+)?\w+)?|waar"),
        (FieldName.DATA, r"(?:(?:soort|categorie)\w*\s+)?(?:verwerkte\s+)?(?:persoons)?gegevens|data"),
        (FieldName.SERVICES, r"(?:producten|diensten|dienst|product|software)\b.*"),
        (FieldName.PURPOSE, r"doel(?:einde\w*)?|purpose|werkzaamheden|activiteit\w*|omschrijving|taak|taken|functie|rol|waarvoor"),
    )
)  # fmt: skip
"""What is said of a party under a key ("Locatie: Ierland"), and the heads of a table."""
_NAME_HEAD = re.compile(
    r"(?:naam|sub-?\s?(?:processor|verwerker)|derde|partij|leverancier|bedrijf|organisatie|name|vendor)", re.IGNORECASE
)
_TRANSFER: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("standaardbepalingen", r"\bstandaardbepaling\w*|\bstandaard\s?contractbepaling\w*|\bstandard\s+contractual\s+clauses"),
        ("modelcontractbepalingen", r"\bmodelcontract\w*|\bmodelbepaling\w*|\bEU-modelclausules"),
        ("SCC", r"\bSCC'?s?\b"),
        ("adequaatheidsbesluit", r"\badequaatheidsbe(?:sluit|slissing)\w*|\badequacy\b"),
        ("Data Privacy Framework", r"\bData\s+Privacy\s+Framework\b|\bDPF\b"),
        ("bindende bedrijfsvoorschriften", r"\bbindende\s+bedrijfsvoorschriften\b|\bBCR'?s?\b|\bbinding\s+corporate"),
    )
)  # fmt: skip
_ACT = re.compile(r"\(EU\)\s*(?:nr\.\s*)?\d{4}/\d+")
_CONDITION = re.compile(
    r"^(?:alleen|uitsluitend|slechts|enkel|only)\b|\b(?:toestemming|tenzij|mits|nooit\s+gedeeld|op\s+verzoek\s+van\s+de\s+klant)\b",
    re.IGNORECASE,
)
_PLACE_ONLY = re.compile(
    r"^(?:(?:al|alle|de|deze|het|onze|uw|structurele)\s+)*(?:(?:(?:persoons)?gegevens|data\w*|verwerking\w*|opslag|dataopslag|servers?"
    r"|locatie|hosting)\b[^.;:]*\b(?:wordt|worden|blij(?:ft|ven)|vind(?:t|en)|is|zijn|sta(?:at|an)|verla(?:at|ten)|ligt|liggen)\b"
    r"|(?:(?:persoons)?gegevens|data|verwerking|servers?|locatie)\s+(?:binnen|buiten|in)\b)"
    r"|^(?:binnen|buiten|in)\s",
    re.IGNORECASE,
)
"""A sentence about nothing but where data is."""
_DATA = re.compile(
    r"^(?:verwerkt|verwerking\s+van|betreft|het\s+gaat\s+om)\b.*(?:gegevens|namen|adres|nummer)", re.IGNORECASE
)
_SERVICES = re.compile(r"^(?:producten|diensten|services|software|applicaties)\b", re.IGNORECASE)
_NOBODY = frozenset(("geen", "n v t", "nvt", "niet van toepassing", "none"))
"""Entries that say that there is no party, as `words` has them."""
_LEADS_ON = re.compile(r"\bsub-?\s?(?:processors?|verwerkers?)\b", re.IGNORECASE)
_SECOND = re.compile(rf"^(?:en|and|&|,|;)\s+(?=[A-Z0-9][^;:|]{{0,80}}\s{FORM})")
_PIECES = tuple(
    re.compile(rf"\(?(?P<piece>[^():;]{{2,60}}?)(?:\)\s*[,:;]?|[:;]|{end}\s[-–—]\s|(?=\bvoor\b)|$)\s*")
    for end in ("", ",|")
)
"""The first piece of what follows a name, in which a seat may stand: up to a mark, else up to a comma."""
_AND = re.compile(r"(?:[;,]\s*|\s+)(?:en|and)\s*$", re.IGNORECASE)


def read_sub_processors(listing: Listing) -> Iterator[Record]:
    """The parties of a list; one entry may name two, and two entries may share what is said below the second."""
    waiting: list[tuple[Item, PartyName]] = []
    entries = [entry for entry in listing.entries if not _names_nobody(entry)]
    for at, entry in enumerate(entries):
        named, values = _entry(entry)
        follows = at + 1 < len(entries)
        if follows and not values and not entry.is_row and _shares(entry, entries[at + 1]):
            waiting += [(entry.item, one) for one in named]
            continue
        for item, one in (*waiting, *((entry.item, one) for one in named)):
            yield _record(item, one, values)
        waiting = []


def _names_nobody(entry: Entry) -> bool:
    """Whether an entry says that there is no party, or leads to a list elsewhere: "Subprocessors of Alfa"."""
    text = entry.item.node.text
    return words(text) in _NOBODY or bool(_LEADS_ON.search(split_name(text).name))


def _shares(entry: Entry, following: Entry) -> bool:
    """Whether an entry that says nothing of its party leaves that to the next."""
    return bool(_AND.search(entry.item.node.text)) or bool(following.parts)


def _entry(entry: Entry) -> tuple[tuple[PartyName, ...], list[tuple[FieldName, str, Item]]]:
    if entry.is_row:
        return _row(entry)
    first, _, further = entry.item.node.text.partition("\n")
    named, rest = parties_of(first)
    own = [(field, value, entry.item) for field, value in own_values(rest)]
    parts = (*((Part(further, entry.item),) if further else ()), *entry.parts)
    below = [(field, value, part.item) for part in parts for field, value in values_of(part.text)]
    return named, own + below


def parties_of(text: str) -> tuple[tuple[PartyName, ...], str]:
    """Who an entry names, mostly one, and what it says of them."""
    found = [split_name(text)]
    while further := _SECOND.match(found[-1].rest):
        found.append(split_name(found[-1].rest[further.end() :]))
    return tuple(found), bare(found[-1].rest)


def own_values(rest: str) -> tuple[Value, ...]:
    """What follows the name in an entry: a seat first, perhaps, and then sentences."""
    if rest in ("", "en", "and"):
        return ()
    for pattern in _PIECES:
        found = pattern.match(rest)
        seat = seat_of(found["piece"].strip(" ,")) if found is not None else None
        if found is not None and seat is not None:
            return ((FieldName.COUNTRY, seat), *values_of(rest[found.end() :].strip(" ,")))
    return values_of(rest)


def values_of(text: str) -> tuple[Value, ...]:
    """What a text says of a party, sentence by sentence; also of a bullet alone."""
    found: list[Value] = []
    for line in text.split("\n"):
        keyed = _KEY.fullmatch(line.strip())
        name = _field_of(keyed["key"]) if keyed else None
        if keyed is not None and name is not None:
            found.append(_keyed(name, bare(line), bare(keyed["value"])))
        else:
            found += [value for one in statements(line) for value in _classified(one)]
    return tuple(dict.fromkeys(found))


def _field_of(key: str) -> FieldName | None:
    return next((name for name, pattern in _KEYS if pattern.fullmatch(key.strip())), None)


def _keyed(name: FieldName, line: str, value: str) -> Value:
    """A value under a key; of products the whole line, for its key limits them ("Producten, onder andere: ...")."""
    if name is FieldName.SERVICES:
        return name, line if " " in line.split(":")[0].strip() else value
    return _typed(name, value)


def _typed(name: FieldName, value: str) -> Value:
    """A value as its field has it; "Land: buiten de EU" says where data is, and not where a party is established."""
    if name is FieldName.COUNTRY and seat_of(value) is None and location_of(value) is not None:
        name = FieldName.LOCATION
    return name, _in_notation(name, value)


def _in_notation(name: FieldName, value: str) -> str:
    match name:
        case FieldName.LOCATION:
            return location_of(value) or value
        case FieldName.COUNTRY:
            return seat_of(value) or value
        case FieldName.TRANSFER:
            return _instrument(value) or value
        case _:
            return value


def _classified(statement: str) -> Iterator[Value]:
    instrument, location = _instrument(statement), location_of(statement)
    if instrument is not None:
        yield FieldName.TRANSFER, instrument
        return
    if location is not None:
        yield FieldName.LOCATION, location
        if seat_of(statement) is not None:
            return
    if _CONDITION.search(statement):
        yield FieldName.CONDITION, statement
    elif location is not None and _PLACE_ONLY.search(statement):
        return
    elif _SERVICES.match(statement):
        yield FieldName.SERVICES, statement
    elif _DATA.match(statement):
        yield FieldName.DATA, statement
    else:
        yield FieldName.PURPOSE, statement


def _instrument(text: str) -> str | None:
    """The instruments for a transfer that `text` names, with the act they follow."""
    found = [name for name, pattern in _TRANSFER if pattern.search(text)]
    return " ".join((", ".join(found), *dict.fromkeys(_ACT.findall(text)))) if found else None


def _row(entry: Entry) -> tuple[tuple[PartyName, ...], list[tuple[FieldName, str, Item]]]:
    """A row by the heads of its table; a cell without a known head is read as a sentence."""
    texts = cells(entry.item.node.text)
    fields = [_field_of(head) for head in entry.heads] + [None] * len(texts)
    at = next((at for at, head in enumerate(entry.heads) if _NAME_HEAD.match(head) and fields[at] is None), 0)
    party = split_name(texts[at])
    values: list[Value] = [*own_values(party.rest)]
    for place, (name, text) in enumerate(zip(fields, texts, strict=False)):
        if place == at or not text:
            continue
        if name is not None:
            values.append(_typed(name, bare(text)))
        else:
            values += [(FieldName.COUNTRY, seat)] if (seat := seat_of(text)) else values_of(text)
    return (party,), [(field, value, entry.item) for field, value in values]


def _record(item: Item, party: PartyName, values: Sequence[tuple[FieldName, str, Item]]) -> Record:
    form = [(FieldName.LEGAL_FORM, party.form, item)] if party.form is not None else []
    return make_record(RecordKind.SUB_PROCESSORS, item, party.name, [*form, *values])
