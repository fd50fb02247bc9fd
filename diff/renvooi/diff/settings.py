"""Every number that steers alignment and redline, in one frozen value each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlignSettings:
    """Thresholds of clause alignment; similarities run from 0 to 1 over words."""

    tree_weight: int = 30
    """Characters, headings with them, from which on a section is known by what is in it."""
    short_words: int = 4
    """Words. A shorter text is no evidence outside its own parent: "n.v.t." stands everywhere."""
    gap_threshold: float = 0.34
    """Similarity under which two clauses in one gap are different clauses."""
    lone_threshold: float = 0.30
    """The same where each side has one clause left between the same neighbours: "Versie: mei 2021"
    and "Versie: juni 2024" share one word in three."""
    labelled_threshold: float = 0.10
    """The same where both carry one number too and share a word that says something: "1.2 Inbegrepen in de prijs" and "1.2 Tegen meerprijs" are one clause."""
    gap_offset: float = 0.15
    """Taken from a similarity before weighing: what two unrelated Dutch clauses share in function words."""
    exact_bonus: float = 0.3
    """Added in a gap for equal normalised text."""
    label_bonus: float = 0.03
    """Added in a gap for the same printed number or letter."""
    parent_bonus: float = 0.06
    """Added where the clauses above are paired too; decides between near-identical clauses."""
    full_weight: int = 40
    """Words of both sides together from which on a pair counts fully."""
    least_weight: float = 0.25
    """Weight of the shortest pair, so that one-word bullets still align."""
    dense_cells: int = 4_000_000
    """Pairs up to which all are compared; of more, only those that share rare words."""
    most_alike: int = 40
    """Clauses that one clause may have become, at most: rows of a table are all like each other."""
    shortlist: int = 40
    """Clauses that one clause is compared with where there are too many pairs."""
    runner_up: float = 0.45
    """Similarity from which on another clause is named beside a pair."""
    least_doubt: float = 0.3
    """Part of what a pair differs in that counts against it where nothing else came near: so that confidence says
    how often such pairs are right (`bench.evidence` prints it)."""
    rival_reach: float = 0.4
    """How much less like than the pair a rival may be and still add to the doubt."""
    piece: int = 20_000
    """Clauses from which on a version is cut before its backbone is looked for: n*m bits are 50 MB here."""
    piece_run: int = 8
    """Clauses in a row that must stand in both versions where they are cut."""
    weak: float = 0.58
    """Similarity under which a gap pair may be given up for a better partner elsewhere."""
    stay_bonus: float = 0.1
    """Added to the similarity of a weak pair that stays together."""
    move_threshold: float = 0.45
    """Similarity from which on two clauses in different places may be one clause that moved."""
    move_threshold_short: float = 0.60
    """The same below `brief_words` words."""
    move_threshold_tiny: float = 0.75
    """The same below `tiny_words` words."""
    move_kinship: float = 0.40
    """Share of what the words of both tell that they must have in common besides."""
    brief_words: int = 8
    """Words under which two clauses share too few by chance to tell much."""
    tiny_words: int = 5
    """Words under which nearly all must be the same."""
    near: float = 0.70
    """Similarity from which on two clauses under one section are one, whatever else is like them."""
    rival_slack: float = 0.15
    """How much less like than the pair a clause may be and still be weighed as its rival."""
    split_similarity: float = 0.60
    """Similarity of the joined parts with the whole from which on a clause was split or merged."""
    split_gain: float = 0.30
    """Share of what one part leaves unexplained that a further part must explain."""
    split_cover: float = 0.70
    """Share of the words of each part that must stand in the whole, in order."""
    most_parts: int = 4
    """Parts of one clause; more is a rewriting."""
    heading_votes: float = 0.5
    """Share of paired clauses below two sections (Dice) that makes them one section."""
    heading_similarity: float = 0.6
    """Similarity of two headings under paired parents that makes them one section without votes."""
    heading_least: float = 0.3
    """Share of paired clauses that is enough where the headings are similar too."""


@dataclass(frozen=True, slots=True)
class InlineSettings:
    """Limits of the word-level redline."""

    exact_tokens: int = 120
    """Tokens of both sides together up to which diff-match-patch is used; it is quadratic beyond."""
    merge_weight: float = 1.3
    """An equal run lighter than this between two edits is drawn into them ..."""
    merge_share: float = 0.5
    """... if it is at most this part of the lighter neighbour."""
    short_word: int = 3
    """Characters up to which a word counts as short."""
    weight_word: float = 1.0
    weight_short: float = 0.6
    weight_mark: float = 0.25
    phrase_words: int = 3
    """Words from which on what was deleted here and inserted there is a phrase that moved ..."""
    phrase_long_words: int = 2
    """... if so many of them are longer than a short word."""


ALIGN = AlignSettings()
INLINE = InlineSettings()
