"""Marks that carry no meaning where they stand, and those that do."""

import pytest

from renvooi.diff.editorial import proven_editorial


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Als de map vol is stopt de dienst.", "Als de map vol is, stopt de dienst."),
        ("Zodra de klant betaalt opent de map.", "Zodra de klant betaalt, opent de map."),
        ("Wij leveren de map, de sleutel, en de les. De les is kort.", "Wij leveren de map, de sleutel en de les. De les is kort."),
        ("Wij regelen dat het werkt, en dat u bericht krijgt.", "Wij regelen dat het werkt en dat u bericht krijgt."),
        ("U mag, na schriftelijke melding de map wissen.", "U mag, na schriftelijke melding, de map wissen."),
        ("Diensten: (a) hosting, (b) advies en (c) beheer.", "Diensten: (a) hosting; (b) advies; en (c) beheer."),
        ("Wij melden: storingen; vragen; en wensen.", "Wij melden: storingen, vragen en wensen."),
        ("De bijlage geldt: zij gaat voor.", "De bijlage geldt; zij gaat voor."),
        ("De bijlage geldt; zij gaat voor.", "De bijlage geldt. Zij gaat voor."),
        ("Bij een storing - ook in de nacht - belt u.", "Bij een storing, ook in de nacht, belt u."),
    ],
)  # fmt: skip
def test_idle_mark_is_proven(old: str, new: str) -> None:
    assert proven_editorial(old, new) is not None
    assert proven_editorial(new, old) is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Indien u vraagt, en wij kunnen leveren wij.", "Indien u vraagt en wij kunnen, leveren wij."),
        ("Klanten die niet betalen, stoppen.", "Klanten, die niet betalen stoppen."),
        ("De middelen omvatten controle, waaronder pasjes, en sloten.", "De middelen omvatten controle, waaronder pasjes en sloten."),
        ("Wij bellen de klant, de beheerder, en de gebruiker.", "Wij bellen de klant, de beheerder en de gebruiker."),
        ("Wij weten dat u zegt dat het werkt, en dat u betaalt.", "Wij weten dat u zegt dat het werkt en dat u betaalt."),
        ("U mag, na akkoord van de klant de map wissen.", "U mag, na akkoord van de klant, de map wissen."),
        ("Diensten: (a) hosting, (b) advies.", "Diensten: (a) hosting; of (b) advies."),
        ("Wij melden: storingen, vragen; wensen.", "Wij melden: storingen; vragen, wensen."),
        ("Alles - mappen - blijft.", "Alles, mappen, blijft."),
        ("Het duurt 5 - 10 dagen.", "Het duurt 5, 10 dagen."),
    ],
)  # fmt: skip
def test_mark_that_may_matter_is_not_proven(old: str, new: str) -> None:
    assert proven_editorial(old, new) is None
    assert proven_editorial(new, old) is None
