"""What a house writes before and after the words of a notice: two blocks, and nothing around them.

A template of a house fills `opening` and `closing` of ours, and prints nothing else. Each block is
filled and read by itself, before it stands in the notice: plain paragraphs and lists that show all they
hold, so that a block can neither swallow what follows nor look like a part of the notice. Rejected: a
template in the place of ours, held against the notice afterwards; there was always one more way to
print words that nobody sees.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from urllib.parse import unquote

from jinja2 import nodes
from markdown_it.token import Token

from renvooi.model.errors import BadSettings
from renvooi.notice.house_words import unfair
from renvooi.notice.render.markup import HOUSE_TAG, dialect
from renvooi.notice.render.quoting import Safe, visible
from renvooi.notice.render.templating import (
    OURS,
    Filters,
    Printer,
    house_blocks,
    house_environment,
    parsed_template,
)
from renvooi.notice.render.words import paragraphs

BLOCKS = ("opening", "closing")
"""The blocks of our templates that a house may fill."""

NO_LETTER: Mapping[str, Safe] = dict.fromkeys(BLOCKS, Safe(""))

MAX_BLOCK = 3_000
"""Characters of a block, about a page: the notice may not drown in what goes before it."""

_NAMES = {
    "heading": "a heading",
    "blockquote": "a quotation",
    "table": "a table",
    "code_inline": "code",
    "code_block": "code, or a line that begins with four spaces",
    "fence": "code",
    "hr": "a line across the page",
    "image": "a picture",
}
_SHOWN = frozenset(
    (*"paragraph bullet_list ordered_list list_item inline text softbreak hardbreak strong em link".split(), HOUSE_TAG)
)
_RAW = re.compile(r"\\.|<(?!https://|mailto:|/?bdi>|br>|bdi class=\"version\">)|~", re.DOTALL)
_CONTROLS = re.compile(r"[\x00-\x20\x7f-\xa0]")
_LINKED = re.compile(r"(?:https://|mailto:|#)")


def letter(
    templates: Mapping[str, str],
    name: str,
    values: Mapping[str, object],
    *,
    filters: Filters,
    printed: Printer,
    told: str,
) -> Mapping[str, Safe]:
    """What the template `name` of a house fills the blocks with.

    `told` is the notice in Markdown without a house.
    Raises: BadSettings for a template that fails, prints outside the blocks, or fills one with what may not be there.
    """
    environment = house_environment(templates, filters, printed=printed)
    _require_blocks_only(parsed_template(environment, templates[name], name), name)
    filled = {key: text.strip() for key, text in house_blocks(environment, name, values).items()}
    around = paragraphs(told)
    for key, text in filled.items():
        if (problem := _problem(text) or _unfair(text, around)) is not None:
            raise BadSettings(f"house: templates/{name}: block {key}: {problem}")
    return {**NO_LETTER, **{key: Safe(text) for key, text in filled.items()}}


def require_same_frame(text: str, plain: str, blocks: Mapping[str, Safe], *, template: str) -> None:
    """Nothing, if `text` is `plain` with `blocks` in it, and all else as it is. Raises: BadSettings."""
    render = dialect().render
    opening, closing = (render(blocks[key]) for key in BLOCKS)
    before, _, after = render(text).partition(opening) if opening else ("", "", render(text))
    rest = before + after
    if closing:
        first, _, last = rest.rpartition(closing)
        rest = first + last
    if rest != render(plain):
        raise BadSettings(
            f"house: templates/{template}: a block runs into the text around it; begin and end it with a paragraph"
        )


def _require_blocks_only(tree: nodes.Template, name: str) -> None:
    """Nothing, if a template extends ours and fills its blocks. Raises: BadSettings with the line of anything else."""
    base = f"{OURS}/{name}"
    extends = [node for node in tree.body if isinstance(node, nodes.Extends)]
    if not any(isinstance(node.template, nodes.Const) and node.template.value == base for node in extends):
        raise BadSettings(
            f'house: templates/{name}: it takes the place of ours; begin with {{% extends "{base}" %}}'
            f" and fill its blocks {' and '.join(BLOCKS)}"
        )
    for node in tree.body:
        if isinstance(node, nodes.Extends) or _is_blank(node):
            continue
        if not isinstance(node, nodes.Block) or node.name not in BLOCKS:
            what = f"block {node.name!r}" if isinstance(node, nodes.Block) else "something outside a block"
            raise _refused(name, node, f"{what} is not for a house; fill {' or '.join(BLOCKS)}")
    own = [node for node in tree.body if isinstance(node, nodes.Block)]
    for inner in tree.find_all((nodes.Block, nodes.Include, nodes.Import, nodes.FromImport)):
        if inner not in own:
            raise _refused(name, inner, "a block holds no other block or file; write its text in it")


def _is_blank(node: nodes.Node) -> bool:
    """True for white space between blocks."""
    return isinstance(node, nodes.Output) and all(
        isinstance(piece, nodes.TemplateData) and not piece.data.strip() for piece in node.nodes
    )


def _refused(name: str, node: nodes.Node, problem: str) -> BadSettings:
    return BadSettings(f"house: templates/{name}, line {node.lineno}: {problem}")


def _problem(text: str) -> str | None:
    """Why `text` cannot stand in a notice as it is; None if it shows all that it holds, as plain text."""
    if len(text) > MAX_BLOCK:
        return f"{len(text)} characters are too many; write at most {MAX_BLOCK}"
    if visible(text) != text:
        return "it holds a character that shows nothing; leave it out"
    for found in _RAW.finditer(text):
        if not found[0].startswith("\\"):
            return f"{text[found.start() : found.start() + 20]!r} is a tag, a comment or struck text; leave it out"
    known: dict[str, object] = {}
    tokens = dialect().parse(text, known)
    if known.get("references"):
        return "it holds a line that is not shown; leave it out"
    return next(_unshown(tokens), None)


def _unshown(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if kind not in _SHOWN:
            yield f"it holds {_NAMES.get(kind, kind)}; write paragraphs and lists"
        elif kind == "link" and token.nesting > 0 and not _leads_safely(str(token.attrGet("href") or "")):
            yield f"a link leads to {str(token.attrGet('href'))[:40]!r}; use https:// or mailto:"
        elif kind == "link" and token.attrGet("title"):
            yield f"{str(token.attrGet('title'))[:40]!r} shows behind a link only; write it in a paragraph"
        elif token.type == "ordered_list_open" and token.attrGet("start") is not None:
            yield f"a list begins with {token.attrGet('start')}; begin it with 1"
        elif kind == "text" and (visible(token.content) != token.content or "](" in token.content):
            yield f"{token.content[:40]!r} is not shown as it is written; write it in plain words"
        yield from _unshown(token.children or ())


def _leads_safely(address: str) -> bool:
    """True for an address that a browser follows over https, in a mail, or on the page."""
    plain = _CONTROLS.sub("", unquote(unescape(address))).casefold()
    return _LINKED.match(plain) is not None


def _unfair(text: str, told: Sequence[str]) -> str | None:
    found = unfair(paragraphs(text), told=told) or unfair(paragraphs(text.replace("<br>", "")), told=told)
    return None if found is None else f"it {found[0]}: {found[1]!r}; leave that to the notice"
