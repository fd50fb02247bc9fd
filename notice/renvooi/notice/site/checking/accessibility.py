"""Can everybody use each page? What can be told of it without a browser.

After the success criteria of WCAG 2.2, levels A and AA, that a page itself shows: 1.1.1, 1.3.1, 1.4.4, 2.4.1,
2.4.2, 2.4.3, 2.4.4, 2.4.6, 3.1.1, 3.1.2, 3.3.2 and 4.1.2. Colours are in `contrast.py`; what needs a browser
to be seen is asked of one (`renvooi site check --browser`). A page without a fault is not thereby accessible: people are.
"""

import re
from collections.abc import Iterator

from renvooi.notice.site.checking.faults import Fault, error, warning
from renvooi.notice.site.checking.folder import is_gateway
from renvooi.notice.site.checking.markup import Element, Page
from renvooi.notice.site.checking.vocabulary import HEADINGS

CHECK = "accessibility"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_VAGUE = frozenset({"hier", "klik hier", "lees meer", "meer", "link", "here", "click here", "read more", "more"})
"""Words of a link that say nothing of where it leads."""
_UNNAMED_INPUTS = frozenset({"hidden", "submit", "reset", "image", "button"})
_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "aria-owns", "aria-errormessage")
_ROLES = frozenset(
    "alert alertdialog application article banner button cell checkbox columnheader combobox complementary contentinfo "
    "definition dialog document feed figure form grid gridcell group heading img link list listbox listitem log main "
    "math menu menubar menuitem meter navigation none note option presentation progressbar radio radiogroup region row "
    "rowgroup rowheader search searchbox separator slider spinbutton status switch tab table tablist tabpanel term "
    "textbox timer toolbar tooltip tree treegrid treeitem".split()
)


def check_accessibility(page: Page) -> Iterator[Fault]:
    """What stands in the way of a reader on a page."""
    ids = {element.attributes["id"]: element for element in page.elements if "id" in element.attributes}
    labelled = {element.attributes.get("for") for element in page.all("label")}
    if not page.fragment:
        yield from _page_itself(page, ids)
    yield from _headings(page)
    for element in page.elements:
        for message in (*_references(element, ids), *_named(element, ids, labelled), *_general(element)):
            yield error(CHECK, page.path, element.line, message)
        if element.name == "a" and " ".join(_name(element, ids).lower().split()) in _VAGUE:
            message = "the words of a link do not say where it leads; name its target"
            yield warning(CHECK, page.path, element.line, message)


def _page_itself(page: Page, ids: dict[str, Element]) -> Iterator[Fault]:
    language = page.root.get("lang") or ""
    said = page.path.partition("/")[0]
    if not _LANGUAGE.fullmatch(language):
        yield error(CHECK, page.path, page.root.line, "<html> has no lang; screen readers need it")
    elif len(said) == 2 and "/" in page.path and not is_gateway(page.path) and language != said:
        yield error(CHECK, page.path, page.root.line, f"says it is in {language!r} and stands in {said}/")
    if len(list(page.all("main"))) != 1:
        yield error(CHECK, page.path, None, "has no <main>, or several; give it one")
    names = [element.get("aria-label") or element.get("aria-labelledby") for element in page.all("nav")]
    if len(names) > 1 and (None in names or len(set(names)) < len(names)):
        yield error(CHECK, page.path, None, "has several <nav> that are not told apart; label each with aria-label")
    yield from _skip(page, ids)
    for element in page.all("meta"):
        content = (element.get("content") or "").replace(" ", "")
        scaled = re.search(r"user-scalable=(no|0)|maximum-scale=[01](\.|,|$)", content)
        if element.get("name") == "viewport" and scaled:
            yield error(CHECK, page.path, element.line, "forbids a reader to zoom in")


def _skip(page: Page, ids: dict[str, Element]) -> Iterator[Fault]:
    """Where there is something to skip, the first link leads to the content."""
    if not any(True for _ in page.all("nav", "header")):
        return
    first = next(page.all("a", "button", "input", "select", "summary"), None)
    href = (first.get("href") or "") if first is not None else ""
    target = ids.get(href.removeprefix("#")) if href.startswith("#") else None
    if target is None or not (target.name == "main" or any(above.name == "main" for above in target.ancestors())):
        yield error(CHECK, page.path, first.line if first else None, "the first link does not lead to the content")


def _headings(page: Page) -> Iterator[Fault]:
    headings = list(page.all(*HEADINGS))
    if not page.fragment and sum(element.name == "h1" for element in headings) != 1:
        yield error(CHECK, page.path, None, "has no <h1>, or several; give it one")
    level = 0
    for element in headings:
        this = int(element.name[1])
        if this > level + 1 and not (page.fragment and not level):
            yield error(CHECK, page.path, element.line, f"<h{this}> follows <h{level}>: a level is left out" if level else
                        f"the first heading is <h{this}>; begin with <h1>")  # fmt: skip
        if not element.text().strip():
            yield error(CHECK, page.path, element.line, f"<h{this}> is empty")
        level = this


def _references(element: Element, ids: dict[str, Element]) -> Iterator[str]:
    for attribute in element.attributes:
        if attribute in _REFERENCES or attribute == "headers":
            for id_ in element.words(attribute):
                if id_ not in ids:
                    yield f"{attribute} names {id_[:60]!r}, which no element has for an id"
    if element.name == "label" and (target := element.attributes.get("for")) is not None and target not in ids:
        yield f"<label> is for {target[:60]!r}, which no element has for an id"


def _named(element: Element, ids: dict[str, Element], labelled: set[str | None]) -> Iterator[str]:
    """Whether what a reader operates, and what stands for words, has a name."""
    name = element.name
    if name in ("a", "button", "summary") and (name != "a" or "href" in element.attributes):
        if not _name(element, ids):
            yield f"<{name}> has no words; say what it does, or give it aria-label"
    elif name in ("input", "select", "textarea"):
        if element.get("type") in _UNNAMED_INPUTS and name == "input":
            return
        around = any(above.name == "label" for above in element.ancestors())
        if not (around or element.attributes.get("id") in labelled or _label(element, ids)):
            yield f"<{name}> has no label"
    elif name == "svg" and element.get("aria-hidden") != "true":
        if element.get("role") != "img" or not (
            _label(element, ids) or any(one.name == "title" for one in element.children)
        ):
            yield '<svg> is neither hidden (aria-hidden="true") nor a picture with a name (role="img")'
    elif name == "table":
        yield from _table(element)
    elif name == "iframe" and not element.get("title"):
        yield "<iframe> has no title"


def _table(element: Element) -> Iterator[str]:
    cells = [one for one in element.walk() if one.name in ("th", "td")]
    heads = [one for one in cells if one.name == "th"]
    if not heads:
        yield "<table> has no <th>; say what its rows or columns are"
    if any(not one.text().strip() and not one.get("aria-label") for one in heads):
        yield "<th> is empty; name the column, hidden from sight if need be"
    if any("scope" not in one.attributes for one in heads):
        yield "<th> has no scope; say row or col"


def _general(element: Element) -> Iterator[str]:
    attributes = element.attributes
    if (role := element.get("role")) is not None and not set(role.split()) & _ROLES:
        yield f"role {role[:60]!r} does not exist"
    if (
        role in ("region", "img", "dialog")
        and element.name != "svg"
        and not ({"aria-label", "aria-labelledby"} & attributes.keys())
    ):
        yield f'role="{role}" has no name; give it aria-label'
    if (language := attributes.get("lang")) is not None and language and not _LANGUAGE.fullmatch(language):
        yield f"lang {language[:60]!r} is no language"
    if "tabindex" in attributes and attributes["tabindex"].strip() not in ("0", "-1"):
        yield "tabindex other than 0 or -1 changes the order in which a keyboard goes"
    if "accesskey" in attributes:
        yield "accesskey takes a key that a reader's own software uses"
    if attributes.get("aria-hidden") == "true" and any(_can_have_focus(below) for below in element.walk()):
        yield "aria-hidden hides what a keyboard reaches"


def _can_have_focus(element: Element) -> bool:
    if element.attributes.get("tabindex") == "-1" or "disabled" in element.attributes:
        return False
    if element.name == "a":
        return "href" in element.attributes
    if element.name == "input":
        return element.attributes.get("type") != "hidden"
    return element.name in ("button", "select", "textarea", "summary") or "tabindex" in element.attributes


def _label(element: Element, ids: dict[str, Element]) -> str:
    """What its attributes call it; empty if they do not."""
    named = [ids[id_].text().strip() for id_ in element.words("aria-labelledby") if id_ in ids]
    return " ".join(named).strip() or element.get("aria-label") or element.get("title") or ""


def _name(element: Element, ids: dict[str, Element]) -> str:
    """What a screen reader calls it: a label, else its words and those of the pictures in it."""
    given = _label(element, ids)
    if given:
        return given
    words = [part for one in element.walk() if one.attributes.get("aria-hidden") != "true" for part in one.texts]
    pictures = [one.get("alt") or one.get("aria-label") or "" for one in element.walk() if one.name in ("img", "svg")]
    return " ".join((*words, *pictures)).strip()
