"""Findings of one version."""

from renvooi.diff import check
from tests.diff.builders import doc


def test_version_statement_that_disagrees_is_found() -> None:
    (finding,) = check(doc("1. Dit document is versie 05-2031. {version}", version="06-2031"))
    assert (finding.code, finding.suggestion) == ("version-disagrees", "06-2031")


def test_version_statement_that_agrees_in_another_style_is_silent() -> None:
    assert check(doc("1. Dit document is versie 06-2031. {version}", version="2031-06")) == ()
