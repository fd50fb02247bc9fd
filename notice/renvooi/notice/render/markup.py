"""The Markdown dialect of notices: CommonMark, tables, and four tags of our own.

Raw HTML stays off. Only the exact tags below get through; contract text cannot write
them, because quoting puts a backslash before every "<".
"""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

HOUSE_TAG = "house_tag"
_TAG = re.compile(r'</?(?:ins|del|bdi)>|<br>|<bdi class="version">')
_TABLE_ROLES = {
    "table_open": "table",
    "thead_open": "rowgroup",
    "tbody_open": "rowgroup",
    "tr_open": "row",
    "th_open": "columnheader",
    "td_open": "cell",
}
"""Said again as ARIA roles: on a phone the page lays tables out anew, and the layout would take the roles away."""


def dialect() -> MarkdownIt:
    """A parser and HTML renderer for notices."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.inline.ruler.before("autolink", HOUSE_TAG, _house_tag)
    parser.add_render_rule(HOUSE_TAG, _render_house_tag)
    for kind in _TABLE_ROLES:
        parser.add_render_rule(kind, _render_with_role)
    return parser


def _house_tag(state: StateInline, silent: bool) -> bool:
    found = _TAG.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push(HOUSE_TAG, "", 0).content = found[0]
    state.pos = found.end()
    return True


def _render_house_tag(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    content = tokens[index].content
    if content == "<bdi>" and (language := env.get("language")):
        return f'<bdi lang="{language}">'
    return content


def _render_with_role(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    tokens[index].attrSet("role", _TABLE_ROLES[tokens[index].type])
    if tokens[index].type == "th_open":
        tokens[index].attrSet("scope", "col")
    return self.renderToken(tokens, index, options, env)
