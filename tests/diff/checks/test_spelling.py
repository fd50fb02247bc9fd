"""Names that are spelled two ways."""

import pytest

from tests.diff.checks.kit import findings, places

OFTEN = "1. De dienst van Wolkenhuis.\n2. Ook bij Wolkenhuis.\n3. Dit is van Wolkenhuis.\n"


def test_slips_in_names_are_one_finding_for_information() -> None:
    text = OFTEN + "4. De servers van Wolknehuis.\n5. Beheer met Wolkenhuis Endoint Manager."
    (finding,) = findings(text, "spelling-suspect")
    assert (finding.severity, places((finding,))) == ("info", ["Punt 4"])
    assert '"Wolknehuis" (for "Wolkenhuis"?) and "Endoint" (for "Endpoint"?)' in finding.message


@pytest.mark.parametrize(
    "sentence",
    [
        "De servers van Wolkenhuizen staan er.",  # another form
        "De servers van Wolkenhuis' partner.",
        "De servers van Bolkenhuis.",  # another name: slips seldom hit the first letter
        "De servers van Wolkenreus.",
        "De wolkenhuid is grijs.",
        "Beheer met Wolkenhuis Endpoint Manager.",
        "Beheer met Wolkenhuis Xylotex Manager.",  # a name that is like no word
    ],
)
def test_other_names_and_forms_are_silent(sentence: str) -> None:
    assert findings(f"{OFTEN}4. {sentence}", "spelling-suspect") == ()


def test_rare_name_is_no_measure_of_another() -> None:
    assert findings("1. De dienst van Wolkenhuis.\n2. De servers van Wolknehuis.", "spelling-suspect") == ()


def test_text_that_writes_every_noun_with_a_capital_is_not_judged() -> None:
    line = "Dieses Spielzeug wird in Wolkenhuis vom Meister mit Werkzeug bemalt."
    plain = line.lower().replace("wolkenhuis", "Wolkenhuis")
    german, dutch = (
        "\n".join(f"{at}. {one}" for at in range(1, 13)) + "\n13. Bij Wolkenhuys." for one in (line, plain)
    )
    assert findings(german, "spelling-suspect") == ()
    assert len(findings(dutch, "spelling-suspect")) == 1
