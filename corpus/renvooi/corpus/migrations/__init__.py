"""The schema of a corpus, from one release to the next: forward only, each step in one transaction."""

from sqlalchemy import Connection

HEAD = "0001"
"""The newest migration; a test holds it to the scripts. Alembic itself is imported only to apply one."""


def upgrade(connection: Connection) -> None:
    """Nothing; the schema is that of HEAD, within the transaction of `connection`."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "renvooi.corpus:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
