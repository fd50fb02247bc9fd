"""A person lets a notice out; what was open then stays on record."""

from dataclasses import replace
from datetime import date

import pytest

from renvooi.model.errors import StateForbids
from renvooi.notice import NotReleasable, load_policy, make_notice, release, render_notice, require_releasable
from tests.notice.builders import NEW, OLD, breach_term, diff

DRAFT = make_notice(diff(breach_term()), OLD, NEW, policy=load_policy(), received=date(2026, 3, 2))
READY = make_notice(
    diff(breach_term()),
    OLD,
    NEW,
    policy=load_policy(),
    received=date(2026, 3, 2),
    reasons={"c-term": "Omdat het moest."},
)


def test_notice_without_errors_is_released_by_a_person() -> None:
    released = release(READY, by="A. Jansen")
    assert (released.released_by, released.released_despite) == ("A. Jansen", None)
    assert "Vrijgegeven door: A. Jansen" in render_notice(released, "text")


def test_open_error_blocks_release() -> None:
    with pytest.raises(NotReleasable, match=r"not ready to go out: 1 open point \(reason-missing\)") as caught:
        release(DRAFT, by="A. Jansen")
    assert caught.value.codes == ("reason-missing",)


def test_reason_to_release_all_the_same_stays_on_record() -> None:
    released = release(DRAFT, by="A. Jansen", despite="De reden is per brief gestuurd.")
    assert released.released_despite == "De reden is per brief gestuurd."
    assert released.findings == DRAFT.findings


def test_text_for_clients_holds_nothing_that_is_for_the_sender() -> None:
    printed = render_notice(DRAFT, "markdown")
    assert "reason" not in printed
    assert "Waarom?" not in printed
    assert "Waarom?" in render_notice(READY, "markdown")


def test_nobody_releases_nothing() -> None:
    with pytest.raises(StateForbids, match="name the person who releases it"):
        release(READY, by=" ")


def test_draft_never_goes_out() -> None:
    draft = replace(READY, draft=True)
    with pytest.raises(NotReleasable, match=r"it is marked as a draft\. Make it again without the mark\."):
        require_releasable(draft)
    with pytest.raises(NotReleasable):
        release(draft, by="A. Jansen", despite="Toch.")


def test_notice_is_releasable_without_open_points_or_with_a_reason() -> None:
    require_releasable(READY)
    require_releasable(release(DRAFT, by="A. Jansen", despite="De reden is per brief gestuurd."))
    with pytest.raises(NotReleasable):
        require_releasable(DRAFT)


def test_refusal_counts_the_points_and_names_the_first_kinds() -> None:
    found = [replace(DRAFT.findings[0], code=f"code-{number}") for number in range(5)]
    with pytest.raises(NotReleasable, match=r"5 open points \(code-0, code-1, code-2, \.\.\.\)\."):
        require_releasable(replace(DRAFT, findings=tuple(found)))
