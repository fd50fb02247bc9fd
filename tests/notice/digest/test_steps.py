"""A digest is known by its steps, and the next one begins behind it."""

from dataclasses import replace
from datetime import date

from renvooi.model import Bilingual
from renvooi.notice.digest.steps import Counts, Digest, counts_of, essence_of, last_told
from tests.notice.digest.made import DIGEST, FIRST, STEP, subscriber
from tests.notice.mail.messages import large, small


def test_same_steps_make_the_same_mailing_whatever_day_was_asked_from() -> None:
    assert Digest(date(2026, 1, 1), DIGEST.steps).id == DIGEST.id


def test_another_notice_about_a_step_makes_another_mailing() -> None:
    other = Digest(None, (replace(STEP, notice="notice-4567"), FIRST))
    assert other.id != DIGEST.id


def test_id_says_how_far_in_the_ledger_the_digest_went() -> None:
    assert last_told(["notice-12", DIGEST.id, "reminder-2026-01-01-0123456789ab"]) == STEP.event
    assert last_told(["notice-12", "digest-1"]) is None


def test_id_is_short_enough_for_the_outbox() -> None:
    assert len(Digest(None, (replace(STEP, event=16**10 - 1),)).id) <= 64


def test_who_names_no_document_follows_all_and_others_only_theirs() -> None:
    assert DIGEST.followed_by(subscriber()) == DIGEST.steps
    assert DIGEST.followed_by(subscriber("nl", "statement")) == (FIRST,)
    assert DIGEST.followed_by(subscriber("nl", "other")) == ()


def test_counts_are_those_of_the_notice_with_its_groups() -> None:
    notice = large()
    grouped = sum(len(group.changes) for group in notice.groups)
    assert counts_of(notice) == Counts(len(notice.rows), len(notice.editorial) + grouped)
    assert grouped


def test_essence_leaves_out_what_only_a_client_may_do() -> None:
    notice = small()
    assert notice.rows
    assert notice.rights
    told = " ".join(one.nl for one in essence_of(notice))
    assert "rechten" not in told
    assert not any(right.what.nl in told for right in notice.rights)
    bare = replace(notice, rows=(), essence=(Bilingual("Niets.", "Nothing."),))
    assert essence_of(bare) == bare.essence
