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
    lines = [
        f"{at}. {{}} wird in Wolkenhuis gefertigt und dort vom Meister mit Werkzeug bemalt." for at in range(1, 12)
    ]
    german = (
        "\n".join(line.format("Dieses Spielzeug für Kinder im Garten") for line in lines) + "\n12. Auch Wolkenhuys."
    )
    dutch = "\n".join(line.format("dit alles hier") for line in lines) + "\n12. En bij Wolkenhuys."
    assert findings(german, "spelling-suspect") == ()
    assert len(findings(dutch, "spelling-suspect")) == 1
