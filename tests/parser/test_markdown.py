"""Markdown in: headings, lists, labels, and nothing passed over."""

import pytest

from renvooi.model import NodeType
from renvooi.parser import parse
from tests.parser.drawing import outline


def tree(text: str) -> list[str]:
    return outline(parse(text.encode(), name="x.md").nodes)


def test_lists_keep_their_labels_and_nest() -> None:
    assert tree("1. Een lijst:\n   - a. Eerste\n     - punt\n   - b. Tweede\n2. Einde\n") == [
        "1. Een lijst:",
        " a. Eerste",
        "  • punt",
        " b. Tweede",
        "2. Einde",
    ]


def test_numbers_start_where_the_author_starts_them() -> None:
    assert tree("7. Zevende\n8. Achtste\n") == ["7. Zevende", "8. Achtste"]


def test_article_clauses_are_labelled_by_their_number() -> None:
    assert tree("### Artikel 2. Algemeen\n\n- 2.1 Tekst\n- 2.2 Meer\n") == [
        "Artikel 2. Algemeen",
        " 2.1 Tekst",
        " 2.2 Meer",
    ]


def test_an_escaped_label_is_text() -> None:
    assert tree("- 2\\.1 procent is een getal\n") == ["• 2.1 procent is een getal"]


def test_paragraphs_of_an_item_are_joined_and_soft_breaks_are_blanks() -> None:
    assert tree("1. Eerste\n   regel\n\n   Tweede alinea\n") == ["1. Eerste regel\nTweede alinea"]


def test_html_code_tables_quotes_and_links_are_not_passed_over() -> None:
    text = tree(
        "<b>vet</b>\n\n```\ncode hier\n```\n\n> citaat\n\n| a | b |\n|---|---|\n| c | d |\n\n[hier](https://example.nl/x)\n"
    )
    assert text == ["<b>vet</b>", "code hier", "citaat", "a | b", "c | d", "hier (https://example.nl/x)"]


def test_front_matter_goes_before_what_the_text_says() -> None:
    head = '---\nkind: demarcatie\ntitle: "Een: titel"\nversion: 2026-09\neffective_date: 2026-09-01\n---\n'
    document = parse((head + "## Kop\n\n- Versie: 2026-08\n").encode(), name="x.md")
    assert (document.kind, document.title, document.version) == ("demarcatie", "Een: titel", "2026-09")
    assert str(document.effective_date) == "2026-09-01"


def test_wrong_front_matter_is_a_warning() -> None:
    document = parse(b"---\nkind: brief\neffective_date: morgen\n---\nTekst\n", name="x.md")
    assert [warning.code for warning in document.warnings] == ["bad-front-matter", "bad-front-matter"]


def test_single_heading_above_all_is_the_title() -> None:
    document = parse(b"# Titel\n\nInleiding.\n\n## Kop\n\n- punt\n", name="x.md")
    assert document.title == "Titel"
    assert [node.type for node in document.nodes] == [NodeType.PARAGRAPH, NodeType.SECTION]


def test_text_between_two_rules_is_no_front_matter() -> None:
    assert tree("---\n\nDe klant betaalt 500 euro.\n\n---\n\n## Kop\n\n- punt\n") == [
        "De klant betaalt 500 euro.",
        "Kop",
        " • punt",
    ]


def test_field_that_is_not_read_is_named() -> None:
    document = parse(b"---\nkind: generic\nopzegtermijn: 30 dagen\n---\nTekst\n", name="x.md")
    assert [(w.code, "opzegtermijn" in w.message) for w in document.warnings] == [("unread-front-matter", True)]


def test_a_paragraph_between_nested_lists_keeps_its_place() -> None:
    text = "- Taken:\n\n  Klant:\n\n  - accounts beheren\n\n  Leverancier:\n\n  - servers patchen\n"
    assert tree(text) == ["• Taken:\nKlant:", " • accounts beheren", " Leverancier:", " • servers patchen"]


def test_targets_and_titles_of_links_and_images_are_text() -> None:
    assert tree('![schema](a.png) en [lijst](https://example.nl/l "Voorbeeld B.V.")\n') == [
        "schema (a.png) en lijst (https://example.nl/l Voorbeeld B.V.)"
    ]


def test_what_no_node_holds_is_a_warning() -> None:
    text = "| a | b |\n|---|---|\n| c | d | Klant betaalt |\n\n[ongebruikt]: https://example.nl\n"
    assert [warning.code for warning in parse(text.encode(), name="x.md").warnings] == ["text-lost"]


def test_link_that_is_its_own_text_is_nothing_lost() -> None:
    text = "Schrijf naar [info@example.nl](mailto:info@example.nl) of zie <https://example.nl/a>.\n"
    assert parse(text.encode(), name="x.md").warnings == ()


def test_lists_of_any_depth_are_read() -> None:
    text = "".join(f"{'  ' * depth}- diepte {depth}\n" for depth in range(30))
    assert sum("diepte" in line for line in tree(text)) == 30


@pytest.mark.parametrize("text", ["- 99.5 procent van de tijd\n", "## 24 uur bereikbaar\n"])
def test_an_amount_is_no_label(text: str) -> None:
    (node,) = parse(text.encode(), name="x.md").nodes
    assert node.label in (None, "•")


def test_heading_that_is_not_the_title_stays() -> None:
    document = parse(b"---\ntitle: Titel\n---\n# Klant betaalt alles\n\n## Kop\n\n- punt\n", name="x.md")
    assert [node.heading for node in document.nodes] == ["Klant betaalt alles"]
