"""What a house adds to a notice is held against both versions, as the notice of a stranger is."""

from functools import cache

import pytest

from bench.formatting.same import differences
from renvooi.diff import diff
from renvooi.model import Diff, Document, Notice
from renvooi.model.errors import BadSettings
from renvooi.notice import House
from renvooi.notice.house_letter import require_true_letter
from renvooi.parser import parse
from tests.notice.render.examples import EXAMPLES, HOUSE, PAIRS, example, small

KIND, OLD, NEW = PAIRS[1]


@cache
def pair() -> tuple[Notice, Diff, Document, Document]:
    files = [EXAMPLES / KIND / f"{KIND}-{version}.md" for version in (OLD, NEW)]
    old, new = (parse(file.read_bytes(), name=file.name) for file in files)
    return example(KIND, OLD, NEW), diff(old, new), old, new


def house(text: str, language: str = "nl") -> House:
    name = f"{language}/notice.md.j2"
    return House(
        sender="Voorbeeld Data B.V.",
        templates={
            name: f'{{% extends "renvooi/{name}" %}}\n{{% block opening %}}\n{text}\n{{% endblock %}}\n'
            "{% block closing %}\nMet vriendelijke groet,\n\n{{ sender }}\n{% endblock %}\n"
        },
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Beste klant,\n\nWij passen de demarcatie aan. Hieronder leest u wat er verandert en waarom."),
        ("en", "Dear client,\n\nWe are writing to you about the demarcatie. Please call us with your questions."),
    ],
)
def test_honest_letter_is_let_through(language: str, text: str) -> None:
    notice, script, old, new = pair()
    require_true_letter(notice, script, old=old, new=new, language=language, house=house(text, language))


@pytest.mark.parametrize(
    "text",
    [
        "Versie 2025-06 wordt versie 2026-03.",
        "Datawarehouse, punt 2: Voorbeeld Data bewaakt voortaan de capaciteit van het datawarehouse.",
        "Aanlevering van bestanden (SFTP en blob), punt 3: wij verwijderen bestanden voortaan in Ierland.",
    ],
)
def test_letter_that_the_texts_disprove_is_refused(text: str) -> None:
    notice, script, old, new = pair()
    with pytest.raises(BadSettings, match=r"house: templates/nl/notice\.md\.j2: .*correct the template"):
        require_true_letter(notice, script, old=old, new=new, language="nl", house=house(text))


def test_house_without_a_letter_is_not_read() -> None:
    notice, script, old, new = pair()
    require_true_letter(notice, script, old=old, new=new, language="en", house=house("Versie 1 wordt 2.", "nl"))


def test_every_form_of_a_notice_with_a_letter_says_the_same() -> None:
    letter = House(HOUSE.sender, HOUSE.lines, HOUSE.logo, HOUSE.accent, HOUSE.links, house("Beste klant,").templates)
    found = differences(small(), "nl", letter)
    assert {form: lines for form, lines in found.items() if lines} == {}
