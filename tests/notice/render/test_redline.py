"""Each side of a change shows its own words and marks only what the other side lacks."""

from renvooi.model import Change, Kind, NoticeRow
from renvooi.notice import judge, load_policy
from renvooi.notice.render.redline import CONTEXT_WORDS, short_side, side
from renvooi.notice.rows import sort_changes
from tests.notice.builders import added_sub_processor, breach_term, change, redline, ref, spelling


def row(one: Change) -> NoticeRow:
    judgements = {one.id: judge(one, Kind.DATA_PRO_STATEMENT, load_policy())}
    parts = sort_changes((one,), (), judgements=judgements, reasons={}, rights=frozenset())
    return (parts.rows + parts.editorial)[0]


def test_old_side_marks_deletions_and_new_side_insertions() -> None:
    assert side(row(breach_term()), "old") == "<bdi>Voorbeeld Data meldt een datalek binnen <del>24</del> uur.</bdi>"
    assert side(row(breach_term()), "new") == "<bdi>Voorbeeld Data meldt een datalek binnen <ins>48</ins> uur.</bdi>"


def test_text_of_one_side_only_is_marked_whole() -> None:
    assert side(row(added_sub_processor()), "new") == "<bdi><ins>Kluisnet GmbH, back-ups</ins></bdi>"
    assert side(row(added_sub_processor()), "old") == ""


def test_without_a_redline_both_texts_stand_unmarked() -> None:
    bare = row(change(old=(ref(text="een"), ref(text="twee")), new=(ref(text="drie"),)))
    assert side(bare, "old") == "<bdi>een</bdi><br><bdi>twee</bdi>"
    assert side(bare, "new") == "<bdi>drie</bdi>"


def test_long_equal_stretches_are_cut_only_where_asked() -> None:
    many = " ".join(f"woord{number}" for number in range(60))
    one = change(
        old=(ref(text=f"{many} een {many}"),),
        new=(ref(text=f"{many} twee {many}"),),
        inline=redline(("=", f"{many} "), ("-", "een"), ("+", "twee"), ("=", f" {many}")),
    )
    assert many in side(row(one), "old")
    short = short_side(row(one), "new")
    assert short.startswith("<bdi>\\[…\\] ")
    assert short.endswith(" \\[…\\]</bdi>")
    assert "woord59 <ins>twee</ins> woord0" in short
    assert short.count("woord") <= 2 * CONTEXT_WORDS


def test_short_text_is_never_cut() -> None:
    assert short_side(row(spelling()), "old") == side(row(spelling()), "old")
