"""The whole check: silent about a clean site, the same with workers, and never ended by what others wrote."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renvooi.model import dumps, schema
from renvooi.model.errors import MissingFile
from renvooi.notice.site.checking import check_site, checking
from tests.notice.site.checking.clean import STEP, clean_site, faults_after, page, written

_PIECES = st.one_of(
    st.sampled_from(
        '<p> </p> <a href="x"> <a href="../../../../y#z"> </a> <table> <tr> <td> <li> <ul> <svg> <path/> <!-- --> &lt; &nope; '
        '<img> <br/> <div id="a"> <div id=a> </div> <script> </script> <style> <b> <button> <select> <option> <h4> '
        "<template> <math> <base> <input> <form> <title> </html> </body> ]]> <?x <!doctype> <meta http-equiv=refresh>".split()
    ),
    st.text(max_size=8),
)


def test_a_clean_site_has_no_faults(tmp_path: Path) -> None:
    assert check_site(written(clean_site(), tmp_path)).faults == ()


def test_the_report_counts_what_was_checked(tmp_path: Path) -> None:
    report = check_site(written(clean_site(), tmp_path))
    assert (report.pages, report.files) == (4, len(clean_site()))
    assert report.heaviest is not None
    assert 1_000 < report.heaviest_bytes < 5_000


def test_the_report_keeps_to_its_schema(tmp_path: Path) -> None:
    report = check_site(written({**clean_site(), STEP: page(STEP, "</div>")}, tmp_path))
    assert not report.clean
    jsonschema.validate(json.loads(dumps(report)), schema("renvooi/site-check/1"))


def test_workers_find_what_one_process_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written({**clean_site(), STEP: page(STEP, '<p><a href="weg/">Versies</a></p>')}, tmp_path)
    monkeypatch.setattr(checking, "WORTH_WORKERS", 1)
    assert check_site(folder, workers=2) == check_site(folder)


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="does not exist"):
        check_site(tmp_path / "weg")


def test_an_empty_folder_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="has no files"):
        check_site(tmp_path)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_PIECES, max_size=25))
def test_pages_of_others_are_checked_to_the_end(tmp_path: Path, pieces: list[str]) -> None:
    text = " ".join(pieces).encode("utf-8", "replace").decode("utf-8")
    found = faults_after({"nl/index.html": text, "embed/x.nl.html": text}, tmp_path)
    assert found
