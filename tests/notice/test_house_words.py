"""A house may greet and thank; what changes, what a client may do and until when, only the notice says."""

import pytest

from renvooi.notice.house_words import contradiction, unfair

TOLD = ("Wat verandert er?", "De laatste dag is 3 juni 2026. U heeft 30 dagen.", "Versie 01-2026 wordt versie 06-2026.")


@pytest.mark.parametrize(
    "text",
    [
        "Er verandert niets voor u.",
        "Wat verandert er? Helemaal niets.",
        "Voor u blijft alles hetzelfde.",
        "Het gaat om louter tekstuele aanpassingen.",
        "Dit is slechts een formaliteit.",
        "De wijzigingen raken u niet.",
        "Het is een verduidelijking van de afspraken.",
        "U hoeft niets te doen.",
        "Reageren is niet nodig.",
        "Een reactie is overbodig.",
        "Als u niet reageert, gaat u akkoord.",
        "Horen wij niets van u, dan gaan wij verder.",
        "Wie zwijgt, stemt hiermee in.",
        "U wordt geacht de tekst te aanvaarden.",
        "U kunt geen bezwaar maken.",
        "U zegt de overeenkomst op per post.",
        "Aan dit bericht kunt u geen rechten ontlenen.",
        "U kunt alleen per brief reageren.",
        "U heeft 14 dagen de tijd.",
        "U heeft twee weken de tijd.",
        "Schrijf ons voor 1 juni 2026.",
        "De nieuwe tekst geldt pas in 2028.",
        "Wij vergoeden alles wat dit u kost.",
        "Dit bericht is ter informatie.",
        "Dit is een concept.",
        "Gooi dit bericht gerust weg: het is vrijblijvend.",
        "Er verändert ńiets.",
        "\uff25r verandert \uff4eiets.",
        "Er verandert ni\u0435ts.",
        "Er verandert n i e t s.",
        "Nothing changes for you.",
        "Your agreement stays as it was.",
        "No action is required.",
        "You needn’t do anything.",
        "Silence means consent.",
        "If we do not hear from you, we go on.",
        "You can’t terminate the agreement.",
        "You have two weeks.",
        "Please ignore this message.",
        "We guarantee the same service.",
    ],
)
def test_statement_about_the_notice_is_not_for_a_house(text: str) -> None:
    assert unfair([text], told=TOLD) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Geachte heer, mevrouw,",
        "Voorbeeldstad, 4 mei 2026",
        "Wij passen ons Data Pro Statement aan. Hieronder leest u wat er verandert en waarom.",
        "Heeft u vragen? Aarzel niet om ons te bellen.",
        "Wij zijn op werkdagen bereikbaar van 9.00 tot 17.00 uur.",
        "Dank u wel voor uw vertrouwen in Voorbeeld Data.",
        "De laatste dag is 3 juni 2026.",
        "Versie 06-2026 kunt u downloaden in het klantportaal.",
        "Kijk rustig wat dit voor u betekent. U heeft 30 dagen.",
        "Please do not hesitate to call us.",
        "Thank you for reading this carefully.",
        "Kind regards, the privacy team",
    ],
)
def test_greeting_is(text: str) -> None:
    assert unfair([text], told=TOLD) is None


def test_half_a_statement_is_finished_by_the_next_paragraph() -> None:
    assert unfair(["Wat wijzigt er voor u?", "Niets."]) == (
        "denies or limits something",
        "wat wijzigt er voor u? niets.",
    )


def test_long_sentence_is_quoted_short() -> None:
    found = unfair(["Er verandert niets " + "aan dit alles " * 20])
    assert found is not None
    assert len(found[1]) < 100


@pytest.mark.parametrize(
    "name", ["Recht & Schade B.V.", "Termijnstraat 30", "Tel. 0800-1234", "Postbus 12, 1234 AB Ede"]
)
def test_names_and_addresses_say_nothing(name: str) -> None:
    assert contradiction(name) is None
