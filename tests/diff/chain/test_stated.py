"""Which labels a document states as its own version."""

import pytest

from renvooi.diff import stated_labels
from renvooi.model import NewVersion, explain_label
from tests.diff.builders import doc


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Dit statement geldt vanaf 1 juni 2031, versie 05-2031.", ["05-2031"]),
        ("Dit is versie 06-2031, de opvolger van versie 05-2031.", ["06-2031"]),
        ("Ten opzichte van versie 05-2031 is dit versie 06-2031.", ["06-2031"]),
        ("In versie v1.3 (vervangt versie 1.2).", ["v1.3"]),
        ("Versie: september 2031", ["september 2031"]),
        ("Versie 2.", ["2"]),
        ("Vervangt de versie 05-2031.", []),
        ("De versie die hier geldt, is ondertekend.", []),
    ],
)
def test_label_of_a_statement_is_that_of_the_document_and_not_of_the_one_before(text: str, labels: list[str]) -> None:
    assert [label for label, _ in stated_labels(doc(f"1. {text} {{version}}"))] == labels


def test_only_statements_of_the_version_are_asked() -> None:
    assert stated_labels(doc("1. De klant gebruikt versie 11.4 van de software.")) == ()


def test_statements_that_disagree_are_explained_with_their_places() -> None:
    document = doc("1. Geldt vanaf 1 juni 2031, versie 05-2031. {version}\n2. Dit is versie 06-2031. {version}")
    (said,) = explain_label(NewVersion("06-2031", None, stated=stated_labels(document)), ())
    assert said == (
        "the text of the document states its version as 05-2031 (Punt 1) and 06-2031 (Punt 2), "
        "and it is added as version 06-2031"
    )
