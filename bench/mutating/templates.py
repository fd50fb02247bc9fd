"""Documents that repeat themselves, as contracts do: the same lines under each of many headings.

A line in `same` stands under every heading word for word; one in `slots` differs in what stands in
braces: a name, a number, or a thing out of `words`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of schedule."""

    name: str
    language: str
    heading: str
    """Heading of a block; {name} is unique in a document."""
    same: tuple[str, ...]
    slots: tuple[str, ...]
    label: str
    """Of the lines: "1.", "a)" or "•"; "" for rows of a table, which have none."""
    words: Mapping[str, Sequence[str]]


NAMES = tuple(
    f"{first}{last}"
    for last in ("dal", "veld", "bron", "kade", "poort", "haven")
    for first in ("Noord", "Zuid", "Ooster", "Linden", "Beuken", "Meer", "Rijn", "Zand", "Wolken", "Sterren")
)
"""Products and companies that do not exist."""
_NL: Mapping[str, Sequence[str]] = {
    "data": (
        "namen en adressen",
        "logbestanden",
        "foto's van storingen",
        "loongegevens",
        "contactgegevens",
        "facturen",
    ),
    "purpose": ("het beheer van toegang", "de opslag van reservekopieën", "het verzenden van berichten", "de helpdesk"),
    "place": ("Utrecht", "Gent", "Aken", "Lyon", "Malmö", "Porto"),
}
_DE: Mapping[str, Sequence[str]] = {
    "data": ("Namen und Anschriften", "Protokolldateien", "Bilder von Störungen", "Lohndaten", "Rechnungen"),
    "purpose": ("die Verwaltung der Zugänge", "die Ablage der Sicherungen", "den Versand von Nachrichten"),
    "place": ("Bremen", "Linz", "Basel", "Gent", "Porto", "Aarhus"),
}
_EN: Mapping[str, Sequence[str]] = {
    "data": ("names and addresses", "log files", "pictures of faults", "payroll records", "invoices"),
    "purpose": ("managing access", "storing backups", "sending messages", "running the help desk"),
    "place": ("Cork", "Ghent", "Malmo", "Porto", "Bergen", "Lyon"),
}

TEMPLATES = (
    Template(
        "subprocessors-nl",
        "nl",
        "{name} B.V.",
        (
            "Alle gegevens blijven binnen de Europese Economische Ruimte.",
            "De partij heeft een geldig certificaat voor informatiebeveiliging.",
            "Een wijziging van deze partij wordt vooraf gemeld. De klant kan daartegen binnen een maand bezwaar maken.",
        ),
        ("De partij verwerkt {data} voor {purpose}.", "Het rekencentrum staat in {place}."),
        "1.",
        _NL,
    ),
    Template(
        "products-nl",
        "nl",
        "Onderdeel {name}",
        (
            "Toegang is alleen mogelijk met een tweede factor.",
            "De verwerker maakt elke nacht een reservekopie.",
            "Na het einde van de overeenkomst worden de gegevens gewist. De klant krijgt daarvan een verklaring.",
        ),
        (
            "Reservekopieën van dit onderdeel worden {number} dagen bewaard.",
            "Het onderdeel {name} verwerkt {data}.",
            "Storingen worden binnen {number} uur gemeld aan de klant. Een verslag over {name} volgt later.",
        ),
        "•",
        _NL,
    ),
    Template(
        "rows-nl",
        "nl",
        "Overzicht {name}",
        (),
        (
            "Omgeving {serial} | {data} | {number} dagen | {place}",
            "Omgeving {serial} | {purpose} | {number} dagen | {place}",
            "Koppeling {serial} | {data} | dagelijks | {place}",
        ),
        "",
        _NL,
    ),
    Template(
        "services-de",
        "de",
        "Dienst {name}",
        (
            "Alle Daten bleiben im Europäischen Wirtschaftsraum.",
            "Der Zugang wird jährlich von einer unabhängigen Stelle geprüft.",
            "Nach Ende des Vertrags werden die Daten gelöscht. Der Kunde erhält darüber eine Bestätigung.",
        ),
        (
            "Der Dienst {name} verarbeitet {data} für {purpose}.",
            "Störungen werden innerhalb von {number} Stunden gemeldet.",
            "Das Rechenzentrum steht in {place}.",
        ),
        "(1)",
        _DE,
    ),
    Template(
        "periods-de",
        "de",
        "Fristen für {name}",
        ("Die Frist beginnt mit dem Ende des Monats.",),
        (
            "Bestand {serial}: {data} werden nach {number} Tagen gelöscht.",
            "Bestand {serial}: Sicherungen werden nach {number} Tagen gelöscht.",
            "Bestand {serial}: {data} liegen in {place}.",
        ),
        "a)",
        _DE,
    ),
    Template(
        "levels-en",
        "en",
        "Service {name}",
        (
            "All data stays within the European Economic Area.",
            "The provider reports every incident to the customer in writing.",
            "The customer may ask for a report once a year. The provider sends it within a month.",
        ),
        (
            "The service {name} processes {data} for {purpose}.",
            "The provider answers within {number} hours on working days. At weekends it takes a day longer.",
            "Backups are kept for {number} days.",
        ),
        "a)",
        _EN,
    ),
    Template(
        "vendors-en",
        "en",
        "{name} Ltd",
        (
            "The vendor is bound by the same duties as the provider.",
            "Staff of the vendor have no access to readable data.",
        ),
        ("The vendor is engaged for {purpose}.", "The vendor keeps {data} in {place} for {number} days."),
        "1.",
        _EN,
    ),
    Template(
        "rows-en",
        "en",
        "Schedule {name}",
        (),
        (
            "System {serial} | {data} | {number} days | {place}",
            "System {serial} | {purpose} | {number} days | {place}",
        ),
        "",
        _EN,
    ),
)
