"""Names and labels are the same strict ones on every database."""

from dataclasses import replace

import pytest

from renvooi.corpus import Corpus
from renvooi.corpus.naming import MAX_MEANING, checked_label, label_meaning
from renvooi.corpus.tables import versions
from renvooi.model.errors import StateForbids
from tests.corpus.stores import BY, received, version

LONGEST = ("v" * 64, ".".join("1" * 32), "ı" * 64, "ß" * 32)


def test_what_a_label_may_mean_fits_its_column() -> None:
    assert versions.c.meaning.type.length == MAX_MEANING  # type: ignore[attr-defined]


@pytest.mark.parametrize("label", LONGEST, ids=range(len(LONGEST)))
def test_longest_labels_are_kept(label: str, corpus: Corpus) -> None:
    given = replace(received(version("2026-01", "De klant beheert."), document="voorbeeld"), label=label)
    assert len(label_meaning(label)) <= MAX_MEANING
    assert corpus.add(given, by=BY).entry.label == label
    assert corpus.verify().faults == ()


def test_label_that_means_more_than_it_says_is_refused_before_a_database_sees_it() -> None:
    with pytest.raises(StateForbids, match="cannot name a version"):
        checked_label("ß" * 64)
