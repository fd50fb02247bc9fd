"""Our own Dutch: one line an event, plain words, nothing that the rules of the house forbid."""

import re
from importlib.resources import files

import pytest

from renvooi.model import Group, Operation, SignalType
from renvooi.notice import load_policy
from renvooi.notice.phrases import OPERATIONS, THEMES, group_line, numbered_changes, row_numbers
from tests.notice.builders import ref

FORBIDDEN = re.compile(
    r"\b(?:middels|indien|conform|teneinde|dient te|alsmede|derhalve|omtrent|jegens|uwerzijds)\b", re.IGNORECASE
)
PACKAGE = files("renvooi.notice")


def group(kind: str, old: str | None, new: str | None, place: str = "") -> Group:
    return Group("g", kind, old, new, place, ())


@pytest.mark.parametrize(
    ("event", "address", "line"),
    [
        (group("renumbering", "3-19", "4-20"), "Punt 3", "punten 3 tot en met 19 zijn hernummerd tot 4 tot en met 20"),
        (group("renumbering", "3", "4"), "Punt 3", "punt 3 is hernummerd tot 4"),
        (
            group("renumbering", "a-c", "b-d", "Punt 4"),
            "Punt 4, onder a",
            "Punt 4: onderdelen a tot en met c zijn hernummerd tot b tot en met d",
        ),
        (
            group("renumbering", "2.1-2.3", "3.1-3.3", "Deel 2"),
            "Deel 2, artikel 2.1",
            "Deel 2: artikelen 2.1 tot en met 2.3 zijn hernummerd tot 3.1 tot en met 3.3",
        ),
        (group("moved-section", "Beheer", "Beheer"), None, "Beheer staat op een andere plaats"),
        (group("moved-section", "Deel 1, A", "Deel 2, A"), None, "Deel 1, A staat nu op een andere plaats: Deel 2, A"),
        (
            group("reordered-sections", "A; B; C", "C; B; A", "Deel 1"),
            None,
            "Deel 1: deze onderdelen staan in een andere volgorde: C; B; A (was: A; B; C)",
        ),
        (group("deleted-section", "Bijlage 1", None), None, "Vervallen onderdeel: Bijlage 1"),
        (group("something-new", "x", "y", "Deel 1"), None, "Deel 1: x → y"),
    ],
)
def test_event_is_one_dutch_line(event: Group, address: str | None, line: str) -> None:
    assert group_line(event, ref(address) if address else None).nl == line


@pytest.mark.parametrize(
    ("numbers", "printed"),
    [
        ([], ""),
        ([1], "1"),
        ([1, 2], "1 en 2"),
        ([1, 2, 3], "1 tot en met 3"),
        ([1, 3, 4, 5, 9], "1, 3 tot en met 5 en 9"),
    ],
)
def test_row_numbers_are_drawn_together(numbers: list[int], printed: str) -> None:
    assert row_numbers(numbers).nl == printed


def test_one_change_is_singular_and_several_are_plural() -> None:
    said = [numbered_changes(numbers) for numbers in ([4], [2, 3], [1, 2, 3])]
    assert [one.nl for one in said] == ["wijziging 4", "wijzigingen 2 en 3", "wijzigingen 1 tot en met 3"]
    assert [one.en for one in said] == ["change 4", "changes 2 and 3", "changes 1 to 3"]


def test_every_signal_and_operation_has_words_of_its_own() -> None:
    assert set(THEMES) == set(SignalType)
    assert set(OPERATIONS) == set(Operation)
    assert len({theme.nl for theme in THEMES.values()}) == len(THEMES)
    assert len({theme.en for theme in THEMES.values()}) == len(THEMES)


def test_dutch_template_has_no_word_of_officialese() -> None:
    text = PACKAGE.joinpath("templates", "nl", "notice.md.j2").read_text("utf-8")
    assert FORBIDDEN.findall(text) == []
    assert "Wat verandert er?" in text


def test_dutch_of_policy_and_phrases_has_no_word_of_officialese() -> None:
    policy = load_policy()
    texts = [rule.message.nl for rule in policy.rules] + [rule.message.nl for rule in policy.archive]
    for right in policy.rights:
        texts += [text.nl for text in (right.what, right.condition, right.text, right.days_text) if text]
    texts += [phrase.nl for phrase in (*THEMES.values(), *OPERATIONS.values(), policy.unforeseen)]
    assert [text for text in texts if FORBIDDEN.search(text)] == []


def test_sentences_of_the_dutch_template_are_short() -> None:
    text = PACKAGE.joinpath("templates", "nl", "notice.md.j2").read_text("utf-8")
    spoken = re.sub(r"\{[{%].*?[}%]\}", " ", text)
    lengths = {sentence: len(sentence.split()) for sentence in re.split(r"[.?!\n|]", spoken)}
    assert max(lengths.values()) <= 20, max(lengths, key=lambda sentence: lengths[sentence])
