"""A house changes how a notice looks, and never what it says."""

from importlib.resources import files

import pytest

from renvooi.model import Notice
from renvooi.model.errors import BadSettings
from renvooi.notice import House, Links, render_notice
from renvooi.notice.render.markdown import to_markdown
from tests.notice.render.houses import FULL_HOUSE, with_template
from tests.notice.render.test_formats import NOTICES, statement, sub_processors

EXTENDED = """{% extends "renvooi/nl/notice.md.j2" %}
{% block opening %}
Beste klant,
{% endblock %}
{% block closing %}
Met vriendelijke groet, {{ sender }}
{% endblock %}
"""
OUR_PAGE = '{% extends "renvooi/page.html.j2" %}'
SHORTEST_PAGE = (
    "<!DOCTYPE html><html lang=nl><head><title>{{ title }}</title>{{ watermark }}</head><body>{{ body }}</body></html>"
)


def printed(notice: Notice, house: House, form: str = "text", language: str = "nl") -> str:
    return " ".join(render_notice(notice, form, language=language, house=house).split())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_sender_and_links_are_in_every_form(language: str) -> None:
    for form in ("markdown", "html", "text"):
        text = printed(statement(), FULL_HOUSE, form, language)
        for part in (*FULL_HOUSE.lines, "https://example.nl/data-pro-statement/2026-02"):
            assert part in text, (form, part)


def test_logo_and_colour_are_on_the_page_only() -> None:
    page = printed(statement(), FULL_HOUSE, "html")
    assert '<img src="data:image/png;base64,' in page
    assert 'alt="Voorbeeld Data"' in page
    assert "img-src data:" in page
    assert "--accent: #7a1f3d;" in page
    assert "base64" not in printed(statement(), FULL_HOUSE, "text")
    assert "img-src" not in printed(statement(), House(), "html")


def test_address_is_filled_in_and_quoted() -> None:
    house = House(links=Links(redline="https://example.nl/a b/{old}?q=<{new}>"))
    assert "<https://example.nl/a%20b/2026-01?q=%3C2026-02%3E>" in printed(statement(), house, "markdown")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://example.nl", "https://example.nl/{naam}"])
def test_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(BadSettings, match="house: links: "):
        printed(statement(), House(links=Links(new=address)))


@pytest.mark.parametrize("make", NOTICES, ids=lambda make: make.__name__)
def test_template_of_a_house_may_add_to_ours(make: object) -> None:
    text = printed(make(), with_template(EXTENDED))  # type: ignore[operator]  # one of NOTICES
    assert "Beste klant," in text
    assert "Met vriendelijke groet, Voorbeeld Data B.V." in text


@pytest.mark.parametrize("make", NOTICES, ids=lambda make: make.__name__)
@pytest.mark.parametrize("page", [OUR_PAGE, SHORTEST_PAGE])
def test_page_of_a_house_may_be_another(make: object, page: str) -> None:
    house = with_template(page, "page.html.j2")
    assert "<h1>Kennisgeving" in printed(make(), house, "html")  # type: ignore[operator]  # one of NOTICES


LEFT_OUT = (
    ("{{ loop.index }}. {{ row | place }}", "the place of a change: 'deel 1, punt 3'"),
    ("{{ row | old_text }}", "the text of a change: 'voorbeeld data meldt een datalek binnen 24 uur.'"),
    ("{{ row | new_text }}", "the text of a change: 'voorbeeld data meldt een datalek binnen 48 uur.'"),
    ("{{ row | reason }}", "the reason of a change: 'onderzoek naar een datalek"),
    ("{{ right.window.last_day | until }}", "a last day: 'tot en met vrijdag 3 april 2026, 24.00 uur'"),
    ("{{ right.window.coulance | until }}", "a day of coulance: 'tot en met dinsdag 7 april 2026, 24.00 uur'"),
    ("{{ right.basis.quote | doc }}", "the clause of a right: 'verwerker kan dit statement aanpassen."),
    ("{{ right.window.basis.policy | own }}", "where a term comes from: 'het contract noemt hiervoor geen termijn."),
    ("{{ notice.effective_date | day }}", "the effective date: 'dinsdag 1 september 2026'"),
    ("{{ notice.released_by | doc }}", "who let the notice go out, and why: 'a. jansen'"),
    ("{{ notice.id }}", "the id of the notice: 'notice-"),
    ("{{ notice.old.sha256 }}", "the SHA-256 of a version: "),
    ("{{ group.line | own | doc }}", "an event: 'deel 1: punten 6 tot en met 8"),
    ("{{ warning.message | own }}", "a place that was not read: 'deze pagina is een afbeelding;"),
    ('{{ notice.essence | map("own") | join(" ") }}', "a sentence of what matters: 'deze versie heeft 3 wijzigingen"),
)


def our_template() -> str:
    return files("renvooi.notice").joinpath("templates", "nl", "notice.md.j2").read_text("utf-8")


@pytest.mark.parametrize(("printing", "what"), LEFT_OUT, ids=[what.split(":")[0] for _, what in LEFT_OUT])
def test_template_that_leaves_something_out_is_refused(printing: str, what: str) -> None:
    text = our_template()
    assert printing in text
    house = with_template(text.replace(printing, "x"))
    with pytest.raises(BadSettings) as caught:
        to_markdown(statement(), "nl", house)
    assert str(caught.value).startswith(f"house: templates/nl/notice.md.j2: leaves out {what}")


def test_template_may_not_lose_what_clients_must_know_of_a_party() -> None:
    house = with_template(our_template().replace("{{ party.address | doc }}", "elders"))
    with pytest.raises(BadSettings, match="leaves out what clients must know of a party: 'beispielweg 1, berlijn'"):
        to_markdown(sub_processors(), "nl", house)


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ("<p>{{ title }}</p>", "the notice is not shown as it is"),
        ("<div hidden>{{ body }}</div>", "the notice is not shown as it is"),
        ("<div style='display: none'>{{ body }}</div>", "the notice is not shown as it is"),
        ("<!-- {{ body }} -->", "the notice is not shown as it is"),
        ("<template>{{ body }}</template>", "the notice is not shown as it is"),
        ("{{ body | replace('24', '48') }}", "the notice is not shown as it is"),
        ("<script>1</script>{{ body }}", "<script> runs or fetches something"),
        ("<p onclick='x()'>a</p>{{ body }}", "onclick on <p> runs a script"),
        ("<img src='https://example.nl/x.png'>{{ body }}", "src of <img> fetches something"),
        ("<meta http-equiv=refresh content='0'>{{ body }}", "<meta> leads elsewhere"),
    ],
)
def test_page_that_hides_or_runs_something_is_refused(page: str, problem: str) -> None:
    with pytest.raises(BadSettings) as caught:
        render_notice(statement(), "html", house=with_template(page, "page.html.j2"))
    assert str(caught.value).startswith(f"house: templates/page.html.j2: {problem}")


def test_page_of_a_draft_must_be_marked() -> None:
    with pytest.raises(BadSettings, match=r"a draft is not marked; print \{\{ watermark \}\} in the head"):
        render_notice(sub_processors(), "html", house=with_template("{{ body }}", "page.html.j2"))
