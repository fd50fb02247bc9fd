"""What may be on record of a client: text that is safe in a header, and addresses that mail can reach.

A name ends up in an e-mail, a register and a spreadsheet. What would be a second header or line there, or would
show as other text than it is, is refused here, once, before anything is stored. What is only odd text, such as a
name that begins as a formula does, is kept as it is: each output guards against that itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from renvooi.corpus.clients.contacts import is_writable
from renvooi.corpus.clients.text import bare, one_line_of, shown
from renvooi.corpus.naming import checked_name, is_label
from renvooi.model.clients import AgreedTerm, Client, ClientContact, RecipientKind
from renvooi.model.errors import StateForbids

LANGUAGES = ("nl", "en")
"""Languages that a client can be told in."""
MAX_NAME = 200
"""Characters of a name: the longest in the Dutch trade register have some 180."""
MAX_CLAUSE = 2_000
"""Characters of the clause that a term of its own rests on; the client reads it in a notice."""
MAX_DAYS = 3_650
"""Ten years: a term beyond it is a mistake of typing."""
MAX_EACH = 200
"""Documents, addresses, terms or contacts of one client."""
PREFIXES = {RecipientKind.SUBSCRIBER: "subscriber:", RecipientKind.TEAM: "team:"}
"""How the ids begin of those who are told and are no clients."""
_ENCODED = re.compile(r"=\?")
"""How an encoded word of a header begins (RFC 2047): a reader of mail would show other text than is on record."""
_CACHED = 32_768
"""Addresses whose syntax is remembered: a list is checked when it is read, and again when it is recorded."""


def mistakes(client: Client) -> Iterator[str]:
    """What is wrong with `client`, each in words that begin with the field."""
    yield from _kind(client)
    yield from text_mistakes("name", client.name, limit=MAX_NAME)
    if client.role is not None:
        yield from text_mistakes("role", client.role, limit=MAX_NAME)
    if client.language not in LANGUAGES:
        yield f"language is {shown(client.language)}; use {' or '.join(LANGUAGES)}"
    yield from address_mistakes("address", client.address)
    for one in client.addresses:
        yield from address_mistakes(f"address:{bare(one.document)}", one.address)
    yield from _documents(client)
    for term in client.terms:
        yield from _term(term)
    if len({(one.document, one.right) for one in client.terms}) < len(client.terms):
        yield "terms has two for the same document and right; keep one"
    for contact in client.contacts:
        yield from _contact(contact)
    yield from _numbers(client)


def text_mistakes(field: str, text: str, *, limit: int) -> Iterator[str]:
    """What is wrong with a text that stands on one line."""
    if not any(char.isalnum() for char in text):
        yield f"{field} is {shown(text)}; it needs letters or digits"
    elif len(text) > limit:
        yield f"{field} has {len(text)} characters, and may have {limit}; shorten it"
    hidden = sorted({char for char in text if not char.isprintable()})
    if hidden:
        named = ", ".join(f"U+{ord(char):04X}" for char in hidden[:3])
        yield f"{field} holds a character that is not seen or breaks the line ({named}); type it anew"
    if _ENCODED.search(text):
        yield f"{field} holds =?, by which a header would show other text; write it in plain characters"


def address_mistakes(field: str, address: str) -> Iterator[str]:
    """What is wrong with an e-mail address."""
    try:
        normal_address(address)
    except ValueError as error:
        yield f"{field} is {shown(address)}, which is no e-mail address ({error}); correct it"


@lru_cache(maxsize=_CACHED)
def normal_address(address: str) -> str:
    """`address` in the form that is stored and sent to: the domain in small ASCII letters, what is before it as given.

    Raises: ValueError that says what is wrong.
    """
    from email_validator import EmailNotValidError, validate_email

    if not address.isprintable() or _ENCODED.search(address):
        raise ValueError("it holds a character that none has")
    try:
        found = validate_email(address, check_deliverability=False)
    except EmailNotValidError as error:
        raise ValueError(str(error).rstrip(".")) from error
    return f"{found.local_part}@{found.ascii_domain}"


def normal(client: Client) -> Client:
    """`client` in the one form that is stored: text in one spelling, addresses as they are sent to, lists in order.

    What is wrong stays as it is, for `mistakes`.
    """
    addresses = (replace(one, address=_normal(one.address)) for one in client.addresses)
    terms = (replace(one, clause=one_line_of(one.clause), right=_text(one.right)) for one in client.terms)
    return replace(
        client,
        name=one_line_of(client.name),
        role=_text(client.role),
        address=_normal(client.address),
        addresses=tuple(sorted(addresses, key=lambda one: one.document)),
        documents=tuple(sorted(client.documents, key=lambda one: one.document)),
        terms=tuple(sorted(terms, key=lambda one: (one.document or "", one.right or ""))),
        contacts=tuple(sorted(map(_normal_contact, client.contacts), key=lambda one: one.role)),
    )


def _normal_contact(contact: ClientContact) -> ClientContact:
    return ClientContact(
        one_line_of(contact.role),
        _text(contact.name),
        None if contact.address is None else _normal(contact.address),
        _text(contact.telephone),
    )


def _text(text: str | None) -> str | None:
    """`text` in one spelling; None where it says nothing."""
    return one_line_of(text or "") or None


def _normal(address: str) -> str:
    try:
        return normal_address(address)
    except ValueError:
        return address


def _kind(client: Client) -> Iterator[str]:
    meant = next((kind for kind, prefix in PREFIXES.items() if client.id.startswith(prefix)), RecipientKind.CLIENT)
    if client.kind is not meant:
        begin = PREFIXES.get(client.kind)
        wanted = f"begin it with {begin}" if begin else "use an id that does not begin so"
        yield f"id {shown(client.id)} is that of a {meant.value}, and this is a {client.kind.value}; {wanted}"


def _documents(client: Client) -> Iterator[str]:
    names = [one.document for one in client.documents]
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield f"documents names {shown(name)} twice; a client has one version in force"
    for agreed in client.documents:
        if agreed.version is not None and not is_label(agreed.version):
            yield f"documents names the version {shown(agreed.version)}, which no version can be called"
    yield from _each_once("address", [one.document for one in client.addresses])
    besides = [*(("address", one.document) for one in client.addresses)]
    besides += [("term_document", one.document) for one in client.terms if one.document is not None]
    for field, name in besides:
        if name not in names:
            yield f"{field} is for {shown(name)}, which is not among the documents of this client; add it there"
    for name in dict.fromkeys(names):
        try:
            checked_name(name)
        except StateForbids:
            yield f"documents names {shown(name)}, which no document can be called"


def _each_once(field: str, names: Sequence[str]) -> Iterator[str]:
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield f"{field}:{bare(name)} is given twice; keep one"


def _term(term: AgreedTerm) -> Iterator[str]:
    if not 1 <= term.days <= MAX_DAYS:
        yield f"term_days is {term.days}; use 1 to {MAX_DAYS}"
    yield from text_mistakes("term_clause", term.clause, limit=MAX_CLAUSE)
    if term.right is not None:
        yield from text_mistakes("term_right", term.right, limit=MAX_NAME)


def _contact(contact: ClientContact) -> Iterator[str]:
    field = f"contact:{bare(contact.role)}"
    yield from text_mistakes("the role of a contact", contact.role, limit=MAX_NAME)
    if contact.name is None and contact.address is None and contact.telephone is None:
        yield f"{field} has neither name nor address nor telephone"
    for text in (contact.name, contact.telephone):
        if text is not None:
            yield from text_mistakes(field, text, limit=MAX_NAME)
    if contact.address is not None:
        yield from address_mistakes(field, contact.address)
    if not is_writable(contact):
        yield f"{field} reads otherwise once it is in a list; write it as NAME <ADDRESS> TELEPHONE, without ; and <"


def _numbers(client: Client) -> Iterator[str]:
    for field in ("documents", "addresses", "terms", "contacts"):
        held: Sequence[object] = getattr(client, field)
        if len(held) > MAX_EACH:
            yield f"{field} has {len(held)}, and may have {MAX_EACH}"
