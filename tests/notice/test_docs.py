"""The two pages about notices say what the code does."""

import os
import re
from datetime import date, datetime
from pathlib import Path

import pytest

from renvooi.model import Basis, BasisSource
from renvooi.notice import load_policy, open_window
from renvooi.notice.policy.explaining import facts_of, index_of, page_of

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


PAGES = {
    "README.md": index_of(POLICY),
    **{f"{rule.id}.md": page_of(POLICY, rule) for rule in POLICY.all_rules},
}
if os.environ.get("RENVOOI_GOLDEN") == "write":
    (DOCS / "policy").mkdir(exist_ok=True)
    for stray in (DOCS / "policy").glob("*.md"):
        stray.unlink()
    for name, text in PAGES.items():
        (DOCS / "policy" / name).write_text(text, "utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_page_of_a_rule_says_what_the_policy_file_says(name: str) -> None:
    assert (DOCS / "policy" / name).read_text("utf-8") == PAGES[name]


def test_no_page_is_about_a_rule_that_is_gone() -> None:
    assert {path.name for path in (DOCS / "policy").iterdir()} == set(PAGES)


def test_every_shipped_rule_says_why_and_has_an_example() -> None:
    rules = POLICY.all_rules
    without = [rule.id for rule in rules if {"why", "example"} - {fact.name for fact in facts_of(POLICY, rule)}]
    assert without == []


def test_topics_on_the_page_about_policies_are_those_of_the_file() -> None:
    rules = [rule for rule in POLICY.rules if rule.topic]
    topics = {rule.topic: [one.id for one in rules if one.topic == rule.topic] for rule in rules}
    stated = {topic.strip("`"): re.findall(r"`([^`]+)`", names) for topic, names in table("policy.md", "Topics")}
    assert stated == topics


def test_every_key_of_a_rule_is_explained() -> None:
    page = (DOCS / "policy.md").read_text("utf-8")
    source = (DOCS.parent / "notice" / "renvooi" / "notice" / "policy" / "reading.py").read_text("utf-8")
    keys = set(re.findall(r'(?:table|window|root)\.\w+\("(\w+)"', source)) - {"rights", "rules", "archive"}
    assert len(keys) > 20
    assert sorted(key for key in keys if not re.search(rf"`{key}`|^{key} =|\[{key}\]", page, re.MULTILINE)) == []
