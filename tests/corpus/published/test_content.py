"""What a list named is read as it was then, or it is said that it is not there any more."""

import pytest

from renvooi.corpus import Corpus
from renvooi.corpus.published.content import read_diff, read_ids, read_judged, read_notice, read_tree
from renvooi.corpus.published.listing import list_published
from renvooi.corpus.stored import pack
from renvooi.diff import diff
from renvooi.model import HumanVerdict, Significance
from renvooi.model.errors import CorpusBusy, CorpusUnreadable
from renvooi.model.verdicts import verdict_of
from tests.corpus.register.made import DOCUMENT, published, released
from tests.corpus.stores import BY, received, version


def judge(corpus: Corpus, level: Significance) -> None:
    script = diff(*(corpus.document(one) for one in corpus.versions(DOCUMENT)))
    decided = HumanVerdict(script.changes[0].id, level, BY, "2026-03-02T10:00:00+01:00", "Gezien.")
    corpus.judge(DOCUMENT, verdict_of(script, script.changes[0], decided), by=BY)


def test_diff_on_record_is_the_diff_of_both_trees(corpus: Corpus) -> None:
    published(corpus, "2026-01", "2026-02")
    (listed,) = list_published(corpus)
    trees = [read_tree(corpus, DOCUMENT, one.tree) for one in listed.versions]
    assert read_diff(corpus, DOCUMENT, listed.diffs["2026-01", "2026-02"]) == diff(*trees)


def test_diff_in_a_form_that_is_not_known_is_none(corpus: Corpus) -> None:
    blob = corpus.blobs.put(pack({"schema": "renvooi/diff/0"}).body)
    assert read_diff(corpus, DOCUMENT, blob) is None


def test_tree_that_never_was_a_reading_is_said(corpus: Corpus) -> None:
    published(corpus, "2026-01")
    with pytest.raises(CorpusUnreadable, match="has no reading"):
        read_tree(corpus, DOCUMENT, "0" * 64)


def test_notice_is_the_one_that_was_listed(corpus: Corpus) -> None:
    notice = released(corpus)
    (listed,) = list_published(corpus)
    assert read_notice(corpus, notice.id, listed.notices[0].content) == corpus.notice_content(notice)
    with pytest.raises(CorpusUnreadable, match="not the notice"):
        read_notice(corpus, notice.id, "0" * 64)


def test_verdicts_are_those_of_the_list_though_others_came(corpus: Corpus) -> None:
    published(corpus, "2026-01", "2026-02")
    levels = [Significance.EDITORIAL, Significance.SUBSTANTIVE]
    digests = [list_published(corpus)[0].verdicts]
    for level in levels:
        judge(corpus, level)
        digests.append(list_published(corpus)[0].verdicts)
    for count, digest in enumerate(digests):
        found = read_judged(corpus, DOCUMENT, digest)
        assert [one.verdict.significance for one in found] == levels[:count]
    with pytest.raises(CorpusUnreadable, match="verdicts"):
        read_judged(corpus, DOCUMENT, "0" * 64)


def test_ids_of_another_moment_are_refused(corpus: Corpus) -> None:
    published(corpus, "2026-01")
    (listed,) = list_published(corpus)
    chain, history = read_ids(corpus, DOCUMENT, listed.history)
    assert [label for label, _ in chain] == ["2026-01"]
    assert history == corpus.history(DOCUMENT)
    corpus.add(received(version("2026-02", "De klant wacht."), document=DOCUMENT), by=BY)
    with pytest.raises(CorpusBusy, match="meanwhile"):
        read_ids(corpus, DOCUMENT, listed.history)
