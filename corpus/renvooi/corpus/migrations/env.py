"""How Alembic reaches the database: over the connection and in the transaction that it is given."""

from alembic import context

from renvooi.corpus.database import VERSION_TABLE
from renvooi.corpus.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
