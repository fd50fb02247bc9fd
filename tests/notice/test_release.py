"""A person lets a notice out; what was open then stays on record."""

from datetime import date

import pytest

from renvooi.notice import NotReleasable, load_policy, make_notice, release, render_notice
from tests.notice.builders import NEW, OLD, breach_term, diff

DRAFT = make_notice(diff(breach_term()), OLD, NEW, policy=load_policy(), received=date(2026, 3, 2))
READY = make_notice(
    diff(breach_term()), OLD, NEW, policy=load_policy(), received=date(2026, 3, 2), reasons={"c-term": "Omdat."}
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
    with pytest.raises(ValueError, match="name the person"):
        release(READY, by=" ")
