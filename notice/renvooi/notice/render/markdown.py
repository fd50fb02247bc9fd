"""A notice as Markdown: the form that the others are made from.

The few HTML tags in it (`ins`, `del`, `bdi`, `br`) are ours; they have no Markdown of their
own and every Markdown viewer shows them. Templates are sandboxed and everything they print
is escaped as Markdown unless it is `Safe` already.
"""

import re
from collections.abc import Sequence
from functools import cache

from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from renvooi.model import Bilingual, Notice, NoticeRow, Severity, Signal
from renvooi.notice.house import DEFAULT_HOUSE, House
from renvooi.notice.phrases import FORMS, OPERATIONS, THEMES, joined, row_numbers
from renvooi.notice.render.dates import in_words, until
from renvooi.notice.render.quoting import Safe, escaped, quoted, unbroken, visible
from renvooi.notice.render.redline import short_side, side

QUOTED_WORDS = 12
"""Words of a side of a signal that are quoted beside the table; more would repeat the clause in full."""

_BLANK_LINES = re.compile(r"\n{3,}")


def to_markdown(notice: Notice, language: str, house: House = DEFAULT_HOUSE) -> str:
    """The notice as Markdown in `language`."""
    template = _environment(language).get_template(f"{language}/notice.md.j2")
    numbers = {row.change: number for number, row in enumerate(notice.rows, start=1)}
    open_points = any(finding.severity is not Severity.INFO for finding in notice.findings)
    printed = template.render(notice=notice, numbers=numbers, open_points=open_points)
    return _BLANK_LINES.sub("\n\n", printed).strip() + "\n"


@cache
def _environment(language: str) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=PackageLoader("renvooi.notice", "templates"),
        undefined=StrictUndefined,
        autoescape=False,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

    def own(text: Bilingual) -> str:
        return text.in_language(language)

    def places(row: NoticeRow, which: str) -> Safe:
        passages = row.old if which == "old" else row.new
        return Safe(" + ".join(quoted(place) for place in dict.fromkeys(passage.place for passage in passages)))

    environment.filters.update(
        own=own,
        doc=quoted,
        version=unbroken,
        stated=_stated,
        rendered=Safe,  # what a macro printed: each value in it was escaped when it was printed
        place=_place,
        old_places=lambda row: places(row, "old"),
        new_places=lambda row: places(row, "new"),
        old_text=lambda row: side(row, "old"),
        new_text=lambda row: side(row, "new"),
        old_short=lambda row: short_side(row, "old"),
        new_short=lambda row: short_side(row, "new"),
        day=lambda day: in_words(day, language),
        until=lambda day: until(day, language),
        theme=lambda kind: _capital(own(THEMES[kind])),
        operations=lambda row: _capital(own(joined([OPERATIONS[one] for one in row.operations]))),
        forms=lambda forms: own(joined([FORMS[one] for one in forms])),
        capital=_capital,
        lower_first=lambda text: text[:1].lower() + text[1:],
        row_numbers=lambda changes, numbers: own(row_numbers([numbers[one] for one in changes if one in numbers])),
        telling_signals=_telling_signals,
        by_message=_by_message,
        changes_place=lambda row: bool(row.old and row.new) and places(row, "old") != places(row, "new"),
        same_text=lambda row: [one.text for one in row.old] == [one.text for one in row.new],
    )
    return environment


def _printed(value: object) -> Safe:
    return value if isinstance(value, Safe) else escaped(visible(str(value)))


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


def _place(row: NoticeRow) -> Safe:
    """The place by which a change is known: where it stands now, or where it stood."""
    passages: Sequence[str] = [passage.place for passage in row.new or row.old]
    return quoted(passages[0]) if passages else Safe("")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
