"""LibreOffice agrees: all changes of a redline accepted give the new text, all rejected the old."""

import os
import random
from pathlib import Path

import pytest

from bench.producers import libreoffice
from bench.revisions import mutant, printed, settle
from renvooi.diff import diff, redline_docx
from renvooi.model import Document
from renvooi.parser import parse
from tests.diff.builders import doc

FOLDER = Path(__file__).parents[3] / "corpus" / "documents" / "demarcatie"

pytestmark = pytest.mark.skipif(
    libreoffice.program() is None or bool(os.environ.get("CI")), reason="LibreOffice is not installed, or not for CI"
)


def test_libreoffice_settles_redlines_as_the_trees_say() -> None:
    first, second = (parse(path.read_bytes(), name=path.name) for path in sorted(FOLDER.glob("*.md"))[:2])
    before = doc("# Kop een\n- Alfa beta gamma.\n- Delta epsilon zeta.")
    behind_inserted_words = doc("# Kop een twee\n- Nieuw ding hier.\n- Alfa beta gamma.\n- Delta epsilon zeta.")
    pairs: list[tuple[Document, Document]] = [
        (first, second),
        (second, first),
        (before, behind_inserted_words),
        (behind_inserted_words, before),
        (first, mutant(first, random.Random(1))),
    ]
    found = settle([redline_docx(old, new, diff(old, new)) for old, new in pairs])
    assert found == [(printed(new), printed(old)) for old, new in pairs]
