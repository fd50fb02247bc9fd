"""The register that the figures are made on is one that the corpus takes and verifies."""

import pytest

from bench import register


def test_small_register_is_filled_read_and_verified(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["register", "--clients", "12"])
    assert register.main() == 0
    shown = capsys.readouterr().out
    assert "all 26 windows" in shown
    assert "verify" in shown
