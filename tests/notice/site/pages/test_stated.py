"""What a client is told where a document names its own version or effective date in two ways."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from renvooi.model import Document, Node, Role
from renvooi.model.document import NodeId, NodeType
from renvooi.notice.site.pages.stated import contradictions
from renvooi.notice.site.pages.step import step_pages
from renvooi.notice.site.pages.version import version_pages
from renvooi.notice.site.values import VersionFacts
from renvooi.parser import parse
from tests.notice.site import dom
from tests.notice.site.example import SITE, ExampleSource
from tests.notice.site.pages.shown import page, text_of

SOURCE = ExampleSource()
CARD = next(one for one in SOURCE.documents() if one.name == "data-pro-statement")
DISAGREES = {
    "nl": "Het document noemt zijn eigen versie niet overal gelijk: 03-2025 (Deel 1, punt 2) en 09-2025 (Deel 1, punt 3). "
    "Deze site noemt het versie 09-2025.",
    "en": "The document does not state its own version the same everywhere: 03-2025 (Deel 1, punt 2) and 09-2025 "
    "(Deel 1, punt 3). This site calls it version 09-2025.",
}
"""Of an example document whose second clause lags behind."""


def facts(label: str = "02-2026") -> VersionFacts:
    return SOURCE.version(CARD, CARD.version(label))


def saying(*texts: str) -> VersionFacts:
    """A version 02-2026, in effect from 2 February 2026, in which each of `texts` is about that."""
    nodes = tuple(_node(str(number), text) for number, text in enumerate(texts))
    version = facts()
    return replace(version, tree=replace(version.tree, nodes=nodes, warnings=()))


def _node(number: str, text: str) -> Node:
    (section, *_) = _texts(parse(f"# Punt\n\n{number}. {text}\n".encode(), name="een.md"))
    return replace(section, id=NodeId(number), text=text, role=Role.VERSION)


def _texts(tree: Document) -> Sequence[Node]:
    found = [*tree.nodes]
    for one in found:
        found += one.nodes
    return [one for one in found if one.type is not NodeType.SECTION]


def said(version: VersionFacts) -> list[str]:
    return [one.nl for one in contradictions(version.version, version.tree)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_page_of_a_version_says_that_its_own_statements_differ(language: str) -> None:
    files = version_pages(facts("09-2025"), SITE)
    shown = page(files, f"{language}/document/data-pro-statement/version/09-2025/index.html")
    assert [text_of(one) for one in shown.xpath("//div[@class='warning']/p")] == [DISAGREES[language]]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("slug", ["03-2025--09-2025", "09-2025--02-2026"])
def test_page_of_a_step_says_it_of_either_version(slug: str, language: str) -> None:
    files = step_pages(dom.example_step(slug), SITE)
    shown = page(files, f"{language}/document/data-pro-statement/step/{slug}/index.html")
    told = [" ".join(text_of(one).split()) for one in shown.xpath("//section[@aria-labelledby='contradicted']//li")]
    assert told == [f"{'Versie' if language == 'nl' else 'Version'} 09-2025. {DISAGREES[language]}"]


def test_documents_that_say_one_thing_are_told_nothing_of() -> None:
    for card in SOURCE.documents():
        for version in card.versions:
            told = contradictions(version, SOURCE.version(card, version).tree)
            assert (told == ()) == (version.label != "09-2025"), version
    shown = page(version_pages(facts(), SITE), "nl/document/data-pro-statement/version/02-2026/index.html")
    assert not shown.xpath("//*[@id='contradicted']")


def test_another_version_than_that_of_the_site_is_told_with_its_place() -> None:
    version = saying("Dit document geldt vanaf 2 februari 2026, versie 05-2031.")
    (told,) = said(version)
    assert told.startswith("Deze site noemt dit document versie 02-2026. In het document zelf staat ook een andere")
    assert ": 05-2031 (" in told


def test_another_effective_date_than_that_of_the_site_is_told_with_its_place() -> None:
    version = saying("Dit document geldt vanaf 1 maart 2026, versie 02-2026.", "Dit document geldt vanaf 4 maart 2026.")
    (told,) = said(version)
    assert told.startswith("Deze site noemt als ingangsdatum 2 februari 2026. In het document staat ook een andere")
    assert ": 1 maart 2026 (" in told
    assert " en 4 maart 2026 (" in told
    (english,) = contradictions(version.version, version.tree)
    assert "The document also states another effective date: 1 March 2026 (" in english.en


@pytest.mark.parametrize(
    "text",
    [
        "Dit document geldt vanaf 2 februari 2026, versie 02-2026.",
        "Dit document geldt vanaf 2 februari 2026, versie 2026-02.",
        "Dit document gaat over de verwerking.",
        "Dit is versie 02-2026, de opvolger van versie 09-2025, die gold vanaf 15 september 2025.",
        "De versie hiervoor is die van september; logs bewaren wij tot 1 mei 2026.",
    ],
)
def test_what_is_said_of_another_version_is_no_contradiction(text: str) -> None:
    assert said(saying(text)) == []


def test_date_is_not_held_against_a_version_without_one() -> None:
    version = saying("Dit document geldt vanaf 1 maart 2026.")
    assert contradictions(replace(version.version, effective_date=None), version.tree) == ()
    assert contradictions(replace(version.version, effective_date=date(2026, 3, 1)), version.tree) == ()
