"""Both forms, read by programs that did not write them and held against the grammars of their formats."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import cast

import feedparser  # type: ignore[import-untyped]  # ships no types
import lxml.etree as etree  # noqa: PLR0402 - pyright finds the module in this form of import only
import pytest
from jsonschema import Draft202012Validator
from lxml import html

from renvooi.model import Bilingual
from renvooi.notice.house import House
from renvooi.notice.render.quoting import visible
from renvooi.notice.site.feeds.writing import all_feeds, document_feeds
from renvooi.notice.site.frame import Site
from renvooi.notice.site.settings import SiteSettings
from tests.notice.site.example import ASSETS, SITE
from tests.notice.site.feeds.made import LINE, RELEASED, card, released, summaries

HERE = Path(__file__).parent
ATOM = {"atom": "http://www.w3.org/2005/Atom"}
BARE = Site(SiteSettings(), ASSETS)
CONTROLS = [chr(code) for code in (*range(0x20), 0x7F, 0x85, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF, 0x2028, 0x202E, 0xFEFF)]
ACTIVE = [
    "<script>alert(1)</script>", "</content></entry></feed>", "]]>", "<![CDATA[", "&lt;b&gt;", "&amp;", "&#0;", "&nope;",
    '" onload="alert(1)', "<!--", "-->", "<?xml?>", "<!DOCTYPE x [<!ENTITY y 'z'>]>", "javascript:alert(1)",
    "<img src=x onerror=alert(1)>", "{{ 7*7 }}", "{% raw %}", "${7}", "\\u003c", "'",
]  # fmt: skip


@cache
def grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(HERE / "atom.rng"))


@cache
def schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads((HERE / "jsonfeed.schema.json").read_text("utf-8")))


def written(site: Site = SITE) -> Mapping[str, bytes]:
    """The feeds of two documents, and of all."""
    cards = [released(card()), card("voorwaarden", ("1",), title="Voorwaarden")]
    told = {one.name: summaries(one) for one in cards}
    return {
        **all_feeds(cards, told, site),
        **document_feeds(cards[0], told["demarcatie"], site),
        **document_feeds(cards[1], told["voorwaarden"], site),
    }


def tree(data: bytes) -> etree._Element:
    parser = etree.XMLParser(recover=False, resolve_entities=False, no_network=True, huge_tree=False)
    return cast("etree._Element", etree.fromstring(data, parser))


def test_feeds_stand_in_both_forms_and_both_languages() -> None:
    assert sorted(written()) == sorted(
        f"{language}/{place}feed.{form}"
        for language in ("nl", "en")
        for place in ("", "document/demarcatie/", "document/voorwaarden/")
        for form in ("atom", "json")
    )


@pytest.mark.parametrize("site", [SITE, BARE], ids=["at an address", "without an address"])
def test_atom_holds_to_its_grammar(site: Site) -> None:
    for path, data in written(site).items():
        if path.endswith(".atom"):
            root = tree(data)
            assert grammar().validate(root), (path, grammar().error_log)
            ids = root.xpath("//atom:id/text()", namespaces=ATOM)
            assert len(ids) == len(set(ids))


@pytest.mark.parametrize("broken", ["<updated>", "<title>", "<id>"])
def test_the_grammar_refuses_a_feed_that_lacks_what_it_must_have(broken: str) -> None:
    data = written()["nl/feed.atom"].decode()
    assert not grammar().validate(
        tree(data.replace(broken, "<x>", 1).replace(broken.replace("<", "</"), "</x>", 1).encode())
    )


@pytest.mark.parametrize("site", [SITE, BARE], ids=["at an address", "without an address"])
def test_json_feed_holds_to_its_schema(site: Site) -> None:
    for path, data in written(site).items():
        if path.endswith(".json"):
            assert [one.message for one in schema().iter_errors(json.loads(data))] == []


def test_the_schema_refuses_what_is_no_json_feed() -> None:
    value = json.loads(written()["nl/feed.json"])
    assert not schema().is_valid({**value, "version": "1"})
    assert not schema().is_valid({**value, "items": [{"url": "https://www.example.nl/"}]})
    assert not schema().is_valid({**value, "items": [{"id": "x", "content_text": "", "date_published": "today"}]})


def test_a_reader_of_feeds_has_nothing_to_complain_of() -> None:
    for data in written().values():
        if data.startswith(b"<"):
            read = feedparser.parse(data)
            assert not read.bozo
            assert read.version == "atom10"
            assert read.feed.links[1].rel == "self"
    read = feedparser.parse(written()["nl/document/demarcatie/feed.atom"])
    assert read.feed.language == "nl"
    assert [entry.id for entry in read.entries] == [
        "tag:www.example.nl,2026:nl/demarcatie/2026-02/2026-03",
        "tag:www.example.nl,2026:nl/demarcatie/2026-01/2026-02",
    ]
    assert read.entries[0].link.endswith("/nl/document/demarcatie/step/2026-02--2026-03/")
    assert (read.entries[0].published, read.entries[0].updated) == (
        "2026-01-19T09:00:00+00:00",
        "2026-06-01T08:30:00+00:00",
    )


def test_both_forms_say_the_same() -> None:
    feeds = written()
    root = tree(feeds["en/feed.atom"])
    items = json.loads(feeds["en/feed.json"])["items"]
    fields = {"id": "id", "title": "title", "content_html": "content", "content_text": "summary"}
    for member, element in fields.items():
        assert [item[member] for item in items] == root.xpath(f"//atom:entry/atom:{element}/text()", namespaces=ATOM)
    moments = {"date_published": "published", "date_modified": "updated"}
    for member, element in moments.items():
        assert [item[member] for item in items] == root.xpath(f"//atom:entry/atom:{element}/text()", namespaces=ATOM)


def test_json_tells_programs_what_the_step_is() -> None:
    first = json.loads(written()["nl/document/demarcatie/feed.json"])["items"][0]
    assert first["_renvooi"] == {
        "document": "demarcatie",
        "old": "2026-02",
        "new": "2026-03",
        "effective_date": "2026-03-15",
        "substantive": 2,
        "review": 1,
        "editorial": 1,
        "notice": RELEASED.id,
        "diff": "https://www.example.nl/wijzigingen/files/demarcatie/step/2026-02--2026-03/diff.json",
    }


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert written() == written()


@pytest.mark.parametrize("payload", [*CONTROLS, *ACTIVE], ids=repr)
def test_text_of_others_is_shown_and_never_acts(payload: str) -> None:
    text = f"a{payload}z"
    one = replace(card(title=text), name="doc")
    line = replace(LINE, place=text, headline=Bilingual(text, text))
    told = summaries(one, essence=(Bilingual(text, text),), changes=(line,))
    house = House(sender=text)
    feeds = document_feeds(one, told, Site(replace(SITE.settings, house=house), ASSETS))
    shown = visible(text).replace("\n", " ").replace("\t", " ")
    root = tree(feeds["nl/document/demarcatie/feed.atom"])
    assert grammar().validate(root)
    assert root.findtext("atom:title", namespaces=ATOM) == f"Wijzigingen in {shown}"
    assert root.findtext("atom:author/atom:name", namespaces=ATOM) == shown
    value = json.loads(feeds["nl/document/demarcatie/feed.json"])
    assert schema().is_valid(value)
    for item in value["items"]:
        content = html.fragment_fromstring(item["content_html"], create_parent=True)
        assert {element.tag for element in content.iter()} <= {"div", "p", "ul", "li", "a", "bdi"}
        assert {name for element in content.iter() for name in element.attrib} == {"href"}
        assert content.findtext(".//bdi") == shown
        assert content.findtext("p") == shown
        assert item["content_text"].startswith(f"{shown}\n\n")
