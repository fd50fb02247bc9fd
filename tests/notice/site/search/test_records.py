"""A search finds a clause once, with each of its wordings."""

from dataclasses import replace

from renvooi.notice.site.search.records import WORDING_END, clause_records, document_record
from tests.notice.site.example import ExampleSource

SOURCE = ExampleSource()
CARD = next(card for card in SOURCE.documents() if card.name == "demarcatie")
FACTS = SOURCE.clauses(CARD)


def test_clause_is_one_record_whatever_the_number_of_its_wordings() -> None:
    pages = [record.page for record in clause_records(FACTS)]
    assert len(pages) == len(set(pages))
    assert any(WORDING_END in record.content for record in clause_records(FACTS))


def test_newest_wording_comes_first() -> None:
    life = next(life for life in FACTS.lives if len(life.wordings) > 1)
    record = next(record for record in clause_records(FACTS) if f"/{life.id}/" in record.page)
    first, *_, last = record.content.split(f" {WORDING_END} ")
    assert first == " ".join(life.wordings[-1].text.split())
    assert last == " ".join(life.wordings[0].text.split())


def test_clause_that_no_longer_stands_keeps_the_versions_that_said_so() -> None:
    life = next(life for life in FACTS.lives if life.retired is not None and life.wordings)
    record = next(record for record in clause_records(FACTS) if f"/{life.id}/" in record.page)
    assert life.retired is not None
    assert not record.standing
    assert record.versions == tuple(one.label for one in CARD.versions[life.born - 1 : life.retired - 1])


def test_character_that_shows_nothing_is_named_in_what_is_searched() -> None:
    life = next(life for life in FACTS.lives if life.wordings)
    stretch = replace(life.wordings[-1].stretches[0], text=f"on\u200bzichtbaar {WORDING_END} teken")
    odd = replace(life, wordings=(replace(life.wordings[-1], stretches=(stretch,)),))
    (record,) = clause_records(replace(FACTS, lives=(odd,)))
    assert record.content == "on⟦U+200B⟧zichtbaar ⟦U+E000⟧ teken"


def test_clause_without_words_of_its_own_cannot_be_found() -> None:
    life = replace(FACTS.lives[0], wordings=())
    assert clause_records(replace(FACTS, lives=(life,))) == ()


def test_document_is_found_by_its_titles() -> None:
    record = document_record(CARD)
    assert record.title == CARD.title
    assert record.page == "nl/document/demarcatie/index.html"
    assert record.versions == ("2025-06", "2026-01", "2026-02", "2026-03")
