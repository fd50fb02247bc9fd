"""The proof that a difference carries no meaning, and what it must never prove."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.diff.editorial import prove, proven_editorial

WORDS = tuple(
    "klant verwerker zorgt meldt niet geen alleen tenzij binnen 24 36 uur dagen werkdagen twee drie Ierland India ISO 27001 "
    "9001 artikel 2.2 2.3 of en kan moet mag € 110 1.000 1 mei 2031 Alfa B.V. , ( ) altijd zonder".split()
)
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=3, max_size=14)


@given(SENTENCES, st.data())
def test_another_word_is_never_proven_editorial(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.sampled_from([word for word in WORDS if word not in {words[at], ",", "(", ")", "en", "of"}]))
    changed = [*words[:at], other, *words[at + 1 :]]
    if words[at] in {",", "1"} or other == "1":
        # a comma may be idle, and "1" may be the day of a date
        return
    assert proven_editorial(" ".join(words), " ".join(changed)) is None


@given(SENTENCES, st.data())
def test_a_word_less_is_never_proven_editorial(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    stands_twice = words[at] in ("en", "of") and words[at] in words[max(0, at - 1) : at] + words[at + 1 : at + 2]
    if words[at] != "," and not stands_twice:
        assert proven_editorial(" ".join(words), " ".join([*words[:at], *words[at + 1 :]])) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("De klant zegt: “ja”.", "De klant zegt: 'ja'."),
        ("Een lees- en schrijfrecht", "Een lees‑ en schrijfrecht"),
        ("Binnen een week", "Binnen één week"),
        ("Na 1.500 uur", "Na 1500 uur"),
        ("Op 1 mei 2031", "Op 01-05-2031"),
        ("Volgens ISO27001", "Volgens ISO 27001"),
        ("De klant bied hulp", "De klant biedt hulp"),
        ("Dit is de account", "Dit is het account"),
        ("Het kost € 2.500 per jaar", "Het kost € 2500 per jaar"),
        ("Een laatste punt;", "Een laatste punt."),
        ("Het heet “versie 2” hier.", 'Het heet "versie 2" hier.'),
        ("Wij werken met verkopers, of partners.", "Wij werken met verkopers of partners."),
        ("Wij bellen via de app, per telefoon, of digitaal.", "Wij bellen via de app, per telefoon of digitaal."),
        ("Een klant die niet betaalt, wordt gebeld.", "Een klant die niet betaalt wordt gebeld."),
        ("Diensten: a. hosting; b. advies.", "Diensten: a. hosting; en b. advies."),
        ("Voorbeeld Data BV tekent.", "Voorbeeld Data B.V. tekent."),
        ("Het kost EUR 1.200,00.", "Het kost € 1200,-."),
        ("De korting is tien procent.", "De korting is 10%."),
        ("De opslag is 10GB groot.", "De opslag is 10 GB groot."),
        ("Op 1 okt. 2031", "Op 1 oktober 2031"),
        ("De 2e partij", "De tweede partij"),
        ("Dit geldt ten alle tijden", "Dit geldt te allen tijde"),
        ("Dit is overeen gekomen", "Dit is overeengekomen"),
        ("De map is op geslagen bij ons", "De map is opgeslagen bij ons"),
        ("De betalings overzichten", "De betalingsoverzichten"),
        ("De lees- en schrijfrechten", "De leesrechten en schrijfrechten"),
        ("Het voorstel is geaccepteerd.", "Het voorstel is geaccepteert."),
        ("Dit wordt geëvalueerd", "Dit wordt geevalueerd"),
        ("Alle licentie's vervallen", "Alle licenties vervallen"),
        ("De ip-adressen", "De IP-adressen"),
        ("Onze Data processor tekent", "Onze Data Processor tekent"),
        ("Wij gebruiken Nederlandse servers", "Wij gebruiken nederlandse servers"),
        ("Gewist na opzeggng van de dienst", "Gewist na opzegging van de dienst"),
        ("Gewist na opzeggign van de dienst", "Gewist na opzegging van de dienst"),
    ],
)
def test_meaningless_difference_is_proven(old: str, new: str) -> None:
    assert proven_editorial(old, new) is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("De klant, die betaalt, mag dit.", "De klant die betaalt mag dit."),
        ("Een klant betaalt.", "Eén klant betaalt."),
        ("De klant verzekerd.", "De klant verzekert."),
        ("De klant verzekerd tegen schade.", "De klant verzekert tegen schade."),
        ("De Dienst stopt.", "De dienst stopt."),
        ("Het “portaal” is open.", "Het portaal is open."),
        ("a of b", "a en b"),
        ("Artikel 2.2", "Artikel 22"),
        ("Op 01-05-2031", "Op 05-01-2031"),
        ("Na 1,5 uur", "Na 15 uur"),
        ("Dit geldt (niet) altijd", "Dit geldt niet altijd"),
        ("Drie partijen", "Derde partijen"),
        ("Zie https://example.nl/?versie=2026-03-01", "Zie https://example.nl/?versie=2026-03-1"),
        ("Zie https://example.nl/a/01-03-2026", "Zie https://example.nl/b/01-03-2026"),
        ("Klant beheert dit, en Voorbeeld bewaakt a of b", "Klant beheert dit en Voorbeeld bewaakt a of b"),
        ("Klant levert x, y, en z", "Klant levert x, y en z"),
        ("Klant levert wat nodig is, en betaalt", "Klant levert wat nodig is en betaalt"),
        ("Dit geldt voor de eigendom", "Dit geldt voor het eigendom"),
        ("Dit geldt voor de hele school", "Dit geldt voor het hele school"),
        ("Dit geldt voor de hoge blik", "Dit geldt voor het hoge blik"),
        ("Klant regelt de delen", "Klant regelt het delen"),
        ("Klant regelt de overige", "Klant regelt het overige"),
        ("De klant beheerd dit", "De klant beheerdt dit"),
        ("Meld dit meteen", "Meldt dit meteen"),
        ("De klant Bied hulp", "De klant Biedt hulp"),
        ("Hoek van 5' noord", 'Hoek van 5" noord'),
        ("Hoek van 5′ noord", "Hoek van 5″ noord"),
        ("Hoek van 5’ noord", "Hoek van 5” noord"),
        ("Fouten, en storingen", "Fouten en storingen"),
        ("Geen toegang voor derden of klanten zonder contract", "Geen toegang voor derden, of klanten zonder contract"),
        ("Namen, adressen en telefoonnummers ...", "Namen, adressen en telefoonnummers."),
        ("Zie artikel 3.100 van de regeling", "Zie artikel 3100 van de regeling"),
        ("Versie 2.100 van het pakket", "Versie 2100 van het pakket"),
        ("Voorbeeld levert geen updates, en bugfixes.", "Voorbeeld levert geen updates en bugfixes."),
        ("Toegang voor klanten, en beheerders zonder pas.", "Toegang voor klanten en beheerders zonder pas."),
        ("Iedereen, behalve managers, en bezoekers.", "Iedereen, behalve managers en bezoekers."),
        ("De rechten: a. lezen; b. schrijven.", "De rechten: a. lezen; of b. schrijven."),
        ("Een klant, die niet betaalt, wordt gebeld.", "Een klant die niet betaalt wordt gebeld."),
        ("De klant is bevoegd.", "De klant is onbevoegd."),
        ("De klanten melden dit.", "De klant melden dit."),
        ("Het kost € 15,00.", "Het kost € 1500."),
        ("Het kost € 1.50.", "Het kost € 150."),
        ("Het bedrag is EUR 2.500.", "Het bedrag is USD 2.500."),
        ("Tot 12.00 uur", "Tot 12 uur"),
        ("De boete is 10%.", "De boete is 10 promille."),
        ("Binnen 5 (zes) dagen.", "Binnen 5 dagen."),
        ("De termijn duurt 5 min.", "De termijn duurt 5 minimaal."),
        ("De ruimte is 5 m2.", "De ruimte is 5 m²."),
        ("Mail info@voorbeeld.example.", "Mail inf0@voorbeeld.example."),
        ("Zie www.voorbeeld.example/art.5", "Zie www.voorbeeld.example/artikel5"),
        ("Het wachtwoord is 'email'.", "Het wachtwoord is 'e-mail'."),
        ("De optie 'max.' staat aan.", "De optie 'maximaal' staat aan."),
        ("Artikel 12a geldt.", "Artikel 12 a geldt."),
        ("De client start.", "De cliënt start."),
        ("De kosten voor de klant.", "De kosten vóór de klant."),
        ("Voorbeeld Data BV tekent.", "Voorbeeld Data NV tekent."),
        ("De niet-leden betalen.", "De nietleden betalen."),
        ("KPN diensten gaan door.", "KPN-diensten gaan door."),
        ("Voorbeeld verstrekt klant gegevens.", "Voorbeeld verstrekt klantgegevens."),
        ("Voorbeeld verstrekt data klanten.", "Voorbeeld verstrekt dataklanten."),
        ("De verwerke tekent.", "De verwerker tekent."),
        ("De verhuurder zegt op.", "De huurder zegt op."),
        ("Jansen tekent.", "Janssen tekent."),
        ("De klant wil iet wijzigen.", "De klant wil niet wijzigen."),
        ("De beheerder mag hosten.", "De beheerder mag hoesten."),
        ("Stukken zijn verzonden.", "Stukken zijn verzenden."),
        ("De lees- en schrijfrechten", "De leeszalen en schrijfrechten"),
        ("De dienst is incl. btw.", "De dienst is excl. btw."),
        ("Van t/m mei", "Van tot mei"),
        ("Wij tekenen dat dat kan", "Wij tekenen dat kan"),
        ("De eis dat Alfa-Beta tekent", "De eis dat AlfaBeta tekent"),
    ],
)
def test_difference_that_may_matter_is_not_proven(old: str, new: str) -> None:
    assert proven_editorial(old, new) is None


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("De gebruikr tekent", "De gebruiker tekent", "a typing error"),
        ("Zie o.a. de lijst", "Zie onder andere de lijst", "an abbreviation"),
        (
            "De backup van de de server",
            "De back-up van de server",
            "a hyphen or space within one word and a word that stood twice",
        ),
    ],
)
def test_reason_names_what_was_set_aside(old: str, new: str, reason: str) -> None:
    assert proven_editorial(old, new) == f"the same text but for {reason}"


def test_a_typing_error_is_proven_and_not_certain() -> None:
    error, notation = prove("De gebruikr", "De gebruiker"), prove("Zie o.a. A", "Zie onder andere A")
    assert error is not None
    assert notation is not None
    assert (error.certain, notation.certain) == (False, True)
