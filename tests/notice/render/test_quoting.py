"""Text of others shows every character and commands none."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.notice.render.markup import dialect
from renvooi.notice.render.quoting import Safe, escaped, quoted, unbroken, visible


class Reader(HTMLParser):
    """The words and the tags of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "br":
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(markdown: str) -> tuple[str, list[str]]:
    """What a browser shows of `markdown`, and the tags that it was given."""
    reader = Reader()
    reader.feed(dialect().render(markdown, {"language": "nl"}))
    reader.close()
    return "".join(reader.words), reader.tags


ATTACKS = [
    "a | b || c \\| d",
    "`code` ``x`` *em* **strong** _em_ ~~weg~~",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</bdi></td></table><ins>nep</ins><br>",
    "[klik](javascript:alert(1)) ![beeld](https://example.nl/x.png) [a]: http://example.nl",
    "<https://example.nl> https://example.nl <a@example.nl>",
    "# Kop\n## Kop\n===\n---\n***",
    "1. een\n2) twee\n- drie\n+ vier\n> vijf\n    zes",
    "- [ ] vakje",
    "&lt;b&gt; &amp; &#60; &copy;",
    "\\*niet\\* \\\\ \\",
    "{{ notice }} {% raw %} {# x #}",
    "| a | b |\n|---|---|\n| c | d |",
    "$$x$$ :warning: @naam ^1^",
    "“aanhaling” ‘enkel’ – streep… €",
]


@pytest.mark.parametrize("text", ATTACKS)
@pytest.mark.parametrize("frame", ["{}", "- {}", "> {}", "# {}", "| A | B |\n|---|---|\n| {} | x |"])
def test_attack_is_shown_and_not_obeyed(text: str, frame: str) -> None:
    words, tags = read(frame.format(quoted(text)))
    harmless = {"bdi", "br", "p", "ul", "li", "blockquote", "h1", "table", "thead", "tbody", "tr", "th", "td"}
    assert text in words
    assert set(tags) <= harmless
    assert tags.count("bdi") == 1


printable = st.text(
    st.characters(
        blacklist_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs", "Mn"],
        blacklist_characters="\u115f\u1160\u2800\u3164\uffa0",
    )
    | st.sampled_from(" \n")
)


@given(printable)
def test_any_text_survives_in_a_table_cell(text: str) -> None:
    words, tags = read(f"| A | B |\n|---|---|\n| {quoted(text)} | x |")
    assert text in words
    assert tags.count("td") == 2


@given(st.text())
def test_any_text_stays_one_cell_on_one_line(text: str) -> None:
    assert "\n" not in quoted(text)
    assert read(f"| A | B |\n|---|---|\n| {quoted(text)} | x |")[1].count("td") == 2


@given(printable)
def test_own_text_is_escaped_too(text: str) -> None:
    assert text.strip() in read(f"x{escaped(text)}x")[0]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("geen\u200bruimte", "geen⟦U+200B⟧ruimte"),
        ("\u202e0001\u202c", "⟦U+202E⟧0001⟦U+202C⟧"),
        ("\u2066x\u2069", "⟦U+2066⟧x⟦U+2069⟧"),
        ("ver\u00adwerker", "ver⟦U+00AD⟧werker"),
        ("\ufeffkop", "⟦U+FEFF⟧kop"),
        ("a\x00b\x07", "a⟦U+0000⟧b⟦U+0007⟧"),
        ("regel\u2028einde", "regel⟦U+2028⟧einde"),
        ("\u3164", "⟦U+3164⟧"),
        ("a\u034fb\ufe01", "a⟦U+034F⟧b⟦U+FE01⟧"),
        ("\ue000", "⟦U+E000⟧"),
        ("\U000e0041", "⟦U+E0041⟧"),
        ("é ë ’ – €", "é ë ’ – €"),
        ("a\r\nb\tc", "a\nb\tc"),
    ],
)
def test_invisible_characters_are_named(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_only_the_exact_tags_of_the_house_pass() -> None:
    words, tags = read('<ins>a</ins> <del>b</del> <br> <ins class="x">c</ins> <INS>d</INS> <b>e</b>')
    assert tags == ["p", "ins", "del", "br"]
    assert '<ins class="x">c' in words


def test_version_label_is_marked_and_no_other_class_passes() -> None:
    assert '<bdi class="version">2026-02</bdi>' in dialect().render(unbroken("2026-02"), {"language": "nl"})
    words, tags = read(unbroken('<b>"</bdi>'))
    assert (words.strip(), tags) == ('<b>"</bdi>', ["p", "bdi"])
    assert "bdi" not in read('<bdi class="other">x')[1]


def test_document_text_carries_its_language() -> None:
    assert '<bdi lang="nl">x</bdi>' in dialect().render(quoted("x"), {"language": "nl"})


def test_what_is_safe_is_marked_so() -> None:
    assert isinstance(quoted("x"), Safe)
    assert not isinstance(quoted("x") + "y", Safe)
