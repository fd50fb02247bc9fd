"""Templates of mail that is no notice: Markdown of ours, in which all text of others is quoted."""

import re
from collections.abc import Mapping
from functools import cache

from jinja2.sandbox import ImmutableSandboxedEnvironment

from renvooi.notice.mail.composing import slot
from renvooi.notice.render.filters import filters_in
from renvooi.notice.render.quoting import Safe, escaped, visible
from renvooi.notice.render.templating import our_environment

_BOX = Safe("\ue002")
"""Of private use: text of others goes through `visible`, which names such characters."""
_BLANK_LINES = re.compile(r"\n{3,}")


def written(template: str, language: str, values: Mapping[str, object]) -> tuple[str, str, str]:
    """The Markdown of the template, such as "digest", in a language: what stands before the box, in it and after it."""
    printed = _environment(language).get_template(f"{language}/{template}.md.j2").render(values, box=_BOX)
    before, boxed, after = (_BLANK_LINES.sub("\n\n", piece).strip() + "\n" for piece in printed.split(_BOX))
    return before, boxed, after


def line_slot(name: str) -> Safe:
    """The mark of a line that each recipient has its own of; nothing in it is Markdown."""
    return Safe(slot(name))


def one_line(text: str) -> str:
    """`text` as a subject holds it: on one line, with a mark for each character that shows nothing."""
    return visible(" ".join(text.split()))


@cache
def _environment(language: str) -> ImmutableSandboxedEnvironment:
    return our_environment(filters_in(language), printed=_printed)


def _printed(value: object) -> Safe:
    return value if isinstance(value, Safe) else escaped(visible(str(value)))
