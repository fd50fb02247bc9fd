"""Who does what in a sentence: party, verb and task of every clause."""

import time

import pytest

from renvooi.diff.statements import Statement, statements
from tests.diff.builders import PARTIES

Row = tuple[str, str, str]


def said(text: str) -> list[Row]:
    """Party, verb and task of each statement that makes a row of a ledger."""
    return [
        (_who(one), one.verb.value, one.task)
        for one in statements(text, PARTIES)
        if not one.conditional and not one.describes
    ]


def _who(one: Statement) -> str:
    return "+".join(who.name or who.kind for who in one.parties) or "nobody"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Na oplevering bewaakt de klant het model.", [("client", "does", "bewaakt het model")]),
        ("Daarnaast zorgt Voorbeeld voor herstel.", [("processor", "does", "herstel")]),
        (
            "Voorbeeld bewaakt de server en stelt de klant op de hoogte.",
            [("processor", "does", "bewaakt de server"), ("processor", "does", "stelt de klant op de hoogte")],
        ),
        (
            "De klant mag dit aanpassen, maar moet het melden.",
            [("client", "may", "aanpassen"), ("client", "does", "melden")],
        ),
        (
            "De klant kan de koppeling niet overnemen; testen en in gebruik nemen doet Voorbeeld.",
            [("client", "does-not", "koppeling overnemen"), ("processor", "does", "testen en in gebruik nemen doet")],
        ),
        (
            "Partij die de server host, is verantwoordelijk voor beheer. Voor het portaal is dat Voorbeeld.",
            [("rule", "bears", "beheer"), ("processor", "bears", "beheer")],
        ),
        ("Het gebruik is de verantwoordelijkheid van de leverancier en dus de klant.", [("client+leverancier", "bears", "gebruik")]),
        ("De kosten zijn voor rekening van de klant.", [("client", "bears", "kosten")]),
        ("De planning wordt samen met de klant gemaakt.", [("processor+client", "does", "planning samen gemaakt")]),
        ("Hierop wordt niet gecontroleerd.", [("nobody", "does-not", "Hierop gecontroleerd")]),
        ("De klant krijgt een account.", [("client", "receives", "account")]),
        ("Voorbeeld spant zich in om fouten te herstellen.", [("processor", "tries", "fouten te herstellen")]),
        ("De klant hoeft geen kopie te maken.", [("client", "need-not", "kopie te maken")]),
        ("Wie welke data mag zien, is aan de klant.", [("client", "bears", "welke data mag zien")]),
        ("De data kan niet door Voorbeeld worden gewijzigd, maar door de klant.",
         [("processor", "does-not", "data gewijzigd"), ("client", "may", "data gewijzigd")]),
        ("Onderhoud dat gebruikers merken, kondigt Voorbeeld aan.", [("processor", "does", "Onderhoud kondigt aan dat gebruikers merken")]),
        ("Voorbeeld zorgt dat de verstrekte sleutels apart worden bewaard en jaarlijks worden vervangen.",
         [("processor", "does", "de verstrekte sleutels apart worden bewaard"), ("processor", "does", "verstrekte sleutels jaarlijks vervangen")]),
        ("Voorbeeld zorgt dat de server draait en de kopie wordt gemaakt.",
         [("processor", "does", "de server draait"), ("processor", "does", "kopie gemaakt")]),
        ("Voorbeeld controleert dat de sleutels apart worden bewaard en jaarlijks worden vervangen.",
         [("processor", "does", "controleert de sleutels apart worden bewaard en jaarlijks worden vervangen")]),
        ("Kopieën zijn bestanden die niet door de klant worden gewijzigd en niet kunnen worden gewist.",
         [("client", "does-not", "Kopieën gewijzigd"), ("client", "does-not", "Kopieën gewist")]),
        ("Er is een kluis die door de klant wordt geopend.", [("client", "does", "kluis geopend")]),
        ("De migratie is de taak van de klant. Bij spoed is dit een samenwerking.",
         [("client", "bears", "migratie"), ("processor+client", "does", "migratie")]),
        ("De migratie is een samenwerking.", [("processor+client", "does", "migratie")]),
        ("De beveiliging is een gedeelde verantwoordelijkheid.", [("processor+client", "bears", "beveiliging")]),
        ("Hierin werken we samen met klanten, dus overleg telt.", [("processor+client", "does", "Hierin werken")]),
        ("De uitleg kan op best effort door Voorbeeld worden gegeven.", [("processor", "may", "uitleg op best effort gegeven")]),
        ("De klant meldt storingen via https://hulp.example/meldpunt.", [("client", "does", "meldt storingen via https://hulp.example/meldpunt")]),
        ("Voorbeeld zorgt voor beheer, herstel, enz.", [("processor", "does", "beheer, herstel, enz.")]),
        ("ACME is verantwoordelijk voor de server.", [("acme", "bears", "server")]),
        ("De leverancier van de klant bewaakt de lijn.", [("leverancier van klant", "does", "bewaakt de lijn")]),
        ("Daarna herstelt de provider van Voorbeeld de lijn.", [("provider van voorbeeld", "does", "Daarna herstelt de lijn")]),
        ("De lijn wordt door de leverancier van de klant hersteld.", [("leverancier van klant", "does", "lijn hersteld")]),
        ("De medewerkers van de leverancier van de klant bewaken de lijn.", [("leverancier van klant", "does", "bewaken de lijn")]),
        ("De leverancier van de modem bewaakt de lijn.", [("leverancier", "does", "modem bewaakt de lijn")]),
        ("Noch Voorbeeld noch de klant bewaakt de lijn.", [("processor+client", "does-not", "bewaakt de lijn")]),
        ("Noch Voorbeeld, noch de klant is verantwoordelijk voor de lijn.", [("processor+client", "does-not", "lijn")]),
        ("De lijn wordt noch door Voorbeeld noch door de klant bewaakt.", [("processor+client", "does-not", "lijn bewaakt")]),
        ("Geen van beide partijen bewaakt de lijn.", [("processor+client", "does-not", "bewaakt de lijn")]),
        ("Voorbeeld bewaakt noch de lijn noch de modem.", [("processor", "does-not", "bewaakt noch de lijn noch de modem")]),
        ("Niemand bewaakt de lijn.", [("nobody", "does-not", "bewaakt de lijn")]),
        ("De klant deelt de sleutel met niemand.", [("client", "does-not", "deelt de sleutel met")]),
        ("Voor de lijn is de klant verantwoordelijk.", [("client", "bears", "lijn")]),
        ("Voor de livegang is de klant bereikbaar.", []),
        ("Voorbeeld beheert de servers, behalve de printserver: die beheert de klant zelf.",
         [("processor", "does", "beheert de servers, behalve de printserver"), ("client", "does", "printserver beheert")]),
        ("Voorbeeld vernieuwt licenties, behalve voor de editor: dat doet de klant.",
         [("processor", "does", "vernieuwt licenties, behalve voor de editor"), ("client", "does", "editor doet")]),
        ("Voorbeeld beheert de servers, met uitzondering van de printserver, die de klant beheert.",
         [("processor", "does", "beheert de servers, met uitzondering van de printserver"), ("client", "does", "printserver beheert")]),
        ("Voorbeeld beheert de servers, behalve de printserver in de hal.",
         [("processor", "does", "beheert de servers, behalve de printserver in de hal")]),
        ("Voorbeeld herstelt de lijn, maar de modem vervangt de klant zelf.",
         [("processor", "does", "herstelt de lijn"), ("client", "does", "modem vervangt")]),
    ],
)  # fmt: skip
def test_each_clause_has_its_party_verb_and_task(text: str, rows: list[Row]) -> None:
    assert said(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "De inlog is persoonlijk.",
        "De gegevens van de klant staan in het portaal.",
        "Het Voorbeeld platform bewaakt zichzelf.",
        "Voorbeeld is gecertificeerd.",
        "Met klant bedoelen we de organisatie die tekende.",
        "Dat zijn makers waarmee de klant afspraken en contracten heeft.",
        "De lijst is in samenwerking met Microsoft gemaakt.",
    ],
)
def test_a_sentence_in_which_no_party_acts_makes_no_row(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Voorbeeld helpt op verzoek bij de inrichting.", "op verzoek"),
        ("Voorbeeld helpt bij de inrichting, mits de klant daarom vraagt.", "mits de klant daarom vraagt"),
        ("Als de klant dat vraagt, maakt Voorbeeld een kopie.", "als de klant dat vraagt"),
        ("Na oplevering bewaakt de klant het model.", "Na oplevering"),
        ("Indien gewenst kan Voorbeeld hulp bieden.", "Indien gewenst"),
        ("Voorbeeld maakt tot op heden een kopie.", "tot op heden"),
        ("De klant is verantwoordelijk voor de accounts binnen de eigen omgeving.", "binnen de eigen omgeving"),
        (
            "De klant is verantwoordelijk voor back-ups in de eigen gebouwen, eigen servers en eigen tenant.",
            "in de eigen gebouwen, eigen servers en eigen tenant",
        ),
        ("Voorbeeld levert uren volgens de offerte en afspraken.", "volgens de offerte en afspraken"),
        ("Voorbeeld wist data overeenkomstig de met de klant gemaakte afspraken.", ""),
        (
            "Voorbeeld bewaakt de server, op het niveau zoals bepaald in de bijlage.",
            "op het niveau zoals bepaald in de bijlage",
        ),
        ("De klant mag data wissen indien dat volgens de wet nodig is.", "indien dat volgens de wet nodig is"),
    ],
)
def test_what_limits_a_task_is_its_condition(text: str, condition: str) -> None:
    (statement,) = (one for one in statements(text, PARTIES) if not one.conditional)
    assert statement.condition == condition


def test_who_asks_or_is_consulted_does_not_act() -> None:
    for text in (
        "Op verzoek van de klant wist Voorbeeld de data.",
        "De data wordt door Voorbeeld in overleg met de klant gewist.",
    ):
        assert [_who(one) for one in statements(text, PARTIES)] == ["processor"]


def test_a_clause_stands_where_it_says() -> None:
    text = "Dit is een inleiding. Voorbeeld bewaakt de server en de klant vult de lijst."
    found = statements(text, PARTIES)
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
    assert found[0].sentence == "Voorbeeld bewaakt de server en de klant vult de lijst."


def test_a_sentence_of_50_kb_takes_a_few_seconds_of_cpu_at_most() -> None:
    start = time.process_time()
    assert statements(
        "De klant controleert de data, en beheert de server die Voorbeeld host, als dat kan," * 600, PARTIES
    )
    assert time.process_time() - start < 8
