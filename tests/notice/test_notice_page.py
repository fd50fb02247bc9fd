"""Every example on the page about notices does what the page says."""

import re
import runpy
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from renvooi.model import FieldName, Notice, ReadingWarning, RecordOperation
from renvooi.model.errors import MissingFile
from renvooi.notice import House, load_house, load_policy, make_notice, read_account, render_notice
from renvooi.notice.house import TEMPLATES
from tests.notice.builders import NEW, OLD, added_sub_processor, breach_term, diff, engaged, party
from tests.notice.render.houses import logo

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "notice.md").read_text("utf-8")
EXAMPLE = re.compile(r"^<!-- (?P<name>[^>]+) -->\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = {found["name"]: found["text"] for found in EXAMPLE.finditer(PAGE)}


def beside(name: str) -> bytes:
    """The files beside the house style of the page."""
    if name == "logo.png":
        return logo().data
    example = EXAMPLES.get(f"template {name.removeprefix('letter/')}")
    if example is None:
        raise MissingFile(name, "no such file", "Check the name")
    return example.encode()


def house() -> House:
    return load_house(EXAMPLES["house"].encode(), read=beside)


def notice() -> Notice:
    account = read_account(EXAMPLES["account"].encode(), "redenen.toml")
    new = replace(NEW, warnings=(ReadingWarning("picture-page", "Page 4 holds a picture without text.", 4),))
    arrival = engaged(RecordOperation.ADDED, new=party("Kluisnet GmbH", (FieldName.LOCATION, "EU/EER")))
    return make_notice(
        diff(breach_term(), added_sub_processor(), new=new, records=(arrival,)),
        OLD,
        new,
        policy=load_policy(),
        received=date(2026, 3, 2),
        reasons=account.reasons,
        accepted=account.accepted,
        parties=account.parties,
    )


def test_account_of_the_page_leaves_nothing_open() -> None:
    made = notice()
    assert made.open_points == ()
    text = " ".join(render_notice(made, "text").split())
    for said in ("Beispielweg 1, Berlijn", "Onderzoek naar een datalek", "Pagina 4 is een foto", "1 september 2026"):
        assert said in text


@pytest.mark.parametrize("form", ["markdown", "html", "text"])
def test_house_of_the_page_prints_its_letter(form: str) -> None:
    text = " ".join(re.sub(r"<[^>]*>", " ", render_notice(notice(), form, house=house())).split())
    assert "Beste klant," in text
    assert re.search(r"Met vriendelijke groet, Voorbeeld Data B\.V\.", text)


def test_page_shows_each_kind_of_template() -> None:
    assert set(house().templates) == set(TEMPLATES) - {"en/notice.md.j2"}


def test_python_of_the_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "example.py"
    file.write_text(EXAMPLES["python"], "utf-8")
    monkeypatch.chdir(ROOT)
    runpy.run_path(str(file))
    assert "CONCEPT. Dit is een concept" in capsys.readouterr().out


def test_every_key_of_account_and_house_is_explained() -> None:
    source = (ROOT / "notice/renvooi/notice/house_file.py").read_text("utf-8")
    source += (ROOT / "notice/renvooi/notice/reasons.py").read_text("utf-8")
    keys = set(re.findall(r'(?:\(root|\(table|table\.\w+\(|root\.\w+\(),? ?"([\w-]+)"', source))
    assert {"sender", "accent", "links", "starts", "accepted"} <= keys
    assert (
        sorted(key for key in keys if not re.search(rf"`{key}`|^{key} =|\[{key}[\].]|\b{key} =", PAGE, re.MULTILINE))
        == []
    )


@pytest.mark.parametrize("heading", re.findall(r"^\| (W[^|]+\?) \|", PAGE, re.MULTILINE))
def test_sections_on_the_page_are_those_of_a_notice(heading: str) -> None:
    source = (ROOT / "notice/renvooi/notice/templates/nl/notice.md.j2").read_text("utf-8")
    source += (ROOT / "notice/renvooi/notice/phrases.py").read_text("utf-8")
    assert heading in source
