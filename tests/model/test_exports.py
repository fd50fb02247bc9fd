"""The part gives each name from its module when asked, and says the same to type checkers."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import renvooi.model

STUB = Path(renvooi.model.__file__ or "").with_suffix(".pyi")


def test_stub_and_part_name_the_same() -> None:
    stated = {
        alias.name: node.module
        for node in ast.parse(STUB.read_text("utf-8")).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert sorted(stated) == dir(renvooi.model)
    for name, module in stated.items():
        assert getattr(renvooi.model, name) is getattr(sys.modules[module or ""], name)


def test_unknown_name_is_an_error_that_names_it() -> None:
    with pytest.raises(AttributeError, match="Onbekend"):
        getattr(renvooi.model, "Onbekend")  # noqa: B009


def test_part_imports_nothing_before_it_is_asked() -> None:
    code = "import sys, renvooi.model; print([name for name in sys.modules if name.startswith('renvooi.model.')])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout == "[]\n"
