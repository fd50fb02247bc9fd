"""The command as the shell sees it: encoding, pipes, signals, terminals, and what it imports."""

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from renvooi.cli.exits import Exit
from renvooi.cli.version import __version__

COMMAND = (sys.executable, "-c", "from renvooi.cli.main import main; main()")


def test_version_imports_neither_rich_nor_the_other_parts() -> None:
    code = (
        "import sys\nfrom renvooi.cli.main import renvooi\n"
        "try: renvooi.main(['--version'])\n"
        "except SystemExit: print(*sorted(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    version, modules = ran.stdout.splitlines()
    assert version == f"renvooi {__version__}"
    heavy = {"rich", "rich_click", "renvooi.model", "renvooi.parser", "renvooi.diff", "importlib.metadata"}
    assert heavy & set(modules.split()) == set()


def test_output_is_utf_8_in_the_c_locale(old: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    environment.pop("PYTHONIOENCODING", None)
    ran = subprocess.run(
        [*COMMAND, "parse", str(old), "--format", "text"], capture_output=True, env=environment, check=False
    )
    assert ran.returncode == Exit.DONE
    assert "• De klant beheert de accounts." in ran.stdout.decode("utf-8")


def test_reader_that_goes_away_is_no_error_message(old: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run([*COMMAND, "parse", str(old)], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (Exit.PIPE_CLOSED, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk_behind_standard_output_is_one_line(old: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*COMMAND, "parse", str(old)], stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == Exit.USAGE
    assert ran.stderr.decode().splitlines() == [
        "error: standard output: cannot be written: no space left on device. Use --output FILE."
    ]


def test_ctrl_c_ends_with_130_and_writes_nothing(tmp_path: Path) -> None:
    # A pipe that nobody writes to keeps the command reading until the signal comes.
    fifo, output = tmp_path / "invoer.md", tmp_path / "uit.json"
    os.mkfifo(fifo)
    process = subprocess.Popen(
        [*COMMAND, "parse", str(fifo), "--output", str(output)], stderr=subprocess.PIPE, start_new_session=True
    )
    with fifo.open("wb"):
        # Opening returns once the command has opened the other end.
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == Exit.INTERRUPTED
    assert errors.decode().splitlines() == ["error: interrupted; nothing was written."]
    assert not output.exists()


def on_a_terminal(*arguments: str, command: tuple[str, ...] = COMMAND, **environment: str) -> str:
    """What a person sees on a terminal."""
    controller, terminal = pty.openpty()
    settings = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
    process = subprocess.Popen(
        [*command, *arguments], stdout=terminal, stderr=terminal, env={**settings, "TERM": "xterm", **environment}
    )
    os.close(terminal)
    seen = b""
    try:
        while piece := os.read(controller, 65536):
            seen += piece
    except OSError:
        pass  # Linux reports the closed terminal as an error.
    process.wait(timeout=20)
    os.close(controller)
    return seen.decode("utf-8")


def test_terminal_gets_colour_unless_no_color_is_set(old: Path, new: Path) -> None:
    assert "\x1b[" in on_a_terminal("diff", str(old), str(new))
    assert "\x1b[" not in on_a_terminal("diff", str(old), str(new), NO_COLOR="1")


def test_errors_and_help_are_coloured_on_a_terminal_only() -> None:
    assert "\x1b[31m" in on_a_terminal("parse", "weg.pdf")
    assert "\x1b[" in on_a_terminal("--help")
    assert "\x1b[" not in on_a_terminal("--help", NO_COLOR="1")


def test_no_color_holds_for_errors_too() -> None:
    assert "\x1b[" not in on_a_terminal("parse", "weg.pdf", NO_COLOR="1")


def test_bar_appears_only_for_work_that_takes_long() -> None:
    code = """
import sys, time
from renvooi.cli.progress import working_on

with working_on("bezig"):
    time.sleep(float(sys.argv[1]))
"""
    work = (sys.executable, "-c", code)
    assert "bezig" not in on_a_terminal("0.1", command=work)
    assert "bezig" in on_a_terminal("1.5", command=work)


def test_shell_completion_knows_commands_and_options() -> None:
    def completed(words: str, index: int) -> str:
        environment = {
            **os.environ,
            "_RENVOOI_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(index),
        }
        return subprocess.run(COMMAND, capture_output=True, encoding="utf-8", env=environment, check=False).stdout

    assert completed("renvooi ", 1).split() == [
        f"plain,{name}" for name in ("parse", "diff", "check", "notice", "completion")
    ]
    assert "plain,--received" in completed("renvooi notice --r", 2)
