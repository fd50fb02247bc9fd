"""What is planted in the schema of a corpus or taken out of it is named; the schema of every release is not."""

from sqlalchemy import text

from renvooi.corpus import Corpus
from renvooi.corpus.schema import check_schema
from tests.corpus.stores import Home

REWRITES = "UPDATE verdicts SET reason = 'Akkoord.'"
HARM = {
    "sqlite": {
        "DROP INDEX ix_events_document_number": "index ix_events_document_number: it is missing",
        "DROP TRIGGER events_no_update": "trigger events_no_update: it is missing",
        f"CREATE TRIGGER mild AFTER INSERT ON verdicts BEGIN {REWRITES}; END": "trigger mild: nobody made it",
        "CREATE TABLE planted (name TEXT)": "table planted: nobody made it",
        "CREATE VIEW planted AS SELECT 1": "view planted: nobody made it",
        "ALTER TABLE facts ADD COLUMN more TEXT": "table facts: it is not as it was made",
    },
    "postgresql": {
        "DROP INDEX ix_events_document_number": "index ix_events_document_number: it is missing",
        "DROP TRIGGER events_grows_only ON events": "trigger events_grows_only: it is missing",
        "ALTER TABLE heads DISABLE TRIGGER heads_grows_only": "trigger heads_grows_only: it is not as it was made",
        "CREATE OR REPLACE FUNCTION events_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$": (
            "trigger events_grows_only: it is not as it was made"
        ),
        f"CREATE RULE mild AS ON INSERT TO verdicts DO ALSO {REWRITES}": "rule mild: nobody made it",
        "ALTER TABLE facts ADD COLUMN more TEXT": "column facts.more: nobody made it",
        "ALTER TABLE facts ALTER COLUMN value DROP NOT NULL": "column facts.value: it is not as it was made",
        "ALTER TABLE diffs DROP CONSTRAINT fk_diffs_event_events": "reference fk_diffs_event_events: it is missing",
        "ALTER TABLE verdicts ENABLE ROW LEVEL SECURITY": "table verdicts: it is not as it was made",
    },
}


def said(corpus: Corpus) -> list[str]:
    with corpus.reading() as connection:
        return [f"{fault.name}: {fault.message}" for fault in check_schema(connection)]


def test_every_harm_to_the_schema_is_named_and_a_schema_as_it_was_made_is_not(corpus: Corpus) -> None:
    assert said(corpus) == []
    for statement, expected in HARM[corpus.engine.dialect.name].items():
        with corpus.engine.connect() as connection:
            transaction = connection.begin()
            connection.exec_driver_sql(statement)
            found = [f"{fault.name}: {fault.message}" for fault in check_schema(connection)]
            transaction.rollback()
        assert found == [expected], statement
    assert said(corpus) == []


def test_table_of_somebody_else_is_a_fault_in_a_file_and_none_on_a_server(corpus: Corpus) -> None:
    with corpus.engine.begin() as connection:
        connection.execute(text("CREATE TABLE theirs (name TEXT PRIMARY KEY)"))
    assert bool(said(corpus)) == (corpus.place.file is not None)


def test_verify_names_a_planted_trigger_though_the_file_is_not_sealed(home: Home) -> None:
    home.create().close()
    with home.open() as corpus, corpus.engine.begin() as connection:
        if home.place.file is not None:
            connection.execute(text(f"CREATE TRIGGER mild AFTER INSERT ON verdicts BEGIN {REWRITES}; END"))
        else:
            connection.execute(text(f"CREATE RULE mild AS ON INSERT TO verdicts DO ALSO {REWRITES}"))
    if home.place.seal is not None:
        home.place.seal.unlink()
    with home.open() as corpus:
        (fault,) = corpus.verify().faults
    assert (fault.what, fault.message) == ("schema", "nobody made it")
