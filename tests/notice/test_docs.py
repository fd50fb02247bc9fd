"""The two pages about notices say what the code does."""

import re
from datetime import date, datetime
from pathlib import Path

from renvooi.model import Basis, BasisSource
from renvooi.notice import load_policy, open_window

DOCS = Path(__file__).parents[2] / "docs"
POLICY = load_policy()


def table(page: str, heading: str) -> list[list[str]]:
    """The cells of the first table below `heading`, without its head."""
    text = (DOCS / page).read_text("utf-8").split(f"## {heading}\n", 1)[1]
    lines = re.findall(r"^\|(.*)\|$", text.split("\n## ", 1)[0], re.MULTILINE)
    return [[cell.strip() for cell in line.split("|")] for line in lines[2:]]


def test_vectors_on_the_page_about_windows_hold() -> None:
    basis = Basis(BasisSource.CONTRACT, "Deel 2, artikel 2.2", "1", "", None)
    vectors = table("window.md", "Vectors")
    assert len(vectors) == 11
    for received, last, extended, _ in vectors:
        moment = datetime.fromisoformat(received) if "T" in received else date.fromisoformat(received)
        window = open_window(basis, 30, received=moment, coulance=True, equated=POLICY.equated_days)
        printed = [str(day or "") for day in (window.last_day, window.coulance)]
        assert printed == [last, extended], received


def test_default_rules_on_the_page_about_policies_are_those_of_the_file() -> None:
    rules = [(f"`{rule.id}`", rule.consequence_class.value, ", ".join(rule.rights)) for rule in POLICY.rules]
    rules += [(f"`{rule.id}`", "G", "") for rule in POLICY.archive]
    assert [(name, class_, right) for name, class_, _, right in table("policy.md", "Default rules")] == rules


def test_every_key_of_a_rule_is_explained() -> None:
    page = (DOCS / "policy.md").read_text("utf-8")
    source = (DOCS.parent / "notice" / "renvooi" / "notice" / "policy.py").read_text("utf-8")
    keys = set(re.findall(r'(?:table|window|root)\.\w+\("(\w+)"', source)) - {"rights", "rules", "archive"}
    assert len(keys) > 20
    assert sorted(key for key in keys if not re.search(rf"`{key}`|^{key} =|\[{key}\]", page, re.MULTILINE)) == []
