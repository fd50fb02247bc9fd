"""A part gives each name from its module when asked, and says the same to type checkers."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

ASKED = ("model", "corpus", "notice")


@pytest.fixture(params=ASKED)
def part(request: pytest.FixtureRequest) -> ModuleType:
    """A part whose names are imported when asked."""
    return import_module(f"renvooi.{request.param}")


def test_stub_and_part_name_the_same(part: ModuleType) -> None:
    stub = Path(part.__file__ or "").with_suffix(".pyi")
    stated = {
        alias.name: node.module
        for node in ast.parse(stub.read_text("utf-8")).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert sorted(stated) == dir(part)
    for name, module in stated.items():
        assert getattr(part, name) is getattr(sys.modules[module or ""], name)


def test_unknown_name_is_an_error_that_names_it(part: ModuleType) -> None:
    with pytest.raises(AttributeError, match=f"{part.__name__}.*Onbekend"):
        getattr(part, "Onbekend")  # noqa: B009


def test_no_name_is_that_of_a_module_which_would_take_its_place(part: ModuleType) -> None:
    folder = Path(part.__file__ or "").parent
    modules = {path.stem for path in folder.glob("*.py")} | {path.name for path in folder.iterdir() if path.is_dir()}
    assert modules & set(dir(part)) == set()


def test_part_imports_nothing_before_it_is_asked(part: ModuleType) -> None:
    code = f"import sys, {part.__name__}; print([name for name in sys.modules if name.startswith('renvooi.')])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert set(ast.literal_eval(ran.stdout)) == {"renvooi.model", "renvooi.model.asking", part.__name__}
