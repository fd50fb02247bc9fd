"""The words and marks that a template of a notice asks for, in one language."""

from collections.abc import Callable, Mapping, Sequence

from renvooi.model import Bilingual, EngagedParty, HumanVerdict, Notice, NoticeRow, RecordOperation, Signal
from renvooi.notice.countries import in_words as country
from renvooi.notice.days import term_in_words
from renvooi.notice.phrases import CLASSES, FORMS, JUDGED, OPERATIONS, PARTIES, THEMES, joined, row_numbers
from renvooi.notice.render.dates import in_words, until
from renvooi.notice.render.quoting import Safe, quoted, unbroken
from renvooi.notice.render.redline import short_side, side

QUOTED_WORDS = 12
"""Words of a side of a signal that are quoted beside the table; more would repeat the clause in full."""


def filters_in(language: str) -> Mapping[str, Callable[..., object]]:
    """The filters of a Markdown template, by name."""

    def own(text: Bilingual) -> str:
        return text.in_language(language)

    return {
        "own": own,
        "doc": quoted,
        "version": unbroken,
        "stated": _stated,
        "rendered": Safe,  # what a macro printed: each value in it was escaped when it was printed
        "place": _place,
        "old_places": lambda row: _places(row, "old"),
        "new_places": lambda row: _places(row, "new"),
        "old_text": lambda row: side(row, "old"),
        "new_text": lambda row: side(row, "new"),
        "old_short": lambda row: short_side(row, "old"),
        "new_short": lambda row: short_side(row, "new"),
        "day": lambda day: in_words(day, language),
        "until": lambda day: until(day, language),
        "term": lambda window: own(term_in_words(window)),
        "theme": lambda kind: _capital(own(THEMES[kind])),
        "operations": lambda row: _capital(own(joined([OPERATIONS[one] for one in row.operations]))),
        "forms": lambda forms: own(joined([FORMS[one] for one in forms])),
        "judged": lambda verdict: own(decision(verdict)),
        "country": lambda name: country(name, language),
        "by_operation": _by_operation,
        "parties": lambda operation, parties: own(PARTIES[operation][len(parties) > 1]),
        "capital": _capital,
        "lower_first": lambda text: text[:1].lower() + text[1:],
        "row_numbers": lambda changes, numbers: own(row_numbers([numbers[one] for one in changes if one in numbers])),
        "telling_signals": _telling_signals,
        "by_message": _by_message,
        "changes_place": lambda row: bool(row.old and row.new) and _places(row, "old") != _places(row, "new"),
        "same_text": lambda row: [one.text for one in row.old] == [one.text for one in row.new],
    }


def decision(verdict: HumanVerdict) -> Bilingual:
    """What a person made of a change; the class, where the person gave one, says more than the significance."""
    if verdict.consequence_class is not None:
        return CLASSES[verdict.consequence_class]
    return JUDGED[verdict.significance]


def _places(row: NoticeRow, which: str) -> Safe:
    passages = row.old if which == "old" else row.new
    return Safe(" + ".join(quoted(place) for place in dict.fromkeys(passage.place for passage in passages)))


def _telling_signals(row: NoticeRow) -> tuple[Signal, ...]:
    """The signals whose words are short enough to stand beside the table, each once."""
    printed = {(one.type, one.old, one.new): one for one in reversed(row.signals) if not _is_long(one)}
    return tuple(one for one in row.signals if any(one is kept for kept in printed.values()))


def _is_long(signal: Signal) -> bool:
    return any(len(words.split()) > QUOTED_WORDS for words in (signal.old, signal.new) if words)


def _stated(name: str, notice: Notice) -> Safe:
    """A version label on one line; a file name, which stands for it where there is none, may be too long for that."""
    return unbroken(name) if name in (notice.old.version, notice.new.version) else quoted(name)


def _by_message(rows: Sequence[NoticeRow]) -> list[tuple[Bilingual, list[NoticeRow]]]:
    """Archived rows, by what the rule that archives them says of them."""
    by_message: dict[Bilingual, list[NoticeRow]] = {}
    for row in rows:
        if row.effects:
            by_message.setdefault(row.effects[0].message, []).append(row)
    return list(by_message.items())


def _by_operation(parties: Sequence[EngagedParty]) -> list[tuple[RecordOperation, list[EngagedParty]]]:
    """Parties by what happened to them, those that come first."""
    found = [(operation, [one for one in parties if one.operation is operation]) for operation in RecordOperation]
    return [(operation, met) for operation, met in found if met]


def _place(row: NoticeRow) -> Safe:
    """The place by which a change is known: where it stands now, or where it stood."""
    passages: Sequence[str] = [passage.place for passage in row.new or row.old]
    return quoted(passages[0]) if passages else Safe("")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
