"""A policy is kept byte for byte, and a version of it means one file for good."""

import pytest

from renvooi.corpus import Corpus, EventKind
from renvooi.model.errors import StateForbids, UnknownVersion
from tests.corpus.register.made import published
from tests.corpus.stores import BY

FIRST, SECOND = b'version = "1"\r\n', b'version = "2"\n'


def test_policy_of_a_document_goes_before_that_of_all(either: Corpus) -> None:
    published(either, "2026-01")
    assert either.policy("beheer") is None
    own = either.adopt_policy(FIRST, name="huis", version="1", document="beheer", by=BY)
    every = either.adopt_policy(SECOND, name="huis", version="2", document=None, by=BY)
    assert either.policy("beheer") == own
    assert either.policy("anders") == every
    assert either.policies() == (own, every)
    assert [either.policy_file(entry) for entry in either.policies()] == [FIRST, SECOND]
    assert (own.document, own.adopted_by, own.size, every.document) == ("beheer", BY, len(FIRST), None)


def test_policy_that_is_in_force_is_not_adopted_twice(corpus: Corpus) -> None:
    first = corpus.adopt_policy(FIRST, name="huis", version="1", document=None, by=BY)
    assert corpus.adopt_policy(FIRST, name="huis", version="1", document=None, by="P. de Vries") == first
    assert corpus.policies() == (first,)


def test_earlier_policy_can_come_into_force_again(corpus: Corpus) -> None:
    for data, label in ((FIRST, "1"), (SECOND, "2"), (FIRST, "1")):
        corpus.adopt_policy(data, name="huis", version=label, document=None, by=BY)
    assert [entry.version for entry in corpus.policies()] == ["1", "2", "1"]
    found = corpus.policy("beheer")
    assert found is not None
    assert found.version == "1"


def test_version_of_a_policy_means_one_file(corpus: Corpus) -> None:
    corpus.adopt_policy(FIRST, name="huis", version="1", document=None, by=BY)
    with pytest.raises(StateForbids, match=r"huis 1: was adopted on 2026-03-02 as another file. Give the new one"):
        corpus.adopt_policy(SECOND, name="huis", version="1", document=None, by=BY)
    assert len(corpus.policies()) == 1


def test_policy_for_an_unknown_document_or_with_an_odd_name_is_refused(corpus: Corpus) -> None:
    with pytest.raises(UnknownVersion, match="anders: no such document"):
        corpus.adopt_policy(FIRST, name="huis", version="1", document="anders", by=BY)
    with pytest.raises(StateForbids, match=r"'\.\./x' cannot be the name of a policy"):
        corpus.adopt_policy(FIRST, name="../x", version="1", document=None, by=BY)
    assert [event.kind for event in corpus.log()] == [EventKind.CORPUS_CREATED]
