"""Which clause became which."""

from renvooi.diff import diff
from tests.diff.builders import doc, operations

ITEMS = """
# Diensten
1. De eerste dienst betreft het beheer van koppelingen.
2. De tweede dienst betreft rapporten voor de klant.
3. De derde dienst betreft advies over gegevens.
"""


def test_bullet_after_an_inserted_bullet_is_not_listed() -> None:
    old = doc("# Toegang\n- Klant beheert accounts.\n- Klant beheert rechten.")
    new = doc("# Toegang\n- Voorbeeld levert een handleiding.\n- Klant beheert accounts.\n- Klant beheert rechten.")
    assert operations(diff(old, new).changes) == [("inserted", "Toegang, punt 1")]


def test_renumbered_clause_is_not_reworded() -> None:
    new = doc(
        ITEMS.replace("1. De", "1. Een nieuw punt over de looptijd van het contract.\n2. De", 1)
        .replace("2. De tweede", "3. De tweede")
        .replace("3. De derde", "4. De derde")
    )
    script = diff(doc(ITEMS), new)
    assert operations(script.changes) == [
        ("inserted", "Punt 1"),
        ("renumbered", "Punt 2"),
        ("renumbered", "Punt 3"),
        ("renumbered", "Punt 4"),
    ]
    assert all(change.inline == () for change in script.changes)


def test_nested_list_of_a_renumbered_item_is_not_listed() -> None:
    old = doc("1. Voorbeeld werkt met de volgende partijen:\n  a. Alfa Hosting B.V.\n  b. Beta Cloud GmbH")
    new = doc(
        "1. Dit is een nieuw punt vooraan.\n2. Voorbeeld werkt met de volgende partijen:\n  a. Alfa Hosting B.V.\n  b. Beta Cloud GmbH"
    )
    assert operations(diff(old, new).changes) == [("inserted", "Punt 1"), ("renumbered", "Punt 2")]


def test_item_reworded_and_renumbered_is_one_change_with_both() -> None:
    new = doc(
        ITEMS.replace("1. De", "1. Een nieuw punt over de looptijd.\n2. De", 1)
        .replace("2. De tweede dienst", "3. De tweede dienst op maat")
        .replace("3. De derde", "4. De derde")
    )
    assert ("reworded+renumbered", "Punt 3") in operations(diff(doc(ITEMS), new).changes)


def test_clause_that_goes_to_another_section_moved() -> None:
    old = doc(
        "# Toegang\n- Klant bewaart de sleutels in een kluis.\n- Klant beheert rechten.\n# Overig\n- Partijen overleggen ieder kwartaal."
    )
    new = doc(
        "# Toegang\n- Klant beheert rechten.\n# Overig\n- Partijen overleggen ieder kwartaal.\n- Klant bewaart de sleutels in een kluis."
    )
    changes = diff(old, new).changes
    assert operations(changes) == [("moved", "Overig, punt 2")]
    assert changes[0].significance == "review"


def test_clauses_of_a_moved_section_are_not_listed() -> None:
    sections = [
        "# Toegang\n- Klant beheert accounts en rechten.\n- Klant beheert de sleutels.\n",
        "# Overig\n- Partijen overleggen.\n",
        "# Kosten\n- De klant betaalt per maand vooraf.\n- Meerwerk wordt apart berekend.\n",
    ]
    script = diff(doc("".join(sections)), doc("".join([sections[1], sections[0], sections[2]])))
    assert operations(script.changes) == [("moved", "Overig")]
    assert [group.kind for group in script.summary.groups] == ["moved-section"]


def test_renamed_section_keeps_its_clauses() -> None:
    old = doc(
        "# Silver\n- Klant levert bestanden aan.\n- Voorbeeld laadt ze in.\n# Overig\n- Overleg is er ieder kwartaal."
    )
    new = doc(
        "# Datawarehouse en opslag\n- Klant levert bestanden aan.\n- Voorbeeld laadt ze in.\n# Overig\n- Overleg is er ieder kwartaal."
    )
    changes = diff(old, new).changes
    assert operations(changes) == [("reworded", "Datawarehouse en opslag")]
    assert changes[0].significance == "review"


def test_copies_of_a_clause_pair_under_their_own_heading() -> None:
    copy = "- Klant is zelf verantwoordelijk voor het gebruik in de organisatie."
    old = doc(
        f"# Portaal\n{copy}\n- Het portaal is dag en nacht open.\n# Opslag\n{copy}\n- De opslag is versleuteld en dubbel."
    )
    new = doc(
        f"# Portaal\n- Het portaal is dag en nacht open.\n# Opslag\n{copy}\n- De opslag is versleuteld en dubbel."
    )
    assert operations(diff(old, new).changes) == [("deleted", "Portaal, punt 1")]


def test_near_copies_pair_under_their_own_heading() -> None:
    old = doc(
        "# Portaal\n- Klant regelt de toegang tot het portaal binnen de organisatie.\n# Opslag\n- Klant regelt de toegang tot de opslag binnen de organisatie."
    )
    new = doc(
        "# Portaal\n- Klant regelt zelf de toegang tot het portaal binnen de organisatie.\n# Opslag\n- Klant regelt zelf de toegang tot de opslag binnen de organisatie."
    )
    assert operations(diff(old, new).changes) == [("reworded", "Portaal, punt 1"), ("reworded", "Opslag, punt 1")]


def test_the_lighter_of_two_that_changed_places_has_moved() -> None:
    old = doc(
        "- Kort punt over toegang hier.\n- Een veel langer punt dat over van alles gaat, zoals beheer, toegang en opslag."
    )
    new = doc(
        "- Een veel langer punt dat over van alles gaat, zoals beheer, toegang en opslag.\n- Kort punt over toegang hier."
    )
    changes = diff(old, new).changes
    assert operations(changes) == [("moved", "Punt 2")]
    assert changes[0].old[0].address == "Punt 1"


def test_unrelated_text_in_one_place_is_a_deletion_and_an_insertion() -> None:
    old = doc("- Klant beheert accounts.\n- Facturen volgen elke maand per e-mail.")
    new = doc("- Klant beheert accounts.\n- Medewerkers tekenen vooraf geheimhouding.")
    assert sorted(op for op, _ in operations(diff(old, new).changes)) == ["deleted", "inserted"]


def test_other_bullet_glyph_or_label_point_is_no_change() -> None:
    old, new = doc("1. Klant beheert accounts."), doc("1. Klant beheert accounts.")
    from dataclasses import replace

    bare = replace(new, nodes=tuple(replace(node, label="1") for node in new.nodes))
    assert diff(old, bare).changes == ()


def test_pairs_say_how_they_were_matched() -> None:
    old = doc("1. Klant meldt storingen binnen een dag.\n2. Klant beheert accounts en rechten.")
    new = doc(
        "1. Nieuw punt over de looptijd.\n2. Klant meldt alle storingen binnen een dag.\n3. Klant beheert accounts en rechten."
    )
    found = {change.new[0].address: (change.matched_by, change.confidence) for change in diff(old, new).changes}
    assert found["Punt 1"] == (None, None)
    assert found["Punt 2"][0] == "similar"
    assert found["Punt 3"] == ("exact", 1.0)


def test_large_shuffle_is_found_exactly() -> None:
    lines = [f"- Onderwerp {n} betreft dienst {n * 7} met nummer {n * 13} erbij." for n in range(120)]
    shuffled = lines[60:] + lines[:60]
    changes = diff(doc("\n".join(lines)), doc("\n".join(shuffled))).changes
    assert {change.operations for change in changes} == {("moved",)}
    assert len(changes) == 60


def test_replaced_item_with_the_same_list_is_reworded() -> None:
    lines = "\n    - Ondersteuning bij het bouwen van rapporten\n    - Alleen tijdens werkzaamheden op afstand"
    old = doc(
        "1. Wij werken met deze sub-processors: {sub-processors}\n  a. Alfa Hosting B.V.\n  b. Verzonnen Ltd." + lines
    )
    new = doc(
        "1. Wij werken met deze sub-processors: {sub-processors}\n  a. Alfa Hosting B.V.\n  b. Beta Cloud GmbH" + lines
    )
    (change,) = diff(old, new).changes
    assert operations((change,)) == [("reworded", "Punt 1, onder b")]
    assert [signal.type for signal in change.signals] == ["sub-processor"]


def test_details_of_an_inserted_party_are_no_parties() -> None:
    old = doc("1. Wij werken met deze sub-processors: {sub-processors}\n  a. Alfa Hosting B.V.")
    new = doc(
        "1. Wij werken met deze sub-processors: {sub-processors}\n  a. Alfa Hosting B.V.\n  b. Beta Cloud GmbH\n    - De opslag van rapporten"
    )
    named = [signal.new for change in diff(old, new).changes for signal in change.signals]
    assert named == ["Beta Cloud GmbH"]
