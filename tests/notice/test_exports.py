"""The part gives each name from its module when asked, and says the same to type checkers."""

import ast
import subprocess
import sys
from pathlib import Path

import renvooi.notice

PART = Path(renvooi.notice.__file__ or "").parent
STUB = PART / "__init__.pyi"


def test_stub_and_part_name_the_same() -> None:
    stated = {
        alias.name: node.module
        for node in ast.parse(STUB.read_text("utf-8")).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert sorted(stated) == dir(renvooi.notice)
    for name, module in stated.items():
        assert getattr(renvooi.notice, name) is getattr(sys.modules[module or ""], name)


def test_no_name_is_that_of_a_module_which_would_take_its_place() -> None:
    modules = {path.stem for path in PART.glob("*.py")} | {path.name for path in PART.iterdir() if path.is_dir()}
    assert modules & set(dir(renvooi.notice)) == set()


def test_part_imports_nothing_before_it_is_asked() -> None:
    code = "import sys, renvooi.notice; print([name for name in sys.modules if name.startswith('renvooi.notice.')])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout == "[]\n"
