"""What keeps readers from seeing what stands in an element of a page.

Elements that show what they hold are listed, and no others: a list of those that hide would miss the next one
that browsers learn. Classes are read from our own style sheet, which is the only one that a page can load.
"""

import re
from functools import cache

from lxml import html  # pyright: ignore[reportAttributeAccessIssue]  # compiled, and ships no stubs

from renvooi.notice.site.assets import style_sheet
from renvooi.notice.site.checking.styles import rules_of

_SHOWING = frozenset(
    "html body main header footer section article aside nav search hgroup div p span a h1 h2 h3 h4 h5 h6 ul ol menu li "
    "dl dt dd table caption colgroup col thead tbody tfoot tr th td blockquote figure figcaption address pre hr br wbr "
    "b strong i em u small mark ins sup sub bdi bdo time code abbr cite q dfn kbd samp var data output form fieldset "
    "legend label details summary center".split()
)
"""Elements that show the text in them, unstruck and as text of the page."""
_ATTRIBUTES = frozenset({"hidden", "popover", "inert", "style", "bgcolor", "background", "color", "text", "slot"})
"""Attributes that hide, or may."""
_HIDES = re.compile(r"none|hidden|inset\(50%\)|0")
_PROPERTIES = ("display", "visibility", "content-visibility", "clip-path", "opacity", "font-size")
FOLDED = "folded"
"""What hides all in a closed `details` but its summary."""
_CLASS = re.compile(r"\.([\w-]+)")
_ARGUMENTS = re.compile(r"\([^()]*\)")


def hidden_by(element: html.HtmlElement) -> frozenset[str]:
    """What about an element hides what it holds, by names that are the same for the same reason; mostly nothing."""
    found = _ATTRIBUTES.intersection(element.attrib)
    if element.tag not in _SHOWING:
        found |= {f"<{element.tag}>"}
    if element.get("aria-hidden", "false").strip().lower() != "false":
        found |= {"aria-hidden"}
    if classes := element.get("class"):
        found |= {f".{name}" for name in classes.split()} & hiding_classes()
    if _is_folded(element):
        found |= {FOLDED}
    return frozenset(found)


def shows_bare_text(element: html.HtmlElement) -> bool:
    """Whether the text that stands in no element within this one shows: not in a closed `details`."""
    return element.tag != "details" or "open" in element.attrib


def _is_folded(element: html.HtmlElement) -> bool:
    above = element.getparent()
    return above is not None and not shows_bare_text(above) and element is not next(above.iterchildren("summary"), None)


@cache
def hiding_classes() -> frozenset[str]:
    """The classes, each with its dot, that our style sheet hides an element by, on a screen and before or after a choice."""
    found: set[str] = set()
    for rule in rules_of(style_sheet()):
        if not any("print" in one for one in rule.media) and any(
            _HIDES.fullmatch(rule.declarations.get(name, "").strip()) for name in _PROPERTIES
        ):
            for selector in _selectors(rule.selector):
                last = re.split(r"[\s>+~]+", selector)[-1]
                if ":empty" not in last and "[hidden]" not in last:
                    found |= {f".{name}" for name in _CLASS.findall(last)}
    return frozenset(found)


def _selectors(text: str) -> list[str]:
    """The selectors of a rule, without what stands in brackets."""
    while (shorter := _ARGUMENTS.sub("", text)) != text:
        text = shorter
    return [one.strip() for one in text.split(",")]
