"""Text that no rule has seen, printed in several layouts and read back."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from bench.printfacts import document_facts, facts, score
from bench.producers import weasyprint
from bench.producers.layouts import Layout, draw
from bench.producers.markup import html
from bench.producers.printed import pieces, read_printed
from renvooi.parser import parse

NOUNS = (
    "klant leverancier dienst overeenkomst beveiliging back-up licentie beheerder medewerker storing "
    "rapportage koppeling bewaartermijn vergoeding planning wijziging"
).split()
VERBS = "levert controleert beheert bewaart meldt herstelt bespreekt wijzigt toetst beschrijft".split()
TAILS = (
    "binnen tien werkdagen",
    "in overleg met Voorbeeld Data B.V.",
    "zonder extra kosten",
    "voor zover dat nodig is",
    "op verzoek van de klant",
    "volgens het beheerplan van 2025",
)


def sentence(chance: random.Random) -> str:
    """A sentence about a fictional service."""
    first, second = chance.sample(NOUNS, 2)
    return f"De {first} {chance.choice(VERBS)} de {second} {chance.choice(TAILS)}"


def written(seed: int) -> str:
    """A document in Markdown: articles, paragraphs, numbers, letters and bullets."""
    chance = random.Random(seed)
    lines = ["# Voorwaarden van Voorbeeld Data B.V.", f"{sentence(chance)}. {sentence(chance)}."]
    for article in range(1, 8):
        lines += [f"## Artikel {article}. Over de {chance.choice(NOUNS)}", f"{sentence(chance)}. {sentence(chance)}."]
        for number in range(1, 5):
            lines.append(f"{number}. {'. '.join(sentence(chance) for _ in range(chance.randint(1, 4)))}.")
            if chance.random() < 0.4:
                lines += [f"   - {letter}. {sentence(chance)};" for letter in "abc"]
            elif chance.random() < 0.3:
                lines += [f"   - {sentence(chance)};" for _ in range(3)]
        lines.append("### Toelichting\n\n" + ". ".join(sentence(chance) for _ in range(5)) + ".")
    return "\n\n".join(lines)


LAYOUTS = {
    "one column with hyphens": {"columns": 1, "hyphenate": True, "justify": True, "furniture": "both"},
    "two narrow columns": {"columns": 2, "gutter": 10.0, "size": 8.0, "justify": True, "furniture": "none"},
    "three columns on a wide page": {"columns": 3, "landscape": True, "size": 8.5, "furniture": "both"},
    "markers in the text": {"columns": 2, "native": False, "serif": True, "lead": True, "banner": True},
}


@pytest.mark.parametrize("changes", LAYOUTS.values(), ids=LAYOUTS.keys())
@pytest.mark.parametrize("seed", [1, 2])
def test_printed_text_is_read_back(changes: dict[str, object], seed: int, tmp_path: Path) -> None:
    title, nodes = read_printed(written(seed).encode(), "voorwaarden.md")
    printed = pieces(title, nodes)
    layout: Layout = replace(draw(f"{seed}", printed), hanging=True, **changes)  # type: ignore[arg-type]  # by name
    target = tmp_path / "voorwaarden.pdf"
    weasyprint.render(html(printed, layout, language="nl", title=title), target)
    result = score(facts(title, nodes), document_facts(parse(target.read_bytes(), name=target.name), target.name))
    assert (result.missing, result.extra) == ((), ())


def with_tables(seed: int) -> str:
    """A document with narrow tables that fill more than a column, and wide ones."""
    chance = random.Random(seed)
    narrow = [f"| {number} | {sentence(chance)} | € {number},50 |" for number in range(1, 12)]
    wide = [
        f"| Voorbeeldhosting{number} B.V. | {sentence(chance)} | verwerkersovereenkomst | beveiligingsbeleid | |"
        for number in range(1, 6)
    ]
    return "\n\n".join(
        (
            written(seed),
            "## Prijzen",
            "\n".join(("| Nr. | Dienst | Prijs |", "|---|---|---|", *narrow)),
            f"{sentence(chance)}. {sentence(chance)}.",
            "## Partijen",
            "\n".join(("| Naam | Taak | Grondslag | Bijlage | Einde |", "|---|---|---|---|---|", *wide)),
            f"## Slot\n\n{sentence(chance)}. {sentence(chance)}.",
        )
    )


@pytest.mark.parametrize("changes", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_printed_tables_are_read_back(changes: dict[str, object], tmp_path: Path) -> None:
    title, nodes = read_printed(with_tables(3).encode(), "voorwaarden.md")
    printed = pieces(title, nodes)
    layout: Layout = replace(draw("3", printed), hanging=True, **changes)  # type: ignore[arg-type]  # by name
    target = tmp_path / "voorwaarden.pdf"
    weasyprint.render(html(printed, layout, language="nl", title=title), target)
    result = score(facts(title, nodes), document_facts(parse(target.read_bytes(), name=target.name), target.name))
    assert (result.missing, result.extra) == ((), ())


def test_a_row_keeps_its_empty_last_cells() -> None:
    _, nodes = read_printed(b"| Naam | Dienst |\n|---|---|\n| Alfa | |\n", "rijen.md")
    assert [piece.texts for piece in pieces("", nodes)] == [("Naam", "Dienst"), ("Alfa", "")]


def test_lost_clause_costs_itself_and_not_those_after_it() -> None:
    _, nodes = read_printed(written(1).encode(), "voorwaarden.md")
    whole = facts("", nodes)
    result = score(whole, [*whole[:9], *whole[10:]])
    assert result.missing == (whole[9],)
    assert not result.extra


def test_columns_in_the_wrong_order_are_seen() -> None:
    _, nodes = read_printed(written(1).encode(), "voorwaarden.md")
    whole = facts("", nodes)
    half = len(whole) // 2
    assert score(whole, [*whole[half:], *whole[:half]]).f1 < 0.6
