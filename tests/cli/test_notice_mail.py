"""`renvooi notice --format eml`: the e-mail as clients get it, for reading before anything is sent."""

from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

from click.testing import Result

FOLDER = Path(__file__).parents[2] / "corpus" / "documents" / "demarcatie"
PAIR = [str(FOLDER / f"demarcatie-{version}.md") for version in ("2026-01", "2026-02")]


def test_example_opens_in_a_mail_program(run: Callable[..., Result], tmp_path: Path) -> None:
    file = tmp_path / "voorbeeld.eml"
    ran = run("notice", *PAIR, "--draft", "--output", str(file))
    assert ran.exit_code == 0, ran.output
    message = message_from_bytes(file.read_bytes(), policy=policy.SMTP.clone(raise_on_defect=True))
    assert message["To"] == "undisclosed-recipients:;"
    assert message["Subject"].startswith("CONCEPT - Kennisgeving: wijziging van Demarcatie")
    kinds = [part.get_content_type() for part in message.walk() if not part.is_multipart()]
    assert kinds == ["text/plain", "text/html", "application/pdf", "application/json", "text/calendar"]


def test_language_is_that_of_the_whole_message(run: Callable[..., Result]) -> None:
    ran = run("notice", *PAIR, "--draft", "--format", "eml", "--language", "en")
    assert ran.exit_code == 0, ran.output
    message = message_from_bytes(ran.stdout_bytes, policy=policy.SMTP)
    assert message["Content-Language"] == "en"
    assert "notice.pdf" in [part.get_filename() for part in message.walk()]
