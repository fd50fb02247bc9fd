"""The proof that a difference carries no meaning, and what it must never prove."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.diff.editorial import proven_editorial

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
    if words[at] != ",":
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
    ],
)
def test_meaningless_difference_is_proven(old: str, new: str) -> None:
    assert proven_editorial(old, new) is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("De klant, die betaalt, mag dit.", "De klant die betaalt mag dit."),
        ("Een klant betaalt.", "Eén klant betaalt."),
        ("Voorbeeld beheerd dit.", "Voorbeeld beheert dit."),
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
    ],
)
def test_difference_that_may_matter_is_not_proven(old: str, new: str) -> None:
    assert proven_editorial(old, new) is None
