"""The generator of edited versions: its truth is whole, and the same seed gives the same versions."""

import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from bench.judging.script import nodes_of, text_of
from bench.mutating.mixes import EDITS, MIXES, Mix, mutate
from bench.mutating.numbering import cited, number_of
from bench.mutating.texts import lender_for
from bench.mutating.words import KEPT_SHARE, KEPT_WORDS, bare, change_a_number, reword, sentences

from .made import pairs, sentence, texts

ROOT = Path(__file__).parents[2]
PURE = next(mix for mix in MIXES if mix.pure)


def test_every_node_of_both_versions_is_explained_once() -> None:
    for pair in pairs():
        olds = Counter(path for link in pair.truth.links for path in link.old)
        news = Counter(path for link in pair.truth.links for path in link.new)
        assert olds == Counter(nodes_of(pair.old).keys())
        assert news == Counter(nodes_of(pair.new).keys())


def test_the_old_texts_can_be_rebuilt_from_the_truth() -> None:
    for pair in pairs():
        olds, news = nodes_of(pair.old), nodes_of(pair.new)
        for link in pair.truth.links:
            before, after = [text_of(olds[path]) for path in link.old], [text_of(news[path]) for path in link.new]
            if "split" in link.operations or "merged" in link.operations:
                assert " ".join(before).split() == " ".join(after).split()
            elif link.is_pair and "reworded" not in link.operations:
                assert before == after


def test_every_kind_of_edit_is_made() -> None:
    bases = texts()
    lender = lender_for(bases[0], bases)
    kinds = {mutate(bases[0], PURE, lender, seed=1, turn=turn).kind for turn in range(len(EDITS))}
    assert kinds == EDITS.keys()


def test_a_pure_version_has_the_operations_of_its_kind_only() -> None:
    bases = texts()
    lender = lender_for(bases[0], bases)
    expected = {
        "insert": "inserted",
        "delete": "deleted",
        "move": "moved",
        "reword": "reworded",
        "split": "split",
        "merge": "merged",
        "duplicate": "inserted",
        "rename-section": "reworded",
        "swap-sections": "moved",
    }
    for turn, kind in enumerate(EDITS):
        pair = mutate(bases[0], PURE, lender, seed=3, turn=turn)
        if kind in expected and pair.kind == kind:
            found = {name for link in pair.truth.links for name in link.operations}
            assert found - {"renumbered"} == {expected[kind]}, kind


def test_the_same_seed_gives_the_same_versions_whatever_the_hash_seed() -> None:
    program = """
import hashlib
from bench.mutating.making import real_pairs
from bench.mutating.repetitive import repetitive_pairs
from tests.bench.made import texts
pairs = [*real_pairs(texts()[2:6], seed=1, documents=12), *repetitive_pairs(texts()[2:6], seed=1, documents=10)]
links = [(link.old, link.new, sorted(link.operations)) for pair in pairs for link in pair.truth.links]
said = [(pair.name, pair.old, pair.new) for pair in pairs], links
print(hashlib.sha256(repr(said).encode()).hexdigest())
"""
    found = set()
    for seed in ("1", "2"):
        paths = os.pathsep.join([str(ROOT), *sys.path])
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        found.add(done.stdout)
    assert len(found) == 1


def test_inserted_clauses_stand_nowhere_in_the_old_version() -> None:
    for pair in pairs():
        if pair.kind == "insert":
            old = {text_of(node) for node in pair.old.walk()}
            news = nodes_of(pair.new)
            inserted = [text_of(news[link.new[0]]) for link in pair.truth.links if not link.old]
            assert inserted
            assert not old & set(inserted)


@pytest.mark.parametrize("share", [0.1, 0.35, 0.6])
def test_a_rewording_keeps_enough_words_to_be_known_by(share: float) -> None:
    chance = random.Random(7)
    phrases = [sentence(chance) for _ in range(50)]
    for _ in range(60):
        text = sentence(chance)
        other = reword(text, share, phrases, chance)
        assert other is not None
        kept = sum((Counter(bare(text)) & Counter(bare(other))).values())
        assert kept >= max(KEPT_WORDS, KEPT_SHARE * len(bare(text)))
        assert bare(other) != bare(text)


def test_a_text_of_four_words_is_not_reworded() -> None:
    assert reword("De klant betaalt altijd", 0.5, ["een heel andere zin"], random.Random(1)) is None


def test_a_changed_number_changes_nothing_else() -> None:
    other = change_a_number("Binnen 30 dagen na ontvangst.", random.Random(1))
    assert other is not None
    assert other != "Binnen 30 dagen na ontvangst."
    assert other.startswith("Binnen ")
    assert other.endswith(" dagen na ontvangst.")


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "Zie art. 3 en nr. Vier van de lijst. De klant betaalt."
    assert sentences(text) == ("Zie art. 3 en nr. Vier van de lijst.", "De klant betaalt.")


@pytest.mark.parametrize(
    ("label", "value", "following"),
    [
        ("1.", 1, "2."),
        ("(3)", 3, "(4)"),
        ("a)", 1, "b)"),
        ("§ 7", 7, "§ 8"),
        ("Artikel 4.", 4, "Artikel 5."),
        ("2.9", 9, "2.10"),
    ],
)
def test_a_label_is_counted_on_in_its_form(label: str, value: int, following: str) -> None:
    number = number_of(label)
    assert number is not None
    assert number.value == value
    assert number.printed(value + 1) == following


def test_a_bullet_has_no_number() -> None:
    assert number_of("•") is None
    assert cited("•") is None


def test_an_inserted_item_renumbers_those_after_it() -> None:
    bases = texts()
    insertions = Mix("insertions", (0.05, 0.05), pure=True)
    pair = mutate(bases[0], insertions, lender_for(bases[0], bases), seed=5)
    olds, news = nodes_of(pair.old), nodes_of(pair.new)
    labels = [
        (olds[link.old[0]].label, news[link.new[0]].label)
        for link in pair.truth.links
        if "renumbered" in link.operations
    ]
    assert labels
    for before, after in labels:
        one, other = number_of(before), number_of(after)
        assert one is not None
        assert other is not None
        assert other.value > one.value
