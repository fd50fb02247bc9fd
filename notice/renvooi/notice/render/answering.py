"""What every form says in the same words: how a client answers, and in what language the reasons are."""

from renvooi.model import Bilingual, Notice


def where_to_respond(notice: Notice, *, this: bool) -> Bilingual:
    """Where the response goes; `this` is false in what the client reads apart from the notice."""
    reply = (
        Bilingual("Antwoord op dit bericht.", "Reply to this notice.")
        if this
        else Bilingual("Antwoord op het bericht dat u van ons kreeg.", "Reply to the notice that you received.")
    )
    contact = notice.contact
    if contact is None:
        return reply
    if contact.place is None:
        return Bilingual(f"Stuur uw reactie naar {contact.text}.", f"Send your response to {contact.text}.")
    return Bilingual(
        f"{reply.nl} In {contact.place} staat ook een adres voor contact: {contact.text}.",
        f"{reply.en} {contact.place} also gives an address for contact: {contact.text}.",
    )


def separate_rights(notice: Notice) -> Bilingual | None:
    """That using one right is not using another; None where there is one at most."""
    number = len(notice.rights)
    if number < 2:
        return None
    return Bilingual(
        f"U heeft {number} aparte rechten. Het ene recht gebruiken betekent niet dat u ook het andere gebruikt.",
        f"You have {number} separate rights. Using one does not mean that you use the other.",
    )


def reasons_as_written(notice: Notice, language: str) -> str | None:
    """That the reasons are in another language; None where none is."""
    told = (*notice.rows, *notice.editorial, *notice.archived)
    written_in = notice.document_language.casefold()
    if language != "en" or written_in.startswith("en"):
        return None
    if all(row.why is None or row.why_en is not None for row in told):
        return None
    tongue = "Dutch" if written_in.startswith("nl") else "the language of the document"
    return f"The reasons are in {tongue}, as we wrote them."
