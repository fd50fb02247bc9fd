"""The tests of a server are never passed by in silence where it must be there."""

import pytest

from tests.corpus.stores import server_url


def test_missing_server_fails_in_ci_and_is_passed_by_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RENVOOI_TEST_PG", raising=False)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="with-postgres"):
        server_url()
    monkeypatch.delenv("CI")
    with pytest.raises(pytest.skip.Exception, match="with-postgres"):
        server_url()
