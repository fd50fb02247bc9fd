"""Unchanged clauses that point back at a changed one."""

from renvooi.diff import diff
from renvooi.diff.antecedents import ANTECEDENT_CHANGED
from renvooi.model import Finding
from tests.diff.builders import doc

OLD = """
# Storingen
- Voorbeeld antwoordt binnen 4 uur op een melding.
- Hierop gelden in het weekend uitzonderingen.
- De klant houdt een lijst van contactpersonen bij.
# Overig
- Wat hiervoor onder Storingen is vermeld, geldt ook voor de testomgeving.
"""


def found(old: str, new: str) -> list[Finding]:
    return [one for one in diff(doc(old), doc(new)).findings if one.code == ANTECEDENT_CHANGED]


def test_clause_after_a_changed_one_and_clause_that_names_its_section_are_found() -> None:
    first, second = found(OLD, OLD.replace("4 uur", "8 uur"))
    assert first.at is not None
    assert first.at.address == "Storingen, punt 2"
    assert [ref.address for ref in first.related] == ["Storingen, punt 1"]
    assert second.at is not None
    assert second.at.address == "Overig, punt 1"


def test_a_clause_that_came_between_is_found() -> None:
    new = OLD.replace("- Hierop", "- De klant betaalt een toeslag van tien euro.\n- Hierop")
    assert [one.at.address for one in found(OLD, new) if one.at] == ["Storingen, punt 3", "Overig, punt 1"]


def test_spelling_and_other_clauses_give_no_finding() -> None:
    assert found(OLD, OLD.replace("een melding", "één melding.").replace("..", ".")) == []
    assert found(OLD.replace("# Overig", "# Rest"), OLD.replace("# Overig", "# Rest")) == []
    lone = OLD.replace("Wat hiervoor onder Storingen is vermeld, geldt", "Dit geldt")
    assert found(lone, lone.replace("contactpersonen bij", "contactpersonen niet bij")) == []


def test_a_clause_that_changed_itself_gives_no_finding() -> None:
    new = OLD.replace("4 uur", "8 uur").replace("Hierop gelden in het weekend uitzonderingen", "Hierop geldt niets")
    assert [one.at.address for one in found(OLD, new) if one.at] == ["Overig, punt 1"]
