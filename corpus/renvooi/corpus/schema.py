"""The schema of a database held against the one that the migrations make.

A trigger that nobody made rewrites what is written next, a guard that is gone lets events be changed, and
an index or column that is gone shows in no row. A SQLite file is the corpus's own: every object in it must
be as in a new one, to the text. A schema on a server may hold tables of others; there it is all that
belongs to the tables of the corpus.
"""

from collections.abc import Iterator
from functools import cache

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.dialects import postgresql

from renvooi.corpus import migrations
from renvooi.corpus.ledger.faults import Fault
from renvooi.corpus.tables import metadata

_GUARDED = ("events", "heads")
"""Tables whose rows the database itself refuses to change."""

_ON_SQLITE = "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_master"
_RELATIONS = "SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname = ANY(:tables)"
_ON_POSTGRES = f"""
SELECT 'table ' || relname, CASE WHEN relrowsecurity THEN 'row security' ELSE relkind::text END
  FROM pg_class WHERE oid IN ({_RELATIONS})
UNION ALL SELECT 'column ' || c.relname || '.' || attname,
    format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' not null' ELSE '' END
    || CASE WHEN atthasdef THEN ' with a default' ELSE '' END
  FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
  WHERE attrelid IN ({_RELATIONS}) AND attnum > 0 AND NOT attisdropped
UNION ALL SELECT 'index ' || i.relname, array_to_string(ARRAY(
    SELECT pg_get_indexdef(x.indexrelid, place, true) FROM generate_series(1, x.indnatts) place), ', ')
    || CASE WHEN x.indisunique THEN ' unique' ELSE '' END
    || CASE WHEN NOT x.indisvalid THEN ' not valid' ELSE '' END || coalesce(' where ' || x.indpred::text, '')
  FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indrelid IN ({_RELATIONS})
UNION ALL SELECT 'reference ' || conname, CASE WHEN convalidated THEN '' ELSE 'not valid' END
  FROM pg_constraint WHERE conrelid IN ({_RELATIONS}) AND contype NOT IN ('p', 'u', 'n')
UNION ALL SELECT 'trigger ' || tgname, concat_ws(' ', c.relname, tgtype, tgenabled,
    CASE WHEN tgqual IS NULL THEN '' ELSE 'sometimes' END || regexp_replace(prosrc, '\\s+', ' ', 'g'))
  FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid JOIN pg_proc p ON p.oid = tgfoid
  WHERE tgrelid IN ({_RELATIONS}) AND NOT tgisinternal
UNION ALL SELECT 'trigger ' || tgname || ' of a reference', 'is switched off'
  FROM pg_trigger WHERE tgrelid IN ({_RELATIONS}) AND tgisinternal AND tgenabled <> 'O'
UNION ALL SELECT 'rule ' || rulename, '' FROM pg_rewrite WHERE ev_class IN ({_RELATIONS})
"""
_REFUSES = 2 + 8 + 16 + 32
"""Type of a guard: before deletion, change and emptying, once a statement (pg_trigger.h of PostgreSQL)."""


def check_schema(connection: Connection) -> Iterator[Fault]:
    """Tables, columns, indexes, references and triggers that are not as the migrations make them."""
    if connection.dialect.name == "sqlite":
        held, meant = _of_sqlite(connection), _made_on_sqlite()
    else:
        held, meant = _of_postgres(connection), _meant_on_postgres()
    for name in sorted(held.keys() | meant.keys()):
        if name not in held:
            yield Fault("schema", name, "it is missing")
        elif name not in meant:
            yield Fault("schema", name, "nobody made it")
        elif held[name] != meant[name]:
            yield Fault("schema", name, "it is not as it was made")


def _of_sqlite(connection: Connection) -> dict[str, str]:
    return {row[0]: row[1] for row in connection.execute(text(_ON_SQLITE))}


@cache
def _made_on_sqlite() -> dict[str, str]:
    """The objects of a new corpus."""
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            migrations.upgrade(connection)
            return _of_sqlite(connection)
    finally:
        engine.dispose()


def _of_postgres(connection: Connection) -> dict[str, str]:
    found = connection.execute(text(_ON_POSTGRES), {"tables": sorted(metadata.tables)})
    return {row[0]: row[1] for row in found}


def _meant_on_postgres() -> dict[str, str]:
    """The same of the tables of the code, which a test holds to the migrations."""
    meant = {}
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in metadata.tables.values():
        meant[f"table {table.name}"] = "r"
        for column in table.columns:
            kind = column.type.compile(dialect).lower().replace("varchar", "character varying")
            meant[f"column {table.name}.{column.name}"] = kind if column.nullable else f"{kind} not null"
        for index in table.indexes:
            meant[f"index {index.name}"] = ", ".join(column.name for column in index.columns)
        for constraint in table.constraints:
            if constraint.__visit_name__ == "foreign_key_constraint":
                meant[f"reference {constraint.name}"] = ""
            else:
                names = ", ".join(column.name for column in constraint.columns)  # type: ignore[attr-defined]
                meant[f"index {constraint.name}"] = f"{names} unique"
    for table_name in _GUARDED:
        refusal = f" BEGIN RAISE EXCEPTION 'rows of {table_name} are never changed'; END "
        meant[f"trigger {table_name}_grows_only"] = f"{table_name} {_REFUSES} O {refusal}"
    return meant
