"""Two readings of one snapshot: every difference is named, and none of them is an amendment."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renvooi.diff import diff, reader_effect, reread
from renvooi.diff.chain.readings import Aspect
from renvooi.model import Document, Kind, Node, ReadingWarning, places_that_differ
from renvooi.model.errors import NotComparable
from tests.diff.builders import doc, of
from tests.diff.trees import edited

A = "Voorbeeld maakt elke nacht een back-up van het datawarehouse."
B = "De klant meldt storingen binnen een werkdag bij de servicedesk."
C = "De klant betaalt de factuur binnen dertig dagen na ontvangst."
LONG = "De klant beheert alle accounts van de eigen medewerkers in het Dataplatform en in de beheeromgeving."
SHORT = "De klant meldt iedere medewerker die uit dienst gaat binnen een werkdag af bij de servicedesk."


def again(first: Document, text: str, reader: str = "2") -> Document:
    """What another reader made of the file that `first` was read from."""
    return replace(doc(text, version=first.version), source=replace(first.source, reader=reader), title=first.title)


def aspects(first: str, second: str) -> list[tuple[Aspect, str]]:
    old = doc(first)
    return [(one.aspect, one.address) for one in reread(old, again(old, second)).differences]


def test_readings_that_agree_differ_in_nothing() -> None:
    old = doc(f"# Beheer\n1. {A}\n2. {B}")
    found = reread(old, again(old, f"# Beheer\n1. {A}\n2. {B}"))
    assert (found.differences, found.is_proven, found.readers) == ((), True, (None, "2"))


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (f"# Beheer\n1. {A}\n3. {B}\n- {C}", [(Aspect.LABEL, "Punt 3")]),
        (f"# Beheer\n1. {A[:-1]}\n2. {B}\n- {C}", [(Aspect.TEXT, "Punt 1")]),
        (f"# Het beheer\n1. {A}\n2. {B}\n- {C}", [(Aspect.HEADING, "Het beheer")]),
        (f"# Beheer\n1. {A}\n2. {B}", [(Aspect.MISSED, "Beheer, punt 1")]),
        (f"# Beheer\n1. {A}\n2. {B}\n- {C}\n- Nieuw gelezen.", [(Aspect.FOUND, "Beheer, punt 2")]),
        (f"# Beheer\n1. {A}\n2. {B}\n  - {C}", [(Aspect.PLACE, "Punt 2, punt 1")]),
        (f"# Beheer\n1. {A}\n2. {B} {{security}}\n- {C}", [(Aspect.ROLE, "Punt 2")]),
    ],
)
def test_each_kind_of_difference_is_named_with_its_place(second: str, expected: list[tuple[Aspect, str]]) -> None:
    assert aspects(f"# Beheer\n1. {A}\n2. {B}\n- {C}", second) == expected


def test_nodes_that_are_joined_or_divided_are_one_difference() -> None:
    rest = f"\n- {A}\n- {C}"
    apart, whole = f"- {LONG}\n- {SHORT}{rest}", f"- {LONG} {SHORT}{rest}"
    assert aspects(apart, whole) == [(Aspect.JOINED, "Punt 1")]
    assert aspects(whole, apart) == [(Aspect.DIVIDED, "Punt 1")]


def test_what_the_document_says_of_itself_and_where_words_stand_is_compared_too() -> None:
    old = doc(f"- {A}")
    new = replace(
        again(old, f"- {A}"),
        version="2030-02",
        effective_date=date(2030, 2, 1),
        kind=Kind.DEMARCATIE,
        warnings=(ReadingWarning("ink-hidden", "page 1: words without contrast", 1),),
        nodes=tuple(replace(node, page=2, bbox=(1.0, 2.0, 3.0, 4.0)) for node in old.nodes),
    )
    found = reread(old, new)
    assert [one.sentence for one in found.differences] == [
        'kind: was "generic", is "demarcatie"',
        'version: was "2030-01", is "2030-02"',
        'effective date: was nothing, is "2030-02-01"',
        'warnings: was nothing, is "ink-hidden: page 1: words without contrast"',
        'Punt 1: position on the page was nothing, is "page 2, 1.0, 2.0, 3.0, 4.0"',
    ]
    assert found.is_proven


def test_sentences_say_what_was_and_what_is() -> None:
    old = doc(f"1. {A}\n2. {LONG}\n3. {C}")
    found = reread(old, again(old, f"1. {A}\n3. {C}\n- Los."))
    assert [one.sentence for one in found.differences] == [
        'Punt 2: no longer read: "De klant beheert alle accounts van de eigen medewerkers in het Dataplatform en …"',
        'Punt 1: was not read before: "Los."',
    ]


def test_other_file_is_no_reading() -> None:
    old, new = doc(f"- {A}", version="2030-01"), doc(f"- {A}", version="2030-02")
    with pytest.raises(NotComparable, match="two files"):
        reread(old, new)
    with pytest.raises(NotComparable, match="two files"):
        reader_effect((old, new), (new, new))


@settings(max_examples=60)
@given(edited())
def test_whatever_a_reader_reads_no_change_of_the_contract_is_reported(
    trees: tuple[tuple[Node, ...], tuple[Node, ...]],
) -> None:
    old, new = (of(nodes) for nodes in trees)
    new = replace(new, source=old.source)
    found = reread(old, new)
    assert found.is_proven
    assert found.proof == diff(old, new)
    if places_that_differ(old.nodes, new.nodes):
        assert found.differences
        assert [finding.code for finding in found.proof.findings] == ["reader-change"]
    if not found.differences:
        assert [(n.label, n.heading, n.text) for n in old.walk()] == [(n.label, n.heading, n.text) for n in new.walk()]


def test_effect_on_a_diff_is_what_only_one_of_the_two_diffs_shows() -> None:
    old = doc(f"- {A}\n- {B}", version="2026-01")
    new = doc(f"- {A}\n- {B.replace('een werkdag', 'twee werkdagen')}\n- {C}", version="2026-02")
    without = again(old, f"- {A}\n- {B}\n- Klein.")
    effect = reader_effect((old, new), (without, new))
    assert [change.old[0].text for change in effect.come] == ["Klein."]
    assert (effect.gone, effect.restated) == ((), ())
    assert effect.sentences == (
        "the diff 2026-01..2026-02 reads differently now: 1 change(s) shown only now; the contract is the same, no client is told",
        'only now: deleted (substantive) at Punt 3: "Klein."',
    )
    back = reader_effect((without, new), (old, new))
    assert (back.come, [change.old[0].text for change in back.gone]) == ((), ["Klein."])


def test_change_that_both_diffs_have_and_tell_otherwise_is_restated() -> None:
    old = doc(f"- {A}", version="2026-01")
    plain = doc(f"- {A}\n# Verschillen\n- Punt 2 is duidelijker verwoord.", version="2026-02")
    ruled = again(plain, f"- {A}\n# Verschillen {{differences}}\n- Punt 2 is duidelijker verwoord.")
    effect = reader_effect((old, plain), (old, ruled))
    assert (effect.come, effect.gone) == ((), ())
    (restated,) = effect.restated
    assert restated.was.id == restated.now.id
    assert restated.was.significance is not restated.now.significance


def test_same_readings_have_no_effect() -> None:
    pair = doc(f"- {A}", version="2026-01"), doc(f"- {A}\n- {B}", version="2026-02")
    effect = reader_effect(pair, pair)
    assert effect.is_nothing
    assert effect.sentences == ()


@settings(max_examples=25)
@given(edited(), edited(), st.booleans())
def test_effects_of_both_ways_are_each_others_mirror(
    first: tuple[tuple[Node, ...], tuple[Node, ...]], second: tuple[tuple[Node, ...], tuple[Node, ...]], old_side: bool
) -> None:
    base = of(first[0], version="1"), of(second[0], version="2")
    sides = [of(first[1], version="1") if old_side else base[0], of(second[1], version="2")]
    other = tuple(replace(new, source=old.source) for old, new in zip(base, sides, strict=True))
    there, back = reader_effect(base, (other[0], other[1])), reader_effect((other[0], other[1]), base)
    assert (there.come, there.gone) == (back.gone, back.come)
    assert {one.was.id: (one.was, one.now) for one in there.restated} == {
        one.was.id: (one.now, one.was) for one in back.restated
    }
