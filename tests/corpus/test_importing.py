"""What was exported from one corpus is in another: trees, ids, verdicts; all of a file or nothing."""

import itertools
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from renvooi.corpus import Corpus, EventKind, VersionState
from renvooi.corpus.akn import Facts, from_akn, to_akn
from renvooi.corpus.exchange import from_export
from renvooi.corpus.exporting import export_document, export_version, export_versions, ids_of
from renvooi.corpus.importing import Imported, import_file, read_import
from renvooi.diff import diff
from renvooi.model import ClauseId, HumanVerdict, Significance, verdict_of
from renvooi.model.errors import DamagedFile, InputRefused, NotComparable, NotThisFormat, StateForbids, VersionTaken
from tests.corpus.stores import BY, Home, new_home, received, version

NAME = "voorbeeld"
OTHER = "A. de Vries"
KEPT = "Voorbeeld Data bewaart de back-up dertig dagen op een andere plaats."
VERSIONS = {
    "2026-01": ("De klant beheert de accounts.", KEPT, "Voorbeeld Data maakt elke dag een back-up."),
    # one clause goes, and comes back below: read without this version, it never went
    "2026-02": ("De klant beheert de accounts en de rechten.", "Voorbeeld Data maakt elke week een back-up."),
    "2026-03": ("De klant beheert de accounts, de rechten en de sleutels van het net.", KEPT, "Iets nieuws volgt."),
    # the first clause is worded anew, step by step, until the first version is hard to know in it
    "2026-04": ("De klant zorgt voor rechten en voor sleutels van het net.", KEPT, "Iets nieuws volgt later."),
}
Ids = dict[str, dict[tuple[int, ...], ClauseId]]


def fill(corpus: Corpus, *labels: str) -> None:
    for label in labels or VERSIONS:
        corpus.add(received(version(label, *VERSIONS[label]), f"{NAME}-{label}.md"), by=BY)


def ids(corpus: Corpus) -> Ids:
    """By label and path: the persistent ids."""
    history = corpus.history(NAME)
    return {entry.label: ids_of(history, number) for number, entry in enumerate(corpus.versions(NAME), start=1)}


def judge(corpus: Corpus) -> None:
    old, new = (corpus.document(corpus.version(NAME, label)) for label in ("2026-01", "2026-02"))
    script = diff(old, new)
    verdict = HumanVerdict(script.changes[0].id, Significance.EDITORIAL, "bo", "2026-02-03T10:00:00+01:00", "Het is zo")
    corpus.judge(NAME, verdict_of(script, script.changes[0], verdict), by=BY)


def bring(corpus: Corpus, data: bytes, *, document: str | None = None) -> Imported:
    return import_file(corpus, data, name="uit", by=OTHER, document=document)


@contextmanager
def another(database: str, folder: Path) -> Iterator[Corpus]:
    """An empty corpus on that database."""
    folder.mkdir()
    with new_home(database, folder) as home, home.create() as corpus:
        yield corpus


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """The corpus that exports come from, only read: all versions, the first two published, a verdict."""
    with another("sqlite", tmp_path_factory.mktemp("corpora") / "there") as corpus:
        fill(corpus)
        for label in ("2026-01", "2026-02"):
            corpus.publish(NAME, label, by=BY)
        judge(corpus)
        yield corpus


def test_document_comes_back_with_everything_and_once_more_through_the_other_database(
    there: Corpus, corpus: Corpus, tmp_path: Path
) -> None:
    data = export_document(there, NAME).data
    imported = bring(corpus, data)
    assert [added.outcome for added in imported.versions] == ["added"] * 4
    assert (imported.published, imported.verdicts) == (("2026-01", "2026-02"), 1)
    with another("sqlite", tmp_path / "back") as back:
        bring(back, export_document(corpus, NAME).data)
        for one in (corpus, back):
            assert ids(one) == ids(there)
            assert one.verdicts(NAME) == there.verdicts(NAME)
            for entry in there.versions(NAME):
                found = one.version(NAME, entry.label)
                assert (found.state, one.snapshot(found)) == (entry.state, there.snapshot(entry))
                assert one.document(found) == there.document(entry)
                assert one.settings(found) == there.settings(entry)
            assert one.verify().faults == ()


def test_events_say_that_it_was_imported_and_by_whom(there: Corpus, corpus: Corpus) -> None:
    bring(corpus, export_document(there, NAME).data)
    kinds = {event.kind: event for event in corpus.log(NAME)}
    for kind in (EventKind.VERSION_ADDED, EventKind.VERSION_PUBLISHED, EventKind.VERDICT_GIVEN):
        assert (kinds[kind].by, kinds[kind].data["origin"]) == (OTHER, "import")
    assert corpus.version(NAME, "2026-01").published_by == OTHER
    assert kinds[EventKind.VERSION_PUBLISHED].data["diff"] is not None


def test_import_twice_is_already_there_and_records_nothing(there: Corpus, corpus: Corpus) -> None:
    data = export_document(there, NAME).data
    bring(corpus, data)
    count = len(corpus.log())
    again = bring(corpus, data)
    assert {added.outcome for added in again.versions} == {"same"}
    assert (again.published, again.verdicts, len(corpus.log())) == ((), 0, count)


def test_ids_come_back_version_by_version_in_any_order(akn: dict[str, bytes], tmp_path: Path) -> None:
    # every fifth of the 24 orders: forwards, with a version in between last, and from the end
    for order in itertools.islice(itertools.permutations(VERSIONS), 0, None, 5):
        with another("sqlite", tmp_path / "-".join(order)) as corpus:
            for label in order:
                bring(corpus, akn[label])
            assert ids(corpus) == json_ids(akn), order


def test_version_by_version_is_already_there_the_second_time(akn: dict[str, bytes], corpus: Corpus) -> None:
    for label in ("2026-03", "2026-01", "2026-02"):
        assert bring(corpus, akn[label]).versions[0].outcome == "added"
    count = len(corpus.log())
    assert bring(corpus, akn["2026-01"]).versions[0].outcome == "same"
    assert (ids(corpus)["2026-03"], len(corpus.log())) == (json_ids(akn)["2026-03"], count)
    assert corpus.verify().faults == ()


@pytest.fixture(scope="module")
def akn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """By label: each version as Akoma Ntoso, of a corpus whose ids are not those that its versions would get anew."""
    folder = tmp_path_factory.mktemp("akn")
    with another("sqlite", folder / "there") as corpus:
        corpus.add(received(version("2025-12", *VERSIONS["2026-01"]), f"{NAME}-2025-12.md"), by=BY)
        fill(corpus)
        files = [one.data for one in export_versions(corpus, NAME, "akn")]
    return dict(zip(VERSIONS, files[1:], strict=True))


def json_ids(akn: dict[str, bytes]) -> Ids:
    return {label: dict(sorted(from_akn(data).ids.items())) for label, data in akn.items()}


def test_example_changes_what_is_one_clause_when_a_version_is_missing(akn: dict[str, bytes], home: Home) -> None:
    """The orders above prove something only if a clause is taken for another on the way."""
    with home.create() as corpus:
        for label in ("2026-01", "2026-03"):
            bring(corpus, akn[label])
        assert ids(corpus)["2026-03"] != json_ids(akn)["2026-03"]


def test_id_that_was_given_here_stays_and_never_means_two_clauses(corpus: Corpus, tmp_path: Path) -> None:
    fill(corpus, "2026-02")
    before = ids(corpus)["2026-02"]
    with another("sqlite", tmp_path / "there") as there:
        fill(there, "2026-01")
        said: Any = json.loads(export_document(there, NAME).data)
    clauses = said["versions"][0]["clauses"]
    # the id of "elke week een back-up" here is that of another clause there
    clauses[2]["id"] = before[0, 1]
    bring(corpus, json.dumps(said).encode())
    assert ids(corpus)["2026-02"] == before
    given = ids(corpus)["2026-01"]
    assert given[0, 0] == before[0, 0]
    assert given[0, 1] not in before.values()
    known = {life.id: life.also for life in corpus.history(NAME).lives}
    assert ClauseId(clauses[1]["id"]) in known[given[0, 0]]


def test_another_document_may_have_the_same_ids(there: Corpus, corpus: Corpus) -> None:
    data = export_document(there, NAME).data
    bring(corpus, data)
    bring(corpus, data, document="kopie")
    first, second = (corpus.history(name).lives for name in (NAME, "kopie"))
    assert [life.id for life in first] == [life.id for life in second]


def test_version_that_follows_an_import_keeps_its_ids(akn: dict[str, bytes], corpus: Corpus) -> None:
    for label in ("2026-01", "2026-02"):
        bring(corpus, akn[label])
    fill(corpus, "2026-03")
    assert {label: ids(corpus)[label] for label in ("2026-01", "2026-02")} == {
        label: json_ids(akn)[label] for label in ("2026-01", "2026-02")
    }
    assert ids(corpus)["2026-03"][0, 0] == json_ids(akn)["2026-02"][0, 0]


def test_original_file_takes_the_place_of_a_draft_that_came_without_it(there: Corpus, corpus: Corpus) -> None:
    for one in export_versions(there, NAME, "akn"):
        bring(corpus, one.data)
    entry = corpus.version(NAME, "2026-01")
    assert entry.snapshot.media_type == "application/akn+xml"
    assert export_document(corpus, NAME).data != export_document(there, NAME).data
    assert from_export(export_document(corpus, NAME).data).versions[0].tree == there.document(there.versions(NAME)[0])
    imported = bring(corpus, export_document(there, NAME).data)
    assert {added.outcome for added in imported.versions} == {"replaced"}
    assert corpus.snapshot(corpus.version(NAME, "2026-01")) == there.snapshot(there.version(NAME, "2026-01"))
    assert ids(corpus) == ids(there)
    assert bring(corpus, export_version(there, NAME, "2026-01", "akn").data).versions[0].outcome == "same"


def test_document_without_its_files_goes_on_to_a_third_corpus(there: Corpus, corpus: Corpus, tmp_path: Path) -> None:
    for one in export_versions(there, NAME, "akn"):
        bring(corpus, one.data)
    with another("sqlite", tmp_path / "third") as third:
        bring(third, export_document(corpus, NAME).data)
        assert ids(third) == ids(there)
        assert third.verify().faults == ()


def test_conflict_with_a_published_version_refuses_the_whole_file(there: Corpus, corpus: Corpus) -> None:
    corpus.add(received(version("2026-02", "Heel iets anders."), f"{NAME}-2026-02.md"), by=BY)
    corpus.publish(NAME, "2026-02", by=BY)
    before, count = corpus.versions(NAME), len(corpus.log())
    for data in (export_document(there, NAME).data, export_version(there, NAME, "2026-02", "akn").data):
        with pytest.raises(VersionTaken, match="was published on"):
            bring(corpus, data)
    assert (corpus.versions(NAME), len(corpus.log())) == (before, count)


def test_published_version_is_not_unpublished_and_a_draft_is_published(there: Corpus, corpus: Corpus) -> None:
    fill(corpus, "2026-02", "2026-04")
    corpus.publish(NAME, "2026-04", by=BY)
    assert bring(corpus, export_document(there, NAME).data).published == ("2026-01", "2026-02")
    states = {entry.label: entry.state for entry in corpus.versions(NAME)}
    assert [label for label, state in states.items() if state is VersionState.DRAFT] == ["2026-03"]
    assert corpus.documents()[0].published == "2026-04"
    assert corpus.verify().faults == ()


def test_document_of_another_kind_is_refused(corpus: Corpus) -> None:
    for kind, name in (("demarcatie", NAME), ("data-pro-statement", "ander")):
        corpus.add(received(version("2026-01", f"Iets van {name}.", kind=kind), document=name), by=BY)
    data = export_document(corpus, "ander").data.replace(b"2026-01", b"2026-02")
    with pytest.raises(NotComparable):
        bring(corpus, data, document=NAME)


def test_edited_akoma_ntoso_is_refused(akn: dict[str, bytes], corpus: Corpus) -> None:
    edited = akn["2026-01"].replace(b"elke dag", b"elk jaar")
    with pytest.raises(DamagedFile, match="changed after it was exported"):
        bring(corpus, edited)


def test_text_that_claims_the_file_of_another_version_is_refused(corpus: Corpus) -> None:
    """Else the diff of the two would take an amendment for the work of a newer reader."""
    fill(corpus, "2026-01")
    first = corpus.document(corpus.version(NAME, "2026-01"))
    forged = replace(received(version("2026-02", "Geen back-up meer.")).tree, source=first.source)
    data = to_akn(forged, ids={}, facts=Facts(NAME, "2026-02", "2026-02-01T09:00:00+00:00"))
    with pytest.raises(StateForbids, match="its text is another"):
        bring(corpus, data)
    assert [entry.label for entry in corpus.versions(NAME)] == ["2026-01"]


def change(path: tuple[str | int, ...], value: object) -> Callable[[Any], None]:
    def apply(said: Any) -> None:
        for step in path[:-1]:
            said = said[step]
        said[path[-1]] = value

    return apply


V = ("versions", 0)


@pytest.mark.parametrize(
    "change_it",
    [
        change(("document",), "naam."),
        change((*V, "label"), "../../etc"),
        change((*V, "label"), "x" * 65),
        change((*V, "label"), "a\nb\x07"),
        change((*V, "tree", "language"), "x" * 17),
        change((*V, "tree", "source", "reader"), "9" * 33),
        change((*V, "tree", "source", "media_type"), "x" * 200),
        change((*V, "snapshot", "media_type"), "application/akn+xml"),
        change(("verdicts", 0, "verdict", "change"), "x" * 33),
        change(("verdicts", 0, "old", "sha256"), "x" * 65),
    ],
)
def test_what_no_corpus_could_hold_is_refused(change_it: Callable[[Any], None], there: Corpus) -> None:
    said = json.loads(export_document(there, NAME).data)
    change_it(said)
    with pytest.raises(InputRefused) as refused:
        read_import(json.dumps(said).encode(), name="uit")
    assert "\n" not in str(refused.value)


def test_odd_characters_are_marked_and_recorded_once(there: Corpus, corpus: Corpus) -> None:
    said = json.loads(export_document(there, NAME).data)
    change((*V, "tree", "title"), "een\x00nul")(said)
    change(("verdicts", 0, "verdict", "because"), "een\x00nul")(said)
    assert [bring(corpus, json.dumps(said).encode()).verdicts for _ in range(2)] == [1, 0]
    assert corpus.version(NAME, "2026-01").title == "een\N{REPLACEMENT CHARACTER}nul"
    assert corpus.verify().faults == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"{}",
        b"{" * 100_000,
        b"<html/>",
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b"<a>",
        b"\xff\xfe<\x00a\x00",
        b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act/></akomaNtoso>',
    ],
    ids=lambda data: repr(data[:20]),
)
def test_foreign_file_is_refused(data: bytes) -> None:
    with pytest.raises((NotThisFormat, DamagedFile)):
        read_import(data, name="uit")


@pytest.mark.parametrize("changed", [True, False])
def test_file_under_another_label_is_taken_in_only_with_the_text_that_is_known_of_it(
    there: Corpus, corpus: Corpus, changed: bool
) -> None:
    fill(corpus, "2026-01")
    said = json.loads(export_document(there, NAME).data)
    first = next(one for one in said["versions"] if one["label"] == "2026-01")
    text = json.dumps(first["tree"], ensure_ascii=False)
    assert "elke dag" in text
    tree = json.loads(text.replace("elke dag", "elke week") if changed else text)
    other = {**first, "label": "2026-09", "state": "draft", "published_at": None, "published_by": None, "tree": tree}
    data = json.dumps({**said, "versions": [other], "verdicts": []}, ensure_ascii=False).encode()
    if not changed:
        assert [one.outcome for one in bring(corpus, data).versions] == ["added"]
        return
    before = corpus.log()
    with pytest.raises(StateForbids, match=r"is of the same file as .*, and its text is another"):
        bring(corpus, data)
    assert corpus.log() == before
