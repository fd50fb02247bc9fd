"""The loop that sends: who is sent to, when it ends, and what it leaves behind."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from bench.mailing.posting import BRISK, DOMAIN, Posted, post, server_at, skeleton_of
from bench.mailing.relay import Relay, Taken, read_journal
from bench.mailing.script import Fault, Point, Script
from renvooi.corpus import Corpus, open_corpus
from renvooi.corpus.outbox.moving import Outbox
from renvooi.model.deliveries import DeliveryState
from renvooi.model.errors import BadSettings
from renvooi.notice.sending.conversation import Ending
from renvooi.notice.sending.pace import Pace
from renvooi.notice.sending.progress import Choice, Progress, Sent
from renvooi.notice.sending.sender import send_queued
from renvooi.notice.sending.settings import Credential, Security, Server, Timeouts
from tests.corpus.stores import new_home

ALWAYS = tuple(range(1, 200))
PATIENT = Timeouts(connect=2, command=2, dot=2)


class Post:
    """A mailing of six in a corpus on a file, with a server."""

    def __init__(self, corpus: Corpus, relay: Relay, folder: Path) -> None:
        self.corpus = corpus
        self._relay = relay
        self._journal = folder / "journal"
        self._journal.touch()
        self.posted: Posted = post(corpus, "digest-1", [f"K-{one}" for one in range(1, 7)], shared=skeleton_of(200))
        self.told: list[Progress] = []
        self.recorded = 0

    def send(
        self,
        script: Script | None = None,
        *,
        pace: Pace = BRISK,
        stop: Event | None = None,
        choice: Choice | None = None,
        server: Server | None = None,
        stop_after: int = 1_000,
    ) -> Sent:
        stopping = stop or Event()

        def told(progress: Progress) -> None:
            self.told.append(progress)
            if progress.accepted >= stop_after:
                stopping.set()

        def record() -> None:
            self.recorded += 1

        found = server or server_at(self._relay.open(script or Script(), self._journal), PATIENT)
        return send_queued(
            Outbox(self.corpus, owner=f"verzender-{time.monotonic_ns()}"),
            found,
            clock=self.corpus.clock,
            choice=choice or Choice("digest-1"),
            pace=pace,
            stop=stopping,
            record=record,
            told=told,
        )

    @property
    def taken(self) -> tuple[Taken, ...]:
        return read_journal(self._journal)

    def states(self) -> dict[str, int]:
        found = Outbox(self.corpus, owner="wie kijkt").counts("digest-1")
        return {state.value: count for state, count in found.items()}


@pytest.fixture(scope="module")
def relay() -> Iterator[Relay]:
    with Relay() as running:
        yield running


@pytest.fixture
def mail(tmp_path: Path, relay: Relay) -> Iterator[Post]:
    folder = tmp_path / "corpus"
    folder.mkdir()
    with new_home("sqlite", folder) as home:
        home.create().close()
        with open_corpus(home.place, clock=lambda: datetime.now(UTC), key=home.key) as corpus:
            yield Post(corpus, relay, tmp_path)


def test_everybody_gets_one_and_the_run_ends_by_itself(mail: Post) -> None:
    sent = mail.send()
    assert sent == Sent(Progress(accepted=6))
    assert mail.states() == {"accepted": 6}
    assert [one.to for one in mail.taken] == [f"k-{one}@klant.example" for one in range(1, 7)]
    assert mail.told[-1].accepted == 6
    assert mail.recorded >= 1
    assert mail.send().progress == Progress()
    assert len(mail.taken) == 6


def test_stop_takes_effect_between_two_messages(mail: Post) -> None:
    sent = mail.send(stop_after=2)
    assert (sent.progress.accepted, sent.ended) == (2, "it was told to stop")
    assert mail.states() == {"accepted": 2, "pending": 4}
    assert len(mail.taken) == 2


def test_only_the_chosen_clients_are_sent_to(mail: Post) -> None:
    assert mail.send(choice=Choice("digest-1", ("K-2", "K-5"))).progress.accepted == 2
    assert [one.to for one in mail.taken] == ["k-2@klant.example", "k-5@klant.example"]
    assert mail.send(choice=Choice("digest-2")).progress.accepted == 0


def test_what_is_put_off_is_sent_later_with_the_same_bytes(mail: Post) -> None:
    sent = mail.send(Script(Point.DOT, Fault.TRANSIENT, (1, 2, 3, 5)))
    assert (sent.progress.accepted, sent.progress.put_off, sent.ended) == (6, 4, None)
    assert sorted(one.message_id for one in mail.taken) == sorted(one.message_id for one in mail.posted.letters)
    assert all(one.message_id.endswith(f"@{DOMAIN}>") for one in mail.taken)


def test_run_does_not_wait_longer_than_its_patience(mail: Post) -> None:
    slow = replace(BRISK, first_wait=timedelta(minutes=5), longest_wait=timedelta(hours=1))
    sent = mail.send(Script(Point.RCPT, Fault.TRANSIENT, (2,)), pace=slow)
    assert sent.progress.accepted == 5
    assert sent.ended is not None
    assert sent.ended.startswith("the next message is not due before 20")
    assert mail.states() == {"accepted": 5, "pending": 1}


@pytest.mark.parametrize(
    ("script", "limit", "left"),
    [
        (Script(Point.ACCEPTED, Fault.DISCONNECT, ALWAYS), {Ending.IN_DOUBT: 3}, {"in-doubt": 3, "pending": 3}),
        (Script(Point.RCPT, Fault.PERMANENT, ALWAYS), {Ending.REFUSED: 4}, {"refused": 4, "pending": 2}),
        (Script(Point.MAIL, Fault.TRANSIENT, ALWAYS), {Ending.PUT_OFF: 2}, {"pending": 6}),
        (Script(Point.DATA, Fault.DISCONNECT, ALWAYS), {Ending.LOST: 2}, {"pending": 6}),
        (Script(Point.MAIL, Fault.DISCONNECT, ALWAYS), {Ending.LOST: 2}, {"pending": 6}),
    ],
)
def test_run_in_which_everything_goes_wrong_the_same_way_ends(
    mail: Post, script: Script, limit: dict[Ending, int], left: dict[str, int]
) -> None:
    sent = mail.send(script, pace=replace(BRISK, most_in_a_row=limit))
    assert sent.ended is not None
    assert "messages in a row were" in sent.ended
    assert mail.states() == left


def test_limits_of_a_usual_run_keep_a_sick_server_from_putting_everything_in_doubt() -> None:
    limits = Pace().most_in_a_row
    assert limits[Ending.IN_DOUBT] <= 3
    # who is unwelcome ends at once
    assert limits.keys() == set(Ending) - {Ending.ACCEPTED, Ending.UNWELCOME}


def test_sender_that_is_not_taken_costs_no_client_its_message(mail: Post) -> None:
    sent = mail.send(Script(Point.MAIL, Fault.PERMANENT, (2,)))
    assert sent.ended is not None
    assert "takes no mail from us: it answered 550 5.7.1 not taken to MAIL" in sent.ended
    assert mail.states() == {"accepted": 1, "pending": 5}
    assert mail.send().progress.accepted == 5
    assert len({one.to for one in mail.taken}) == len(mail.taken) == 6


def test_message_that_a_server_chokes_on_does_not_hold_up_the_others(mail: Post) -> None:
    slow = replace(BRISK, first_wait=timedelta(minutes=30), longest_wait=timedelta(hours=1))
    sent = mail.send(Script(Point.DATA, Fault.DISCONNECT, (1,)), pace=slow)
    assert (sent.progress.accepted, sent.progress.put_off) == (5, 1)


def test_server_that_is_not_there_leaves_everything_pending(mail: Post) -> None:
    sent = mail.send(server=server_at(9, PATIENT))
    assert sent.ended == "127.0.0.1:9 cannot be used: Connection refused"
    assert mail.states() == {"pending": 6}


def test_wrong_settings_end_a_run_at_once_and_leave_everything_pending(mail: Post, tmp_path: Path) -> None:
    gone = Server("127.0.0.1", 9, Security.NONE, credential=Credential("wie", password_file=tmp_path / "geen"))
    server = replace(gone, port=mail._relay.open(Script(), tmp_path / "ander"), timeouts=PATIENT)
    with pytest.raises(BadSettings, match="password_file"):
        mail.send(server=server)
    assert mail.states() == {"pending": 6}


def test_rate_is_kept(mail: Post) -> None:
    began = time.monotonic()
    mail.send(pace=replace(BRISK, rate=20))
    assert time.monotonic() - began > 5 / 20


def test_state_of_a_message_after_a_doubt_is_not_sent_again(mail: Post) -> None:
    mail.send(Script(Point.ACCEPTED, Fault.DISCONNECT, (3,)))
    assert mail.states() == {"accepted": 5, "in-doubt": 1}
    mail.send()
    assert mail.states() == {"accepted": 5, "in-doubt": 1}
    assert len(mail.taken) == 6
    (doubt,) = (one for one in mail.corpus.deliveries() if one.state is DeliveryState.IN_DOUBT)
    assert doubt.client == "K-3"
