"""A person answers for what a notice says openly, and for nothing else."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from renvooi.model import Accepted, Notice, ReadingWarning
from renvooi.model.errors import BadSettings
from renvooi.notice import load_policy, make_notice, render_notice
from renvooi.notice.accepting import NEVER
from tests.notice.builders import NEW, OLD, breach_term, diff

POLICY = load_policy()
UNREAD = replace(NEW, warnings=(ReadingWarning("picture-page", "Page 4 holds a picture without text.", 4),))
FINDINGS = Path(__file__).parents[2] / "docs" / "findings" / "of-a-notice.md"


def made(*accepted: Accepted, why: bool = True) -> Notice:
    reasons = {"c-term": "Omdat het moest."} if why else {}
    script = diff(breach_term(), new=UNREAD)
    return make_notice(
        script, OLD, UNREAD, policy=POLICY, received=date(2026, 3, 2), reasons=reasons, accepted=accepted
    )


def accept(code: str) -> Accepted:
    return Accepted(code, "Pagina 4 is een foto.", "A. Jansen")


def test_accepted_finding_no_longer_blocks_and_stays_on_record() -> None:
    assert made().blocked
    notice = made(accept("reading-picture-page"))
    assert not notice.blocked
    assert "reading-picture-page" in [found.code for found in notice.findings]
    text = " ".join(render_notice(notice, "text").split())
    assert "Een open punt is beantwoord door A. Jansen: Pagina 4 is een foto." in text


def test_answer_without_words_is_refused() -> None:
    with pytest.raises(BadSettings, match="'-' tells nobody why 'reading-picture-page' stays open"):
        made(replace(accept("reading-picture-page"), because="-"))


def test_other_errors_still_block() -> None:
    assert [found.code for found in made(accept("reading-picture-page"), why=False).open_points] == ["reason-missing"]


@pytest.mark.parametrize("code", NEVER)
def test_what_would_make_the_notice_untrue_cannot_be_accepted(code: str) -> None:
    with pytest.raises(BadSettings, match=f"'{code}' cannot be accepted: "):
        made(accept(code), why=False)


@pytest.mark.parametrize("code", ["no-basis-found", "readng-picture-page"])
def test_code_that_is_no_open_error_is_refused(code: str) -> None:
    with pytest.raises(BadSettings, match=r"is no open error of this notice \(reading-picture-page\); leave it out"):
        made(accept(code))


def test_page_about_findings_names_what_cannot_be_accepted() -> None:
    page = FINDINGS.read_text("utf-8").split("## Accepting", 1)[1]
    assert [code for code in NEVER if f"`{code}`" not in page] == []
