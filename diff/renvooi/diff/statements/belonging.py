"""Words that name somebody through a party: its people, its suppliers, and neither of the two.

medewerkers van de klant       ->  the client
de leverancier van de klant    ->  a third party of that name
geen van beide partijen        ->  both, denied
"""

from collections.abc import Iterator, Sequence

from renvooi.diff.statements import lexicon
from renvooi.diff.statements.who import Kind, Who, Word


def with_staff(words: Sequence[Word], sentence: str, *, gets: bool) -> Iterator[Word]:
    """ "medewerkers van de klant" as the client, "de leverancier van de klant" as a third party of that name.

    What somebody `gets` from whom is left apart: "krijgt de leverancier van de klant een sleutel".
    """
    at = 0
    while at < len(words):
        word, of = words[at], _behind_of(words, at)
        staff = word.lower in lexicon.STAFF or word.lower.endswith(lexicon.PERSONS)
        if of is None or not (staff or (_is_third(word) and not gets)):
            yield word
            at += 1
            continue
        end, who, named = of, words[of].who, [words[of].lower]
        while _is_third(words[end]) and (further := _behind_of(words, end)) is not None:
            end, named = further, [*named, "van", words[further].lower]
        if not staff:
            named = [word.lower, "van", *named]
        if len(named) > 1:
            who = frozenset({Who(Kind.THIRD, " ".join(named))})
        stop = words[end].end
        yield Word(sentence[word.start : stop], word.lower, word.start, stop, who)
        at = end + 1


def _behind_of(words: Sequence[Word], at: int) -> int | None:
    """Index of the party in "X van de PARTY", for X at `at`; None if it does not stand there."""
    if at + 1 >= len(words) or words[at + 1].lower != "van":
        return None
    party = at + 2
    while party < len(words) and words[party].lower in lexicon.ARTICLES:
        party += 1
    return party if party < len(words) and words[party].who else None


def _is_third(word: Word) -> bool:
    return bool(word.who) and all(one.kind is Kind.THIRD for one in word.who)


def with_none(words: Sequence[Word], sentence: str) -> Iterator[Word]:
    """ "Geen van beide partijen" as one word that denies, of both."""
    at = 0
    while at < len(words):
        end = at + 2
        if words[at].lower == "geen" and end < len(words) and words[at + 1].lower in ("van", "der"):
            end += words[end].lower in lexicon.ARTICLES
            if end < len(words) and len(words[end].who) > 1:
                start, stop = words[at].start, words[end].end
                yield Word(sentence[start:stop], "geen", start, stop, words[end].who)
                at = end + 1
                continue
        yield words[at]
        at += 1
