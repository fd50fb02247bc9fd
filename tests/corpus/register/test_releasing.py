"""What clients get is on record: whole, once, and about two frozen versions."""

from dataclasses import replace
from datetime import date

import pytest

from bench.faults.notices import POLICY, made_notice
from renvooi.corpus import Corpus, EventKind, VersionEntry
from renvooi.model.changes import Finding, HumanVerdict, Operation, Severity, Significance
from renvooi.model.errors import CorpusUnreadable, StateForbids, UnknownRecord
from renvooi.model.notices import Accepted, Bilingual, ConsequenceClass, Notice, NoticeRow, Passage
from tests.corpus.register.made import DOCUMENT, LABELS, published, released
from tests.corpus.stores import BY, received, version
from tests.corpus.test_store import lose

FINDING = Finding("notice/no-reason", Severity.ERROR, "Geen reden.", None, None)

VERDICT = HumanVerdict("c-1", Significance.EDITORIAL, BY, "2026-04-20T09:00:00+00:00", "Alleen anders gespeld.")


def told_row() -> NoticeRow:
    """A change as a notice tells it."""
    was, now = Passage("punt 1", "Wij bewaren.", None), Passage("punt 1", "Wij bewaren het.", None)
    return NoticeRow(
        change="c-1",
        operations=(Operation.REWORDED,),
        old=(was,),
        new=(now,),
        inline=(),
        why=None,
        consequence_class=ConsequenceClass.INFORM,
        effects=(),
        rights=(),
        significance=Significance.REVIEW,
        signals=(),
        restated=(),
        event=None,
    )


def pair(corpus: Corpus) -> tuple[VersionEntry, VersionEntry]:
    old, new = corpus.versions(DOCUMENT)[:2]
    return old, new


def refused(corpus: Corpus, notice: Notice, said: str, *, old: VersionEntry | None = None) -> None:
    first, second = pair(corpus)
    with pytest.raises(StateForbids, match=said):
        corpus.release(old or first, second, notice, policy=POLICY, by=BY)
    assert not [event for event in corpus.log() if event.kind is EventKind.NOTICE_RELEASED][1:]


def test_what_is_lost_of_a_notice_is_told_with_its_name(either: Corpus) -> None:
    found = released(either)
    assert either.notice_policy(found) == POLICY
    lose(either, found.policy_sha256)
    with pytest.raises(CorpusUnreadable, match=f"the policy of {found.id} cannot be used: .*{found.policy_sha256}"):
        either.notice_policy(found)
    lose(either, found.content_blob)
    about = f"{found.id} about {DOCUMENT}@{found.old} and {DOCUMENT}@{found.new} cannot be used: "
    with pytest.raises(CorpusUnreadable, match=about):
        either.notice_content(found)


def test_released_notice_comes_back_as_it_was(either: Corpus) -> None:
    published(either, *LABELS)
    old, new = pair(either)
    notice = replace(made_notice(old, new), findings=(FINDING,), accepted=(Accepted(FINDING.code, "Spoed.", BY),))
    found = either.release(old, new, notice, policy=POLICY, by="P. de Vries")
    assert either.notice_content(found) == notice
    assert either.notices(DOCUMENT) == either.notices() == (found,)
    assert either.notices("anders") == ()
    assert (found.old, found.new, found.released_by, found.recorded_by) == (*LABELS, BY, "P. de Vries")
    assert (found.old_snapshot, found.new_snapshot) == (old.snapshot.sha256, new.snapshot.sha256)
    assert found.accepted == notice.accepted
    assert either.blobs.get(found.policy_sha256) == POLICY
    assert [(right.id, right.days) for right in found.rights] == [("bezwaar", 30), ("melden", None), ("opzeggen", 30)]
    assert found.right("opzeggen").basis == notice.rights[0].basis


def test_same_notice_is_released_once_whoever_releases_it_and_for_whom(corpus: Corpus) -> None:
    first = released(corpus)
    old, new = pair(corpus)
    notice = made_notice(old, new)
    window = notice.rights[0].window
    assert window is not None
    dated = replace(window, received=date(2026, 3, 2), last_day=date(2026, 4, 1))
    rights = (replace(notice.rights[0], window=dated), *notice.rights[1:])
    again = replace(notice, received=date(2026, 3, 2), rights=rights, released_by="P. de Vries", language="en")
    found = corpus.release(old, new, again, policy=POLICY, by="P. de Vries")
    assert found == replace(first, already=True)
    assert corpus.notices() == (first,)


def test_what_renvooi_made_anew_of_a_released_notice_is_not_recorded_again(corpus: Corpus) -> None:
    first = released(corpus)
    notice = made_notice(*pair(corpus))
    # A day has come near since, or this renvooi words it in another way: the id says that it is the same notice.
    today = replace(notice, findings=(FINDING,), essence=(Bilingual("Er staat meer.", "There is more."),))
    found = corpus.release(*pair(corpus), replace(today, released_by=None), policy=POLICY, by="P. de Vries")
    assert found == replace(first, already=True)
    assert corpus.notice_content(found) == notice


@pytest.mark.parametrize("change", ["accepted", "reason", "verdict"])
def test_what_people_gave_is_never_another_under_one_id(corpus: Corpus, change: str) -> None:
    first = released(corpus)
    notice = made_notice(*pair(corpus))
    row = told_row()
    other = {
        "accepted": replace(notice, accepted=(Accepted("reading-picture-page", "Een foto.", BY),)),
        "reason": replace(notice, rows=(replace(row, why="Het is veiliger."),)),
        "verdict": replace(notice, editorial=(replace(row, verdict=VERDICT),)),
    }[change]
    refused(corpus, other, "was released on 2026-02-01 with other reasons, decisions or answers")
    assert corpus.notice_content(first) == notice


def test_notice_whose_place_was_taken_is_not_released_again(corpus: Corpus) -> None:
    first = released(corpus)
    old, new = pair(corpus)
    second = corpus.release(old, new, made_notice(old, new, 2), policy=POLICY, by=BY, because="Een typfout.")
    with pytest.raises(StateForbids, match=f"{second.id} took its place"):
        corpus.release(old, new, made_notice(old, new), policy=POLICY, by=BY, because="Toch de eerste.")
    assert [one.id for one in corpus.notices() if one.superseded_by is None] == [second.id]
    assert corpus.notice_about(DOCUMENT, *LABELS) == second
    assert corpus.notice_about(DOCUMENT, *reversed(LABELS)) is None
    assert corpus.notice(first.id).superseded_by == second.id


def test_second_notice_about_the_same_versions_says_why(either: Corpus) -> None:
    first = released(either)
    old, new = pair(either)
    second = made_notice(old, new, 2)
    refused(either, second, f"{first.id}: was released about beheer 2026-01 to 2026-02 on 2026-02-01.*give a reason")
    found = either.release(old, new, second, policy=POLICY, by=BY, because="Het beleid was fout.")
    assert (found.supersedes, found.because, found.superseded_by) == (first.id, "Het beleid was fout.", None)
    assert either.notice(first.id).superseded_by == found.id
    third = either.release(old, new, made_notice(old, new, 3), policy=POLICY, by=BY, because="Nog een fout.")
    assert third.supersedes == found.id


def test_draft_and_open_findings_are_refused(corpus: Corpus) -> None:
    published(corpus, *LABELS)
    notice = made_notice(*pair(corpus))
    refused(corpus, replace(notice, draft=True), "is a draft. A person has to release it")
    refused(corpus, replace(notice, released_by=" "), "is a draft. A person has to release it")
    refused(corpus, replace(notice, findings=(FINDING,)), r"open findings \(notice/no-reason\)")


def test_version_that_is_not_published_is_refused(corpus: Corpus) -> None:
    published(corpus, LABELS[0])
    corpus.add(received(version(LABELS[1], "Iets anders."), document=DOCUMENT), by=BY)
    refused(corpus, made_notice(*pair(corpus)), "beheer@2026-02: is a draft.*renvooi publish")


def test_versions_of_another_order_document_or_file_are_refused(corpus: Corpus) -> None:
    published(corpus, *LABELS)
    published(corpus, LABELS[0], document="support")
    old, new = pair(corpus)
    notice = made_notice(old, new)
    refused(corpus, notice, "versions of two documents", old=corpus.version("support", LABELS[0]))
    refused(corpus, replace(notice, old=notice.new), "beheer@2026-01: is not the file that the notice is about")
    with pytest.raises(StateForbids, match="beheer@2026-01: does not come after 2026-02"):
        corpus.release(new, old, made_notice(new, old), policy=POLICY, by=BY)


def test_policy_of_which_that_version_is_another_file_is_refused(corpus: Corpus) -> None:
    published(corpus, *LABELS)
    corpus.adopt_policy(b"anders", name="voorbeeld", version="1", document=None, by=BY)
    refused(corpus, made_notice(*pair(corpus)), "made with a policy voorbeeld 1 that is not the one that was adopted")


def test_policy_that_is_not_in_force_needs_a_reason(either: Corpus) -> None:
    published(either, *LABELS)
    either.adopt_policy(b"anders", name="voorbeeld", version="2", document=None, by=BY)
    notice = made_notice(*pair(either))
    refused(either, notice, r"was made with voorbeeld 1, and voorbeeld 2 is in force for beheer\. .*--because")
    found = either.release(*pair(either), notice, policy=POLICY, by=BY, because="Het oude beleid gold nog.")
    assert (found.because, found.supersedes) == ("Het oude beleid gold nog.", None)
    either.adopt_policy(POLICY, name="voorbeeld", version="1", document=DOCUMENT, by=BY)
    again = replace(made_notice(*pair(either), 2), policy="voorbeeld 2")
    refused(either, again, "voorbeeld 2 that is not the one that was adopted")


def test_policy_in_force_needs_no_reason(corpus: Corpus) -> None:
    published(corpus, *LABELS)
    corpus.adopt_policy(b"anders", name="voorbeeld", version="2", document=None, by=BY)
    corpus.adopt_policy(POLICY, name="voorbeeld", version="1", document=DOCUMENT, by=BY)
    assert corpus.release(*pair(corpus), made_notice(*pair(corpus)), policy=POLICY, by=BY).because is None


def test_rights_without_an_id_or_a_time_zone_are_refused(corpus: Corpus) -> None:
    published(corpus, *LABELS)
    notice = made_notice(*pair(corpus))
    right = notice.rights[0]
    assert right.window is not None
    refused(corpus, replace(notice, rights=(right, right)), "two of its rights have one id")
    strange = replace(right, window=replace(right.window, zone="Europe/Nergens"))
    refused(corpus, replace(notice, rights=(strange,)), "'Europe/Nergens' is no time zone")


def test_notice_is_found_by_the_beginning_of_its_id(corpus: Corpus) -> None:
    with pytest.raises(UnknownRecord, match="None was released yet"):
        corpus.notice("notice-0")
    found = released(corpus)
    old, new = pair(corpus)
    corpus.release(old, new, made_notice(old, new, 2), policy=POLICY, by=BY, because="Een fout.")
    assert corpus.notice(found.id).id == found.id
    with pytest.raises(UnknownRecord, match="2 released notices begin so"):
        corpus.notice("notice-0")
    with pytest.raises(UnknownRecord, match=r"no released notice has this id\. The latest is notice-0"):
        corpus.notice("%")
