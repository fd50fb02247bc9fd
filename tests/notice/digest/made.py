"""Steps, windows and senders of a processor that does not exist."""

from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

from renvooi.corpus.outbox.naming import message_id, token_of
from renvooi.model import (
    AgreedVersion,
    Basis,
    BasisSource,
    Bilingual,
    Client,
    Receipt,
    RecipientKind,
    RegisteredWindow,
    RightKind,
)
from renvooi.model.letters import Letter
from renvooi.notice.digest.steps import Counts, Digest, Step
from renvooi.notice.house import House, Links
from renvooi.notice.mail.identity import MailIdentity

AT = datetime(2026, 2, 4, 9, tzinfo=UTC)
IDENTITY = MailIdentity(
    "Voorbeeld Data B.V.",
    "meldingen@voorbeelddata.example",
    "terug@voorbeelddata.example",
    "vragen@voorbeelddata.example",
    "meldingen.voorbeelddata.example",
    None,
    "https://voorbeelddata.example/afmelden/{token}",
)
HOUSE = House(links=Links(new="https://voorbeelddata.example/{document}/{new}"))
STEP = Step(
    "demarcatie",
    "demarcatie",
    "Demarcatie Voorbeeld Data",
    "2026-01",
    "2026-02",
    date(2026, 3, 1),
    Counts(5, 3),
    (Bilingual("Deze versie heeft 5 wijzigingen.", "This version has 5 changes."),),
    "notice-0123",
    14,
    date(2026, 2, 3),
)
FIRST = Step(
    "statement", "data-pro-statement", "Data Pro Statement", None, "06-2025", None, None, (), None, 12, date(2026, 2, 1)
)
DIGEST = Digest(None, (STEP, FIRST))
CONTRACT = Basis(BasisSource.CONTRACT, "Deel 2, artikel 2.2", "03-2025", "binnen 30 dagen", None)
POLICY = Basis(BasisSource.HOUSE_POLICY, None, None, None, Bilingual("Wij geven 30 dagen.", "We give 30 days."))


def subscriber(language: str = "nl", *documents: str, address: str = "lezer@example.org") -> Client:
    """Somebody who follows these documents, or all."""
    followed = tuple(AgreedVersion(one) for one in documents)
    name = "subscriber:0123456789abcdef"
    return Client(name, address, address, language, RecipientKind.SUBSCRIBER, documents=followed)


def named(recipient: Client, mailing: str) -> tuple[str, str]:
    """Message-ID and token of a message."""
    name = message_id(b"key", mailing, recipient.id, 1, domain="voorbeelddata.example")
    token = token_of(name)
    assert token is not None
    return name, token


def window(number: int, last_day: date, coulance: date | None = None, **said: object) -> RegisteredWindow:
    """A window with this last day, of client K-`number`."""
    known: dict[str, object] = {
        "id": f"w-{number:012x}",
        "notice": "notice-0123",
        "document": "data-pro-statement",
        "old": "03-2025",
        "new": "09-2025",
        "client": f"K-{number}",
        "right": "terminate",
        "kind": RightKind.TERMINATE,
        "form": ("written",),
        "days": 30,
        "basis": CONTRACT,
        "term": CONTRACT,
        "opened_by": "N. Jansen",
        "opened_at": "2025-11-20T09:00:00+00:00",
        "receipt": Receipt(
            date(2025, 11, 25),
            last_day,
            "Eerste Kerstdag" if coulance else None,
            coulance,
            "leesbevestiging",
            "N. Jansen",
            "2025-11-25T10:00:00+00:00",
        ),
    }
    return RegisteredWindow(**(known | said))  # type: ignore[arg-type]


def read(letter: Letter) -> EmailMessage:
    """The message of a letter, by a reader that forgives nothing."""
    found = message_from_bytes(letter.message, policy=policy.SMTP.clone(raise_on_defect=True))
    assert isinstance(found, EmailMessage)
    return found


def body(message: EmailMessage, kind: str) -> str:
    """The text or page of a message."""
    part = message.get_body((kind,))
    assert part is not None
    content = part.get_content()
    assert isinstance(content, str)
    return content
