"""A corpus whose notice went to three clients, and a mailbox with what came back."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from renvooi.cli.corpus import opened
from renvooi.corpus.outbox.enqueuing import enqueue
from renvooi.corpus.outbox.entries import Mailing
from renvooi.corpus.outbox.moving import Outbox
from renvooi.model.deliveries import DeliveryState, Evidence, MailingPurpose, Reply
from tests.cli.windows.conftest import made, notice
from tests.corpus.outbox.made import letter

__all__ = ["made", "notice"]

CLIENTS = ("K-1", "K-2", "K-3")
SENT = datetime(2025, 9, 22, 9, tzinfo=UTC)
NOW = datetime(2025, 9, 25, 9, tzinfo=UTC)
CAME = "Received: from a by b; Tue, 23 Sep 2025 09:00:00 +0200"


@dataclass(frozen=True)
class Post:
    """What was sent, and the folder of what came back."""

    ids: dict[str, str]
    """Message-ID by client."""
    folder: Path

    def put(self, name: str, *lines: str) -> None:
        """Nothing; a mail with these lines lies in the folder."""
        self.folder.mkdir(exist_ok=True)
        (self.folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def report(self, name: str, client: str, action: str, status: str, *, to: str | None = None) -> None:
        """Nothing; a report about the message to a client lies in the folder."""
        self.put(
            name,
            CAME,
            "From: mailer-daemon@mail.example.nl",
            "Subject: Delivery Status Notification",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=g",
            "",
            "--g",
            "Content-Type: message/delivery-status",
            "",
            "Reporting-MTA: dns; mail.example.nl",
            "",
            f"Final-Recipient: rfc822; {to or address(client)}",
            f"Action: {action}",
            f"Status: {status}",
            "",
            "--g",
            "Content-Type: text/rfc822-headers",
            "",
            f"Message-ID: {self.ids[client]}",
            "--g--",
        )

    def reply(self, name: str, client: str, text: str, *headers: str) -> None:
        """Nothing; an answer of a client lies in the folder."""
        head = (CAME, f"From: {address(client)}", "Subject: Re: Kennisgeving", f"In-Reply-To: {self.ids[client]}")
        self.put(name, *head, *headers, "", text)


def address(client: str) -> str:
    """Where the message to a client went."""
    return f"{client.lower()}@klant.example"


@pytest.fixture
def post(notice: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Post:
    """Messages to three clients were accepted by the mail server; windows ask for a delivery report."""
    _set(monkeypatch, SENT)
    with opened(os.environ["RENVOOI_CORPUS"]) as store:
        released = store.notice(notice)
        mailing = Mailing(notice, MailingPurpose.NOTICE, released.document, notice, Evidence.DELIVERED)
        letters = [letter(store, client, mailing=notice) for client in CLIENTS]
        enqueue(store, mailing, letters, windows=True, by="N. Jansen")
        sender = Outbox(store, owner="verzender")
        for claimed in sender.claim(9, lease=timedelta(minutes=5)):
            assert sender.dot(claimed)
            assert sender.settle(claimed, DeliveryState.ACCEPTED, Reply(250, "2.0.0 Ok"))
    _set(monkeypatch, NOW)
    return Post({one.client: one.message_id for one in letters}, tmp_path / "post")


def _set(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    for place in ("corpus", "mailbox.read", "windows.moments"):
        monkeypatch.setattr(f"renvooi.cli.{place}.now", lambda: now)
