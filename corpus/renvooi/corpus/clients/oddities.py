"""What may be a mistake in a list that is right as far as anybody can tell: twins, and addresses that look wrong.

These are notes, and refuse nothing: two clients may share a lawyer, and a baker may use Gmail.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from renvooi.corpus.clients.mistakes import Note
from renvooi.corpus.clients.text import shown
from renvooi.corpus.register.naming import client_key
from renvooi.model.clients import Client

PROVIDERS = frozenset(
    "gmail.com googlemail.com hotmail.com hotmail.nl outlook.com outlook.nl live.com live.nl msn.com icloud.com me.com "
    "yahoo.com yahoo.nl proton.me protonmail.com gmx.net gmx.com aol.com ziggo.nl kpnmail.nl kpnplanet.nl planet.nl "
    "hetnet.nl home.nl casema.nl xs4all.nl upcmail.nl quicknet.nl telfort.nl tele2.nl solcon.nl online.nl zonnet.nl "
    "chello.nl freedom.nl".split()
)
"""Domains that give anybody an address: known to who makes typing errors in them, and rarely those of an organisation."""
ENDINGS = {"con": "com", "cmo": "com", "vom": "com", "nll": "nl", "nk": "nl", "bl": "nl", "ogr": "org", "ner": "net"}
"""Ends of a domain that are typed by mistake; .bl, .ner and the others have no addresses in them."""
NOBODY = frozenset({"noreply", "no-reply", "donotreply", "do-not-reply", "niet-beantwoorden", "nietbeantwoorden"})
"""Names before the @ behind which nobody reads."""
OFTEN = 3
"""Clients at one domain, from which on a domain that differs by one letter may be a slip of it."""
LISTED = 5
"""Ids that a note names before it counts."""
_LONG = 6
"""Characters from which two domains that differ by one are rather one than two: ab.nl and ac.nl are both real."""


def oddities(clients: Sequence[Client], lines: Mapping[str, int]) -> Iterator[Note]:
    """What is odd about `clients`, of which `lines` says where each stands; in the order of the lines."""
    odd = [*_twins(clients, lines), *_shared(clients, lines), *_domains(clients, lines)]
    yield from sorted(odd, key=lambda note: note.line or 0)
    untold = [client.id for client in clients if not client.documents]
    if untold:
        yield Note(None, f"{named(untold)} has no document under documents, and is told of nothing")


def named(ids: Sequence[str]) -> str:
    """The first few of the ids, and how many more there are."""
    more = f" and {len(ids) - LISTED} more" if len(ids) > LISTED else ""
    return f"{', '.join(ids[:LISTED])}{more}"


def _twins(clients: Iterable[Client], lines: Mapping[str, int]) -> Iterator[Note]:
    """Notes of ids and names that people take for one."""
    first: dict[tuple[str, str], Client] = {}
    for client in clients:
        for what, text in (("id", client.id), ("name", client.name)):
            key = "".join(char for char in client_key(text) if char.isalnum())
            other = first.setdefault((what, key), client)
            if other is not client:
                yield Note(
                    lines[client.id],
                    f"{what} {shown(text)} is nearly or wholly that of {other.id} on line {lines[other.id]}; "
                    "look whether they are one client",
                )


def _shared(clients: Iterable[Client], lines: Mapping[str, int]) -> Iterator[Note]:
    """Notes of addresses that several clients have: each is told there."""
    holders: dict[str, list[str]] = {}
    for client in clients:
        for address in dict.fromkeys(_addresses(client)):
            holders.setdefault(address.casefold(), []).append(client.id)
    for address, ids in holders.items():
        if len(ids) > 1:
            yield Note(lines[ids[1]], f"{address} is the address of {named(ids)}; each gets a message of its own there")


def _domains(clients: Sequence[Client], lines: Mapping[str, int]) -> Iterator[Note]:
    """Notes of what is odd about the addresses of each client."""
    count = Counter(domain for client in clients for domain in {_parts(one)[1] for one in _addresses(client)})
    often = sorted(domain for domain, times in count.items() if times >= OFTEN and domain not in PROVIDERS)
    said: dict[str, str | None] = {}
    for client in clients:
        for address in dict.fromkeys(_addresses(client)):
            local, domain = _parts(address)
            if domain not in said:
                said[domain] = _of_domain(domain, often if count[domain] < OFTEN else [])
            for found in (said[domain], _of_local(local)):
                if found is not None:
                    yield Note(lines[client.id], f"{address} of {client.id}: {found}")


def _of_local(local: str) -> str | None:
    if local.casefold() in NOBODY:
        return "nobody reads what is sent to such an address"
    if not local.isascii():
        return "mail servers must take letters beyond ASCII before the @ (SMTPUTF8), and not all do"
    return None


def _of_domain(domain: str, often: Sequence[str]) -> str | None:
    """What is odd about a domain; None if nothing is."""
    if "xn--" in domain:
        plain = _unicode(domain)
        scripts = " in letters of several scripts" if _is_mixed(plain) else ""
        return f"its domain reads {plain}{scripts}; look whether it is the one that is meant"
    if domain in PROVIDERS:
        return "anybody can have an address there; look whether it is for legal notices"
    ending = domain.rpartition(".")[2]
    if ending in ENDINGS:
        return f"its domain ends in .{ending}; look whether .{ENDINGS[ending]} is meant"
    for known, minimum in ((sorted(PROVIDERS), _LONG), (often, _LONG)):
        near = _near(domain, known) if len(domain) >= minimum else None
        if near is not None:
            return f"its domain is nearly {near}; look whether that is meant"
    return None


_DISTANCE: Callable[..., int] = OSA.distance


def _near(domain: str, known: Sequence[str]) -> str | None:
    """The known domain that differs by one letter, or two that changed places."""
    if not known:
        return None
    found = extractOne(domain, known, scorer=_DISTANCE, score_cutoff=1)
    return None if found is None else str(found[0])


def _unicode(domain: str) -> str:
    """The domain in the letters that a reader of mail shows."""
    from idna import IDNAError, decode

    try:
        return decode(domain)
    except IDNAError:
        return domain


def _is_mixed(text: str) -> bool:
    """Whether letters of several scripts stand in one name, as one that is made to be mistaken has."""
    scripts = {unicodedata.name(char, "?").split()[0] for char in text if char.isalpha()}
    return len(scripts) > 1


def _addresses(client: Client) -> Iterator[str]:
    """Where notices go."""
    yield client.address
    yield from (one.address for one in client.addresses)


def _parts(address: str) -> tuple[str, str]:
    local, _, domain = address.rpartition("@")
    return local, domain
