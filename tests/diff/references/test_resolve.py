"""What references of every kind mean in one document: a table of citations, where they stand and what they resolve to."""

import pytest

from renvooi.diff.outline import Item, Names, Outline, outline
from renvooi.diff.references import Resolver, mentions
from tests.diff.builders import doc

TREE = """
# Deel 1 | Statement
## Algemeen
1. Voorbeeld levert de volgende diensten: {services}
  a. Rapporten
  b. Koppelingen
  c. Advies
2. Voorbeeld schakelt de volgende sub-processors in: {sub-processors}
  a. Denkbeeldig Hosting B.V.
  b. Verzonnen Analyse Ltd.
3. ITEM
4. Gegevens worden na een week gewist.
  - Ook de reservekopie.
  - BULLET
## Beheer en ondersteuning (portaal)
- Voorbeeld beantwoordt vragen.
- De klant meldt storingen.
- De klant beheert accounts.
## Duur
- Dit loopt een jaar.
# Deel 2 | Standaardclausules voor verwerkingen
## Artikel 1. | Begrippen
1.1 Woorden met een hoofdletter staan hier.
1.2 Een dag is een kalenderdag.
## Artikel 2. | Opzegging
2.1 Opzeggen kan schriftelijk.
2.2 Opzeggen kan als:
  a. de klant niet betaalt;
  b. Voorbeeld niet levert.
2.3 ARTICLE
## Artikel 3. | Betaling
1. Facturen worden maandelijks gestuurd.
2. De klant betaalt op tijd:
  a. per bank;
  b. LETTER
3. PARAGRAPH
## Artikel 4. | Slot
4.1 Nederlands recht geldt.
## Artikel 12a. | Overgang
12a.1 Oude afspraken vervallen.
# Bijlage 1 | Tarieven
## Artikel 1. | Uurtarief
1.1 Het uurtarief is vast.
## Artikel 2. | Reiskosten
2.1 TARIFF
# Hoofdstuk IV | Toezicht
## 4.7 | Audit
- De klant mag een audit laten doen.
"""
PLACES = ("ITEM", "BULLET", "ARTICLE", "LETTER", "PARAGRAPH", "TARIFF")

TABLE = """
ITEM | zie punt 4 | Deel 1, punt 4
ITEM | zie artikel 4 | Deel 1, punt 4
ITEM | zie art. 4 | Deel 1, punt 4
ITEM | zie item 4 | Deel 1, punt 4
ITEM | zie ARTIKEL 4 | Deel 1, punt 4
ITEM | zie punten 1 en 2 | Deel 1, punt 1; Deel 1, punt 2
ITEM | zie punten 1, 2 en 4 | Deel 1, punt 1; Deel 1, punt 2; Deel 1, punt 4
ITEM | zie punt 1 t/m 4 | Deel 1, punt 1; Deel 1, punt 2; Deel 1, punt 3; Deel 1, punt 4
ITEM | volgens punt 4, 30 dagen na ontvangst | Deel 1, punt 4
ITEM | zie artikel 4 van Deel 2 | Deel 2, artikel 4
ITEM | zie artikel 2.1 van Deel 2 | Deel 2, artikel 2.1
ITEM | zie Deel 2, artikel 2.1 | Deel 2; Deel 2, artikel 2.1
ITEM | zie Deel 2 (artikel 4) | Deel 2; Deel 2, artikel 4
ITEM | zie artikel 2.1 van de Standaardclausules | Deel 2, artikel 2.1
ITEM | zie artikel 2.1 van de Standaardclausules voor verwerkingen | Deel 2, artikel 2.1
ITEM | zie lid 2 van artikel 3 van Deel 2 | Deel 2, punt 2
ITEM | dit punt blijft gelden | Deel 1, punt 3
ITEM | het vorige punt geldt niet | Deel 1, punt 2
ITEM | het volgende punt geldt ook | Deel 1, punt 4
ITEM | dit document en deze dienst | none
ITEM | zie dienst b | Deel 1, punt 1, onder b
ITEM | zie dienst B | Deel 1, punt 1, onder b
ITEM | zie product A | Deel 1, punt 1, onder a
ITEM | zoals in dienst B of een rapport | Deel 1, punt 1, onder b
ITEM | zoals diensten A, B en C | Deel 1, punt 1, onder a; Deel 1, punt 1, onder b; Deel 1, punt 1, onder c
ITEM | zie dienst g | -
ITEM | via subverwerker b. | Deel 1, punt 2, onder b
ITEM | via sub-processor A | Deel 1, punt 2, onder a
ITEM | via subprocessor a en subverwerker b | Deel 1, punt 2, onder a; Deel 1, punt 2, onder b
ITEM | puntje 2 onder Beheer en ondersteuning | Deel 1, Beheer en ondersteuning (portaal), punt 2
ITEM | puntje 2 onder “Beheer en ondersteuning” | Deel 1, Beheer en ondersteuning (portaal), punt 2
ITEM | het laatste puntje onder Beheer en ondersteuning | Deel 1, Beheer en ondersteuning (portaal), punt 3
ITEM | het eerste punt onder Beheer en ondersteuning | Deel 1, Beheer en ondersteuning (portaal), punt 1
ITEM | het tweede puntje onder het kopje Beheer en ondersteuning geldt | Deel 1, Beheer en ondersteuning (portaal), punt 2
ITEM | puntje 9 onder Beheer en ondersteuning | -
ITEM | alles wat hiervoor is vermeld onder Beheer en ondersteuning geldt | Deel 1, Beheer en ondersteuning (portaal)
ITEM | wat staat onder “Beheer en ondersteuning” | Deel 1, Beheer en ondersteuning (portaal)
ITEM | dit valt onder Nederlands recht | none
ITEM | dit valt onder Duur van het jaar | none
ITEM | zie paragraaf “Beheer en ondersteuning” | Deel 1, Beheer en ondersteuning (portaal)
ITEM | zie bijlage 1 | Bijlage 1
ITEM | zie artikel 2 van bijlage 1 | Bijlage 1, artikel 2
ITEM | zie bijlage 1, artikel 2 | Bijlage 1; Bijlage 1, artikel 2
ITEM | zie bijlage 3 | -
ITEM | zie hoofdstuk IV | Hoofdstuk IV
ITEM | zie hoofdstuk 4 | Hoofdstuk IV
ITEM | zie paragraaf 4.7 | 4.7 Audit
ITEM | het eerste punt is dat dit goed gaat | none
ITEM | op dit punt 3% korting | none
ITEM | onder de voorwaarden van de klant | none
BULLET | dit punt blijft gelden | Deel 1, punt 4
ARTICLE | zie artikel 1 | Deel 2, artikel 1
ARTICLE | zie artikel 1.2 | Deel 2, artikel 1.2
ARTICLE | zie de artikelen 1.1, 1.2 en 2.1 | Deel 2, artikel 1.1; Deel 2, artikel 1.2; Deel 2, artikel 2.1
ARTICLE | zie artikelen 1 t/m 3 | Deel 2, artikel 1; Deel 2, artikel 2; Deel 2, artikel 3
ARTICLE | zie artikelen 1 tot en met 3 | Deel 2, artikel 1; Deel 2, artikel 2; Deel 2, artikel 3
ARTICLE | zie artikel 12a | Deel 2, Artikel 12a. Overgang
ARTICLE | zie artikel 2.2 onder b | Deel 2, artikel 2.2, onder b
ARTICLE | zie artikel 2.2, aanhef en onder a | Deel 2, artikel 2.2, onder a
ARTICLE | zie artikel 2.2 sub a en b | Deel 2, artikel 2.2, onder a; Deel 2, artikel 2.2, onder b
ARTICLE | zie artikel 2 lid 2 | Deel 2, artikel 2.2
ARTICLE | zie artikel 2, tweede lid, onder b | Deel 2, artikel 2.2, onder b
ARTICLE | zie artikel 3 lid 1 | Deel 2, punt 1
ARTICLE | zie artikel 3.2 | Deel 2, punt 2
ARTICLE | zie de artikelen 2, eerste en derde lid, en 3 | Deel 2, artikel 2.1; Deel 2, artikel 2.3; Deel 2, artikel 3
ARTICLE | zie artikelen 2 lid 1 en 3 lid 2 | Deel 2, artikel 2.1; Deel 2, punt 2
ARTICLE | zie lid 1 van artikel 3 | Deel 2, punt 1
ARTICLE | zie artikel 1 van dit document | Deel 2, artikel 1
ARTICLE | zie artikel 1 van deze overeenkomst | Deel 2, artikel 1
ARTICLE | hierop is artikel 4 van toepassing | Deel 2, artikel 4
ARTICLE | zie punt 4 van Deel 1 | Deel 1, punt 4
ARTICLE | zie Deel 1, punt 4 | Deel 1; Deel 1, punt 4
ARTICLE | zoals in dit artikel bepaald | Deel 2, artikel 2
ARTICLE | zie het vorige artikel | Deel 2, artikel 1
ARTICLE | zie het volgende artikel | Deel 2, artikel 3
ARTICLE | section 1.2 and clause 4 apply | Deel 2, artikel 1.2; Deel 2, artikel 4
ARTICLE | clause 2.2(a) of this agreement applies | Deel 2, artikel 2.2, onder a
ARTICLE | this Section applies | Deel 2, artikel 2
ARTICLE | zie artikel 9 | -
ARTICLE | zie artikel 1.9 | -
PARAGRAPH | het tweede lid | Deel 2, punt 2
PARAGRAPH | het eerste en tweede lid | Deel 2, punt 1; Deel 2, punt 2
PARAGRAPH | lid 2 van dit artikel | Deel 2, punt 2
PARAGRAPH | lid 2, onder a | Deel 2, punt 2, onder a
PARAGRAPH | het vorige lid | Deel 2, punt 2
PARAGRAPH | punt 2 van dit artikel | Deel 2, punt 2
PARAGRAPH | lid 7 | -
LETTER | zie onder a | Deel 2, punt 2, onder a
LETTER | zie onderdeel a | Deel 2, punt 2, onder a
TARIFF | zie artikel 1 | Bijlage 1, artikel 1
TARIFF | zie artikel 1.1 | Bijlage 1, artikel 1.1
TARIFF | zie artikel 4 | Deel 2, artikel 4
"""
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in TABLE.strip().splitlines()]


def cite(place: str, text: str) -> tuple[Outline, Item]:
    """The document with `text` in one of its places, and the node that holds it."""
    filled = TREE
    for one in PLACES:
        filled = filled.replace(f" {one}\n", f" {text if one == place else 'Hier staat niets bijzonders'}.\n")
    items = outline(doc(filled), Names())
    return items, next(item for item in items if text in item.node.text)


@pytest.mark.parametrize(("place", "text", "expected"), ROWS, ids=[f"{row[0]}: {row[1]}" for row in ROWS])
def test_reference_resolves_to_what_a_reader_would_take_it_for(place: str, text: str, expected: str) -> None:
    items, citing = cite(place, text)
    resolver = Resolver(items)
    found = resolver.references(citing)
    meant = [[item.address for item in resolver.candidates(one, citing)] for one in found]
    if expected == "none":
        assert found == ()
    elif expected == "-":
        assert meant == [[]]
    else:
        assert [one[0] if len(one) == 1 else one for one in sorted(meant)] == sorted(expected.split("; "))


def test_table_is_long_enough_to_hold_every_kind() -> None:
    assert len(ROWS) >= 80
    kinds = {one.kind for _, text, _ in ROWS for one in mentions(text)}
    assert len(kinds) == 9


def test_number_in_two_articles_of_equal_rank_stays_ambiguous() -> None:
    items = outline(doc("# Rechten\n1. Eerst.\n# Plichten\n1. Ook eerst.\n2. Zie punt 1."), Names())
    resolver = Resolver(items)
    (reference,) = resolver.references(items[-1])
    assert resolver.resolve(reference, items[-1]) is None
    assert len(resolver.candidates(reference, items[-1])) == 2


def test_a_german_law_is_cited_by_its_sign_and_not_by_article() -> None:
    text = "# § 1 Zweck\n1. Dieses Gesetz gilt.\n# § 2 Frist\n1. Nach § 1 gilt es.\n2. Nach Artikel 1 des Vertrags gilt es."
    items = outline(doc(text), Names())
    resolver = Resolver(items)
    (sign,) = resolver.references(items[3])
    assert [item.address for item in resolver.candidates(sign, items[3])] == ["§ 1 Zweck"]
    assert resolver.references(items[4]) == ()
