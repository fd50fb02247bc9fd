"""People, and what only they look at, are left out of diffs and notices; all else stays as it was."""

from dataclasses import replace

from renvooi.diff import diff
from renvooi.model import Finding, HumanVerdict, Severity, Significance
from renvooi.model.notices import Accepted
from renvooi.notice import load_policy, make_notice
from renvooi.notice.site.gathering.withholding import public_diff, public_notice, with_told_decisions
from tests.notice.site.example import example_chains

OLD, NEW = example_chains()["demarcatie"][1:3]
SCRIPT = diff(OLD, NEW)
VERDICT = HumanVerdict("x", Significance.EDITORIAL, "N. Jansen", "2026-03-02T10:00:00+01:00", "Zo is het.", "G")


def finding(code: str) -> Finding:
    return Finding(code, Severity.WARNING, f"about {code}", None, None)


def test_diff_says_that_a_person_decided_and_when_and_not_who_or_why() -> None:
    first, *rest = SCRIPT.changes
    judged = replace(SCRIPT, changes=(replace(first, verdict=VERDICT), *rest))
    found = public_diff(judged)
    decided = found.changes[0].verdict
    assert decided == HumanVerdict("x", Significance.EDITORIAL, "", VERDICT.at, "")
    assert found.changes[1:] == tuple(rest)
    assert found.changes[0].standing is Significance.EDITORIAL


def test_diff_keeps_findings_about_what_differs_or_could_not_be_read() -> None:
    codes = ("verdict-without-change", "header-differs", "reference-stale", "looks-different", "list-unread")
    found = public_diff(replace(SCRIPT, findings=tuple(map(finding, codes))))
    assert [one.code for one in found.findings] == ["header-differs", "looks-different", "list-unread"]


def test_notice_says_what_clients_were_told_and_not_by_whom() -> None:
    made = make_notice(SCRIPT, OLD, NEW, policy=load_policy(), received=None)
    judged = tuple(replace(row, verdict=VERDICT) for row in made.rows)
    released = replace(
        made,
        rows=judged,
        released_by="N. Jansen",
        released_despite="De klant wacht.",
        accepted=(Accepted("x", "Gezien.", "N. Jansen"),),
        findings=(finding("x"),),
    )
    found = public_notice(released)
    assert "N. Jansen" not in repr(found)
    assert judged
    assert [row.verdict and row.verdict.because for row in found.rows] == ["Zo is het."] * len(judged)
    bare = replace(found, rows=tuple(replace(row, verdict=None) for row in found.rows))
    assert bare == replace(made, findings=())


def test_decision_that_a_notice_told_counts_where_none_is_on_record() -> None:
    # A notice may be released with a file of verdicts that never entered the corpus.
    made = make_notice(SCRIPT, OLD, NEW, policy=load_policy(), received=None)
    first, *rest = made.rows
    told = replace(made, rows=(replace(first, verdict=VERDICT), *rest))
    (change,) = (one for one in SCRIPT.changes if one.id == first.change)
    found = {one.id: one for one in with_told_decisions(SCRIPT, told).changes}
    assert found[change.id] == replace(change, verdict=VERDICT)
    assert [one for one in found.values() if one.id != change.id] == [
        one for one in SCRIPT.changes if one is not change
    ]


def test_decision_on_record_goes_before_the_one_that_a_notice_told() -> None:
    made = make_notice(SCRIPT, OLD, NEW, policy=load_policy(), received=None)
    later = replace(VERDICT, significance=Significance.SUBSTANTIVE)
    told = replace(made, rows=tuple(replace(row, verdict=VERDICT) for row in made.rows))
    recorded = replace(SCRIPT, changes=tuple(replace(one, verdict=later) for one in SCRIPT.changes))
    assert with_told_decisions(recorded, told) == recorded


def test_what_we_think_of_the_own_list_of_the_author_stays_with_the_author() -> None:
    assert SCRIPT.claims
    found = public_diff(SCRIPT)
    assert (found.claims, found.undeclared) == ((), ())


def test_what_a_notice_told_as_substantive_is_not_lowered_behind_it() -> None:
    made = make_notice(SCRIPT, OLD, NEW, policy=load_policy(), received=None)
    told = made.rows[0].change
    lowered = replace(
        SCRIPT, changes=tuple(replace(one, verdict=VERDICT) if one.id == told else one for one in SCRIPT.changes)
    )
    assert with_told_decisions(lowered, made) == SCRIPT
    assert with_told_decisions(lowered, None) == lowered
