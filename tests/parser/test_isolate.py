"""Whatever happens to the process that reads a file, the parent gets a document or one refusal."""

import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from renvooi.model import Document
from renvooi.model.errors import (
    DamagedFile,
    FileTooBig,
    InputRefused,
    NotThisFormat,
    OutOfMemory,
    ReaderCrashed,
    TimedOut,
)
from renvooi.parser import Limits, load_library, parse, parse_isolated, read_stage, read_stage_isolated
from renvooi.parser.exchange import Pictures, Request, pages_line
from renvooi.parser.isolate import answer_of
from renvooi.parser.process import ReadingStopped, run

PDF = Path(__file__).parents[2] / "corpus" / "documents" / "demarcatie" / "demarcatie-2026-01.pdf"
DATA = b"De klant beheert de accounts."
REQUEST = Request("x.pdf", DATA, (), Limits())
DRAIN = "import sys; sys.stdin.buffer.read(); "


def answered(code: str, request: Request = REQUEST) -> Document | str | Pictures:
    """What the parent makes of a child that runs `code`."""
    return answer_of(run((sys.executable, "-c", code), request), request)


def test_isolated_read_gives_the_same_document_and_stages() -> None:
    data = PDF.read_bytes()
    assert parse_isolated(data, name=PDF.name) == parse(data, name=PDF.name)
    lines = read_stage_isolated(data, name=PDF.name, stage="lines")
    assert lines == read_stage(data, name=PDF.name, stage="lines")


def test_settings_of_the_user_reach_the_reading_process() -> None:
    toml = b'name = "Proefpersoon N.V."\naliases = ["Voorbeeld Data"]\n'
    library = load_library((("eigen.toml", toml),))
    document = parse_isolated(PDF.read_bytes(), name=PDF.name, library=library)
    assert document == parse(PDF.read_bytes(), name=PDF.name, library=library)
    assert document != parse(PDF.read_bytes(), name=PDF.name)


def test_refusal_of_the_reader_is_the_same_error_and_sentence() -> None:
    for data, name, kind in ((PDF.read_bytes()[:9000], "x.pdf", DamagedFile), (b"tekst", "x.pdf", NotThisFormat)):
        with pytest.raises(kind) as isolated:
            parse_isolated(data, name=name)
        with pytest.raises(kind) as direct:
            parse(data, name=name)
        assert str(isolated.value) == str(direct.value)


@pytest.mark.parametrize("name", ["a\udcff.pdf", "één.pdf", 'een "citaat"\n.pdf'])
def test_any_file_name_travels(name: str) -> None:
    assert parse_isolated(PDF.read_bytes(), name=name).source.name == name


@pytest.mark.parametrize("death", [signal.SIGSEGV, signal.SIGABRT, signal.SIGILL])
def test_crash_of_an_engine_is_a_refusal(death: signal.Signals) -> None:
    with pytest.raises(ReaderCrashed, match=death.name):
        answered(f"{DRAIN}import os; os.kill(os.getpid(), {int(death)})")


def test_crash_beside_a_parent_that_holds_much_is_not_taken_for_a_lack_of_memory() -> None:
    # Less than this process holds already, which Linux counts as memory of the child.
    small = replace(REQUEST, limits=replace(REQUEST.limits, memory=2**25))
    with pytest.raises(ReaderCrashed, match="SIGSEGV"):
        answered(f"{DRAIN}import os, time; time.sleep(0.5); os.kill(os.getpid(), {int(signal.SIGSEGV)})", small)


@pytest.mark.skipif(sys.platform != "linux", reason="what a child held is read from /proc")
def test_lack_of_memory_is_told_beside_a_parent_that_held_more() -> None:
    # The parent once held as much as the child may have, so that the end of the child does not tell what it held.
    limits = replace(Limits(), memory=2**26)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > limits.memory
    with pytest.raises(OutOfMemory, match="64 MB"):
        answered(
            f"{DRAIN}import os, time; held = b'x' * {2**25 + 2**24}; time.sleep(1); os.abort()",
            replace(REQUEST, limits=limits),
        )


@pytest.mark.parametrize(
    "code",
    [
        f"{DRAIN}sys.stderr.write('terminate called after throwing std::bad_alloc'); sys.stderr.flush(); import os; os.abort()",
        f"{DRAIN}raise MemoryError",
        f"{DRAIN}import os; os.kill(os.getpid(), 9)",
    ],
)
def test_death_for_lack_of_memory_is_told_apart(code: str) -> None:
    with pytest.raises(OutOfMemory, match="1,024 MB"):
        answered(code)


@pytest.mark.parametrize(
    "reply",
    ["", "{", "[]\n", "{}\n", '{"pages": 3}\n', '{"document": {"schema": 3}}\n', "[" * 100_000 + "\n", "\xff\n", "1\n"],
)
def test_answer_that_is_no_document_is_a_refusal(reply: str) -> None:
    with pytest.raises(ReaderCrashed):
        answered(f"{DRAIN}sys.stdout.write({reply!r})" if len(reply) < 100 else f"{DRAIN}print('[' * 100_000)")


def test_refusal_with_an_unknown_outcome_stays_a_refusal() -> None:
    line = json.dumps({"refusal": {"outcome": "gek", "reason": "iets", "advice": "Doe iets"}})
    with pytest.raises(InputRefused, match=r"x\.pdf: iets\. Doe iets\."):
        answered(f"{DRAIN}print({line!r})")


def test_answer_without_end_is_cut_off() -> None:
    request = replace(REQUEST, limits=Limits(reply=100_000))
    with pytest.raises(FileTooBig, match="100,000 bytes"):
        answered(f"{DRAIN}\nwhile True: sys.stdout.write('x' * 65536)", request)


def test_complaints_without_end_do_not_hold_the_parent() -> None:
    with pytest.raises(ReaderCrashed, match="without an answer"):
        answered(f"{DRAIN}sys.stderr.write('x' * 10_000_000)")


def test_child_that_does_not_read_its_request_is_no_deadlock() -> None:
    with pytest.raises(ReaderCrashed):
        answered("pass", replace(REQUEST, data=bytes(5_000_000)))


def test_time_out_ends_the_child_and_its_children() -> None:
    fork = "import os, time; child = os.fork(); print(child or os.getpid(), flush=True); time.sleep(60)"
    began = time.monotonic()
    ended = run((sys.executable, "-c", fork), replace(REQUEST, limits=Limits(base=1.0)))
    assert ended.late == 1.0
    assert time.monotonic() - began < 10
    started = {int(line) for line in ended.answer.split()}
    assert started
    assert [pid for pid in started if is_running(pid)] == []
    with pytest.raises(TimedOut, match="more than 1 seconds"):
        answer_of(ended, REQUEST)


def is_running(pid: int) -> bool:
    """Whether a process lives: a zombie of another parent does not."""
    for _ in range(50):
        try:
            state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
        except OSError:
            return False
        if state in "ZX":
            return False
        time.sleep(0.02)
    return True


def test_pages_give_time_within_a_bound() -> None:
    limits = Limits(base=2.0, a_page=0.5, longest=4.0)
    assert [limits.seconds(pages) for pages in (-1, 0, 1, 3, 10_000)] == [2.0, 2.0, 2.5, 3.5, 4.0]
    sleeper = "import time; print('{\"pages\": 2}', flush=True); time.sleep(60)"
    ended = run((sys.executable, "-c", sleeper), replace(REQUEST, limits=Limits(base=0.5, a_page=0.25)))
    assert ended.late == 1.0
    assert pages_line(2) == b'{"pages": 2}\n'


def test_stop_from_another_thread_ends_the_child() -> None:
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    began = time.monotonic()
    with pytest.raises(ReadingStopped):
        run((sys.executable, "-c", "import time; time.sleep(60)"), REQUEST, stop)
    assert time.monotonic() - began < 10


def children() -> set[str]:
    """Processes that this one has started and not waited for, dead or alive; other tests may have theirs."""
    return {child for task in Path("/proc/self/task").iterdir() for child in (task / "children").read_text().split()}


def test_no_zombie_and_no_open_pipe_is_left() -> None:
    before, others = len(os.listdir("/proc/self/fd")), children()
    for code in ("import os; os.abort()", f"{DRAIN}print('x')"):
        with pytest.raises(ReaderCrashed):
            answered(code)
    assert len(os.listdir("/proc/self/fd")) == before
    assert children() <= others


def test_child_gets_no_environment_and_no_files() -> None:
    os.environ["GEHEIM"] = "wachtwoord"
    try:
        ended = run(
            (sys.executable, "-c", "import os; print(sorted(os.environ), os.listdir('/proc/self/fd'))"), REQUEST
        )
    finally:
        del os.environ["GEHEIM"]
    assert b"PYTHONPATH" in ended.answer
    assert b"GEHEIM" not in ended.answer
    assert b"HOME" not in ended.answer
    assert b"['0', '1', '2', '3']" in ended.answer


def test_limits_hold_in_the_child() -> None:
    # What a child asks of the system after its limits are set, by the same function that it calls.
    asked = (
        "from renvooi.parser.limits import Limits, hold_to\nimport resource, tempfile\nhold_to(Limits())\n"
        "try: bytearray(2 * 2**30)\nexcept MemoryError: print('memory')\n"
        "try: open(tempfile.mktemp(), 'w').write('x')\nexcept OSError: print('files')\n"
        "try: many = [open('/dev/null') for _ in range(100)]\nexcept OSError: print('open')\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), resource.getrlimit(resource.RLIMIT_CPU))"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout.split("\n")[:4] == ["memory", "files", "open", "(0, 0) (121, 122)"]


def test_file_over_the_cap_is_refused_without_a_process() -> None:
    with pytest.raises(FileTooBig, match="3 bytes"):
        parse_isolated(b"%PDF-1.7", name="x.pdf", limits=Limits(file=3))


def test_too_little_memory_is_said_so() -> None:
    with pytest.raises(OutOfMemory, match="60 MB"):
        parse_isolated(PDF.read_bytes(), name="x.pdf", limits=Limits(memory=60 * 2**20))


def test_what_a_library_prints_does_not_spoil_the_answer() -> None:
    request = replace(REQUEST, name="x.md")
    noisy = (
        "import os\nfrom renvooi.parser import child, reading\nreal = child.parse\n"
        "def loud(*a, **k):\n    os.write(1, b'hello from C'); print('hello'); return real(*a, **k)\n"
        "child.parse = loud\nchild.main()"
    )
    ended = run((sys.executable, "-c", noisy), request)
    assert answer_of(ended, request) == parse(DATA, name="x.md")


def test_child_takes_no_module_from_the_current_folder(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('verkeerde module')", encoding="utf-8")
    code = (
        "import sys\nfrom renvooi.parser import parse_isolated\nsys.path.insert(0, '')\n"
        f"data = open({str(PDF)!r}, 'rb').read()\nprint(parse_isolated(data, name='x.pdf').source.pages)"
    )
    ran = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    assert ran.stdout == "2\n"


def test_process_that_cannot_be_started_is_a_refusal() -> None:
    with pytest.raises(ReaderCrashed, match="started no process"):
        run(("/nergens/python",), REQUEST)


def test_parent_that_ignores_its_children_still_reads() -> None:
    code = (
        "import signal; signal.signal(signal.SIGCHLD, signal.SIG_IGN)\nfrom renvooi.parser import parse_isolated\n"
        f"data = open({str(PDF)!r}, 'rb').read()\nprint(parse_isolated(data, name='x.pdf').source.pages)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout == "2\n"
