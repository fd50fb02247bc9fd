"""Documents of a processor that does not exist, files that no reader should accept, and a way to run."""

import io
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from renvooi.cli.main import renvooi

OLD = """---
kind: demarcatie
title: Demarcatie Voorbeeld Data
version: 2026-01
effective_date: 2026-01-15
classification: Openbaar
---

# Demarcatie Voorbeeld Data

Dit document zegt wie wat doet.

## Datawarehouse

- Voorbeeld Data maakt elke nacht een back-up.
- Voorbeeld Data controleert de back-up elke week.

## Toegang

- De klant beheert de accounts.
"""
NEW = (
    OLD.replace("2026-01", "2026-02")
    .replace("Voorbeeld Data controleert", "De klant controleert")
    .replace("accounts.\n", "accounts.\n- De klant bewaart wachtwoorden in een kluis.\n")
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The old version, as Markdown."""
    path = tmp_path / "demarcatie-2026-01.md"
    path.write_text(OLD, encoding="utf-8")
    return path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The new version: one clause changed hands, one was added."""
    path = tmp_path / "demarcatie-2026-02.md"
    path.write_text(NEW, encoding="utf-8")
    return path


@pytest.fixture
def run() -> Callable[..., Result]:
    """`run("diff", old, new)`: the result of that command line."""

    def invoke(*arguments: str | Path) -> Result:
        return CliRunner().invoke(renvooi, [str(argument) for argument in arguments], prog_name="renvooi")

    return invoke


@pytest.fixture(scope="session")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Folders with a corpus to copy: "empty", and "kept" with two versions of which the old one is published."""
    folder = tmp_path_factory.mktemp("corpora")
    files = [folder / f"demarcatie-{label}.md" for label in ("2026-01", "2026-02")]
    for file, text in zip(files, (OLD, NEW), strict=True):
        file.write_text(text, encoding="utf-8")
    made = folder / "made"
    made.mkdir()
    whose = ("--corpus", str(made), "--by", "N. Jansen")
    steps = {"empty": [["init", *whose]], "kept": [["add", *map(str, files), *whose], ["publish", FIRST, *whose]]}
    for name, commands in steps.items():
        for arguments in commands:
            ran = CliRunner().invoke(renvooi, arguments)
            assert ran.exit_code == 0, ran.output
        shutil.copytree(made, folder / name)
    return {name: folder / name for name in steps}


FIRST = "demarcatie@2026-01"


@pytest.fixture
def corpus(tmp_path: Path, corpora: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new, empty corpus that every command finds; N. Jansen acts on it."""
    return _copied(corpora["empty"], tmp_path, monkeypatch)


@pytest.fixture
def kept(tmp_path: Path, corpora: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus with the old and the new version of the demarcatie, of which the old one is published."""
    return _copied(corpora["kept"], tmp_path, monkeypatch)


def _copied(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "corpus"
    shutil.copytree(source, place)
    monkeypatch.setenv("RENVOOI_CORPUS", str(place))
    monkeypatch.setenv("RENVOOI_BY", "N. Jansen")
    monkeypatch.delenv("RENVOOI_KEY", raising=False)
    return place / "renvooi.db"


@pytest.fixture(scope="session")
def bad_files() -> Mapping[str, bytes]:
    """Bytes that no document can be read from, by what is wrong with them."""
    good = _text_pdf("Voorbeeld Data maakt elke nacht een back-up.")
    return {
        "text named pdf": b"Voorbeeld Data maakt elke nacht een back-up.\n",
        "empty": b"",
        "truncated": good[: len(good) * 2 // 3],
        "encrypted": _encrypted(good),
        "image only": _pdf(b"q 400 0 0 400 72 200 cm /Im1 Do Q"),
        "binary garbage": bytes(range(256)) * 40,
        "garbage after the header": b"%PDF-1.7\n" + bytes(range(255, -1, -1)) * 40,
    }


def _text_pdf(line: str) -> bytes:
    return _pdf(f"BT /F1 12 Tf 72 700 Td ({line}) Tj ET".encode("ascii"))


def _encrypted(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="eigenaar", user="lezer"))
    return out.getvalue()


def _pdf(content: bytes) -> bytes:
    """A PDF of one page that draws `content`."""
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    image = pikepdf.Stream(pdf, bytes(range(256)) * 3)
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height, image.BitsPerComponent = 16, 16, 8
    image.ColorSpace = pikepdf.Name.DeviceRGB
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font), XObject=pikepdf.Dictionary(Im1=image))
    page.Contents = pikepdf.Stream(pdf, content)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()
