"""House policy that speaks as the contract is found; house policy that says so is left alone."""

import pytest

from renvooi.notice.policy.attribution import claim_of_contract


@pytest.mark.parametrize(
    "text",
    [
        "Het contract geeft u hiervoor 30 dagen.",
        "Dit is uw recht uit het contract.",
        "Volgens de verwerkersovereenkomst heeft u 30 dagen.",
        "De termijn staat in artikel 8.3.",
        "U heeft een contractuele termijn van 30 dagen.",
        "Het contract geeft u niet minder dan 30 dagen.",
        "Dit is niet alleen ons beleid maar ook uw recht uit het contract.",
        "Artikel 8.3 noemt 30 dagen. Dit is ons eigen beleid.",
        "Hiervoor geeft het contract u 30 dagen.",
        "De termijn van 30 dagen volgt uit het contract: 30 dagen in de overeenkomst.",
        "The contract gives you 30 days for this.",
        "This is your right under the agreement.",
        "Pursuant to clause 8.3 you have 30 days.",
        "You have a contractual term of 30 days.",
        "The agreement gives you no less than 30 days.",
    ],
)
def test_text_that_claims_the_contract_is_found(text: str) -> None:
    assert claim_of_contract(text)


@pytest.mark.parametrize(
    "text",
    [
        "Het contract noemt hiervoor geen termijn. De termijn van 30 dagen is ons eigen beleid, geen termijn uit het contract.",
        "U mag op wijzigingen van dit document reageren. Dit is ons eigen beleid, geen recht uit het contract.",
        "Deze termijn staat niet in het contract.",
        "Dit is geen contractuele termijn.",
        "Uw rechten uit de overeenkomst blijven gelden.",
        "Wij geven u 30 dagen, naast uw recht uit het contract.",
        "bezwaar maken tegen deze wijzigingen",
        "de verwerkersovereenkomst opzeggen",
        "The contract names no term for this. The term of 30 days is our own policy, not a term from the contract.",
        "The contract does not name a term. We give you 30 days.",
        "This is our own policy, not a right from the arrangements.",
        "Your rights under the agreement remain as they are.",
    ],
)
def test_text_that_says_it_is_house_policy_is_left_alone(text: str) -> None:
    assert claim_of_contract(text) is None
