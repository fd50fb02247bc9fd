"""The schema of a corpus, from one release to the next: forward only, each step in one transaction."""

import re

from sqlalchemy import Connection

from renvooi.model.errors import CorpusUnreadable

HEAD = "0003"
"""The newest migration; a test holds it to the scripts. Alembic itself is imported only to apply one."""

_NAME = re.compile(r"[0-9]{4}")


def is_schema_name(text: str) -> bool:
    """Whether a migration of any renvooi, also of one to come, is called `text`."""
    return _NAME.fullmatch(text) is not None


def upgrade(connection: Connection) -> None:
    """Nothing; the schema is that of HEAD, within the transaction of `connection`.

    Raises: CorpusUnreadable if no release ever had the schema that the database names.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", "renvooi.corpus:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise CorpusUnreadable(
            f"the schema of the corpus is none that renvooi made: {error}. Restore a backup."
        ) from error
