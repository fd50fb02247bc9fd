"""The sheets of the workbook that are not about texts: sub-processors, rights and terms, details."""

from collections.abc import Mapping, Sequence
from datetime import date

from renvooi.model import Basis, Bilingual, EngagedParty, NoRight, Notice, RecordOperation, Right
from renvooi.notice.countries import in_words
from renvooi.notice.days import term_in_words
from renvooi.notice.house import House
from renvooi.notice.phrases import FORMS, joined, row_numbers
from renvooi.notice.render.answering import reasons_as_written, separate_rights, where_to_respond
from renvooi.notice.render.filters import successor
from renvooi.notice.render.sheet import MIDDLE, NARROW, WIDE, Cell, Words

Heads = Sequence[tuple[Bilingual, int]]
Rows = Sequence[Sequence[Cell]]

_RIGHT_HEADS: Heads = (
    (Bilingual("Recht", "Right"), MIDDLE),
    (Bilingual("Voor wijziging", "For change"), NARROW),
    (Bilingual("Voorwaarde", "Condition"), MIDDLE),
    (Bilingual("Vorm", "Form"), NARROW),
    (Bilingual("Grondslag van het recht", "Basis of the right"), WIDE),
    (Bilingual("Termijn", "Term"), NARROW),
    (Bilingual("Grondslag van de termijn", "Basis of the term"), WIDE),
    (Bilingual("Ontvangen (dag 0)", "Received (day 0)"), NARROW),
    (Bilingual("Laatste dag (tot 24.00 uur)", "Last day (until 24:00)"), NARROW),
    (Bilingual("Die dag is", "That day is"), NARROW),
    (Bilingual("Coulance: ook nog aangenomen tot en met", "Courtesy (coulance): also accepted until"), NARROW),
)
_PARTY_HEADS: Heads = (
    (Bilingual("Naam", "Name"), MIDDLE),
    (Bilingual("Wat gebeurt er?", "What happens?"), NARROW),
    (Bilingual("Hoort bij wijziging", "Belongs to change"), NARROW),
    (Bilingual("Adres", "Address"), MIDDLE),
    (Bilingual("Contact", "Contact"), MIDDLE),
    (Bilingual("Landen", "Countries"), NARROW),
    (Bilingual("Diensten", "Services"), MIDDLE),
    (Bilingual("Gegevens", "Data"), MIDDLE),
    (Bilingual("Komt in de plaats van", "Replaces"), MIDDLE),
    (Bilingual("Opvolger", "Successor"), MIDDLE),
    (Bilingual("Doorgifte buiten de EER", "Transfer outside the EEA"), MIDDLE),
    (Bilingual("Vanaf, of tot", "From, or until"), NARROW),
)
_FACT_HEADS: Heads = ((Bilingual("Gegeven", "Detail"), MIDDLE), (Bilingual("Waarde", "Value"), 3 * WIDE))
_PARTY_OPERATIONS = {
    RecordOperation.ADDED: Bilingual("komt erbij", "is added"),
    RecordOperation.REMOVED: Bilingual("vervalt", "is removed"),
    RecordOperation.RENAMED: Bilingual("heet anders", "has another name"),
    RecordOperation.CHANGED: Bilingual("verandert", "changes"),
}


def party_rows(notice: Notice, numbers: Mapping[str, int], language: str) -> tuple[Heads, Rows]:
    """The sheet about sub-processors: its columns and rows."""
    return _PARTY_HEADS, [_party(one, notice, numbers, language) for one in notice.engaged]


def _party(party: EngagedParty, notice: Notice, numbers: Mapping[str, int], language: str) -> list[Cell]:
    editorial = Bilingual("(alleen redactioneel)", "(editorial only)").in_language(language)
    return [
        _text(party.name),
        _text(_PARTY_OPERATIONS[party.operation].in_language(language)),
        _text(_listed(party.changes, numbers, language) or editorial),
        _text(party.address),
        _text(party.contact),
        _text(", ".join(in_words(one, language) for one in party.countries)),
        _text("; ".join(party.services)),
        _text("; ".join(party.data)),
        _text(party.replaces),
        _text(successor(party, notice)),
        _text(party.transfer),
        _day(party.starts),
    ]


def right_rows(notice: Notice, numbers: Mapping[str, int], language: str) -> tuple[Heads, Rows]:
    """The sheet about rights: its columns, and a row for each right and for each that has no basis."""
    rows = [_right(right, numbers, language) for right in notice.rights]
    return _RIGHT_HEADS, [*rows, *(_without(one, numbers, language) for one in notice.no_right)]


def _right(right: Right, numbers: Mapping[str, int], language: str) -> list[Cell]:
    window = right.window
    no_term = Bilingual("geen termijn vastgesteld", "no term found")
    term = term_in_words(window) if window else no_term
    return [
        _own(right.what, language),
        _text(_listed(right.changes, numbers, language)),
        _own(right.condition, language),
        _text(joined([FORMS[one] for one in right.form]).in_language(language)),
        _text(_ground(right.basis, language)),
        _own(term, language),
        _text(_ground(window.basis, language) if window else None),
        _day(window.received if window else None),
        _day(window.last_day if window else None),
        _own(window.falls_on if window else None, language),
        _day(window.coulance if window else None),
    ]


def _without(one: NoRight, numbers: Mapping[str, int], language: str) -> list[Cell]:
    rest: list[Cell] = [()] * (len(_RIGHT_HEADS) - 3)
    return [
        _own(Bilingual("geen", "none"), language),
        _text(_listed(one.changes, numbers, language)),
        _own(one.message, language),
        *rest,
    ]


def _ground(basis: Basis, language: str) -> str:
    """The clause with its address, version and text, or the text of the house policy, which says that it is one."""
    if basis.policy is not None:
        return basis.policy.in_language(language)
    if basis.address is None:
        own = Bilingual("uw eigen contract met ons", "your own contract with us").in_language(language)
        return f"{own}: {basis.quote}"
    version = Bilingual(f" van versie {basis.version}", f" of version {basis.version}").in_language(language)
    return f"{basis.address}{version if basis.version else ''}: {basis.quote}"


def _listed(changes: Sequence[str], numbers: Mapping[str, int], language: str) -> str:
    return row_numbers(sorted(numbers[one] for one in changes if one in numbers)).in_language(language)


def fact_rows(notice: Notice, house: House, language: str) -> tuple[Heads, Rows]:
    """The sheet about the notice itself: its columns and rows."""
    old = Bilingual("Oude versie", "Old version")
    new = Bilingual("Nieuwe versie", "New version")
    facts: list[tuple[Bilingual, Cell]] = [
        (Bilingual("Kenmerk", "Reference"), _text(notice.id)),
        (Bilingual("Document", "Document"), _text(notice.title)),
        (Bilingual("Afzender", "Sender"), _text(", ".join((house.sender or notice.processor, *house.lines)))),
        (old, _text(f"{notice.old.version or '–'}, {notice.old.name}, SHA-256 {notice.old.sha256}")),
        (new, _text(f"{notice.new.version or '–'}, {notice.new.name}, SHA-256 {notice.new.sha256}")),
        (
            Bilingual("Ingangsdatum in de nieuwe versie", "Effective date in the new version"),
            _day(notice.effective_date),
        ),
        (Bilingual("Ontvangen", "Received"), _day(notice.received)),
        (
            Bilingual("Wat verandert er?", "What changes?"),
            _text(" ".join(one.in_language(language) for one in notice.essence)),
        ),
        (Bilingual("Uw rechten", "Your rights"), _own(separate_rights(notice), language)),
        (Bilingual("Reageren", "Responding"), _own(where_to_respond(notice, this=True), language)),
        (Bilingual("Taal van de redenen", "Language of the reasons"), _text(reasons_as_written(notice, language))),
        (Bilingual("Nieuwe tekst", "New text"), _text(house.links.new)),
        (Bilingual("Oude tekst", "Old text"), _text(house.links.old)),
        (Bilingual("Renvooi", "Redline"), _text(house.links.redline)),
        (Bilingual("Vrijgegeven door", "Released by"), _text(notice.released_by)),
        (Bilingual("Vrijgegeven met als reden", "Released with the reason"), _text(notice.released_despite)),
    ]
    unread = Bilingual("Niet gelezen", "Not read")
    answered = Bilingual("Open punt, beantwoord door", "Open point, answered by")
    facts += [(answered, _text(f"{one.by}: {one.because}")) for one in notice.accepted]
    page = Bilingual("pagina", "page").in_language(language)
    for warning in notice.warnings:
        where = f"{warning.version}, {page} {warning.page}" if warning.page else warning.version
        facts.append((unread, _text(f"{where}: {warning.message.in_language(language)}.")))
    return _FACT_HEADS, [[_own(name, language), value] for name, value in facts if value != ()]


def _text(text: str | None) -> tuple[Words, ...]:
    return (Words(text),) if text else ()


def _own(text: Bilingual | None, language: str) -> tuple[Words, ...]:
    return _text(text.in_language(language) if text else None)


def _day(day: date | None) -> Cell:
    return day if day is not None else ()
