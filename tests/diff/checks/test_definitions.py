"""Defined terms that nothing uses, and terms that nothing defines."""

from tests.diff.checks.kit import findings, places

DEFINED = """
## Artikel 1. | Definities
1.1 Opdrachtgever: wie de opdracht geeft.
1.2 Data subject (betrokkene): de persoon.
1.3 Persoonsgegevens: gegevens over een persoon.
## Artikel 2. | Algemeen
2.1 De Opdrachtgever vraagt om Persoonsgegevens.
2.2 De {one} krijgt antwoord van de Opdrachtgever.
2.3 De {two} mag klagen.
"""


def test_term_that_nothing_uses_is_for_information() -> None:
    (finding,) = findings(DEFINED.format(one="klant", two="klant"), "term-unused")
    assert (finding.severity, places((finding,))) == ("info", ["Artikel 1.2"])
    assert '"Data subject"' in finding.message


def test_term_that_is_used_by_its_other_name_is_used() -> None:
    assert findings(DEFINED.format(one="betrokkene", two="klant"), "term-unused") == ()


def test_word_with_a_capital_that_nothing_defines_is_for_information() -> None:
    (finding,) = findings(DEFINED.format(one="Leverancier", two="Leverancier"), "term-undefined")
    assert (finding.severity, places((finding,))) == ("info", ["Artikel 2.2"])


def test_defined_words_names_and_single_capitals_are_silent() -> None:
    assert findings(DEFINED.format(one="Betrokkene", two="Betrokkene"), "term-undefined") == ()
    assert findings(DEFINED.format(one="Leverancier", two="klant"), "term-undefined") == ()
    assert findings(DEFINED.format(one="Leverancier Zes", two="Leverancier Zes"), "term-undefined") == ()


def test_document_without_definitions_is_left_alone() -> None:
    text = "1. De Leverancier doet iets.\n2. De Leverancier doet meer.\n3. De Klant betaalt."
    assert findings(text, "term-undefined") == findings(text, "term-unused") == ()
