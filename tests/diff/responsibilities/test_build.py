"""The ledger of one version: which rows it holds, and where they stand."""

from renvooi.diff import responsibilities
from renvooi.model import Duty
from tests.diff.builders import doc

TEXT = """
# Algemeen
- Voorbeeld en de klant beveiligen elk hun eigen omgeving.
- Voorbeeld bewaakt de “server” en zorgt voor updates. De inlog is persoonlijk.
# Beheer
- Partij die de server host, zorgt voor toegang. Controle wordt niet uitgevoerd.
- Het gebruik is de verantwoordelijkheid van de leverancier en dus de klant.
# Verschillen {differences}
- De klant is verantwoordelijk voor dit punt, dat is verduidelijkt.
"""


def test_rows_name_party_duty_task_and_place() -> None:
    rows = responsibilities(doc(TEXT)).rows
    assert [(row.address, row.party, row.duty, row.task) for row in rows] == [
        ("Algemeen, punt 1", "both", Duty.DOES, "beveiligen elk hun eigen omgeving"),
        ("Algemeen, punt 2", "processor", Duty.DOES, "bewaakt de 'server'"),
        ("Algemeen, punt 2", "processor", Duty.DOES, "updates"),
        ("Beheer, punt 1", "rule", Duty.DOES, "toegang"),
        ("Beheer, punt 1", "nobody", Duty.DOES_NOT, "Controle uitgevoerd"),
        ("Beheer, punt 2", "client+third", Duty.BEARS, "gebruik"),
    ]
    assert [row.section for row in rows] == ["Algemeen"] * 3 + ["Beheer"] * 3
    assert rows[-1].names == ("leverancier",)


def test_a_sentence_is_as_printed() -> None:
    assert responsibilities(doc(TEXT)).rows[1].sentence == "Voorbeeld bewaakt de “server” en zorgt voor updates."


def test_the_authors_list_of_changes_says_nothing_of_who_does_what() -> None:
    assert all(row.section != "Verschillen" for row in responsibilities(doc(TEXT)).rows)


def test_a_document_in_which_nobody_does_anything_has_no_rows() -> None:
    assert responsibilities(doc("# Algemeen\n- De inlog is persoonlijk.")).rows == ()


def test_what_neither_party_is_responsible_for_is_left_to_nobody() -> None:
    text = "# Lijn\n- Noch Voorbeeld noch de klant is verantwoordelijk voor de lijn.\n- Noch Voorbeeld noch de klant deelt de sleutel."
    rows = responsibilities(doc(text)).rows
    assert [(row.party, row.duty, row.task) for row in rows] == [
        ("nobody", Duty.DOES_NOT, "lijn"),
        ("both", Duty.DOES_NOT, "deelt de sleutel"),
    ]
