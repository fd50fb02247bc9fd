"""What may be told of a corpus: the same on both databases, and nothing of drafts."""

from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import event

from renvooi.corpus import Corpus
from renvooi.corpus.published.entries import LastDays, PublishedDocument
from renvooi.corpus.published.listing import list_published
from renvooi.corpus.reparsing import reparse
from renvooi.diff import diff
from renvooi.model import HumanVerdict, Significance
from renvooi.model.verdicts import verdict_of
from renvooi.model.windows import OutcomeKind
from tests.corpus.register.made import DAY, DOCUMENT, LAST, at, published, receive, released
from tests.corpus.stores import BY, received, version
from tests.corpus.test_reparsing import newer

LATER = datetime(2026, 4, 20, 9, 0, tzinfo=UTC)


def draft(corpus: Corpus, label: str, document: str = DOCUMENT) -> None:
    corpus.add(received(version(label, "De klant wacht."), document=document), by=BY)


def only(corpus: Corpus) -> PublishedDocument:
    (found,) = list_published(corpus)
    return found


def test_drafts_are_not_listed_nor_documents_that_have_nothing_else(corpus: Corpus) -> None:
    published(corpus, "2026-01", "2026-03")
    draft(corpus, "2026-02")
    draft(corpus, "2026-01", "ander")
    assert [one.label for one in only(corpus).versions] == ["2026-01", "2026-03"]


def test_draft_has_no_say_in_the_order_of_what_is_published(corpus: Corpus) -> None:
    published(corpus, "2026-02", "2026-01")
    draft(corpus, "concept")
    assert [one.label for one in corpus.versions(DOCUMENT)] == ["2026-02", "2026-01", "concept"]
    assert [one.label for one in only(corpus).versions] == ["2026-01", "2026-02"]


def test_documents_are_listed_in_a_few_queries_however_many_there_are(corpus: Corpus) -> None:
    asked = []
    event.listen(corpus.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    published(corpus, "2026-01")
    asked.clear()
    list_published(corpus)
    for_one = len(asked)
    for name in ("tweede", "derde", "vierde"):
        published(corpus, "2026-01", "2026-02", document=name)
    asked.clear()
    assert [one.name for one in list_published(corpus)] == [DOCUMENT, "derde", "tweede", "vierde"]
    assert len(asked) == for_one


def test_last_days_are_those_of_all_clients_and_doubt_takes_one_away(corpus: Corpus) -> None:
    notice = released(corpus)
    windows = [
        one for client in ("K-1", "K-2", "K-3") for one in corpus.open_windows(notice.id, client, because="Nu.", by=BY)
    ]

    def days() -> LastDays | None:
        return only(corpus).notices[0].windows

    assert days() == LastDays(None, None, waiting=True)
    by_client = {client: [one.id for one in windows if one.client == client] for client in ("K-1", "K-2", "K-3")}
    receive(corpus, *by_client["K-1"], because="Nu.")
    receive(corpus, *by_client["K-2"], day=date(2026, 3, 9), because="Nu.")
    assert days() == LastDays(LAST, date(2026, 4, 8), waiting=True)
    corpus.doubt_receipt(by_client["K-2"], because="Teruggekomen.", by=BY)
    assert days() == LastDays(LAST, LAST, waiting=True)
    receive(corpus, *by_client["K-2"], day=DAY, because="Nu.")
    receive(corpus, *by_client["K-3"], day=DAY, because="Nu.")
    for name in by_client["K-1"]:
        corpus.close_window(name, OutcomeKind.NO_RESPONSE, "Niets gehoord.", by=BY)
    assert days() == LastDays(LAST, LAST, waiting=False)


def test_window_that_was_closed_before_it_started_waits_for_nobody(corpus: Corpus) -> None:
    for window in corpus.open_windows(released(corpus).id, "K-1", because="Nu.", by=BY):
        corpus.close_window(window.id, OutcomeKind.SETTLED, "Zo afgesproken.", by=BY)
    assert only(corpus).notices[0].windows == LastDays(None, None, waiting=False)


def test_notice_whose_place_another_took_is_listed_below_that_one(corpus: Corpus) -> None:
    from bench.faults.notices import POLICY, made_notice

    first = released(corpus)
    old, new = corpus.versions(DOCUMENT)
    second = corpus.release(old, new, made_notice(old, new, 2), policy=POLICY, by=BY, because="Beter.")
    third = corpus.release(old, new, made_notice(old, new, 3), policy=POLICY, by=BY, because="Nog beter.")
    assert (second.supersedes, third.supersedes) == (first.id, second.id)
    (listed,) = only(corpus).notices
    assert listed.id == third.id
    assert [one.id for one in listed.replaced] == [first.id, second.id]
    assert [one.content for one in listed.replaced] == [first.content, second.content]


def test_last_days_stay_when_another_notice_takes_the_place_of_theirs(corpus: Corpus) -> None:
    from bench.faults.notices import POLICY, made_notice

    first = released(corpus)
    receive(corpus, *[one.id for one in corpus.open_windows(first.id, "K-1", because="Nu.", by=BY)], because="Nu.")
    old, new = corpus.versions(DOCUMENT)
    second = corpus.release(old, new, made_notice(old, new, 2), policy=POLICY, by=BY, because="Beter.")

    def days() -> LastDays | None:
        return only(corpus).notices[0].windows

    assert days() == LastDays(LAST, LAST, waiting=False)
    later = [one.id for one in corpus.open_windows(second.id, "K-2", because="Nu.", by=BY)]
    assert days() == LastDays(LAST, LAST, waiting=True)
    receive(corpus, *later, day=date(2026, 3, 9), because="Nu.")
    assert days() == LastDays(LAST, date(2026, 4, 8), waiting=False)


def test_diff_is_on_record_until_a_side_is_read_anew(corpus: Corpus) -> None:
    published(corpus, "2026-01", "2026-02")
    pair = ("2026-01", "2026-02")
    assert set(only(corpus).diffs) == {pair}
    entry = corpus.version(DOCUMENT, "2026-01")
    tree = corpus.document(entry)
    (section,) = tree.nodes
    list(reparse(corpus, [(entry, replace(tree, source=replace(tree.source, reader="99")))], by=BY))
    assert section
    assert only(corpus).diffs == {}


def test_digest_of_verdicts_is_another_after_each(corpus: Corpus) -> None:
    published(corpus, "2026-01", "2026-02")
    old, new = (corpus.document(one) for one in corpus.versions(DOCUMENT))
    script = diff(old, new)
    seen = [only(corpus).verdicts]
    for level in (Significance.EDITORIAL, Significance.SUBSTANTIVE):
        decided = HumanVerdict(script.changes[0].id, level, BY, "2026-03-02T10:00:00+01:00", "Gezien.")
        corpus.judge(DOCUMENT, verdict_of(script, script.changes[0], decided), by=BY)
        seen.append(only(corpus).verdicts)
    assert seen[0] == ""
    assert len(set(seen)) == 3


def test_digest_of_ids_is_another_once_a_file_was_read_anew(corpus: Corpus) -> None:
    given = received(version("2026-01", "De klant beheert de accounts."), document=DOCUMENT)
    corpus.add(given, by=BY)
    corpus.publish(DOCUMENT, "2026-01", by=BY)
    before = only(corpus)
    assert only(corpus) == before
    entry = corpus.version(DOCUMENT, "2026-01")
    list(reparse(corpus, [(entry, newer(corpus.document(entry)))], by=BY))
    assert only(corpus).history != before.history
    assert only(corpus).versions[0].tree != before.versions[0].tree


def test_nothing_that_is_listed_says_who_did_it(corpus: Corpus) -> None:
    notice = released(corpus)
    at(corpus, LATER)
    corpus.open_windows(notice.id, "K-GEHEIM", because="Nu.", by=BY)
    draft(corpus, "2026-09")
    said = repr(list_published(corpus))
    assert not [secret for secret in (BY, "K-GEHEIM", "2026-09") if secret in said]
