"""Plain text fits in a mail and keeps the order of a letter."""

from datetime import date

from renvooi.notice import load_policy, make_notice, render_notice
from renvooi.notice.render.text import WIDTH
from tests.notice.builders import NEW, OLD, added_sub_processor, breach_term, diff, spelling

TEXT = render_notice(
    make_notice(
        diff(breach_term(), added_sub_processor(), spelling()),
        OLD,
        NEW,
        policy=load_policy(),
        received=date(2026, 3, 4),
        reasons={breach_term().id: "Onze dienst is uitgebreid."},
    ),
    "text",
)


def test_no_line_is_wider_than_a_mail() -> None:
    assert max(map(len, TEXT.splitlines())) <= WIDTH


def test_questions_stand_in_the_order_in_which_a_reader_asks_them() -> None:
    questions = ["Wat verandert er?", "Wat kunt u doen?", "Tot wanneer?", "Hoe hebben wij de laatste dag berekend?"]
    questions += ["Waarom?", "Wat is redactioneel?"]
    found = [TEXT.index(f"\n{question}\n") for question in questions]
    assert found == sorted(found)


def test_quote_and_columns_are_laid_out_for_reading() -> None:
    assert "\n> Verwerker meldt een andere subverwerker." in TEXT
    assert "\nWas\n    Voorbeeld Data meldt een datalek binnen [-24-] uur." in TEXT
    assert "<" not in TEXT
