"""Where a document says another version or effective date of itself than the site does.

    versie 05-2031 (Punt 2), versie 06-2031 (Punt 3)     the reader takes the newest, and warns
    effective_date: 2031-06-01; "geldt vanaf 1 mei 2031"   the site goes by the first

Nobody can tell which of both the parties meant. So a client is told that there are two, and where they stand.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from renvooi.model import Document, Role, compare_versions
from renvooi.model.addresses import places
from renvooi.model.document import ReadingWarning
from renvooi.model.notices import Bilingual
from renvooi.notice.phrases import joined
from renvooi.notice.self_description import VERSION_DISAGREES, stated_in
from renvooi.notice.site.filters import day_in_words
from renvooi.notice.site.settings import LANGUAGES
from renvooi.notice.site.values import VersionCard

_SAID, _TAKEN = "states its own version as ", "; "
"""Around the statements in the message of the reader: "05-2031 (Punt 2) and 06-2031 (Punt 3)"."""
_ANOTHER_LABEL = ("versie ", "version ")


def contradictions(version: VersionCard, tree: Document) -> tuple[Bilingual, ...]:
    """What to say where `tree` names its own version or effective date otherwise; one sentence or two for each."""
    return tuple(_contradictions(version, tree))


def _contradictions(version: VersionCard, tree: Document) -> Iterator[Bilingual]:
    labels, day = _other_labels(version, tree), version.effective_date
    warned = next((one for one in tree.warnings if one.code == VERSION_DISAGREES), None)
    if warned is not None:
        yield _of_the_reader(version, warned)
    elif labels:
        told = joined([Bilingual(one, one) for one in labels])
        yield Bilingual(
            f"Deze site noemt dit document versie {version.label}. In het document zelf staat ook een andere versie: "
            f"{told.nl}.",
            f"This site calls this document version {version.label}. The document itself also states another version: "
            f"{told.en}.",
        )
    if day is not None and (days := _other_days(version, day, tree)):
        told, taken = joined(days), _in_words(day)
        yield Bilingual(
            f"Deze site noemt als ingangsdatum {taken.nl}. In het document staat ook een andere ingangsdatum: {told.nl}.",
            f"This site gives {taken.en} as effective date. The document also states another effective date: {told.en}.",
        )


def _of_the_reader(version: VersionCard, warned: ReadingWarning) -> Bilingual:
    said = warned.message.partition(_SAID)[2].partition(_TAKEN)[0]
    nl, en = ("", "") if not said else (f": {said.replace(') and ', ') en ')}", f": {said}")
    return Bilingual(
        f"Het document noemt zijn eigen versie niet overal gelijk{nl}. Deze site noemt het versie {version.label}.",
        f"The document does not state its own version the same everywhere{en}. This site calls it version "
        f"{version.label}.",
    )


def _own_statements(tree: Document) -> Iterator[tuple[str, str]]:
    """Text and address of each clause in which the document speaks of its own version."""
    return ((one.node.text, one.address) for one in places(tree.nodes) if one.node.role is Role.VERSION)


def _other_labels(version: VersionCard, tree: Document) -> Sequence[str]:
    found = ((stated_in(text).version, address) for text, address in _own_statements(tree))
    return [
        f"{label} ({address})"
        for label, address in found
        if label is not None and compare_versions(label, version.label) not in (0, None)
    ]


def _other_days(version: VersionCard, taken: date, tree: Document) -> Sequence[Bilingual]:
    found: list[Bilingual] = []
    for text, address in _own_statements(tree):
        said = stated_in(text)
        # A date beside the label of another version, or beside two labels, may be the date of that one.
        labels = sum(text.casefold().count(word) for word in _ANOTHER_LABEL)
        own = labels == 0 or (labels == 1 and said.version and compare_versions(said.version, version.label) == 0)
        if own and said.effective is not None and said.effective != taken:
            day = _in_words(said.effective)
            found.append(Bilingual(f"{day.nl} ({address})", f"{day.en} ({address})"))
    return found


def _in_words(day: date) -> Bilingual:
    return Bilingual(*(day_in_words(day, each) for each in LANGUAGES))
