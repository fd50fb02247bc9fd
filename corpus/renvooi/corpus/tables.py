"""The tables of a corpus: what happened (events, heads), what follows from it, and what can be erased.

Keys are natural (a name, a label, a digest, the number of an event), so that a row is a function of
the events alone and two stores with the same events hold the same rows. What clients sent is the exception:
events name it by a digest only, so that it can be erased (register/particulars.py). The outbox is another: messages
move there while they are sent, and events tell where they ended (outbox/).
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_DIGEST = String(64)
"""A SHA-256 in lower-case hexadecimal digits."""
_NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""SQLite keeps a table in the order of its key only where that is an INTEGER."""
_NAME = String(64)
_LABEL = String(64)
_NOTICE = String(64)
"""Id of a notice: a word and some hexadecimal digits."""
_CLIENT = String(128)


def _event(name: str = "event", *, primary: bool = False) -> Column[int]:
    """The number of the event that a row rests on."""
    return Column(name, _NUMBER, ForeignKey("events.number"), primary_key=primary, autoincrement=False, nullable=False)


facts = Table(
    "facts",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
    comment="corpus: its id; key: its public key; blobs: where the bytes are",
)
SENDING = "sending"
"""Name of the fact on a server that says from where its corpus sends (outbox/origin.py)."""

events = Table(
    "events",
    metadata,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("document", _NAME, nullable=True),
    Column("body", LargeBinary, nullable=False),
    Column("leaf", LargeBinary, nullable=False),
    Index(None, "document", "number"),
)

heads = Table(
    "heads",
    metadata,
    Column("size", _NUMBER, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("frontier", LargeBinary, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("name", _NAME, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("title", Text, nullable=False),
    Column("versions", _NUMBER, nullable=False),
    Column("latest", _LABEL, nullable=False),
    Column("published", _LABEL, nullable=True),
    Column("changed_at", String(40), nullable=False),
    _event(),
)

versions = Table(
    "versions",
    metadata,
    Column("document", _NAME, ForeignKey("documents.name"), primary_key=True),
    Column("meaning", String(80), primary_key=True, comment="what the label means: 06-2025 and juni 2025 are one"),
    Column("label", _LABEL, nullable=False),
    Column("state", String(16), nullable=False),
    Column("title", Text, nullable=False),
    Column("language", String(16), nullable=False),
    Column("effective_date", String(10), nullable=True),
    Column("snapshot", _DIGEST, ForeignKey("blobs.sha256"), nullable=False),
    Column("file_name", Text, nullable=False),
    Column("media_type", String(128), nullable=False),
    Column("size", _NUMBER, nullable=False),
    Column("source", _DIGEST, nullable=False, comment="the file that the tree was read from"),
    Column("tree", _DIGEST, nullable=False),
    Column("tree_blob", _DIGEST, ForeignKey("blobs.sha256"), nullable=False),
    Column("reader", String(32), nullable=True),
    Column("settings", Text, nullable=False, comment="JSON: how the file was read"),
    Column("warnings", _NUMBER, nullable=False),
    Column("added_at", String(40), nullable=False),
    Column("added_by", Text, nullable=False),
    Column("published_at", String(40), nullable=True),
    Column("published_by", Text, nullable=True),
    _event(),
    UniqueConstraint("document", "label"),
    Index(None, "snapshot"),
)

readings = Table(
    "readings",
    metadata,
    _event(primary=True),
    Column("document", _NAME, nullable=False),
    Column("label", _LABEL, nullable=False),
    Column("snapshot", _DIGEST, ForeignKey("blobs.sha256"), nullable=False),
    Column("tree", _DIGEST, nullable=False),
    Column("tree_blob", _DIGEST, ForeignKey("blobs.sha256"), nullable=False),
    Column("reader", String(32), nullable=True),
    Index(None, "document", "label"),
)

histories = Table(
    "histories",
    metadata,
    Column("document", _NAME, ForeignKey("documents.name"), primary_key=True),
    Column("chain", Text, nullable=False, comment="JSON: label and tree of each version, old to new"),
    Column("sha256", _DIGEST, nullable=False),
    Column("body", LargeBinary, nullable=False),
    _event(),
)

diffs = Table(
    "diffs",
    metadata,
    _event(primary=True),
    Column("document", _NAME, ForeignKey("documents.name"), nullable=False),
    Column("old", _LABEL, nullable=False),
    Column("new", _LABEL, nullable=False),
    Column("sha256", _DIGEST, nullable=False),
    Column("blob", _DIGEST, ForeignKey("blobs.sha256"), nullable=False),
    Index(None, "document", "new"),
)

verdicts = Table(
    "verdicts",
    metadata,
    _event(primary=True),
    Column("document", _NAME, ForeignKey("documents.name"), nullable=False),
    Column("old_snapshot", _DIGEST, nullable=False),
    Column("new_snapshot", _DIGEST, nullable=False),
    Column("change", String(32), nullable=False),
    Column("significance", String(16), nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decided_at", String(40), nullable=False),
    Column("reason", Text, nullable=False),
    Column("consequence_class", String(8), nullable=True),
    Index(None, "document"),
)

policies = Table(
    "policies",
    metadata,
    _event(primary=True),
    Column("document", _NAME, ForeignKey("documents.name"), nullable=True, comment="null: every document"),
    Column("name", _LABEL, nullable=False),
    Column("version", _LABEL, nullable=False),
    Column("policy", _DIGEST, ForeignKey("blobs.sha256"), nullable=False),
    Column("size", _NUMBER, nullable=False),
    Column("adopted_at", String(40), nullable=False),
    Column("adopted_by", Text, nullable=False),
)

notices = Table(
    "notices",
    metadata,
    Column("id", _NOTICE, primary_key=True),
    Column("document", _NAME, ForeignKey("documents.name"), nullable=False),
    Column("old", _LABEL, nullable=False),
    Column("new", _LABEL, nullable=False),
    Column("old_snapshot", _DIGEST, ForeignKey("blobs.sha256"), nullable=False),
    Column("new_snapshot", _DIGEST, ForeignKey("blobs.sha256"), nullable=False),
    Column("policy", _DIGEST, ForeignKey("blobs.sha256"), nullable=False),
    Column("policy_name", Text, nullable=False, comment="name and version of the policy, as the notice says it"),
    Column("consequence_class", String(8), nullable=False),
    Column("content", _DIGEST, nullable=False),
    Column("content_blob", _DIGEST, ForeignKey("blobs.sha256"), nullable=False),
    Column("released_at", String(40), nullable=False),
    Column("released_by", Text, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("despite", Text, nullable=True),
    Column("accepted", Text, nullable=False, comment="JSON: findings that a person answered for"),
    Column(
        "supersedes", _NOTICE, nullable=True, comment="another notice; no reference, as rows are copied in any order"
    ),
    Column("reason", Text, nullable=True, comment="why it takes the place of the one that it supersedes"),
    _event(),
    Index(None, "document", "new"),
)

rights = Table(
    "rights",
    metadata,
    Column("notice", _NOTICE, ForeignKey("notices.id"), primary_key=True),
    Column("right_id", _LABEL, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("form", Text, nullable=False, comment="JSON: what is asked of a response"),
    Column("basis", Text, nullable=False, comment="JSON: what the right rests on"),
    Column("days", _NUMBER, nullable=True, comment="null: no term, so no window"),
    Column("term", Text, nullable=True, comment="JSON: what the number of days rests on"),
    Column("zone", String(64), nullable=True),
    _event(),
)

windows = Table(
    "windows",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("notice", _NOTICE, nullable=False),
    Column("client", _CLIENT, nullable=False),
    Column("right_id", _LABEL, nullable=False),
    Column("document", _NAME, ForeignKey("documents.name"), nullable=False),
    Column("opened_at", String(40), nullable=False),
    Column("opened_by", Text, nullable=False),
    Column(
        "agreed_days", _NUMBER, nullable=True, comment="of a contract with a term of its own; null: those of the right"
    ),
    Column("agreed_term", Text, nullable=True, comment="JSON: what that term rests on"),
    Column("day", String(10), nullable=True),
    Column("last_day", String(10), nullable=True),
    Column("falls_on", Text, nullable=True),
    Column("coulance", String(10), nullable=True),
    Column("evidence", Text, nullable=True),
    Column("received_at", String(40), nullable=True, comment="when the receipt was recorded"),
    Column("received_by", Text, nullable=True),
    Column("doubt", Text, nullable=True),
    Column("doubted_at", String(40), nullable=True),
    Column("doubted_by", Text, nullable=True),
    Column("outcome", String(32), nullable=True),
    Column("outcome_reason", Text, nullable=True),
    Column("closed_at", String(40), nullable=True),
    Column("closed_by", Text, nullable=True),
    Column("moved", _NUMBER, nullable=True, comment="the latest event that moved or ended the last day"),
    _event(),
    ForeignKeyConstraint(["notice", "right_id"], ["rights.notice", "rights.right_id"]),
    UniqueConstraint("notice", "client", "right_id"),
    Index(None, "document"),
    Index(None, "client"),
)

responses = Table(
    "responses",
    metadata,
    Column("window_id", String(16), ForeignKey("windows.id"), primary_key=True),
    Column("number", _NUMBER, primary_key=True, autoincrement=False, comment="from 1 within its window"),
    Column("received", String(10), nullable=False),
    Column("form", String(16), nullable=False),
    Column("reasoned", _NUMBER, nullable=False, comment="1 if it gives reasons, else 0"),
    Column(
        "text", _DIGEST, nullable=False, comment="the particular with the words; no reference, as they can be erased"
    ),
    Column("attachment", _DIGEST, nullable=True, comment="the particular with the file"),
    Column("attachment_size", _NUMBER, nullable=True),
    Column("recorded_at", String(40), nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("withdrawn_on", String(10), nullable=True),
    Column("withdrawal_reason", Text, nullable=True),
    Column("withdrawn_at", String(40), nullable=True),
    Column("withdrawn_by", Text, nullable=True),
    Column("struck", _NUMBER, nullable=True, comment="1 if it was recorded by mistake; null: never corrected"),
    Column("correction_reason", Text, nullable=True),
    Column("corrected_at", String(40), nullable=True),
    Column("corrected_by", Text, nullable=True),
    _event(),
)

erasures = Table(
    "erasures",
    metadata,
    Column("digest", _DIGEST, primary_key=True, comment="the particular that is no more"),
    Column("client", _CLIENT, nullable=False),
    _event(),
)

salts = Table(
    "salts",
    metadata,
    Column("client", _CLIENT, primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    comment="the key of the digests of what a client sent; random, and erased with it",
)

particulars = Table(
    "particulars",
    metadata,
    Column("digest", _DIGEST, primary_key=True, comment="HMAC-SHA256 under the salt of the client"),
    Column("client", _CLIENT, ForeignKey("salts.client"), nullable=False),
    Column("what", String(16), nullable=False, comment="such as response-text, attachment, client-record, message"),
    Column("name", Text, nullable=True, comment="of the file"),
    Column("sha256", _DIGEST, nullable=True, comment="of the file"),
    Column("body", LargeBinary, nullable=False),
    Index(None, "client"),
    comment="what clients sent: the ledger names it by its digest only, so that it can be erased",
)

clients = Table(
    "clients",
    metadata,
    Column("client", _CLIENT, primary_key=True),
    Column("kind", String(16), nullable=False, comment="client, subscriber or team"),
    Column("record", _DIGEST, nullable=True, comment="the particular that says who it is; null once it left the list"),
    Column("recorded_at", String(40), nullable=False),
    Column("recorded_by", Text, nullable=False),
    _event(),
)

mailings = Table(
    "mailings",
    metadata,
    Column("id", _NOTICE, primary_key=True, comment="that of the notice, or of a digest or reminder"),
    Column("purpose", String(16), nullable=False),
    Column("document", _NAME, ForeignKey("documents.name"), nullable=True),
    Column("notice", _NOTICE, nullable=True),
    Column("evidence", String(16), nullable=False, comment="what starts a window, as the policy asks"),
    Column("queued_at", String(40), nullable=False),
    Column("queued_by", Text, nullable=False),
    _event(),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("mailing", _NOTICE, ForeignKey("mailings.id"), primary_key=True),
    Column("client", _CLIENT, primary_key=True),
    Column("round", _NUMBER, nullable=False, comment="from 1; another one has another Message-ID"),
    Column("message_id", String(128), nullable=False),
    Column("skeleton", _DIGEST, ForeignKey("blobs.sha256"), nullable=False, comment="what is the same for many"),
    Column("slots", _DIGEST, nullable=False, comment="the particular with the rest"),
    Column("message", _DIGEST, nullable=False, comment="HMAC of the whole message under the salt of the client"),
    Column("size", _NUMBER, nullable=False),
    Column("state", String(16), nullable=False),
    Column("evidence", String(16), nullable=False),
    Column("bounced", _NUMBER, nullable=False, comment="1 if a report says that it did not arrive"),
    Column("code", _NUMBER, nullable=True),
    Column("reply", _DIGEST, nullable=True, comment="the particular with the answer of the mail server"),
    Column("attempts", _NUMBER, nullable=False),
    Column("queued_at", String(40), nullable=False),
    Column("queued_by", Text, nullable=False),
    Column("settled_at", String(40), nullable=True),
    Column("because", Text, nullable=True, comment="why a person decided so"),
    Column("decided_by", Text, nullable=True),
    _event(),
    UniqueConstraint("message_id"),
    Index(None, "client"),
)

reports = Table(
    "reports",
    metadata,
    _event(primary=True),
    Column("mailing", _NOTICE, nullable=False),
    Column("client", _CLIENT, nullable=False),
    Column("report", String(16), nullable=False),
    Column("day", String(10), nullable=False, comment="the calendar day that it proves, in Europe/Amsterdam"),
    Column("mail", _DIGEST, nullable=True, comment="the particular with the report as it came; null: told by a person"),
    Column("said", Text, nullable=True, comment="in the words of a person"),
    Column("reported_at", String(40), nullable=False),
    Column("reported_by", Text, nullable=False),
    ForeignKeyConstraint(["mailing", "client"], ["deliveries.mailing", "deliveries.client"]),
    Index(None, "mailing", "client"),
)

proposals = Table(
    "proposals",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("mailing", _NOTICE, nullable=False),
    Column("client", _CLIENT, nullable=False),
    Column("received", String(40), nullable=False),
    Column("mail", _DIGEST, nullable=False, comment="the particular with the e-mail as it came"),
    Column("decision", String(16), nullable=True),
    Column("because", Text, nullable=True),
    Column("decided_at", String(40), nullable=True),
    Column("decided_by", Text, nullable=True),
    _event(),
    ForeignKeyConstraint(["mailing", "client"], ["deliveries.mailing", "deliveries.client"]),
    Index(None, "client"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("mailing", _NOTICE, primary_key=True),
    Column("client", _CLIENT, primary_key=True),
    Column("message_id", String(128), nullable=False),
    Column("state", String(16), nullable=False),
    Column("owner", String(64), nullable=True, comment="the sender that has it"),
    Column("lease", BigInteger, nullable=True, comment="until when, in milliseconds since 1970 UTC"),
    Column("claims", _NUMBER, nullable=False, comment="how often a sender took it: the last one alone may go on"),
    Column("attempts", _NUMBER, nullable=False),
    Column("not_before", BigInteger, nullable=False, comment="not tried before, in milliseconds since 1970 UTC"),
    Column("code", _NUMBER, nullable=True),
    Column("reply", Text, nullable=True, comment="the answer, until the ledger names its digest"),
    Column("settled_at", String(40), nullable=True),
    Column("recorded", _NUMBER, nullable=False, comment="1 if the ledger says so as well"),
    Column("revision", _NUMBER, nullable=False, comment="one more with each change"),
    Column("digest", _DIGEST, nullable=False, comment="SHA-256 of the other columns: no event tells what they say"),
    ForeignKeyConstraint(["mailing", "client"], ["deliveries.mailing", "deliveries.client"]),
    UniqueConstraint("message_id"),
    Index(None, "state", "not_before"),
    comment="where messages are on their way: moved many times a second, so the ledger is told of the outcome alone",
)

stamps = Table(
    "stamps",
    metadata,
    _event(primary=True),
    Column("size", _NUMBER, nullable=False),
    Column("head", _DIGEST, nullable=False),
    Column("authority", Text, nullable=False),
    Column("token", _DIGEST, ForeignKey("blobs.sha256"), nullable=False),
)

blobs = Table(
    "blobs",
    metadata,
    Column("sha256", _DIGEST, primary_key=True),
    Column(
        "what",
        String(16),
        nullable=False,
        comment="snapshot, tree, settings, diff, token, policy, notice or skeleton",
    ),
    _event(),
)

blob_bodies = Table(
    "blob_bodies",
    metadata,
    Column("sha256", _DIGEST, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    comment="the bytes themselves, where no folder holds them",
)

DERIVED = (
    *(documents, versions, readings, histories, diffs, verdicts),
    *(policies, notices, rights, windows, responses, erasures, stamps),
    *(clients, mailings, deliveries, reports, proposals, blobs),
)
"""Tables whose rows follow from the events; the order in which their references allow them to be filled."""
