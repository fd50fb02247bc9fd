"""`renvooi assess`: what a version sets off, on files and on versions of a corpus."""

import json
import shlex
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from renvooi.cli.consequences import _corpus
from renvooi.cli.exits import Exit
from renvooi.cli.named import Where
from renvooi.model import schema
from renvooi.notice import load_policy

Run = Callable[..., Result]
PLACE = "Datawarehouse, punt 2"
DECISION = ("--by", "N. Jansen", "--because", "Zo was het bedoeld.", "--at", "2026-02-03T09:30:00+01:00")


def shown(ran: Result) -> str:
    assert (ran.exit_code, ran.stderr) == (Exit.DONE, "")
    return ran.stdout


def test_text_explains_each_change(old: Path, new: Path, run: Run) -> None:
    text = shown(run("assess", old, new))
    assert f"1. [I] {PLACE} (" in text
    assert "Regel: demarcatie-change (I)" in text
    assert "Grondslag: eigen beleid, niet het contract." in text
    assert "Reden ontbreekt (blokkeert)" in text


def test_every_format_can_be_written_to_a_file(old: Path, new: Path, tmp_path: Path, run: Run) -> None:
    target = tmp_path / "gevolgen.md"
    assert shown(run("assess", old, new, "--output", target, "--language", "en")) == ""
    assert target.read_text("utf-8").startswith(
        "# Consequences of Demarcatie Voorbeeld Data: version 2026-01 to 2026-02\n"
    )
    made = json.loads(shown(run("assess", old, new, "--format", "json")))
    jsonschema.validate(made, schema("renvooi/assessment/1"))
    assert (made["class"], len(made["changes"])) == ("I", 2)


def test_it_is_the_same_twice(old: Path, new: Path, run: Run) -> None:
    assert shown(run("assess", old, new)) == shown(run("assess", old, new))


def test_a_printed_command_runs_once_its_capitals_are_filled_in(old: Path, new: Path, tmp_path: Path, run: Run) -> None:
    odd = new.rename(new.with_name("demarcatie 2026-02.md"))
    log = tmp_path / "beslissingen.jsonl"
    policy = tmp_path / "eigen.toml"
    policy.write_text(POLICY, encoding="utf-8")
    made = json.loads(shown(run("assess", old, odd, "--format", "json", "--policy", policy)))
    (consent,) = (one for one in made["decisions"] if one["kind"] == "consent")
    values = {
        "CLASS": "I",
        "ID": made["changes"][0]["change"],
        "NAME": "N. Jansen",
        "TEXT": "Zo besloten wij.",
        "FILE": str(log),
    }
    words = [values.get(word, word) for word in shlex.split(consent["command"])]
    assert run(*words[1:]).exit_code == Exit.DONE
    (first, _) = json.loads(shown(run("assess", old, odd, "--format", "json", "--policy", policy, "--verdicts", log)))[
        "changes"
    ]
    assert (first["class"], first["computed_class"], first["verdict"]["because"]) == ("I", "X", "Zo besloten wij.")


POLICY = """
schema = "renvooi/policy/1"
name = "streng"
version = "1"
rights = {}
archive = []

[window]

[unforeseen]
nl = "Geen regel."
en = "No rule."

[[rules]]
id = "alles"
class = "X"
message = { nl = "Alles vraagt instemming.", en = "All needs consent." }
"""


def test_a_verdict_of_the_corpus_counts_without_being_asked_for(kept: Path, run: Run) -> None:
    pair = ("demarcatie", "2026-01", "2026-02")
    recorded = run("verdict", *pair, "--change", PLACE, "--class", "G", *DECISION)
    assert recorded.exit_code == Exit.DONE, recorded.stderr
    text = shown(run("assess", *pair))
    assert f"1. [G] {PLACE} (" in text
    assert "Klasse I is verlaagd naar G door N. Jansen" in text
    assert "renvooi notice demarcatie 2026-01 2026-02 --reasons FILE" in text
    assert "--verdicts" not in text


def test_the_policy_that_the_corpus_adopted_holds_unless_another_is_named(kept: Path, tmp_path: Path, run: Run) -> None:
    from renvooi.corpus import find_place, open_corpus
    from tests.cli.test_stored import clock

    policy = load_policy(POLICY.encode())
    with open_corpus(find_place(str(kept), tmp_path), clock=clock) as corpus:
        corpus.adopt_policy(POLICY.encode(), name=policy.name, version=policy.version, document=None, by="N. Jansen")
    pair = ("demarcatie", "2026-01", "2026-02")
    assert json.loads(shown(run("assess", *pair, "--format", "json")))["policy"] == "streng 1"
    named = tmp_path / "eigen.toml"
    named.write_text(POLICY.replace("streng", "ander"), encoding="utf-8")
    assert json.loads(shown(run("assess", *pair, "--format", "json", "--policy", named)))["policy"] == "ander 1"


@pytest.mark.parametrize(("option", "said"), [("--policy", "policy"), ("--reasons", "reasons")])
def test_a_mistake_in_a_settings_file_is_one_line_that_names_it(
    option: str, said: str, old: Path, new: Path, tmp_path: Path, run: Run
) -> None:
    wrong = tmp_path / "fout.toml"
    wrong.write_text("[onbekend]\na = 1\n", encoding="utf-8")
    ran = run("assess", old, new, option, wrong)
    assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.REFUSED, 1), said
    assert "fout.toml" in ran.stderr


def test_a_reason_for_no_change_is_refused_with_the_file(old: Path, new: Path, tmp_path: Path, run: Run) -> None:
    stray = tmp_path / "redenen.toml"
    stray.write_text('[reasons]\n"Nergens" = "Zomaar."\n', encoding="utf-8")
    ran = run("assess", old, new, "--reasons", stray)
    assert (ran.exit_code, len(ran.stderr.splitlines())) == (Exit.REFUSED, 1)
    assert "redenen.toml" in ran.stderr


def test_printed_commands_find_and_read_the_versions_as_the_user_did(
    old: Path, new: Path, tmp_path: Path, run: Run
) -> None:
    ran = run("assess", "demarcatie", "2026-01", "2026-02", "--in", tmp_path, "--accept-revisions")
    pair = f"renvooi notice demarcatie 2026-01 2026-02 --in {tmp_path} --accept-revisions"
    assert pair in " ".join(ran.stdout.replace("\\\n", " ").split())


@pytest.mark.parametrize("corpus", ["renvooi.db", "postgresql://jansen:geheim@server/renvooi"])
def test_no_password_of_a_server_is_printed(corpus: str) -> None:
    (option, place) = _corpus(Where(None, corpus, chosen=True))
    assert (option, "geheim" in place) == ("--corpus", False)
    assert _corpus(Where(None, corpus)) == ()
