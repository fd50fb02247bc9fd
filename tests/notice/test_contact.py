"""Where to respond is said only where it is known."""

from renvooi.model import BasisSource, Contact
from renvooi.notice.contact import find_contact
from tests.notice.builders import NEW, clause, document


def test_policy_outranks_the_document() -> None:
    assert find_contact(NEW, "Loket, Postbus 1") == Contact("Loket, Postbus 1", BasisSource.HOUSE_POLICY, None)


def test_only_address_for_contact_is_taken_from_the_document() -> None:
    assert find_contact(NEW, None) == Contact("privacy@example.nl", BasisSource.CONTRACT, "Deel 1, punt 1")


def test_two_addresses_are_one_too_many() -> None:
    two = document("1", (clause("1.", "Contact: a@example.nl of b@example.nl."),))
    assert find_contact(two, None) is None


def test_address_that_is_not_for_contact_is_left_alone() -> None:
    assert find_contact(document("1", (clause("1.", "Wij testen met a@example.nl."),)), None) is None
