"""An id that is not that of the notice: wrong where the account is the same, else that of another account."""

import pytest

from renvooi.model import Diff, Document, Notice, NoticeCheck, Severity
from renvooi.notice import load_policy, make_notice, release, render_notice
from renvooi.notice.verifying import read_told, verify_notice
from tests.notice.builders import NEW, OLD, breach_term, diff, spelling

SCRIPT: Diff = diff(breach_term(), spelling())
REASON = "Onderzoek naar een datalek kost meer tijd dan een dag."
OTHER = "Wij melden voortaan liever later en volledig."
ID = "notice-0123456789abcdef0123"


def noticed(reason: str | None) -> Notice:
    sides: tuple[Document, Document] = (OLD, NEW)
    reasons = {} if reason is None else {"c-term": reason}
    return make_notice(SCRIPT, *sides, policy=load_policy(), received=None, reasons=reasons)


def check(text: str, expected: Notice) -> NoticeCheck:
    return verify_notice(read_told(text.encode(), "brief.md"), expected, SCRIPT, old=OLD, new=NEW)


def severities(found: NoticeCheck) -> list[Severity]:
    return [one.severity for one in found.findings if one.code == "id-differs"]


@pytest.mark.parametrize("reason", [REASON, None], ids=["with a reason", "without"])
def test_other_id_on_the_same_notice_is_an_error(reason: str | None) -> None:
    notice = noticed(reason)
    text = render_notice(notice, "markdown")
    assert severities(check(text, notice)) == []
    assert severities(check(text.replace(notice.id, ID), notice)) == [Severity.ERROR]


@pytest.mark.parametrize("given", [OTHER, None], ids=["another reason", "no reason"])
def test_notice_with_another_account_has_another_id(given: str | None) -> None:
    told = noticed(REASON)
    found = check(render_notice(told, "markdown"), noticed(given))
    assert severities(found) == [Severity.WARNING]
    assert any(noticed(given).id in one.message.nl for one in found.findings)


def test_notice_that_gives_no_reason_where_ours_does_has_another_id() -> None:
    assert severities(check(render_notice(noticed(None), "markdown"), noticed(REASON))) == [Severity.WARNING]


def test_letter_of_ones_own_with_the_same_reason_has_that_id() -> None:
    letter = f"# Wijziging\n\nDeel 1, punt 3 wordt gewijzigd.\n\n{REASON}\n\nKenmerk: {{}}\n"
    notice = release(noticed(REASON), by="A. Jansen")
    assert severities(check(letter.format(notice.id), notice)) == []
    assert severities(check(letter.format(ID), notice)) == [Severity.ERROR]
