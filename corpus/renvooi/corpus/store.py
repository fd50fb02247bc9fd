"""`Corpus`: every version of every document, what happened to them, and the proof of it.

What is asked here is answered from one moment of the database; steps that write have a file each.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from renvooi.corpus.blobs import get_named
from renvooi.corpus.entries import DocumentEntry, VersionEntry
from renvooi.corpus.events import Event, read_event
from renvooi.corpus.listing import find_version, read_documents, read_verdicts, read_versions
from renvooi.corpus.received import Added, Published, Received, Settings
from renvooi.corpus.tables import events, heads, versions
from renvooi.corpus.transactions import Transactions
from renvooi.model.clients import RecipientKind
from renvooi.model.errors import CorpusUnreadable, UnknownRecord

if TYPE_CHECKING:
    # A command that only lists must not wait for the reader, the diff and the signatures.
    from renvooi.corpus.clients.recording import Recorded
    from renvooi.corpus.kept import KeptHead
    from renvooi.corpus.ledger.heads import SignedHead
    from renvooi.corpus.outbox.deciding_proposals import Accepted
    from renvooi.corpus.outbox.proposing import Answered, Proposed, Reader
    from renvooi.corpus.outbox.recording import Receipts
    from renvooi.corpus.outbox.reporting import Reported, Told
    from renvooi.corpus.register.entries import Erased, PolicyEntry, ReleasedNotice
    from renvooi.corpus.verify import Verification
    from renvooi.model import Client, Document, History, Notice, VerdictRecord
    from renvooi.model.deliveries import Delivery, Proposal
    from renvooi.model.windows import OutcomeKind, RegisteredWindow, ResponseForm


@dataclass(slots=True)
class Corpus(Transactions):
    """An open corpus; made by `open_corpus` and `create_corpus`."""

    def documents(self) -> tuple[DocumentEntry, ...]:
        """All documents, by name."""
        with self.reading() as connection:
            return read_documents(connection)

    def versions(self, document: str) -> tuple[VersionEntry, ...]:
        """The versions of a document, old to new. Raises: UnknownVersion."""
        with self.reading() as connection:
            return read_versions(connection, document)

    def version(self, document: str, label: str) -> VersionEntry:
        """The version of that label, or of that meaning ("juni 2025" is "06-2025"). Raises: UnknownVersion."""
        return find_version(self.versions(document), document, label)

    def snapshot(self, entry: VersionEntry) -> bytes:
        """The bytes of the file as received. Raises: CorpusUnreadable if they are not what was stored."""
        return get_named(self.blobs, entry.snapshot.sha256, f"the file of {entry.name}")

    def document(self, entry: VersionEntry) -> "Document":
        """The tree of a version. Raises: CorpusUnreadable."""
        from renvooi.corpus.stored import unpack_document

        return unpack_document(get_named(self.blobs, entry.tree.blob, f"the text of {entry.name}"), name=entry.name)

    def settings(self, entry: VersionEntry) -> Settings:
        """How the file of a version was read. Raises: CorpusUnreadable."""
        same = (versions.c.document == entry.document) & (versions.c.label == entry.label)
        with self.reading() as connection:
            said = json.loads(connection.execute(select(versions.c.settings).where(same)).scalar_one())
        what = f"a settings file of {entry.name}"
        files = tuple((one["name"], get_named(self.blobs, one["sha256"], what)) for one in said["settings"])
        return Settings(files, said["accept_revisions"])

    def verdicts(self, document: str) -> "tuple[VerdictRecord, ...]":
        """What people decided about changes of a document, oldest first."""
        from renvooi.model import VerdictRecord
        from renvooi.model.codec import from_json

        with self.reading() as connection:
            return tuple(from_json(VerdictRecord, said) for said in read_verdicts(connection, document))

    def log(self, document: str | None = None) -> tuple[Event, ...]:
        """What happened, oldest first; with a document, what happened to it. Raises: CorpusUnreadable."""
        wanted = select(events.c.body).order_by(events.c.number)
        if document is not None:
            wanted = wanted.where(events.c.document == document)
        with self.reading() as connection:
            return tuple(self._events(connection.execute(wanted).scalars().all()))

    def head(self) -> "SignedHead":
        """The newest head. Raises: CorpusUnreadable if there is none."""
        from renvooi.corpus.ledger.heads import SignedHead

        with self.reading() as connection:
            newest = connection.execute(select(heads).order_by(heads.c.size.desc()).limit(1)).first()
        if newest is None:
            raise CorpusUnreadable(f"{self.name}: has no head. Restore a backup.")
        return SignedHead(newest.body, newest.signature)

    def history(self, document: str) -> "History":
        """What became of each clause, with its persistent id. Raises: UnknownVersion, CorpusUnreadable."""
        from renvooi.corpus.histories import read_chain

        return read_chain(self, document)

    def add(self, received: Received, *, by: str) -> Added:
        """See `renvooi.corpus.adding.add`."""
        from renvooi.corpus.adding import add

        return add(self, received, by=by)

    def publish(self, document: str, label: str, *, by: str) -> Published:
        """See `renvooi.corpus.publishing.publish`."""
        from renvooi.corpus.publishing import publish

        return publish(self, document, label, by=by)

    def judge(self, document: str, record: "VerdictRecord", *, by: str) -> None:
        """See `renvooi.corpus.judging.judge`."""
        from renvooi.corpus.judging import judge

        judge(self, document, record, by=by)

    def adopt_policy(self, data: bytes, *, name: str, version: str, document: str | None, by: str) -> "PolicyEntry":
        """See `renvooi.corpus.register.policies.adopt`."""
        from renvooi.corpus.register.policies import adopt

        return adopt(self, data, name=name, version=version, document=document, by=by)

    def policies(self) -> "tuple[PolicyEntry, ...]":
        """All policies that were ever adopted, oldest first."""
        from renvooi.corpus.register.policies import read_policies

        with self.reading() as connection:
            return read_policies(connection)

    def policy(self, document: str) -> "PolicyEntry | None":
        """The policy in force for a document: the latest for it, else the latest for all; None if there is none."""
        from renvooi.corpus.register.policies import in_force

        return in_force(self.policies(), document)

    def policy_file(self, entry: "PolicyEntry") -> bytes:
        """The file of a policy, byte for byte. Raises: CorpusUnreadable."""
        return get_named(self.blobs, entry.sha256, f"the policy {entry.name!r}")

    def release(
        self,
        old: VersionEntry,
        new: VersionEntry,
        notice: "Notice",
        *,
        policy: bytes,
        by: str,
        because: str | None = None,
    ) -> "ReleasedNotice":
        """See `renvooi.corpus.register.releasing.release`."""
        from renvooi.corpus.register.releasing import release

        return release(self, (old, new), notice, policy=policy, by=by, because=because)

    def notices(self, document: str | None = None) -> "tuple[ReleasedNotice, ...]":
        """All released notices, or those about one document, in the order of their release. Raises: CorpusUnreadable."""
        from renvooi.corpus.register.notices import read_notices

        with self.reading() as connection:
            return read_notices(connection, document)

    def notice(self, name: str) -> "ReleasedNotice":
        """The released notice with this id, or whose id begins so. Raises: UnknownRecord, CorpusUnreadable."""
        from renvooi.corpus.register.notices import find_notice

        with self.reading() as connection:
            return find_notice(connection, name)

    def notice_about(self, document: str, old: str, new: str) -> "ReleasedNotice | None":
        """The notice about two versions whose place none took; None if none was released. Raises: CorpusUnreadable."""
        from renvooi.corpus.register.notices import notice_about

        with self.reading() as connection:
            return notice_about(connection, document, old, new)

    def notice_content(self, released: "ReleasedNotice") -> "Notice":
        """What a released notice says, as it was released. Raises: CorpusUnreadable."""
        from renvooi.corpus.register.notices import read_content

        return read_content(self.blobs, released)

    def notice_policy(self, released: "ReleasedNotice") -> bytes:
        """The file of the policy that a notice was released under, byte for byte. Raises: CorpusUnreadable."""
        return get_named(self.blobs, released.policy_sha256, f"the policy of {released.id}")

    def open_windows(
        self, notice: str, client: str, *, because: str | None = None, by: str
    ) -> "tuple[RegisteredWindow, ...]":
        """See `renvooi.corpus.register.opening.open_windows`, which opens those of several clients at once."""
        from renvooi.corpus.register.opening import open_windows

        return open_windows(self, notice, [client], because=because, by=by)

    def windows(
        self, *, document: str | None = None, client: str | None = None, notice: str | None = None
    ) -> "tuple[RegisteredWindow, ...]":
        """The windows of which all of this is said, as they were opened. Raises: CorpusUnreadable."""
        from renvooi.corpus.register.windows import read_windows

        with self.reading() as connection:
            return read_windows(connection, document=document, client=client, notice=notice)

    def window(self, name: str) -> "RegisteredWindow":
        """The window with this id, or whose id begins so. Raises: UnknownRecord, CorpusUnreadable."""
        from renvooi.corpus.register.windows import find_window

        with self.reading() as connection:
            return find_window(connection, name)

    def record_receipt(
        self,
        ids: Sequence[str],
        *,
        day: date,
        last_day: date,
        falls_on: str | None,
        coulance: date | None,
        evidence: str,
        by: str,
        because: str | None = None,
    ) -> "tuple[RegisteredWindow, ...]":
        """See `renvooi.corpus.register.receiving.record_receipts`, which takes several receipts at once."""
        from renvooi.corpus.register.receiving import record_receipts
        from renvooi.model.windows import Receipt

        receipt = Receipt(day, last_day, falls_on, coulance, evidence, by, at="")
        return record_receipts(self, [(ids, receipt)], because=because, by=by)

    def doubt_receipt(self, ids: Sequence[str], *, because: str, by: str) -> "tuple[RegisteredWindow, ...]":
        """See `renvooi.corpus.register.receiving.doubt_receipt`."""
        from renvooi.corpus.register.receiving import doubt_receipt

        return doubt_receipt(self, ids, because=because, by=by)

    def respond(
        self,
        name: str,
        *,
        received: date,
        form: "ResponseForm",
        reasoned: bool,
        text: str,
        attachment: tuple[str, bytes] | None = None,
        by: str,
    ) -> "RegisteredWindow":
        """See `renvooi.corpus.register.recording.respond`."""
        from renvooi.corpus.register.recording import Answer, respond

        return respond(self, name, Answer(received, form, reasoned, text, attachment), by=by)

    def correct_response(
        self,
        name: str,
        number: int,
        *,
        received: date | None = None,
        form: "ResponseForm | None" = None,
        reasoned: bool | None = None,
        struck: bool = False,
        because: str,
        by: str,
    ) -> "RegisteredWindow":
        """See `renvooi.corpus.register.recording.correct`."""
        from renvooi.corpus.register.recording import Amendment, correct

        return correct(self, name, number, Amendment(received, form, reasoned, struck), because=because, by=by)

    def window_events(self, window: "RegisteredWindow") -> tuple[Event, ...]:
        """All that was recorded about a window, from its opening on: also what no longer counts."""
        from renvooi.corpus.register.history import events_of

        with self.reading() as connection:
            return events_of(connection, window)

    def withdraw(self, name: str, number: int, *, on: date, because: str, by: str) -> "RegisteredWindow":
        """See `renvooi.corpus.register.recording.withdraw`."""
        from renvooi.corpus.register.recording import withdraw

        return withdraw(self, name, number, on=on, because=because, by=by)

    def close_window(self, name: str, kind: "OutcomeKind", because: str, *, by: str) -> "RegisteredWindow":
        """See `renvooi.corpus.register.recording.close_window`."""
        from renvooi.corpus.register.recording import close_window

        return close_window(self, name, kind, because, by=by)

    def attachment(self, sha256: str) -> bytes:
        """The file that came with a response. Raises: CorpusUnreadable, also if it was erased."""
        from renvooi.corpus.register.particulars import attachment_of

        with self.reading() as connection:
            return attachment_of(connection, sha256)

    def record_clients(self, clients: "Sequence[Client]", *, by: str) -> "Recorded":
        """See `renvooi.corpus.clients.recording.record_clients`."""
        from renvooi.corpus.clients.recording import record_clients

        return record_clients(self, clients, by=by)

    def clients(self, kind: "RecipientKind | None" = RecipientKind.CLIENT) -> "tuple[Client, ...]":
        """All that are on record, or those of one kind, by id; none that were forgotten. Raises: CorpusUnreadable."""
        from renvooi.corpus.clients.records import read_clients

        with self.reading() as connection:
            return read_clients(connection, kind)

    def client(self, name: str) -> "Client":
        """The client with this id, of whatever kind. Raises: UnknownRecord, CorpusUnreadable."""
        from renvooi.corpus.clients.records import find_client

        with self.reading() as connection:
            return find_client(connection, name)

    def forget_client(self, client: str, *, because: str, by: str) -> "Erased":
        """See `renvooi.corpus.clients.forgetting.forget_client`."""
        from renvooi.corpus.clients.forgetting import forget_client

        return forget_client(self, client, because=because, by=by)

    def erase_client(self, client: str, *, because: str, by: str) -> "Erased":
        """The same as `forget_client`."""
        return self.forget_client(client, because=because, by=by)

    def deliveries(
        self, *, document: str | None = None, mailing: str | None = None, client: str | None = None
    ) -> "tuple[Delivery, ...]":
        """What became of the messages of which all of this is said, mailings as they were queued. Raises: CorpusUnreadable."""
        from renvooi.corpus.outbox.deliveries import read_deliveries

        with self.reading() as connection:
            return read_deliveries(connection, clock=self.clock, document=document, mailing=mailing, client=client)

    def delivery_of(self, name: str) -> "Delivery":
        """The message with this Message-ID or token. Raises: UnknownRecord, which names the one that took its place."""
        from renvooi.corpus.outbox.deliveries import find_delivery
        from renvooi.corpus.outbox.sent import require_not_earlier

        with self.reading() as connection:
            try:
                return find_delivery(connection, name, clock=self.clock)
            except UnknownRecord:
                require_not_earlier(self, connection, name)
                raise

    def message_of(self, delivery: "Delivery") -> bytes:
        """The bytes of a message, as they were queued. Raises: CorpusUnreadable, also if its client was erased."""
        from renvooi.corpus.outbox.messages import Messages

        key = delivery.mailing, delivery.client
        with self.reading() as connection:
            return Messages(self.blobs).read(connection, [key])[key].message

    def report_delivery(self, told: "Told", *, receipts: "Receipts", by: str) -> "Reported":
        """See `renvooi.corpus.outbox.reporting.report_delivery`; `report_all` there takes several at once."""
        from renvooi.corpus.outbox.reporting import report_delivery

        return report_delivery(self, told, receipts=receipts, by=by)

    def propose_response(self, answered: "Answered", *, by: str) -> "Proposed":
        """See `renvooi.corpus.outbox.proposing.propose_all`, which takes several at once."""
        from renvooi.corpus.outbox.proposing import propose_all

        return propose_all(self, [answered], by=by)[0]

    def proposals(
        self, *, read: "Reader", document: str | None = None, client: str | None = None, waiting: bool = False
    ) -> "tuple[Proposal, ...]":
        """See `renvooi.corpus.outbox.proposing.read_proposals`."""
        from renvooi.corpus.outbox.proposing import read_proposals

        with self.reading() as connection:
            return read_proposals(connection, read=read, document=document, client=client, waiting=waiting)

    def accept_proposal(
        self, name: str, accepted: "Accepted", *, read: "Reader", by: str
    ) -> "tuple[Proposal, tuple[RegisteredWindow, ...]]":
        """See `renvooi.corpus.outbox.deciding_proposals.accept_proposal`."""
        from renvooi.corpus.outbox.deciding_proposals import accept_proposal

        return accept_proposal(self, name, accepted, read=read, by=by)

    def dismiss_proposal(self, name: str, *, because: str, read: "Reader", by: str) -> "Proposal":
        """See `renvooi.corpus.outbox.deciding_proposals.dismiss_proposal`."""
        from renvooi.corpus.outbox.deciding_proposals import dismiss_proposal

        return dismiss_proposal(self, name, because=because, read=read, by=by)

    def verify(
        self,
        *,
        every_signature: bool = False,
        with_blobs: bool = True,
        key: str | None = None,
        roots: Sequence[bytes] = (),
        kept: "Sequence[KeptHead]" = (),
    ) -> "Verification":
        """See `renvooi.corpus.verify.verify`."""
        from renvooi.corpus.verify import verify

        return verify(self, every_signature=every_signature, with_blobs=with_blobs, key=key, roots=roots, kept=kept)

    def _events(self, bodies: Sequence[bytes]) -> Iterator[Event]:
        for body in bodies:
            try:
                yield read_event(body)
            except ValueError as error:
                raise CorpusUnreadable(
                    f"{self.name}: holds an event that is none ({error}). Run renvooi verify."
                ) from error
