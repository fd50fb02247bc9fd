"""Two contracts of one kind never become versions of one document unasked."""

from dataclasses import replace

import pytest

from renvooi.corpus import Corpus
from renvooi.model.errors import StateForbids
from tests.corpus.stores import BY, received, version

FIRST = version("2026-01", "De klant beheert de accounts.", kind="demarcatie")
SECOND = version("2026-02", "De klant beheert de rechten.", kind="demarcatie")
OTHER = FIRST.replace("Afspraken van Voorbeeld Data", "Afspraken met een ander")


def add(corpus: Corpus, text: str, name: str, *, document: str | None = None) -> str:
    return corpus.add(received(text, name, document=document), by=BY).entry.name


def test_file_of_another_name_is_not_taken_for_a_version_of_the_document_of_its_kind(corpus: Corpus) -> None:
    add(corpus, FIRST, "noord-2026-01.md")
    count = len(corpus.log())
    with pytest.raises(
        StateForbids, match=r"zuid-2026-02\.md: .* as noord-2026-01\.md\. .*--document: demarcatie, or zuid"
    ):
        add(corpus, SECOND, "zuid-2026-02.md")
    assert len(corpus.log()) == count
    assert add(corpus, SECOND, "zuid-2026-02.md", document="zuid") == "zuid@2026-02"
    assert add(corpus, FIRST, "zuid-2026-01.md") == "zuid@2026-01"


def test_file_of_the_same_name_or_of_the_documents_own_name_needs_no_word(corpus: Corpus) -> None:
    add(corpus, FIRST, "noord-2026-01.md")
    assert add(corpus, SECOND, "noord-2026-02.md") == "demarcatie@2026-02"
    assert add(corpus, SECOND.replace("2026-02", "2026-03"), "demarcatie-2026-03.md") == "demarcatie@2026-03"


def test_file_whose_name_says_nothing_is_told_apart_by_its_title(corpus: Corpus) -> None:
    add(corpus, FIRST, "noord-2026-01.md")
    assert add(corpus, SECOND, "contract.md") == "demarcatie@2026-02"
    with pytest.raises(StateForbids, match=r"is called 'Afspraken met een ander'.*--document"):
        add(corpus, OTHER.replace("2026-01", "2026-03"), "contract.md")


def test_draft_that_gives_its_place_is_named_in_a_note(corpus: Corpus) -> None:
    add(corpus, FIRST, "noord-2026-01.md")
    added = corpus.add(received(FIRST.replace("accounts", "rechten"), "noord-2026-01.md"), by="P. de Vries")
    assert added.outcome == "replaced"
    assert added.notes[0].startswith("it takes the place of noord-2026-01.md (")
    assert "added on 2026-03-02 by N. Jansen" in added.notes[0]


def test_draft_of_another_title_gives_its_place_only_when_asked(corpus: Corpus) -> None:
    add(corpus, FIRST, "noord-2026-01.md")
    other = received(OTHER, "noord-2026-01.md", document="demarcatie")
    with pytest.raises(StateForbids, match=r"by N\. Jansen\) has another title, 'Afspraken van .*--replace"):
        corpus.add(other, by=BY)
    assert corpus.version("demarcatie", "2026-01").title == "Afspraken van Voorbeeld Data"
    assert corpus.add(replace(other, replaces=True), by=BY).outcome == "replaced"


def test_draft_of_another_format_gives_its_place_only_when_asked(corpus: Corpus) -> None:
    add(corpus, FIRST, "noord-2026-01.md")
    other = received(FIRST.replace("accounts", "rechten"), "noord-2026-01.md")
    source = replace(other.tree.source, media_type="application/pdf", name="noord-2026-01.pdf")
    pdf = replace(other, tree=replace(other.tree, source=source))
    with pytest.raises(StateForbids, match=r"has another format, \.md.*--replace"):
        corpus.add(pdf, by=BY)
    assert corpus.add(replace(pdf, replaces=True), by=BY).outcome == "replaced"
