"""Letters are queued once for each client, together with their windows, or not at all."""

from renvooi.corpus import Corpus
from renvooi.model.deliveries import DeliveryState
from tests.corpus.outbox.made import noticed, queue


def test_letters_are_queued_with_the_windows_of_their_clients(either: Corpus) -> None:
    mailing, found = noticed(either, "K-1", "K-2")
    assert (found.new, found.already) == (("K-1", "K-2"), ())
    assert [(one.client, one.state, one.round) for one in either.deliveries()] == [
        ("K-1", DeliveryState.PENDING, 1),
        ("K-2", DeliveryState.PENDING, 1),
    ]
    assert [(one.client, one.right) for one in either.windows()] == [
        (client, right) for client in ("K-1", "K-2") for right in ("bezwaar", "opzeggen")
    ]
    again = queue(either, mailing, ["K-2", "K-3"])
    assert (again.new, again.already) == (("K-3",), ("K-2",))
    assert either.verify(every_signature=True).faults == ()
