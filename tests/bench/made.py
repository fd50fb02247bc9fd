"""Documents to edit that need nothing but this repository: the example documents, and texts made by code."""

import random
from functools import cache
from pathlib import Path

from bench.mutating.making import real_pairs
from bench.mutating.mixes import Pair
from bench.mutating.repetitive import repetitive_pairs
from bench.mutating.texts import Base, base_of, read_bases
from renvooi.parser import parse

EXAMPLES = Path(__file__).parents[2] / "corpus" / "documents"
NOUNS = (
    "klant leverancier dienst licentie beheerder storing rapport koppeling vergoeding planning toets bestand".split()
)
VERBS = "levert controleert beheert bewaart meldt herstelt bespreekt wijzigt toetst beschrijft".split()
TAILS = (
    "binnen tien werkdagen na ontvangst",
    "in overleg met Voorbeeld Data B.V.",
    "zonder dat daar extra kosten tegenover staan",
    "voor zover dat voor de uitvoering nodig is",
    "volgens het beheerplan dat partijen hebben vastgesteld",
    "uiterlijk op de laatste dag van het kwartaal",
)


def sentence(chance: random.Random) -> str:
    """A sentence about a fictional service."""
    first, second, third = chance.sample(NOUNS, 3)
    number = chance.randint(2, 400)
    return f"De {first} {chance.choice(VERBS)} de {second} met {third} {number} {chance.choice(TAILS)}"


@cache
def written(seed: int) -> Base:
    """A document of nine articles with numbered and lettered clauses."""
    chance = random.Random(seed)
    lines = ["# Voorwaarden van Voorbeeld Data B.V."]
    for article, noun in enumerate(chance.sample(NOUNS, 9), 1):
        lines.append(f"## Artikel {article}. {noun.capitalize()} {chance.choice(TAILS)}")
        for number in range(1, 7):
            lines.append(f"{number}. {'. '.join(sentence(chance) for _ in range(chance.randint(1, 3)))}.")
        lines.append(f"{sentence(chance)}.")
    return base_of(parse("\n\n".join(lines).encode(), name=f"made-{seed}.md"), f"made-{seed}")


@cache
def texts() -> tuple[Base, ...]:
    """Made documents, and the example documents, which lend them clauses."""
    return (*(written(seed) for seed in range(4)), *read_bases([EXAMPLES]))


@cache
def pairs() -> tuple[Pair, ...]:
    """A few dozen edited versions of all tiers."""
    return (*real_pairs(texts(), seed=1, documents=40), *repetitive_pairs(texts(), seed=1, documents=20))
