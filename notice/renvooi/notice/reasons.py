"""The processor's account: why each change was made, which findings it answers for, and who it engages.

One TOML file, because one person writes it for one notice:

    [reasons]                               [accepted]
    "Deel 1, punt 3" = "..."                by = "A. Jansen"
    "Deel 1, punt 4" = { nl = "...", en = "..." }
                                            reading-picture-page = "..."
    [sub-processors."Kluisnet GmbH"]
    address = "..."                         what clients must know of a party, and the document does not say
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from renvooi.model import Accepted, Bilingual, Diff, is_reason
from renvooi.model.errors import BadSettings
from renvooi.notice.tables import Table, load

_BY = "by"

Reason = str | Bilingual
"""Why something changed: as the processor wrote it, or in both languages of a notice."""


@dataclass(frozen=True, slots=True)
class PartyDetails:
    """What the processor says of a sub-processor, beside what the document says."""

    name: str
    """As the document names it."""
    legal_name: str | None = None
    """In full, with the legal form; None if the document's name is that."""
    address: str | None = None
    contact: str | None = None
    countries: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    replaces: str | None = None
    transfer: str | None = None
    starts: date | None = None
    """The day on which it starts, or ends for one that goes."""


@dataclass(frozen=True, slots=True)
class Account:
    """All that a processor gives to a notice beside the documents and the policy."""

    reasons: Mapping[str, Reason] = field(default_factory=dict)
    """By change id or place."""
    accepted: tuple[Accepted, ...] = ()
    parties: tuple[PartyDetails, ...] = ()


def read_account(data: bytes, name: str) -> Account:
    """What stands in the TOML file `name`; every table of it may be left out.

    Raises: BadSettings with the place of the first mistake.
    """
    root = load(data, name)
    account = Account(
        reasons=_reasons(root),
        accepted=_accepted(root),
        parties=tuple(_party(party, table) for party, table in root.named_tables("sub-processors")),
    )
    root.done()
    return account


def _reasons(root: Table) -> dict[str, Reason]:
    """Reasons in one language or in two. Raises: BadSettings for a value that is neither."""
    value = root.value("reasons")
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise root.refuse("reasons", 'expected a table with lines such as "place" = "why"')
    return {place: _reason(root, f"reasons.{place!r}", text) for place, text in value.items()}


def _reason(root: Table, at: str, value: object) -> Reason:
    if isinstance(value, dict):
        nl, en = value.get("nl"), value.get("en")
        if value.keys() != {"nl", "en"} or not isinstance(nl, str) or not isinstance(en, str):
            raise root.refuse(at, 'expected a sentence, or both languages: { nl = "...", en = "..." }')
        return Bilingual(_sentence(root, f"{at}.nl", nl), _sentence(root, f"{at}.en", en))
    return _sentence(root, at, value)


def _sentence(root: Table, at: str, value: object) -> str:
    text = _text(root, at, value)
    if not is_reason(text):
        raise root.refuse(at, f"{text!r} tells nobody why; write it in words, or leave the line out")
    return text


def _text(root: Table, at: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise root.refuse(at, "expected a sentence; write it, or leave the line out")
    return value


def _sentences(root: Table, key: str, form: str) -> dict[str, str]:
    """A table of sentences. Raises: BadSettings for a value that is none."""
    value = root.value(key)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise root.refuse(key, f"expected a table with lines such as {form}")
    return {
        name: _text(root, f"{key}.{name!r}", text) if name == _BY else _sentence(root, f"{key}.{name!r}", text)
        for name, text in value.items()
    }


def _accepted(root: Table) -> tuple[Accepted, ...]:
    found = _sentences(root, "accepted", '"code" = "why"')
    by = found.pop(_BY, None)
    if found and by is None:
        raise root.refuse("accepted", 'nobody is named; add by = "the person who answers for this"')
    return tuple(Accepted(code, because, by) for code, because in found.items() if by is not None)


def _party(name: str, table: Table) -> PartyDetails:
    details = PartyDetails(
        name=name,
        legal_name=table.optional_text("name"),
        address=table.optional_text("address"),
        contact=table.optional_text("contact"),
        countries=table.texts("countries"),
        services=table.texts("services"),
        data=table.texts("data"),
        replaces=table.optional_text("replaces"),
        transfer=table.optional_text("transfer"),
        starts=_day(table, "starts"),
    )
    table.done()
    return details


def _day(table: Table, key: str) -> date | None:
    value = table.value(key)
    if value is None:
        return None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise table.refuse(key, f"expected a day such as 2026-01-31 without quotes, found {value!r}")
    return value


def reasons_by_change(script: Diff, reasons: Mapping[str, Reason]) -> dict[str, Reason]:
    """The reason of each change id. Keys of `reasons` are change ids, or old or new addresses.

    A change id outranks an address, a new address outranks an old one.
    Raises: BadSettings for a key that is none of these, for two keys that differ only in
    case or spaces, and for a reason without words.
    """
    keyed: dict[str, tuple[str, Reason]] = {}
    for key, reason in reasons.items():
        first, _ = keyed.setdefault(_key(key), (key, reason))
        if first != key:
            raise BadSettings(f"reasons: {first!r} and {key!r} are the same place; keep one of them")
    used: set[str] = set()
    found: dict[str, Reason] = {}
    for change in script.changes:
        names = (change.id, *(ref.address for ref in change.new), *(ref.address for ref in change.old))
        matching = [_key(name) for name in names if _key(name) in keyed]
        used.update(matching)
        if matching:
            found[change.id] = keyed[matching[0]][1]
    for key, (printed, reason) in keyed.items():
        if key not in used:
            raise BadSettings(f"reasons: {printed!r} is neither a change id nor a place that changed; see the diff")
        if not all(text.strip() for text in both(reason)):
            raise BadSettings(f"reasons: the reason for {printed!r} is empty; write one or leave it out")
        unsaid = next((text for text in both(reason) if not is_reason(text)), None)
        if unsaid is not None:
            raise BadSettings(f"reasons: {unsaid!r} tells nobody why {printed!r} changed; write it in words")
    return found


def both(reason: Reason) -> tuple[str, ...]:
    """The reason as it was written, and in English where that was given apart."""
    return (reason.nl, reason.en) if isinstance(reason, Bilingual) else (reason,)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
