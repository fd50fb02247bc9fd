"""A notice as a workbook: the table of old and new texts, one row a change, for who works through them.

Made from the notice itself and not from its Markdown, since a table has columns that a letter has
not. Days are real dates, so that they can be sorted and counted with.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from renvooi.model import Bilingual, HumanVerdict, InlineOp, Notice, NoticeRow, Passage, Right
from renvooi.model.errors import MissingPackage
from renvooi.notice.house import DEFAULT_HOUSE, House
from renvooi.notice.phrases import CLASSES, OPERATIONS, joined
from renvooi.notice.render import sheet_words as say
from renvooi.notice.render.draft import LINE
from renvooi.notice.render.filters import decision, full_stop
from renvooi.notice.render.quoting import visible
from renvooi.notice.render.sheet import MIDDLE, NARROW, SHORT, WIDE, Cell, Column, Page, Words, make_styles, write_sheet
from renvooi.notice.render.sheet_facts import fact_rows, party_rows, right_rows
from renvooi.notice.telling import told_effects

CREATED = datetime(2000, 1, 1)
"""Stands in the properties of every workbook: equal input gives equal bytes."""
_NUMBER_WIDTH = 5
_SIDES = {"old": (InlineOp.DELETE, "deleted"), "new": (InlineOp.INSERT, "inserted")}


def to_xlsx(notice: Notice, language: str, house: House = DEFAULT_HOUSE) -> bytes:
    """The notice in `language` as a workbook.

    Raises: MissingPackage if XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise MissingPackage("writing workbooks", "xlsx") from error
    stream = io.BytesIO()
    as_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(stream, {"in_memory": True, **as_text})
    book.set_properties(
        {
            "title": visible(f"{notice.title} {notice.new.version or ''}".strip()),
            "author": visible(house.sender or notice.processor),
            "subject": notice.id,
            "created": CREATED,
        }
    )
    styles = make_styles(book, house.accent, language=language)
    draft = LINE.in_language(language) if notice.draft else None
    page = Page(notice.id, draft, say.CONTINUED.in_language(language))
    for name, columns, rows in _sheets(notice, language, house):
        titled = [Column(visible(column.in_language(language)), width) for column, width in columns]
        write_sheet(book, name.in_language(language), columns=titled, rows=rows, styles=styles, page=page)
    book.close()
    return stream.getvalue()


Sheet = tuple[Bilingual, Sequence[tuple[Bilingual, int]], Sequence[Sequence[Cell]]]
"""Its name, the heads of its columns with their widths, and its rows."""


def _sheets(notice: Notice, language: str, house: House) -> Iterator[Sheet]:
    """The sheets of the workbook; one that has no rows is left out, but for the first."""
    numbers = {row.change: number for number, row in enumerate(notice.rows, start=1)}
    by_id = {right.id: right for right in notice.rights}
    heads = (
        *_PLACES,
        (say.WHY, MIDDLE),
        (say.CLASS, MIDDLE),
        *((_last_day_of(right, notice.rights), SHORT) for right in notice.rights),
        (say.JUDGED, NARROW),
    )
    changes = [_change(numbers[row.change], row, by_id, language) for row in notice.rows]
    yield say.CHANGES, heads, changes
    quiet = (*_PLACES, (say.WHY, MIDDLE), (say.MEANING, MIDDLE))
    editorial = [_group(line.line, language) for line in notice.groups]
    editorial += [[*_places("", row, language), *_reasons(row, language)] for row in notice.editorial]
    if editorial:
        yield say.EDITORIAL, quiet, editorial
    if notice.archived:
        account = [[*_places("", row, language), *_reasons(row, language)] for row in notice.archived]
        yield say.ACCOUNT, quiet, account
    if notice.engaged:
        yield say.PARTIES, *party_rows(notice, numbers, language)
    if notice.rights or notice.no_right:
        yield say.RIGHTS, *right_rows(notice, numbers, language)
    yield say.FACTS, *fact_rows(notice, house, language)


_PLACES = (
    (say.NUMBER, _NUMBER_WIDTH),
    (say.OLD_PLACE, NARROW),
    (say.NEW_PLACE, NARROW),
    (say.OPERATION, SHORT),
    (say.OLD_TEXT, WIDE),
    (say.NEW_TEXT, WIDE),
)


def _last_day_of(right: Right, rights: Sequence[Right]) -> Bilingual:
    """The head of its column: short, as long as it is the only right of its kind."""
    if sum(one.kind is right.kind for one in rights) == 1:
        return say.LAST_DAYS[right.kind]
    return Bilingual(f"Laatste dag: {right.what.nl}", f"Last day: {right.what.en}")


def _change(number: int, row: NoticeRow, rights: Mapping[str, Right], language: str) -> list[Cell]:
    return [
        *_places(number, row, language),
        *_reasons(row, language, of=CLASSES[row.consequence_class.value]),
        *(_last_day(right, language) if name in row.rights else _text("–") for name, right in rights.items()),
        _text(say.SIGNIFICANCES[row.significance].in_language(language)),
    ]


def _places(number: int | str, row: NoticeRow, language: str) -> list[Cell]:
    operations = joined([OPERATIONS[one] for one in row.operations]).in_language(language)
    return [
        number if isinstance(number, int) else _text(number),
        _text(_where(row.old)),
        _text(_where(row.new)),
        _text(operations[:1].upper() + operations[1:]),
        _side(row, "old") if row.old else _text(say.NOT_THERE.in_language(language)),
        _side(row, "new") if row.new else _text(say.GONE.in_language(language)),
    ]


def _reasons(row: NoticeRow, language: str, *, of: Bilingual | None = None) -> list[Cell]:
    """Why a change was made, and what is said of it, beginning with its class `of`."""
    told = [one for one in (of, row.event) if one is not None]
    told += [effect.message for effect in told_effects(row)]
    told += row.account
    if row.restated:
        where = "; ".join(row.restated)
        told.append(Bilingual(f"Dezelfde tekst staat ook hier: {where}.", f"The same text also stands here: {where}."))
    sentences = [_sentence(one.in_language(language)) for one in told]
    if row.verdict is not None:
        sentences.append(_judged(row.verdict).in_language(language))
    why = row.why_en if language == "en" and row.why_en else row.why
    return [_text(why or ""), _text("\n".join(dict.fromkeys(sentences)))]


def _judged(verdict: HumanVerdict) -> Bilingual:
    found = decision(verdict)
    return Bilingual(
        f"Een medewerker heeft dit beoordeeld: {found.nl}. De reden: {verdict.because}{full_stop(verdict.because)}",
        f"A person has reviewed this: {found.en}. The reason: {verdict.because}{full_stop(verdict.because)}",
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', ':')) else '.'}"


def _group(line: Bilingual, language: str) -> list[Cell]:
    return [*[()] * 7, _text(_sentence(line.in_language(language)))]


def _last_day(right: Right, language: str) -> Cell:
    if right.window is None:
        return _text(Bilingual("geen termijn vastgesteld", "no term found").in_language(language))
    if right.window.last_day is not None:
        return right.window.last_day
    days = right.window.days
    return _text(Bilingual(f"{days} dagen na ontvangst", f"{days} days after receipt").in_language(language))


def _where(passages: Sequence[Passage]) -> str:
    return " + ".join(dict.fromkeys(passage.place for passage in passages))


def _side(row: NoticeRow, which: str) -> tuple[Words, ...]:
    """The text of one side, marked where the other differs."""
    own, mark = _SIDES[which]
    if row.inline:
        kept = [step for step in row.inline if step.op in (InlineOp.EQUAL, own)]
        return tuple(Words(step.text, mark if step.op is own else None) for step in kept)
    text = "\n".join(passage.text for passage in (row.old if which == "old" else row.new))
    return (Words(text, None if row.old and row.new else mark),)


def _text(text: str) -> tuple[Words, ...]:
    return (Words(text),) if text else ()
