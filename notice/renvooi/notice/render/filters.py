"""The words and marks that a template of a notice asks for, in one language."""

from collections.abc import Callable, Mapping, Sequence

from renvooi.model import Bilingual, EngagedParty, HumanVerdict, Notice, NoticeRow, RecordOperation
from renvooi.notice.countries import in_words as country
from renvooi.notice.days import term_in_words
from renvooi.notice.phrases import CLASSES, FORMS, JUDGED, OPERATIONS, PARTIES, THEMES, joined, numbered_changes
from renvooi.notice.render.dates import in_words, until
from renvooi.notice.render.quoting import Safe, escaped, quoted, unbroken, visible
from renvooi.notice.render.redline import short_side, side
from renvooi.notice.telling import other_themes, told_effects, told_signals

_ENDS = (".", "!", "?", "…", ".”", '."', ".)")
"""Ends of a sentence."""


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
        "changes": lambda changes, numbers: _changes(changes, numbers, language),
        "told_effects": told_effects,
        "told_signals": told_signals,
        "themes": lambda row: own(joined([THEMES[one] for one in other_themes(row)])),
        "reason": lambda row: _reason(row, language),
        "stop": full_stop,
        "supplemented": lambda parties: any(_is_supplemented(one) for one in parties),
        "successor": successor,
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


def full_stop(text: str) -> str:
    """The full stop that `text`, a sentence of a person, still needs; "" if it ends as a sentence does."""
    return "" if text.rstrip().endswith(_ENDS) else "."


def successor(party: EngagedParty, notice: Notice) -> str | None:
    """The party that takes the place of `party`, which leaves; None if none is known."""
    if party.operation is not RecordOperation.REMOVED:
        return None
    return next((one.name for one in notice.engaged if one.replaces == party.name), None)


def _changes(changes: Sequence[str], numbers: Mapping[str, int], language: str) -> str:
    """The rows of `changes` as "wijzigingen 1 en 2"; "" if none of them is a row."""
    met = sorted(numbers[one] for one in changes if one in numbers)
    return numbered_changes(met).in_language(language) if met else ""


def _reason(row: NoticeRow, language: str) -> Safe:
    """The reason of a change in `language`, else as it was written, marked as text in another language."""
    why = row.why or ""
    if language != "en":
        return escaped(visible(why))
    return quoted(why) if row.why_en is None else escaped(visible(row.why_en))


def _is_supplemented(party: EngagedParty) -> bool:
    """Whether the processor tells something of `party` that no document does."""
    added = (party.address, party.contact, party.starts)
    return any(added) or (party.replaces is not None and party.operation is not RecordOperation.RENAMED)


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
