"""The published schemas fit the values, closed sets included, and refuse what breaks them."""

import copy
from typing import Any

import jsonschema
import pytest

from renvooi.model import (
    DOCUMENT_SCHEMA,
    Beneficiary,
    ConsequenceClass,
    Direction,
    Document,
    Kind,
    Node,
    NodeId,
    NodeType,
    Operation,
    ReadingWarning,
    RightKind,
    Role,
    SignalType,
    Significance,
    Source,
    schema,
    to_json,
)

NAMES = (
    "renvooi/document/1",
    "renvooi/diff/1",
    "renvooi/findings/1",
    "renvooi/records/1",
    "renvooi/claims/1",
    "renvooi/verdict/1",
    "renvooi/verdicts/1",
    "renvooi/notice/1",
    "renvooi/assessment/1",
    "renvooi/plan/1",
    "renvooi/house/1",
    "renvooi/mail/1",
    "renvooi/notice-check/1",
    "renvooi/policy/1",
    "renvooi/policy-check/1",
    "renvooi/policies/1",
    "renvooi/history/1",
    "renvooi/blame/1",
    "renvooi/responsibilities/1",
    "renvooi/export/1",
    "renvooi/corpus/1",
    "renvooi/log/1",
    "renvooi/added/1",
    "renvooi/verification/1",
    "renvooi/reparsed/1",
    "renvooi/windows/1",
    "renvooi/reminder/1",
    "renvooi/clients/1",
    "renvooi/rehearsal/1",
    "renvooi/deliveries/1",
    "renvooi/mailbox/1",
    "renvooi/proposals/1",
    "renvooi/site-check/1",
    "renvooi/proof/1",
)


@pytest.mark.parametrize("name", NAMES)
def test_schema_is_valid_and_names_itself(name: str) -> None:
    published = schema(name)
    jsonschema.Draft202012Validator.check_schema(published)
    assert published["title"] == name


def document() -> Any:
    clause = Node(NodeId("2.2"), NodeType.CLAUSE, "2.2", None, "Tekst.", 1, (0.0, 1.0, 2.0, 3.0), (), Role.SECURITY)
    section = Node(NodeId("algemeen"), NodeType.SECTION, None, "Algemeen", "", 1, None, (clause,))
    source = Source("voorbeeld.pdf", "application/pdf", "0" * 64, 1)
    warnings = (ReadingWarning("version-disagrees", "Twee versies.", 1),)
    return to_json(
        Document(DOCUMENT_SCHEMA, Kind.GENERIC, "Voorbeeld", None, None, None, "nl", source, (section,), warnings)
    )


def test_document_fits_its_schema() -> None:
    jsonschema.validate(document(), schema("renvooi/document/1"))


@pytest.mark.parametrize(("kind", "key"), [(Kind, "kind"), (Role, "role"), (NodeType, "type")])
def test_schema_knows_every_member_of_a_closed_set(kind: type[Kind | Role | NodeType], key: str) -> None:
    published: Any = schema("renvooi/document/1")
    place = published["properties"] if key == "kind" else published["$defs"]["node"]["properties"]
    assert {value for value in place[key]["enum"] if value is not None} == {member.value for member in kind}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("source", "sha256"), "geen digest"),
        (("nodes", 0, "type"), "hoofdstuk"),
        (("nodes", 0, "nodes", 0, "bbox"), [1, 2]),
        (("warnings", 0, "page"), 0),
        (("schema",), "renvooi/document/2"),
    ],
)
def test_schema_refuses_a_wrong_value_anywhere(path: tuple[str | int, ...], value: object) -> None:
    broken = copy.deepcopy(document())
    place = broken
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema("renvooi/document/1"))


def test_a_verdict_is_the_same_in_a_log_and_in_a_report() -> None:
    line: Any = schema("renvooi/verdict/1")
    report: Any = schema("renvooi/verdicts/1")
    assert report["$defs"]["record"]["properties"] == line["properties"]
    assert {key: report["$defs"][key] for key in line["$defs"]} == line["$defs"]


def test_the_schema_of_a_policy_knows_every_member_of_a_closed_set() -> None:
    policy: Any = schema("renvooi/policy/1")
    published = policy["$defs"]
    rule, right = published["rule"]["properties"], published["right"]["properties"]
    for form, key in (
        (Kind, "kinds"),
        (Role, "roles"),
        (SignalType, "signals"),
        (Direction, "directions"),
        (Beneficiary, "benefits"),
        (Operation, "operations"),
        (Significance, "significance"),
    ):
        assert rule[key]["items"]["enum"] == list(form)
    assert published["class"]["enum"] == list(ConsequenceClass)
    assert right["kind"]["enum"] == list(RightKind)
