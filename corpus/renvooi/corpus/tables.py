"""The tables of a corpus: what happened (events, heads), and what follows from it.

Keys are natural (a name, a label, a digest, the number of an event), so that a row is a function of
the events alone and two stores with the same events hold the same rows.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
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
    Index(None, "document"),
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
    Column("what", String(16), nullable=False, comment="snapshot, tree, settings, diff or token"),
    _event(),
)

blob_bodies = Table(
    "blob_bodies",
    metadata,
    Column("sha256", _DIGEST, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    comment="the bytes themselves, where no folder holds them",
)

DERIVED = (documents, versions, readings, histories, diffs, verdicts, stamps, blobs)
"""Tables whose rows follow from the events; the order in which their references allow them to be filled."""
