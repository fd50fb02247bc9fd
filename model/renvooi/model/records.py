"""Facts that a document lists, as typed tables: who is engaged, what is certified, what is processed.

    b Beta Cloud GmbH                        name        Beta Cloud GmbH
      - Versturen van berichten;       ->    legal-form  GmbH
      - De gegevens blijven in de EU.        purpose     Versturen van berichten
                                             location    EU/EER

A record is the same whatever its letter, its place in the list or the division of its bullets.
"""

from dataclasses import dataclass
from enum import StrEnum

from renvooi.model.refs import NodeRef


class RecordKind(StrEnum):
    """The tables, in the order in which they are shown."""

    SUB_PROCESSORS = "sub-processors"
    CERTIFICATIONS = "certifications"
    SERVICES = "services"
    SECURITY_MEASURES = "security-measures"
    DATA_CATEGORIES = "data-categories"


class FieldName(StrEnum):
    """The columns of all tables; a record has the fields that its text states, some several times."""

    NAME = "name"
    """Of changes only: the name of a record is no field of it."""
    LEGAL_FORM = "legal-form"
    COUNTRY = "country"
    """Where the party is established: an ISO 3166 code."""
    LOCATION = "location"
    """Where data is processed: "EU/EER", "outside EU/EER" or ISO 3166 codes."""
    PURPOSE = "purpose"
    SERVICES = "services"
    """Products of the party, or services of the processor, for which it is engaged."""
    DATA = "data"
    TRANSFER = "transfer"
    """The instrument for a transfer outside the EEA."""
    CONDITION = "condition"
    """What limits the engagement."""
    HOLDER = "holder"
    NORM = "norm"
    EDITION = "edition"
    NUMBER = "number"
    CERTIFIER = "certifier"
    SCOPE = "scope"
    VALID_UNTIL = "valid-until"
    """An ISO 8601 date."""
    STATE = "state"
    """"certified", "followed" or "aimed at"."""
    ITEM = "item"
    """Number of the clause that describes a service."""
    DESCRIPTION = "description"
    TOPIC = "topic"
    STRENGTH = "strength"
    """"required", "where possible" or "denied": the text says that there is no such measure."""
    TEXT = "text"
    SPECIAL = "special"
    """Why the law protects a category more: "health", "criminal", "national number", ..."""
    SUBJECTS = "subjects"
    """Whose data it is."""


class RecordOperation(StrEnum):
    """What happened to a record."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class RecordField:
    """One value of a record."""

    name: FieldName
    value: str
    """In one notation where there is one ("EU/EER", "2028-05-19"), else the words as printed."""
    at: NodeRef
    """Where it is said."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table."""

    kind: RecordKind
    label: str | None
    """Letter or number in the list; None for a bullet, a row or a name in a sentence."""
    name: str
    fields: tuple[RecordField, ...]
    """In the order of `FieldName`, values of one field as they stand."""
    at: NodeRef
    """The entry that names it."""

    def values(self, name: FieldName) -> tuple[str, ...]:
        """All values of one field."""
        return tuple(field.value for field in self.fields if field.name is name)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What one field said and says; an empty side said nothing."""

    name: FieldName
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that came, went, has another name or says something else."""

    kind: RecordKind
    operation: RecordOperation
    old: Record | None
    """None for a record that came."""
    new: Record | None
    """None for a record that went."""
    fields: tuple[FieldChange, ...]
    """What differs; empty where a record came or went."""
    changes: tuple[str, ...]
    """Ids of the changes of the diff that it rests on."""


RECORDS_SCHEMA = "renvooi/records/1"
