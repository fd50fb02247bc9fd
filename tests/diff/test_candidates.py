"""Which clauses are like which, compared one by one or by their rarest words."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from renvooi.diff.candidates import similarities
from renvooi.diff.settings import ALIGN
from tests.diff.builders import outlines

SPARSE = replace(ALIGN, dense_cells=0)
WORDS = "klant verwerker meldt beheert toegang opslag rapport binnen week dag niet altijd".split()
LINES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join), min_size=1, max_size=12)


def bullets(texts: list[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)


@given(LINES, LINES)
def test_both_ways_agree_on_what_fits_in_a_shortlist(before: list[str], after: list[str]) -> None:
    old, new = outlines(bullets(before), bullets(after))
    dense = similarities(old, new, least=0.3, settings=ALIGN)
    assert similarities(old, new, least=0.3, settings=SPARSE) == dense


def test_both_ways_agree_on_reworded_clauses_of_a_long_document() -> None:
    before = [f"Dienst {n} van locatie {n % 9} kent bewaartermijn {n * 3} en beheerder {n % 7}." for n in range(300)]
    after = [text.replace("kent", "heeft voortaan") for text in before]
    old, new = outlines(bullets(before), bullets(after))
    dense, sparse = (similarities(old, new, least=0.8, settings=settings) for settings in (ALIGN, SPARSE))
    assert dense == sparse
    assert [list(row) for row in sparse] == [[at] for at in range(300)]


def test_similarity_is_the_share_of_words_in_common() -> None:
    old, new = outlines("- een twee drie vier", "- een twee vijf zes\n- nul")
    assert similarities(old, new, least=0.3, settings=ALIGN) == [{0: 0.5}]
    assert similarities(old, new, least=0.6, settings=ALIGN) == [{}]


def test_a_clause_is_not_like_a_paragraph_with_the_same_words() -> None:
    old, new = outlines("- Klant beheert accounts.", "Klant beheert accounts.\n- Klant beheert accounts.")
    for settings in (ALIGN, SPARSE):
        assert similarities(old, new, least=0.3, settings=settings) == [{1: 1.0}]
