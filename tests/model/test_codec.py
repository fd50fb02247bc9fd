"""JSON out and in: keys in order, shapes checked, errors with their place."""

import json
from datetime import date

import pytest

from renvooi.model import Document, Kind, Node, NodeId, NodeType, Party, Source, Summary, dumps, from_json, to_json
from renvooi.model.codec import Json

DOCUMENT = Document(
    schema="renvooi/document/1",
    kind=Kind.GENERIC,
    title="Titel",
    version="2026-01",
    effective_date=date(2026, 1, 12),
    classification=None,
    language="nl",
    source=Source("x.pdf", "application/pdf", "0" * 64, 1),
    nodes=(Node(NodeId("1"), NodeType.CLAUSE, "1.", None, "Tekst", 1, (1.0, 2.0, 3.0, 4.0)),),
)


def test_a_document_survives_the_way_through_json() -> None:
    assert from_json(Document, json.loads(dumps(DOCUMENT))) == DOCUMENT


def test_keys_stand_in_the_order_of_the_interface() -> None:
    data = to_json(DOCUMENT)
    assert isinstance(data, dict)
    assert list(data)[:10] == [
        "schema",
        "kind",
        "title",
        "version",
        "effective_date",
        "classification",
        "language",
        "source",
        "nodes",
        "warnings",
    ]


@pytest.mark.parametrize(
    ("key", "value", "place"),
    [
        ("kind", "contract", "$.kind"),
        ("effective_date", "12 januari", "$.effective_date"),
        ("nodes", {}, "$.nodes"),
        ("nodes", [{"id": 3}], "$.nodes[0].id"),
        ("title", None, "$.title"),
    ],
)
def test_a_wrong_shape_is_named_by_its_place(key: str, value: object, place: str) -> None:
    data = json.loads(dumps(DOCUMENT)) | {key: value}
    with pytest.raises(ValueError, match=r"expected|not a valid|Invalid isoformat") as caught:
        from_json(Document, data)
    assert str(caught.value).startswith(place)


def test_unknown_keys_are_ignored_and_missing_ones_named() -> None:
    assert from_json(Party, {"name": "X", "since": 3}) == Party("X")
    with pytest.raises(ValueError, match="name"):
        from_json(Party, {"aliases": []})


def test_what_has_no_json_form_is_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        to_json({1, 2})


def test_the_place_of_a_wrong_value_goes_through_objects_arrays_and_fixed_arrays() -> None:
    data = json.loads(dumps(DOCUMENT))
    data["nodes"][0]["bbox"][2] = "breed"
    with pytest.raises(ValueError, match=r"^\$\.nodes\[0\]\.bbox\[2\]: expected float, found str$"):
        from_json(Document, data)
    data["nodes"][0]["bbox"] = [1, 2]
    with pytest.raises(ValueError, match=r"^\$\.nodes\[0\]\.bbox: expected 4 items, found 2$"):
        from_json(Document, data)


def test_a_wrong_value_in_a_mapping_is_named_by_its_key() -> None:
    summary: Json = {"substantive": 0, "review": 0, "editorial": 0, "operations": {"moved": "veel"}, "groups": []}
    with pytest.raises(ValueError, match=r"^\$\.operations\.moved: expected int, found str$"):
        from_json(Summary, summary)


def test_whole_numbers_are_taken_for_numbers_and_truth_for_none() -> None:
    data = json.loads(dumps(DOCUMENT))
    data["nodes"][0]["bbox"] = [1, 2, 3, 4]
    assert from_json(Document, data) == DOCUMENT
    data["source"]["pages"] = True
    with pytest.raises(ValueError, match=r"^\$\.source\.pages: expected int, found bool$"):
        from_json(Document, data)
