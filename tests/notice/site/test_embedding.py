"""A step as a fragment of a page of others."""

import re
from base64 import b64encode
from dataclasses import replace
from functools import cache
from hashlib import sha256

import pytest
from lxml import html

from renvooi.model.errors import BadSettings
from renvooi.notice.house import House
from renvooi.notice.render.quoting import visible
from renvooi.notice.site.embedding import embed_files, embed_style, style_source
from renvooi.notice.site.frame import Site
from renvooi.notice.site.settings import SiteSettings
from renvooi.notice.site.values import StepFacts
from tests.notice.site.example import ASSETS, SITE, ExampleSource

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


@cache
def facts(number: int) -> StepFacts:
    source = ExampleSource()
    card = source.documents()[1]
    return source.step(card, card.steps[number])


@cache
def fragment(number: int = -1, language: str = "nl") -> bytes:
    (path,) = (one for one in embed_files(facts(number), SITE) if one.endswith(f".{language}.html"))
    return embed_files(facts(number), SITE)[path]


def words(data: bytes) -> str:
    section = html.fragment_fromstring(data.decode("ascii"))
    section.remove(section.find("style"))
    return " ".join(section.text_content().split())


def test_there_is_one_in_each_language_at_an_address_without_the_language_folder() -> None:
    assert list(embed_files(facts(-1), SITE)) == [
        "embed/demarcatie/2026-02--2026-03.nl.html",
        "embed/demarcatie/2026-02--2026-03.en.html",
    ]


def test_it_is_one_section_and_no_page() -> None:
    text = fragment().decode("ascii")
    assert text.startswith('<section class="renvooi-embed" lang="nl"')
    assert text.rstrip().endswith("</section>")
    assert not re.search(r"<(html|head|body|script|link|meta|iframe|img)\b", text)


def test_it_brings_no_id_and_no_class_that_could_be_of_the_page() -> None:
    section = html.fragment_fromstring(fragment().decode())
    assert section.xpath("//@id | //@style | //@name") == []
    assert all(name.startswith("renvooi-embed") for one in section.xpath("//@class") for name in one.split())


def test_every_link_is_absolute_and_leads_to_the_site() -> None:
    links = html.fragment_fromstring(fragment().decode()).xpath("//@href")
    assert links
    assert [one for one in links if not one.startswith(SITE.settings.url)] == []


def test_a_link_leaves_the_frame_that_the_fragment_may_stand_in() -> None:
    assert set(html.fragment_fromstring(fragment().decode()).xpath("//a/@target")) == {"_top"}


def test_it_says_what_changed_and_that_it_is_no_notice() -> None:
    told = words(fragment())
    for sentence in ("2026-02 → 2026-03", "Ingangsdatum in het document: maandag 30 maart 2026.", "Wat verandert er?",
                     "Dit overzicht is geen kennisgeving.", "Publicatie start geen termijn."):  # fmt: skip
        assert sentence in told
    assert "This overview is no notice." in words(fragment(language="en"))


def test_a_step_without_a_notice_gives_no_right() -> None:
    assert "Dit kunnen klanten doen volgens de kennisgeving." in words(fragment())
    told = words(fragment(0))
    assert "Over deze stap is geen kennisgeving uitgebracht." in told
    assert "U kunt" not in told


def test_every_rule_of_its_style_is_about_itself_and_outranks_the_page() -> None:
    rules = RULE.findall(embed_style(House()))
    selectors = [one.strip() for names, _ in rules for one in names.split(",")]
    assert len(selectors) > 10
    assert [one for one in selectors if not one.startswith(".renvooi-embed:not(#r#r)")] == []
    declarations = [one.strip() for _, body in rules for one in body.split(";") if one.strip()]
    assert [one for one in declarations if not one.endswith("!important")] == []


def test_it_wears_the_colour_of_the_house_and_loads_nothing() -> None:
    style = embed_style(House(accent="#123456"))
    assert "#123456" in style
    assert "#0b4a6f" not in style
    assert not re.search(r"url\(|@import|//", style)
    assert embed_style(House(accent="red;}*{")) == embed_style(House())


def test_a_page_with_a_policy_can_allow_the_style_by_its_digest() -> None:
    style = html.fragment_fromstring(fragment().decode()).findtext("style")
    assert style is not None
    assert style_source(House()) == f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


def test_it_is_ascii_so_that_it_stands_in_a_page_of_any_character_set() -> None:
    named = replace(facts(-1), document=replace(facts(-1).document, title="Één “afspraak” € 漢 🙂"))
    for data in embed_files(named, SITE).values():
        assert data.isascii()
        assert "Één “afspraak” € 漢 🙂" in words(data)


@pytest.mark.parametrize(
    "payload",
    ["</style><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<!--", "]]>", "\u202etxt", "{{ 7*7 }}"],
)
def test_text_of_a_document_is_shown_and_never_acts(payload: str) -> None:
    step = facts(-1).step
    new = replace(step.new, label=payload)
    hostile = replace(
        facts(-1),
        document=replace(facts(-1).document, title=payload, language='nl" onclick="x'),
        step=replace(step, new=new),
    )
    for data in embed_files(hostile, SITE).values():
        section = html.fragment_fromstring(data.decode("ascii"))
        assert {one.tag for one in section.iter()} <= {
            "section", "style", "h2", "h3", "p", "ul", "li", "a", "bdi", "span", "strong", "time",
        }  # fmt: skip
        assert {name for one in section.iter() for name in one.attrib} <= {
            "class",
            "lang",
            "aria-label",
            "href",
            "target",
            "datetime",
        }
        assert section.findtext("h2/bdi") == visible(payload)
        assert visible(payload) in section.get("aria-label", "")


def test_a_site_without_an_address_has_none() -> None:
    assert embed_files(facts(-1), Site(SiteSettings(), ASSETS)) == {}


def test_a_template_of_the_house_takes_its_place() -> None:
    own = {"embed.html.j2": '<hr>{% include "renvooi/embed.html.j2" %}'}
    site = Site(replace(SITE.settings, templates=own), ASSETS)
    path = "embed/demarcatie/2026-02--2026-03.nl.html"
    assert embed_files(facts(-1), site)[path] == b"<hr>" + embed_files(facts(-1), SITE)[path]


def test_a_template_of_the_house_cannot_leave_out_what_it_says() -> None:
    own = {"embed.html.j2": "<p>{{ essence[0] | own }}</p>"}
    with pytest.raises(BadSettings, match="it does not say what a fragment must say"):
        embed_files(facts(-1), Site(replace(SITE.settings, templates=own), ASSETS))


def test_the_same_facts_give_the_same_bytes() -> None:
    assert embed_files(facts(-1), SITE) == embed_files(facts(-1), SITE)


def test_it_says_that_the_notice_took_the_place_of_another() -> None:
    told = facts(-1)
    card = replace(told.step, replaced=(told.step.released,) if told.step.released else ())
    (path,) = (one for one in embed_files(told, SITE) if one.endswith(".nl.html"))
    assert "vervangt een eerdere kennisgeving van 20 februari" in words(
        embed_files(replace(told, step=card), SITE)[path]
    )
