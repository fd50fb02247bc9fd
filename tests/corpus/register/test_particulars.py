"""What the ledger names of a client's words tells nothing of them, and nothing can take their place."""

from renvooi.corpus import Corpus, EventKind
from renvooi.corpus.register.particulars import SALT, Particular, ParticularKind, digest_of
from renvooi.corpus.row import part_of
from tests.corpus.register.made import opened, respond, with_attachment
from tests.corpus.stores import Salts

TEXT = Particular(ParticularKind.TEXT, b"Nee.")


def test_digest_is_of_the_kind_the_name_and_the_bytes_under_one_salt() -> None:
    salt = Salts()(SALT)
    others = (
        Particular(ParticularKind.TEXT, b"Ja."),
        Particular(ParticularKind.ATTACHMENT, b"Nee.", "brief.pdf"),
        Particular(ParticularKind.ATTACHMENT, b"Nee.", "brief2.pdf"),
    )
    found = {digest_of(one, salt) for one in (TEXT, *others)} | {digest_of(TEXT, bytes(SALT))}
    assert len(found) == len(others) + 2
    assert digest_of(Particular(ParticularKind.TEXT, b"Nee."), salt) == digest_of(TEXT, salt)


def test_event_of_a_response_holds_digests_and_sizes_and_no_words(corpus: Corpus) -> None:
    name = opened(corpus).id
    with_attachment(corpus, name)
    (event,) = (event for event in corpus.log() if event.kind is EventKind.RESPONSE_RECORDED)
    text, file = part_of(event.data, "text"), part_of(event.data, "attachment")
    assert sorted(text) == sorted(file) == ["hmac", "size"]
    assert (text["size"], file["size"]) == (len("Wij zeggen op, en geven één reden.".encode()), 5)
    assert not [word for word in ("Wij zeggen op", "brief.pdf") if word in str(event)]


def test_same_words_of_two_clients_have_two_digests(corpus: Corpus) -> None:
    notice = opened(corpus).notice
    first, second = (corpus.open_windows(notice, client, by="N. Jansen")[0].id for client in ("K-1", "K-2"))
    for name in (first, second):
        respond(corpus, name)
    said = [event.data["text"] for event in corpus.log() if event.kind is EventKind.RESPONSE_RECORDED]
    assert len(said) == 2
    assert said[0] != said[1]


def test_same_words_of_one_client_in_two_windows_are_kept_once_and_read_twice(corpus: Corpus) -> None:
    notice = opened(corpus).notice
    windows = corpus.open_windows(notice, "K-1", by="N. Jansen")
    assert [respond(corpus, one.id).responses[0].text for one in windows] == ["Wij zeggen op."] * 2
    assert corpus.verify().faults == ()
