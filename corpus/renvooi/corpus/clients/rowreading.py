"""One row of a list to one client."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from renvooi.corpus.clients.columns import split_field
from renvooi.corpus.clients.contacts import read_contacts
from renvooi.corpus.clients.rules import normal
from renvooi.corpus.clients.text import one_line_of, pieces, shown
from renvooi.corpus.naming import label_meaning
from renvooi.model.clients import AgreedTerm, AgreedVersion, Client, ClientContact, DocumentAddress

Versions = Mapping[str, Sequence[str]]
"""By document of the corpus: the labels of its versions."""
_LANGUAGES = {
    "nl": "nl",
    "nederlands": "nl",
    "dutch": "nl",
    "nl-nl": "nl",
    "en": "en",
    "engels": "en",
    "english": "en",
    "en-gb": "en",
    "en-us": "en",
}
_DAYS = re.compile(r"(?P<days>\d{1,5})(?: ?(?:dagen|dag|days|day))?", re.IGNORECASE)


@dataclass(slots=True)
class _Reading:
    """What is read of a row so far."""

    documents: Versions
    wrong: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)

    def agreed(self, cell: str) -> Iterator[AgreedVersion]:
        """The documents that a cell names, each with its version in force as the corpus calls it."""
        for piece in pieces(cell):
            document, at, label = (part.strip() for part in piece.partition("@"))
            if not self._is_known(document, column="documents"):
                continue
            if at and not label:
                self.wrong.append(
                    f"documents names {shown(piece)} without a version behind the @; leave out the @, or add it"
                )
                continue
            yield AgreedVersion(document, self._label(document, label) if label else None)

    def address(self, document: str, cell: str) -> Iterator[DocumentAddress]:
        """The address for one document."""
        if self._is_known(document, column=f"address:{document}"):
            yield DocumentAddress(document, cell)

    def term(self, cells: Mapping[str, str], number: str) -> Iterator[AgreedTerm]:
        """The term of the columns with that number; none where they are empty."""
        days, clause, document, right = (cells.get(name, "") for name in _named(number))
        if not (days or clause or document or right):
            return
        found = _DAYS.fullmatch(days)
        if found is None:
            self.wrong.append(f"term_days is {shown(days)}; give a number of days, as in 60")
        if not clause:
            self.wrong.append("term_clause is empty; quote where the contract says that term")
        if document:
            self._is_known(document, column="term_document")
        if found is not None and clause:
            yield AgreedTerm(int(found["days"]), clause, document or None, right or None)

    def language(self, cell: str) -> str:
        """The language of a client; Dutch where the cell says none."""
        return _LANGUAGES.get(cell.casefold(), cell) if cell else "nl"

    def _is_known(self, document: str, *, column: str) -> bool:
        """Whether the corpus has that document; if not, that is a mistake."""
        if document in self.documents:
            return True
        known = ", ".join(sorted(self.documents)) or "none"
        self.wrong.append(
            f"{column} names {shown(document)}, which the corpus does not have (it has: {known}); correct it"
        )
        return False

    def _label(self, document: str, label: str) -> str:
        """The label as the corpus has it; as given if the corpus has no such version, which is odd."""
        meaning = label_meaning(label)
        for known in self.documents[document]:
            if known == label or label_meaning(known) == meaning:
                return known
        self.odd.append(
            f"the corpus has no version {shown(label)} of {document}, so this client gets no notice of a change to it"
        )
        return label


def read_row(cells: Mapping[str, str], documents: Versions) -> tuple[Client, Sequence[str], Sequence[str]]:
    """The client that the cells say, by column; what is wrong with them; and what is odd."""
    reading = _Reading(documents)
    clean = {name: one_line_of(cell) for name, cell in cells.items()}
    contacts: list[ClientContact] = []
    addresses: list[DocumentAddress] = []
    for name, cell in clean.items():
        what, which = split_field(name)
        if which and cell and what == "address":
            addresses += reading.address(which, cell)
        elif which and cell and what == "contact":
            # line breaks part contacts as semicolons do
            contacts += read_contacts(which, cells[name])
    numbers = sorted(
        {split_field(name)[1] for name in clean if name.startswith("term_")}, key=lambda one: int(one or 1)
    )
    client = Client(
        id=clean["id"],
        name=clean["name"],
        address=clean["address"],
        language=reading.language(clean.get("language", "")),
        role=clean.get("role") or None,
        addresses=tuple(addresses),
        documents=tuple(reading.agreed(cells.get("documents", ""))),
        terms=tuple(term for number in numbers for term in reading.term(clean, number)),
        contacts=tuple(contacts),
    )
    return normal(client), reading.wrong, reading.odd


def _named(number: str) -> tuple[str, str, str, str]:
    """The columns of the term of that number; the first has none."""
    tail = f":{number}" if number else ""
    return f"term_days{tail}", f"term_clause{tail}", f"term_document{tail}", f"term_right{tail}"
