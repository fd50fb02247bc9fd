"""What leaves a corpus with a register: all of it in a backup, what proves it in a bundle, nothing of clients in that of a document."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

from renvooi.corpus import Corpus, new_place, open_corpus
from renvooi.corpus.backup import backup
from renvooi.corpus.exporting import export_bundle, export_document
from renvooi.corpus.restoring import restore
from renvooi.model.windows import ResponseForm
from tests.corpus.register.made import LAST, opened, receive
from tests.corpus.stores import BY, Clock


def with_a_response(corpus: Corpus) -> None:
    """Nothing; a client responded, with an attachment."""
    name = opened(corpus).id
    corpus.adopt_policy(b"beleid", name="huis", version="1", document=None, by=BY)
    receive(corpus, name)
    corpus.respond(
        name,
        received=LAST,
        form=ResponseForm.LETTER,
        reasoned=True,
        text="Wij zeggen op.",
        attachment=("brief.pdf", b"%PDF-"),
        by=BY,
    )


def checked(folder: Path, data: bytes, *options: str) -> str:
    """What the verifier in the bundle says of it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(folder)
    verifier = folder.with_suffix(".py")
    verifier.write_bytes((folder / "verify.py").read_bytes())
    command = [sys.executable, "-I", "-S", str(verifier), str(folder), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def bundle(corpus: Corpus, document: str | None = None) -> bytes:
    target = io.BytesIO()
    export_bundle(corpus, target, document=document)
    return target.getvalue()


def test_backup_restores_the_register_on_another_database(either: Corpus, tmp_path: Path) -> None:
    with_a_response(either)
    backup(either, tmp_path / "corpus.zip")
    (tmp_path / "elsewhere").mkdir()
    place = new_place(None, tmp_path / "elsewhere")
    assert restore(tmp_path / "corpus.zip", place, clock=Clock()).faults == ()
    with open_corpus(place, clock=Clock()) as restored:
        assert restored.windows() == either.windows()
        assert restored.notices() == either.notices()
        assert restored.policies() == either.policies()
        (released,) = restored.notices()
        assert restored.notice_content(released) == either.notice_content(released)
        found = next(one.attachment for window in restored.windows() for one in window.responses)
        assert found is not None
        assert restored.attachment(found.sha256) == b"%PDF-"
        assert restored.erase_client("K-1", because="Op verzoek.", by=BY).count == 2
        assert restored.verify().faults == ()


def test_bundle_of_all_holds_notices_and_nothing_that_a_client_sent_and_is_accepted(
    corpus: Corpus, tmp_path: Path
) -> None:
    with_a_response(corpus)
    said = checked(tmp_path / "all", bundle(corpus))
    assert said.endswith("All of it is as the key sealed it.\n")
    held = {path.name for path in (tmp_path / "all" / "blobs").iterdir()}
    with corpus.reading() as connection:
        from renvooi.corpus.tables import blobs

        assert held == set(connection.execute(blobs.select().with_only_columns(blobs.c.sha256)).scalars())
    files = [path.read_bytes() for path in (tmp_path / "all").rglob("*") if path.is_file()]
    assert not [word for word in (b"Wij zeggen op", b"brief.pdf", b"%PDF-") for data in files if word in data]
    # the same evidence is accepted once they are erased, with the head that was kept before
    (tmp_path / "kept.json").write_bytes((tmp_path / "all" / "heads.jsonl").read_bytes().splitlines()[-1])
    corpus.erase_client("K-1", because="Op verzoek.", by=BY)
    said = checked(tmp_path / "later", bundle(corpus), "--head", str(tmp_path / "kept.json"))
    assert said.endswith("ok     the head that you kept\nAll of it is as the key sealed it.\n")


def test_bundle_of_a_document_holds_its_notices_and_nothing_of_clients(corpus: Corpus, tmp_path: Path) -> None:
    with_a_response(corpus)
    assert checked(tmp_path / "one", bundle(corpus, "beheer")).endswith("All of it is as the key sealed it.\n")
    lines = (tmp_path / "one" / "events.jsonl").read_text("utf-8").splitlines()
    kinds = [json.loads(line)["kind"] for line in lines]
    assert kinds.count("notice-released") == 1
    assert not {kind for kind in kinds if kind.startswith(("window-", "response-", "notice-received", "receipt-"))}
    assert b"K-1" not in b"".join(path.read_bytes() for path in (tmp_path / "one").rglob("*") if path.is_file())


def test_export_of_a_document_as_json_carries_no_register(corpus: Corpus) -> None:
    with_a_response(corpus)
    data = export_document(corpus, "beheer").data
    assert not [word for word in (b"K-1", b"opzeggen", b"notice-0") if word in data]
