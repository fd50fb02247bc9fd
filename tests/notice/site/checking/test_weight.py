"""A page that loads too much is found, with what it loads."""

from pathlib import Path

from renvooi.notice.site.checking.weight import MOST_BYTES
from tests.notice.site.checking.clean import CSS, STEP, faults_after, page


def test_a_page_that_is_too_heavy_is_found(tmp_path: Path) -> None:
    heavy = page(STEP, f"<p>{'a' * MOST_BYTES}</p>")
    ((check, said),) = faults_after({STEP: heavy}, tmp_path)
    assert (check, "at most 150,000" in said) == ("weight", True)


def test_what_a_page_loads_counts_with_it(tmp_path: Path) -> None:
    found = faults_after({"assets/site.css": CSS + " " * MOST_BYTES}, tmp_path)
    assert [check for check, _ in found] == ["weight"] * 4


def test_downloads_do_not_count(tmp_path: Path) -> None:
    text = page(STEP, '<p><a href="../../feed.txt">Alles</a></p>')
    assert faults_after({STEP: text, "nl/feed.txt": "a" * MOST_BYTES}, tmp_path) == []
