"""Classes by rule: uncertain is higher, and nothing that matters comes out as nothing."""

from dataclasses import replace
from itertools import product

import pytest

from renvooi.model import Change, ConsequenceClass, Kind, Operation, Role, SignalType, Significance
from renvooi.notice import judge, judged, load_policy
from renvooi.notice.judging import highest, prudent_significance
from tests.notice.builders import (
    added_sub_processor,
    breach_term,
    change,
    diff,
    redline,
    ref,
    renumbering,
    signal,
    spelling,
    standard_clause,
)

POLICY = load_policy()
DPS = Kind.DATA_PRO_STATEMENT
PLACES = ("Deel 1, punt 3", "Deel 2, artikel 2.2", "Inleiding", "Deel 10, punt 1")


def verdict(one: Change, kind: Kind = DPS) -> tuple[str, tuple[str, ...]]:
    found = judge(one, kind, POLICY)
    return found.consequence_class.value, found.rights


def test_change_of_deel_1_opens_the_termination_right() -> None:
    assert verdict(breach_term()) == ("K30", ("terminate",))


def test_sub_processor_gives_two_rights_and_the_higher_class() -> None:
    assert verdict(added_sub_processor()) == ("B", ("terminate", "object"))


def test_departure_of_a_sub_processor_gives_the_right_to_object_too() -> None:
    gone = added_sub_processor()
    gone = replace(gone, operations=(Operation.DELETED,), old=gone.new, new=())
    assert verdict(gone) == ("B", ("terminate", "object"))


def test_change_of_deel_2_needs_consent_and_gives_no_right() -> None:
    assert verdict(standard_clause()) == ("X", ())


def test_deel_10_is_not_deel_1() -> None:
    assert verdict(replace(breach_term(), old=(ref("Deel 10, punt 3"),), new=(ref("Deel 10, punt 3"),))) == ("X", ())


def test_move_from_deel_1_to_deel_2_takes_the_higher_class() -> None:
    moved = change(old=(ref("Deel 1, punt 3"),), new=(ref("Deel 2, artikel 4.1"),), operations=(Operation.MOVED,))
    assert verdict(moved)[0] == "X"


def test_demarcatie_gives_the_house_right_to_respond() -> None:
    assert verdict(replace(breach_term(), old=(ref("Bronnen, punt 3"),)), Kind.DEMARCATIE) == ("I", ("respond",))


def test_document_of_unknown_kind_goes_to_a_person_without_a_right() -> None:
    assert verdict(breach_term(), Kind.GENERIC) == ("X", ())


def test_spelling_and_renumbering_set_off_nothing() -> None:
    assert verdict(spelling()) == ("G", ())
    assert verdict(renumbering("r", 6, 7)) == ("G", ())


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", Kind)
def test_no_change_that_may_matter_is_archived(kind: Kind, place: str) -> None:
    weights = (Significance.SUBSTANTIVE, Significance.REVIEW)
    for type_, operation, significance in product([*SignalType, None], Operation, weights):
        signals = () if type_ is None else (signal(type_),)
        one = change(operations=(operation,), old=(ref(place),), new=(ref(place, "Anders."),), signals=signals)
        found = judge(replace(one, significance=significance), kind, POLICY)
        assert found.consequence_class.rank >= ConsequenceClass.INFORM.rank, (type_, operation, significance)
        assert found.effects


def test_review_weighs_as_much_as_substantive() -> None:
    doubtful = replace(breach_term(), significance=Significance.REVIEW, signals=())
    assert verdict(doubtful) == verdict(replace(breach_term(), signals=()))


def test_editorial_with_a_signal_is_raised_to_review() -> None:
    contradictory = replace(breach_term(), significance=Significance.EDITORIAL)
    assert prudent_significance(contradictory) is Significance.REVIEW
    assert verdict(contradictory) == ("K30", ("terminate",))


def test_editorial_insertion_is_raised_to_review() -> None:
    inserted = change(operations=(Operation.INSERTED,), new=(ref(),), significance=Significance.EDITORIAL)
    assert verdict(inserted)[0] == "K30"


def test_change_that_meets_no_rule_goes_to_a_person() -> None:
    bare = replace(POLICY, rules=())
    found = judge(breach_term(), DPS, bare)
    assert found.consequence_class is ConsequenceClass.CONSENT
    assert [effect.rule for effect in found.effects] == ["unforeseen"]


def test_list_of_differences_is_archived_whatever_it_says() -> None:
    roles = (Role.DIFFERENCES,)
    one = change(old=(ref("Verschillen", "Punt 1.", roles=roles),), new=(ref("Verschillen", "Punt 2.", roles=roles),))
    assert verdict(one, Kind.DEMARCATIE) == ("G", ())


def test_text_that_leaves_the_list_of_differences_is_judged() -> None:
    one = change(old=(ref("Verschillen", roles=(Role.DIFFERENCES,)),), new=(ref("Algemeen, punt 1"),))
    assert verdict(one, Kind.DEMARCATIE)[0] == "I"


def test_new_number_in_the_version_statement_is_archived() -> None:
    roles = (Role.VERSION,)
    one = change(
        old=(ref(text="Geldig vanaf 7 mei 2026, versie 05-2026.", roles=roles),),
        new=(ref(text="Geldig vanaf 9 juni 2026, versie 06-2026.", roles=roles),),
        inline=redline(
            ("=", "Geldig vanaf "),
            ("-", "7 mei"),
            ("+", "9 juni"),
            ("=", " 2026, versie "),
            ("-", "05"),
            ("+", "06"),
            ("=", "-2026."),
        ),
        signals=(signal(SignalType.DATE, "7 mei 2026", "9 juni 2026"),),
    )
    assert verdict(one) == ("G", ())


def test_promise_that_leaves_the_version_statement_is_judged() -> None:
    roles = (Role.VERSION,)
    one = change(
        old=(ref(text="Versie 1. Wij melden elke wijziging.", roles=roles),),
        new=(ref(text="Versie 2.", roles=roles),),
        inline=redline(("=", "Versie "), ("-", "1. Wij melden elke wijziging."), ("+", "2.")),
    )
    assert verdict(one)[0] == "K30"


def test_consequences_of_a_diff_name_rule_class_and_evidence() -> None:
    (one,) = judged(diff(breach_term()), POLICY).changes
    (consequence,) = one.consequences
    assert (consequence.rule, consequence.consequence_class) == ("dps-statement", "K30")
    assert consequence.because == "substantive change (reworded; term) meets rule dps-statement."


def test_highest_of_nothing_is_nothing() -> None:
    assert highest([]) is ConsequenceClass.NOTHING
