"""The files of a version: the bytes as received, the tree, the proof."""

import json
from dataclasses import replace

import jsonschema
import pytest

from renvooi.model import Document, from_json, schema
from renvooi.notice.site.files.version import version_files
from renvooi.notice.site.values import VersionFacts
from tests.notice.site.example import SITE, ExampleSource

FOLDER = "files/demarcatie/version/2026-03/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def newest(media_type: str = "application/pdf", name: str = "x.pdf") -> VersionFacts:
    source = ExampleSource()
    card = source.documents()[1]
    facts = source.version(card, card.versions[-1])
    file = replace(facts.version.file, media_type=media_type, name=name)
    return replace(facts, version=replace(facts.version, file=file))


def test_a_version_has_its_files_in_its_folder() -> None:
    made = version_files(newest(), b"%PDF-x", SITE)
    assert set(made) == {FOLDER + name for name in ("document.pdf", "document.json", "proof.json")}
    assert made[FOLDER + "document.pdf"] == b"%PDF-x"


@pytest.mark.parametrize(
    ("media_type", "name"),
    [
        ("application/pdf", "document.pdf"),
        (WORD, "document.docx"),
        ("text/markdown", "document.md"),
        ("text/html", "document.bin"),
    ],
)
def test_the_ending_is_that_of_the_media_type_and_never_of_the_name(media_type: str, name: str) -> None:
    assert FOLDER + name in version_files(newest(media_type, "../../kwaad.html"), b"x", SITE)


def test_the_tree_fits_its_schema_and_reads_back() -> None:
    facts = newest()
    data = json.loads(version_files(facts, b"x", SITE)[FOLDER + "document.json"])
    jsonschema.validate(data, schema("renvooi/document/1"))
    assert from_json(Document, data) == facts.tree
