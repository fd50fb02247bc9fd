"""Text that stands in a page and that no reader sees: it tells nobody anything.

A rule that hides only at some width or on paper is not judged, and neither is a selector with a
state: what is left in is read, and what is taken out is said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import html  # pyright: ignore[reportAttributeAccessIssue]  # compiled, and ships no stubs

Style = dict[str, str]
_HEAD = frozenset("head style script title".split())
_OLD_LABEL = re.compile(r"\b(?:was|oud|old)\s*:\s*\Z", re.IGNORECASE)
"""What stands before an old text that has no new one."""
_STRUCK = frozenset("s strike del".split())
_BLOCKS = frozenset("p li td th div dd dt blockquote h1 h2 h3 h4 h5 h6".split())
_PLAIN = re.compile(r"(?P<tag>[a-z][a-z0-9]*|\*)?(?P<marks>(?:[.#][\w-]+)*)", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CONDITION = re.compile(r"@[^{};]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_WHITE = re.compile(
    r"#fff(?:f|fff|fffff)?|white|snow|ivory|transparent|rgba?\(\s*255\s*,\s*255\s*,\s*255\b.*|rgba\([^)]*,\s*0(?:\.0+)?\s*\)"
    r"|#(?:f[d-f]){3}",
    re.IGNORECASE,
)
_AWAY = re.compile(r"-\s*(?:\d{4,}(?:px|pt)?|[5-9]\d\d(?:px|pt|r?em|vw|vh|%)|\d{2,3}(?:r?em|vw|vh|%))")
_TINY = re.compile(r"(?:0(?:\.\d+)?\s*(?:r?em|%|px|pt)?|[1-3](?:\.\d+)?\s*(?:px|pt)|0?\.[01]\d*r?em|[1-9]%)")
_NOTHING = re.compile(r"0(?:\.0\d*)?%?|[1-5]%")
_CLIPPED = re.compile(
    r"rect\(\s*[01]?(?:px)?[\s,]|inset\(\s*(?:100|50)%|circle\(\s*0|polygon\(\s*0(?:px)?\s+0(?:px)?\s*\)"
)
_MARKDOWN_COMMENT = re.compile(r"(?<!\\)<!--(.*?)(?:-->|\Z)", re.DOTALL)
_MARKDOWN_STRUCK = re.compile(r"(?<!\\)~~(?=\S)((?:(?!\n\n).)+?)(?<=\S)(?<!\\)~~", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a style sheet says of the elements that its compounds name, the outermost first."""

    compounds: tuple[re.Match[str], ...]
    style: Style

    def fits(self, element: html.HtmlElement) -> bool:
        """True if `element`, and elements over it in this order, are named."""
        if not _named(element, self.compounds[-1]):
            return False
        sought = list(self.compounds[:-1])
        for over in element.iterancestors():
            if sought and _named(over, sought[-1]):
                sought.pop()
        return not sought


def take_hidden(root: html.HtmlElement) -> tuple[str, ...]:
    """The texts that no reader of the page sees; they are taken out of it."""
    rules = tuple(_rules("\n".join(style.text or "" for style in root.iter("style"))))
    marked = root.find(".//ins") is not None
    found: list[str] = []
    for element in [one for one in root.iter() if isinstance(one.tag, str)]:
        if element.getparent() is not None and element.tag not in _HEAD and _is_hidden(element, rules, marked=marked):
            found += _taken(element)
    return tuple(text for text in found if text)


def strip_markdown(source: str) -> tuple[str, tuple[str, ...]]:
    """`source` without comments and struck text, and what these say."""
    hidden = [found[1] for pattern in (_MARKDOWN_COMMENT, _MARKDOWN_STRUCK) for found in pattern.finditer(source)]
    shown = _MARKDOWN_STRUCK.sub("", _MARKDOWN_COMMENT.sub("", source))
    return shown, tuple(text for text in (" ".join(one.split()) for one in hidden) if text)


def _taken(element: html.HtmlElement) -> Iterator[str]:
    """What stood in an element; a closed box keeps its summary, and the text behind an element stays."""
    parts = [one for one in element if one.tag != "summary"] if element.tag == "details" else [element]
    if element.tag == "details":
        yield " ".join((element.text or "").split())
        element.text = ""
        for summary in element.iterchildren("summary"):
            yield " ".join((summary.tail or "").split())
            summary.tail = ""
    for one in parts:
        yield " ".join(one.text_content().split())
        if element.tag == "details":
            yield " ".join((one.tail or "").split())
            element.remove(one)
        elif element.tag == "body":
            element.clear()
        else:
            element.drop_tree()


def _is_hidden(element: html.HtmlElement, rules: Sequence[_Rule], *, marked: bool) -> bool:
    if element.tag == "details" and "open" not in element.attrib:
        return True
    if "hidden" in element.attrib:
        return True
    if element.tag in _STRUCK:
        return not _is_redline(element, marked=marked)
    style = _style(element, rules)
    if "line-through" in style.get("text-decoration", "") + style.get("text-decoration-line", ""):
        return not _is_redline(element, marked=marked)
    return hides(style) or (_is_white(style.get("color", "")) and not _stands_on_colour(element, rules))


def _is_redline(element: html.HtmlElement, *, marked: bool) -> bool:
    """True where struck words are the old text beside the new one."""
    block = next((one for one in element.iterancestors() if one.tag in _BLOCKS), None)
    if block is None or any(one.tag in _BLOCKS for one in element.iterdescendants()):
        return False
    if block.tag in ("td", "th") or any(one.tag in ("td", "th") for one in block.iterancestors()):
        return marked or element.tag == "del"
    return block.find(".//ins") is not None or (element.tag == "del" and _is_labelled(element))


def _is_labelled(element: html.HtmlElement) -> bool:
    """True where the words before it say that it is the old text: "Vervallen. Was: ..."."""
    before = element.xpath("preceding::text()[position() <= 3]")
    return _OLD_LABEL.search("".join(map(str, before))) is not None


def hides(style: Style) -> bool:
    """True if a style by itself takes text out of sight."""
    get = style.get
    return (
        get("display") == "none"
        or get("visibility") in ("hidden", "collapse")
        or bool(_NOTHING.fullmatch(get("opacity", "1")))
        or bool(_TINY.fullmatch(get("font-size", "1em")))
        or any(_AWAY.match(get(name, "")) for name in ("left", "right", "top", "bottom", "text-indent", "margin-left"))
        or bool(_CLIPPED.match(get("clip", "") or get("clip-path", "")))
        or bool(re.search(r"scale[xy]?\(\s*0?\.?0*1?\s*[,)]", get("transform", "")))
        or (
            "hidden" in get("overflow", "")
            and any(
                _NOTHING.fullmatch(get(name, "auto").removesuffix("px")) for name in ("height", "max-height", "width")
            )
        )
    )


def _stands_on_colour(element: html.HtmlElement, rules: Sequence[_Rule]) -> bool:
    for one in (element, *element.iterancestors()):
        style = _style(one, rules)
        ground = style.get("background", "") or style.get("background-color", "") or one.get("bgcolor", "")
        if ground and not _is_white(ground) and ground not in ("none", "inherit", "initial"):
            return True
    return False


def _is_white(colour: str) -> bool:
    return bool(_WHITE.fullmatch(colour.strip()))


def _style(element: html.HtmlElement, rules: Sequence[_Rule]) -> Style:
    style: Style = {"color": element.get("color", "")} if element.tag == "font" else {}
    for rule in rules:
        if rule.fits(element):
            style |= rule.style
    return style | _declared(element.get("style", ""))


def _rules(sheet: str) -> Iterator[_Rule]:
    for selectors, declared in _RULE.findall(_CONDITION.sub("", _COMMENT.sub("", sheet))):
        style = _declared(declared)
        for selector in selectors.split(","):
            compounds = [_PLAIN.fullmatch(one) for one in re.split(r"\s*>\s*|\s+", selector.strip())]
            known = tuple(one for one in compounds if one is not None and one[0])
            if style and known and len(known) == len(compounds):
                yield _Rule(known, style)


def _declared(text: str) -> Style:
    pairs = (one.partition(":") for one in text.split(";"))
    return {
        name.strip().casefold(): re.sub(r"\s*!important", "", value).strip().casefold()
        for name, colon, value in pairs
        if colon
    }


def _named(element: html.HtmlElement, compound: re.Match[str]) -> bool:
    if not isinstance(element.tag, str) or (compound["tag"] or "*") not in ("*", element.tag):
        return False
    marks = re.findall(r"[.#][\w-]+", compound["marks"])
    classes = element.get("class", "").split()
    return all(mark[1:] in classes if mark[0] == "." else mark[1:] == element.get("id") for mark in marks)
