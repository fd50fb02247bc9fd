"""A document with all its versions leaves as one JSON file and comes back; what contradicts itself is refused."""

import copy
import json
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema
import pytest

from renvooi.corpus.entries import VersionState
from renvooi.corpus.exchange import (
    EXPORT_SCHEMA,
    Export,
    ExportedClause,
    ExportedVersion,
    exported_file,
    from_export,
    to_export,
)
from renvooi.model import (
    DOCUMENT_SCHEMA,
    VERDICT_SCHEMA,
    ClauseId,
    Document,
    HumanVerdict,
    Kind,
    Node,
    NodeId,
    NodeType,
    Significance,
    Source,
    VerdictRecord,
    VersionRef,
    schema,
)
from renvooi.model.errors import DamagedFile, FileTooBig, InputRefused, NotThisFormat


def version(label: str, text: str, *, published: bool) -> ExportedVersion:
    snapshot = exported_file(f"wie-doet-wat-{label}.pdf", "application/pdf", data=f"%PDF {text} \x00".encode())
    inner = Node(NodeId("1.1"), NodeType.CLAUSE, "1.1", None, text, 1, (0.0, 1.5, 2.0, 3.0))
    outer = Node(NodeId("beheer"), NodeType.SECTION, "1.", "Beheer", "", 1, None, (inner,))
    source = Source(snapshot.name, snapshot.media_type, snapshot.sha256, 1, "3")
    tree = Document(DOCUMENT_SCHEMA, Kind.DEMARCATIE, "Wie doet wat", label, None, None, "nl", source, (outer,))
    return ExportedVersion(
        label,
        VersionState.PUBLISHED if published else VersionState.DRAFT,
        date(2026, 1, 1),
        "2026-01-05T09:00:00+00:00",
        "an@kantoor",
        "2026-01-06T09:00:00+00:00" if published else None,
        "bo@kantoor" if published else None,
        False,
        snapshot,
        (exported_file("voorbeeld.toml", "application/toml", data=b'name = "Voorbeeld Data B.V."\n'),),
        tree,
        (ExportedClause((0,), ClauseId("c-000000000001")), ExportedClause((0, 0), ClauseId("c-000000000002"))),
    )


def export() -> Export:
    old, new = (
        version("2026-01", "De klant meldt storingen.", published=True),
        version("2026-02", "é ☃", published=False),
    )
    refs = [VersionRef(one.label, one.snapshot.sha256, one.snapshot.name, "2026-01-01") for one in (old, new)]
    verdict = HumanVerdict(
        "0123456789ab", Significance.EDITORIAL, "an", "2026-02-03T10:00:00+01:00", "Alleen een ander teken"
    )
    record = VerdictRecord(VERDICT_SCHEMA, "demarcatie", refs[0], refs[1], "1.1", Significance.SUBSTANTIVE, verdict)
    return Export(EXPORT_SCHEMA, "demarcatie", Kind.DEMARCATIE, "Wie doet wat", (old, new), (record,))


def test_document_comes_back_with_all_its_versions() -> None:
    data = to_export(export())
    assert from_export(data) == export()
    assert to_export(from_export(data)) == data
    assert from_export(data).versions[0].snapshot.data == b"%PDF De klant meldt storingen. \x00"


def test_same_document_gives_same_bytes_with_sorted_keys() -> None:
    data = to_export(export())
    assert data == to_export(copy.deepcopy(export()))
    assert data == json.dumps(json.loads(data), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def test_what_is_written_fits_the_published_schemas() -> None:
    said: Any = json.loads(to_export(export()))
    jsonschema.validate(said, schema(EXPORT_SCHEMA))
    for one in said["versions"]:
        jsonschema.validate(one["tree"], schema(DOCUMENT_SCHEMA))
    for record in said["verdicts"]:
        jsonschema.validate(record, schema(VERDICT_SCHEMA))


def test_schema_knows_every_kind_and_state() -> None:
    published: Any = schema(EXPORT_SCHEMA)
    assert published["properties"]["kind"]["enum"] == [kind.value for kind in Kind]
    assert published["$defs"]["version"]["properties"]["state"]["enum"] == [state.value for state in VersionState]


V = ("versions", 1)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("document",), "../weg", "$.document: nothing in a corpus can be called so"),
        (("kind",), "wet", "$.kind: 'wet' is not a valid Kind"),
        (("versions",), [], "$.versions: there are none"),
        (("versions",), "geen", "$.versions: expected an array"),
        ((*V, "label"), "01-2026", "$.versions[1].label: '01-2026' was there before"),
        ((*V, "label"), " ", "$.versions[1].label: nothing in a corpus can be called so"),
        ((*V, "label"), " 2026-02", "$.versions[1].label: there is white space too much"),
        ((*V, "state"), "published", "$.versions[1].state"),
        ((*V, "published_at"), "2026-01-06T09:00:00+00:00", "$.versions[1].state"),
        ((*V, "published_by"), "bo", "$.versions[1].state"),
        ((*V, "added_at"), "2026-01-06T09:00:00", "$.versions[1].added_at: no moment with an offset"),
        ((*V, "effective_date"), "juni", "$.versions[1].effective_date"),
        ((*V, "snapshot", "sha256"), "0" * 64, "$.versions[1].snapshot.sha256: the bytes have another SHA-256"),
        ((*V, "snapshot", "base64"), "QUJD", "$.versions[1].snapshot.sha256"),
        ((*V, "snapshot", "base64"), "QU JD", "$.versions[1].snapshot.base64: no Base64"),
        ((*V, "snapshot", "base64"), "é", "$.versions[1].snapshot.base64: no Base64"),
        ((*V, "snapshot", "name"), "../x.pdf", "$.versions[1].snapshot.name: no file name without folders"),
        ((*V, "settings", 0, "sha256"), "0" * 64, "$.versions[1].settings[0].sha256"),
        ((*V, "tree", "schema"), "renvooi/document/9", "$.versions[1].tree.schema"),
        ((*V, "tree", "source", "sha256"), "0" * 64, "$.versions[1].tree: it was read from another snapshot"),
        ((*V, "tree", "nodes", 0, "nodes", 0, "id"), "beheer", "$.versions[1].tree: two nodes have one id"),
        ((*V, "clauses", 1, "path"), [0, 1], "$.versions[1].clauses[1].path"),
        ((*V, "clauses", 1, "path"), [0], "$.versions[1].clauses[1].path"),
        ((*V, "clauses", 1, "id"), "c-000000000001", "$.versions[1].clauses[1].id"),
        ((*V, "clauses", 1, "id"), "klant", "$.versions[1].clauses[1].id"),
        (("verdicts", 0, "schema"), "renvooi/verdict/9", "$.verdicts[0].schema"),
        (("verdicts", 0, "verdict", "at"), "gisteren", "$.verdicts[0].verdict.at"),
    ],
)
def test_what_contradicts_itself_is_refused_with_its_place(
    path: tuple[str | int, ...], value: object, said: str
) -> None:
    broken: Any = json.loads(to_export(export()))
    place = broken
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(DamagedFile) as refused:
        from_export(json.dumps(broken).encode(), "uit.json")
    assert str(refused.value).startswith(f"uit.json: {said}")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("key", ["label", "snapshot", "tree", "clauses", "state"])
def test_missing_value_is_refused(key: str) -> None:
    broken: Any = json.loads(to_export(export()))
    del broken["versions"][0][key]
    with pytest.raises(DamagedFile, match=key):
        from_export(json.dumps(broken).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"schema":"renvooi/export/2"}',
        b'{"schema":"renvooi/export/1","kind":NaN}',
        b"[" * 100_000,
        b'{"schema":' + b"9" * 5_000 + b"}",
    ],
)
def test_what_is_no_export_is_refused(data: bytes) -> None:
    with pytest.raises(NotThisFormat):
        from_export(data)


def test_tree_that_is_too_deep_is_refused() -> None:
    node: Any = json.loads(to_export(export()))["versions"][0]["tree"]["nodes"][0]
    node["nodes"] = []
    broken: Any = json.loads(to_export(export()))
    for number in range(180):
        node = {**node, "id": f"n{number}", "nodes": [node]}
    broken["versions"][0]["tree"]["nodes"] = [node]
    with pytest.raises(InputRefused, match="too deep"):
        from_export(json.dumps(broken).encode())


def test_too_many_bytes_are_refused() -> None:
    data = to_export(export())
    assert from_export(data, max_bytes=len(data)) == export()
    with pytest.raises(FileTooBig):
        from_export(data, max_bytes=len(data) - 1)


def test_tree_that_came_by_akoma_ntoso_names_the_file_it_was_read_from() -> None:
    first, second = export().versions
    imported = exported_file("wie-doet-wat.xml", "application/akn+xml", data=b"<akomaNtoso/>")
    mixed = replace(export(), versions=(replace(first, snapshot=imported), second))
    assert from_export(to_export(mixed)) == mixed


def test_half_a_character_comes_back() -> None:
    half = replace(export(), title="wie \ud800 doet \udcff\\ wat")
    data = to_export(half)
    assert from_export(data) == half
    assert "\\ud800" in data.decode("utf-8")


def test_a_version_without_ids_or_settings_comes_back() -> None:
    bare = replace(export(), versions=(replace(export().versions[0], clauses=(), settings=()),), verdicts=())
    assert from_export(to_export(bare)) == bare
