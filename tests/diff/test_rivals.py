"""How sure a pair is, and what else it might have been."""

from hypothesis import given
from hypothesis import strategies as st

from renvooi.diff import diff
from renvooi.diff.outline import Outline
from renvooi.diff.rivals import Rivals, confidence
from renvooi.diff.settings import ALIGN
from renvooi.model import Change
from tests.diff.builders import doc, outlines

LIKENESS = st.floats(0, 1)
PLACES = "Gent Assen Breda Delft Emmen Haarlem Leiden Tilburg".split()
BACKUP = "- Systeem {} | back-up | 7 dagen | {}"
CLAUSE = "- Klant bewaart de sleutels van het gebouw in een kluis met alarm."


def rivals(old: Outline, new: Outline) -> Rivals:
    return Rivals(old, new, (*old, *new), ALIGN)


@given(LIKENESS, LIKENESS, LIKENESS)
def test_the_nearer_the_rival_the_less_sure(similarity: float, one: float, other: float) -> None:
    near, far = max(one, other), min(one, other)
    assert 0 <= confidence(similarity, near, ALIGN) <= confidence(similarity, far, ALIGN) <= 1


@given(LIKENESS, LIKENESS, LIKENESS)
def test_the_more_alike_the_surer(one: float, other: float, rival: float) -> None:
    assert confidence(min(one, other), rival, ALIGN) <= confidence(max(one, other), rival, ALIGN)


def test_equal_text_is_sure_whatever_else_is_like_it() -> None:
    assert confidence(1.0, 1.0, ALIGN) == 1.0


def test_a_rival_out_of_reach_adds_no_doubt() -> None:
    assert confidence(0.9, 0.9 - ALIGN.rival_reach, ALIGN) == confidence(0.9, 0.0, ALIGN)
    assert confidence(0.9, 0.8, ALIGN) < confidence(0.9, 0.0, ALIGN)


def reworded(before: str, after: str) -> Change:
    (change,) = diff(doc(before), doc(after)).changes
    assert change.operations == ("reworded",)
    return change


def test_a_pair_among_rows_of_one_template_is_unsure() -> None:
    rows = [BACKUP.format(n, place) for n, place in enumerate(PLACES)]
    now = [*rows[:3], BACKUP.format(51, "Utrecht"), *rows[4:]]
    unsure = reworded("\n".join(rows), "\n".join(now))
    alone = reworded(f"{CLAUSE}\n{rows[3]}", f"{CLAUSE}\n{now[3]}")
    assert unsure.confidence is not None
    assert alone.confidence is not None
    assert unsure.confidence < 0.85 < alone.confidence
    assert alone.runner_up is None


def test_the_runner_up_is_named_with_its_version_and_similarity() -> None:
    before = "- Voorbeeld levert elk kwartaal een rapport over storingen.\n- Klant betaalt vooraf."
    after = "- Voorbeeld levert elke maand een rapport over storingen.\n- Klant betaalt vooraf."
    more = "\n- Voorbeeld levert elke maand een rapport over kosten."
    change = reworded(before + more, after + more)
    assert change.runner_up is not None
    assert (change.runner_up.side, change.runner_up.node.address) == ("old", "Punt 3")
    # eight words each, of which seven are the same
    assert change.runner_up.similarity == 0.875


def test_the_partner_is_no_rival() -> None:
    old, new = outlines(CLAUSE, CLAUSE.replace("alarm", "sirene"))
    assert rivals(old, new).best(old[0], new[0], 0.1) is None


def test_what_is_less_like_than_asked_is_no_rival() -> None:
    old, new = outlines("- een twee drie vier", "- een twee drie vijf\n- een twee zes zeven")
    found = rivals(old, new).best(old[0], new[0], 0.5)
    assert found is not None
    assert (found[0].said, *found[1:]) == ("een twee zes zeven", "new", 0.5)
    assert rivals(old, new).best(old[0], new[0], 0.6) is None


def test_a_paragraph_is_no_rival_of_a_clause() -> None:
    old, new = outlines("- een twee drie vier", "- een twee drie vijf\neen twee drie vier")
    assert rivals(old, new).best(old[0], new[0], 0.1) is None


def test_words_that_stand_everywhere_make_no_kinship() -> None:
    common = "\n".join(f"- de klant zal dit binnen de week {word}" for word in ("melden", "sturen", "tonen", "vragen"))
    old, new = outlines(
        f"- de klant zal dit binnen de week betalen\n{common}", f"- de klant zal dit binnen de week kiezen\n{common}"
    )
    assert rivals(old, new).kinship(old[0], new[0]) < ALIGN.move_kinship
    assert rivals(old, new).kinship(old[1], new[1]) == 1.0


def test_another_clause_that_shares_as_much_is_a_better_one() -> None:
    old, new = outlines(CLAUSE, f"{CLAUSE.replace('alarm', 'sirene')}\n{CLAUSE.replace('sleutels', 'codes')}")
    assert rivals(old, new).has_better(old[0], new[0], 0.9)
    old, new = outlines(CLAUSE, f"{CLAUSE.replace('alarm', 'sirene')}\n- Overleg in een kluis met alarm.")
    assert not rivals(old, new).has_better(old[0], new[0], 0.9)
