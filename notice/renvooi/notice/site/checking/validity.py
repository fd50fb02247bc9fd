"""Is each page HTML as its specification has it?

What a parser mends is told by the parser. What it takes in silence and is wrong all the same stands here:
what may stand in what, what is obsolete, attributes that an element does not have or must have, one id twice,
properties of nothing.
"""

import re
from collections.abc import Iterator

from renvooi.notice.site.checking.faults import Fault, error
from renvooi.notice.site.checking.markup import Element, Page
from renvooi.notice.site.checking.vocabulary import (
    ATTRIBUTES,
    BLOCKS,
    CHILDREN,
    GLOBAL_ATTRIBUTES,
    INTERACTIVE,
    NO_TEXT,
    OBSOLETE,
    PARENTS,
    PHRASING_ONLY,
    REQUIRED,
    SVG_SHAPES,
    TRANSPARENT,
)

CHECK = "validity"
_DATETIME = re.compile(
    r"\d{4}(-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?|P[0-9DTHMSW]+|\d{2}:\d{2}"
)
"""The forms of a date, a moment or a period that this site writes."""
_FREE = re.compile(r"(?:data|aria)-[a-z0-9_.-]+")
_SCOPES = frozenset({"row", "col", "rowgroup", "colgroup"})
_PICTURE = SVG_SHAPES | {"svg", "desc"}


def check_validity(page: Page) -> Iterator[Fault]:
    """What is not HTML on a page."""
    for mistake in page.mistakes:
        yield error(CHECK, page.path, mistake.line, f"not HTML: {mistake.code}; write the tags out")
    if not page.fragment:
        yield from _head(page)
    seen: set[str] = set()
    for element in page.elements:
        for message in (*_place(element), *_own(element), *_microdata(element)):
            yield error(CHECK, page.path, element.line, message)
        if (id_ := element.attributes.get("id")) is not None:
            if id_ in seen or not id_ or any(char.isspace() for char in id_):
                yield error(CHECK, page.path, element.line, f"id {_short(id_)} is used twice, empty or has spaces")
            seen.add(id_)


def _head(page: Page) -> Iterator[Fault]:
    titles = [element for element in page.all("title") if element.parent and element.parent.name == "head"]
    if len(titles) != 1 or not titles[0].text().strip():
        yield error(CHECK, page.path, None, "has no title, or several; give it one")
    charsets = [element for element in page.all("meta") if "charset" in element.attributes]
    if [element.attributes["charset"].lower() for element in charsets] != ["utf-8"]:
        yield error(CHECK, page.path, None, 'does not say <meta charset="utf-8">, once')


def _place(element: Element) -> Iterator[str]:
    parent, name = element.parent, element.name
    if name in OBSOLETE:
        yield f"<{name}> is obsolete"
    if parent is None:
        return
    allowed, holds = PARENTS.get(name), CHILDREN.get(parent.name)
    if (allowed is not None and parent.name not in allowed) or (holds is not None and name not in holds):
        yield f"<{name}> cannot stand in <{parent.name}>"
    elif name in BLOCKS and (around := _phrase_around(element)) is not None:
        yield f"<{name}> cannot stand in <{around}>, which holds words only"
    if name in INTERACTIVE and not (name == "label" or element.attributes.get("type") == "hidden"):
        for above in element.ancestors():
            if above.name in ("a", "button"):
                yield f"<{name}> cannot stand in <{above.name}>: a reader cannot operate both"
                break
    if name in NO_TEXT and any(not text.isspace() for text in element.texts):
        yield f"text stands in <{name}> itself; put it in a child of it"


def _phrase_around(element: Element) -> str | None:
    """The element that holds words only and in which `element` stands; None if there is none."""
    for above in element.ancestors():
        if above.name in PHRASING_ONLY:
            return above.name
        if above.name not in TRANSPARENT:
            return None
    return None


def _own(element: Element) -> Iterator[str]:
    if element.name in _PICTURE:
        return
    known = ATTRIBUTES.get(element.name, GLOBAL_ATTRIBUTES)
    unknown = [name for name in element.attributes if name not in known and not _FREE.fullmatch(name)]
    if unknown and not any(above.name == "svg" for above in element.ancestors()):
        yield f"<{element.name}> has no attribute {', '.join(sorted(map(_short, unknown)))}"
    yield from _missing(element)
    if element.name == "th" and (scope := element.get("scope")) is not None and scope not in _SCOPES:
        yield f"<th> has the scope {_short(scope)}; use row or col"
    if element.name in ("time", "ins", "del"):
        moment = element.get("datetime")
        if moment is None and element.name == "time":
            moment = element.text().strip()
        if moment is not None and not _DATETIME.fullmatch(moment):
            yield f"<{element.name}> has {_short(moment)} for a moment; write it as 2026-03-02"


def _missing(element: Element) -> Iterator[str]:
    required = REQUIRED.get(element.name, ())
    if element.name == "link" and "itemprop" in element.attributes:
        required = ("href",)
    for name in required:
        if name not in element.attributes:
            yield f"<{element.name}> has no {name}"
    kinds = {"name", "http-equiv", "charset", "itemprop", "property"}
    if element.name == "meta" and not kinds & element.attributes.keys():
        yield "<meta> says nothing: it has no name, http-equiv, charset or itemprop"


def _microdata(element: Element) -> Iterator[str]:
    attributes = element.attributes
    if "itemtype" in attributes and "itemscope" not in attributes:
        yield "itemtype without itemscope"
    if "itemprop" in attributes:
        if not attributes["itemprop"].strip():
            yield "itemprop is empty"
        if not any("itemscope" in above.attributes for above in element.ancestors()):
            yield f"itemprop {_short(attributes['itemprop'])} is of nothing: no element around it has itemscope"


def _short(text: str) -> str:
    """A value as a message quotes it: it may be of anybody, and of any length."""
    return repr(text if len(text) <= 60 else text[:60] + "...")
