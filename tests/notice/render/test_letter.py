"""What a house writes around a notice is seen, is a letter, and touches nothing of the notice."""

import pytest

from renvooi.model.errors import BadSettings
from renvooi.notice.render.letter import MAX_BLOCK, require_same_frame
from renvooi.notice.render.markdown import to_markdown
from renvooi.notice.render.quoting import Safe
from tests.notice.render.houses import with_template
from tests.notice.render.test_formats import statement

NAME = "nl/notice.md.j2"
EXTENDS = '{% extends "renvooi/nl/notice.md.j2" %}'


def with_block(text: str, block: str = "opening") -> str:
    return f"{EXTENDS}\n{{% block {block} %}}\n{text}\n{{% endblock %}}\n"


def letter(template: str) -> str:
    return to_markdown(statement(), "nl", with_template(template))


def problem(template: str) -> str:
    with pytest.raises(BadSettings) as caught:
        letter(template)
    said = str(caught.value)
    assert "\n" not in said
    assert said.startswith(f"house: templates/{NAME}")
    return said


@pytest.mark.parametrize("block", ["opening", "closing"])
@pytest.mark.parametrize(
    "text",
    [
        "Beste klant,",
        "Voorbeeldstad, 4 mei 2026\n\nGeachte heer, mevrouw,\n\nHieronder leest u wat er verandert en waarom.",
        "Heeft u vragen? Aarzel dan niet om ons te bellen.",
        "**Voorbeeld Data B.V.**\n*Afdeling Privacy*",
        "Wij zijn bereikbaar via:\n\n- telefoon 0800-1234\n- [het loket](mailto:loket@example.nl)\n\nTot ziens.",
        "Meer uitleg staat op <https://example.nl/uitleg>.",
        "Dit bericht gaat over {{ notice.title | doc }}.",
        "{{ notice.essence[0] | own }}",
        "{% for line in sender_lines %}{{ line }}{% endfor %}",
    ],
)
def test_letter_is_printed(text: str, block: str) -> None:
    bare = to_markdown(statement(), "nl")
    assert len(letter(with_block(text, block))) > len(bare) or "{%" in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!--", "a tag, a comment"),
        ("\\\\<!-- x", "a tag, a comment"),
        ("{{ '<!--' | rendered }}", "a tag, a comment"),
        ("<div style='display:none'>", "a tag, a comment"),
        ("<DIV hidden>", "a tag, a comment"),
        ("<details><summary>x</summary>", "a tag, a comment"),
        ("<s>", "a tag, a comment"),
        ("<style>table{display:none}</style>", "a tag, a comment"),
        ("<script>x()</script>", "a tag, a comment"),
        ("<p onclick=x()>a</p>", "a tag, a comment"),
        ("<bdi hidden>a</bdi>", "a tag, a comment"),
        ("<?php ?>", "a tag, a comment"),
        ("<javascript:x>", "a tag, a comment"),
        ("~~weg~~", "struck text"),
        ("<del>weg</del>", "a tag, a comment"),
        ("<ins>", "a tag, a comment"),
        ("[klik](javascript:alert(1))", "is not shown as it is written"),
        ("[klik](java&#x0A;script:alert(1))", "a link leads to"),
        ("[klik](&#x20;&#9;x:y)", "a link leads to"),
        ("[klik](http://example.nl)", "a link leads to"),
        ("[klik](//example.nl)", "a link leads to"),
        ("[klik](data:text/plain,x)", "is not shown as it is written"),
        ("![x](https://example.nl/a.png)", "it holds a picture"),
        ('[klik](https://example.nl "U hoeft niets te doen")', "shows behind a link only"),
        ("U heeft:\n\n14. dagen", "a list begins with 14; begin it with 1"),
        ("## Kop", "it holds a heading"),
        ("Kop\n===", "it holds a heading"),
        ("> een clausule", "it holds a quotation"),
        ("| Was | Wordt |\n|---|---|\n| a | b |", "it holds a table"),
        ("```", "it holds code"),
        ("~~~", "struck text"),
        ("`a`", "it holds code"),
        ("a\n\n    b", "it holds code"),
        ("***", "it holds a line across the page"),
        ("[//]: # (weg)", "a line that is not shown"),
        ("[a]: https://example.nl", "a line that is not shown"),
        ("a\u200bb", "a character that shows nothing"),
        ("a\u202eb", "a character that shows nothing"),
        ("a\u00adb", "a character that shows nothing"),
        ("a&#8203;b", "is not shown as it is written"),
        ("{% for a in range(2000) %}aa {% endfor %}", f"write at most {MAX_BLOCK}"),
        ("Er verandert niets voor u.", "denies or limits something: 'er verandert niets voor u.'"),
        ("Er ver<br>andert niets voor u.", "denies or limits something"),
        ("Er ver**an**dert niets voor u.", "denies or limits something"),
        ("{% if notice.rights %}U hoeft niets te doen.{% endif %}", "says that there is nothing to do"),
    ],
)
def test_block_that_hides_runs_or_contradicts_is_refused(text: str, said: str) -> None:
    for block in ("opening", "closing"):
        found = problem(with_block(text, block))
        assert f": block {block}: " in found
        assert said in found


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("Beste klant, {{ notice.id }}", 'it takes the place of ours; begin with {% extends "renvooi/nl/notice.md.j2"'),
        ('{% extends "renvooi/en/notice.md.j2" %}', "it takes the place of ours"),
        ('{% extends "renvooi/" + "nl/notice.md.j2" %}', "it takes the place of ours"),
        (f"{EXTENDS}\n\n{{% block rows %}}{{% endblock %}}", "line 3: block 'rows' is not for a house"),
        (f"{EXTENDS}\n{{{{ 1 }}}}", "something outside a block is not for a house"),
        (f"{EXTENDS}\nBeste klant,", "something outside a block is not for a house"),
        (f"{EXTENDS}\n{{% set notice = 1 %}}", "something outside a block is not for a house"),
        (with_block("{% block closing %}{% endblock %}"), "line 3: a block holds no other block or file"),
        (with_block("{% include 'nl/notice.md.j2' %}"), "line 3: a block holds no other block or file"),
        (with_block("{% import 'x' as y %}"), "line 3: a block holds no other block or file"),
        (with_block("{{ super() }}"), "there is no parent block called 'opening'"),
        (with_block("{% if %}"), "line 3: Expected an expression"),
    ],
)
def test_template_fills_blocks_and_nothing_else(template: str, said: str) -> None:
    assert said in problem(template)


def test_closing_that_would_join_our_last_list_is_refused() -> None:
    assert "a block runs into the text around it" in problem(with_block("- een punt meer", "closing"))


def test_frame_sees_what_a_block_took() -> None:
    blocks = {"opening": Safe("Beste klant,"), "closing": Safe("")}
    require_same_frame("Een\n\nBeste klant,\n\nTwee\n", "Een\n\nTwee\n", blocks, template=NAME)
    with pytest.raises(BadSettings, match="a block runs into the text around it"):
        require_same_frame("Een\n\nBeste klant,\n\n", "Een\n\nTwee\n", blocks, template=NAME)
