"""What leaves a corpus is the same bytes each time, valid, and named after nothing that a file name cannot bear."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from renvooi.corpus import Corpus, Received
from renvooi.corpus.akn import from_akn
from renvooi.corpus.exporting import (
    export_bundle,
    export_document,
    export_version,
    export_versions,
    file_stems,
    ids_of,
)
from renvooi.corpus.importing import import_file
from renvooi.model import schema, to_markdown
from renvooi.model.errors import UnknownVersion
from renvooi.parser import parse
from tests.corpus.akn.builders import errors_of
from tests.corpus.stores import BY, Home, new_home, received, version

EXAMPLES = sorted((Path(__file__).parents[2] / "corpus" / "documents").glob("*/*.md"))
NAME = "voorbeeld"


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """A corpus with every version of the example documents, of which the first is published."""
    with new_home("sqlite", tmp_path_factory.mktemp("examples")) as home, home.create() as corpus:
        for path in EXAMPLES:
            if path.name != "README.md":
                data = path.read_bytes()
                corpus.add(Received(data, parse(data, name=path.name), folder=path.parent.name), by=BY)
        for document in corpus.documents():
            corpus.publish(document.name, corpus.versions(document.name)[0].label, by=BY)
        yield corpus


def test_akoma_ntoso_of_every_version_validates_and_reads_back(examples: Corpus) -> None:
    for document in examples.documents():
        history = examples.history(document.name)
        entries = examples.versions(document.name)
        files = tuple(export_versions(examples, document.name, "akn"))
        for number, (entry, file) in enumerate(zip(entries, files, strict=True), start=1):
            assert errors_of(file.data) == []
            read = from_akn(file.data)
            assert (read.document, read.edited) == (examples.document(entry), False)
            assert dict(read.ids) == ids_of(history, number)
            assert len(read.ids) == len(tuple(read.document.walk()))
            assert (read.facts.label, read.facts.added_by) == (entry.label, BY)
            assert (read.facts.published_at, read.facts.since) == (entry.published_at, entries[0].effective_date)


def test_examples_are_the_same_in_another_corpus(examples: Corpus, home: Home) -> None:
    with home.create() as corpus:
        for document in examples.documents():
            import_file(corpus, export_document(examples, document.name).data, name="uit", by=BY)
            assert corpus.history(document.name).lives == examples.history(document.name).lives
            for entry in examples.versions(document.name):
                assert corpus.document(corpus.version(document.name, entry.label)) == examples.document(entry)
        assert corpus.verify().faults == ()


def test_json_fits_its_schema_and_names_the_file(examples: Corpus) -> None:
    file = export_document(examples, "demarcatie")
    jsonschema.validate(json.loads(file.data), schema("renvooi/export/1"))
    assert file.name == "demarcatie.json"


def test_markdown_is_that_of_the_tree_with_front_matter(examples: Corpus) -> None:
    entry = examples.versions("demarcatie")[0]
    file = export_version(examples, "demarcatie", entry.label, "markdown")
    assert file.data.decode() == to_markdown(examples.document(entry))
    assert file.data.startswith(b"---\nkind: demarcatie\n")
    assert file.name == f"demarcatie-{entry.label}.md"


def test_same_corpus_gives_same_bytes(home: Home) -> None:
    with home.create() as corpus:
        corpus.add(received(version("2026-01", "Iets."), f"{NAME}-2026-01.md"), by=BY)
        first = everything(corpus)
    with home.open() as corpus:
        assert everything(corpus) == first


def everything(corpus: Corpus) -> list[bytes]:
    bundle = io.BytesIO()
    export_bundle(corpus, bundle)
    versions = [one.data for form in ("akn", "markdown") for one in export_versions(corpus, NAME, form)]
    return [*versions, export_document(corpus, NAME).data, bundle.getvalue()]


@pytest.mark.parametrize("document", [None, NAME])
def test_bundle_is_accepted_by_the_program_in_it(document: str | None, corpus: Corpus, tmp_path: Path) -> None:
    for name in (NAME, "ander"):
        corpus.add(received(version("2026-01", f"Iets van {name}."), document=name), by=BY)
        corpus.publish(name, "2026-01", by=BY)
    path = tmp_path / "bewijs.zip"
    with path.open("wb") as target:
        names = export_bundle(corpus, target, document=document)
    with zipfile.ZipFile(path) as archive:
        archive.extract("verify.py", tmp_path)
        assert tuple(archive.namelist()) == names
    command = [sys.executable, "-I", "-S", str(tmp_path / "verify.py"), str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_bundle_of_no_document_is_refused(corpus: Corpus) -> None:
    with pytest.raises(UnknownVersion):
        export_bundle(corpus, io.BytesIO(), document="weg")


def test_file_names_hold_nothing_of_a_label_that_a_path_could_mean(corpus: Corpus) -> None:
    corpus.add(received(version("2026-01", "Iets.")), by=BY)
    entry = corpus.versions("voorbeeld")[0]
    labels = ("2026/01", "v1.3", "Définitif (2)", "definitif 2", "..", "september 2019", "ß", "€" * 64)
    stems = file_stems([replace(entry, label=label) for label in labels])
    assert stems == (
        "voorbeeld-2026-01",
        "voorbeeld-v1.3",
        "voorbeeld-definitif-2",
        "voorbeeld-definitif-2-2",
        "voorbeeld-version",
        "voorbeeld-september-2019",
        "voorbeeld-version-2",
        "voorbeeld-version-3",
    )


def test_version_without_a_date_is_valid_too(corpus: Corpus) -> None:
    corpus.add(received(version("2026-01", "Iets.")), by=BY)
    read = from_akn(export_version(corpus, "voorbeeld", "2026-01", "akn").data)
    assert read.facts.since is None
    assert errors_of(export_version(corpus, "voorbeeld", "2026-01", "akn").data) == []
