"""The full text of a version as a page."""

from dataclasses import replace
from functools import cache

import pytest

from renvooi.model import Document, Node, NodeType
from renvooi.model.document import NodeId, ReadingWarning
from renvooi.model.history import ClauseId
from renvooi.notice.render.quoting import visible
from renvooi.notice.site import addresses
from renvooi.notice.site.making import Files
from renvooi.notice.site.pages.version import version_pages
from renvooi.notice.site.settings import LANGUAGES
from renvooi.notice.site.values import VersionFacts
from tests.notice.site.example import CHAINS, SITE, ExampleSource
from tests.notice.site.pages.shown import assert_well_made, page, targets, text_of

VERSIONS = [(name, label) for name, labels in CHAINS.items() for label in labels]


@cache
def facts(name: str, label: str) -> VersionFacts:
    source = ExampleSource()
    card = next(one for one in source.documents() if one.name == name)
    return source.version(card, card.version(label))


@cache
def made(name: str, label: str) -> Files:
    return version_pages(facts(name, label), SITE)


def address(name: str, label: str, language: str = "nl") -> str:
    return addresses.version(language, name, label)


def with_tree(tree: Document) -> VersionFacts:
    """A version of `tree`, each node with an id that is made of its own."""
    clauses = {node.id: ClauseId(f"c-{number:012x}") for number, node in enumerate(tree.walk())}
    return replace(facts(*VERSIONS[0]), tree=tree, clauses=clauses, introduced={})


def a_node(
    id_: str, *, text: str = "", label: str | None = None, heading: str | None = None, nodes: tuple[Node, ...] = ()
) -> Node:
    type_ = NodeType.SECTION if heading is not None else NodeType.CLAUSE if label else NodeType.PARAGRAPH
    return Node(NodeId(id_), type_, label, heading, text, None, None, nodes)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "label"), VERSIONS)
def test_every_node_shows_its_text_to_the_letter(name: str, label: str, language: str) -> None:
    version = facts(name, label)
    shown = page(made(name, label), address(name, label, language))
    for node in version.tree.walk():
        (element,) = shown.xpath(f"//*[@id='clause-{version.clauses[node.id]}']")
        (own,) = element.xpath("./div[@class='own']//*[@class='words']")
        labels = element.xpath("./div[@class='own']//*[@class='label']")
        assert text_of(own) == (node.heading or "" if node.type is NodeType.SECTION else node.text)
        assert [text_of(one) for one in labels] == ([node.label] if node.label else [])


@pytest.mark.parametrize(("name", "label"), VERSIONS)
def test_headings_stand_in_order_and_no_id_stands_twice(name: str, label: str) -> None:
    for path in made(name, label):
        assert_well_made(page(made(name, label), path))


def test_a_numbered_list_within_a_list_is_a_list_within_an_item() -> None:
    shown = page(made("data-pro-statement", "02-2026"), address("data-pro-statement", "02-2026"))
    (outer,) = shown.xpath(
        "//li[div/span[@class='label']/bdi='4.'][.//bdi='Dit Data Pro Statement geldt voor de volgende diensten van data processor:']"
    )
    assert outer.xpath("./ol[@role='list']/li/div/span[@class='label']/bdi/text()") == [
        "a.",
        "b.",
        "c.",
        "d.",
        "e.",
        "f.",
    ]


def test_beside_a_text_stands_the_version_that_changed_it_with_a_link_to_its_history() -> None:
    version, path = facts("demarcatie", "2026-02"), address("demarcatie", "2026-02")
    shown = page(made("demarcatie", "2026-02"), path)
    for node, label in version.introduced.items():
        clause = version.clauses[node]
        (element,) = shown.xpath(f"//*[@id='clause-{clause}']/div[@class='own']/span[@class='beside']")
        permalink, history = element.xpath("./a")
        assert permalink.get("href") == f"#clause-{clause}"
        assert (text_of(history), history.get("href")) == (label, f"../../clause/{clause}/")
        assert history.get("class") == ("fresh" if label == "2026-02" else None)


def test_the_contents_lead_to_every_section() -> None:
    version = facts("data-pro-statement", "02-2026")
    shown = page(made("data-pro-statement", "02-2026"), address("data-pro-statement", "02-2026"))
    listed = [(one.get("href"), text_of(one)) for one in shown.xpath("//nav[@class='toc']//a")]
    sections = [node for node in version.tree.walk() if node.type is NodeType.SECTION]
    assert listed == [(f"#clause-{version.clauses[one.id]}", one.printed_heading) for one in sections]


def test_a_version_leads_to_its_neighbours_its_files_and_its_responsibilities() -> None:
    path = address("demarcatie", "2026-01", "en")
    found = targets(page(made("demarcatie", "2026-01"), path), path)
    assert {
        address("demarcatie", "2025-06", "en"),
        address("demarcatie", "2026-02", "en"),
        addresses.step("en", "demarcatie", "2025-06--2026-01"),
        addresses.step("en", "demarcatie", "2026-01--2026-02"),
        addresses.version_file("demarcatie", "2026-01", "document.pdf"),
        addresses.version_file("demarcatie", "2026-01", "document.json"),
        addresses.version_file("demarcatie", "2026-01", "proof.json"),
        addresses.responsibilities("en", "demarcatie", "2026-01"),
        addresses.proof("en"),
    } <= found


def test_what_was_not_read_stands_at_the_top_with_its_pages() -> None:
    version = facts("demarcatie", "2026-02")
    warnings = tuple(ReadingWarning("picture-page", "page is a picture", number) for number in (4, 2, 4))
    unread = replace(version, tree=replace(version.tree, warnings=warnings))
    shown = page(version_pages(unread, SITE), address("demarcatie", "2026-02", "en"))
    assert shown.xpath("//*[@class='warning']//li/text()") == [
        "Page 2, 4: this page is a picture; our software did not read it."
    ]


def test_hostile_text_stays_text() -> None:
    payload = "<script>alert(1)</script> \"onload=' \u200b{{ 7*7 }} &amp; ]]>"
    tree = replace(
        facts(*VERSIONS[0]).tree,
        nodes=(a_node("one", heading=payload, label=payload, nodes=(a_node("two", label=payload, text=payload),)),),
        classification=payload,
    )
    shown = page(version_pages(with_tree(tree), SITE), address(*VERSIONS[0]))
    texts = [text_of(one) for one in shown.xpath("//div[@class='fulltext']//*[@class='words' or @class='label']")]
    assert texts == [visible(payload)] * 4
    assert [one.get("src") for one in shown.iter("script")] == ["../../../../../" + SITE.assets.script]


def test_a_node_without_an_id_shows_its_text_and_no_link() -> None:
    tree = replace(facts(*VERSIONS[0]).tree, nodes=(a_node("one", text="Los."),))
    shown = page(version_pages(replace(with_tree(tree), clauses={}), SITE), address(*VERSIONS[0]))
    (own,) = shown.xpath("//div[@class='fulltext']//div[@class='own']")
    assert text_of(own).strip() == "Los."
    assert not own.xpath(".//a")


def test_sections_deeper_than_html_has_headings_share_the_last_level() -> None:
    node = a_node("deep", heading="9")
    for depth in range(8):
        node = a_node(f"s{depth}", heading=str(8 - depth), nodes=(node,))
    shown = page(
        version_pages(with_tree(replace(facts(*VERSIONS[0]).tree, nodes=(node,))), SITE), address(*VERSIONS[0])
    )
    tags = [one.getparent().tag for one in shown.xpath("//div[@class='fulltext']//span[@class='words']")]
    assert tags == ["h2", "h3", "h4", "h5", "h6", "h6", "h6", "h6", "h6"]


def test_the_same_facts_give_the_same_bytes() -> None:
    assert version_pages(facts("demarcatie", "2026-02"), SITE) == made("demarcatie", "2026-02")


def test_id_by_which_a_node_was_linked_before_still_leads_to_it() -> None:
    told = facts(*VERSIONS[0])
    node = next(one for one in told.tree.walk() if one.text and not one.nodes)
    former = (ClauseId("c-00000000000a"), ClauseId("c-00000000000b"))
    files = version_pages(replace(told, also={node.id: former}), SITE)
    for language in LANGUAGES:
        shown = page(files, address(*VERSIONS[0], language))
        assert_well_made(shown)
        for one in former:
            (spot,) = shown.xpath(f"//*[@id='{addresses.clause_anchor(one)}']")
            assert text_of(spot.getparent()).count(node.text) == 1
            assert spot.getparent().get("id") == addresses.clause_anchor(told.clauses[node.id])
