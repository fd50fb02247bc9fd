"""Nothing of a diff or notice leaves that is about the people who made it, or about one client."""

from dataclasses import replace
from datetime import date

import jsonschema

from renvooi.diff import with_verdicts
from renvooi.model import (
    Accepted,
    Bilingual,
    Consequence,
    Diff,
    HumanVerdict,
    Notice,
    ReadingCaveat,
    Significance,
    dumps,
    from_json,
    schema,
    to_json,
    verdict_of,
)
from renvooi.notice.site.files.public import public_diff, public_document, public_notice
from tests.notice.site.files.examples import example_steps, told_step

NAME, REASON, MOMENT = "N. Jansen", "overlegd met de directie", "2026-02-15T10:00:00+01:00"
FOLDER = "C:\\Users\\jansen\\stukken\\oud.pdf"


def judged() -> Diff:
    """A diff with all that people leave in one."""
    found = told_step().diff
    change = found.changes[0]
    verdict = HumanVerdict(change.id, Significance.EDITORIAL, NAME, MOMENT, REASON, "B")
    script = with_verdicts(found, [verdict_of(found, change, verdict)])
    first = replace(script.changes[0], consequences=(Consequence("rule-of-the-house", "B", "omdat"),))
    return replace(
        script,
        old=replace(script.old, name=FOLDER),
        changes=(first, *script.changes[1:]),
        warnings=(ReadingCaveat("/home/jansen/nieuw.pdf", "unmapped-text", "x", 2),),
    )


def released() -> Notice:
    """A notice with all that is not for everybody."""
    notice = told_step().notice
    assert notice is not None
    verdict = HumanVerdict(notice.rows[0].change, Significance.SUBSTANTIVE, NAME, MOMENT, REASON, "K30")
    (right, *others) = notice.rights
    assert right.window is not None
    window = replace(
        right.window,
        received=date(2026, 3, 2),
        last_day=date(2026, 4, 1),
        falls_on=Bilingual("een zondag", "a Sunday"),
        coulance=date(2026, 4, 7),
    )
    return replace(
        notice,
        received=date(2026, 3, 2),
        released_by=NAME,
        released_despite="haast",
        accepted=(Accepted("x", "mag zo", NAME),),
        rights=(replace(right, window=window), *others),
        rows=(replace(notice.rows[0], verdict=verdict), *notice.rows[1:]),
    )


def test_a_published_diff_says_that_a_person_decided_and_not_who_or_why() -> None:
    script = public_diff(judged())
    verdict = script.changes[0].verdict
    assert verdict is not None
    assert script.changes[0].standing is Significance.EDITORIAL
    assert (verdict.by, verdict.because, verdict.consequence_class) == ("a person", "not published", None)
    text = dumps(script)
    assert not [one for one in (NAME, "jansen", REASON, "rule-of-the-house") if one in text]


def test_a_published_diff_has_all_changes_findings_and_warnings_of_the_page() -> None:
    script = judged()
    published = public_diff(script)
    assert published.findings == script.findings
    assert [one.id for one in published.changes] == [one.id for one in script.changes]
    assert [one.signals for one in published.changes] == [one.signals for one in script.changes]
    assert (published.old.name, published.warnings[0].name, published.warnings[0].page) == ("oud.pdf", "nieuw.pdf", 2)


def test_a_published_notice_names_nobody_and_no_day_of_a_client() -> None:
    notice = public_notice(released())
    text = dumps(notice)
    assert not [one for one in (NAME, "haast", "mag zo", "2026-04-01", "2026-04-07", "2026-03-02") if one in text]
    assert notice.rights[0].window is not None
    assert notice.rights[0].window.days == 30
    assert notice.findings == ()
    assert notice.accepted == ()


def test_the_reason_that_clients_were_told_stays_in_the_notice() -> None:
    verdict = public_notice(released()).rows[0].verdict
    assert verdict is not None
    assert (verdict.because, verdict.consequence_class, verdict.by) == (REASON, "K30", "a person")


def test_published_files_fit_their_schemas_and_read_back() -> None:
    checker = jsonschema.FormatChecker()
    script, notice = public_diff(judged()), public_notice(released())
    jsonschema.validate(to_json(script), schema("renvooi/diff/1"), format_checker=checker)
    jsonschema.validate(to_json(notice), schema("renvooi/notice/1"), format_checker=checker)
    assert from_json(Diff, to_json(script)) == script
    assert from_json(Notice, to_json(notice)) == notice


def test_what_nobody_touched_is_published_as_it_is() -> None:
    for facts in example_steps():
        assert public_diff(facts.diff) == replace(facts.diff, claims=(), undeclared=())


def test_a_document_keeps_the_name_of_its_file_without_folders() -> None:
    tree = told_step().new
    moved = replace(tree, source=replace(tree.source, name="/srv/jansen/nieuw.pdf"))
    assert public_document(moved) == replace(tree, source=replace(tree.source, name="nieuw.pdf"))
