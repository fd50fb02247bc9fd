"""A notice as one self-contained HTML page: no scripts, nothing fetched from elsewhere."""

import re
from functools import cache

from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from renvooi.model import Notice
from renvooi.notice.house import DEFAULT_HOUSE, House
from renvooi.notice.render.markdown import to_markdown
from renvooi.notice.render.markup import dialect
from renvooi.notice.render.quoting import visible

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def to_html(notice: Notice, language: str, house: House = DEFAULT_HOUSE) -> str:
    """The Markdown form of the notice, in the page of the house."""
    tag = notice.document_language if _LANGUAGE_TAG.fullmatch(notice.document_language) else "und"
    body = dialect().render(to_markdown(notice, language, house), {"language": tag})
    title = visible(f"{notice.title} {notice.new.version or ''}".strip())
    page = _environment().get_template("page.html.j2")
    # The body is safe: markdown-it escaped all text, and our four tags are the only HTML it lets through.
    return page.render(language=language, title=title, notice_id=notice.id, body=Markup(body))


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=PackageLoader("renvooi.notice", "templates"), undefined=StrictUndefined, autoescape=True
    )
