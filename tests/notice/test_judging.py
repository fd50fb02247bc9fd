"""Classes by rule: uncertain is higher, and nothing that matters comes out as nothing."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from renvooi.diff import OWN_LIST
from renvooi.model import Change, ConsequenceClass, HumanVerdict, Kind, Operation, Role, SignalType, Significance
from renvooi.model.errors import BadSettings
from renvooi.notice import judge, judged, load_policy
from renvooi.notice.judging import highest, prudent_significance
from renvooi.notice.self_description import Stated
from tests.notice.builders import (
    NEW,
    OLD,
    added_sub_processor,
    breach_term,
    change,
    diff,
    ref,
    renumbering,
    signal,
    spelling,
    standard_clause,
    version_statement,
)

POLICY = load_policy()
DPS = Kind.DATA_PRO_STATEMENT
PLACES = ("Deel 1, punt 3", "Deel 2, artikel 2.2", "Inleiding", "Deel 10, punt 1")


SIDES = (Stated("05-2026", date(2026, 5, 7)), Stated("06-2026", date(2026, 6, 9)))


def verdict(one: Change, kind: Kind = DPS) -> tuple[str, tuple[str, ...]]:
    found = judge(one, kind, POLICY, SIDES)
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


def in_list(text: str = "Punt 1.", **parts: object) -> Change:
    sides = (ref("Verschillen", text, roles=(Role.DIFFERENCES,)),)
    return replace(change(operations=(Operation.INSERTED,), new=sides), **parts)  # type: ignore[arg-type]  # overrides


@pytest.mark.parametrize("type_", [None, SignalType.NEGATION, SignalType.DATE, SignalType.REFERENCE])
@pytest.mark.parametrize("operation", [Operation.INSERTED, Operation.DELETED, Operation.REWORDED])
def test_own_list_is_archived_if_the_diff_proved_it_editorial(operation: Operation, type_: SignalType | None) -> None:
    signals = () if type_ is None else (signal(type_),)
    one = in_list(operations=(operation,), significance=Significance.EDITORIAL, signals=signals)
    found = judge(one, Kind.DEMARCATIE, POLICY)
    assert (found.archived, found.significance) == (True, Significance.EDITORIAL)
    assert verdict(one, Kind.DEMARCATIE) == ("G", ())


@pytest.mark.parametrize("significance", [Significance.REVIEW, Significance.SUBSTANTIVE])
def test_own_list_that_is_not_proven_editorial_is_judged(significance: Significance) -> None:
    assert verdict(in_list(significance=significance), Kind.DEMARCATIE) == ("I", ("respond",))


def test_own_list_that_sets_a_term_is_judged_even_if_called_editorial() -> None:
    one = in_list(significance=Significance.EDITORIAL, signals=(signal(SignalType.TERM),))
    assert prudent_significance(one) is Significance.REVIEW
    assert verdict(one, Kind.DEMARCATIE) == ("I", ("respond",))


def test_text_that_leaves_the_list_of_differences_is_judged() -> None:
    one = change(old=(ref("Verschillen", roles=(Role.DIFFERENCES,)),), new=(ref("Algemeen, punt 1"),))
    assert verdict(one, Kind.DEMARCATIE)[0] == "I"


STATED = "Geldig vanaf 7 mei 2026, versie 05-2026. Wij melden elke wijziging."


@pytest.mark.parametrize("significance", [Significance.REVIEW, Significance.EDITORIAL])
def test_new_version_and_date_are_archived(significance: Significance) -> None:
    new = "Geldig vanaf 9 juni 2026, versie 06-2026. Wij melden elke wijziging."
    one = replace(version_statement(old=STATED, new=new), significance=significance)
    assert verdict(one) == ("G", ())
    assert judge(one, DPS, POLICY, SIDES).archived


def test_without_knowledge_of_the_documents_no_version_statement_is_archived() -> None:
    one = version_statement(old=STATED, new="Geldig vanaf 9 juni 2026, versie 06-2026. Wij melden elke wijziging.")
    assert not judge(one, DPS, POLICY).archived


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Logs bewaren wij tot 31 december 2030.", "Logs bewaren wij tot 31 december 2026."),
        (
            "Hierbij hoort versie 09-2019 van de Standaardclausules.",
            "Hierbij hoort versie 03-2025 van de Standaardclausules.",
        ),
        ("Wij leveren API v2.", "Wij leveren API v1."),
        ("Prijzen gelden vanaf 7 mei 2026.", "Prijzen gelden vanaf 9 juni 2026."),
    ],
)
def test_date_or_label_of_something_else_behind_a_version_statement_is_judged(old: str, new: str) -> None:
    frame = "Dit Data Pro Statement geldt vanaf {}. {}"
    one = version_statement(
        old=frame.format("7 mei 2026, versie 05-2026", old), new=frame.format("9 juni 2026, versie 06-2026", new)
    )
    assert verdict(one)[0] == "K30"


def test_substantive_change_of_the_version_statement_is_never_archived() -> None:
    one = version_statement(old=STATED, new=STATED.replace("mei", "juni"))
    assert verdict(replace(one, significance=Significance.SUBSTANTIVE))[0] == "K30"


@pytest.mark.parametrize(
    "new",
    [
        "Geldig vanaf 9 juni 2026, versie 06-2026.",
        STATED.replace("wijziging", "wijziging binnen 5 dagen"),
        STATED.replace("Geldig vanaf", "Geldig tot"),
    ],
)
def test_promise_that_changes_with_the_version_is_judged(new: str) -> None:
    assert verdict(version_statement(old=STATED, new=new))[0] == "K30"


def test_version_statement_with_more_evidence_than_a_date_is_judged() -> None:
    one = version_statement(old=STATED, new=STATED.replace("7 mei", "9 juni"))
    assert verdict(replace(one, signals=(signal(SignalType.TERM),)))[0] == "K30"


@pytest.mark.parametrize("operation", [Operation.INSERTED, Operation.DELETED])
def test_version_statement_without_a_counterpart_is_judged(operation: Operation) -> None:
    one = version_statement(old=STATED, new=STATED)
    one = replace(one, old=()) if operation is Operation.INSERTED else replace(one, new=())
    assert verdict(replace(one, operations=(operation,)))[0] == "K30"


def test_spelling_in_the_version_statement_is_editorial_and_not_archived() -> None:
    one = version_statement(old=STATED, new=STATED.replace("elke", "iedere"))
    found = judge(replace(one, significance=Significance.EDITORIAL, signals=()), DPS, POLICY, SIDES)
    assert (found.consequence_class, found.archived) == (ConsequenceClass.NOTHING, False)


@pytest.mark.parametrize("significance", [Significance.REVIEW, Significance.SUBSTANTIVE])
@pytest.mark.parametrize(
    ("role", "old", "new"),
    [
        (Role.VERSION, "Wij melden elke wijziging.", "Wij melden niets."),
        (Role.DIFFERENCES, "Versie 2026-01.", "Versie 2026-02."),
        (Role.SECURITY, "Getest op 7 mei 2026.", "Getest op 9 juni 2026."),
    ],
)
def test_no_archive_rule_of_a_policy_lowers_what_may_matter(
    role: Role, old: str, new: str, significance: Significance
) -> None:
    widest = tuple(replace(rule, roles=tuple(Role), version_only=False) for rule in POLICY.archive)
    one = change(old=(ref(text=old, roles=(role,)),), new=(ref(text=new, roles=(role,)),), significance=significance)
    found = judge(one, DPS, replace(POLICY, archive=widest), SIDES)
    assert (found.consequence_class, found.archived) == (ConsequenceClass.NOTIFY, False)


def test_rule_of_class_g_silences_nothing_that_may_matter() -> None:
    silent = replace(POLICY.rules[0], id="silent", consequence_class=ConsequenceClass.NOTHING, kinds=(), parts=())
    found = judge(breach_term(), DPS, replace(POLICY, rules=(silent,)))
    assert found.consequence_class is ConsequenceClass.CONSENT
    assert [effect.rule for effect in found.effects] == ["silent", "unforeseen"]


def test_consequences_of_a_diff_name_rule_class_and_evidence() -> None:
    (one,) = judged(diff(breach_term()), POLICY).changes
    said = [(consequence.rule, consequence.consequence_class, consequence.because) for consequence in one.consequences]
    assert said == [
        ("dps-statement", "K30", "substantive change (reworded; term) meets rule dps-statement."),
        ("dps-term-longer", "K30", "substantive change (reworded; term) meets rule dps-term-longer."),
    ]


def test_a_diff_knows_the_versions_of_its_sides() -> None:
    one = version_statement(
        old="Dit geldt vanaf 1 januari 2026, versie 2026-01.", new="Dit geldt vanaf 1 september 2026, versie 2026-02."
    )
    (found,) = judged(diff(one, old=OLD, new=NEW), POLICY).changes
    assert [consequence.rule for consequence in found.consequences] == ["version-statement"]


def test_highest_of_nothing_is_nothing() -> None:
    assert highest([]) is ConsequenceClass.NOTHING


@pytest.mark.parametrize(
    ("because", "archived"), [(OWN_LIST, True), ("worded differently; no evidence either way", False)]
)
def test_line_of_the_list_is_set_apart_only_if_it_has_the_form_of_one(because: str, archived: bool) -> None:
    line = ref("Verschillen met versie 2026-01, punt 1", "Puntje 2 is verduidelijkt.", roles=(Role.DIFFERENCES,))
    made = replace(change("c-list", new=(line,), significance=Significance.REVIEW), because=because)
    assert judge(made, Kind.DEMARCATIE, POLICY).archived is archived


def test_line_of_the_list_with_evidence_of_a_rule_is_never_set_apart() -> None:
    line = ref("Verschillen met versie 2026-01, punt 1", "Puntje 2 is verduidelijkt.", roles=(Role.DIFFERENCES,))
    evidence = (signal(SignalType.TERM),)
    made = replace(change("c-list", new=(line,), significance=Significance.REVIEW, signals=evidence), because=OWN_LIST)
    assert not judge(made, Kind.DEMARCATIE, POLICY).archived


def decided(one: Change, class_: str, significance: Significance = Significance.SUBSTANTIVE) -> Change:
    said = HumanVerdict(one.id, significance, "A. de Boer", "2026-03-02T09:30:00+01:00", "Nagekeken.", class_)
    return replace(one, verdict=said)


def test_a_person_lowers_a_class_and_the_rules_that_outrank_it_are_set_aside_with_their_rights() -> None:
    found = judge(decided(added_sub_processor(), "K30"), DPS, POLICY)
    assert (found.consequence_class, found.rights) == (ConsequenceClass.NOTIFY, ("terminate",))
    assert found.effects[-1].rule == "decided"
    assert {effect.consequence_class for effect in found.set_aside} == {ConsequenceClass.BEFORE_EFFECT}
    assert found.rights_set_aside == ("object",)


@pytest.mark.parametrize("class_", list(ConsequenceClass))
@pytest.mark.parametrize("one", [breach_term(), added_sub_processor(), standard_clause(), spelling()])
def test_the_class_of_a_person_is_the_class_and_no_rule_is_lost(one: Change, class_: ConsequenceClass) -> None:
    by_rules, found = judge(one, DPS, POLICY), judge(decided(one, class_, one.significance), DPS, POLICY)
    assert found.consequence_class is class_
    assert [effect.rule for effect in found.effects].count("decided") == 1
    assert {*found.effects[:-1], *found.set_aside} == set(by_rules.effects)
    assert {*found.rights, *found.rights_set_aside} == set(by_rules.rights)
    assert all(effect.consequence_class.rank > class_.rank for effect in found.set_aside)


def test_a_person_may_raise_and_no_right_is_lost_or_invented() -> None:
    found = judge(decided(breach_term(), "X"), DPS, POLICY)
    assert (found.consequence_class, found.rights, found.set_aside) == (ConsequenceClass.CONSENT, ("terminate",), ())


def test_a_person_may_give_weight_to_what_would_be_archived() -> None:
    one = in_list(significance=Significance.EDITORIAL)
    found = judge(decided(one, "I", Significance.EDITORIAL), Kind.DEMARCATIE, POLICY)
    assert (found.consequence_class, found.archived) == (ConsequenceClass.INFORM, False)


def test_a_class_that_does_not_exist_is_named_in_one_line() -> None:
    with pytest.raises(BadSettings, match=r"verdict on c-term by A\. de Boer: no class 'K31'; give one of G, I"):
        judge(decided(breach_term(), "K31"), DPS, POLICY)


def test_consequences_of_a_diff_name_the_person_and_what_was_set_aside() -> None:
    (one,) = judged(diff(decided(standard_clause(), "I")), POLICY).changes
    (consequence,) = one.consequences
    assert (consequence.rule, consequence.consequence_class) == ("decided", "I")
    assert consequence.because == (
        "class I was decided by A. de Boer, 2026-03-02T09:30:00+01:00: Nagekeken; set aside: dps-standard-clauses (X)."
    )
