"""The six parts, the settings that name them and the locks agree; nothing stray is in the repository.

renvooi is a namespace spread over six folders. Nothing but these tests would notice a
part that is built but not type-checked, or a file that an editable install makes importable.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import files, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
TOOLS = SETTINGS["tool"]
PARTS = sorted(folder.parent.name for folder in ROOT.glob("*/renvooi") if not folder.parent.name.startswith("."))
LOCKS = ("run", "dev", "build")
BESIDE_THE_CODE = {"README.md", "documents"}
"""What a part may hold beside its package; `documents` are the examples in corpus."""


def test_the_six_parts_are_there() -> None:
    assert PARTS == ["cli", "corpus", "diff", "model", "notice", "parser"]


def test_namespace_has_no_init() -> None:
    # One would shadow the five other folders of the namespace.
    assert [part for part in PARTS if (ROOT / part / "renvooi" / "__init__.py").exists()] == []


@pytest.mark.parametrize("part", PARTS)
def test_part_has_a_package_types_and_a_door_plate(part: str) -> None:
    package = ROOT / part / "renvooi" / part
    assert [name for name in ("__init__.py", "py.typed") if not (package / name).exists()] == []
    assert (ROOT / part / "README.md").read_text("utf-8").startswith("# ")


@pytest.mark.parametrize("part", PARTS)
def test_part_holds_only_its_package(part: str) -> None:
    # An editable install puts the folder on sys.path: anything else in it would be importable.
    beside = {path.name for path in (ROOT / part).iterdir()} - BESIDE_THE_CODE - {"__pycache__"}
    assert beside == {"renvooi"}
    assert {path.name for path in (ROOT / part / "renvooi").iterdir()} - {"__pycache__"} == {part}


def test_every_part_is_built_and_checked() -> None:
    wheel = TOOLS["hatch"]["build"]["targets"]["wheel"]
    assert wheel["packages"] == [f"{part}/renvooi" for part in PARTS]
    assert wheel["dev-mode-dirs"] == PARTS
    # The scripts that render the examples import each other as neighbours.
    places = [*PARTS, "corpus/documents"]
    assert TOOLS["mypy"]["mypy_path"].split(":") == [f"$MYPY_CONFIG_FILE_DIR/{place}" for place in places]
    assert TOOLS["pyright"]["extraPaths"] == places
    assert set(PARTS) <= set(TOOLS["pyright"]["include"])


def test_install_adds_nothing_but_renvooi() -> None:
    installed = files("renvooi") or []
    top = {path.parts[0] for path in installed}
    # A wheel brings the package; an editable install a .pth file; both a script, outside site-packages.
    assert [name for name in sorted(top) if not re.match(r"renvooi$|_renvooi\.pth$|renvooi-|\.\.$", name)] == []


def test_layers_name_every_part() -> None:
    (layers,) = (found for found in TOOLS["importlinter"]["contracts"] if found["type"] == "layers")
    assert sorted(re.findall(r"\w+", " ".join(layers["layers"]))) == PARTS
    assert layers["exhaustive"] is True


def test_every_target_of_the_makefile_is_phony_and_explained() -> None:
    # Without it, `make corpus` finds the folder of that name up to date.
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    explained = re.findall(r"^([a-z-]+):.*## \S", makefile, re.MULTILINE)
    assert sorted(phony[1].split()) == sorted(explained)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted(group: str) -> set[str]:
    """Names of the distributions that pyproject asks for."""
    groups = SETTINGS["dependency-groups"]
    lists = {"run": SETTINGS["project"]["dependencies"], "build": groups["build"]}
    lists["dev"] = [*lists["run"], *lists["build"], *groups["dev"]]
    extras = SETTINGS["project"].get("optional-dependencies", {})
    lists["extras"] = [line for key, lines in extras.items() if key != "all" for line in lines]
    return {normal(re.split(r"[<>=!~;\[ ]", line, maxsplit=1)[0]) for line in lists[group]}


def locked(lock: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    return {normal(name): version for name, version in re.findall(r"^([A-Za-z0-9_.-]+)==([^\s;]+)", text, re.MULTILINE)}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_covers_what_pyproject_asks_for(lock: str) -> None:
    assert wanted(lock) - set(locked(lock)) == set()


def imported(source: Path) -> set[str]:
    """Top-level names that a module imports."""
    nodes = list(ast.walk(ast.parse(source.read_text("utf-8"))))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return {name.partition(".")[0] for name in names}


def importers() -> dict[str, list[str]]:
    """The modules that import each name from outside the project and the standard library."""
    found: dict[str, list[str]] = {}
    for source in sorted(source for part in PARTS for source in (ROOT / part / "renvooi").rglob("*.py")):
        for name in imported(source) - set(sys.stdlib_module_names) - {"renvooi"}:
            found.setdefault(name, []).append(source.relative_to(ROOT).as_posix())
    return found


OF_DEVELOPERS = {"axe_playwright_python", "playwright"}
"""Looked for by `renvooi site check --browser`, which says so where they are missing; no install brings them."""


def test_what_the_parts_import_is_declared() -> None:
    owners = packages_distributions()
    declared = wanted("run") | wanted("extras")
    unknown = [name for name in importers() if not {normal(owner) for owner in owners.get(name, [])} & declared]
    assert set(unknown) == OF_DEVELOPERS
    assert {file for name in unknown for file in importers()[name]} == {"cli/renvooi/cli/site/seeing.py"}


def test_extras_are_imported_in_these_modules_alone() -> None:
    owners = packages_distributions()
    optional = {name for name in importers() if {normal(owner) for owner in owners[name]} & wanted("extras")}
    assert {name: importers()[name] for name in optional} == {
        "dask": ["corpus/renvooi/corpus/bulk/cluster.py"],
        "docx": [
            "diff/renvooi/diff/render/word.py",
            "notice/renvooi/notice/render/docx.py",
            "notice/renvooi/notice/render/word_page.py",
            "parser/renvooi/parser/docx/package.py",
        ],
        "feedgenerator": ["notice/renvooi/notice/site/feeds/atom.py"],
        "openpyxl": ["corpus/renvooi/corpus/clients/workbook.py"],
        "pagefind": ["notice/renvooi/notice/site/search/service.py"],
        "rfc3161_client": ["corpus/renvooi/corpus/ledger/stamps.py"],
        "starlette": ["cli/renvooi/cli/site/server.py"],
        "tinyhtml5": ["notice/renvooi/notice/site/checking/reading.py"],
        "typst": ["notice/renvooi/notice/site/files/redline_pdf.py"],
        "uvicorn": ["cli/renvooi/cli/site/running.py"],
        "weasyprint": ["notice/renvooi/notice/render/pdf.py"],
        "xlsxwriter": [
            "corpus/renvooi/corpus/clients/workbook.py",
            "notice/renvooi/notice/render/sheet.py",
            "notice/renvooi/notice/render/xlsx.py",
        ],
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_pins_the_versions_that_are_tested(lock: str) -> None:
    tested = locked("dev")
    assert {name: version for name, version in locked(lock).items() if tested.get(name) != version} == {}


def test_lock_fits_the_floors_that_pyproject_sets() -> None:
    groups = SETTINGS["dependency-groups"]
    asked = [Requirement(line) for line in (*SETTINGS["project"]["dependencies"], *groups["build"], *groups["dev"])]
    tested = locked("dev")
    assert [str(one) for one in asked if not one.specifier.contains(tested[normal(one.name)])] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    entries = re.split(r"^(?=[A-Za-z])", text, flags=re.MULTILINE)[1:]
    assert [entry.partition(" ")[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"\S*://\S*|^\s*-[-a-z]*(?:index|links)\S*", text, re.MULTILINE) == []


def test_build_needs_only_what_the_build_lock_holds() -> None:
    asked = {normal(re.split(r"[<>=]", line, maxsplit=1)[0]) for line in SETTINGS["build-system"]["requires"]}
    assert asked <= set(locked("build"))


def tracked_files() -> list[str]:
    """The files that git knows; skips where there is no git to ask, but never in CI."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: an unpacked source distribution")
    excuse = pytest.fail if os.environ.get("CI") else pytest.skip
    git = shutil.which("git")
    if git is None:
        excuse("git is not installed")
    # Root may test the checkout of another user, which git refuses unless told.
    command = [git, "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        excuse(f"git cannot list the files: {listed.stderr.decode()}")
    return [name for name in listed.stdout.decode().split("\0") if name]


def test_every_file_of_the_repository_is_text_or_of_a_known_kind() -> None:
    known = {".pdf", ".png", ".woff2"}
    names = [name for name in tracked_files() if Path(name).suffix not in known]
    assert [name for name in names if (ROOT / name).exists() and b"\0" in (ROOT / name).read_bytes()] == []


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout")
@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_missing_git_is_excused_outside_ci_only(
    ci: str, outcome: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="git is not installed"):
        tracked_files()


STUBS = {
    "dpkg-query": "echo install ok installed",
    "python3": "true",
    "id": "echo 0",
    # What a package brings is there once it is installed.
    "apt-get": 'echo "$@" >>asked; for name in make git; do printf "#!$SHELL\\necho $name ran\\n" >"$PATH/$name"; '
    'chmod +x "$PATH/$name"; done',
}


def test_ci_installs_make_and_git_where_they_are_missing(tmp_path: Path) -> None:
    shell, tools = shutil.which("bash"), ("bash", "dirname", "grep", "rm", "chmod")
    assert shell is not None
    for folder in ("bin", ".ci"):
        (tmp_path / folder).mkdir()
    for tool in tools:
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool) or "missing")
    for name, script in STUBS.items():
        (tmp_path / "bin" / name).write_text(f"#!{shell}\n{script}\n", encoding="utf-8")
        (tmp_path / "bin" / name).chmod(0o755)
    # A copy: the script removes the environment of the folder that it stands in.
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    (tmp_path / ".ci" / "with-postgres").write_text('"$@"\n', encoding="utf-8")
    environment = {"PATH": str(tmp_path / "bin"), "SHELL": shell}
    ran = subprocess.run(
        [shell, ".ci/run"], cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert (ran.returncode, ran.stdout) == (0, "make ran\n"), ran.stderr
    update, install = (tmp_path / "asked").read_text("utf-8").splitlines()
    assert update.startswith("update")
    assert {"make", "git"} <= set(install.split())
