"""`renvooi reparse` as programs read it."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
from click.testing import Result

from renvooi.cli.exits import Exit
from renvooi.corpus import Received, find_place, open_corpus
from renvooi.model import schema
from renvooi.parser import parse
from tests.cli.conftest import OLD

Run = Callable[..., Result]


def clock() -> datetime:
    return datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


def test_json_fits_the_published_schema(corpus: Path, run: Run) -> None:
    data = OLD.encode()
    tree = parse(data, name="demarcatie-2026-01.md")
    before = parse(OLD.replace("accounts", "ac-counts").encode(), name="demarcatie-2026-01.md")
    older = replace(tree, nodes=before.nodes, source=replace(tree.source, reader="0"))
    text = b"Voorbeeld Data maakt elke nacht een back-up.\n"
    # once read as text, and no PDF to any reader of today
    other = replace(parse(text, name="demarcatie-2026-02.md").source, name="demarcatie-2026-02.pdf")
    odd = replace(tree, version="2026-02", source=other)
    with open_corpus(find_place(str(corpus.parent), corpus.parent), clock=clock) as store:
        store.add(Received(data, older), by="N. Jansen")
        store.add(Received(text, odd), by="N. Jansen")
    ran = run("reparse", "--dry-run", "--format", "json")
    assert ran.exit_code == Exit.REFUSED
    found = json.loads(ran.stdout)
    jsonschema.validate(found, schema("renvooi/reparsed/1"))
    first, second = found["versions"]
    assert (first["version"], first["readers"][0], len(first["differences"])) == ("demarcatie@2026-01", "0", 1)
    assert second["refusal"] is not None
    again = json.loads(run("reparse", "demarcatie@2026-01", "--format", "json").stdout)
    jsonschema.validate(again, schema("renvooi/reparsed/1"))
    assert (found["recorded"], again["recorded"]) == (False, True)
