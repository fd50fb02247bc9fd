"""Redlines in whole words."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renvooi.diff.inline import redline
from renvooi.diff.settings import InlineSettings
from renvooi.model import InlineOp

TEXTS = st.text(alphabet="ab .,-\n€1“", max_size=40) | st.lists(
    st.sampled_from(["klant", "binnen", "24", "uur", "7 mei 2031", ".", ",", "(", "lees-", "\n", "  "]), max_size=20
).map(" ".join)
LONG = InlineSettings(exact_tokens=0)


def shown(old: str, new: str) -> str:
    marks = {InlineOp.EQUAL: "{}", InlineOp.DELETE: "[-{}-]", InlineOp.INSERT: "{{+{}+}}"}
    return "".join(marks[step.op].format(step.text) for step in redline(old, new))


@given(TEXTS, TEXTS)
@pytest.mark.parametrize("settings", [InlineSettings(), LONG], ids=["short", "long"])
def test_redline_gives_back_both_texts(settings: InlineSettings, old: str, new: str) -> None:
    steps = redline(old, new, settings=settings)
    assert "".join(step.text for step in steps if step.op is not InlineOp.INSERT) == old
    assert "".join(step.text for step in steps if step.op is not InlineOp.DELETE) == new
    assert all(step.text for step in steps)
    assert all(one.op is not other.op for one, other in itertools.pairwise(steps))


def test_one_number_changes_alone() -> None:
    assert shown("Melding binnen 24 uur na ontdekking.", "Melding binnen 36 uur na ontdekking.") == (
        "Melding binnen [-24-]{+36+} uur na ontdekking."
    )


def test_date_is_one_unit() -> None:
    assert shown("Geldig vanaf 7 mei 2031.", "Geldig vanaf 9 mei 2031.") == "Geldig vanaf [-7 mei 2031-]{+9 mei 2031+}."


def test_hyphenated_word_is_one_unit() -> None:
    assert (
        shown("De lees- en schrijfrechten.", "De beheer- en schrijfrechten.")
        == "De [-lees--]{+beheer-+} en schrijfrechten."
    )


def test_inserted_sentence_is_drawn_whole() -> None:
    assert shown("Klant meldt. Klant betaalt.", "Klant meldt. Klant wacht. Klant betaalt.") == (
        "Klant meldt.{+ Klant wacht.+} Klant betaalt."
    )


def test_a_lone_short_word_between_two_edits_is_drawn_into_them() -> None:
    assert shown("alfa beta de gamma delta slot", "een twee de drie vier slot") == (
        "[-alfa beta de gamma delta-]{+een twee de drie vier+} slot"
    )
