"""What a client must know at first sight: what it can do, until when, and where it answers.

How the last day is counted is said of the day on which the e-mail arrives, which nobody knows when it is
written. So the day that is named is an example, computed for the day of sending, and called one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from renvooi.model import BasisSource, Bilingual, Notice, Right, Window
from renvooi.notice.days import term_in_words
from renvooi.notice.phrases import numbered_changes
from renvooi.notice.render.answering import where_to_respond
from renvooi.notice.render.dates import in_words, until
from renvooi.notice.render.quoting import Safe, escaped, visible
from renvooi.notice.window import open_window

_DO = Bilingual("In het kort: wat kunt u doen?", "In short: what can you do?")
_UNTIL = Bilingual("Tot wanneer?", "Until when?")
_WHERE = Bilingual("Waar reageert u?", "Where do you respond?")
_NOTHING_FOUND = Bilingual(
    "Wij vonden geen recht dat aan deze wijzigingen vastzit. U mag ons altijd vragen stellen.",
    "We found no right that is attached to these changes. You can always ask us questions.",
)
_SOURCES = {
    BasisSource.CONTRACT: Bilingual("Deze termijn staat in het contract.", "This term stands in the contract."),
    BasisSource.HOUSE_POLICY: Bilingual("Deze termijn is ons eigen beleid.", "This term is our own policy."),
}
_AGREED = Bilingual(
    "Deze termijn staat in uw eigen contract met ons.", "This term stands in your own contract with us."
)
_UNKNOWN = Bilingual(
    "Voor “{what}” konden wij geen termijn vaststellen.", "We could not establish a term for “{what}”."
)


def as_if_received(notice: Notice, day: date) -> Notice:
    """The notice with the last days that it has if it arrives on `day`; as it is, if its day of receipt is known.

    Without coulance: the house says that when the day is known.
    """
    if notice.received is not None:
        return notice
    rights = tuple(
        replace(one, window=open_window(one.window.basis, one.window.days, received=day, coulance=False))
        if one.window
        else one
        for one in notice.rights
    )
    return replace(notice, received=day, rights=rights)


def short_words(notice: Notice, language: str, *, day: date) -> str:
    """What is said at first sight, as Markdown; empty where no change sets off anything. `day` is that of the example."""
    if not notice.rows:
        return ""
    asked = [(_DO, list(_possible(notice, language)))]
    if notice.rights:
        asked.append((_UNTIL, list(_ends(notice, language, day))))
    asked.append((_WHERE, [_plain(where_to_respond(notice, this=True).in_language(language))]))
    return "\n\n".join(f"### {question.in_language(language)}\n\n{_answer(said)}" for question, said in asked)


def _answer(said: Sequence[Safe]) -> str:
    """One sentence as a paragraph, more as a list."""
    return said[0] if len(said) == 1 else "\n".join(f"- {one}" for one in said)


def _plain(text: str) -> Safe:
    return escaped(visible(text))


def _bold(text: str) -> Safe:
    return Safe(f"**{_plain(text)}**")


def _possible(notice: Notice, language: str) -> Iterator[Safe]:
    """Each right in one sentence; what has none, and why."""
    for right in notice.rights:
        what = Bilingual(f"U kunt {right.what.nl}", f"You can {right.what.en}")
        condition = f" {right.condition.in_language(language)}" if right.condition else ""
        yield _plain(f"{what.in_language(language)}{condition}.")
    numbers = {row.change: number for number, row in enumerate(notice.rows, start=1)}
    for without in notice.no_right:
        met = sorted(numbers[one] for one in without.changes if one in numbers)
        said = without.message.in_language(language)
        yield _plain(f"{_capital(numbered_changes(met).in_language(language))}: {_lower(said)}" if met else said)
    if not notice.rights and not notice.no_right:
        yield _plain(_NOTHING_FOUND.in_language(language))


def _ends(notice: Notice, language: str, day: date) -> Iterator[Safe]:
    """How the last day is counted, with an example, for each number of days; then what each term rests on."""
    told = [right for right in as_if_received(notice, day).rights if right.window]
    several = len({right.window.days for right in told if right.window}) > 1
    for _, same in groupby(sorted(told, key=_days), key=_days):
        rights = list(same)
        window = rights[0].window
        assert window is not None
        counted = _bold(_counted(notice, window, language, capital=not several))
        yield Safe(f"{_plain(_joined(rights, language))}: {counted}") if several else counted
        if notice.received is None:
            yield _plain(_example(window, language))
    alone = len(notice.rights) == 1
    for right in told:
        assert right.window is not None
        basis = right.window.basis
        is_agreed = basis.policy is None and basis.address is None
        source = (_AGREED if is_agreed else _SOURCES[basis.source]).in_language(language)
        yield _plain(source if alone else f"{_capital(right.what.in_language(language))}: {_lower(source)}")
    for right in notice.rights:
        if right.window is None:
            yield _plain(_UNKNOWN.in_language(language).format(what=right.what.in_language(language)))


def _days(right: Right) -> int:
    return right.window.days if right.window else 0


def _counted(notice: Notice, window: Window, language: str, *, capital: bool) -> str:
    if notice.received is not None and window.last_day is not None:
        text = until(window.last_day, language)
    else:
        term = term_in_words(window)
        text = Bilingual(
            f"tot en met {term.nl} na de dag waarop u deze e-mail ontvangt",
            f"up to and including {term.en} after the day on which you receive this e-mail",
        ).in_language(language)
    return f"{_capital(text) if capital else text}."


def _example(window: Window, language: str) -> str:
    assert window.received is not None
    assert window.last_day is not None
    received, last = (in_words(one, language) for one in (window.received, window.last_day))
    return Bilingual(
        f"Een voorbeeld: ontvangt u deze e-mail op {received}? Dan is de laatste dag {last}.",
        f"An example: do you receive this e-mail on {received}? Then the last day is {last}.",
    ).in_language(language)


def _joined(rights: list[Right], language: str) -> str:
    names = [right.what.in_language(language) for right in rights]
    return _capital((" en " if language == "nl" else " and ").join(names))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
