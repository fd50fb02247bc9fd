"""Words of the tables of clients, in Dutch and English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClientLabels:
    """Words in one language."""

    heads: tuple[str, str, str, str, str, str]
    """Id, name, language, address, documents, own term."""
    empty: str
    facts: tuple[str, str, str, str, str, str]
    """Id, name, role, language, address, documents."""
    address_for: str
    term: str
    contact: str
    gone: str
    days: str
    all_documents: str
    deliveries: str
    windows: str
    none: str
    bounced: str


LANGUAGES = {
    "nl": ClientLabels(
        heads=("Klant", "Naam", "Taal", "Adres", "Documenten", "Eigen termijn"),
        empty="Er staan geen klanten op de lijst; renvooi clients import FILE zet ze erop.",
        facts=("Klant", "Naam", "Rol", "Taal", "Adres", "Documenten"),
        address_for="Adres voor {document}",
        term="Eigen termijn",
        contact="Contact ({role})",
        gone="{client} staat niet meer op de lijst.",
        days="{days} dagen ({where}): {clause}",
        all_documents="alle documenten",
        deliveries="Berichten",
        windows="Termijnen",
        none="geen",
        bounced="teruggekomen",
    ),
    "en": ClientLabels(
        heads=("Client", "Name", "Language", "Address", "Documents", "Own term"),
        empty="No clients are on the list; renvooi clients import FILE puts them there.",
        facts=("Client", "Name", "Role", "Language", "Address", "Documents"),
        address_for="Address for {document}",
        term="Own term",
        contact="Contact ({role})",
        gone="{client} is not on the list any more.",
        days="{days} days ({where}): {clause}",
        all_documents="all documents",
        deliveries="Messages",
        windows="Windows",
        none="none",
        bounced="bounced",
    ),
}
