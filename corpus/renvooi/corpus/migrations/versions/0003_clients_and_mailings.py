"""Clients, the messages that go to them, what became of each, and what came back; a term of one contract.

The outbox stands beside the events, as it is moved many times a second while messages are sent.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BLOBS = "snapshot, tree, settings, diff, token, policy, notice or skeleton"
WHAT = "such as response-text, attachment, client-record, message"
DAYS = "of a contract with a term of its own; null: those of the right"


def upgrade() -> None:
    """Make the new tables; what is there stays."""
    _recipients()
    op.add_column("windows", sa.Column("agreed_days", NUMBER, nullable=True, comment=DAYS))
    op.add_column(
        "windows", sa.Column("agreed_term", sa.Text(), nullable=True, comment="JSON: what that term rests on")
    )
    if op.get_context().dialect.name != "sqlite":
        # SQLite keeps no comments
        before = "snapshot, tree, settings, diff, token, policy or notice"
        op.alter_column("blobs", "what", comment=BLOBS, existing_comment=before)
        op.alter_column("particulars", "what", comment=WHAT, existing_comment="response-text or attachment")


def _recipients() -> None:
    op.create_table(
        "clients",
        sa.Column("client", sa.String(length=128), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False, comment="client, subscriber or team"),
        sa.Column(
            "record",
            sa.String(length=64),
            nullable=True,
            comment="the particular that says who it is; null once it left the list",
        ),
        sa.Column("recorded_at", sa.String(length=40), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name=op.f("fk_clients_event_events")),
        sa.PrimaryKeyConstraint("client", name=op.f("pk_clients")),
    )
    op.create_table(
        "mailings",
        sa.Column("id", sa.String(length=64), nullable=False, comment="that of the notice, or of a digest or reminder"),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=True),
        sa.Column("notice", sa.String(length=64), nullable=True),
        sa.Column("evidence", sa.String(length=16), nullable=False, comment="what starts a window, as the policy asks"),
        sa.Column("queued_at", sa.String(length=40), nullable=False),
        sa.Column("queued_by", sa.Text(), nullable=False),
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.name"], name=op.f("fk_mailings_document_documents")),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name=op.f("fk_mailings_event_events")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mailings")),
    )
    op.create_table(
        "deliveries",
        sa.Column("mailing", sa.String(length=64), nullable=False),
        sa.Column("client", sa.String(length=128), nullable=False),
        sa.Column("round", NUMBER, nullable=False, comment="from 1; another one has another Message-ID"),
        sa.Column("message_id", sa.String(length=128), nullable=False),
        sa.Column("skeleton", sa.String(length=64), nullable=False, comment="what is the same for many"),
        sa.Column("slots", sa.String(length=64), nullable=False, comment="the particular with the rest"),
        sa.Column(
            "message",
            sa.String(length=64),
            nullable=False,
            comment="HMAC of the whole message under the salt of the client",
        ),
        sa.Column("size", NUMBER, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("evidence", sa.String(length=16), nullable=False),
        sa.Column("bounced", NUMBER, nullable=False, comment="1 if a report says that it did not arrive"),
        sa.Column("code", NUMBER, nullable=True),
        sa.Column(
            "reply", sa.String(length=64), nullable=True, comment="the particular with the answer of the mail server"
        ),
        sa.Column("attempts", NUMBER, nullable=False),
        sa.Column("queued_at", sa.String(length=40), nullable=False),
        sa.Column("queued_by", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.String(length=40), nullable=True),
        sa.Column("because", sa.Text(), nullable=True, comment="why a person decided so"),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name=op.f("fk_deliveries_event_events")),
        sa.ForeignKeyConstraint(["mailing"], ["mailings.id"], name=op.f("fk_deliveries_mailing_mailings")),
        sa.ForeignKeyConstraint(["skeleton"], ["blobs.sha256"], name=op.f("fk_deliveries_skeleton_blobs")),
        sa.PrimaryKeyConstraint("mailing", "client", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("message_id", name=op.f("uq_deliveries_message_id")),
    )
    op.create_index(op.f("ix_deliveries_client"), "deliveries", ["client"], unique=False)
    op.create_table(
        "reports",
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.Column("mailing", sa.String(length=64), nullable=False),
        sa.Column("client", sa.String(length=128), nullable=False),
        sa.Column("report", sa.String(length=16), nullable=False),
        sa.Column(
            "day", sa.String(length=10), nullable=False, comment="the calendar day that it proves, in Europe/Amsterdam"
        ),
        sa.Column(
            "mail",
            sa.String(length=64),
            nullable=True,
            comment="the particular with the report as it came; null: told by a person",
        ),
        sa.Column("said", sa.Text(), nullable=True, comment="in the words of a person"),
        sa.Column("reported_at", sa.String(length=40), nullable=False),
        sa.Column("reported_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name=op.f("fk_reports_event_events")),
        sa.ForeignKeyConstraint(
            ["mailing", "client"],
            ["deliveries.mailing", "deliveries.client"],
            name=op.f("fk_reports_mailing_client_deliveries"),
        ),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_reports")),
    )
    op.create_index(op.f("ix_reports_mailing_client"), "reports", ["mailing", "client"], unique=False)
    op.create_table(
        "proposals",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("mailing", sa.String(length=64), nullable=False),
        sa.Column("client", sa.String(length=128), nullable=False),
        sa.Column("received", sa.String(length=40), nullable=False),
        sa.Column("mail", sa.String(length=64), nullable=False, comment="the particular with the e-mail as it came"),
        sa.Column("decision", sa.String(length=16), nullable=True),
        sa.Column("because", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.String(length=40), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name=op.f("fk_proposals_event_events")),
        sa.ForeignKeyConstraint(
            ["mailing", "client"],
            ["deliveries.mailing", "deliveries.client"],
            name=op.f("fk_proposals_mailing_client_deliveries"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
    )
    op.create_index(op.f("ix_proposals_client"), "proposals", ["client"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("mailing", sa.String(length=64), nullable=False),
        sa.Column("client", sa.String(length=128), nullable=False),
        sa.Column("message_id", sa.String(length=128), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=True, comment="the sender that has it"),
        sa.Column("lease", sa.BigInteger(), nullable=True, comment="until when, in milliseconds since 1970 UTC"),
        sa.Column(
            "claims",
            NUMBER,
            nullable=False,
            comment="how often a sender took it: the last one alone may go on",
        ),
        sa.Column("attempts", NUMBER, nullable=False),
        sa.Column(
            "not_before", sa.BigInteger(), nullable=False, comment="not tried before, in milliseconds since 1970 UTC"
        ),
        sa.Column("code", NUMBER, nullable=True),
        sa.Column("reply", sa.Text(), nullable=True, comment="the answer, until the ledger names its digest"),
        sa.Column("settled_at", sa.String(length=40), nullable=True),
        sa.Column("recorded", NUMBER, nullable=False, comment="1 if the ledger says so as well"),
        sa.Column("revision", NUMBER, nullable=False, comment="one more with each change"),
        sa.Column(
            "digest",
            sa.String(length=64),
            nullable=False,
            comment="SHA-256 of the other columns: no event tells what they say",
        ),
        sa.ForeignKeyConstraint(
            ["mailing", "client"],
            ["deliveries.mailing", "deliveries.client"],
            name=op.f("fk_outbox_mailing_client_deliveries"),
        ),
        sa.PrimaryKeyConstraint("mailing", "client", name=op.f("pk_outbox")),
        sa.UniqueConstraint("message_id", name=op.f("uq_outbox_message_id")),
        comment="where messages are on their way: moved many times a second, so the ledger is told of the outcome alone",
    )
    op.create_index(op.f("ix_outbox_state_not_before"), "outbox", ["state", "not_before"], unique=False)
