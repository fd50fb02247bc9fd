"""A notice as Markdown: the form that the others are made from.

The few HTML tags in it (`ins`, `del`, `bdi`, `br`) are ours; they have no Markdown of their
own and every Markdown viewer shows them. Templates are sandboxed and everything they print
is escaped as Markdown unless it is `Safe` already.
"""

import re
from functools import cache

from jinja2.sandbox import ImmutableSandboxedEnvironment

from renvooi.model import ConsequenceClass, Notice, Severity
from renvooi.notice.house import DEFAULT_HOUSE, House
from renvooi.notice.render.addresses import links
from renvooi.notice.render.answering import reasons_as_written
from renvooi.notice.render.draft import marked
from renvooi.notice.render.filters import filters_in
from renvooi.notice.render.letter import NO_LETTER, letter, require_same_frame
from renvooi.notice.render.quoting import Safe, escaped, visible
from renvooi.notice.render.templating import our_environment

_BLANK_LINES = re.compile(r"\n{3,}")


def to_markdown(notice: Notice, language: str, house: House = DEFAULT_HOUSE) -> str:
    """The notice as Markdown in `language`.

    Raises: BadSettings for a template of the house that fails, or that says what is not for a house to say.
    """
    name = f"{language}/notice.md.j2"
    values = _values(notice, language, house)
    template = _environment(language).get_template(name)
    text = plain = _tidy(template.render(values, **NO_LETTER))
    if name in house.templates:
        blocks = letter(house.templates, name, values, filters=filters_in(language), printed=_printed, told=plain)
        text = _tidy(template.render(values, **blocks))
        require_same_frame(text, plain, blocks, template=name)
    return marked(notice, text, language)


def _values(notice: Notice, language: str, house: House) -> dict[str, object]:
    """All that a template may print."""
    return {
        "notice": notice,
        "numbers": {row.change: number for number, row in enumerate(notice.rows, start=1)},
        "open_points": any(finding.severity is not Severity.INFO for finding in notice.findings),
        "reasons_as_written": reasons_as_written(notice, language),
        "needs_consent": any(row.consequence_class is ConsequenceClass.CONSENT for row in notice.rows),
        "sender": house.sender or notice.processor,
        "sender_lines": house.lines,
        "links": tuple(links(notice, house)),
    }


@cache
def _environment(language: str) -> ImmutableSandboxedEnvironment:
    return our_environment(filters_in(language), printed=_printed)


def _printed(value: object) -> Safe:
    return value if isinstance(value, Safe) else escaped(visible(str(value)))


def _tidy(printed: str) -> str:
    return _BLANK_LINES.sub("\n\n", printed).strip() + "\n"
