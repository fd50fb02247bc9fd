"""A house changes a part of a page by a template, and leaves the rest and the machine alone."""

from dataclasses import replace

import pytest

from renvooi.model.errors import BadSettings
from renvooi.notice.site.frame import Site
from renvooi.notice.site.pages.search import search_pages
from renvooi.notice.site.pages.step import step_pages
from renvooi.notice.site.templating import our_templates, template_names
from tests.notice.site.example import ASSETS, SITE, ExampleSource

SOURCE = ExampleSource()
CARD = SOURCE.documents()[1]
NOTIFIED = SOURCE.step(CARD, CARD.steps[-1])
SILENT = SOURCE.step(CARD, CARD.steps[0])
EXTENDED = (
    '{% extends "renvooi/base.html.j2" %}{% block colophon %}{{ super() }}<p>Voorbeeldstraat 12</p>{% endblock %}'
)


def site(**templates: str) -> Site:
    """A site with templates of a house; `__` in a name is a dot."""
    own = {name.replace("__", "."): source for name, source in templates.items()}
    return Site(replace(SITE.settings, templates=own), ASSETS)


def macros(source: str) -> Site:
    return Site(replace(SITE.settings, templates={"parts/macros.html.j2": source}), ASSETS)


def refused(own: Site) -> str:
    with pytest.raises(BadSettings) as raised:
        step_pages(NOTIFIED, own)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_template_that_extends_ours_changes_its_block_on_each_page() -> None:
    own = site(base__html__j2=EXTENDED)
    for pages in (step_pages(NOTIFIED, own), search_pages(own, SOURCE.documents())):
        assert all(b"<p>Voorbeeldstraat 12</p></footer>" in page for page in pages.values())


def test_all_else_of_the_page_stays_as_it_is() -> None:
    own = step_pages(NOTIFIED, site(base__html__j2=EXTENDED))
    ours = step_pages(NOTIFIED, SITE)
    assert {path: page.replace(b"<p>Voorbeeldstraat 12</p>", b"") for path, page in own.items()} == ours


def test_macros_of_a_house_serve_our_pages_and_say_what_ours_say() -> None:
    ours = our_templates()["parts/macros.html.j2"]
    marked = ours.replace('class="badge badge-', 'class="teken badge badge-')
    assert b'class="teken badge' in b"".join(step_pages(NOTIFIED, macros(marked)).values())
    assert "does not say 'Inhoudelijk'" in refused(macros(ours.replace("Inhoudelijk", "Van belang")))


def test_any_of_our_templates_may_be_written_anew() -> None:
    assert {"base.html.j2", "step.html.j2", "search.html.j2", "parts/macros.html.j2"} <= set(template_names())


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("{% if %}", "site: templates/step.html.j2, line 1: "),
        ("\n\n{{ onbekend }}", "site: templates/step.html.j2, line 3: 'onbekend' is undefined"),
        ("{{ page.__class__ }}", "site: templates/step.html.j2, line 1: "),
        ("{{ 1 / 0 }}", "site: templates/step.html.j2, line 1: division by zero"),
        ("{{ 'x' * 100000000 }}", "site: templates/step.html.j2, line 1: '*' is for small numbers only"),
        (
            "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}",
            "site: templates/step.html.j2, line 1: it prints or loops without end",
        ),
        ('{% include "/etc/passwd" %}', "site: templates/step.html.j2, line 1: "),
        ('{% extends "../base.html.j2" %}', "site: templates/step.html.j2, line 1: "),
        ('{% extends "step.html.j2" %}', "site: templates/step.html.j2, line 1: it prints or loops without end"),
    ],
)
def test_mistake_in_a_template_is_one_line_with_its_place(source: str, problem: str) -> None:
    assert refused(site(step__html__j2=source)).startswith(problem)


def test_each_page_has_the_whole_budget() -> None:
    source = '{% for a in range(60000) %}{% endfor %}{% extends "renvooi/step.html.j2" %}'
    own = site(step__html__j2=source)
    for _ in range(10):
        assert len(step_pages(SILENT, own)) == 2


def test_text_that_a_template_prints_is_escaped() -> None:
    source = '{% extends "renvooi/base.html.j2" %}{% block colophon %}{{ super() }}{{ "<b>vet</b>" }}{% endblock %}'
    page = step_pages(NOTIFIED, site(base__html__j2=source))["nl/document/demarcatie/step/2026-02--2026-03/index.html"]
    assert b"&lt;b&gt;vet&lt;/b&gt;" in page
