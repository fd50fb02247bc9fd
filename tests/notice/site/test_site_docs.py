"""The examples of docs/site*.md are taken as they stand there."""

import re
from pathlib import Path

import click
import pytest

from renvooi.cli.main import renvooi
from renvooi.model.errors import MissingFile
from renvooi.notice.site.frame import Site
from renvooi.notice.site.pages.step import step_pages
from renvooi.notice.site.settings_file import load_site
from tests.notice.site.example import ASSETS, ExampleSource

DOCS = Path(__file__).parents[3] / "docs"
PAGES = sorted(DOCS.glob("site*.md"))
BLOCK = re.compile(r"^```(?P<form>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path, form: str) -> list[str]:
    return [found["text"] for found in BLOCK.finditer(page.read_text("utf-8")) if found["form"] == form]


def test_house_and_template_of_the_page_make_a_site() -> None:
    (house,), (template,) = blocks(DOCS / "site.md", "toml"), blocks(DOCS / "site.md", "jinja")
    files = {"site/base.html.j2": template.encode()}

    def read(name: str) -> bytes:
        if name not in files:
            raise MissingFile(name, "does not exist", "Check the name.")
        return files[name]

    settings = load_site(house.encode(), read=read, name="house.toml")
    assert settings.url == "https://www.example.nl/wijzigingen/"
    assert settings.without == {"docx"}
    source = ExampleSource()
    card = source.documents()[1]
    pages = step_pages(source.step(card, card.steps[-1]), Site(settings, ASSETS))
    assert all("Voorbeeldstraat 12, Voorbeeldstad" in page.decode() for page in pages.values())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_examples_run(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for source in blocks(page, "python"):
        exec(compile(source, page.name, "exec"), {})  # noqa: S102  (our own page)
        assert capsys.readouterr().out.startswith("'sha256-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_of_the_examples_exist_with_their_options(page: Path) -> None:
    shown = re.findall(r"(?:^\$ |run: )(?:[\w./]*/)?renvooi (.*)$", page.read_text("utf-8"), re.MULTILINE)
    for line in shown:
        command: click.Command = renvooi
        words = line.split()
        context = click.Context(renvooi)
        while isinstance(command, click.Group) and words:
            found = command.get_command(context, words.pop(0))
            assert found is not None, line
            command = found
        known = {option for one in command.params for option in one.opts}
        assert {word.partition("=")[0] for word in words if word.startswith("--")} <= known, line
