"""The head of any e-mail of ours, also of one that is no notice."""

from renvooi.notice.mail.checking import require_head
from renvooi.notice.mail.composing import Parts, compose, slot
from renvooi.notice.mail.head import ONE_CLICK, mail_head, recipient_values
from renvooi.notice.mail.headers import link_value
from tests.notice.mail.messages import AT, IDENTITY, MESSAGE_ID, read


def test_digest_may_say_how_to_unsubscribe() -> None:
    more = (("List-Unsubscribe", slot("unsubscribe")), ONE_CLICK)
    head = mail_head(IDENTITY, subject="Wat is er veranderd?", language="nl", whose="digest", more=more)
    link = link_value("https://voorbeelddata.example/af/a1", header="List-Unsubscribe", whose="subscriber:1")
    values = recipient_values(None, "a@example.nl", message_id=MESSAGE_ID, date=AT, whose="subscriber:1")
    skeleton = compose(Parts("Tekst\n", "<p>Tekst</p>\n"), head)
    require_head(skeleton, {**values, "unsubscribe": link}, head)
    whole = read(skeleton.fill({**values, "unsubscribe": link}))
    assert whole["List-Unsubscribe"] == "<https://voorbeelddata.example/af/a1>"
    assert whole["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert whole["To"] == "a@example.nl"


def test_no_head_asks_for_a_receipt_or_says_how_it_was_made() -> None:
    names = {name for name, _ in mail_head(IDENTITY, subject="x", language="nl", whose="x")}
    assert not [one for one in names if one.startswith("X-") or "Notification" in one or "Unsubscribe" in one]
