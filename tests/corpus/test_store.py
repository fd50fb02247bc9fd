"""What a corpus holds after each step, on both databases."""

from dataclasses import replace

import pytest

from renvooi.corpus import Corpus, EventKind, Received, VersionState
from renvooi.diff import diff
from renvooi.model import HumanVerdict, Significance, verdict_of
from renvooi.model.errors import (
    CorpusUnreadable,
    NoCorpus,
    NotComparable,
    StateForbids,
    UnknownVersion,
    VersionTaken,
)
from renvooi.parser import parse
from tests.corpus.stores import BY, Home, received, version

FIRST = version("2026-01", "De klant beheert de accounts.", "Voorbeeld Data maakt elke dag een back-up.")
SECOND = version("2026-02", "De klant beheert de accounts.", "Voorbeeld Data maakt elke week een back-up.")
THIRD = version("2026-03", "De klant beheert de rechten.", "Voorbeeld Data maakt elke week een back-up.")
NAME = "voorbeeld"


def add(corpus: Corpus, text: str, name: str | None = None) -> str:
    label = text.split("version: ")[1].split("\n")[0]
    return corpus.add(received(text, name or f"{NAME}-{label}.md"), by=BY).outcome


def test_added_version_is_there_with_its_bytes_tree_and_facts(corpus: Corpus) -> None:
    given = received(FIRST)
    added = corpus.add(given, by=BY)
    entry = corpus.version(NAME, "2026-01")
    assert (added.outcome, added.entry) == ("added", entry)
    assert corpus.snapshot(entry) == given.data
    assert corpus.document(entry) == given.tree
    assert (entry.state, entry.added_by, entry.snapshot.name) == (VersionState.DRAFT, BY, "voorbeeld-2026-01.md")
    assert entry.added_at == "2026-03-02T09:02:00+00:00"
    (document,) = corpus.documents()
    assert (document.name, document.versions, document.latest, document.published) == (NAME, 1, "2026-01", None)


def test_reopened_corpus_holds_the_same(home: Home) -> None:
    with home.create() as corpus:
        add(corpus, FIRST)
        before = corpus.versions(NAME)
    with home.open() as corpus:
        assert corpus.versions(NAME) == before
        assert corpus.verify().faults == ()


def test_second_corpus_in_one_place_is_refused(home: Home) -> None:
    with home.create() as corpus:
        add(corpus, FIRST)
    with pytest.raises(StateForbids, match="corpus already"):
        home.create()
    with home.open() as corpus:
        assert corpus.verify().faults == ()


def test_opening_without_a_corpus_says_how_to_make_one(home: Home) -> None:
    with pytest.raises(NoCorpus, match="renvooi init"):
        home.open()


def test_same_file_twice_is_one_version_and_one_event(corpus: Corpus) -> None:
    add(corpus, FIRST)
    count = len(corpus.log())
    assert add(corpus, FIRST) == "same"
    assert len(corpus.log()) == count


def test_draft_is_replaced_and_the_log_says_by_what(corpus: Corpus) -> None:
    add(corpus, FIRST)
    first = corpus.version(NAME, "2026-01")
    assert add(corpus, FIRST.replace("elke dag", "elk uur")) == "replaced"
    assert corpus.documents()[0].versions == 1
    events = [event for event in corpus.log(NAME) if event.kind is EventKind.VERSION_ADDED]
    assert events[-1].data["replaces"] == first.snapshot.sha256
    assert corpus.blobs.get(first.snapshot.sha256) == FIRST.encode()


def test_published_version_is_never_replaced(corpus: Corpus) -> None:
    add(corpus, FIRST)
    corpus.publish(NAME, "2026-01", by=BY)
    before = corpus.versions(NAME)
    with pytest.raises(VersionTaken, match=r"published on 2026-03-02 by N\. Jansen"):
        add(corpus, FIRST.replace("elke dag", "elk uur"))
    assert corpus.versions(NAME) == before
    assert add(corpus, FIRST) == "same"


def test_label_in_another_style_is_the_same_version(corpus: Corpus) -> None:
    add(corpus, FIRST)
    corpus.publish(NAME, "2026-01", by=BY)
    with pytest.raises(VersionTaken):
        add(corpus, version("januari 2026", "Iets anders."), f"{NAME}-2026-01.md")
    assert corpus.version(NAME, "01-2026").label == "2026-01"


def test_versions_stand_in_the_order_of_what_their_labels_mean(corpus: Corpus) -> None:
    labels = ("05-2025", "september 2019", "2026-02", "01-2026")
    for label in labels:
        corpus.add(received(version(label, f"Afspraak {label}."), document=NAME), by=BY)
    assert [entry.label for entry in corpus.versions(NAME)] == ["september 2019", "05-2025", "01-2026", "2026-02"]
    assert corpus.documents()[0].latest == "2026-02"


def test_version_that_comes_late_takes_its_place_and_says_so(corpus: Corpus) -> None:
    add(corpus, FIRST)
    add(corpus, THIRD)
    added = corpus.add(received(SECOND, f"{NAME}-2026-02.md"), by=BY)
    assert any("older than the latest, 2026-03" in note for note in added.notes)


def test_latest_published_version_follows_when_the_order_becomes_another(corpus: Corpus) -> None:
    days = {"2026-01": "2026-03-01", "2026-02": "2026-02-01", "v1.3": "2026-01-01"}
    for label, day in days.items():
        text = version(label, f"Afspraak {label}.").replace("\n---\n\n#", f"\neffective_date: {day}\n---\n\n#")
        corpus.add(received(text, document=NAME), by=BY)
        if label != "v1.3":
            corpus.publish(NAME, label, by=BY)
    assert [entry.label for entry in corpus.versions(NAME)] == ["v1.3", "2026-02", "2026-01"]
    (found,) = corpus.documents()
    assert (found.latest, found.published) == ("2026-01", "2026-01")
    assert corpus.verify().faults == ()


def test_file_that_is_another_version_already_is_added_with_a_note(corpus: Corpus) -> None:
    add(corpus, FIRST)
    again = received(FIRST, document="ander")
    assert "the same file, to the byte, is in the corpus already as voorbeeld@2026-01" in corpus.add(again, by=BY).notes
    third = corpus.add(replace(again, label="2027-01"), by=BY)
    assert any(note.endswith("already as voorbeeld@2026-01, ander@2026-01") for note in third.notes)
    assert not any("same file" in note for note in corpus.add(received(SECOND), by=BY).notes)


def test_publishing_an_older_version_after_a_newer_one_says_so(corpus: Corpus) -> None:
    for text in (FIRST, SECOND, THIRD):
        add(corpus, text)
    assert corpus.publish(NAME, "2026-02", by=BY).notes == ()
    (note,) = corpus.publish(NAME, "2026-01", by=BY).notes
    assert note.startswith("it is older than 2026-02, published before it")
    assert corpus.publish(NAME, "2026-03", by=BY).notes == ()


def test_clause_keeps_its_id_when_a_version_comes_in_between(corpus: Corpus) -> None:
    add(corpus, FIRST)
    add(corpus, THIRD)
    before = {life.at(1).path: life.id for life in corpus.history(NAME).lives if life.stands_in(1)}
    newest = {life.at(2).path: life.id for life in corpus.history(NAME).lives if life.stands_in(2)}
    add(corpus, SECOND)
    history = corpus.history(NAME)
    assert {life.at(1).path: life.id for life in history.lives if life.stands_in(1)} == before
    assert {life.at(3).path: life.id for life in history.lives if life.stands_in(3)} == newest


def test_publication_keeps_the_diff_it_rests_on(corpus: Corpus) -> None:
    for text in (FIRST, SECOND, THIRD):
        add(corpus, text)
    assert corpus.publish(NAME, "2026-01", by=BY).previous is None
    published = corpus.publish(NAME, "2026-03", by=BY)
    assert (published.previous, published.already) == ("2026-01", False)
    assert corpus.publish(NAME, "2026-03", by=BY).already
    assert corpus.documents()[0].published == "2026-03"
    (event,) = [event for event in corpus.log(NAME) if event.data.get("diff")]
    assert event.data["previous"] == "2026-01"


def test_verdict_is_kept_with_its_reason(corpus: Corpus) -> None:
    add(corpus, FIRST)
    add(corpus, SECOND)
    old, new = (corpus.document(entry) for entry in corpus.versions(NAME))
    script = diff(old, new)
    change = script.changes[0]
    said = HumanVerdict(change.id, Significance.SUBSTANTIVE, BY, "2026-02-03T09:30:00+01:00", "Dit raakt de klant.")
    record = verdict_of(script, change, said)
    corpus.judge(NAME, record, by=BY)
    assert corpus.verdicts(NAME) == (record,)
    with pytest.raises(UnknownVersion):
        corpus.judge("anders", record, by=BY)


def test_verdict_about_a_file_that_is_no_version_is_refused(corpus: Corpus) -> None:
    add(corpus, FIRST)
    add(corpus, SECOND)
    old, new = (corpus.document(entry) for entry in corpus.versions(NAME))
    script = diff(old, new)
    change = script.changes[0]
    said = HumanVerdict(change.id, Significance.EDITORIAL, BY, "2026-02-03T09:30:00+01:00", "Hetzelfde.")
    add(corpus, SECOND.replace("week", "maand"))
    with pytest.raises(StateForbids, match="is no version of it"):
        corpus.judge(NAME, verdict_of(script, change, said), by=BY)


@pytest.mark.parametrize("name", ["../weg", "a/b", "", "Met Spaties", "-x", "a" * 65, "a..b"])
def test_name_that_could_be_a_path_or_an_option_is_refused(corpus: Corpus, name: str) -> None:
    with pytest.raises(StateForbids, match="cannot name a document"):
        corpus.add(received(FIRST, document=name), by=BY)
    assert corpus.documents() == ()


@pytest.mark.parametrize("label", ["../1", "a\nb/../c", "--corpus", "1\x002"])
def test_label_that_could_be_a_path_or_an_option_is_refused(corpus: Corpus, label: str) -> None:
    given = received(FIRST)
    with pytest.raises(StateForbids, match="cannot name a version"):
        corpus.add(Received(given.data, given.tree, NAME, label), by=BY)


def test_file_without_a_version_needs_one(corpus: Corpus) -> None:
    with pytest.raises(StateForbids, match="--version"):
        corpus.add(received("# Beheer\n\n1. De klant beheert.\n", "afspraken.md"), by=BY)


def test_document_of_another_kind_is_refused(corpus: Corpus) -> None:
    corpus.add(received(version("2026-01", "Iets.", kind="demarcatie"), document=NAME), by=BY)
    with pytest.raises(NotComparable, match="--document"):
        corpus.add(received(version("2026-02", "Iets.", kind="data-pro-statement"), document=NAME), by=BY)


def test_unknown_names_are_told_with_those_that_are_there(corpus: Corpus) -> None:
    with pytest.raises(UnknownVersion, match="It is empty"):
        corpus.versions(NAME)
    add(corpus, FIRST)
    with pytest.raises(UnknownVersion, match=f"There is: {NAME}"):
        corpus.versions("anders")
    with pytest.raises(UnknownVersion, match="There is: 2026-01"):
        corpus.version(NAME, "2027-01")


def test_lost_blob_is_an_error_that_names_it_and_the_version(home: Home) -> None:
    with home.create() as corpus:
        add(corpus, FIRST)
        entry = corpus.version(NAME, "2026-01")
        lose(corpus, entry.snapshot.sha256)
        with pytest.raises(
            CorpusUnreadable, match=f"the file of {NAME}@2026-01 cannot be used: .*{entry.snapshot.sha256}"
        ):
            corpus.snapshot(entry)
        assert [fault.what for fault in corpus.verify().faults] == ["blob"]
        lose(corpus, entry.tree.blob)
        with pytest.raises(CorpusUnreadable, match=f"the text of {NAME}@2026-01 cannot be used: .*{entry.tree.blob}"):
            corpus.document(entry)


def lose(corpus: Corpus, sha256: str) -> None:
    """Nothing; the blob is gone."""
    if corpus.place.file is not None:
        assert corpus.place.blobs is not None
        (corpus.place.blobs / sha256[:2] / sha256[2:]).unlink()
        return
    with corpus.engine.begin() as connection:
        connection.exec_driver_sql(f"DELETE FROM blob_bodies WHERE sha256 = '{sha256}'")


def test_odd_file_name_and_title_are_kept_readably(corpus: Corpus) -> None:
    data = version("2026-01", "Iets.").encode()
    tree = replace(parse(data, name="x.md"), title="Titel \0 \udcff")
    tree = replace(tree, source=replace(tree.source, name="naam\udcff.md"))
    entry = corpus.add(Received(data, tree, NAME), by=BY).entry
    assert (entry.title, entry.snapshot.name) == ("Titel \N{REPLACEMENT CHARACTER} ?", "naam?.md")
    assert corpus.version(NAME, "2026-01") == entry
    assert corpus.document(entry) == tree
