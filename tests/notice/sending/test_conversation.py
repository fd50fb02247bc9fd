"""One message to one server: what each answer, and each lack of one, comes to."""

import socket
import threading
import time
from hashlib import sha256
from pathlib import Path

import pytest

from bench.mailing.script import WRONG, Fault, Point, Script
from renvooi.model.errors import StoreFailed
from renvooi.notice.sending.connecting import connect
from renvooi.notice.sending.conversation import Ending, Envelope, Outcome, Stage, converse, stuffed
from renvooi.notice.sending.settings import Security, Server
from renvooi.notice.sending.wire import Lost
from tests.notice.sending.servers import QUICK, opened, speaking

HEAD = b"Message-ID: <a@voorbeeld.nl>\r\nSubject: Wijziging\r\n\r\n"
MESSAGE = HEAD + b"Beste klant,\r\n.punt aan het begin\r\n..twee\r\n"
ENVELOPE = Envelope("retour@voorbeeld.nl", "klant@example.nl", "<a@voorbeeld.nl>")
HELLO = (b"220 hallo\r\n", b"250-hier\r\n250 DSN\r\n")


def one_message(
    server: Server, message: bytes = MESSAGE, *, envelope: Envelope = ENVELOPE, sure: bool = True
) -> tuple[Outcome, int]:
    """What became of it, and how often the dot was asked for."""
    asked = 0

    def dot() -> bool:
        nonlocal asked
        asked += 1
        return sure

    return converse(connect(server), envelope, message, dot=dot), asked


IN_DOUBT, LOST, PUT_OFF, REFUSED = Ending.IN_DOUBT, Ending.LOST, Ending.PUT_OFF, Ending.REFUSED
EXPECTED: dict[tuple[Point, Fault], Ending] = {
    **{(point, fault): LOST for point in (Point.MAIL, Point.RCPT, Point.DATA) for fault in WRONG},
    **{(point, Fault.TRANSIENT): PUT_OFF for point in (Point.MAIL, Point.RCPT, Point.DATA, Point.DOT)},
    **{(point, Fault.PERMANENT): REFUSED for point in (Point.RCPT, Point.DATA, Point.DOT)},
    (Point.MAIL, Fault.PERMANENT): Ending.UNWELCOME,
    **{
        (point, fault): IN_DOUBT
        for point in (Point.DOT, Point.ACCEPTED)
        for fault in (Fault.DISCONNECT, Fault.GARBAGE, Fault.SILENCE)
    },
}


@pytest.mark.parametrize(("point", "fault"), EXPECTED)
def test_each_fault_comes_to_what_can_be_known_of_it(tmp_path: Path, point: Point, fault: Fault) -> None:
    with opened(tmp_path, Script(point, fault)) as there:
        outcome, asked = one_message(there.server)
        assert outcome.ending is EXPECTED[point, fault]
        assert asked == (point in (Point.DOT, Point.ACCEPTED))
        assert len(there.taken) == (point is Point.ACCEPTED)


def test_server_that_ends_within_the_text_makes_no_doubt(tmp_path: Path) -> None:
    text = HEAD + b"Een lange regel tekst, vele malen.\r\n" * 120_000
    for fault in (Fault.DISCONNECT, Fault.TRANSIENT, Fault.GARBAGE):
        with opened(tmp_path, Script(Point.TEXT, fault)) as there:
            outcome, asked = one_message(there.server, text)
            assert (outcome.ending, outcome.stage, asked) == (Ending.LOST, Stage.TEXT, 0)
            assert there.taken == ()


def test_message_arrives_to_the_byte(tmp_path: Path) -> None:
    with opened(tmp_path) as there:
        outcome, _ = one_message(there.server)
        assert outcome.ending is Ending.ACCEPTED
        assert outcome.reply.code == 250
        assert outcome.reply.text.startswith("2.0.0 Ok: queued as ")
        (taken,) = there.taken
        assert (taken.to, taken.digest) == ("klant@example.nl", sha256(MESSAGE).hexdigest())


def test_without_the_durable_dot_nothing_is_ended(tmp_path: Path) -> None:
    with opened(tmp_path) as there:
        outcome, _ = one_message(there.server, sure=False)
        assert (outcome.ending, outcome.usable) == (Ending.TAKEN, False)

        def fails() -> bool:
            raise StoreFailed("de schijf is vol")

        with pytest.raises(StoreFailed):
            converse(connect(there.server), ENVELOPE, MESSAGE, dot=fails)
        assert there.taken == ()


def test_connection_that_ends_while_the_dot_is_made_durable_makes_no_doubt() -> None:
    replies = (b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n")
    with speaking(*HELLO, *replies) as server:
        wire = connect(server)

        def dot() -> bool:
            assert wire.sock is not None
            # as when the other side goes: what is read next is the end
            wire.sock.shutdown(0)
            return True

        outcome = converse(wire, ENVELOPE, MESSAGE, dot=dot)
    assert (outcome.ending, outcome.stage) == (Ending.LOST, Stage.TEXT)


@pytest.mark.parametrize(
    ("answer", "ending"),
    [
        (b"250 ok\r\n", Ending.ACCEPTED),
        (b"250-een\r\n250 twee\r\n", Ending.ACCEPTED),
        (b"250\r\n", Ending.ACCEPTED),
        (b"250 ok\n", Ending.ACCEPTED),
        (b"421 weg\r\n", Ending.PUT_OFF),
        (b"354 en verder?\r\n", Ending.IN_DOUBT),
        (b"150 misschien\r\n", Ending.IN_DOUBT),
        (b"250-een\r\n450 twee\r\n", Ending.IN_DOUBT),
        (b"250-en dan niets", Ending.IN_DOUBT),
        (b"2500 ok\r\n", Ending.IN_DOUBT),
        (b"250" + b"x" * 100_000, Ending.IN_DOUBT),
        (b"250-x\r\n" * 1_000, Ending.IN_DOUBT),
        (b"HTTP/1.1 250 OK\r\n\r\n", Ending.IN_DOUBT),
    ],
)
def test_answer_to_the_dot_counts_only_if_it_is_one(answer: bytes, ending: Ending) -> None:
    replies = (b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n")
    # the text and the dot may be heard at once or one after the other
    with speaking(*HELLO, *replies, b"", answer) as server:
        wire = connect(server)

        def dot() -> bool:
            time.sleep(0.05)
            return True

        outcome = converse(wire, ENVELOPE, MESSAGE, dot=dot)
        wire.close()
    assert outcome.ending is ending
    assert not set(outcome.reply.text) & {"\r", "\n"}
    assert len(outcome.reply.text) <= 1_000


def test_answer_that_came_too_early_is_no_answer_to_the_dot() -> None:
    with speaking(*HELLO, b"250 ok\r\n", b"250 ok\r\n", b"354 go\r\n250 queued\r\n") as server:
        outcome, asked = one_message(server)
    assert (outcome.ending, asked) == (Ending.LOST, 0)
    assert "unasked" in outcome.reply.text


def test_server_that_drips_is_not_waited_for_longer_than_for_a_silent_one() -> None:
    listener = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        with listener.accept()[0] as sock:
            try:
                for _ in range(100):
                    sock.sendall(b"2")
                    time.sleep(0.05)
            except OSError:
                return

    threading.Thread(target=drip, daemon=True).start()
    began = time.monotonic()
    with listener, pytest.raises(Lost, match="nothing came within"):
        connect(Server("127.0.0.1", listener.getsockname()[1], Security.NONE, timeouts=QUICK))
    assert time.monotonic() - began < 4 * QUICK.connect


@pytest.mark.parametrize(
    ("message", "envelope", "said"),
    [
        (HEAD + b"a\n.\nMAIL FROM:<x@y.nl>\r\n", ENVELOPE, "a line end that is not CRLF"),
        (HEAD + b"a\r.\r\n", ENVELOPE, "a line end that is not CRLF"),
        (HEAD + b"a\0\r\n", ENVELOPE, "a NUL"),
        (MESSAGE, Envelope("retour@voorbeeld.nl", "k@example.nl>\r\nRCPT TO:<x@y.nl", "<a@b.nl>"), "is none"),
        (MESSAGE, Envelope("retour@voorbeeld.nl", "k@example.nl> NOTIFY=NEVER", "<a@b.nl>"), "is none"),
        (MESSAGE, Envelope("", "klant@example.nl", "<a@b.nl>"), "is none"),
    ],
)
def test_what_cannot_be_said_in_the_protocol_is_never_said(message: bytes, envelope: Envelope, said: str) -> None:
    with speaking(*HELLO) as server:
        outcome, asked = one_message(server, message, envelope=envelope)
    assert (outcome.ending, outcome.reply.code, asked) == (Ending.REFUSED, None, 0)
    assert said in outcome.reply.text
    assert outcome.usable


@pytest.mark.parametrize(
    ("message", "envelope", "said"),
    [
        (MESSAGE, Envelope("retour@voorbeeld.nl", "kläus@example.nl", "<a@b.nl>"), "SMTPUTF8"),
        ("Één\r\n".encode(), ENVELOPE, "8BITMIME"),
        (HEAD + b"a\r\n" * 1_000, ENVELOPE, "bytes, and the mail server takes 2000 at most"),
    ],
)
def test_what_a_server_lacks_today_is_no_refusal(message: bytes, envelope: Envelope, said: str) -> None:
    with speaking(b"220 hallo\r\n", b"250-hier\r\n250 SIZE 2000\r\n") as server:
        outcome, asked = one_message(server, message, envelope=envelope)
    assert (outcome.ending, outcome.reply.code, asked) == (Ending.PUT_OFF, None, 0)
    assert said in outcome.reply.text
    assert outcome.usable


def heard(envelope: Envelope, *extensions: str) -> str:
    """The commands MAIL and RCPT that a server with these extensions gets."""
    listener = socket.create_server(("127.0.0.1", 0))
    said: list[bytes] = []

    def listen() -> None:
        with listener.accept()[0] as sock:
            sock.sendall(b"220 hallo\r\n")
            sock.recv(1000)
            sock.sendall(b"".join(f"250-{one}\r\n".encode() for one in extensions) + b"250 HELP\r\n")
            said.append(sock.recv(1000))
            sock.sendall(b"250 ok\r\n")
            said.append(sock.recv(1000))
            sock.sendall(b"550 nee\r\n")
            sock.recv(1000)

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    with listener:
        one_message(Server("127.0.0.1", listener.getsockname()[1], Security.NONE, timeouts=QUICK), envelope=envelope)
    thread.join(2)
    return b"".join(said).decode("utf-8")


def test_reports_of_delivery_are_asked_for_where_they_are_offered() -> None:
    odd = Envelope("retour@voorbeeld.nl", "k+lant=1@example.nl", "<a+b@voorbeeld.nl>")
    assert heard(odd, "hier", "SIZE 10000", "DSN") == (
        f"MAIL FROM:<retour@voorbeeld.nl> SIZE={len(MESSAGE)} RET=HDRS ENVID=<a+2Bb@voorbeeld.nl>\r\n"
        "RCPT TO:<k+lant=1@example.nl> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;k+2Blant+3D1@example.nl\r\n"
    )
    assert heard(odd, "hier") == "MAIL FROM:<retour@voorbeeld.nl>\r\nRCPT TO:<k+lant=1@example.nl>\r\n"


def test_foreign_domain_is_written_in_ascii_and_foreign_name_asks_for_the_extension() -> None:
    domain = Envelope("retour@voorbeeld.nl", "klant@bücher.example.nl", "<a@voorbeeld.nl>")
    assert "RCPT TO:<klant@xn--bcher-kva.example.nl>" in heard(domain, "hier")
    name = Envelope("retour@voorbeeld.nl", "kläus@example.nl", "<a@voorbeeld.nl>")
    assert heard(name, "hier", "SMTPUTF8") == (
        "MAIL FROM:<retour@voorbeeld.nl> SMTPUTF8\r\nRCPT TO:<kläus@example.nl>\r\n"
    )


def test_lines_that_begin_with_a_dot_get_another() -> None:
    assert stuffed(b".\r\na\r\n..b\r\n") == b"..\r\na\r\n...b\r\n"
    assert stuffed(b"a") == b"a\r\n"
