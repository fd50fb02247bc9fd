"""A part gives each name from its module when asked, and says the same to type checkers."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

ASKED = ("model", "corpus", "notice", "diff", "diff.chain", "diff.signals")


@pytest.fixture(params=ASKED)
def part(request: pytest.FixtureRequest) -> ModuleType:
    """A part whose names are imported when asked."""
    return import_module(f"renvooi.{request.param}")


def test_stub_and_part_name_the_same(part: ModuleType) -> None:
    stub = Path(part.__file__ or "").with_suffix(".pyi")
    stated = {
        alias.asname or alias.name: (node.module, alias.name)
        for node in ast.parse(stub.read_text("utf-8")).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert sorted(stated) == dir(part)
    for name, (module, own) in stated.items():
        assert getattr(part, name) is getattr(sys.modules[module or ""], own)


def test_unknown_name_is_an_error_that_names_it(part: ModuleType) -> None:
    with pytest.raises(AttributeError, match=f"{part.__name__}.*Onbekend"):
        getattr(part, "Onbekend")  # noqa: B009


def test_no_name_is_that_of_a_module_which_would_take_its_place(part: ModuleType) -> None:
    folder = Path(part.__file__ or "").parent
    modules = {path.stem for path in folder.glob("*.py")} | {path.name for path in folder.iterdir() if path.is_dir()}
    # what is there from the start took the place of the module
    assert modules & set(dir(part)) == set(getattr(part, "__all__", ()))
    assert not any(isinstance(getattr(part, name), ModuleType) for name in dir(part))


def imported_with(part: ModuleType) -> set[str]:
    """The modules of ours that a process has once it imported a part."""
    code = f"import sys, {part.__name__}; print([name for name in sys.modules if name.startswith('renvooi.')])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    return set(ast.literal_eval(ran.stdout))


@pytest.mark.parametrize("name", ["model", "corpus", "notice"])
def test_part_imports_nothing_before_it_is_asked(name: str) -> None:
    part = import_module(f"renvooi.{name}")
    assert imported_with(part) == {"renvooi.model", "renvooi.model.asking", part.__name__}


@pytest.mark.parametrize("name", ["diff", "diff.chain", "diff.signals"])
def test_part_of_the_diff_imports_no_vocabulary_before_it_is_asked(name: str) -> None:
    slow = {"checks", "claims", "compare", "records", "references", "signals.table", "signals.term"}
    assert not {f"renvooi.diff.{one}" for one in slow} & imported_with(import_module(f"renvooi.{name}"))
