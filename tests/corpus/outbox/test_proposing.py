"""E-mails that may be responses: none is one before a person says so."""

from dataclasses import replace
from datetime import date

import pytest

from renvooi.corpus import Corpus
from renvooi.corpus.outbox.deciding_proposals import WITHOUT_TEXT, Accepted
from renvooi.model.errors import StateForbids, UnknownRecord
from renvooi.model.windows import ResponseForm, WindowState
from tests.corpus.outbox.coming import answer, read, sent
from tests.corpus.stores import BY


def proposed(corpus: Corpus, text: str = "Wij zeggen op.") -> str:
    """The id of a proposal."""
    sent(corpus)
    found = corpus.propose_response(answer(corpus, text), by=BY).id
    assert found is not None
    return found


def termination(corpus: Corpus) -> str:
    """The id of the window to terminate."""
    return next(one.id for one in corpus.windows() if one.right == "opzeggen")


def test_a_mail_is_filed_under_its_client_and_counts_as_nothing(either: Corpus) -> None:
    name = proposed(either)
    (found,) = either.proposals(read=read)
    assert (found.id, found.client, found.subject, found.text) == (name, "K-1", "Re", "Wij zeggen op.")
    assert set(found.windows) == {one.id for one in either.windows()}
    assert found.decision is None
    assert all(not one.responses for one in either.windows())
    assert {one.state(date(2026, 4, 22)) for one in either.windows()} == {WindowState.NOT_STARTED}
    assert either.verify(every_signature=True).faults == ()


def test_the_same_mail_is_filed_once(corpus: Corpus) -> None:
    name, events = proposed(corpus), len(corpus.log())
    again = corpus.propose_response(answer(corpus), by=BY)
    assert (again.id, again.already, len(corpus.log())) == (name, True, events)
    other = corpus.propose_response(answer(corpus, "Wij zeggen toch niet op."), by=BY)
    assert other.id != name


def test_what_a_person_accepts_is_a_response_in_the_window_that_the_person_names(either: Corpus) -> None:
    name = proposed(either)
    found, windows = either.accept_proposal(
        name, Accepted((termination(either),), reasoned=True), read=read, by="A. de Wit"
    )
    assert (found.decision, found.by) == ("accepted", "A. de Wit")
    (response,) = windows[0].responses
    assert (response.form, response.reasoned, response.text) == (ResponseForm.EMAIL, True, "Wij zeggen op.")
    # 22:30 in UTC is the next day in the Netherlands
    assert response.received == date(2026, 4, 22)
    assert response.attachment is not None
    assert response.attachment.name == f"{name}.eml"
    assert either.attachment(response.attachment.sha256) == answer(either).mail
    assert [len(one.responses) for one in either.windows()] == [0, 1]
    assert either.proposals(read=read, waiting=True) == ()
    assert either.verify(every_signature=True).faults == ()


def test_to_accept_it_again_changes_nothing(corpus: Corpus) -> None:
    name = proposed(corpus)
    accepted = Accepted((termination(corpus),), reasoned=True)
    corpus.accept_proposal(name, accepted, read=read, by=BY)
    events = len(corpus.log())
    corpus.accept_proposal(name, accepted, read=read, by=BY)
    assert len(corpus.log()) == events
    other = next(one.id for one in corpus.windows() if one.right != "opzeggen")
    with pytest.raises(StateForbids, match="was accepted for other windows"):
        corpus.accept_proposal(name, Accepted((other,), reasoned=True), read=read, by=BY)


def test_two_rights_are_never_chosen_by_the_program(corpus: Corpus) -> None:
    name = proposed(corpus)
    with pytest.raises(StateForbids, match="different rights"):
        corpus.accept_proposal(name, Accepted((), reasoned=True), read=read, by=BY)


def test_a_response_may_be_meant_for_both_rights(corpus: Corpus) -> None:
    name = proposed(corpus)
    both = tuple(one.id for one in corpus.windows())
    corpus.accept_proposal(name, Accepted(both, reasoned=False), read=read, by=BY)
    assert [len(one.responses) for one in corpus.windows()] == [1, 1]


def test_a_window_of_another_client_is_refused_and_nothing_is_written(corpus: Corpus) -> None:
    name = proposed(corpus)
    other = corpus.open_windows(corpus.notices()[0].id, "K-2", by=BY)[0].id
    events = len(corpus.log())
    with pytest.raises(StateForbids, match="is no window of K-1"):
        corpus.accept_proposal(name, Accepted((other,), reasoned=True), read=read, by=BY)
    assert len(corpus.log()) == events


def test_a_dismissed_mail_stays_on_record_with_the_reason(either: Corpus) -> None:
    name = proposed(either)
    found = either.dismiss_proposal(name[:8], because="Een bevestiging, geen reactie.", read=read, by=BY)
    assert (found.decision, found.because) == ("dismissed", "Een bevestiging, geen reactie.")
    either.dismiss_proposal(name, because="Een bevestiging, geen reactie.", read=read, by=BY)
    with pytest.raises(StateForbids, match="was dismissed by"):
        either.accept_proposal(name, Accepted((termination(either),), reasoned=True), read=read, by=BY)
    assert either.verify().faults == ()


def test_a_reason_is_asked_of_who_dismisses(corpus: Corpus) -> None:
    with pytest.raises(StateForbids, match="does not say why"):
        corpus.dismiss_proposal(proposed(corpus), because="x", read=read, by=BY)


def test_a_person_may_correct_day_and_words(corpus: Corpus) -> None:
    name = proposed(corpus, "")
    accepted = Accepted((termination(corpus),), reasoned=True, received=date(2026, 4, 20), text="Wij zeggen op.")
    _, (window,) = corpus.accept_proposal(name, accepted, read=read, by=BY)
    assert (window.responses[0].received, window.responses[0].text) == (date(2026, 4, 20), "Wij zeggen op.")


def test_a_mail_without_words_says_so(corpus: Corpus) -> None:
    name = proposed(corpus, "")
    _, (window,) = corpus.accept_proposal(name, Accepted((termination(corpus),), reasoned=False), read=read, by=BY)
    assert window.responses[0].text == WITHOUT_TEXT


def test_a_name_that_no_proposal_has_is_refused(corpus: Corpus) -> None:
    proposed(corpus)
    for name in ("p-000000000000", "p-", "", "%", "p-%", "w-1", "p-" + "0" * 90, "p-é", "../x"):
        with pytest.raises(UnknownRecord, match="renvooi windows proposed"):
            corpus.dismiss_proposal(name, because="Het is geen reactie.", read=read, by=BY)


def test_an_erased_mail_is_no_response_any_more_and_its_place_stays(corpus: Corpus) -> None:
    name = proposed(corpus)
    window = termination(corpus)
    with pytest.raises(StateForbids, match=f"nobody decided \\({name}\\)"):
        corpus.erase_client("K-1", because="De klant vroeg erom.", by=BY)
    assert corpus.proposals(read=read, waiting=True)[0].text
    corpus.dismiss_proposal(name, because="Het is geen reactie.", read=read, by=BY)
    corpus.erase_client("K-1", because="De klant vroeg erom.", by=BY)
    (found,) = corpus.proposals(read=read)
    assert (found.erased, found.subject, found.text) == (True, "", "")
    with pytest.raises(StateForbids, match="was erased"):
        corpus.accept_proposal(name, Accepted((window,), reasoned=True), read=read, by=BY)
    refused = corpus.propose_response(answer(corpus, "Nog een."), by=BY)
    assert (refused.id, "was erased" in (refused.refused or "")) == (None, True)
    assert corpus.verify().faults == ()


def test_a_mail_to_a_client_without_a_message_is_refused(corpus: Corpus) -> None:
    sent(corpus)
    refused = corpus.propose_response(replace(answer(corpus), client="K-9"), by=BY)
    assert refused.id is None
