"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

GROWS_ONLY = ("events", "heads")
"""Tables whose rows are never changed or taken away; the database itself refuses it."""


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "blob_bodies",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blob_bodies")),
        comment="the bytes themselves, where no folder holds them",
    )
    op.create_table(
        "events",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("document", sa.String(length=64), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("leaf", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_events")),
    )
    op.create_index(op.f("ix_events_document_number"), "events", ["document", "number"], unique=False)
    op.create_table(
        "facts",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_facts")),
        comment="corpus: its id; key: its public key; blobs: where the bytes are",
    )
    op.create_table(
        "heads",
        sa.Column("size", NUMBER, autoincrement=False, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("frontier", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("size", name=op.f("pk_heads")),
    )
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False, comment="snapshot, tree, settings, diff or token"),
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name=op.f("fk_blobs_event_events")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blobs")),
    )
    op.create_table(
        "documents",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("versions", NUMBER, nullable=False),
        sa.Column("latest", sa.String(length=64), nullable=False),
        sa.Column("published", sa.String(length=64), nullable=True),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name=op.f("fk_documents_event_events")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_documents")),
    )
    op.create_table(
        "diffs",
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("old", sa.String(length=64), nullable=False),
        sa.Column("new", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("blob", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["blob"], ["blobs.sha256"], name=op.f("fk_diffs_blob_blobs")),
        sa.ForeignKeyConstraint(["document"], ["documents.name"], name=op.f("fk_diffs_document_documents")),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name=op.f("fk_diffs_event_events")),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_diffs")),
    )
    op.create_index(op.f("ix_diffs_document_new"), "diffs", ["document", "new"], unique=False)
    op.create_table(
        "histories",
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False, comment="JSON: label and tree of each version, old to new"),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.name"], name=op.f("fk_histories_document_documents")),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name=op.f("fk_histories_event_events")),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_histories")),
    )
    op.create_table(
        "readings",
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("label", sa.String(length=64), nullable=False),
        sa.Column("snapshot", sa.String(length=64), nullable=False),
        sa.Column("tree", sa.String(length=64), nullable=False),
        sa.Column("tree_blob", sa.String(length=64), nullable=False),
        sa.Column("reader", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name=op.f("fk_readings_event_events")),
        sa.ForeignKeyConstraint(["snapshot"], ["blobs.sha256"], name=op.f("fk_readings_snapshot_blobs")),
        sa.ForeignKeyConstraint(["tree_blob"], ["blobs.sha256"], name=op.f("fk_readings_tree_blob_blobs")),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_readings")),
    )
    op.create_index(op.f("ix_readings_document_label"), "readings", ["document", "label"], unique=False)
    op.create_table(
        "stamps",
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.Column("size", NUMBER, nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name=op.f("fk_stamps_event_events")),
        sa.ForeignKeyConstraint(["token"], ["blobs.sha256"], name=op.f("fk_stamps_token_blobs")),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_stamps")),
    )
    op.create_table(
        "verdicts",
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("old_snapshot", sa.String(length=64), nullable=False),
        sa.Column("new_snapshot", sa.String(length=64), nullable=False),
        sa.Column("change", sa.String(length=32), nullable=False),
        sa.Column("significance", sa.String(length=16), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.name"], name=op.f("fk_verdicts_document_documents")),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name=op.f("fk_verdicts_event_events")),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_verdicts")),
    )
    op.create_index(op.f("ix_verdicts_document"), "verdicts", ["document"], unique=False)
    op.create_table(
        "versions",
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column(
            "meaning",
            sa.String(length=80),
            nullable=False,
            comment="what the label means: 06-2025 and juni 2025 are one",
        ),
        sa.Column("label", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("effective_date", sa.String(length=10), nullable=True),
        sa.Column("snapshot", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.String(length=128), nullable=False),
        sa.Column("size", NUMBER, nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False, comment="the file that the tree was read from"),
        sa.Column("tree", sa.String(length=64), nullable=False),
        sa.Column("tree_blob", sa.String(length=64), nullable=False),
        sa.Column("reader", sa.String(length=32), nullable=True),
        sa.Column("settings", sa.Text(), nullable=False, comment="JSON: how the file was read"),
        sa.Column("warnings", NUMBER, nullable=False),
        sa.Column("added_at", sa.String(length=40), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("published_at", sa.String(length=40), nullable=True),
        sa.Column("published_by", sa.Text(), nullable=True),
        sa.Column("event", NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.name"], name=op.f("fk_versions_document_documents")),
        sa.ForeignKeyConstraint(["event"], ["events.number"], name=op.f("fk_versions_event_events")),
        sa.ForeignKeyConstraint(["snapshot"], ["blobs.sha256"], name=op.f("fk_versions_snapshot_blobs")),
        sa.ForeignKeyConstraint(["tree_blob"], ["blobs.sha256"], name=op.f("fk_versions_tree_blob_blobs")),
        sa.PrimaryKeyConstraint("document", "meaning", name=op.f("pk_versions")),
        sa.UniqueConstraint("document", "label", name=op.f("uq_versions_document_label")),
    )
    op.create_index(op.f("ix_versions_snapshot"), "versions", ["snapshot"], unique=False)
    for table in GROWS_ONLY:
        for statement in _guards(table):
            op.execute(statement)


def _guards(table: str) -> tuple[str, ...]:
    """Statements that make the database refuse to change or delete a row of `table`."""
    refusal = f"rows of {table} are never changed"
    if op.get_context().dialect.name == "sqlite":
        return tuple(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
            for verb in ("UPDATE", "DELETE")
        )
    refuse = f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    guard = f"CREATE TRIGGER {table}_grows_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
    return (
        refuse + f"$$ BEGIN RAISE EXCEPTION '{refusal}'; END $$",
        guard + f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()",
    )
