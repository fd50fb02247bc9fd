"""What a history and a blame print is what their published schemas say."""

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from renvooi.diff import blame, build_history
from renvooi.model import BLAME_SCHEMA, HISTORY_SCHEMA, Blame, Document, History, dumps, from_json, schema
from tests.diff.chain.chains import chains
from tests.diff.chain.test_laws import example

HISTORY = jsonschema.Draft202012Validator(schema(HISTORY_SCHEMA))
BLAME = jsonschema.Draft202012Validator(schema(BLAME_SCHEMA))


@settings(max_examples=15)
@given(chains())
def test_every_history_and_its_blame_fit_their_schemas(documents: tuple[Document, ...]) -> None:
    history = build_history(documents)
    HISTORY.validate(json.loads(dumps(history)))
    BLAME.validate(json.loads(dumps(blame(history))))


def test_history_and_blame_survive_json() -> None:
    history = build_history(example())
    assert from_json(History, json.loads(dumps(history))) == history
    assert from_json(Blame, json.loads(dumps(blame(history)))) == blame(history)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("lives", 0, "id"), "0123456789ab"),
        (("lives", 0, "appearances"), []),
        (("lives", 0, "wordings", 0, "stretches", 0, "version"), 0),
        (("steps", 0, "version"), 1),
        (("steps", 0, "operations"), {"hertaald": 1}),
    ],
)
def test_schema_refuses_a_wrong_value_anywhere(path: tuple[str | int, ...], value: object) -> None:
    broken: Any = json.loads(dumps(build_history(example())))
    place = broken
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        HISTORY.validate(broken)
