"""The author's own account of the changes stands apart, each claim with what the comparison says of it."""

from pathlib import Path

import pytest

from renvooi.diff import diff
from renvooi.notice import load_policy, make_notice, render_notice
from renvooi.parser import parse

CORPUS = Path(__file__).parents[2] / "corpus" / "documents" / "demarcatie"
APART = {"nl": "## Wat zegt dit document over zichzelf?", "en": "## What does this document say about itself?"}
VERDICTS = {
    "nl": ("voor een deel (anders verwoord, zoals gezegd", "bevestigt dit (toegevoegd, zoals gezegd"),
    "en": ("confirms this in part (reworded, as claimed", "confirms this (added, as claimed"),
}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_verdict_stands_with_the_claim_and_nowhere_else(language: str) -> None:
    old, new = (
        parse((CORPUS / f"demarcatie-{version}.md").read_bytes(), name="demarcatie.md")
        for version in ("2026-01", "2026-02")
    )
    made = make_notice(diff(old, new), old, new, policy=load_policy(), received=None, language=language)
    before, _, apart = render_notice(made, "text", language=language).partition(APART[language].strip("# "))
    shown, said = " ".join(apart.split()), " ".join(before.split())
    assert [verdict for verdict in VERDICTS[language] if verdict not in shown] == []
    assert [verdict for verdict in VERDICTS[language] if verdict in said] == []
    accounts = [len(row.account) for row in (*made.rows, *made.archived, *made.editorial)]
    assert sum(accounts) == len(diff(old, new).claims)
