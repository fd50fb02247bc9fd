"""What was sent, for the tests of what came back."""

from pathlib import Path

from renvooi.notice.mailbox.reading import read_mail
from renvooi.notice.mailbox.values import Arrived, Mail, SentMessage, sent_messages

MAILS = Path(__file__).parent / "mails"
TOKEN = "abcdefghijklmnopqrstuvwxyz"
MESSAGE_ID = f"<{TOKEN}@voorbeeld-data.example>"
SENT = sent_messages(
    [
        SentMessage(MESSAGE_ID, "n-1", "K-1024", "jurist@klant.example"),
        SentMessage("<234567abcdefghijklmnopqrst@voorbeeld-data.example>", "n-1", "K-2048", "fg@zorg.example"),
        SentMessage("<765432abcdefghijklmnopqrst@voorbeeld-data.example>", "n-1", "K-4096", None),
        SentMessage(
            "<digestdigestdigestdigestdi@voorbeeld-data.example>",
            "digest-1",
            "subscriber:1",
            "lezer@elders.example",
            digest=True,
        ),
    ],
    own=["loket@voorbeeld-diensten.example"],
)


def read(data: bytes | str, name: str = "mail.eml") -> Mail:
    """The mail of these bytes, which can be read."""
    mail = read_mail(Arrived(name, data.encode() if isinstance(data, str) else data))
    assert isinstance(mail, Mail), mail
    return mail
