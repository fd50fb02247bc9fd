"""In which section a clause stands, where it was last seen."""

from renvooi.diff import build_history
from renvooi.model import NodeType
from renvooi.notice.site.gathering.sections import find_sections
from renvooi.parser import parse

OLD = "---\ntitle: Afspraken\nversion: 2026-01\n---\n\n# Beheer\n\n1. De klant beheert de accounts.\n\n# Kosten\n\n1. De klant betaalt per maand.\n"
NEW = OLD.replace(
    "# Beheer\n\n1. De klant beheert de accounts.\n\n", "# Toegang\n\n1. De klant beheert de accounts.\n\n"
)


def test_section_is_that_of_the_latest_version_and_none_for_what_stands_at_the_top() -> None:
    lives = build_history([parse(text.encode(), name="afspraken.md") for text in (OLD, NEW)]).lives
    found = find_sections(lives)
    said = {life.wordings[-1].text: found[life.id] for life in lives if life.retired is None}
    assert said["De klant beheert de accounts."] == "Toegang"
    assert said["De klant betaalt per maand."] == "Kosten"
    assert {found[life.id] for life in lives if life.type is NodeType.SECTION} == {""}
    assert set(found) == {life.id for life in lives}
