"""A template of a house fails in one line with its place, and always ends."""

import pytest

from renvooi.model.errors import BadSettings
from renvooi.notice.render.filters import filters_in
from renvooi.notice.render.templating import MAX_TURNS, house_blocks, house_environment

NAME = "nl/notice.md.j2"


def printed(text: str, **values: object) -> str:
    whole = f"{{% block opening %}}{text}{{% endblock %}}"
    environment = house_environment({NAME: whole}, filters_in("nl"), printed=str)
    return house_blocks(environment, NAME, values)["opening"]


def test_template_prints_loops_and_sums() -> None:
    assert printed("{% for one in range(3) %}{{ loop.index * 2 }}{{ ',' if not loop.last }}{% endfor %}") == "2,4,6"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("een\n{{ naam }}", "nl/notice.md.j2, line 2: 'naam' is undefined"),
        ("een\n\n{% if %}", "nl/notice.md.j2, line 3: Expected an expression"),
        ("{{ x.__class__ }}", "nl/notice.md.j2, line 1: access to attribute '__class__' of 'str' object is unsafe."),
        ("{{ x.format() }}", "nl/notice.md.j2, line 1: access to attribute 'format' of 'str' object is unsafe."),
        ("{{ 1 / 0 }}", "nl/notice.md.j2, line 1: division by zero"),
        ("{{ x + 1 }}", "nl/notice.md.j2, line 1: can only concatenate str"),
        ("{{ x | indent(3) }}", "nl/notice.md.j2, line 1: No filter named 'indent'."),
        ("{% include 'elders' %}", "nl/notice.md.j2, line 1: elders"),
        ("{{ x * 1000000 }}", "'*' is for small numbers only"),
        ("{{ 9 ** 9 ** 9 }}", "'**' is for small numbers only"),
        ("{{ '%999999999d' % 1 }}", "'%' is for small numbers only"),
        ("{{ range(10000000) }}", "Range too big"),
        ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "it prints or loops without end"),
        ("{% for a in range(2000) %}{% for b in range(2000) %}{% endfor %}{% endfor %}", "it prints or loops without"),
        ("{% for a in range(90000) %}{{ big }}{% endfor %}", "it prints or loops without end"),
    ],
)
def test_failure_is_one_line_with_its_place(text: str, problem: str) -> None:
    with pytest.raises(BadSettings) as caught:
        printed(text, x="x", big="x" * 1000)
    assert problem in str(caught.value)
    assert str(caught.value).startswith("house: templates/nl/notice.md.j2")
    assert "\n" not in str(caught.value)


def test_budget_is_far_above_what_a_notice_needs() -> None:
    assert printed("{% for a in range(99000) %}{% endfor %}") == ""
    assert MAX_TURNS > 10 * 99_000
