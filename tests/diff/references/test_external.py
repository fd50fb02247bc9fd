"""What is of an act, a norm or another contract, told apart from what is of the document itself."""

import pytest

from renvooi.diff.references import Origin, mentions, references

TABLE = """
act | Dit volgt uit artikel 33 en 34 Avg.
act | Zie artikel 4 sub 12 Avg en artikel 4, punt 12, AVG.
act | Zie artikel 28 lid 3 van de verordening.
act | Zie artikel 28 van de Algemene verordening gegevensbescherming.
act | Zie de AVG (artikel 28).
act | Zie artikel 28 UAVG.
act | See article 28 GDPR.
act | See article 28 of the General Data Protection Regulation.
act | Zie artikel 7:408 BW.
act | Zie artikel 6:96, tweede lid, van het Burgerlijk Wetboek.
act | Zie Boek 6, artikel 96.
act | Zie artikel 12 van de Wet op de ondernemingsraden.
act | Zie artikel 12, eerste lid, aanhef en onder b, van die wet.
act | Zie artikel 3 Besluit bodemkwaliteit.
act | Zie artikel 5 Auteurswet.
act | Dit is hoogrisico als bedoeld in de AI-verordening bijlage III.
act | Volgens Verordening (EU) 2016/679, artikel 28, geldt dit.
act | Volgens uitvoeringsbesluit (EU) 2021/914, bijlage II, geldt dit.
act | Nach § 14 des Bundesdatenschutzgesetzes gilt dies.
norm | Volgens ISO 27001, hoofdstuk 6, geldt dit.
norm | Zie NEN 7510 paragraaf 5.2.
norm | Zie paragraaf 5.2 van ISO 27002:2022.
other | Zie artikel 5 van de hoofdovereenkomst.
other | Zie artikel 5 van de Overeenkomst.
other | Zie de artikelen 4, 5 of 6 van de algemene voorwaarden.
other | See section 4 of the Master Agreement.
other | Nach seinem Artikel VII gilt dies.
own | Zie artikel 5 van deze overeenkomst.
own | Zie artikel 5 van dit document.
own | Hierop is artikel 5 van toepassing.
own | In geval van artikel 5 van rechtswege eindigen.
own | Zie artikel 5 in het geval dat dit speelt.
own | Zie punt 5 bij de start van het project.
own | Dit geldt voor dienst B of een ander product.
own | Dit geldt voor dienst B van de klant.
own | De wet verplicht daartoe. Zie artikel 5.
own | Zie artikel 5, want de wet verplicht daartoe.
own | Zie artikel 5 of de bijlage.
"""
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("origin", "text"), ROWS)
def test_origin_of_a_reference_is_told_by_the_words_around_it(origin: str, text: str) -> None:
    found = mentions(text)
    assert found
    assert {one.origin for one in found} == {Origin(origin)}
    assert (references(text) == ()) == (origin != "own")


def test_two_articles_share_the_act_that_is_named_after_the_second() -> None:
    first, second = mentions("Zie artikel 5 en artikel 28 Avg.")
    assert (first.origin, first.sure) == (Origin.ACT, False)
    assert (second.origin, second.sure) == (Origin.ACT, True)


def test_own_article_beside_an_act_in_another_clause_of_the_sentence_stays_own() -> None:
    first, second = mentions("Zie artikel 5; dit volgt uit artikel 28 Avg.")
    assert (first.origin, second.origin) == (Origin.OWN, Origin.ACT)


def test_target_of_a_link_does_not_part_a_number_from_its_act() -> None:
    (one,) = mentions("Zie artikel 33 (../../wet/README.md) van de Mediawet.")
    assert one.origin is Origin.ACT
