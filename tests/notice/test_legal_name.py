"""The processor is named with its legal form where the document writes it, and never with a guessed one."""

from dataclasses import replace

import pytest

from renvooi.model import Parties, Party
from renvooi.notice.legal_name import legal_name
from tests.notice.builders import OLD, clause


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gemaakt door Voorbeeld Data B.V. (verwerker).", "Voorbeeld Data B.V."),
        ("Gemaakt door Voorbeeld Data BV.", "Voorbeeld Data BV"),
        ("Voorbeeld Data B.V. en Voorbeeld Data BV zijn een.", "Voorbeeld Data BV"),
        ("Gemaakt door Voorbeeld Data.", "Voorbeeld Data"),
        ("Voorbeeld Data B.V. is een dochter van Voorbeeld Data GmbH.", "Voorbeeld Data"),
        ("Niet-Voorbeeld Data Groep B.V. levert dit.", "Voorbeeld Data"),
    ],
)
def test_form_is_the_one_of_the_document(text: str, name: str) -> None:
    parties = Parties(None, Party("Voorbeeld Data"), Party("klant"))
    assert legal_name(replace(OLD, parties=parties, nodes=(clause("1.", text),))) == name


def test_name_that_has_its_form_stays() -> None:
    parties = Parties(None, Party("Voorbeeld Data B.V."), Party("klant"))
    assert legal_name(replace(OLD, parties=parties)) == "Voorbeeld Data B.V."
