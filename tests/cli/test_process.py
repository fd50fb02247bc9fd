"""The command as the shell sees it: encoding, pipes, signals, terminals, and what it imports."""

import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from renvooi.cli.exits import Exit
from renvooi.cli.main import COMMANDS
from renvooi.cli.version import __version__

CORPUS = Path(__file__).parents[2] / "corpus" / "documents"
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


needs_a_full_disk = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")


@needs_a_full_disk
def test_full_disk_behind_standard_output_is_one_line(old: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*COMMAND, "parse", str(old)], stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == Exit.USAGE
    assert ran.stderr.decode().splitlines() == [
        "error: standard output: cannot be written: no space left on device. Use --output FILE."
    ]


WAYS_TO_PRINT: tuple[list[str], ...] = (["--version"], ["--help"], [], ["diff", "--help"], ["completion", "bash"])


@needs_a_full_disk
@pytest.mark.parametrize("arguments", WAYS_TO_PRINT, ids=" ".join)
def test_whatever_is_printed_a_full_disk_is_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == Exit.USAGE
    assert ran.stderr.decode().splitlines() == [
        "error: standard output: cannot be written: no space left on device. Use --output FILE."
    ]


@pytest.mark.parametrize("arguments", WAYS_TO_PRINT, ids=" ".join)
def test_whatever_is_printed_a_reader_may_go_away(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run([*COMMAND, *arguments], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (Exit.PIPE_CLOSED, b"")


def with_closed(descriptor: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command run by a shell that closed a standard stream."""
    shell = ("sh", "-c", f'exec "$@" {descriptor}>&-', "sh")
    return subprocess.run([*shell, *COMMAND, *arguments], capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("command", ["--version", "--help", "diff", "parse"])
def test_closed_standard_output_is_one_line(command: str, old: Path, new: Path) -> None:
    files = {"diff": (str(old), str(new)), "parse": (str(old),)}.get(command, ())
    ran = with_closed(1, command, *files)
    assert ran.returncode == Exit.USAGE
    assert ran.stderr.splitlines() == ["error: standard output: is closed. Use --output FILE."]


def test_closed_standard_output_does_not_matter_to_a_file(old: Path, new: Path, tmp_path: Path) -> None:
    ran = with_closed(1, "diff", str(old), str(new), "--output", str(tmp_path / "uit.txt"))
    assert (ran.returncode, ran.stderr) == (Exit.FOUND, "")
    assert "wachtwoorden" in (tmp_path / "uit.txt").read_text("utf-8")


@needs_a_full_disk
def test_error_that_cannot_be_written_keeps_its_exit_code() -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*COMMAND, "parse", "weg.pdf"], stdout=subprocess.PIPE, stderr=full, check=False)
    assert (ran.returncode, ran.stdout) == (Exit.REFUSED, b"")
    assert with_closed(2, "parse", "weg.pdf").returncode == Exit.REFUSED


@needs_a_full_disk
def test_warning_that_cannot_be_written_is_not_passed_over() -> None:
    # Two statements of its version: the reader warns.
    statement = CORPUS / "data-pro-statement" / "data-pro-statement-09-2025.md"
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*COMMAND, "parse", str(statement)], stdout=subprocess.PIPE, stderr=full, check=False)
    assert (ran.returncode, ran.stdout) == (Exit.USAGE, b"")


INTERRUPTIBLE = (
    sys.executable,
    "-c",
    "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n" + COMMAND[2],
)
"""The command as a terminal starts it: under nohup or `&` a process inherits that SIGINT is ignored."""


def interrupt(process: subprocess.Popen[bytes]) -> bytes:
    """What a command writes to standard error when it is interrupted.

    A signal that comes between Python's look for signals and a blocking read is seen only after
    that read, as it is with a user's Ctrl-C: then it is sent once more.
    """
    for _ in range(20):
        process.send_signal(signal.SIGINT)
        try:
            return process.communicate(timeout=2)[1]
        except subprocess.TimeoutExpired:
            continue
    raise AssertionError("the command does not end on Ctrl-C")


def test_ctrl_c_ends_with_130_and_writes_nothing(tmp_path: Path) -> None:
    # A pipe that never ends keeps the command reading until the signal comes.
    fifo, output = tmp_path / "invoer.md", tmp_path / "uit.json"
    os.mkfifo(fifo)
    pipe = os.open(fifo, os.O_RDWR)
    process = subprocess.Popen(
        [*INTERRUPTIBLE, "parse", str(fifo), "--output", str(output)], stderr=subprocess.PIPE, start_new_session=True
    )
    try:
        os.write(pipe, b"# Demarcatie\n")
        wait_until_read(pipe, process)
        errors = interrupt(process)
    finally:
        process.kill()
        process.wait()
        os.close(pipe)
    assert process.returncode == Exit.INTERRUPTED
    assert errors.decode().splitlines() == ["error: interrupted; nothing was written."]
    assert not output.exists()


def wait_until_read(pipe: int, process: subprocess.Popen[bytes]) -> None:
    """Nothing, once `process` has taken all bytes that are in `pipe`."""
    deadline = time.monotonic() + 20
    while struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)))[0]:
        assert process.poll() is None, "ended without reading"
        assert time.monotonic() < deadline, "did not read"
        time.sleep(0.01)


def on_a_terminal(
    *arguments: str, command: tuple[str, ...] = COMMAND, columns: int | None = None, **environment: str
) -> str:
    """What a person sees on a terminal, of `columns` if given."""
    controller, terminal = pty.openpty()
    if columns is not None:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    settings = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM", "COLUMNS")}
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


@pytest.mark.parametrize(("columns", "widest"), [(20, 40), (60, 60), (200, 100)])
def test_redline_fits_the_terminal_but_stays_readable(columns: int, widest: int, old: Path, tmp_path: Path) -> None:
    long = tmp_path / "lang.md"
    added = "- " + " ".join(["Voorbeeld Data meldt elke storing aan de klant."] * 9)
    long.write_text(f"{old.read_text('utf-8')}{added}\n", encoding="utf-8")
    seen = on_a_terminal("diff", str(old), str(long), columns=columns, NO_COLOR="1").replace("\r", "")
    lengths = [len(line) for line in seen.splitlines() if "storing" in line or "klant." in line]
    assert widest - 15 < max(lengths) <= widest


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

    assert completed("renvooi ", 1).split() == [f"plain,{name}" for name in COMMANDS]
    assert "plain,--received" in completed("renvooi notice --r", 2)
