"""Statements without exceptions beside their exceptions."""

import pytest

from tests.diff.checks.kit import findings, places, related

EVERYTHING = "1. Alle persoonsgegevens worden verwerkt binnen de EU/EER.\n"
LIST = """
1. De waarborgen:
  - Bij kaarten gebruikt Alfa diensten buiten de EU/EER.
2. Data processor schakelt de volgende sub-processors in: {sub-processors}
  a. Alfa Hosting B.V.
    - Alle gegevens blijven binnen de EU/EER.
  b. Beta Ltd.
    - Alle gegevens blijven binnen de EU/EER.
  c. Gamma Ltd.
    - De gegevens worden verwerkt buiten de EU/EER.
"""


@pytest.mark.parametrize(
    ("absolute", "exception"),
    [
        ("Alle gegevens worden opgeslagen binnen de EU/EER.", "Support vindt plaats buiten de EU."),
        ("De gegevens verlaten de EER nooit.", "Een kaartlaag gebruikt een dienst buiten de EER."),
        ("De persoonsgegevens worden uitsluitend in Nederland bewaard.", "Een deel staat op een server buiten Nederland."),
        ("Gegevens worden nooit buiten de EU/EER verwerkt.", "Bij spoed kan verwerking buiten de EU/EER plaatsvinden."),
        ("Alle gegevens worden in Nederland verwerkt.", "Soms verwerkt een leverancier gegevens in de Verenigde Staten."),
        ("Back-ups worden altijd versleuteld opgeslagen.", "Bij uitzondering worden back-ups niet versleuteld opgeslagen."),
    ],
)  # fmt: skip
def test_exception_elsewhere_is_a_warning_with_both_places(absolute: str, exception: str) -> None:
    (finding,) = findings(f"1. {absolute}\n2. {exception}", "absolute-contradicted")
    assert (finding.severity, places((finding,)), related(finding)) == ("warning", ["Punt 1"], ["Punt 2"])


def test_what_is_said_of_one_sub_processor_is_contradicted_only_where_it_is_named() -> None:
    (finding,) = findings(LIST, "absolute-contradicted")
    assert (places((finding,)), related(finding)) == (["Punt 2, onder a, punt 1"], ["Punt 1, punt 1"])


@pytest.mark.parametrize(
    "text",
    [
        EVERYTHING + "2. Gegevens worden nooit buiten de EU/EER verwerkt.",
        EVERYTHING + "2. Voorbeeld heeft klanten in heel Europa.",
        # limited: not everything, not always, or the exception is in the sentence
        "1. Bij de vaste verwerking staan alle gegevens binnen de EU/EER.\n2. Ontwikkeling vindt plaats buiten de EU/EER.",
        "1. Alle gegevens staan binnen de EU/EER, tenzij anders overeengekomen.\n2. Ontwikkeling vindt plaats buiten de EU.",
        "1. De gegevens staan zo veel mogelijk binnen de EU/EER.\n2. Ontwikkeling vindt plaats buiten de EU/EER.",
        "1. Alle medewerkers werken binnen de EU/EER.\n2. Ontwikkeling vindt plaats buiten de EU/EER.",
        # a rule for the case, a prohibition, and something that is not data
        EVERYTHING + "2. Als Voorbeeld gegevens buiten de EER verwerkt, zorgt hij voor passende waarborgen.",
        EVERYTHING + "2. Doorgifte buiten de EER is niet toegestaan.",
        EVERYTHING + "2. Bij verwerking buiten de EU sluiten wij modelcontracten.",
        EVERYTHING + "2. Een back-up met gegevens staat in Duitsland.",
        EVERYTHING + "2. Klanten buiten Nederland betalen geen btw.",
        # the exception stands beside it
        "1. Alle gegevens staan binnen de EU/EER. Ontwikkeling vindt plaats buiten de EU/EER.",
        # an exception to something else
        "1. Back-ups worden altijd versleuteld opgeslagen.\n2. Bij uitzondering draait een rapport in het portaal.",
    ],
)
def test_limited_statement_or_other_exception_is_silent(text: str) -> None:
    assert findings(text, "absolute-contradicted") == ()
