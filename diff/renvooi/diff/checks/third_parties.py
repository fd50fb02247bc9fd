"""Third parties that the text names and the list of sub-processors does not.

    14. ... - Stratenkaart: Kaartenmaker Fictie Inc.
    15. Wij schakelen de volgende sub-processors in: a. Fictief Cloud GmbH

Whether such a party is a sub-processor is for a lawyer; that it is named here and not there is a
fact. One finding a document, with all names. Silent without a list: then nobody is missing from it.
"""

import re
from collections.abc import Iterator

from renvooi.diff.checks.lists import Engaged, engaged
from renvooi.diff.checks.names import acting_names, is_of, legal_names, listed_names
from renvooi.diff.checks.spelling import is_slip
from renvooi.diff.checks.subject import Subject, found, joined
from renvooi.diff.outline import Item
from renvooi.model import Finding, Role, Severity

NOT_LISTED = "third-party-not-listed"
_NAMING = re.compile(r"[^:.;]{2,90}:\s+(?P<rest>\S.*)")
_THIRD = re.compile(
    r"\b(?:derde\s+partij(?:en)?|derden|sub-?\s?(?:verwerkers?|processors?)|leveranciers?|externe\s+diensten?)\b",
    re.IGNORECASE,
)
_PARTY = r"(?:data\s+)?processor|verwerker|leverancier|opdrachtnemer|opdrachtgever|klant|verwerkingsverantwoordelijke"
_PRESENTS = re.compile(
    rf"(?:\(|^)['\"]?(?:{_PARTY})['\"]?\)?\s*:|\bhierna\b[^.;]{{0,40}}\b(?:{_PARTY})\b"
    r"|\b(?:statement|document|demarcatie|overeenkomst|verklaring)\b[^.;]{0,40}\b(?:opgesteld|gemaakt|uitgegeven)\s+door\b",
    re.IGNORECASE,
)
"""A sentence that says who a party to the agreement is."""

Mention = tuple[str, Item]


def find_third_parties(subject: Subject) -> Iterator[Finding]:
    """One warning with every party that is named outside the list only."""
    listed = engaged(subject)
    if listed is None:
        return
    missing: dict[str, list[Item]] = {}
    parties = _parties(subject)
    for name, item in third_parties(subject):
        if not _known(name, listed, parties):
            missing.setdefault(_same(name, missing), []).append(item)
    if not missing:
        return
    places = [item for items in missing.values() for item in items]
    names = joined(tuple(missing))
    verb = "is" if len(missing) == 1 else "are"
    message = (
        f"{names} {verb} named as a third party and {verb} not in the list of sub-processors ({listed.item.address})"
    )
    yield found(NOT_LISTED, Severity.WARNING, message, min(places, key=lambda item: item.index), *places, listed.item)


def third_parties(subject: Subject) -> Iterator[Mention]:
    """Everyone who is named as getting, hosting, delivering or providing, outside the list of sub-processors."""
    for statement in subject.statements:
        if Role.SUB_PROCESSORS in statement.item.roles or _PRESENTS.search(statement.text):
            continue
        for named in (*legal_names(statement.text), *acting_names(statement.text)):
            yield named.name, statement.item
    yield from _providers(subject)


def _providers(subject: Subject) -> Iterator[Mention]:
    """Names behind products, in bullets that follow one which speaks of third parties."""
    speaking: set[int] = set()
    for item in subject.items:
        if item.is_section or Role.SUB_PROCESSORS in item.roles or Role.DIFFERENCES in item.roles:
            continue
        if _THIRD.search(item.normal):
            speaking.add(item.parent)
        elif item.parent in speaking and (naming := _NAMING.fullmatch(item.normal)):
            for name in listed_names(naming["rest"]):
                yield name, item


def _parties(subject: Subject) -> tuple[str, ...]:
    """The names of the parties to the agreement, as the reader of the document or a sentence of it gives them."""
    client = subject.document.parties.client
    presented = (
        named.name
        for statement in subject.statements
        if _PRESENTS.search(statement.text)
        for named in legal_names(statement.text)
    )
    return (*subject.own_names, client.name, *client.aliases, *presented)


def _known(name: str, listed: Engaged, parties: tuple[str, ...]) -> bool:
    """Whether `name` is listed, also with a slip, a product in the list, or a party to the agreement."""
    known = (*listed.names, *parties)
    if is_of(name, known) or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", listed.said):
        return True
    return any(is_slip(name.split()[0].casefold(), other.split()[0].casefold()) for other in known if other)


def _same(name: str, known: dict[str, list[Item]]) -> str:
    """The first spelling under which `name` was met, so that "Esri" and "Esri Inc." are one."""
    return next((other for other in known if is_of(name, (other,))), name)
