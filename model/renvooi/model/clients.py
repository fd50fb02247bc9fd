"""Who is told: a client with the address for legal notices, and what its contract says otherwise.

Names and addresses are personal data. They are kept where they can be erased; the ledger holds a digest.
"""

from dataclasses import dataclass
from enum import StrEnum

CLIENTS_SCHEMA = "renvooi/clients/1"


class RecipientKind(StrEnum):
    """For what somebody is on record."""

    CLIENT = "client"
    """Has a contract: gets notices, and has windows."""
    SUBSCRIBER = "subscriber"
    """Asked to be told of changes on the web site, may stop at any time, and has no rights by it."""
    TEAM = "team"
    """The people of the processor who watch last days."""


@dataclass(frozen=True, slots=True)
class DocumentAddress:
    """Another address for one document."""

    document: str
    """Name of the document in the corpus."""
    address: str


@dataclass(frozen=True, slots=True)
class AgreedVersion:
    """A document that is part of the contract."""

    document: str
    """Name of the document in the corpus."""
    version: str | None = None
    """Label of the version that was agreed last, as far as is known; None for the published one."""


@dataclass(frozen=True, slots=True)
class AgreedTerm:
    """A term that this contract has instead of that of the document or the house."""

    days: int
    clause: str
    """Where the contract says so, verbatim or by its number; quoted to the client."""
    document: str | None = None
    """Name of the document; None for all."""
    right: str | None = None
    """Id of the right in the policy; None for every right that has a term."""


@dataclass(frozen=True, slots=True)
class ClientContact:
    """A person or office of the client, such as its data protection officer (FG)."""

    role: str
    name: str | None = None
    address: str | None = None
    """E-mail address."""
    telephone: str | None = None


@dataclass(frozen=True, slots=True)
class Client:
    """One client, subscriber or team, as it is on record."""

    id: str
    """A number or the name of an organisation, never of a person: the ledger names it."""
    name: str
    address: str
    """E-mail address for legal notices."""
    language: str = "nl"
    """"nl" or "en"."""
    kind: RecipientKind = RecipientKind.CLIENT
    role: str | None = None
    """What the client is under the contract, such as "verwerkingsverantwoordelijke"."""
    addresses: tuple[DocumentAddress, ...] = ()
    documents: tuple[AgreedVersion, ...] = ()
    """What is part of the contract; only who has a document here is told of its changes."""
    terms: tuple[AgreedTerm, ...] = ()
    contacts: tuple[ClientContact, ...] = ()

    def address_for(self, document: str) -> str:
        """Where notices about that document go."""
        return next((one.address for one in self.addresses if one.document == document), self.address)

    def agreed(self, document: str) -> AgreedVersion | None:
        """What the contract says of that document; None if it is no part of it."""
        return next((one for one in self.documents if one.document == document), None)

    def term_for(self, document: str, right: str) -> AgreedTerm | None:
        """The term that the contract has for a right; the most specific counts, None if there is none."""
        fitting = [one for one in self.terms if one.document in (None, document) and one.right in (None, right)]
        return max(fitting, key=lambda one: (one.right is not None, one.document is not None), default=None)
