"""What a compliance officer reads of an assessment."""

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from renvooi.model import Assessment, Change, Diff
from renvooi.notice import assess, load_policy, render_assessment
from tests.notice.builders import (
    NEW,
    OBJECTION,
    OLD,
    TERMINATION,
    added_sub_processor,
    breach_term,
    diff,
    document,
    ref,
    renumbering,
    run,
    spelling,
    standard_clause,
    statement_nodes,
)
from tests.notice.test_assessment import decided

POLICY = load_policy()


def made_of(*changes: Change, script: Diff | None = None) -> Assessment:
    return assess(script or diff(*changes), OLD, NEW, policy=POLICY)


def text(*changes: Change, language: str = "nl") -> str:
    return render_assessment(made_of(*changes), "text", language=language)


def one_line(shown: str) -> str:
    return " ".join(shown.replace("\n   > ", " ").split())


def test_a_change_shows_words_signal_rule_and_right() -> None:
    shown = text(breach_term())
    for fact in (
        "1. [K30] Deel 1, punt 3 (c-term)",
        "Signaal: termijn: “binnen 24 uur” → “binnen 48 uur”",
        "Regel: dps-statement (K30)",
        "Recht: de verwerkersovereenkomst opzeggen",
        "> Voorbeeld Data meldt een datalek binnen 48 uur.",
    ):
        assert fact in shown


def test_a_clause_is_quoted_whole_once_with_address_and_version() -> None:
    shown = one_line(text(breach_term("a"), breach_term("b")))
    assert shown.count(TERMINATION) == 1
    assert "Grondslag: contract, Deel 2, artikel 2.2, versie 2026-01" in shown
    assert "Termijn: 30 dagen vanaf ontvangst; het getal komt uit dezelfde bepaling" in shown
    assert shown.count("Dit is een wijziging van Deel 1.") == 1


def test_house_policy_never_reads_as_contract() -> None:
    shown = one_line(text(added_sub_processor()))
    assert OBJECTION in shown
    assert "Het contract noemt hiervoor geen termijn. De termijn van 30 dagen is ons eigen beleid" in shown


def test_that_no_basis_was_found_is_said_plainly() -> None:
    bare = document("2026-01", statement_nodes()[:1], effective=OLD.effective_date)
    made = assess(diff(breach_term(), old=bare), bare, NEW, policy=POLICY)
    shown = one_line(render_assessment(made, "text"))
    assert "Wij vonden in de versie die nu geldt geen bepaling die u het recht geeft om" in shown
    assert "Recht: de verwerkersovereenkomst" not in shown


def test_what_a_person_lowered_shows_who_and_what_was_set_aside() -> None:
    shown = text(decided(breach_term(), given="G"))
    assert "1. [G] Deel 1, punt 3 (c-term)" in shown
    assert "Regel die niet meetelt door het besluit: dps-statement (K30)" in shown
    assert "door N. Jansen" in shown


def test_an_event_that_matters_is_one_entry_and_a_silent_one_a_line() -> None:
    members = [replace(breach_term(name), group="g1") for name in ("a", "b")]
    loud = replace(run(members), kind="inserted-section", old=None, new="Nieuwe diensten")
    quiet = [renumbering("r1", 6, 7, "g2"), renumbering("r2", 7, 8, "g2")]
    script = diff(*members, *quiet, groups=(loud, run(quiet, "g2", "6-7", "7-8")))
    shown = render_assessment(made_of(script=script), "text")
    assert shown.count("Nieuw onderdeel: Nieuwe diensten") == 1
    assert shown.count("Regel: dps-statement (K30)") == 1
    assert "(a)" in shown
    assert "(b)" in shown
    assert "- Deel 1: punten 6 tot en met 7 zijn hernummerd tot 7 tot en met 8" in shown


def test_nothing_changed_is_one_sentence() -> None:
    assert "Er is niets veranderd." in text()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_text_fits_eighty_columns(language: str) -> None:
    shown = text(breach_term(), added_sub_processor(), standard_clause(), spelling(), language=language)
    assert max(map(len, shown.splitlines())) <= 80


def test_english_has_no_dutch_labels() -> None:
    shown = text(breach_term(), added_sub_processor(), standard_clause(), spelling(), language="en")
    assert [word for word in ("Grondslag", "Regel", "Recht:", "Termijn:", "Wat ") if word in shown] == []


HOSTILE = "<script>alert(1)</script> *vet* [x](javascript:alert(1))\n# kop\u202e"


def hostile() -> Change:
    place = ref("Deel 1, punt 9", HOSTILE)
    return replace(breach_term(), new=(place,), inline=())


@pytest.mark.parametrize("sign", ["<script", "<em", "<a ", "\u202e"])
def test_no_words_of_a_document_act_in_markdown(sign: str) -> None:
    shown = render_assessment(made_of(hostile()), "markdown")
    html = MarkdownIt("commonmark", {"html": True}).render(shown)
    assert sign not in html
    assert html.count("<h1") == 1


def test_both_forms_show_the_same_facts() -> None:
    made = made_of(breach_term(), added_sub_processor(), standard_clause(), spelling())
    text_form, markdown = (set(words(render_assessment(made, form))) for form in ("text", "markdown"))
    # the one has "$ " and line ends in commands, the other the name of the language
    assert text_form ^ markdown == {"console"}


def words(shown: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in shown.replace("&#124;", " ")).split()
