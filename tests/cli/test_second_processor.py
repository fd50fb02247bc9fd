"""Another processor is another policy file; what the clause in force says decides, whoever it is."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples"
POLICY = EXAMPLES / "second-processor.toml"
STATEMENTS = ROOT / "corpus" / "documents" / "data-pro-statement"


@pytest.fixture
def pair(tmp_path: Path) -> Callable[..., tuple[Path, Path]]:
    """`pair(before, after)`: both versions of the second processor's agreement, one text replaced in the old one."""

    def make(before: str = "", after: str = "") -> tuple[Path, Path]:
        paths = []
        for version in ("2026-01", "2026-02"):
            path = tmp_path / f"afspraken-{version}.md"
            text = (EXAMPLES / f"second-processor-{version}.md").read_text("utf-8")
            assert before in text
            path.write_text(text.replace(before, after), "utf-8")
            paths.append(path)
        return paths[0], paths[1]

    return make


def notice(run: Run, pair: tuple[Path, Path], policy: Path = POLICY) -> Result:
    return run("notice", *pair, "--policy", policy, "--received", "2026-03-02", "--format", "text", "--draft")


def test_its_days_come_from_its_clause_and_its_rights_from_its_policy(
    run: Run, pair: Callable[..., tuple[Path, Path]]
) -> None:
    result = notice(run, pair())
    flat = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert "U kunt de afspraken beëindigen tot en met maandag 16 maart 2026, 24.00 uur." in flat
    assert "Dit recht staat in Hoofdstuk B, punt 2 van versie 2026-01." in flat
    assert "De termijn van 10 dagen is ons eigen beleid, geen termijn uit de afspraken." in flat
    assert "Een subverwerker komt erbij." in flat
    assert "Termijnen of tijden: 4 uur → 8 uur" in flat
    told = json.loads(run("assess", *pair(), "--policy", POLICY, "--format", "json").stdout)
    messages = {effect["message"]["nl"] for change in told["changes"] for effect in change["effects"]}
    assert {"Een subverwerker gaat weg.", "Een termijn wordt ruimer voor ons."} <= messages


def test_its_policy_passes_its_own_tests(run: Run) -> None:
    assert run("policy", "check", POLICY).exit_code == 0
    assert run("policy", "test", POLICY).exit_code == 0


def test_a_clause_that_names_another_number_of_days_moves_the_last_day(
    run: Run, pair: Callable[..., tuple[Path, Path]]
) -> None:
    assert "tot en met maandag 23 maart 2026" in notice(run, pair("binnen 14 dagen", "binnen 21 dagen")).stdout


def test_a_policy_that_names_other_days_than_the_clause_is_an_error_that_names_both(
    run: Run, pair: Callable[..., tuple[Path, Path]], tmp_path: Path
) -> None:
    policy = tmp_path / "thirty.toml"
    days = 'days = 30\ndays_text = { nl = "Ons beleid: 30 dagen.", en = "Our policy: 30 days." }'
    policy.write_text(POLICY.read_text("utf-8").replace('days = "from clause"', days), "utf-8")
    result = notice(run, pair(), policy)
    assert result.exit_code == 3
    assert (
        "right 'leave': the policy says 30 days, Hoofdstuk B, punt 2 of version 2026-01 says 14 days" in result.stderr
    )


def test_without_the_clause_no_basis_is_found_and_no_right_is_given(
    run: Run, pair: Callable[..., tuple[Path, Path]]
) -> None:
    clause = "mag de afspraken binnen 14 dagen na het bericht schriftelijk beëindigen"
    result = notice(run, pair(clause, "spreekt daarover met ons"))
    flat = " ".join(result.stdout.split())
    assert "U kunt de afspraken beëindigen" not in flat
    assert "geen bepaling die u het recht geeft om: de afspraken beëindigen" in flat
    assert "No basis found for the right 'leave' in version 2026-01" in result.stderr


TERM = "binnen 30 dagen na de kennisgeving"


@pytest.fixture
def statement(run: Run, tmp_path: Path) -> Callable[..., Result]:
    """`statement(before, after)`: the notice of the example statement, one text replaced in both versions."""

    def make(before: str, after: str) -> Result:
        paths = []
        for version in ("09-2025", "02-2026"):
            path = tmp_path / f"statement-{version}.md"
            text = (STATEMENTS / f"data-pro-statement-{version}.md").read_text("utf-8")
            assert before in text
            path.write_text(text.replace(before, after), "utf-8")
            paths.append(path)
        return run("notice", *paths, "--received", "2026-03-02", "--format", "text", "--draft")

    return make


def test_an_altered_clause_2_2_moves_the_last_day_of_the_default_policy(statement: Callable[..., Result]) -> None:
    assert "tot en met woensdag 1 april 2026" in " ".join(statement(TERM, TERM).stdout.split())
    assert "tot en met donderdag 16 april 2026" in " ".join(statement(TERM, TERM.replace("30", "45")).stdout.split())


def test_clause_2_2_without_days_gives_no_last_day_and_blocks_the_notice(statement: Callable[..., Result]) -> None:
    result = statement(TERM, "kort na de kennisgeving")
    assert "artikel 2.2 gives the right 'terminate' and no number of calendar days" in result.stderr


def test_without_clause_2_2_there_is_no_right_to_terminate(statement: Callable[..., Result]) -> None:
    right = (
        "dan mag hij de verwerkersovereenkomst binnen 30 dagen na de kennisgeving daarvan schriftelijk en met opgaaf"
    )
    result = statement(f"{right} van redenen opzeggen", "dan bespreekt hij dat")
    assert "No basis found for the right 'terminate' in version 09-2025" in result.stderr
    assert "U kunt de verwerkersovereenkomst opzeggen" not in " ".join(result.stdout.split())
