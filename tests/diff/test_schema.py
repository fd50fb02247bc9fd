"""What a diff prints is what its published schema says."""

import json

import jsonschema
import pytest
from hypothesis import given, settings

from renvooi.diff import diff
from renvooi.model import DIFF_SCHEMA, Diff, Node, dumps, from_json, schema
from tests.diff.builders import of
from tests.diff.test_laws import PAIRS, example

VALIDATOR = jsonschema.Draft202012Validator(schema(DIFF_SCHEMA))


def test_schema_is_valid_itself() -> None:
    jsonschema.Draft202012Validator.check_schema(schema(DIFF_SCHEMA))


@settings(max_examples=40)
@given(PAIRS)
def test_every_diff_fits_the_schema(pair: tuple[tuple[Node, ...], tuple[Node, ...]]) -> None:
    VALIDATOR.validate(json.loads(dumps(diff(of(pair[0]), of(pair[1])))))


def test_diff_survives_json() -> None:
    script = diff(*example())
    assert from_json(Diff, json.loads(dumps(script))) == script


def test_schema_refuses_an_insertion_with_an_old_side() -> None:
    data = json.loads(dumps(diff(*example())))
    inserted = next(change for change in data["changes"] if change["operations"] == ["inserted"])
    inserted["old"] = inserted["new"]
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(data)
