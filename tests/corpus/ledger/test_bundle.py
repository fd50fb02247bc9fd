"""Bundles: the same corpus gives the same bytes, and what a store holds passes the verifier."""

import json
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import select

from renvooi.corpus import Corpus
from renvooi.corpus.events import read_event
from renvooi.corpus.ledger.bundle import BundleSource, blobs_of, write_bundle
from renvooi.corpus.ledger.heads import SignedHead
from renvooi.corpus.ledger.keys import load_key, make_key
from renvooi.corpus.tables import events, heads
from renvooi.model.errors import CorpusUnreadable, UnknownVersion
from tests.corpus.stores import BY, Home, received, version

from .made import AT, bundle, ledger

MADE = ledger(make_key())


def test_the_same_ledger_gives_the_same_bytes() -> None:
    assert bundle(MADE) == bundle(MADE)
    with zipfile.ZipFile(BytesIO(bundle(MADE, "dps"))) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {3}


def test_every_blob_that_an_event_names_is_in_the_bundle_and_no_other() -> None:
    with zipfile.ZipFile(BytesIO(bundle(MADE))) as archive:
        held = {name.removeprefix("blobs/") for name in archive.namelist() if name.startswith("blobs/")}
    assert held == set(MADE.blobs) == {sha for body in MADE.events for sha in blobs_of(read_event(body))}


def test_heads_that_clients_keep_go_in_with_their_proofs() -> None:
    with zipfile.ZipFile(BytesIO(bundle(MADE, "dps", kept=(7,)))) as archive:
        proofs = json.loads(archive.read("proofs.json"))
        sizes = [json.loads(line)["head"]["size"] for line in archive.read("heads.jsonl").split(b"\n")[:-1]]
    # Event 1 and 2 name the head of 1, events 7 to 9 that of 7, the time stamp those of 10 and of 4.
    assert sizes == [1, 4, 7, 10, 11]
    assert list(proofs["consistency"]) == ["1", "10", "11", "4", "7"]
    assert list(proofs["inclusion"]) == ["0", "10", "2", "7", "8", "9"]


def test_an_unknown_document_and_an_unknown_head_are_refused() -> None:
    with pytest.raises(UnknownVersion, match="nothing is recorded"):
        bundle(MADE, "anders")
    with pytest.raises(CorpusUnreadable, match="no head of 5 events"):
        bundle(MADE, "dps", kept=(5,))


def test_a_ledger_that_is_not_whole_is_not_bundled() -> None:
    for source in (
        BundleSource(MADE.events[:-1], MADE.signed, MADE.blobs.__getitem__),
        BundleSource([], [], MADE.blobs.__getitem__),
        BundleSource([b"x", *MADE.events[1:]], MADE.signed, MADE.blobs.__getitem__),
    ):
        with pytest.raises(CorpusUnreadable, match="cannot be bundled"):
            write_bundle(BytesIO(), source, key=MADE.key, at=AT)


@pytest.mark.parametrize("document", [None, "demarcatie"])
def test_what_a_store_holds_passes_the_verifier(home: Home, document: str | None, tmp_path: Path) -> None:
    with home.create() as corpus:
        for label, term in (("2026-01", "een week"), ("2026-02", "twee weken")):
            text = version(label, f"Voorbeeld Data herstelt een storing binnen {term}.")
            corpus.add(received(text, f"{label}.md", document="demarcatie"), by=BY)
            corpus.publish("demarcatie", label, by=BY)
        source = source_of(corpus)
        with (tmp_path / "bundle.zip").open("wb") as file:
            write_bundle(file, source, key=load_key(home.key), at=AT, document=document)
    with zipfile.ZipFile(tmp_path / "bundle.zip") as archive:
        (tmp_path / "verify.py").write_bytes(archive.read("verify.py"))
    command = [sys.executable, "-I", "-S", str(tmp_path / "verify.py"), str(tmp_path / "bundle.zip")]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout


def source_of(corpus: Corpus) -> BundleSource:
    with corpus.reading() as connection:
        bodies = connection.execute(select(events.c.body).order_by(events.c.number)).scalars().all()
        rows = connection.execute(select(heads.c.body, heads.c.signature).order_by(heads.c.size)).all()
    signed = [SignedHead(bytes(body), bytes(signature)) for body, signature in rows]
    return BundleSource([bytes(body) for body in bodies], signed, corpus.blobs.get)
