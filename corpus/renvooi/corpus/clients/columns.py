"""Columns of a list of clients: what each header means, said by the user or known by name, and never guessed.

A header that nobody knows is named and left out. `address:DOCUMENT`, `contact:ROLE` and `term_days:2` carry in the
header what they are for.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from renvooi.corpus.clients.mistakes import Mistake, Note
from renvooi.corpus.clients.text import one_line_of, shown
from renvooi.model.errors import BadSettings

PLAIN = ("id", "name", "role", "language", "address", "documents")
"""Columns that stand once."""
TERM = ("term_days", "term_clause", "term_document", "term_right")
"""Columns of a term of the contract; those of a second one are called term_days:2, and so on."""
NEEDED = ("id", "name", "address")
"""Without these nobody can be told anything."""
_ADDRESS, _CONTACT = "address", "contact"
_ALIASES = {
    "id": (
        "klantnummer",
        "klantnr",
        "klant id",
        "klantcode",
        "debiteurnummer",
        "debiteurennummer",
        "debiteurnr",
        "relatienummer",
        "client id",
        "client number",
        "customer id",
        "customer number",
    ),
    "name": (
        "naam",
        "klantnaam",
        "bedrijfsnaam",
        "organisatie",
        "organisatienaam",
        "naam organisatie",
        "client name",
        "customer name",
        "company",
        "company name",
        "organisation",
        "organization",
    ),
    "role": ("rol",),
    "language": ("taal",),
    "address": (
        "e mail",
        "email",
        "mail",
        "e mailadres",
        "emailadres",
        "mailadres",
        "e mail address",
        "email address",
        "adres voor kennisgevingen",
        "e mail voor kennisgevingen",
        "address for notices",
        "address for legal notices",
    ),
    "documents": ("documenten", "contractdocumenten"),
    "term_days": ("termijn", "termijn dagen", "termijn in dagen", "eigen termijn"),
    "term_clause": ("clausule", "termijn clausule", "clausule termijn"),
    "term_document": ("termijn document",),
    "term_right": ("termijn recht",),
    "contact:FG": ("fg", "functionaris gegevensbescherming"),
    "contact:DPO": ("dpo", "data protection officer"),
}
"""By column: other headers that mean it beyond doubt. "Adres" is not among them: it is a street as often as not."""
_PREFIXES = {"adres": _ADDRESS, "e mail": _ADDRESS, "email": _ADDRESS, "contactpersoon": _CONTACT}
"""Other words before the colon."""
_NUMBERED = re.compile(r"(?P<name>term[ _-](?:days|clause|document|right)):(?P<number>[2-9]|[1-9]\d{1,2})")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is read."""

    field: str
    """As in `PLAIN` and `TERM`, or "address:DOCUMENT", "contact:ROLE", "term_days:2"."""
    at: int
    """Place in the row, from 0."""
    header: str
    """As the file has it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the header row of a list means."""

    columns: tuple[Column, ...]
    mistakes: tuple[Mistake, ...]
    notes: tuple[Note, ...]


def read_mapping(data: bytes, *, name: str) -> dict[str, str]:
    """The header by column, of a TOML file with a table `columns`. Raises: BadSettings."""
    try:
        said = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSettings(f'{name}: is no TOML file ({error}). Write lines such as id = "Klantnummer".') from error
    table = said.get("columns")
    if not isinstance(table, dict) or len(said) != 1:
        raise BadSettings(f'{name}: must hold the table [columns] and nothing else, as in id = "Klantnummer".')
    for field, header in table.items():
        if not isinstance(header, str):
            raise BadSettings(f"{name}: [columns] {shown(field)} must be the header of a column, in quotes.")
        checked_field(field, where=f"{name}: [columns]")
    return dict(table)


def checked_field(field: str, *, where: str) -> str:
    """`field` itself, which names a column. Raises: BadSettings."""
    if field not in (*PLAIN, *TERM) and _special(field) != field:
        raise BadSettings(
            f"{where} {shown(field)} is no column. Use {', '.join((*PLAIN, *TERM))}, address:DOCUMENT or contact:ROLE."
        )
    return field


def find_columns(
    headers: Sequence[str], mapping: Mapping[str, str], *, line: int, needed: Sequence[str] = NEEDED
) -> Columns:
    """What `headers`, which stand on `line`, mean; `mapping` says the header of a column where its name does not.

    It is a mistake if a column of `needed` is missing.
    """
    found: list[Column] = []
    notes: list[Note] = []
    mistakes = list(_missing(headers, mapping, line=line))
    said = {header: field for field, header in mapping.items()}
    for at, header in enumerate(headers):
        field = said.get(header) or _known(header)
        if field is None or (field in mapping and header not in said):
            if header:
                notes.append(Note(line, f"column {shown(header)} is not known, and was left out"))
            continue
        found.append(Column(field, at, header))
    mistakes += _twice(found, line=line)
    there = {column.field for column in found}
    for field in needed:
        if field not in there and field not in mapping:
            mistakes.append(
                Mistake(line, f"no column is {field}; name the one that is, as in --column {field}='Its header'")
            )
    return Columns(tuple(found), tuple(mistakes), tuple(notes))


def split_field(field: str) -> tuple[str, str]:
    """What a column is and for what: ("address", "demarcatie"), ("contact", "FG"), ("term_days", "2"), ("id", "")."""
    name, _, rest = field.partition(":")
    return name, rest


def _missing(headers: Sequence[str], mapping: Mapping[str, str], *, line: int) -> Iterator[Mistake]:
    for field, header in mapping.items():
        if header not in headers:
            yield Mistake(
                line, f"no column is called {shown(header)}, which was named for {field}; look at the headers"
            )


def _twice(found: Sequence[Column], *, line: int) -> Iterator[Mistake]:
    """Mistakes of fields that two columns claim."""
    by_field: dict[str, list[str]] = {}
    for column in found:
        by_field.setdefault(column.field, []).append(column.header)
    for field, headers in by_field.items():
        if len(headers) > 1:
            named = " and ".join(map(shown, headers))
            yield Mistake(line, f"columns {named} are both {field}; say which with --column {field}=HEADER")


def _known(header: str) -> str | None:
    """The field that a header means by its name; None if none does."""
    plain = _plain(header)
    for field in (*PLAIN, *TERM):
        if plain == _plain(field):
            return field
    return _BY_ALIAS.get(plain) or _special(header)


def _special(header: str) -> str | None:
    """The field of a header with a colon; None for another."""
    numbered = _NUMBERED.fullmatch(header.strip().casefold())
    if numbered is not None:
        return f"{re.sub('[ -]', '_', numbered['name'])}:{numbered['number']}"
    before, colon, after = header.partition(":")
    name, rest = _plain(before), one_line_of(after)
    name = _PREFIXES.get(name, name)
    if not colon or not rest or name not in (_ADDRESS, _CONTACT):
        return None
    return f"{name}:{rest}"


def _plain(header: str) -> str:
    """What two headers have in common that people take for one."""
    return " ".join(re.split(r"[\s_-]+", unicodedata.normalize("NFKC", header).casefold())).strip()


_BY_ALIAS = {alias: field for field, aliases in _ALIASES.items() for alias in aliases}
