"""Text of others stays text: on each page and in each file it is shown, and it commands nothing."""

import gzip
import json
import re
from collections import Counter
from functools import cache
from urllib.parse import urlsplit

import pytest
import tinyhtml5  # type: ignore[import-untyped]  # ships no types
from icalendar import Calendar
from lxml import etree, html  # pyright: ignore[reportAttributeAccessIssue]  # compiled, and ships no stubs

from renvooi.notice.render.quoting import visible
from renvooi.notice.site.addresses import slug
from renvooi.notice.site.calendar import document_calendars, step_calendars
from renvooi.notice.site.discovery import discovery_files
from renvooi.notice.site.embedding import embed_files
from renvooi.notice.site.feeds.writing import all_feeds, document_feeds
from renvooi.notice.site.making import Files
from renvooi.notice.site.pages.clauses import clause_pages
from renvooi.notice.site.pages.document import document_pages
from renvooi.notice.site.pages.follow import follow_pages
from renvooi.notice.site.pages.home import home_pages
from renvooi.notice.site.pages.proof import proof_pages
from renvooi.notice.site.pages.search import search_pages
from renvooi.notice.site.pages.step import step_pages
from renvooi.notice.site.pages.version import version_pages
from renvooi.notice.site.search.index import document_search_files
from tests.notice.site.example import HEAD
from tests.notice.site.hostile import SECRET, WORD, World, harmless, hostile, in_one_line
from tests.notice.site.payloads import PAYLOADS

ADDRESSES = (
    "href",
    "src",
    "action",
    "formaction",
    "srcset",
    "poster",
    "data",
    "cite",
    "itemtype",
    "xlink:href",
    "content",
)
HOSTS = {"", "www.example.nl", "schema.org"}


def pages_of(world: World) -> Files:
    """Every kind of page, in both languages."""
    card, site = world.card, world.site
    silent = {f"silent/{path}": page for path, page in step_pages(world.silent, site).items()}
    made = {
        **step_pages(world.told, site),
        **silent,
        **version_pages(world.version, site),
        **clause_pages(world.clauses, site),
        **document_pages(card, world.summaries, site),
        **home_pages([card], {card.name: world.summaries}, site),
        **follow_pages([card], site),
        **search_pages(site, [card]),
        **proof_pages(HEAD, "ab" * 32, [card], site),
        **embed_files(world.told, site),
        **{f"silent/{path}": page for path, page in embed_files(world.silent, site).items()},
    }
    return {path: page for path, page in made.items() if path.endswith(".html")}


@cache
def plain_pages() -> Files:
    return pages_of(harmless())


def shape(tree: html.HtmlElement) -> Counter[tuple[str, tuple[str, ...]]]:
    """The elements of a page, each with the names of its attributes; lines are counted elsewhere."""
    return Counter((one.tag, tuple(sorted(one.attrib))) for one in tree.iter(etree.Element) if one.tag != "br")


def require_addresses(tree: html.HtmlElement) -> None:
    """Nothing, if no attribute of `tree` leads elsewhere or runs anything."""
    for one in tree.iter(etree.Element):
        for name, value in one.attrib.items():
            assert not name.startswith("on"), name
            if name in ADDRESSES and (one.tag, name) != ("meta", "content"):
                parts = urlsplit(value)
                assert parts.scheme in {"", "https"}, value[:80]
                assert parts.netloc in HOSTS, value[:80]


def shown(text: str, payload: str) -> str:
    """What a page with `text` says once `payload` took the place of the harmless word."""
    return in_one_line(text).replace(in_one_line(WORD), in_one_line(visible(payload)))


@cache
def plain_trees() -> dict[str, html.HtmlElement]:
    return {path: parsed(page) for path, page in plain_pages().items()}


def parsed(page: bytes) -> html.HtmlElement:
    """A page, checked, without who does what: that is found in the text, so another text gives other rows."""
    tree = html.document_fromstring(page.decode())
    assert not list(tree.iter(etree.Comment, etree.ProcessingInstruction, etree.Entity))
    require_addresses(tree)
    for found in tree.xpath("//section[contains(@class, 'shifts')] | //a[@href='#shifts']"):
        found.drop_tree()
    return tree


@pytest.mark.parametrize("name", PAYLOADS)
def test_page_says_the_text_and_is_otherwise_as_it_was(name: str) -> None:
    payload = PAYLOADS[name]
    pages = pages_of(hostile(payload))
    assert sorted(pages) == sorted(plain_pages())
    for path, page in pages.items():
        tree, plain = parsed(page), plain_trees()[path]
        if "/responsibilities/" in path:
            assert set(shape(tree)) <= set(shape(plain)), path
            continue
        assert shape(tree) == shape(plain), path
        assert in_one_line(tree.text_content()) == shown(plain.text_content(), payload), path
        assert sorted(_values(tree)) == sorted(shown(one, payload) for one in _values(plain)), path


def _values(tree: html.HtmlElement) -> list[str]:
    return [in_one_line(value) for one in tree.iter(etree.Element) for value in one.attrib.values()]


def test_harmless_word_stands_on_every_kind_of_page() -> None:
    assert [path for path, page in plain_pages().items() if WORD.encode() not in page] == []


def test_who_acted_and_what_stays_within_is_on_no_page() -> None:
    assert [path for path, page in plain_pages().items() if SECRET.encode() in page] == []


def feeds_of(world: World) -> Files:
    summaries = {world.card.name: world.summaries}
    return {**document_feeds(world.card, world.summaries, world.site), **all_feeds([world.card], summaries, world.site)}


def calendars_of(world: World) -> Files:
    return {**document_calendars(world.card, world.site), **step_calendars(world.told, world.site)}


def require_same_markup(inner: str, plain: str, payload: str) -> None:
    """Nothing, if the HTML in a feed says the text and is otherwise as it was."""
    tree, other = (html.fragment_fromstring(text, create_parent=True) for text in (inner, plain))
    assert shape(tree) == shape(other)
    require_addresses(tree)
    assert in_one_line(tree.text_content()) == shown(other.text_content(), payload)


@pytest.mark.parametrize("name", PAYLOADS)
def test_feed_says_the_text_and_is_otherwise_as_it_was(name: str) -> None:
    payload = PAYLOADS[name]
    plain = feeds_of(harmless())
    for path, data in feeds_of(hostile(payload)).items():
        if path.endswith(".json"):
            require_same_json(json.loads(data), json.loads(plain[path]), payload)
            continue
        for one, other in zip(etree.fromstring(data).iter(), etree.fromstring(plain[path]).iter(), strict=True):
            assert (one.tag, sorted(one.attrib)) == (other.tag, sorted(other.attrib))
            if one.get("type") == "html":
                require_same_markup(one.text, other.text, payload)
            else:
                require_same_text(one.text or "", other.text or "", payload)


def require_same_text(value: str, plain: str, payload: str) -> None:
    """Nothing, if `value` says the text; the id of an entry holds the name of a document in per cents."""
    if plain.startswith("tag:"):
        assert re.fullmatch(r"tag:[!#-;=?-~]+", value)
    else:
        assert in_one_line(value) == shown(plain, payload)


def require_same_json(value: object, plain: object, payload: str) -> None:
    if isinstance(value, dict) and isinstance(plain, dict):
        assert list(value) == list(plain)
        for key, one in value.items():
            if key == "content_html":
                require_same_markup(one, plain[key], payload)
            else:
                require_same_json(one, plain[key], payload)
    elif isinstance(value, list) and isinstance(plain, list):
        assert len(value) == len(plain)
        for one, other in zip(value, plain, strict=True):
            require_same_json(one, other, payload)
    elif isinstance(value, str) and isinstance(plain, str):
        require_same_text(value, plain, payload)
    else:
        assert value == plain


@pytest.mark.parametrize("name", PAYLOADS)
def test_calendar_has_the_entries_and_lines_that_it_had(name: str) -> None:
    plain = calendars_of(harmless())
    for path, data in calendars_of(hostile(PAYLOADS[name])).items():
        parts, others = (list(Calendar.from_ical(one).walk()) for one in (data, plain[path]))
        assert [(one.name, sorted(one)) for one in parts] == [(one.name, sorted(one)) for one in others]
        assert b"\n" not in data.replace(b"\r\n", b"")
        assert b"\r" not in data.replace(b"\r\n", b"")


def test_sitemap_holds_no_text_of_others() -> None:
    pages = [(path, "2026-02-01T09:00:00+00:00") for path in pages_of(hostile("<b>&"))]
    files = discovery_files(pages, harmless().site)
    tree = etree.fromstring(files["sitemap.xml"])
    assert {urlsplit(one.text).netloc for one in tree.iter("{*}loc")} == {"www.example.nl"}


def test_every_text_can_be_searched_as_it_is_shown() -> None:
    records = [record for payload in PAYLOADS.values() for record in hostile(payload).records]
    files = document_search_files("vreemd", records)
    found = [json.loads(gzip.decompress(data)[12:]) for path, data in files.items() if "/fragment/" in path]
    titles = {in_one_line(one["meta"]["title"]) for one in found}
    assert titles == {in_one_line(record.title) for record in records}
    assert all(one["url"].startswith("nl/document/vreemd/clause/c-") for one in found)


@pytest.mark.parametrize("name", PAYLOADS)
def test_folder_of_a_name_is_plain(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9.-]{0,46}[a-z0-9])?", slug(PAYLOADS[name]))
    assert ".." not in slug(PAYLOADS[name])


@cache
def browsed() -> Counter[tuple[str, tuple[str, ...]]]:
    return browser_shape(harmless())


def browser_shape(world: World) -> Counter[tuple[str, tuple[str, ...]]]:
    """The elements that a browser makes of the page of a step, where who does what has no rows of its own."""
    page = step_pages(world.silent, world.site)["nl/document/vreemd/step/2026-01--2026-02/index.html"]
    tree = tinyhtml5.parse(page.decode(), namespace_html_elements=False)
    assert tree is not None
    return Counter((str(one.tag), tuple(sorted(one.attrib))) for one in tree.iter() if one.tag != "br")


@pytest.mark.parametrize("name", [name for name in PAYLOADS if re.search("mutation|end|comment|markup|entity", name)])
def test_browser_makes_no_element_of_a_text(name: str) -> None:
    assert not browser_shape(hostile(PAYLOADS[name])) - browsed()
