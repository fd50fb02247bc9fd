"""A notice as one self-contained HTML page: no scripts, nothing fetched from elsewhere."""

import re
from base64 import b64encode
from functools import cache

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from renvooi.model import Notice
from renvooi.notice.colours import DARK_GROUNDS, is_colour, readable_on
from renvooi.notice.house import DEFAULT_HOUSE, House, Logo
from renvooi.notice.render.draft import WORD, watermark
from renvooi.notice.render.markdown import to_markdown
from renvooi.notice.render.markup import dialect
from renvooi.notice.render.quoting import visible
from renvooi.notice.render.templating import our_environment

PAGE = "page.html.j2"
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def to_html(notice: Notice, language: str, house: House = DEFAULT_HOUSE) -> str:
    """The Markdown form of the notice, as a page with the letterhead and the colour of the house.

    Raises: BadSettings for a template of the house that fails, or that says what is not for a house to say.
    """
    tag = notice.document_language if _LANGUAGE_TAG.fullmatch(notice.document_language) else "und"
    body = dialect().render(to_markdown(notice, language, house), {"language": tag})
    values = _values(notice, language, house, body)
    return _environment().get_template(PAGE).render(values)


def _values(notice: Notice, language: str, house: House, body: str) -> dict[str, object]:
    """All that a page may print."""
    title = visible(f"{notice.title} {notice.new.version or ''}".strip())
    accent = house.accent if is_colour(house.accent) else DEFAULT_HOUSE.accent
    return {
        "language": language,
        "title": f"{WORD.in_language(language)} - {title}" if notice.draft else title,
        "notice_id": notice.id,
        # The body is safe: markdown-it escaped all text, and our four tags are the only HTML it lets through.
        "body": Markup(body),
        "watermark": watermark(notice, language),
        "sender": visible(house.sender) if house.sender else None,
        "sender_lines": tuple(visible(line) for line in house.lines),
        "logo": None if house.logo is None else {"address": _data(house.logo), "text": visible(house.logo.text)},
        "accent": accent,
        "accent_dark": readable_on(accent, DARK_GROUNDS),
    }


def _data(logo: Logo) -> str:
    return f"data:{logo.media_type};base64,{b64encode(logo.data).decode('ascii')}"


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return our_environment({})
