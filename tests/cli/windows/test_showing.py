"""`list`, `show` and `export`: where windows stand, for people, programs, spreadsheets and calendars."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import lxml.etree as etree  # noqa: PLR0402 - pyright finds the module in this form of import only
import pytest
import vobject
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st

from renvooi.cli.corpus import opened
from renvooi.cli.exits import Exit
from renvooi.cli.windows.list import as_tables
from renvooi.cli.windows.report import as_json
from renvooi.cli.windows.sheet import COLUMNS, FORMULA, as_csv
from renvooi.cli.windows.show import lines_of
from renvooi.model import schema
from renvooi.notice.calendar import standings
from tests.cli.windows.conftest import Made
from tests.notice.calendar.made import TODAY, of_every_state, window

Run = Callable[..., Result]


def test_list_shows_each_right_apart_with_what_it_rests_on(looked: Mapping[str, str], run: Run) -> None:
    ran = run("windows", "list", "--today", "2025-12-01")
    termination, objection = ran.stdout.split("\n\ndata-pro-statement")
    assert (
        "opzegging (Deel 2, artikel 2.2, versie 03-2025); 30 dagen (Deel 2, artikel 2.2, versie 03-2025)" in termination
    )
    assert "bezwaar (Deel 2, artikel 8.3, versie 03-2025); 30 dagen (eigen beleid, niet het contract)" in objection
    for part, kind in ((termination, "terminate"), (objection, "object")):
        (row,) = (line for line in part.splitlines() if line.startswith("w-"))
        assert row.split() == [looked[kind], "K-1", "2025-11-25", "2025-12-25", "2025-12-29", "24", "open", "-"]


def test_list_of_nothing_is_a_sentence(notice: str, run: Run) -> None:
    assert run("windows", "list").stdout == "Er zijn geen termijnen.\n"
    assert run("windows", "list", "--language", "en").stdout == "There are no windows.\n"


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), 2),
        (("--client", "K-1"), 2),
        (("--client", "  K-1 "), 2),
        (("--document", "data-pro-statement"), 2),
        (("--state", "open"), 2),
        (("--state", "lapsed", "--state", "not-started"), 0),
        (("--state", "closed"), 0),
        (("--state", "lapsed", "--today", "2025-12-30"), 2),
        (("--state", "open", "--today", "2025-12-29"), 2),
    ],
)
def test_list_can_be_narrowed(looked: Mapping[str, str], run: Run, options: tuple[str, ...], found: int) -> None:
    today = () if "--today" in options else ("--today", "2025-12-01")
    ran = run("windows", "list", "--format", "json", *options, *today)
    assert len(json.loads(ran.stdout)["windows"]) == found


def test_document_that_is_not_there_is_no_empty_list(notice: str, run: Run) -> None:
    ran = run("windows", "list", "--document", "demarcatie")
    assert ran.exit_code == Exit.REFUSED
    assert "renvooi list shows them" in ran.stderr


def test_json_fits_its_schema_in_every_state() -> None:
    report = json.loads(as_json(standings(of_every_state(), today=TODAY), today=TODAY))
    jsonschema.validate(report, schema("renvooi/windows/1"), format_checker=jsonschema.FormatChecker())
    assert {found["state"] for found in report["windows"]} == {"not-started", "in-doubt", "open", "responded", "lapsed"}
    assert [found["days_left"] for found in report["windows"] if found["id"] == "w-000000000001"] == [19]


def test_schema_refuses_a_state_that_does_not_exist() -> None:
    report = json.loads(as_json(standings(of_every_state(), today=TODAY), today=TODAY))
    report["windows"][0]["state"] = "maybe"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report, schema("renvooi/windows/1"))


def test_show_says_all_that_is_recorded(received: Mapping[str, str], run: Run, tmp_path: Path) -> None:
    name = received["terminate"]
    letter = tmp_path / "brief.pdf"
    letter.write_bytes(b"brief")
    options = ("--form", "letter", "--reasoned", "--text", "Wij zeggen op.", "--attachment", letter)
    run("windows", "respond", name, "--received", "2025-12-26", *options)
    run("windows", "withdraw", name, "1", "--on", "2025-12-28", "--because", "De klant blijft.")
    run("windows", "close", name, "--outcome", "withdrawn", "--because", "Reactie ingetrokken.")
    said = run("windows", "show", name[:8], "--today", "2025-12-30").stdout
    for words in (
        "opzegging (Deel 2, artikel 2.2, versie 03-2025)",
        "schriftelijk, met redenen (vraagt het contract)",
        "2025-11-25; leesbevestiging (vastgelegd door N. Jansen",
        "2025-12-25; dat is Eerste kerstdag; uit coulance tot en met 2025-12-29\n",
        "Stand         afgesloten (ingetrokken)\n",
        "Reactie 1, ontvangen op 2025-12-26: brief, met redenen, binnen coulance",
        "  Wij zeggen op.",
        "Bijlage: brief.pdf, 5 bytes, SHA-256 ",
        "Ingetrokken op 2025-12-28: De klant blijft.",
    ):
        assert words in said
    assert said.startswith("Afgesloten: ingetrokken. Reactie ingetrokken. (vastgelegd door N. Jansen, ")
    english = run("windows", "show", name, "--language", "en").stdout
    assert "2025-12-25; that is Christmas Day; as coulance until 2025-12-29\n" in english
    report = json.loads(run("windows", "show", name, "--format", "json").stdout)
    jsonschema.validate(report, schema("renvooi/windows/1"))
    assert [found["id"] for found in report["windows"]] == [name]


def test_csv_has_a_row_a_window(looked: Mapping[str, str], run: Run) -> None:
    ran = run("windows", "export", "--today", "2025-12-01")
    rows = list(csv.DictReader(io.StringIO(ran.stdout, newline="")))
    assert {row["window"] for row in rows} == set(looked.values())
    assert {(row["last_day"], row["coulance"], row["state"], row["days_left"]) for row in rows} == {
        ("2025-12-25", "2025-12-29", "open", "24")
    }
    assert sorted(row["term"] for row in rows) == ["contract: Deel 2, artikel 2.2 (03-2025)", "house-policy"]


@settings(max_examples=60)
@given(st.one_of(st.text(), st.builds(str.__add__, st.sampled_from(["", " ", "  "]), st.sampled_from(FORMULA))))
def test_no_cell_can_begin_a_formula(text: str) -> None:
    found = standings([window(1, client=f"{text}cmd|' /C calc'!A0")], today=TODAY)
    rows = list(csv.reader(io.StringIO(as_csv(found), newline="")))
    cells = [cell for row in rows[1:] for cell in row if not re.fullmatch(r"-?\d+", cell)]
    assert not [cell for cell in cells if cell.lstrip(" ").startswith(FORMULA)]
    assert len(rows) == 2
    assert len(rows[1]) == len(COLUMNS)


def test_days_past_the_last_day_stay_a_number_in_a_spreadsheet() -> None:
    found = standings([window(1, received=date(2026, 3, 4))], today=date(2026, 4, 7))
    (row,) = csv.DictReader(io.StringIO(as_csv(found), newline=""))
    assert (row["state"], row["days_left"]) == ("open", "-4")


def test_closed_and_lapsed_windows_have_no_days_left_in_a_spreadsheet() -> None:
    rows = csv.DictReader(io.StringIO(as_csv(standings(of_every_state(), today=TODAY)), newline=""))
    found = {(row["state"], row["closed"], row["days_left"]) for row in rows if row["state"] == "lapsed"}
    assert found == {("lapsed", "no", ""), ("lapsed", "yes", "")}


def test_superseded_notice_is_named_wherever_its_windows_are_shown() -> None:
    found = standings([replace(window(1), superseded_by="notice-5678")], today=TODAY)
    (row,) = csv.DictReader(io.StringIO(as_csv(found), newline=""))
    assert row["superseded_by"] == "notice-5678"
    assert json.loads(as_json(found, today=TODAY))["windows"][0]["superseded_by"] == "notice-5678"
    assert "; vervangen door notice-5678\n" in as_tables(found, "nl", width=None, colour=False)
    assert "→ 06-2025; superseded by notice-5678" in "\n".join(lines_of(found[0], "en"))


def test_history_shows_what_counts_no_more(received: Mapping[str, str], run: Run) -> None:
    name = received["terminate"]
    again = ("--evidence", "brief", "--because", "Verkeerd gelezen.")
    run("windows", "receive", name, "--received", "2025-11-26", *again)
    for because in ("De mail kwam terug.", "Ook de brief kwam terug."):
        run("windows", "doubt", name, "--because", because)
    told = run("windows", "show", name, "--history", "--language", "en").stdout.split("counts no more:\n")[1]
    for line, words in zip(
        told.splitlines(),
        (
            "K-1 got 2 window(s)",
            "on 2025-11-25, last day 2025-12-25: leesbevestiging",
            "on 2025-11-26, last day 2025-12-26: brief (Verkeerd gelezen.)",
            "because: De mail kwam terug.",
            "because: Ook de brief kwam terug.",
        ),
        strict=True,
    ):
        assert words in line
    assert run("windows", "show", name, "--history", "--format", "json").exit_code == Exit.USAGE


@pytest.mark.parametrize(
    ("client", "advice"),
    [("K-9", "renvooi windows list shows all"), ("k-1", "One is called K-1"), ("K_9", "shows all")],
)
def test_client_without_a_window_is_no_empty_list(
    looked: Mapping[str, str], run: Run, client: str, advice: str
) -> None:
    ran = run("windows", "list", "--client", client)
    assert (ran.exit_code, ran.stdout) == (Exit.REFUSED, "")
    assert advice in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_calendar_takes_back_what_is_in_doubt_and_keeps_its_number_rising(
    received: Mapping[str, str], run: Run
) -> None:
    def entry() -> Any:
        ran = run("windows", "export", "--format", "ics", "--today", "2025-12-01")
        found = vobject.readOne(ran.stdout_bytes.decode()).vevent_list
        return next(event for event in found if event.uid.value == f"{received['object']}@renvooi")

    before = entry()
    run("windows", "doubt", received["object"], "--because", "De mail kwam terug.")
    after = entry()
    assert (before.status.value, after.status.value) == ("CONFIRMED", "CANCELLED")
    assert before.dtstart.value == after.dtstart.value == date(2025, 12, 25)
    assert int(before.sequence.value) < int(after.sequence.value)


def test_calendar_of_some_states_says_that_it_corrects_no_others(looked: Mapping[str, str], run: Run) -> None:
    ran = run("windows", "export", "--format", "ics", "--state", "open", "--today", "2025-12-01")
    assert "export without --state to correct them" in ran.stderr


def test_calendar_file_opens_in_another_parser(made: Made, received: Mapping[str, str], run: Run) -> None:
    run("windows", "open", made.notice, "--client", "K-2")
    ran = run("windows", "export", "--format", "ics")
    events = vobject.readOne(ran.stdout_bytes.decode()).vevent_list
    assert {event.uid.value for event in events} == {f"{name}@renvooi" for name in received.values()}
    assert {event.dtstart.value for event in events} == {date(2025, 12, 25)}
    assert "no receipt is on record for w-" in ran.stderr
    assert ran.stdout_bytes.count(b"\r\n") == ran.stdout_bytes.count(b"\n")


def test_same_register_gives_the_same_calendar_file(looked: Mapping[str, str], run: Run) -> None:
    both = [run("windows", "export", "--format", "ics", "--today", "2025-12-01").stdout_bytes for _ in range(2)]
    assert both[0] == both[1]


@pytest.mark.parametrize("verb", ["list", "export"])
def test_suffix_gives_the_form(looked: Mapping[str, str], run: Run, tmp_path: Path, verb: str) -> None:
    picture, table = tmp_path / "termijnen.svg", tmp_path / "termijnen.csv"
    for file in (picture, table):
        assert run("windows", verb, "--output", file, "--today", "2025-12-01").exit_code == Exit.DONE
    root = etree.fromstring(picture.read_bytes())
    assert "2 termijn(en): 2 open." in "".join(root.itertext())
    assert table.read_bytes().startswith(b"window,notice,document")


def test_calendar_file_is_for_export_alone(looked: Mapping[str, str], run: Run, tmp_path: Path) -> None:
    ran = run("windows", "list", "--output", tmp_path / "termijnen.ics")
    assert ran.exit_code == Exit.USAGE
    assert run("windows", "export", "--output", tmp_path / "termijnen.ics").exit_code == Exit.DONE
    assert (tmp_path / "termijnen.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_erased_response_is_shown_as_erased_everywhere(received: Mapping[str, str], run: Run, tmp_path: Path) -> None:
    name = received["terminate"]
    letter = tmp_path / "brief.pdf"
    letter.write_bytes(b"brief")
    options = ("--form", "letter", "--reasoned", "--text", "Wij zeggen op.", "--attachment", letter)
    run("windows", "respond", name, "--received", "2025-12-26", *options)
    with opened(str(tmp_path / "corpus")) as store:
        store.erase_client("K-1", because="Op verzoek.", by="N. Jansen")
    said = run("windows", "show", name, "--today", "2025-12-30").stdout
    assert "brief, met redenen, binnen coulance" in said
    assert "  De tekst en een eventuele bijlage zijn gewist.\n" in said
    assert "Bijlage:" not in said
    report = json.loads(run("windows", "show", name, "--format", "json").stdout)
    jsonschema.validate(report, schema("renvooi/windows/1"))
    (response,) = report["windows"][0]["responses"]
    assert (response["text"], response["attachment"], response["erased"]) == ("", None, True)
    exported = run("windows", "export", "--today", "2025-12-30").stdout
    (row,) = (row for row in csv.DictReader(io.StringIO(exported, newline="")) if row["window"] == name)
    assert (row["response_text"], row["response_erased"], row["attachment"]) == ("", "yes", "")
