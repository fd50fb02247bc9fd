"""A file that is read otherwise changed no contract: it is said, recorded, and no client is told."""

from dataclasses import replace

from renvooi.corpus import Corpus, EventKind, VersionEntry
from renvooi.corpus.reparsing import Reparsed, find_effects, rename_clauses, reparse
from renvooi.diff import diff
from renvooi.model import Document
from renvooi.model.errors import DamagedFile
from tests.corpus.stores import BY, received, version

NAME = "voorbeeld"
TEXTS = {
    "2026-01": version("2026-01", "De klant beheert de accounts.", "Voorbeeld Data maakt elke dag een back-up."),
    "2026-02": version("2026-02", "De klant beheert de accounts.", "Voorbeeld Data maakt elke week een back-up."),
}


def fill(corpus: Corpus) -> None:
    for label, text in TEXTS.items():
        corpus.add(received(text, f"{NAME}-{label}.md"), by=BY)


def newer(tree: Document) -> Document:
    """What a newer reader makes of it: one word is read otherwise."""
    (section,) = tree.nodes
    first, *rest = section.nodes
    read = replace(first, text=first.text.replace("accounts", "ac-counts"))
    return replace(tree, nodes=(replace(section, nodes=(read, *rest)),), source=replace(tree.source, reader="99"))


def readings(corpus: Corpus) -> list[tuple[VersionEntry, Document]]:
    return [(entry, newer(corpus.document(entry))) for entry in corpus.versions(NAME)]


def test_new_reading_is_recorded_and_every_clause_keeps_its_id(corpus: Corpus) -> None:
    fill(corpus)
    before = {life.at(2).path: life.id for life in corpus.history(NAME).lives if life.stands_in(2)}
    done = list(reparse(corpus, readings(corpus), by=BY))
    rename_clauses(corpus, done, by=BY)
    assert [entry.tree.reader for entry in corpus.versions(NAME)] == ["99", "99"]
    events = [event.data["places"] for event in corpus.log(NAME) if event.kind is EventKind.TREE_REREAD]
    assert events == [1, 1]
    assert {life.at(2).path: life.id for life in corpus.history(NAME).lives if life.stands_in(2)} == before
    assert corpus.verify().faults == ()


def test_no_contract_change_is_reported_between_two_readings(corpus: Corpus) -> None:
    fill(corpus)
    (first, _) = list(reparse(corpus, readings(corpus), by=None))
    assert first.reread is not None
    assert first.reread.is_proven
    assert "accounts" in first.reread.differences[0].sentence
    old, new = corpus.versions(NAME)
    assert {change.id for change in diff(corpus.document(old), corpus.document(new)).changes}


def test_rehearsal_records_nothing(corpus: Corpus) -> None:
    fill(corpus)
    count = len(corpus.log())
    assert all(one.reread and one.reread.differences for one in reparse(corpus, readings(corpus), by=None))
    assert len(corpus.log()) == count


def test_diff_that_reads_otherwise_because_one_side_was_read_anew_is_named(corpus: Corpus) -> None:
    fill(corpus)
    first, _ = readings(corpus)
    done = list(reparse(corpus, [first], by=BY))
    (effect,) = find_effects(corpus, done)
    assert effect.name == f"{NAME}@2026-01..2026-02"
    assert any("no client is told" in line for line in effect.sentences)


def test_file_that_is_refused_now_keeps_its_reading(corpus: Corpus) -> None:
    fill(corpus)
    entry = corpus.version(NAME, "2026-01")
    refusal = DamagedFile("voorbeeld-2026-01.md", "is cut off", "Add it again")
    assert list(reparse(corpus, [(entry, refusal)], by=BY)) == [Reparsed(entry, None, str(refusal))]
    assert corpus.version(NAME, "2026-01") == entry


def test_reading_that_is_the_same_is_no_event(corpus: Corpus) -> None:
    fill(corpus)
    count = len(corpus.log())
    same = [(entry, corpus.document(entry)) for entry in corpus.versions(NAME)]
    rename_clauses(corpus, list(reparse(corpus, same, by=BY)), by=BY)
    assert len(corpus.log()) == count
