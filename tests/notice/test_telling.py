"""Three sentences about a change at most, and what differs in the words of the change itself."""

from dataclasses import replace
from datetime import date

from renvooi.model import ConsequenceClass, Notice, NoticeRow, Signal, SignalType, Significance
from renvooi.notice import load_policy, make_notice, render_notice
from renvooi.notice.telling import MOST_EFFECTS, other_themes, told_effects
from tests.notice.builders import NEW, OLD, added_sub_processor, breach_term, decided, diff, signal, standard_clause

LONG = "een zin van veel meer dan twaalf woorden die niemand naast de tabel nog eens wil lezen"


def notice(*changes: object, **given: object) -> Notice:
    return make_notice(
        diff(*changes),  # type: ignore[arg-type]  # changes
        OLD,
        NEW,
        policy=load_policy(),
        received=date(2026, 3, 2),
        **given,  # type: ignore[arg-type]  # any argument
    )


def row_with(*signals: Signal) -> NoticeRow:
    return notice(replace(breach_term(), signals=signals)).rows[0]


def test_what_a_line_shows_is_no_sentence() -> None:
    row = row_with(signal(SignalType.LOCATION, None, "lokale"), signal(SignalType.TERM, None, "maandelijkse"))
    assert len(row.effects) == 3
    assert [one.rule for one in told_effects(row)] == ["dps-statement"]
    assert other_themes(row) == ()


def test_signal_too_long_for_a_line_is_a_sentence_and_the_rest_a_theme() -> None:
    kinds = (SignalType.MODALITY, SignalType.RESPONSIBILITY, SignalType.COST, SignalType.TERM)
    row = row_with(*(signal(kind, LONG, f"{LONG} ook") for kind in kinds))
    assert len(told_effects(row)) == MOST_EFFECTS < len(row.effects)
    said = {kind for one in told_effects(row) for kind in one.about}
    assert said.isdisjoint(other_themes(row))
    assert said.union(other_themes(row)) == set(kinds)


def test_effect_with_a_heavier_class_is_always_told() -> None:
    (row,) = notice(added_sub_processor()).rows
    assert ConsequenceClass.BEFORE_EFFECT in {one.consequence_class for one in told_effects(row)}


def test_consent_is_asked_once_with_how_to_answer() -> None:
    asked = decided(standard_clause(), Significance.SUBSTANTIVE, "X")
    for language, essence, ask in (
        ("nl", "Wijziging 1 gaat niet in door alleen dit bericht: daarvoor is uw instemming nodig.", "of u instemt"),
        ("en", "Change 1 does not take effect by this notice alone: your consent is needed.", "whether you agree"),
    ):
        text = render_notice(notice(asked), "text", language=language)
        told = " ".join(text.split())
        assert told.count("alleen dit bericht:" if language == "nl" else "notice alone:") == 1
        assert essence in told
        assert told.count(ask) == 1
        assert "geen recht voor u" not in told


def test_decision_of_a_person_is_said_once_and_ends_as_a_sentence() -> None:
    lowered = decided(breach_term(), Significance.SUBSTANTIVE, "I")
    (row,) = notice(lowered).rows
    assert row.verdict is not None
    row_verdict = row.verdict.because.rstrip(".")
    told = " ".join(render_notice(notice(lowered), "text", language="nl").split())
    assert told.count("Een medewerker") == 1
    assert f"De reden: {row_verdict}." in told


def test_reason_in_both_languages_is_told_in_each() -> None:
    from renvooi.model import Bilingual

    both = notice(breach_term(), reasons={"c-term": Bilingual("Onderzoek kost tijd.", "Research takes time.")})
    assert "Onderzoek kost tijd." in render_notice(both, "markdown", language="nl")
    english = render_notice(both, "html", language="en")
    assert "Research takes time." in english
    assert "Onderzoek kost tijd." not in english
    assert "The reasons are in" not in english


def test_english_notice_says_once_that_reasons_are_dutch_and_marks_them() -> None:
    dutch = notice(breach_term(), reasons={"c-term": "Onderzoek kost tijd."})
    page = render_notice(dutch, "html", language="en")
    assert page.count("The reasons are in Dutch, as we wrote them.") == 1
    assert '<bdi lang="nl">Onderzoek kost tijd.</bdi>' in page
    assert "The reasons are" not in render_notice(dutch, "html", language="nl")
