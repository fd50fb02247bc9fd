"""The files of a step: which ones, where, and that they say what the step says."""

import io
import json
import sys
import zipfile
from dataclasses import replace

import pytest

from renvooi.diff import diff
from renvooi.model import Diff, from_json
from renvooi.model.errors import MissingPackage
from renvooi.notice.site.files.step import step_files
from renvooi.notice.site.frame import Site
from renvooi.parser import parse
from tests.notice.site.example import SITE
from tests.notice.site.files.examples import example_steps, told_step

FOLDER = "files/demarcatie/step/2026-02--2026-03/"


def without(*left_out: str) -> frozenset[str]:
    return frozenset(step_files(told_step(), site(*left_out)))


def site(*left_out: str) -> Site:
    return replace(SITE, settings=replace(SITE.settings, without=frozenset(left_out)))


def test_a_step_has_its_files_in_its_folder() -> None:
    names = {"diff.json", "notice.json", "proof.json", "redline.docx", "redline.pdf"}
    assert set(step_files(told_step(), SITE)) == {FOLDER + name for name in names}


def test_a_step_without_a_released_notice_has_none() -> None:
    facts = example_steps()[0]
    assert facts.notice is None
    assert not [path for path in step_files(facts, SITE) if path.endswith("notice.json")]


def test_what_the_settings_leave_out_is_not_there() -> None:
    assert without("pdf", "docx", "search") == {FOLDER + name for name in ("diff.json", "notice.json", "proof.json")}
    assert FOLDER + "redline.docx" in without("pdf")
    assert FOLDER + "redline.pdf" in without("docx")


@pytest.mark.parametrize(("package", "form"), [("typst", "pdf"), ("docx", "docx")])
def test_a_missing_package_is_said_unless_its_file_is_left_out(
    monkeypatch: pytest.MonkeyPatch, package: str, form: str
) -> None:
    from renvooi.notice.site.files import redline_pdf

    redline_pdf._compiler.cache_clear()
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingPackage):
        step_files(told_step(), SITE)
    assert step_files(told_step(), site(form))


def test_the_same_facts_give_the_same_bytes() -> None:
    assert step_files(told_step(), SITE) == step_files(told_step(), SITE)


def test_the_diff_is_that_of_the_page() -> None:
    facts = told_step()
    data = json.loads(step_files(facts, site("pdf", "docx"))[FOLDER + "diff.json"])
    assert from_json(Diff, data).changes == facts.diff.changes


def test_the_word_redline_accepted_is_the_new_version_and_holds_no_comment() -> None:
    facts = told_step()
    data = step_files(facts, site("pdf"))[FOLDER + "redline.docx"]
    read = parse(data, name="redline.docx", accept_revisions=True)
    assert diff(read, facts.new).changes == ()
    assert facts.diff.claims
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not [name for name in package.namelist() if "comments" in name]


def test_changes_in_word_are_of_the_day_of_publication_in_the_netherlands() -> None:
    facts = told_step()
    late = replace(facts.step, new=replace(facts.step.new, published_at="2026-06-30T22:30:00+00:00"))
    word = step_files(replace(facts, step=late), site("pdf"))[f"{FOLDER}redline.docx"]
    text = zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml").decode()
    assert 'w:date="2026-07-01' in text
    assert 'w:date="2026-06-30' not in text
