"""What stays on a page whatever a house makes of it: each page by its templates is held against ours.

A house may set a page otherwise, and add to it. It may not lose what a reader has to know: what could not be
read, that there is no notice, each right with its basis and term, what each change is, its permanent link, and
the policy that keeps scripts of others out. What that is on a page is read from ours, so no list of
sentences can fall behind. What is hidden, folded away, struck out or shown to screen readers alone counts as
missing, unless ours shows it in that way: `hiding.py` says what hides.
"""

from collections.abc import Iterator

from lxml import etree, html  # pyright: ignore[reportAttributeAccessIssue]  # compiled, and ships no stubs

from renvooi.model.errors import BadSettings
from renvooi.notice.site.hiding import FOLDED, hidden_by, shows_bare_text

_POLICY = "//meta[@http-equiv='Content-Security-Policy']/@content"
_LASTING = "//*[starts-with(@id, 'change-') or starts-with(@id, 'clause-')]"
"""What other sites link to."""
_TOLD = (
    ("warning", "a warning"),
    ("no-notice", "that there is no notice"),
    ("right", "a right"),
    ("rights", "what clients can do"),
    ("colophon", "that the site is no notice"),
    ("renvooi-embed", "what a fragment must say"),
)
"""Classes of ours around what must be told, with what it is."""
_BADGE = ".//*[contains(concat(' ', @class, ' '), ' badge ')]"
_CONTROL = "//input[@type='checkbox' or @type='radio'][@id]"
"""What the style sheet lets a reader hide changes by."""
_QUOTED = 60
"""Characters of what is missing that a message quotes."""


def require_kept(ours: str, theirs: str, *, template: str, page: str) -> None:
    """Nothing. Raises: BadSettings if `theirs`, made by templates of a house, lacks what `ours` has to tell."""
    kept, made = _parsed(ours), _parsed(theirs)
    if made is None and kept is not None:
        raise BadSettings(f"site: templates: {page}: {template} prints nothing; write the page in it, or extend ours")
    for missing in _missing(_or_bare(kept), _or_bare(made)):
        raise BadSettings(f"site: templates: {page}: {missing}; keep it in {template}, or extend ours")


def _parsed(text: str) -> html.HtmlElement | None:
    """The tree of a page; None where nothing stands, or nothing but comments."""
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:
        return None


def _or_bare(tree: html.HtmlElement | None) -> html.HtmlElement:
    return html.document_fromstring("<html></html>") if tree is None else tree


def _missing(ours: html.HtmlElement, theirs: html.HtmlElement) -> Iterator[str]:
    if ours.xpath(_POLICY) != theirs.xpath(_POLICY) or theirs.xpath("//script | //link") != _after_policy(theirs):
        yield "the Content-Security-Policy of ours does not stand first"
    if theirs.xpath("//meta[@http-equiv][translate(@http-equiv, 'REFSH', 'refsh') = 'refresh'] | //base"):
        yield "it leads readers elsewhere, with a meta refresh or a base"
    if within := theirs.xpath("//*/@*[name() = 'style' or starts-with(name(), 'on')]"):
        yield f"it has the attribute {within[0].attrname}, which no browser obeys under the policy; leave it out"
    there = {one.get("id"): one for one in theirs.xpath(_LASTING)}
    for one in ours.xpath(_LASTING):
        found = there.get(one.get("id"))
        if found is None or not _around(found) <= _around(one):
            yield f"the permanent link #{one.get('id')} leads nowhere"
        elif missing := _lost(one.xpath(_BADGE), found):
            yield f"#{one.get('id')} does not say {missing!r}"
    begun = {one.get("id"): "checked" in one.attrib for one in ours.xpath(_CONTROL)}
    for one in theirs.xpath(_CONTROL):
        if begun.get(one.get("id"), False) != ("checked" in one.attrib):
            yield f"the choice #{one.get('id')} is not as ours at first"
    body = theirs.body if theirs.body is not None else theirs
    for name, what in _TOLD:
        told = ours.xpath(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]")
        if missing := _lost([leaf for one in told for leaf in _leaves(one)], body):
            yield f"it does not say {what}: {missing!r}"


def _after_policy(tree: html.HtmlElement) -> list[html.HtmlElement]:
    """All that is loaded behind the policy."""
    found: list[html.HtmlElement] = tree.xpath(
        "//script[preceding::meta[@http-equiv='Content-Security-Policy']]"
        " | //link[preceding::meta[@http-equiv='Content-Security-Policy']]"
    )
    return found


def _leaves(element: html.HtmlElement) -> list[html.HtmlElement]:
    """The paragraphs, items and cells of `element`: what a house may part, but not leave out."""
    found: list[html.HtmlElement] = element.xpath(".//p | .//li | .//dt | .//dd | .//blockquote | .//td | .//th")
    return found or [element]


def _lost(told: list[html.HtmlElement], where: html.HtmlElement) -> str | None:
    """The first text of `told` that a reader of `where` does not see as he sees it with us."""
    seen: dict[frozenset[str], str] = {}
    for one in told:
        allowed = _around(one)
        if allowed not in seen:
            seen[allowed] = _seen(where, allowed)
        if (text := _seen(one, allowed)) not in seen[allowed]:
            return text[:_QUOTED]
    return None


def _seen(element: html.HtmlElement, allowed: frozenset[str]) -> str:
    """The text that nothing but `allowed` hides, white space left out."""
    return "".join("".join(_texts(element, allowed)).split())


def _texts(element: html.HtmlElement, allowed: frozenset[str]) -> Iterator[str]:
    if not isinstance(element.tag, str) or not hidden_by(element) <= allowed:
        return
    bare = shows_bare_text(element) or FOLDED in allowed
    if bare:
        yield element.text or ""
    for one in element:
        yield from _texts(one, allowed)
        if bare:
            yield one.tail or ""


def _around(element: html.HtmlElement) -> frozenset[str]:
    """What hides an element: itself, or what it stands in."""
    return frozenset().union(*(hidden_by(one) for one in (element, *element.iterancestors())))
