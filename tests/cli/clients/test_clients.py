"""A list of clients from file to record and back, as a person sees it."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from renvooi.cli.clients.import_ import SHOWN
from renvooi.model import schema

Run = Callable[..., Result]
LIST = """Klantnummer;Naam;E-mail;Documenten;Taal;Adres;Contactpersoon:FG
K-1;Bakkerij De Vuurtoren;juridisch@vuurtoren.example;demarcatie@2026-01;nl;Dorpsstraat 1;M. de Vries <fg@vuurtoren.example>
K-2;=Som(A1) B.V.;legal@som.example;demarcatie;en;;
"""


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    """A list as a program of a Dutch office exports it."""
    path = tmp_path / "klanten.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.fixture
def on_record(kept: Path, clients: Path, run: Run) -> Path:
    """That list, on record."""
    assert run("clients", "import", clients).exit_code == 0
    return clients


def lines(result: Result) -> list[str]:
    return result.stderr.splitlines()


def test_a_list_is_recorded_once(kept: Path, clients: Path, run: Run) -> None:
    rehearsed = run("clients", "import", clients, "--check")
    assert rehearsed.stdout == f"{clients}: 2 clients: 2 new, 0 changed, 0 the same; nothing was recorded (--check)\n"
    assert "Er staan geen klanten op de lijst" in run("clients", "list").stdout
    first = run("clients", "import", clients)
    assert (first.exit_code, first.stdout) == (0, f"{clients}: 2 clients: 2 new, 0 changed, 0 the same\n")
    assert lines(first) == [f"note: {clients}, line 1: column 'Adres' is not known, and was left out"]
    assert run("clients", "import", clients).stdout == f"{clients}: 2 clients: 0 new, 0 changed, 2 the same\n"


def test_what_changed_is_named(on_record: Path, run: Run) -> None:
    kept_lines = LIST.replace("juridisch@", "directie@").splitlines(keepends=True)[:2]
    on_record.write_text("".join(kept_lines), encoding="utf-8")
    result = run("clients", "import", on_record)
    assert result.stdout == f"{on_record}: 1 client: 0 new, 1 changed, 0 the same\n  K-1: address\n"
    assert lines(result)[-1] == (
        "note: on record, not in this list, and left as before: K-2; renvooi clients forget erases one"
    )


def test_every_mistake_is_told_and_nothing_is_recorded(kept: Path, clients: Path, run: Run) -> None:
    wrong = "".join(f"K-{number};Naam;geen adres;demarcatie;nl;;\n" for number in range(10, 70))
    clients.write_text(LIST + wrong + "K-1;Nog eens;a@b.nl;;;;\n", encoding="utf-8")
    result = run("clients", "import", clients)
    assert (result.exit_code, result.stdout) == (3, "")
    mistakes = [line for line in lines(result) if line.startswith("mistake: ")]
    assert len(mistakes) == SHOWN + 1
    assert mistakes[0].startswith(f"mistake: {clients}, line 4: address is 'geen adres', which is no e-mail address")
    assert mistakes[-1] == "mistake: and 11 more"
    assert lines(result)[-1] == (
        f"error: {clients}: has 61 mistakes, so nothing was recorded. Correct them and import it again."
    )
    assert json.loads(run("clients", "list", "--format", "json").stdout)["clients"] == []


def test_the_user_names_columns(kept: Path, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "anders.csv"
    path.write_text("Nr,Wie,Waar\nK-1,Bakkerij,a@vuurtoren.example\n", encoding="utf-8")
    columns = tmp_path / "kolommen.toml"
    columns.write_text('[columns]\nid = "Nr"\nname = "Wie"\naddress = "Nergens"\n', encoding="utf-8")
    result = run("clients", "import", path, "--columns", columns, "--column", "address=Waar")
    assert (result.exit_code, result.stdout) == (0, f"{path}: 1 client: 1 new, 0 changed, 0 the same\n")
    assert run("clients", "import", path, "--column", "Waar").exit_code == 2
    refused = run("clients", "import", path, "--column", "plaats=Waar")
    assert (refused.exit_code, len(lines(refused))) == (3, 1)


def test_the_list_is_shown_in_each_form(on_record: Path, run: Run) -> None:
    text = run("clients", "list").stdout
    assert [line.split()[0] for line in text.splitlines()] == ["Klant", "K-1", "K-2"]
    said = json.loads(run("clients", "list", "--format", "json", "--document", "demarcatie").stdout)
    jsonschema.validate(said, schema("renvooi/clients/1"))
    assert [one["id"] for one in said["clients"]] == ["K-1", "K-2"]
    assert json.loads(run("clients", "list", "--format", "json", "--document", "ander").stdout)["clients"] == []
    table = csv.reader(io.StringIO(run("clients", "list", "--format", "csv").stdout.removeprefix("\ufeff")))
    assert [row[1] for row in table] == ["name", "Bakkerij De Vuurtoren", "'=Som(A1) B.V."]


def test_one_client_is_shown_with_its_messages_and_windows(on_record: Path, run: Run) -> None:
    text = run("clients", "show", "K-1").stdout
    assert "Adres         juridisch@vuurtoren.example" in text
    assert "Contact (FG)  M. de Vries fg@vuurtoren.example" in text
    assert text.endswith("Berichten\n  geen\n\nTermijnen\n  geen\n")
    english = run("clients", "show", "K-2", "--language", "en").stdout
    assert "Name       =Som(A1) B.V." in english
    said = json.loads(run("clients", "show", "K-1", "--format", "json").stdout)
    jsonschema.validate(said, schema("renvooi/clients/1"))
    assert (said["deliveries"], said["windows"]) == ([], [])
    unknown = run("clients", "show", "K-3")
    assert (unknown.exit_code, len(lines(unknown))) == (3, 1)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_export_is_imported_unchanged(on_record: Path, tmp_path: Path, run: Run, form: str) -> None:
    out = tmp_path / f"uit.{form}"
    result = run("clients", "export", "--output", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert lines(result) == [f"note: {out} holds names and addresses of 2 clients; delete it once it is used"]
    assert run("clients", "import", out).stdout == f"{out}: 2 clients: 0 new, 0 changed, 2 the same\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["corpus", "klanten.csv", out.name])


def test_an_export_for_programs_fits_the_schema(on_record: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "uit.json"
    assert run("clients", "export", "--output", out).exit_code == 0
    jsonschema.validate(json.loads(out.read_text("utf-8")), schema("renvooi/clients/1"))


def test_a_client_is_forgotten(on_record: Path, run: Run) -> None:
    refused = run("clients", "forget", "K-1", "--because", "nee")
    assert (refused.exit_code, len(lines(refused))) == (4, 1)
    result = run("clients", "forget", "K-1", "--because", "Het contract eindigde.")
    assert result.stdout == (
        "K-1: 1 record erased. Backups made before still hold them.\n"
        "Reasons and evidence that people typed (--because, --evidence) stay in the ledger for good.\n"
    )
    assert run("clients", "forget", "K-1", "--because", "Nog een keer.").stdout == (
        "K-1: there was nothing left to erase.\n"
    )
    assert "vuurtoren" not in run("clients", "export").stdout
    assert run("verify").exit_code == 0
    assert run("clients", "forget", "K-404", "--because", "Bestaat niet.").exit_code == 3
