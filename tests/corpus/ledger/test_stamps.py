"""Time stamps, against an authority that the tests make with `openssl ts`."""

import sys
from datetime import UTC, datetime

import pytest

from renvooi.corpus.ledger.heads import Head, SignedHead, sign_head
from renvooi.corpus.ledger.keys import make_key
from renvooi.corpus.ledger.stamps import check_stamp, read_stamp, stamp
from renvooi.model.errors import CorpusUnreadable, MissingPackage

from .authority import Authority, authority, require_openssl
from .made import AT, CORPUS

KEY = make_key()


def head(size: int = 1) -> SignedHead:
    return sign_head(Head(CORPUS, size, "ab" * 32, AT, KEY.public), KEY)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    require_openssl()
    return authority(tmp_path_factory.mktemp("ours"), "Voorbeeld TSA")


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return authority(tmp_path_factory.mktemp("other"), "Ander TSA")


def test_a_head_is_stamped_and_the_stamp_is_checked_again_later(ours: Authority) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    found, kept = stamp(head(), ours.answer, roots=[ours.root])
    assert found.digest == head().digest
    assert found.authority == "CN=Voorbeeld TSA,O=Voorbeeld Data B.V."
    assert before <= datetime.fromisoformat(found.at) <= datetime.now(UTC)
    assert check_stamp(kept, head(), roots=[ours.root]) == read_stamp(kept) == found


def test_openssl_takes_what_is_kept(ours: Authority) -> None:
    _, kept = stamp(head(), ours.answer, roots=[ours.root])
    (ours.folder / "kept").write_bytes(kept)
    ours.openssl("ts", "-verify", "-digest", head().digest, "-in", "kept", "-CAfile", "ca.pem")


def test_a_stamp_of_another_head_is_refused(ours: Authority) -> None:
    _, kept = stamp(head(), ours.answer, roots=[ours.root])
    with pytest.raises(CorpusUnreadable, match="does not confirm the head"):
        check_stamp(kept, head(2), roots=[ours.root])


def test_a_stamp_of_another_authority_is_refused(ours: Authority, other: Authority) -> None:
    _, kept = stamp(head(), ours.answer, roots=[other.root, ours.root])
    with pytest.raises(CorpusUnreadable, match="does not confirm the head"):
        check_stamp(kept, head(), roots=[other.root])


def test_an_answer_to_another_request_is_refused(ours: Authority) -> None:
    _, kept = stamp(head(), ours.answer, roots=[ours.root])
    with pytest.raises(CorpusUnreadable, match="Nonce"):
        stamp(head(), lambda _: kept, roots=[ours.root])


def test_a_changed_stamp_is_refused(ours: Authority) -> None:
    _, kept = stamp(head(), ours.answer, roots=[ours.root])
    info = kept.index(bytes.fromhex(head().digest))
    for place in (info, info + 40, len(kept) - 1, len(kept) - 20, 3):
        tampered = kept[:place] + bytes([kept[place] ^ 1]) + kept[place + 1 :]
        with pytest.raises(CorpusUnreadable):
            check_stamp(tampered, head(), roots=[ours.root])


@pytest.mark.parametrize("answer", [b"", b"<html>", bytes(200_000)], ids=["nothing", "a page", "too much"])
def test_what_is_no_stamp_is_refused_in_one_line(answer: bytes, ours: Authority) -> None:
    for ask in (lambda: stamp(head(), lambda _: answer, roots=[ours.root]), lambda: read_stamp(answer)):
        with pytest.raises(CorpusUnreadable, match="no time stamp") as refused:
            ask()
        assert "\n" not in str(refused.value)


def test_a_refusal_of_the_authority_is_told(ours: Authority) -> None:
    def refuse(request: bytes) -> bytes:
        # A digest that this authority does not take.
        oid = bytes.fromhex("608648016503040201")
        assert oid in request
        return ours.answer(request.replace(oid, oid[:-1] + b"\x08"))

    with pytest.raises(CorpusUnreadable, match="no time stamp"):
        stamp(head(), refuse, roots=[ours.root])


@pytest.mark.parametrize(("roots", "said"), [([], "No root"), ([b"no certificate"], "not in PEM")])
def test_a_stamp_needs_a_root_that_is_trusted(roots: list[bytes], said: str) -> None:
    with pytest.raises(CorpusUnreadable, match=said):
        check_stamp(b"", head(), roots=roots)


def test_without_the_extra_package_the_way_to_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)
    with pytest.raises(MissingPackage, match=r"pip install 'renvooi\[sign\]'"):
        read_stamp(b"")
