from renvooi.notice.mailbox.mbox import is_mbox, split_mbox
from renvooi.notice.mailbox.reading import read_mail
from renvooi.notice.mailbox.values import Arrived

FIRST = b"From: a@b.example\nSubject: een\n\nHallo\nFrom hier af\n\nFrom nu af\n"
SECOND = b"From: c@d.example\nSubject: twee\n\nDag\n"


def box(*mails: bytes) -> bytes:
    """Mails as mboxrd keeps them."""
    kept = (mail.replace(b"\nFrom ", b"\n>From ") for mail in mails)
    return b"".join(b"From x@y Tue Mar  3 09:12:44 2026\n" + mail + b"\n" for mail in kept)


def test_mails_of_an_mbox_come_out_as_they_went_in() -> None:
    found = list(split_mbox(box(FIRST, SECOND), "post.mbox"))
    assert [(one.name, one.data) for one in found] == [("post.mbox#1", FIRST), ("post.mbox#2", SECOND)]


def test_what_a_program_notes_of_a_mail_does_not_change_the_mail() -> None:
    noted = FIRST.replace(b"Subject:", b"Status: RO\nX-Keywords: a\n  b\nX-UID: 7\nSubject:")
    (found,) = split_mbox(box(noted), "post.mbox")
    assert found.data == FIRST
    assert b"Status: in orde" in next(split_mbox(box(FIRST + b"Status: in orde\n"), "x")).data


def test_an_mbox_with_windows_line_ends_is_split_too() -> None:
    found = list(split_mbox(box(FIRST, SECOND).replace(b"\n", b"\r\n"), "post.mbox"))
    plain = [read_mail(Arrived("x", FIRST)), read_mail(Arrived("x", SECOND))]
    assert [read_mail(one).data for one in found] == [one.data for one in plain]  # type: ignore[union-attr]  # all are read


def test_a_sentence_that_begins_with_from_stays_in_its_mail() -> None:
    mail = FIRST + b"\nFrom our side: we object.\nReason: too costly\n\nFrom\nhere on\n"
    kept = b"From - Tue Mar 03 09:12:44 2026\n" + mail + b"\nFrom MAILER-DAEMON\n" + SECOND
    assert [one.data for one in split_mbox(kept, "x")] == [mail, SECOND]


def test_a_mail_is_no_mbox() -> None:
    assert is_mbox(box(FIRST))
    assert not is_mbox(FIRST)
    assert list(split_mbox(b"", "leeg.mbox")) == []
