"""How the letters of a list are cited."""

import pytest

from tests.diff.checks.kit import findings, places

SERVICES = "1. Dit geldt voor de volgende diensten:\n  a. Rapporten\n  b. Koppelingen\n  c. Training\n"


def test_letters_cited_by_two_words_are_one_finding() -> None:
    (finding,) = findings(f"{SERVICES}2. Zie dienst b.\n3. Zie dienst c.\n4. Zie product b.", "reference-word-varies")
    assert (finding.severity, places((finding,))) == ("info", ["Punt 4"])


@pytest.mark.parametrize(
    "text",
    [
        f"{SERVICES}2. Zie dienst b en dienst c.",
        f"{SERVICES}2. Zie product Z en vitamine B.",
        "1. Zie dienst B.\n2. Er zijn diensten.",
        # "subverwerker" and "sub-processor" are both words of the trade
        "1. De sub-processors zijn:\n  a. Alfa B.V.\n  b. Beta B.V.\n2. Subverwerker b doet dit.\n3. Sub-processor a doet dat.",
    ],
)
def test_one_word_and_lists_that_are_not_there_are_silent(text: str) -> None:
    assert findings(text, "reference-word-varies") == ()
