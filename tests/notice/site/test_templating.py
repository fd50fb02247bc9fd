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
STEP = "nl/document/demarcatie/step/2026-02--2026-03/index.html"
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
    assert "does not say 'Inhoudelijk'" in refused(
        macros(ours.replace("{{ significance | significance | upper_first }}", "Van belang"))
    )


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
        (
            '{% extends "step.html.j2" %}',
            "site: templates/step.html.j2, line 1: it extends itself; extend ours as renvooi/step.html.j2",
        ),
        ('{% include "step.html.j2" %}', "site: templates/step.html.j2, line 1: it prints or loops without end"),
        ("{% for a in onbekend %}{% endfor %}", "site: templates/step.html.j2, line 1: 'onbekend' is undefined"),
        ("{% for a in none %}{% endfor %}", "site: templates/step.html.j2, line 1: 'NoneType' object is not iterable"),
        (
            "{{ 'morgen' | day }}",
            "site: templates/step.html.j2, line 1: a filter or a call is given what it is not for",
        ),
        ("{{ self.onbekend() }}", "site: templates/step.html.j2, line 1: there is no block 'onbekend'; correct"),
        ("{# niets #}", f"site: templates: {STEP}: step.html.j2 prints nothing; write the page in it, or extend ours"),
        ("<!-- niets -->", f"site: templates: {STEP}: step.html.j2 prints nothing; write the page in it, or extend "),
        (
            '{% extends "renvooi/base.html.j2" %}\n{% block colofon %}{% endblock %}',
            "site: templates/step.html.j2, line 2: there is no block 'colofon' in renvooi/base.html.j2; fill policy, ",
        ),
        (
            '{% extends "renvooi/base.html.j2" %}\n<p>Voorbeeldstraat 12</p>',
            "site: templates/step.html.j2, line 2: what stands in no block is on no page; fill policy, title, ",
        ),
    ],
)
def test_mistake_in_a_template_is_one_line_with_its_place(source: str, problem: str) -> None:
    assert refused(site(step__html__j2=source)).startswith(problem)


MISSING = (
    '{% extends "nope.html.j2" %}',
    '{% include "nope.html.j2" %}',
    '{% include ["nope.html.j2"] %}',
    '{% import "nope.html.j2" as parts %}',
    '{% from "nope.html.j2" import badge %}',
    '{% extends "nope" ~ ".html.j2" %}',
    '{% set name = "nope.html.j2" %}{% extends name %}',
    '{% extends "nope.html.j2" %}{% block content %}{% endblock %}',
)


@pytest.mark.parametrize("source", MISSING)
def test_template_that_is_not_there_is_named_with_those_that_are(source: str) -> None:
    said = refused(site(step__html__j2=f"\n{source}"))
    assert said.startswith("site: templates/step.html.j2, line 2: there is no template nope.html.j2; there are base.")
    assert all(name in said for name in template_names())


@pytest.mark.parametrize("name", ["none", "3", "[]", '""', '"a\n\nb"'])
def test_what_is_no_name_of_a_template_is_a_mistake_too(name: str) -> None:
    assert "line 1: there is no template " in refused(site(step__html__j2=f"{{% extends {name} %}}"))


def test_template_that_may_be_missing_may_be_missing() -> None:
    source = '{% include "nope.html.j2" ignore missing %}{% extends "renvooi/step.html.j2" %}'
    assert step_pages(NOTIFIED, site(step__html__j2=source)) == step_pages(NOTIFIED, SITE)


def test_templates_that_extend_each_other_are_told_of_the_way_round() -> None:
    both = {"base.html.j2": '{% extends "step.html.j2" %}', "step.html.j2": '{% extends "base.html.j2" %}'}
    said = refused(Site(replace(SITE.settings, templates=both), ASSETS))
    assert "templates/base.html.j2, line 1: it extends itself by way of step.html.j2; extend ours as renvooi/" in said


def test_mistake_in_a_template_that_no_page_of_these_uses_is_found() -> None:
    said = refused(site(search__html__j2='{% extends "renvooi/search.html.j2" %}{% block nope %}{% endblock %}'))
    assert said.startswith("site: templates/search.html.j2, line 1: there is no block 'nope' in renvooi/search.html.j2")
    assert refused(site(search__html__j2="{{ 1 | nope }}")).startswith(
        "site: templates/search.html.j2, line 1: No filter"
    )


def test_blocks_within_those_of_ours_are_for_the_house_to_name() -> None:
    own = (
        '{% extends "renvooi/base.html.j2" %}'
        "{% block colophon %}{% block adres %}{% endblock %}{{ super() }}{% endblock %}"
    )
    assert step_pages(NOTIFIED, site(base__html__j2=own)) == step_pages(NOTIFIED, SITE)


def test_mistake_that_shows_in_a_template_of_ours_names_those_of_the_house() -> None:
    said = refused(macros("{% macro badge(significance) %}{% endmacro %}"))
    assert said.startswith("site: templates (parts/macros.html.j2): with them, ours goes wrong in step.html.j2, line ")
    assert "does not export the requested name 'breadcrumbs'" in said


def test_each_page_has_the_whole_budget() -> None:
    source = '{% for a in range(60000) %}{% endfor %}{% extends "renvooi/step.html.j2" %}'
    own = site(step__html__j2=source)
    for _ in range(10):
        assert len(step_pages(SILENT, own)) == 2


def test_text_that_a_template_prints_is_escaped() -> None:
    source = '{% extends "renvooi/base.html.j2" %}{% block colophon %}{{ super() }}{{ "<b>vet</b>" }}{% endblock %}'
    page = step_pages(NOTIFIED, site(base__html__j2=source))["nl/document/demarcatie/step/2026-02--2026-03/index.html"]
    assert b"&lt;b&gt;vet&lt;/b&gt;" in page
