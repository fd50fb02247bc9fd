"""Splits and merges over versions: who goes on, who is born, who is retired, and who wrote what."""

from renvooi.diff import blame
from renvooi.model import Operation
from tests.diff.chain.chains import history_of, life_of, shown

SHORT = "De klant beheert de accounts."
LONG = "De klant meldt iedere medewerker die uit dienst gaat binnen een week af bij de servicedesk van Voorbeeld."
WHOLE = f"{SHORT} {LONG}"
REST = "\n- Voorbeeld levert de rapporten iedere maand aan."
PARTS = f"- {SHORT}\n- {LONG}{REST}"
TOGETHER = f"- {WHOLE}{REST}"


def test_largest_part_keeps_the_id_and_the_other_knows_its_origin() -> None:
    history = history_of(TOGETHER, PARTS)
    whole, part = life_of(history, LONG), life_of(history, SHORT)
    assert (whole.born, whole.retired, whole.origin) == (1, None, None)
    assert (part.born, part.origin) == (2, whole.id)
    (event,) = whole.events
    assert Operation.SPLIT in event.operations
    assert part.events == whole.events


def test_largest_part_lives_on_after_a_merge_and_the_other_knows_its_successor() -> None:
    history = history_of(PARTS, TOGETHER)
    stays, goes = life_of(history, LONG), life_of(history, SHORT)
    assert stays.id == life_of(history, WHOLE).id
    assert (goes.retired, goes.successor) == (2, stays.id)
    assert [event.operations for event in goes.events] == [(Operation.MERGED,)]


def test_words_of_a_split_clause_keep_their_version() -> None:
    history = history_of(TOGETHER, PARTS)
    assert [shown(node.stretches) for node in blame(history).nodes][:2] == [[(1, SHORT)], [(1, LONG)]]


def test_words_of_a_merged_clause_keep_their_versions() -> None:
    history = history_of(f"- {LONG}{REST}", PARTS, TOGETHER)
    (node, _) = blame(history).nodes
    assert shown(node.stretches) == [(2, SHORT), (3, " "), (1, LONG)]


def test_clause_that_takes_back_its_part_keeps_its_id_whatever_was_reworded() -> None:
    longer = SHORT.replace(
        "de accounts.",
        "de accounts en de rollen en de rechten van alle eigen medewerkers in het Dataplatform, en legt die vast.",
    )
    history = history_of(TOGETHER, PARTS, f"- {longer}\n- {LONG}{REST}", f"- {longer} {LONG}{REST}")
    whole = life_of(history, WHOLE)
    assert whole.retired is None
    assert whole.wordings[-1].text == f"{longer} {LONG}"
    assert life_of(history, SHORT).successor == whole.id


def test_split_and_merge_back_is_made_and_undone() -> None:
    history = history_of(TOGETHER, PARTS, TOGETHER)
    (undone,) = history.undone
    assert (undone.operations, undone.made, undone.undone) == ((Operation.SPLIT,), 2, 3)
