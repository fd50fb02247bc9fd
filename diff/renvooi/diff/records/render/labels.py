"""The words around records, in Dutch and English; what a document says is never translated.

Values in one notation are the exception: "CH" and "outside EU/EER" are renvooi's own words.
"""

import re
from dataclasses import dataclass
from functools import cache

from renvooi.model import FieldName, RecordKind, RecordOperation


@dataclass(frozen=True, slots=True)
class Labels:
    """Every fixed word of one language."""

    language: str
    kinds: dict[RecordKind, str]
    fields: dict[FieldName, str]
    operations: dict[RecordOperation, str]
    label: str
    """Head of the column with letters."""
    change: str
    field: str
    was: str
    now: str
    place: str
    none: str
    """That a document lists nothing."""
    no_changes: str
    not_stated: str
    values: dict[str, str]
    """Values in renvooi's own notation."""


def _table(keys: type[FieldName] | type[RecordKind] | type[RecordOperation], words: str) -> dict[str, str]:
    return dict(zip((key.value for key in keys), (word.strip() for word in words.split(",")), strict=True))


_DUTCH_FIELDS = _table(
    FieldName,
    "naam, rechtsvorm, vestiging, verwerking in, doel, diensten, gegevens, doorgifte, voorwaarde, houder, norm, editie,"
    " certificaat, afgegeven door, toepassingsgebied, geldig tot, status, punt, omschrijving, onderwerp, sterkte, tekst,"
    " bijzonder, betrokkenen",
)
_ENGLISH_FIELDS = _table(
    FieldName,
    "name, legal form, established in, processed in, purpose, services, data, transfer, condition, holder, norm, edition,"
    " certificate, certifier, scope, valid until, state, item, description, topic, strength, text, special, data subjects",
)

DUTCH = Labels(
    language="nl",
    kinds={
        RecordKind.SUB_PROCESSORS: "Subverwerkers",
        RecordKind.CERTIFICATIONS: "Certificeringen",
        RecordKind.SERVICES: "Diensten",
        RecordKind.SECURITY_MEASURES: "Beveiligingsmaatregelen",
        RecordKind.DATA_CATEGORIES: "Categorieën persoonsgegevens",
    },
    fields={FieldName(key): word for key, word in _DUTCH_FIELDS.items()},
    operations={
        RecordOperation.ADDED: "toegevoegd",
        RecordOperation.REMOVED: "vervallen",
        RecordOperation.RENAMED: "andere naam",
        RecordOperation.CHANGED: "gewijzigd",
    },
    label="nr.",
    change="wijziging",
    field="veld",
    was="was",
    now="wordt",
    place="plaats",
    none="Geen lijsten gevonden.",
    no_changes="Geen wijzigingen in de lijsten.",
    not_stated="niet vermeld",
    values={
        "outside EU/EER": "buiten de EU/EER",
        "where possible": "waar mogelijk",
        "denied": "geen maatregel",
        "required": "verplicht",
        "certified": "gecertificeerd",
        "followed": "gevolgd",
        "aimed at": "beoogd",
        "not certified": "niet gecertificeerd",
        "health": "gezondheid",
        "genetic": "genetisch",
        "biometric": "biometrisch",
        "origin": "afkomst",
        "religion": "godsdienst",
        "politics": "politiek",
        "union": "vakbond",
        "sexuality": "seksualiteit",
        "criminal": "strafrechtelijk",
        "national number": "nationaal nummer",
        "special category": "bijzondere categorie",
        "encryption": "versleuteling",
        "multi-factor authentication": "multifactorauthenticatie",
        "penetration test": "penetratietest",
        "access control": "toegangsbeheer",
        "malware protection": "bescherming tegen malware",
        "pseudonymisation": "pseudonimisering",
        "segregation": "scheiding",
        "confidentiality undertaking": "geheimhouding",
        "intrusion detection": "inbraakdetectie",
    },
)

ENGLISH = Labels(
    language="en",
    kinds={kind: kind.value.replace("-", " ").capitalize() for kind in RecordKind},
    fields={FieldName(key): word for key, word in _ENGLISH_FIELDS.items()},
    operations={operation: operation.value for operation in RecordOperation},
    label="no.",
    change="change",
    field="field",
    was="was",
    now="is",
    place="place",
    none="No lists found.",
    no_changes="No changes in the lists.",
    not_stated="not stated",
    values={},
)
LANGUAGES = {"nl": DUTCH, "en": ENGLISH}
_CODE = re.compile(r"\b[A-Z]{2}\b(?!/)")
_PLACES = frozenset({FieldName.LOCATION, FieldName.COUNTRY})
_OWN = frozenset({FieldName.LOCATION, FieldName.STATE, FieldName.SPECIAL, FieldName.STRENGTH, FieldName.TOPIC})
"""Fields with values in renvooi's own words."""


def said(name: FieldName, value: str, labels: Labels) -> str:
    """A value in the language of the labels: "Zwitserland" for "CH", "waar mogelijk" for "where possible"."""
    if name in _OWN:
        for own, word in labels.values.items():
            value = value.replace(own, word) if name is FieldName.LOCATION else word if value == own else value
        value = value.replace("where possible", labels.values.get("where possible", "where possible"))
    if name in _PLACES:
        names = _territories(labels.language) if _CODE.search(value) else {}
        value = _CODE.sub(lambda found: names.get(found[0], found[0]), value)
    return value


@cache
def _territories(language: str) -> dict[str, str]:
    from babel import Locale  # here: loading a locale takes longer than most renderings

    return {code: name for code, name in Locale(language).territories.items() if code not in ("EU", "UN")}
