"""The Markdown dialect of notices: CommonMark, tables, and four tags of our own.

Raw HTML stays off. Only the exact tags below get through; contract text cannot write
them, because quoting puts a backslash before every "<".
"""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
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
_SIDES = "sides"
_FACTS = "facts"
"""The two tables of a notice: old beside new in one row, and what is known of a party in several."""
"""Said again as ARIA roles: on a phone the page lays tables out anew, and the layout would take the roles away."""


def dialect() -> MarkdownIt:
    """A parser and HTML renderer for notices."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.inline.ruler.before("autolink", HOUSE_TAG, _house_tag)
    parser.core.ruler.push("tables", _name_tables)
    parser.add_render_rule(HOUSE_TAG, _render_house_tag)
    for kind in _TABLE_ROLES:
        parser.add_render_rule(kind, _render_with_role)
    return parser


def is_facts(tokens: Sequence[Token], start: int) -> bool:
    """True if the table that opens at `tokens[start]` has more than one row below its head."""
    rows = 0
    for token in tokens[start:]:
        if token.type == "table_close":
            break
        rows += token.type == "tr_open"
    return rows > 2


def _name_tables(state: StateCore) -> None:
    """Nothing; each table has its class, and the first cell of a row of facts is its heading."""
    facts = head = False
    first = False
    for at, token in enumerate(state.tokens):
        match token.type:
            case "table_open":
                facts = is_facts(state.tokens, at)
                token.attrSet("class", _FACTS if facts else _SIDES)
            case "thead_open" | "thead_close":
                head = token.type == "thead_open"
            case "tr_open":
                first = True
            case "td_open" if facts and first and not head:
                token.tag = "th"
                token.attrSet("scope", "row")
            case "td_close":
                token.tag = "th" if facts and first and not head else "td"
                first = False


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
    role = "rowheader" if tokens[index].attrGet("scope") == "row" else _TABLE_ROLES[tokens[index].type]
    tokens[index].attrSet("role", role)
    if tokens[index].type == "th_open":
        tokens[index].attrSet("scope", "col")
    return self.renderToken(tokens, index, options, env)
