"""Which personal data is processed, why the law protects it more, and whose it is.

    Gezondheidsgegevens van patiënten   ->   special "health", subjects "patiënten"

A citizen service number is no special category of article 9 GDPR, but national law forbids its
use without a ground; data on offences stands in article 10. Both matter as much here.
"""

import re
from collections.abc import Iterator

from renvooi.diff.outline import Item
from renvooi.diff.records.entries import Entry, Listing, cells
from renvooi.diff.records.values import Value, make_record
from renvooi.diff.records.wording import bare
from renvooi.model import FieldName, Record, RecordKind

_SPECIAL: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("health", (r"\bgezondheid\w*|\bmedisch\w*|\bpatiënt(?:en)?gegevens|\b(?:zorg|behandel)(?:gegevens|dossiers?|plan\w*|informatie)\b"
                   r"|\bdiagnose\w*|\bmedicatie\w*|\bziekte\w*|\bverzuimgegevens")),
        ("genetic", r"\bgeneti\w*|\bDNA\b"),
        ("biometric", r"\bbiometri\w*|\bvingerafdruk\w*|\bgezichtsherkenning\w*|\birisscan\w*"),
        ("origin", r"\betni\w*|\bras\b|\bafkomst\b|\bracial\b"),
        ("religion", r"\bgodsdienst\w*|\breligi\w*|\blevensbeschouw\w*|\bgeloof\w*"),
        ("politics", r"\bpolitiek\w*"),
        ("union", r"\bvakbond\w*|\bvakvereniging\w*|\blidmaatschap\s+van\s+een\s+vak\w*"),
        ("sexuality", r"\bseksue\w*|\bsexual\w*"),
        ("criminal", r"\bstrafrecht\w*|\bstrafba\w*|\bveroordeling\w*|\bjustitie\w*|\bVOG\b"),
        ("national number", (r"\bBSN\w*|\bburgerservicenummer\w*|\bsofinummer\w*|\bpersoonsnummers?\b|\bpersoonsgebonden\s+nummer|\bpaspoort\w*"
                            r"|\bidentiteitsbewij\w*")),
        ("special category", r"(?<!niet )\bbijzondere\s+(?:categorie\w*|persoonsgegevens|gegevens)|\bgevoelige\s+(?:persoons)?gegevens"),
    )
)  # fmt: skip
"""Why the law protects a category more, most specific first."""
_PEOPLE = (
    "klanten cliënten clienten medewerkers werknemers personeel leveranciers contactpersonen patiënten patienten leerlingen"
    " studenten sollicitanten kandidaten bezoekers gebruikers eindgebruikers ouders kinderen leden relaties inwoners burgers"
    " zorgverleners zorgcliënten vrijwilligers huurders bewoners deelnemers abonnees donateurs prospects consumenten"
    " betrokkenen behandelaars artsen familieleden mantelzorgers verzekerden debiteuren inhuurkrachten zzp'ers reizigers"
    " minderjarigen customers employees patients students visitors suppliers"
).split()
_ONE = rf"(?:de\s+|onze\s+|uw\s+)?(?:{'|'.join(_PEOPLE)})\b"
_SUBJECTS = re.compile(
    rf"\b(?:van|over|of|betrokkenen:)\s+(?P<who>{_ONE}(?:(?:,\s*|\s+(?:en(?:/of)?|of|and)\s+){_ONE})*)", re.IGNORECASE
)
_PERSON = re.compile(rf"\b(?:{'|'.join(_PEOPLE)})\b", re.IGNORECASE)
_WHOSE_HEAD = re.compile(r"betrokkenen|data\s?subjects?|personen", re.IGNORECASE)


def read_data_categories(listing: Listing) -> Iterator[Record]:
    """The categories of a list."""
    for entry in listing.entries:
        values = [(name, value, entry.item) for name, value in _row_values(entry)]
        parts = [(name, value, part.item) for part in entry.parts for name, value in values_of(part.text)]
        below: list[tuple[FieldName, str, Item]] = [
            (FieldName.TEXT, bare(part.text), part.item) for part in entry.parts
        ]
        name = category_name(entry.item.node.text)
        yield make_record(RecordKind.DATA_CATEGORIES, entry.item, name, [*values, *parts, *below])


def category_name(text: str) -> str:
    """What an entry calls the category."""
    return bare(cells(text)[0] if " | " in text else text)


def _row_values(entry: Entry) -> Iterator[Value]:
    yield from values_of(entry.item.node.text)
    for head, cell in zip(entry.heads, cells(entry.item.node.text), strict=False):
        if _WHOSE_HEAD.search(head):
            yield from ((FieldName.SUBJECTS, found[0].casefold()) for found in _PERSON.finditer(cell))


def values_of(text: str) -> tuple[Value, ...]:
    """Why the law protects what `text` names, and whose it is."""
    special: list[Value] = [(FieldName.SPECIAL, name) for name, pattern in _SPECIAL if pattern.search(text)]
    if len(special) > 1:
        # "gezondheidsgegevens en andere bijzondere persoonsgegevens" names one and more of them
        special = [value for value in special if value[1] != "special category" or "ander" in text.casefold()]
    whose: list[Value] = [
        (FieldName.SUBJECTS, person[0].casefold())
        for found in _SUBJECTS.finditer(text)
        for person in _PERSON.finditer(found["who"])
    ]
    return (*special, *whose)
