"""The documentation says what the program does: commands, options, examples, links."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from renvooi.cli.exits import Exit
from renvooi.cli.main import COMMANDS, renvooi

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS_PAGE = (ROOT / "docs" / "commands.md").read_text("utf-8")
PAGES = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "*/README.md")
    for path in ROOT.glob(pattern)
    if not path.relative_to(ROOT).parts[0].startswith((".", "build"))
)

EXAMPLE = re.compile(
    r"^<!-- run(?: exit=(?P<code>\d+))? -->\n```console\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL
)
"""A shell example: a line with "$ ", then what it prints; "..." stands for any lines."""
PYTHON = re.compile(r"^<!-- python -->\n```python\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)(?P<target>[^)#\s]+)(?:#[^)]*)?\)")


def command(name: str) -> click.Command:
    """The command of this name; one of a group is named with it, as in "policy check"."""
    found: click.Command = renvooi
    for word in name.split():
        assert isinstance(found, click.Group)
        below = found.get_command(click.Context(found), word)
        assert below is not None
        found = below
    return found


def all_commands() -> list[str]:
    """The commands, and behind each group those in it."""
    names = []
    for name in COMMANDS:
        found = command(name)
        below = found.list_commands(click.Context(found)) if isinstance(found, click.Group) else []
        names += [name, *(f"{name} {one}" for one in below)]
    return names


ALL_COMMANDS = all_commands()


def section(name: str) -> str:
    """What docs/commands.md says under the heading of a command."""
    found = re.search(rf"^## renvooi {name}\n(.*?)(?=^## |\Z)", COMMANDS_PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None, f"docs/commands.md has no section for {name}"
    return found[1]


@pytest.mark.parametrize("name", ALL_COMMANDS)
def test_command_has_help_and_so_has_each_option(name: str) -> None:
    found = command(name)
    assert found.help
    options = [option for option in found.params if isinstance(option, click.Option)]
    assert [option.opts[0] for option in options if not option.help] == []


@pytest.mark.parametrize("name", ALL_COMMANDS)
def test_command_and_each_option_have_a_place_in_the_docs(name: str) -> None:
    options = [option for option in command(name).params if isinstance(option, click.Option)]
    flags = [flag for option in options for flag in (*option.opts, *option.secondary_opts)]
    assert [flag for flag in flags if f"`{flag}" not in section(name)] == []


@pytest.mark.parametrize("name", ALL_COMMANDS)
def test_docs_name_only_options_that_exist(name: str) -> None:
    known = {flag for option in command(name).params for flag in (*option.opts, *option.secondary_opts)}
    assert set(re.findall(r"`(--[a-z-]+)", section(name))) - known <= {"--help"}


def test_every_choice_of_an_option_is_documented() -> None:
    missing = [
        f"{name} {option.opts[0]} {choice}"
        for name in ALL_COMMANDS
        for option in command(name).params
        if isinstance(option.type, click.Choice)
        for choice in option.type.choices
        if not re.search(rf"[` ]{choice}`", section(name))
    ]
    assert missing == []


def test_exit_codes_are_those_of_the_program() -> None:
    stated = re.findall(r"^\| (\d+) \|", COMMANDS_PAGE, re.MULTILINE)
    assert [int(code) for code in stated] == [code.value for code in Exit]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_documentation_uses_long_options(page: Path) -> None:
    calls = re.findall(r"^(?:\$ )?(?:renvooi|make) .*$|`(?:renvooi|make) [^`]*`", page.read_text("utf-8"), re.MULTILINE)
    assert [call for call in calls if re.search(r"\s-[A-Za-z]\b", call)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = [found["target"] for found in LINK.finditer(page.read_text("utf-8"))]
    assert [target for target in targets if not (page.parent / target).exists()] == []


def examples() -> list[tuple[str, str, int]]:
    """(command line, expected output, exit code) of every marked example in the README."""
    found = []
    for block in EXAMPLE.finditer(README):
        line, _, output = block["lines"].partition("\n")
        found.append((line.removeprefix("$ "), output, int(block["code"] or 0)))
    return found


def as_pattern(output: str) -> str:
    """A pattern for what an example shows; a line "..." stands for any lines, also none."""
    lines = output.splitlines(keepends=True)
    return "".join(".*" if line == "...\n" else re.escape(line) for line in lines)


WRITING = ("init", "add", "publish", "clients import", "windows open")
"""Commands whose examples make the corpus that the others read, as does a notice with --release."""


def writes(line: str) -> bool:
    words = shlex.split(line)[1:]
    return words[0] in WRITING or " ".join(words[:2]) in WRITING or "--release" in words


def check_example(line: str, output: str, code: int, *, corpus: Path) -> None:
    """Nothing, if the example ends and prints as it says, with a corpus elsewhere than in the repository."""
    program, *arguments = shlex.split(line)
    assert program == "renvooi"
    ran = subprocess.run(
        [sys.executable, "-c", "from renvooi.cli.main import main; main()", *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "NO_COLOR": "1", "RENVOOI_CORPUS": str(corpus), "RENVOOI_BY": "N. Jansen"},
    )
    assert ran.returncode == code, ran.stderr
    assert re.fullmatch(as_pattern(output), ran.stdout, re.DOTALL), ran.stdout


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus that the examples make, in their order: each is held to what it says on the way."""
    place = tmp_path_factory.mktemp("readme")
    for line, output, code in examples():
        if writes(line):
            check_example(line, output, code, corpus=place)
    return place


@pytest.mark.parametrize(
    ("line", "output", "code"),
    [example for example in examples() if not writes(example[0])],
    ids=lambda value: str(value)[:60],
)
def test_readme_example_runs_and_shows_what_it_claims(line: str, output: str, code: int, corpus: Path) -> None:
    check_example(line, output, code, corpus=corpus)


BEHIND_A_SERVER = {"deliveries", "mailbox", "subscribers", "digest"}
"""Commands that say nothing before mail went out: docs/notify.md shows them."""


def test_readme_has_an_example_of_every_command_that_reads() -> None:
    shown = {shlex.split(line)[1] for line, _, _ in examples()}
    assert shown == set(COMMANDS) - {*BEHIND_A_SERVER, "completion", "backup", "restore", "import", "stamp"}


def test_readme_python_example_runs() -> None:
    found = PYTHON.search(README)
    assert found is not None
    ran = subprocess.run(
        [sys.executable, "-c", found["code"]], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("#")


def test_makefile_targets_that_the_docs_name_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {name for page in PAGES for name in re.findall(r"`make ([a-z]+)", page.read_text("utf-8"))}
    assert named <= targets


def test_glossary_defines_each_term_once() -> None:
    rows = (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines()
    terms = [row.split("|")[1].strip() for row in rows if row.startswith("| ") and not row.startswith("| term |")]
    assert sorted(terms) == sorted(set(terms))
