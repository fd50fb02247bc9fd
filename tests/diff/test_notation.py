"""One notation for what has several."""

import pytest

from renvooi.diff.notation import one_notation


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Zie m.b.t. dit art. 5", "Zie met betrekking tot dit artikel 5"),
        ("EUR 2.500,00 of 2500 euro", "€2500 of €2500"),
        ("om 08.30 uur", "om 8:30 uur"),
        ("5 (vijf) dagen en 5 (zes) dagen", "5 dagen en 5 (zes) dagen"),
        ("Volgens ISO 27001", "Volgens ISO27001"),
        ("Bolder B.V. en Bolder N.V.", "Bolder BV en Bolder NV"),
        ("het produkt", "het product"),
        ("Kijk op https://a.example/art.5 en 'art. 5'", "Kijk op https://a.example/art.5 en 'art. 5'"),
        ("€ 1,500 en € 1.50", "€1,500 en € 1.50"),
    ],
)
def test_notation(text: str, written: str) -> None:
    assert one_notation(text) == written
    assert one_notation(written) == written
