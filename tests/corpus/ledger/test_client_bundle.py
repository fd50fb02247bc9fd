"""Evidence about one notice to one client: it proves what was sent and what came back, and tells of nobody else."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest

from bench.bundling.tampers import (
    Tampered,
    by_the_signer,
    in_files,
    in_listed_files,
    in_the_zip,
    moved,
    packed,
    relisted,
    unpacked,
)
from bench.faults.notices import POLICY, made_notice
from renvooi.corpus import Corpus
from renvooi.corpus.events import canonical
from renvooi.corpus.exporting import export_bundle, export_evidence
from renvooi.corpus.ledger.heads import head_line
from renvooi.corpus.ledger.keys import SigningKey
from renvooi.model.errors import StateForbids, UnknownRecord
from tests.corpus.ledger.mailed import CLIENT, NAMES, WORDS, forget, mailed, of_others
from tests.corpus.ledger.test_verifier import SOURCE, verify
from tests.corpus.outbox.made import letter
from tests.corpus.register.made import DOCUMENT, released
from tests.corpus.stores import BY, Home, new_home


@dataclass(frozen=True)
class Made:
    """What a corpus gave before it was deleted."""

    whole: bytes
    forgotten: bytes
    others: tuple[bytes, ...]
    message: bytes
    key: SigningKey
    notice: str

    @property
    def bundles(self) -> tuple[bytes, bytes]:
        return self.whole, self.forgotten


def evidence(corpus: Corpus, notice: str, client: str = CLIENT, **given: tuple[tuple[str, bytes], ...]) -> bytes:
    target = BytesIO()
    export_evidence(corpus, target, notice=notice, client=client, **given)
    return target.getvalue()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    with new_home("sqlite", tmp_path_factory.mktemp("mailed")) as home, home.create() as corpus:
        notice = mailed(corpus)
        whole, others = evidence(corpus, notice), of_others(corpus)
        assert whole == evidence(corpus, notice)
        message = letter(corpus, CLIENT, mailing=notice).message
        forget(corpus, CLIENT)
        yield Made(whole, evidence(corpus, notice), others, message, corpus.signing_key(), notice)


def alone(folder: Path, data: bytes, *options: str) -> tuple[int, str]:
    """What the verifier says in a folder that holds nothing but it and the ZIP."""
    folder.mkdir()
    (folder / "evidence.zip").write_bytes(data)
    (folder / "verify.py").write_bytes(SOURCE.read_bytes())
    command = [sys.executable, "-I", "-S", "verify.py", "evidence.zip", *options]
    ran = subprocess.run(command, cwd=folder, env={}, capture_output=True, encoding="utf-8", check=False)
    assert ran.stderr == ""
    return ran.returncode, ran.stdout


def test_it_passes_alone_and_says_what_it_proves_and_what_not(made: Made, tmp_path: Path) -> None:
    code, said = alone(tmp_path / "empty", made.whole, "--key", made.key.public)
    assert code == 0, said
    for line in (
        f"Proved about the notice {made.notice} to the client K-1",
        f"the {len(made.message)} bytes of message.eml are the message as it was fixed then",
        "the message is accepted since 2026-02-02T08:",
        ", with reply 250 '2.0.0 Ok: queued as 4FQzW1'",
        "a report says delivered, of 2026-02-02: received.eml",
        "from 2026-02-02 to 2026-03-04, by afleverbericht van de mailserver (RFC 3464)",
        "that e-mail was accepted as a response; N. Jansen decided so",
        "(opzeggen) came in on 2026-03-01 as email: response.txt",
        "Not proved:\n  that anybody read it",
    ):
        assert line in said, line
    assert "whose key it is" not in said
    assert "whose key it is" in alone(tmp_path / "other", made.whole)[1]


def test_accepted_is_not_received(corpus: Corpus, tmp_path: Path) -> None:
    notice = mailed(corpus, reported=False)
    assert (
        "that the message arrived: accepted by a mail server is not received"
        in alone(tmp_path / "empty", evidence(corpus, notice))[1]
    )


def test_it_holds_the_message_as_queued_and_what_came_back(made: Made) -> None:
    held = unpacked(made.whole)
    assert held["message.eml"] == made.message
    assert held["old.md"].startswith(b"---\nkind")
    assert held["policy.toml"] == POLICY
    assert json.loads(held["notice.json"])["id"] == made.notice
    assert held["response.txt"].decode() == WORDS
    assert json.loads(held["envelope.json"])["address"] == "k-1@klant.example"
    assert {"README.txt", "diff.json", "new.md", "reply.txt", "received.eml", "verify.py"} < held.keys()


def test_nothing_of_another_client_is_in_it(made: Made) -> None:
    for data in made.bundles:
        held = unpacked(data)
        found = {(word, name) for word in made.others for name, body in held.items() if word in body}
        assert found == set()
        events = [json.loads(line) for line in held["events.jsonl"].splitlines()]
        assert {event["data"].get("client") for event in events} == {None, CLIENT}
        assert "mailing-queued" not in {event["kind"] for event in events}


def attacks(made: Made) -> Iterator[Tampered]:
    drawn, whole = random.Random(8), unpacked(made.whole)
    yield from in_files(whole, drawn, 1)
    yield from in_listed_files(whole, drawn, 1)
    for data in made.bundles:
        yield from in_the_zip(data, drawn, 5)
        yield from by_the_signer(unpacked(data), drawn, 1, key=made.key)
    yield from [one for one in moved(whole, key=made.key) if "signed" in one.where]


def test_no_byte_and_no_file_can_be_changed(made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "evidence.zip"
    passed = []
    for one in attacks(made):
        path.write_bytes(one.data)
        if verify(path) == 0:
            passed.append(one.where)
        assert "Proved" not in capsys.readouterr().out
    assert passed == []


def test_another_letter_case_in_a_signature_or_a_salt_is_found(made: Made, tmp_path: Path) -> None:
    held = unpacked(made.whole)
    line = json.loads(held["bundle.json"])
    upper = held["bundle.json"].replace(line["signature"].encode(), line["signature"].upper().encode())
    salt = json.loads(held["particulars.json"])["salt"]
    shouted = held["particulars.json"].replace(salt.encode(), salt.upper().encode())
    assert upper != held["bundle.json"]
    assert shouted != held["particulars.json"]
    for changed in ({"bundle.json": upper}, relisted({**held, "particulars.json": shouted}, made.key)):
        path = tmp_path / "evidence.zip"
        path.write_bytes(packed({**held, **changed}))
        assert verify(path) == 1


@pytest.mark.parametrize("said", [{"client": "K-2"}, {"notice": "notice-02"}, {"client": None}])
def test_events_about_another_client_or_notice_than_is_said_are_found(
    made: Made, said: dict[str, str | None], tmp_path: Path
) -> None:
    held = unpacked(made.whole)
    manifest = json.loads(held["bundle.json"])["bundle"] | said
    signed = canonical({"bundle": manifest, "signature": made.key.sign(canonical(manifest)).hex()})
    path = tmp_path / "evidence.zip"
    path.write_bytes(packed({**held, "bundle.json": signed}))
    assert verify(path) == 1


def test_of_a_forgotten_client_it_says_what_is_gone(made: Made, tmp_path: Path) -> None:
    held = unpacked(made.forgotten)
    for word in (NAMES[CLIENT], "klant.example", WORDS, "4FQzW1", "zonneveld"):
        assert [name for name, data in held.items() if word.encode() in data] == [], word
    assert "message.eml" not in held
    assert b"Er verandert iets in uw overeenkomst." in held["message-without-client.txt"]
    code, said = alone(tmp_path / "empty", made.forgotten)
    assert code == 0, said
    assert "ERASED: what was kept of the client until then" in said
    assert "message-without-client.txt is the message as it was fixed then, but for what was the client's" in said
    assert "with reply 250 (erased)" in said


def test_who_got_nothing_and_what_was_not_released_are_refused(corpus: Corpus) -> None:
    notice = released(corpus).id
    with pytest.raises(UnknownRecord, match="nothing is recorded about"):
        evidence(corpus, notice)
    with pytest.raises(UnknownRecord, match="no released notice has this id"):
        evidence(corpus, "notice-ff")
    with pytest.raises(StateForbids, match="cannot name a client"):
        evidence(corpus, notice, "jan@example.nl")


def test_a_client_without_an_e_mail_has_evidence_too(corpus: Corpus, tmp_path: Path) -> None:
    notice = released(corpus).id
    corpus.open_windows(notice, CLIENT, by=BY)
    kept = head_line(corpus.head())
    corpus.open_windows(notice, "K-9", by=BY)
    (tmp_path / "kept.json").write_bytes(kept)
    data = evidence(corpus, notice[:12], kept=(("kept.json", kept),))
    code, said = alone(tmp_path / "empty", data, "--head", str(tmp_path / "kept.json"))
    assert code == 0, said
    assert "ok     the head that you kept" in said
    assert "that any mail server took the message" in said


def test_the_notice_that_took_its_place_is_in_it(corpus: Corpus) -> None:
    notice = released(corpus).id
    corpus.open_windows(notice, CLIENT, by=BY)
    old, new = corpus.versions(DOCUMENT)
    later = corpus.release(old, new, made_notice(old, new, 2), policy=POLICY, because="Een reden miste.", by=BY)
    assert json.loads(unpacked(evidence(corpus, notice))["notice-2.json"])["id"] == later.id


def test_a_bundle_of_the_document_tells_of_no_mailing(corpus: Corpus, tmp_path: Path) -> None:
    mailed(corpus)
    target = BytesIO()
    export_bundle(corpus, target, document=DOCUMENT)
    assert alone(tmp_path / "one", target.getvalue())[0] == 0
    held = b"".join(unpacked(target.getvalue()).values())
    assert [word for word in (*of_others(corpus), b"mailing-queued", CLIENT.encode()) if word in held] == []


def test_the_bundle_of_all_holds_the_skeletons_and_passes(home: Home, tmp_path: Path) -> None:
    with home.create() as corpus:
        notice = mailed(corpus)
        target = BytesIO()
        export_bundle(corpus, target)
        data = evidence(corpus, notice)
    held = unpacked(target.getvalue())
    assert alone(tmp_path / "all", target.getvalue())[0] == 0
    assert len([name for name, body in held.items() if b"Er verandert iets in uw overeenkomst." in body]) == 1
    assert alone(tmp_path / "one", data)[0] == 0


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """An empty corpus on a file."""
    with new_home("sqlite", tmp_path) as home, home.create() as made:
        yield made
