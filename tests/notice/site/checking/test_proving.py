"""What is proved to need no mending is read by the parser of the specification in the same way, without a mistake."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinyhtml5.parser import HTMLParser  # type: ignore[import-untyped]  # ships no types

from renvooi.notice.site.checking.markup import Element
from renvooi.notice.site.checking.proving import prove
from renvooi.notice.site.checking.reading import read_page

_SHELL = '<!doctype html>\n<html lang="nl"><head><meta charset="utf-8"><title>T</title></head><body>{}</body></html>\n'
_NAMES = (
    "a b button caption code dd del details div dl dt em fieldset form h2 h3 header ins label legend li main nav "
    "noscript ol option p pre select section small span summary svg path table tbody td textarea tfoot th thead tr ul "
    "script title body head article search figure figcaption video optgroup"
).split()
_LEAVES = st.sampled_from(
    [
        "x", " ", "&amp;", "&nbsp;", "&eacute;", "&nope;", "&#8364;", "<br>", "<br/>", "<hr>", '<img src="x" alt="">',
        '<input type="checkbox" checked>', "<wbr>", "a > b", '"', "'", "</br>", "<path/>", "<div/>", "<!-- x -->", "]]>",
        "\u0085", "\ufffe", "\r\n", "<meta content='a>b'>", "<p>", "</p>", "<li>", '<b title="a > b">c</b>', "<P>y</P>", '<b title="a\tb">c</b>', '<b\ntitle="a b">c</b>',
        '<i a=1>z</i>', "<script>1</script>", '<script src="x" defer></script>', '<svg viewBox="0 0 1 1"><path d="M0"/></svg>',
    ]
)  # fmt: skip
_TREES = st.recursive(
    _LEAVES,
    lambda inner: st.builds(
        lambda name, children: f"<{name}>{''.join(children)}</{name}>",
        st.sampled_from(_NAMES),
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)


def shape(element: Element) -> object:
    """An element as what must be equal: the body of a table that has none is the parser's."""
    children = [one for child in element.children for one in (child.children if child.name == "tbody" else [child])]
    return element.name, element.attributes, "".join("".join(element.texts).split()), [shape(one) for one in children]


@settings(max_examples=120, deadline=None)
@given(st.lists(_TREES, max_size=4))
def test_what_is_proved_is_what_the_specification_reads(trees: list[str]) -> None:
    text = _SHELL.format("".join(trees))
    proved = prove(text)
    if proved is None:
        return
    parser = HTMLParser(namespace_html_elements=False)
    parser.parse(text)
    assert parser.errors == []
    assert shape(proved) == shape(read_page("x.html", text.encode() + b"<!-- not to be proved -->").root)


@pytest.mark.parametrize(
    "inner",
    [
        '<p>Een <b>vet</b> woord, een regel<br>en een <a href="x">verwijzing</a>.</p>',
        "<table><thead><tr><th scope='col'>A</th></tr></thead><tbody><tr><td><p>b</p></td></tr></tbody></table>",
        '<ul><li>a<ul><li>b</li></ul></li></ul><input type="radio" checked><details open><summary>s</summary></details>',
        '<dl><div><dt>a</dt><dd>b</dd></div></dl><svg viewBox="0 0 2 2" aria-hidden="true"><path d="M0 0"/></svg>',
        "a&nbsp;b &rarr; c &#34;d&#34;",
    ],
)
def test_what_templates_write_is_proved(inner: str) -> None:
    assert prove(_SHELL.format(inner)) is not None


@pytest.mark.parametrize(
    "inner",
    [
        "<p><div></div></p>",
        "<a href='x'><span><a href='y'></a></span></a>",
        "<table><tr><p>a</p></tr></table>",
        "<ul>text</ul><table>text</table>",
        "<div/>",
        "</br>",
        "<button><button></button></button>",
        "<h2><h3></h3></h2>",
        "<svg><p></p></svg>",
        "<textarea><b></b></textarea>",
        "<b title='a > b'></b>",
        "<custom-element></custom-element>",
    ],
)
def test_what_a_parser_mends_is_not_proved(inner: str) -> None:
    assert prove(_SHELL.format(inner)) is None


def test_lines_are_those_of_the_file() -> None:
    page = read_page("x.html", _SHELL.format("\n\n<p>a</p>").encode())
    assert next(page.all("p")).line == 4
