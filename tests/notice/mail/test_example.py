"""The example that anybody can look at, and nobody gets."""

from renvooi.notice import example_mail
from tests.notice.mail.messages import AT, HEADERS, read, small


def test_example_is_whole_and_comes_from_a_domain_that_is_none() -> None:
    message = read(example_mail(small(), language="nl", at=AT))
    assert message.keys() == [one for one in HEADERS if one not in ("Reply-To", "List-Id")]
    assert message["From"] == '"Voorbeeld Data B.V." <kennisgevingen@example.invalid>'
    names = [one.get_filename() for one in message.iter_attachments()]
    assert names == ["kennisgeving.pdf", "kennisgeving.json", "laatste-dagen.ics"]


def test_same_notice_at_the_same_time_is_the_same_bytes() -> None:
    assert example_mail(small(), language="en", at=AT) == example_mail(small(), language="en", at=AT)
