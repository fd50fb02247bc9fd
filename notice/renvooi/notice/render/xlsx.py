"""A notice as a workbook: the table of old and new texts, one row a change, for who works through them.

Made from the notice itself and not from its Markdown, since a table has columns that a letter has
not. Days are real dates, so that they can be sorted and counted with.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from renvooi.model import Bilingual, InlineOp, Notice, NoticeRow, Passage, Right
from renvooi.model.errors import MissingPackage
from renvooi.notice.house import DEFAULT_HOUSE, House
from renvooi.notice.phrases import OPERATIONS, joined
from renvooi.notice.render import sheet_words as say
from renvooi.notice.render.drafts import DRAFT_LINE
from renvooi.notice.render.quoting import visible
from renvooi.notice.render.sheet import WIDE, Cell, Column, Page, Words, make_styles, write_sheet
from renvooi.notice.render.sheet_facts import fact_rows, party_rows, right_rows

CREATED = datetime(2000, 1, 1)
"""Stands in the properties of every workbook: equal input gives equal bytes."""
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
    styles = make_styles(book, house.accent)
    draft = DRAFT_LINE.in_language(language) if notice.draft else None
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
        (say.WHY, WIDE),
        (say.MEANING, WIDE),
        (say.CLASS, _MIDDLE),
        *((_last_day_of(right), _MIDDLE) for right in notice.rights),
        (say.JUDGED, _MIDDLE),
    )
    changes = [_change(numbers[row.change], row, by_id, language) for row in notice.rows]
    yield say.CHANGES, heads, changes
    quiet = (*_PLACES, (say.WHY, WIDE), (say.MEANING, WIDE))
    editorial = [_group(line.line, language) for line in notice.groups]
    editorial += [[*_places("", row, language), *_reasons(row, language)] for row in notice.editorial]
    if editorial:
        yield say.EDITORIAL, quiet, editorial
    if notice.archived:
        account = [[*_places("", row, language), *_reasons(row, language)] for row in notice.archived]
        yield say.ACCOUNT, quiet, account
    if notice.engaged:
        yield say.PARTIES, *party_rows(notice, language)
    if notice.rights or notice.no_right:
        yield say.RIGHTS, *right_rows(notice, numbers, language)
    yield say.FACTS, *fact_rows(notice, house, language)


_NUMBER_WIDTH = 12
_MIDDLE = 18
_PLACES = (
    (say.NUMBER, _NUMBER_WIDTH),
    (say.OLD_PLACE, _MIDDLE),
    (say.NEW_PLACE, _MIDDLE),
    (say.OPERATION, _MIDDLE),
    (say.OLD_TEXT, WIDE),
    (say.NEW_TEXT, WIDE),
)


def _last_day_of(right: Right) -> Bilingual:
    return Bilingual(f"Laatste dag: {right.what.nl}", f"Last day: {right.what.en}")


def _change(number: int, row: NoticeRow, rights: Mapping[str, Right], language: str) -> list[Cell]:
    return [
        *_places(number, row, language),
        *_reasons(row, language),
        _text(say.CLASSES[row.consequence_class].in_language(language)),
        *(_last_day(right, language) if name in row.rights else _text("–") for name, right in rights.items()),
        _text(_judged(row).in_language(language)),
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


def _reasons(row: NoticeRow, language: str) -> list[Cell]:
    """Why a change was made, and what is said of it."""
    told = [row.event] if row.event else []
    told += [effect.message for effect in row.effects]
    told += row.account
    if row.restated:
        where = "; ".join(row.restated)
        told.append(Bilingual(f"Dezelfde tekst staat ook hier: {where}.", f"The same text also stands here: {where}."))
    sentences = [text if text.endswith(".") else f"{text}." for text in (one.in_language(language) for one in told)]
    return [_text(row.why or ""), _text("\n".join(dict.fromkeys(sentences)))]


def _group(line: Bilingual, language: str) -> list[Cell]:
    return [(), (), (), _text(f"{line.in_language(language)}."), (), (), (), ()]


def _judged(row: NoticeRow) -> Bilingual:
    found = say.SIGNIFICANCES[row.significance]
    if row.verdict is None:
        return found
    return Bilingual(
        f"{found.nl}\nEen medewerker heeft dit beoordeeld: {row.verdict.because}",
        f"{found.en}\nA member of staff judged this: {row.verdict.because}",
    )


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
