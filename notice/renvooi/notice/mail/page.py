"""Markdown of ours as the HTML of an e-mail: one column, its style in its elements, nothing fetched.

Readers of mail know less than browsers. Some drop the head of the page, so every rule stands in the elements
too and only what cannot (dark mode, wide screens) stays above. Old and new text stand below one another on
every screen: two columns need rules for phones that half of the readers of mail drop.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from css_inline import CSSInliner
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markdown_it.token import Token
from markupsafe import Markup
from PIL import Image

from renvooi.notice.colours import DARK_GROUNDS, is_colour, readable_on
from renvooi.notice.house import DEFAULT_HOUSE, House
from renvooi.notice.mail.composing import File, Picture
from renvooi.notice.render.markup import dialect
from renvooi.notice.render.quoting import visible
from renvooi.notice.render.templating import our_environment

PAGE = "mail.html.j2"
LOGO_WIDTH = 180
"""Pixels at most: a third of the column, and less than half of a small phone."""

_SLOT_LINE = re.compile("<(p)>(\ue000[a-z-]+\ue001)</p>")
_SUFFIXES = {"image/png": "png", "image/jpeg": "jpg"}


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page, and the pictures that it shows."""

    html: str
    pictures: tuple[Picture, ...]


def mail_page(
    before: str,
    boxed: str,
    after: str,
    *,
    title: str,
    language: str,
    document_language: str,
    house: House = DEFAULT_HOUSE,
    domain: str,
    draft: str | None = None,
) -> Page:
    """Markdown in three pieces, the second in a box, with the letterhead and colour of the house.

    Slots come to stand on lines of their own.
    `domain` is the right side of the name of the logo; `draft` is what a draft says before all else.
    """
    logo = _logo(house, domain)
    accent = accent_of(house)
    html = (
        _environment()
        .get_template(PAGE)
        .render(
            language=language,
            title=visible(title),
            # The body is safe: markdown-it escaped all text, and our four tags are the only HTML it lets through.
            before=Markup(_body(before, document_language)),
            boxed=Markup(_body(boxed, document_language)),
            after=Markup(_body(after, document_language)),
            sender=visible(house.sender) if house.sender else None,
            sender_lines=tuple(visible(line) for line in house.lines),
            logo=None if logo is None or house.logo is None else {"name": logo.name, "text": visible(house.logo.text)},
            logo_width=0 if house.logo is None else _width(house.logo.data),
            accent=accent,
            accent_dark=readable_on(accent, DARK_GROUNDS),
            draft=draft,
        )
    )
    return Page(_inliner().inline(html), () if logo is None else (logo,))


def accent_of(house: House) -> str:
    """The colour of headings and links on light paper."""
    return house.accent if is_colour(house.accent) else DEFAULT_HOUSE.accent


def _logo(house: House, domain: str) -> Picture | None:
    if house.logo is None or house.logo.media_type not in _SUFFIXES:
        return None
    file = File(f"logo.{_SUFFIXES[house.logo.media_type]}", house.logo.media_type, house.logo.data)
    return Picture(f"logo@{domain}", file)


def _width(data: bytes) -> int:
    """Pixels in which a logo is shown: its own, if they fit."""
    with Image.open(BytesIO(data)) as picture:
        return min(picture.size[0], LOGO_WIDTH)


def _body(markdown: str, document_language: str) -> str:
    reader = dialect()
    env = {"language": document_language}
    tokens = list(_below_one_another(reader.parse(markdown, env)))
    html = str(reader.renderer.render(tokens, reader.options, env))
    return _SLOT_LINE.sub("<p>\n\\2\n</p>", html)


def _below_one_another(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, with each table of old and new as two boxes."""
    table = list[Token]()
    for token in tokens:
        if token.type == "table_open" and token.attrGet("class") == "sides":
            table.append(token)
        elif token.type == "table_close" and table:
            yield from _boxes(table)
            table = []
        elif table:
            table.append(token)
        else:
            yield token


def _boxes(table: Sequence[Token]) -> Iterator[Token]:
    """Both sides of a table with one row: each with its heading and its text."""
    old_head, new_head, old_text, new_text = (token for token in table if token.type == "inline")
    for side, head, text in (("old", old_head, old_text), ("new", new_head, new_text)):
        yield _raw(f'<table role="presentation" class="side {side}" width="100%"><tr><td><span class="label">')
        yield head
        yield _raw("</span>")
        yield text
        yield _raw("</td></tr></table>\n")


def _raw(html: str) -> Token:
    token = Token("html_block", "", 0)
    token.content = html
    return token


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return our_environment({})


@cache
def _inliner() -> CSSInliner:
    return CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
