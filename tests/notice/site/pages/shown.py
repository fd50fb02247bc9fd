"""What a page shows, as a reader of its elements finds it."""

import itertools
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin, urlsplit

from lxml import html

from renvooi.notice.site.addresses import INDEX

_ROOT = "https://site.invalid/"


def page(files: Mapping[str, bytes], path: str) -> html.HtmlElement:
    """The page at `path`."""
    return html.document_fromstring(files[path].decode())


def text_of(element: html.HtmlElement) -> str:
    """The text of `element` with its lines, without what is said to screen readers alone."""
    return "".join(_pieces(element))


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    if element.tag == "br":
        yield "\n"
    if "visually-hidden" not in element.get("class", ""):
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""


def sides(redline: html.HtmlElement) -> tuple[str, str]:
    """The old and the new text of a redline."""
    return tuple("".join(_without(redline, tag)) for tag in ("ins", "del"))  # type: ignore[return-value]  # two


def _without(element: html.HtmlElement, left_out: str) -> Iterator[str]:
    if element.tag == "br":
        yield "\n"
    if element.tag != left_out and "visually-hidden" not in element.get("class", ""):
        yield element.text or ""
        for child in element:
            yield from _without(child, left_out)
            yield child.tail or ""


def targets(tree: html.HtmlElement, path: str) -> set[str]:
    """Where the links in the content of the page at `path` lead, as paths from the root of the site with their anchors."""
    found = set()
    for href in tree.xpath("//main//a/@href"):
        url = urlsplit(urljoin(_ROOT + path, href))
        target = url.path.removeprefix("/")
        target += INDEX if target.endswith("/") else ""
        found.add(f"{target}#{url.fragment}" if url.fragment else target)
    return found


def heading_levels(tree: html.HtmlElement) -> list[int]:
    """The levels of the headings, in order."""
    return [
        int(one.tag[1])
        for one in tree.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
    ]


def assert_well_made(tree: html.HtmlElement) -> None:
    """One h1, no level skipped, and no id twice."""
    levels = heading_levels(tree)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(new <= old + 1 for old, new in itertools.pairwise(levels)), levels
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
