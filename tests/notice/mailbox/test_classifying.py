"""Every example mail in `mails/` is what its first header says."""

from pathlib import Path

import pytest

from renvooi.notice.mailbox.classifying import classify
from renvooi.notice.mailbox.headers import raw_header
from renvooi.notice.mailbox.values import MailClass
from renvooi.notice.mailbox.words import words_of
from tests.notice.mailbox.sending import MAILS, SENT, read

CASES = sorted(MAILS.glob("*.eml"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_mail_is_what_its_header_says(file: Path) -> None:
    mail = read(file.read_bytes(), file.name)
    found = classify(mail, SENT)
    said = (
        found.kind.value,
        found.report.value if found.report else "-",
        "counts" if found.counts else "-",
        found.about.client if found.about else "-",
    )
    assert " ".join(said) == mail.message["Expected"], found.because


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_the_words_of_a_mail_are_those_of_its_sender(file: Path) -> None:
    mail = read(file.read_bytes(), file.name)
    if "Expected-Words" in mail.message:
        assert words_of(mail).text == raw_header(mail.message, "Expected-Words").replace("\\n", "\n")


def test_every_class_has_an_example() -> None:
    shown = {read(file.read_bytes()).message["Expected"].split()[0] for file in CASES}
    assert shown == {kind.value for kind in MailClass} - {"unreadable"}
