"""Policies, released notices with their rights, and the register of windows; the class that a person gives a change.

What clients sent stands in tables of its own, which no event fills: it can be erased.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BLOBS = "snapshot, tree, settings, diff, token, policy or notice"
"""What a blob is."""


def upgrade() -> None:
    """Make the new tables; what is there stays."""
    _policies()
    _notices()
    _windows()
    _responses()
    _particulars()
    op.add_column("verdicts", sa.Column("consequence_class", sa.String(length=8), nullable=True))
    if op.get_context().dialect.name != "sqlite":
        # SQLite keeps no comments
        op.alter_column("blobs", "what", comment=BLOBS, existing_comment="snapshot, tree, settings, diff or token")


def _policies() -> None:
    op.create_table(
        "policies",
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.Column("document", sa.String(length=64), nullable=True, comment="null: every document"),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("policy", sa.String(length=64), nullable=False),
        sa.Column("size", NUMBER, nullable=False),
        sa.Column("adopted_at", sa.String(length=40), nullable=False),
        sa.Column("adopted_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.name"], name=op.f("fk_policies_document_documents")),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name=op.f("fk_policies_event_events")),
        sa.ForeignKeyConstraint(["policy"], ["blobs.sha256"], name=op.f("fk_policies_policy_blobs")),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_policies")),
    )


def _notices() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("old", sa.String(length=64), nullable=False),
        sa.Column("new", sa.String(length=64), nullable=False),
        sa.Column("old_snapshot", sa.String(length=64), nullable=False),
        sa.Column("new_snapshot", sa.String(length=64), nullable=False),
        sa.Column("policy", sa.String(length=64), nullable=False),
        sa.Column(
            "policy_name", sa.Text(), nullable=False, comment="name and version of the policy, as the notice says it"
        ),
        sa.Column("consequence_class", sa.String(length=8), nullable=False),
        sa.Column("content", sa.String(length=64), nullable=False),
        sa.Column("content_blob", sa.String(length=64), nullable=False),
        sa.Column("released_at", sa.String(length=40), nullable=False),
        sa.Column("released_by", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("despite", sa.Text(), nullable=True),
        sa.Column("accepted", sa.Text(), nullable=False, comment="JSON: findings that a person answered for"),
        sa.Column(
            "supersedes",
            sa.String(length=64),
            nullable=True,
            comment="another notice; no reference, as rows are copied in any order",
        ),
        sa.Column("reason", sa.Text(), nullable=True, comment="why it takes the place of the one that it supersedes"),
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["content_blob"], ["blobs.sha256"], name=op.f("fk_notices_content_blob_blobs")),
        sa.ForeignKeyConstraint(["document"], ["documents.name"], name=op.f("fk_notices_document_documents")),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name=op.f("fk_notices_event_events")),
        sa.ForeignKeyConstraint(["new_snapshot"], ["blobs.sha256"], name=op.f("fk_notices_new_snapshot_blobs")),
        sa.ForeignKeyConstraint(["old_snapshot"], ["blobs.sha256"], name=op.f("fk_notices_old_snapshot_blobs")),
        sa.ForeignKeyConstraint(["policy"], ["blobs.sha256"], name=op.f("fk_notices_policy_blobs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
    )
    op.create_index(op.f("ix_notices_document_new"), "notices", ["document", "new"], unique=False)
    op.create_table(
        "rights",
        sa.Column("notice", sa.String(length=64), nullable=False),
        sa.Column("right_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("form", sa.Text(), nullable=False, comment="JSON: what is asked of a response"),
        sa.Column("basis", sa.Text(), nullable=False, comment="JSON: what the right rests on"),
        sa.Column("days", NUMBER, nullable=True, comment="null: no term, so no window"),
        sa.Column("term", sa.Text(), nullable=True, comment="JSON: what the number of days rests on"),
        sa.Column("zone", sa.String(length=64), nullable=True),
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name=op.f("fk_rights_event_events")),
        sa.ForeignKeyConstraint(["notice"], ["notices.id"], name=op.f("fk_rights_notice_notices")),
        sa.PrimaryKeyConstraint("notice", "right_id", name=op.f("pk_rights")),
    )


def _windows() -> None:
    op.create_table(
        "windows",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("notice", sa.String(length=64), nullable=False),
        sa.Column("client", sa.String(length=128), nullable=False),
        sa.Column("right_id", sa.String(length=64), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("opened_at", sa.String(length=40), nullable=False),
        sa.Column("opened_by", sa.Text(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("last_day", sa.String(length=10), nullable=True),
        sa.Column("falls_on", sa.Text(), nullable=True),
        sa.Column("coulance", sa.String(length=10), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("received_at", sa.String(length=40), nullable=True, comment="when the receipt was recorded"),
        sa.Column("received_by", sa.Text(), nullable=True),
        sa.Column("doubt", sa.Text(), nullable=True),
        sa.Column("doubted_at", sa.String(length=40), nullable=True),
        sa.Column("doubted_by", sa.Text(), nullable=True),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.Column("outcome_reason", sa.Text(), nullable=True),
        sa.Column("closed_at", sa.String(length=40), nullable=True),
        sa.Column("closed_by", sa.Text(), nullable=True),
        sa.Column("moved", NUMBER, nullable=True, comment="the latest event that moved or ended the last day"),
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.name"], name=op.f("fk_windows_document_documents")),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name=op.f("fk_windows_event_events")),
        sa.ForeignKeyConstraint(
            ["notice", "right_id"], ["rights.notice", "rights.right_id"], name=op.f("fk_windows_notice_right_id_rights")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_windows")),
        sa.UniqueConstraint("notice", "client", "right_id", name=op.f("uq_windows_notice_client_right_id")),
    )
    op.create_index(op.f("ix_windows_document"), "windows", ["document"], unique=False)
    op.create_index(op.f("ix_windows_client"), "windows", ["client"], unique=False)


def _responses() -> None:
    op.create_table(
        "responses",
        sa.Column("window_id", sa.String(length=16), nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False, comment="from 1 within its window"),
        sa.Column("received", sa.String(length=10), nullable=False),
        sa.Column("form", sa.String(length=16), nullable=False),
        sa.Column("reasoned", NUMBER, nullable=False, comment="1 if it gives reasons, else 0"),
        sa.Column(
            "text",
            sa.String(length=64),
            nullable=False,
            comment="the particular with the words; no reference, as they can be erased",
        ),
        sa.Column("attachment", sa.String(length=64), nullable=True, comment="the particular with the file"),
        sa.Column("attachment_size", NUMBER, nullable=True),
        sa.Column("recorded_at", sa.String(length=40), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("withdrawn_on", sa.String(length=10), nullable=True),
        sa.Column("withdrawal_reason", sa.Text(), nullable=True),
        sa.Column("withdrawn_at", sa.String(length=40), nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=True),
        sa.Column("struck", NUMBER, nullable=True, comment="1 if it was recorded by mistake; null: never corrected"),
        sa.Column("correction_reason", sa.Text(), nullable=True),
        sa.Column("corrected_at", sa.String(length=40), nullable=True),
        sa.Column("corrected_by", sa.Text(), nullable=True),
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name=op.f("fk_responses_event_events")),
        sa.ForeignKeyConstraint(["window_id"], ["windows.id"], name=op.f("fk_responses_window_id_windows")),
        sa.PrimaryKeyConstraint("window_id", "number", name=op.f("pk_responses")),
    )
    op.create_table(
        "erasures",
        sa.Column("digest", sa.String(length=64), nullable=False, comment="the particular that is no more"),
        sa.Column("client", sa.String(length=128), nullable=False),
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name=op.f("fk_erasures_event_events")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_erasures")),
    )


def _particulars() -> None:
    op.create_table(
        "salts",
        sa.Column("client", sa.String(length=128), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("client", name=op.f("pk_salts")),
        comment="the key of the digests of what a client sent; random, and erased with it",
    )
    op.create_table(
        "particulars",
        sa.Column("digest", sa.String(length=64), nullable=False, comment="HMAC-SHA256 under the salt of the client"),
        sa.Column("client", sa.String(length=128), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False, comment="response-text or attachment"),
        sa.Column("name", sa.Text(), nullable=True, comment="of the file"),
        sa.Column("sha256", sa.String(length=64), nullable=True, comment="of the file"),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["client"], ["salts.client"], name=op.f("fk_particulars_client_salts")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_particulars")),
        comment="what clients sent: the ledger names it by its digest only, so that it can be erased",
    )
    op.create_index(op.f("ix_particulars_client"), "particulars", ["client"], unique=False)
