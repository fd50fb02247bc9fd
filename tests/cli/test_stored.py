"""Reading commands on versions of a corpus: what they name, what they show, and what they keep away from."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result
from docx import Document as WordDocument

from renvooi.cli.exits import Exit
from renvooi.corpus import Received, create_corpus, find_place, new_place, open_corpus
from renvooi.model import ReadingWarning, schema
from renvooi.parser import parse
from tests.cli.conftest import NEW, OLD

Run = Callable[..., Result]

THIRD = NEW.replace("2026-02", "2026-03").replace("De klant controleert", "Voorbeeld Data controleert")
TEXTS = {"2026-01": OLD, "2026-02": NEW, "2026-03": THIRD}
PLACE = "Datawarehouse, punt 2"
DECISION = ("--by", "N. Jansen", "--because", "Zo was het bedoeld.", "--at", "2026-02-03T09:30:00+01:00")
WARNING = "een woord staat buiten de bladzijde"
PAIRS: list[tuple[str, ...]] = [
    ("demarcatie@2026-01", "demarcatie@2026-02"),
    ("demarcatie", "2026-01", "2026-02"),
    ("demarcatie", "2026-01..2026-02"),
    ("demarcatie@2026-01..2026-02",),
    ("demarcatie", "januari 2026", "02-2026"),
]


def clock() -> datetime:
    return datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


def fill(folder: Path) -> Path:
    """A corpus in `folder` with three versions, and a folder in it to work in; the files are in `bestanden`."""
    files = folder / "bestanden"
    files.mkdir()
    with create_corpus(new_place(str(folder), folder), clock=clock, by="N. Jansen") as corpus:
        for label, text in TEXTS.items():
            path = files / f"demarcatie-{label}.md"
            path.write_text(text, encoding="utf-8")
            tree = parse(path.read_bytes(), name=path.name)
            if label == "2026-03":
                tree = replace(tree, warnings=(ReadingWarning("outside-page", WARNING, 1),))
            corpus.add(Received(path.read_bytes(), tree), by="N. Jansen")
    (folder / "werk").mkdir()
    return folder


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus that no test writes to."""
    return fill(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the corpus of the person who runs it."""
    for name in ("RENVOOI_CORPUS", "RENVOOI_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("RENVOOI_BY", "P. de Vries")


@pytest.fixture
def here(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with the corpus; the command runs in a folder below it."""
    monkeypatch.chdir(filled / "werk")
    return filled


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of this test alone."""
    folder = fill(tmp_path)
    monkeypatch.chdir(folder / "werk")
    return folder


def files(folder: Path, *labels: str) -> tuple[Path, ...]:
    return tuple(folder / "bestanden" / f"demarcatie-{label}.md" for label in labels)


@pytest.mark.parametrize("names", PAIRS, ids=" ".join)
def test_every_way_to_name_two_versions_gives_the_diff_of_their_files(
    names: tuple[str, ...], here: Path, run: Run
) -> None:
    ran = run("diff", *names, "--format", "json")
    assert (ran.exit_code, ran.stderr) == (Exit.FOUND, "")
    assert ran.stdout == run("diff", *files(here, "2026-01", "2026-02"), "--format", "json").stdout


@pytest.mark.parametrize("sides", [("demarcatie@2026-01", None), (None, "demarcatie@2026-02")])
def test_a_file_and_a_stored_version_are_compared(sides: tuple[str | None, str | None], here: Path, run: Run) -> None:
    paths = files(here, "2026-01", "2026-02")
    names = [side or path for side, path in zip(sides, paths, strict=True)]
    assert run("diff", *names).stdout == run("diff", *paths).stdout


@pytest.mark.parametrize(
    "line",
    [
        ("parse", "2"),
        ("parse", "1", "--format", "text"),
        ("notice", "--draft", "1", "2"),
        ("claims", "1", "2"),
        ("claims", "1", "2", "--write"),
        ("records", "2", "--against", "1"),
        ("responsibilities", "2"),
        ("responsibilities", "2", "--against", "1", "--format", "svg"),
        ("check", "2", "--previous", "1", "--format", "json"),
        ("check", "2", "--with", "1", "--format", "json"),
        ("diff", "1", "2", "--format", "html", "--context", "all"),
        ("diff", "1", "2", "--format", "markdown", "--view", "was-wordt"),
        ("history", "1", "2"),
    ],
    ids=" ".join,
)
def test_every_reading_command_says_of_stored_versions_what_it_says_of_files(
    line: tuple[str, ...], here: Path, run: Run
) -> None:
    paths = dict(zip("12", files(here, "2026-01", "2026-02"), strict=True))
    stored = {"1": "demarcatie@2026-01", "2": "demarcatie@2026-02"}
    of_files = run(*(paths.get(word, word) for word in line))
    of_corpus = run(*(stored.get(word, word) for word in line))
    assert of_files.stdout != ""
    assert (of_corpus.exit_code, of_corpus.stdout) == (of_files.exit_code, of_files.stdout)


def test_a_redline_in_word_has_the_words_of_the_stored_version(here: Path, tmp_path: Path, run: Run) -> None:
    output = tmp_path / "wijzigingen.docx"
    assert run("diff", "demarcatie", "2026-01..2026-02", "--output", output).exit_code == Exit.FOUND
    redline = WordDocument(io.BytesIO(output.read_bytes()))
    assert "Toegang" in [paragraph.text for paragraph in redline.paragraphs]


def test_stored_versions_and_files_are_parsed_into_a_folder_together(here: Path, tmp_path: Path, run: Run) -> None:
    (path,) = files(here, "2026-02")
    ran = run("parse", "demarcatie@2026-01", path, "--format", "markdown", "--output", tmp_path)
    assert (ran.exit_code, ran.stderr) == (Exit.DONE, "")
    assert {path.name for path in tmp_path.iterdir()} == {"demarcatie@2026-01.md", "demarcatie-2026-02.md.md"}
    for option in (("--stage", "tree"), ("--picture", tmp_path)):
        ran = run("parse", "demarcatie@2026-01", *option)
        assert (ran.exit_code, "renvooi show demarcatie@2026-01 --format original" in ran.stderr) == (Exit.USAGE, True)


def test_check_names_the_version_as_people_write_it(here: Path, run: Run) -> None:
    assert run("check", "demarcatie@2026-02").stdout.splitlines()[-1].startswith("demarcatie@2026-02: ")


def test_history_of_a_document_is_the_stored_one_with_its_persistent_ids(here: Path, run: Run) -> None:
    ran = run("history", "demarcatie", "--format", "json")
    assert ran.exit_code == Exit.DONE
    shown = json.loads(ran.stdout)
    jsonschema.validate(shown, schema("renvooi/history/1"))
    with open_corpus(find_place(str(here), here), clock=clock) as corpus:
        kept = corpus.history("demarcatie")
    assert [life["id"] for life in shown["lives"]] == [life.id for life in kept.lives]
    assert [version["version"] for version in shown["versions"]] == list(TEXTS)
    assert f"warning: demarcatie@2026-03, page 1: {WARNING}\n" == ran.stderr
    assert run("history", "demarcatie", "--blame", "--at", "2026-02").exit_code == Exit.DONE


def test_history_takes_the_versions_of_a_range(here: Path, run: Run) -> None:
    ran = run("history", "demarcatie@2026-02..2026-03", "--format", "json")
    assert [version["version"] for version in json.loads(ran.stdout)["versions"]] == ["2026-02", "2026-03"]
    assert run("history", "demarcatie", "2026-01..2026-03").stdout == run("history", "demarcatie").stdout
    in_folder = run("history", "demarcatie", "2026-02..2026-03", "--in", here / "bestanden", "--format", "json")
    assert [version["version"] for version in json.loads(in_folder.stdout)["versions"]] == ["2026-02", "2026-03"]
    assert run("history", "demarcatie", "2026-03..2026-02").exit_code == Exit.USAGE


def test_a_folder_of_the_name_of_the_document_does_not_hide_it(own: Path, run: Run) -> None:
    (own / "werk" / "demarcatie").mkdir()
    assert run("history", "demarcatie").exit_code == Exit.DONE
    assert run("diff", "demarcatie", "2026-01..2026-02").exit_code == Exit.FOUND


def test_warnings_of_a_stored_version_are_shown_as_for_a_file(here: Path, run: Run) -> None:
    ran = run("diff", "demarcatie", "2026-02", "2026-03")
    assert f"warning: demarcatie@2026-03, page 1: {WARNING}\n" in ran.stderr
    assert WARNING in ran.stdout


def test_a_stored_version_is_not_read_again(own: Path, run: Run) -> None:
    data = OLD.replace("2026-01", "2026-04").encode()
    other = parse(data.replace(b"elke nacht", b"eens per jaar"), name="demarcatie-2026-04.md")
    tree = replace(other, source=parse(data, name="demarcatie-2026-04.md").source)
    with open_corpus(find_place(str(own), own), clock=clock) as corpus:
        corpus.add(Received(data, tree), by="N. Jansen")
    ran = run("diff", "demarcatie", "2026-01", "2026-04")
    assert ("eens per jaar" in ran.stdout, ran.stderr) == (True, "")


def test_two_readers_are_named_for_their_trees_may_differ_without_a_change(own: Path, run: Run) -> None:
    data = OLD.replace("2026-01", "2026-04").encode()
    tree = parse(data, name="demarcatie-2026-04.md")
    with open_corpus(find_place(str(own), own), clock=clock) as corpus:
        corpus.add(Received(data, replace(tree, source=replace(tree.source, reader="0.1"))), by="N. Jansen")
    ran = run("diff", "demarcatie@2026-04", *files(own, "2026-02"))
    (line,) = ran.stderr.splitlines()
    assert line.startswith("reader-change: read by different readers, demarcatie@2026-04 by 0.1 and ")


def test_a_stored_tree_that_was_changed_is_refused_by_name(own: Path, run: Run) -> None:
    with open_corpus(find_place(str(own), own), clock=clock) as corpus:
        blob = corpus.version("demarcatie", "2026-02").tree.blob
    (path,) = [path for path in (own / "renvooi.blobs").rglob("*") if path.is_file() and blob.endswith(path.name)]
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.chmod(0o600)
    path.write_bytes(bytes(data))
    for line in (("diff", *PAIRS[0]), ("records", "demarcatie@2026-02"), ("verdict", *PAIRS[0])):
        ran = run(*line)
        assert (ran.exit_code, ran.stdout, len(ran.stderr.splitlines())) == (Exit.REFUSED, "", 1)
        assert blob in ran.stderr


def test_two_documents_have_no_verdicts_of_a_corpus(own: Path, run: Run) -> None:
    data = OLD.encode()
    with open_corpus(find_place(str(own), own), clock=clock) as corpus:
        corpus.add(Received(data, parse(data, name="beleid-2026-01.md"), document="beleid"), by="N. Jansen")
    ran = run("verdict", "beleid@2026-01", "demarcatie@2026-02")
    assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.USAGE, 1)
    assert "about two versions of one document" in ran.stderr


@pytest.mark.parametrize("option", ["--accept-revisions", "--profile", "--organisation"])
def test_options_for_reading_are_refused_where_nothing_is_read(option: str, here: Path, run: Run) -> None:
    value = () if option == "--accept-revisions" else (here / "bestanden" / "demarcatie-2026-01.md",)
    for line in (("diff", "demarcatie", "2026-01", "2026-02"), ("history", "demarcatie")):
        ran = run(*line, option, *value)
        assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.USAGE, 1)
        assert f"{option} says how a file is read, and demarcatie@2026-01 was read when it was added" in ran.stderr


def test_a_file_of_that_very_name_wins(own: Path, run: Run) -> None:
    (own / "werk" / "demarcatie@2026-01").write_text(THIRD, encoding="utf-8")
    ran = run("diff", "demarcatie@2026-01", "demarcatie@2026-03", "--format", "json")
    assert json.loads(ran.stdout)["old"]["name"] == "demarcatie@2026-01"


def test_the_folder_that_is_named_comes_before_the_corpus(own: Path, run: Run) -> None:
    (path,) = files(own, "2026-02")
    path.write_text(NEW.replace("in een kluis", "in een la"), encoding="utf-8")
    names = ("diff", "demarcatie", "2026-01", "2026-02")
    assert "in een la" in run(*names, "--in", own / "bestanden").stdout
    assert "in een kluis" in run(*names).stdout


def test_the_corpus_is_found_by_option_and_by_environment(
    filled: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = ("records", "demarcatie@2026-02")
    assert run(*names).exit_code == Exit.REFUSED
    assert run(*names, "--corpus", filled).exit_code == Exit.DONE
    monkeypatch.setenv("RENVOOI_CORPUS", str(filled / "renvooi.db"))
    assert run(*names).exit_code == Exit.DONE
    ran = run(*names, "--corpus", tmp_path)
    assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.REFUSED, 1)
    monkeypatch.setenv("RENVOOI_CORPUS", str(tmp_path))
    assert run(*names).exit_code == Exit.REFUSED


def test_a_document_that_the_corpus_does_not_know_is_looked_for_in_the_current_folder(own: Path, run: Run) -> None:
    for label, text in TEXTS.items():
        (own / "werk" / f"beleid-{label}.md").write_text(text, encoding="utf-8")
    assert run("diff", "beleid", "2026-01", "2026-02").exit_code == Exit.FOUND
    ran = run("diff", "beleid", "2026-01", "2026-02", "--corpus", own)
    assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.REFUSED, 1)
    assert "beleid: no such document in the corpus. There is: demarcatie." in ran.stderr


def test_what_is_found_nowhere_says_where_it_was_looked_for(here: Path, run: Run) -> None:
    ran = run("diff", "beleid", "2026-01", "2026-02")
    assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.REFUSED, 1)
    assert f"no such version in {here / 'werk'}" in ran.stderr
    assert f"In the corpus {here / 'renvooi.db'}: beleid: no such document" in ran.stderr
    ran = run("history", "beleid")
    assert ran.exit_code == Exit.USAGE
    assert str(here / "renvooi.db") in ran.stderr


def test_an_unknown_version_lists_those_there_are_and_names_a_file_that_is_not_stored(own: Path, run: Run) -> None:
    ran = run("diff", "demarcatie", "2026-01", "2026-09")
    assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.REFUSED, 1)
    assert "There is: 2026-01, 2026-02, 2026-03." in ran.stderr
    (own / "werk" / "demarcatie-2026-09.md").write_text(NEW, encoding="utf-8")
    ran = run("diff", "demarcatie", "2026-01", "2026-09")
    assert "demarcatie-2026-09.md is not in the corpus: store it with renvooi add, or give --in ." in ran.stderr


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("diff", "1", "2", "--corpus", "."), "the names given here are files"),
        (("check", "1", "--corpus", "."), "the names given here are files"),
        (("diff", "demarcatie", "2026-01", "2026-02", "--in", ".", "--corpus", "."), "leave one of them out"),
        (("diff", "demarcatie@2026-01"), "Expected OLD NEW"),
        (("diff", "demarcatie", "2026-01"), "looks like a version"),
        (("history", "demarcatie@2026-01"), "Expected two versions or more"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_options_and_names_that_do_not_go_together_are_refused(
    line: tuple[str, ...], told: str, here: Path, run: Run
) -> None:
    paths = dict(zip("12", files(here, "2026-01", "2026-02"), strict=True))
    ran = run(*(paths.get(word, word) for word in line))
    assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.USAGE, 1)
    assert told in ran.stderr


def test_a_name_that_no_file_can_have_is_one_line(here: Path, run: Run) -> None:
    long = "x" * 300
    for line in (("diff", long, "demarcatie@2026-01"), ("diff", f"{long}@1..2"), ("history", long, long)):
        ran = run(*line)
        assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.REFUSED, 1)


def test_no_output_overwrites_a_file_of_a_corpus(own: Path, run: Run) -> None:
    parts = [own / f"renvooi.{suffix}" for suffix in ("db", "key", "heads", "seal")]
    parts += [path for path in (own / "renvooi.blobs").rglob("*") if path.is_file()]
    before = {path: path.read_bytes() for path in parts}
    beside = (own / "renvooi.db-wal", own / "renvooi.db-journal", own / "renvooi.blobs" / "nieuw.html")
    for path in (*parts, *beside):
        for names in (("demarcatie", "2026-01", "2026-02"), files(own, "2026-01", "2026-02")):
            ran = run("diff", *names, "--format", "html", "--output", path)
            assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.USAGE, 1)
            assert "belongs to a corpus" in ran.stderr
    assert {path: path.read_bytes() for path in parts} == before
    assert not (own / "renvooi.db-journal").exists()


def test_no_output_overwrites_the_key_that_is_kept_elsewhere(
    own: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = own / "sleutel.pem"
    key.write_text("geheim", encoding="utf-8")
    monkeypatch.setenv("RENVOOI_KEY", str(key))
    assert run("diff", *files(own, "2026-01", "2026-02"), "--output", key).exit_code == Exit.USAGE
    assert key.read_text(encoding="utf-8") == "geheim"


def decide(run: Run, level: str, *more: str | Path, names: tuple[str | Path, ...] = PAIRS[1]) -> Result:
    return run("verdict", *names, "--change", PLACE, "--significance", level, *DECISION, *more)


def test_a_verdict_on_stored_versions_is_kept_in_the_corpus_and_shown_by_diff_and_notice(own: Path, run: Run) -> None:
    assert run("verdict", *PAIRS[0]).stdout == "nog geen beoordeling van deze twee versies\n"
    ran = decide(run, "editorial")
    assert (ran.exit_code, ran.stderr) == (Exit.DONE, "")
    assert "redactioneel (berekend: inhoudelijk), door N. Jansen op 3 februari 2026, 09:30 uur (UTC+1)" in ran.stdout
    assert "Beoordeling: redactioneel, door N. Jansen" in run("diff", *PAIRS[0]).stdout
    assert "is treated as editorial: decided by N. Jansen" in run("notice", "--draft", *PAIRS[0]).stderr
    assert "redactioneel (berekend" in run("verdict", *PAIRS[0]).stdout
    with open_corpus(find_place(str(own), own), clock=clock) as corpus:
        (event,) = [event for event in corpus.log("demarcatie") if event.kind == "verdict-given"]
    assert event.by == "P. de Vries"


def test_a_file_of_verdicts_adds_to_those_of_the_corpus(own: Path, run: Run) -> None:
    log = own / "werk" / "oordelen.jsonl"
    later = (*DECISION[:-1], "2026-02-05T09:30:00+01:00")
    decide(run, "editorial")
    ran = run("verdict", *PAIRS[0], "--verdicts", log, "--change", PLACE, "--significance", "review", *later)
    assert ran.exit_code == Exit.DONE
    assert "Beoordeling: te beoordelen" in run("diff", *PAIRS[0], "--verdicts", log).stdout
    assert "Beoordeling: redactioneel" in run("diff", *PAIRS[0]).stdout
    assert run("verdict", *PAIRS[0]).stdout.count("\n") == 1


def test_a_verdict_about_a_draft_says_so_once_another_file_took_its_place(own: Path, run: Run) -> None:
    decide(run, "editorial")
    (new,) = files(own, "2026-02")
    new.write_text(new.read_text("utf-8").replace("in een kluis", "in een gesloten kluis"), "utf-8")
    assert run("add", new).exit_code == Exit.DONE
    assert "[gegeven over een ander bestand van 2026-02 (demarcatie-2026-02.md, " in run("verdict", *PAIRS[0]).stdout
    found = json.loads(run("diff", *PAIRS[0], "--format", "json").stdout)
    assert "verdict-other-file" in [one["code"] for one in found["findings"]]
    assert "in another file of 2026-02" in run("notice", "--draft", *PAIRS[0]).stderr
    decide(run, "editorial")
    assert "in another file" not in run("notice", "--draft", *PAIRS[0]).stderr


def test_notice_over_a_draft_says_that_it_may_still_become_another(own: Path, run: Run) -> None:
    ran = run("notice", "--draft", *PAIRS[0], "--format", "json")
    assert "before sending: demarcatie@2026-02 is not published: another file may still take its place" in ran.stderr
    assert "version-not-published" in [one["code"] for one in json.loads(ran.stdout)["findings"]]
    run("publish", PAIRS[0][1])
    ran = run("notice", "--draft", *PAIRS[0], "--format", "json")
    assert "is not published" not in ran.stderr
    assert "version-not-published" not in [one["code"] for one in json.loads(ran.stdout)["findings"]]


def test_verdicts_as_json_fit_the_published_schema(own: Path, run: Run) -> None:
    empty = json.loads(run("verdict", *PAIRS[0], "--format", "json").stdout)
    decide(run, "editorial")
    given = json.loads(decide(run, "review", "--format", "json").stdout)
    for shown in (empty, given):
        jsonschema.validate(shown, schema("renvooi/verdicts/1"))
    assert empty["verdicts"] == []
    assert [one["verdict"]["significance"] for one in given["verdicts"]] == ["editorial", "review"]


def test_verdicts_are_shown_in_english_too(own: Path, run: Run) -> None:
    assert run("verdict", *PAIRS[0], "--language", "en").stdout == "no verdict about these two versions yet\n"
    ran = decide(run, "editorial", "--language", "en")
    assert "editorial (computed: substantive), by N. Jansen on 3 February 2026, 09:30 (UTC+1)" in ran.stdout


def test_files_need_a_file_of_verdicts(here: Path, run: Run) -> None:
    pairs: tuple[tuple[str | Path, ...], ...] = (
        files(here, "2026-01", "2026-02"),
        ("demarcatie@2026-01", *files(here, "2026-02")),
    )
    for names in pairs:
        ran = decide(run, "editorial", names=names)
        assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.USAGE, 1)
        assert "--verdicts FILE is missing" in ran.stderr


def test_without_a_corpus_no_database_is_imported(filled: Path, tmp_path: Path) -> None:
    code = (
        "import json, sys\nfrom renvooi.cli.main import renvooi\n"
        "for line in json.loads(sys.argv[1]):\n"
        "    try: renvooi.main(line)\n"
        "    except SystemExit as end: print(int(end.code))\n"
        "print(*sorted(sys.modules))"
    )
    pair = [str(path) for path in files(filled, "2026-01", "2026-02")]
    for path in map(Path, pair):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    output = ["--output", str(tmp_path / "uit.html")]
    lines = [["diff", *pair, *output], ["diff", "demarcatie", "2026-01", "2026-02", *output]]
    ran = subprocess.run(
        [sys.executable, "-c", code, json.dumps(lines)],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    *codes, modules = ran.stdout.splitlines()
    assert codes == [str(int(Exit.FOUND))] * 2
    assert {"sqlalchemy", "alembic", "cryptography", "renvooi.corpus"} & set(modules.split()) == set()
