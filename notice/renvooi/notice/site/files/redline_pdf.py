"""The whole new text against the old one as a tagged PDF (PDF/UA-1).

Drawn by typst from data: the text of a document reaches it as JSON and is never markup. The notices are
drawn by WeasyPrint from HTML, which takes a second for a document of ten pages; typst takes a thirtieth of
that, and a site has a redline for every step. Only the fonts that typst brings are used, so that the same
redline has the same bytes on every machine.

What came and what went are spans with a decoration in the tags, as a screen reader can tell them. Rejected: hidden
words beside them ("[verwijderd: ...]"), as pages have. Typst has no replacement text for a span, and words too small
to be seen are read from the page without their end by one program (pdfium) and on a line of their own by another
(pdfplumber), so that copied text would be confusing.

Steps of one document have most paragraphs in common, and typst keeps for its next pages what it set before. It
does so only as long as the inputs of the program stay the same, so the data is in a file.
"""

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from renvooi.corpus.durable import disk_failed
from renvooi.diff.render.whole import Paragraph
from renvooi.model.errors import MissingPackage
from renvooi.model.notices import Bilingual
from renvooi.notice.render.dates import in_words
from renvooi.notice.site.files.ink import Ink, plainly
from renvooi.notice.site.files.redline_lines import Shown, redline_lines
from renvooi.notice.site.pages.unread import unread_of
from renvooi.notice.site.values import StepFacts, VersionCard

if TYPE_CHECKING:
    from typst import Compiler

FONTS = ("Libertinus Serif", "New Computer Modern", "New Computer Modern Math", "DejaVu Sans Mono")
"""What typst brings; each is asked for the characters that those before it lack."""
NOTHING = "–"
"""Stands where a version says nothing."""
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:-.*)?")
_DATA = "data.json"
"""The file that a template reads; there is no other in its folder."""
_PROBE = b"""#set document(title: "probe", date: none)
#set text(font: json(bytes(sys.inputs.fonts)))
#for one in json("/data.json").clusters() { par(one) }
"""

_DIGESTS = (
    Bilingual("SHA-256 van het oude bestand", "SHA-256 of the old file"),
    Bilingual("SHA-256 van het nieuwe bestand", "SHA-256 of the new file"),
)
_UNREAD = Bilingual("Niet alle tekst is zeker gelezen", "Not all text was read with certainty")
_LEGEND = {
    "said": Bilingual(
        "Hieronder staat de hele nieuwe tekst. Elke wijziging staat op haar plaats.",
        "Below stands the whole new text. Each change stands in its place.",
    ),
    "added": Bilingual("toegevoegd", "added"),
    "removed": Bilingual("vervallen", "removed"),
}
_SIGNS = (
    Bilingual("→1 en 1→: verplaatst binnen een alinea", "→1 and 1→: moved within a paragraph"),
    Bilingual("¶: nieuw of vervallen einde van een alinea", "¶: end of a paragraph that came or went"),
)


def redline_pdf(facts: StepFacts, paragraphs: Sequence[Paragraph]) -> bytes:
    """The redline of a step, which `paragraphs` are; equal arguments give equal bytes.

    A character that the fonts lack stands there by its number, as ⟦U+4E2D⟧.
    Raises: MissingPackage if typst is not installed, StoreFailed if there is no room for its data meanwhile.
    """
    compiler, failed = _compiler()
    ink = _ink()
    source = _template()
    try:
        return _drawn(compiler, source, _data(facts, paragraphs, ink.shown))
    except failed:
        # Characters that can be drawn each alone may have no picture together.
        return _drawn(compiler, source, _data(facts, paragraphs, lambda text: plainly(ink.shown(text))))


def _data(facts: StepFacts, paragraphs: Sequence[Paragraph], shown: Shown) -> object:
    """What the template is drawn from; typst reads it as JSON."""
    old, new = facts.step.old, facts.step.new
    was, now = shown(old.label), shown(new.label)
    title = shown(" ".join(new.title.split())) or shown(facts.document.name)
    lines = redline_lines(paragraphs, facts.diff.changes, shown=shown)
    return {
        "title": title,
        "running": f"{title}: {was} → {now}",
        "subtitle": _pair(Bilingual(f"Renvooi van {was} naar {now}", f"Redline from {was} to {now}")),
        "language": _language(facts.document.language),
        "facts": list(_facts(old, new, shown)),
        "digests": [
            {"label": _pair(label), "value": card.file.sha256} for label, card in zip(_DIGESTS, (old, new), strict=True)
        ],
        "legend": {name: _pair(words) for name, words in _LEGEND.items()}
        | {"signs": [_pair(words) for words in _SIGNS]},
        "unread": {"head": _pair(_UNREAD), "places": list(_unread(facts, shown))},
        "lines": [
            {
                "kind": line.kind,
                "level": line.level,
                "indent": line.indent,
                "label": line.label,
                "wide": line.wide,
                "steps": line.steps,
                "stays": line.stays,
                "note": None if line.note is None else _pair(line.note),
            }
            for line in lines
        ],
    }


def _facts(old: VersionCard, new: VersionCard, shown: Shown) -> Iterator[list[list[str]]]:
    """The rows of the table above the text; a cell is said in Dutch and in English, or once."""
    yield [[""], ["Oud", "Old"], ["Nieuw", "New"]]
    yield [["Versie", "Version"], [shown(old.label)], [shown(new.label)]]
    yield [["Ingangsdatum", "Effective date"], *(_day(card) for card in (old, new))]


def _day(card: VersionCard) -> list[str]:
    if card.effective_date is None:
        return [NOTHING]
    return [in_words(card.effective_date, language) for language in ("nl", "en")]


def _unread(facts: StepFacts, shown: Shown) -> Iterator[list[list[str]]]:
    """Where text of either version could not be read, and what is there."""
    for card, tree in ((facts.step.old, facts.old), (facts.step.new, facts.new)):
        version = shown(card.label)
        for one in unread_of(tree.warnings):
            pages = ", ".join(map(str, one.pages))
            place = [f"{version}, pagina {pages}", f"{version}, page {pages}"] if pages else [version, version]
            yield [place, _pair(one.what)]


def _pair(words: Bilingual) -> list[str]:
    return [words.nl, words.en]


def _language(tag: str) -> str:
    """The primary language of a tag; typst takes no other form."""
    found = _LANGUAGE.fullmatch(tag)
    return found[1].lower() if found else "und"


def _drawn(compiler: "Compiler", source: bytes, data: object) -> bytes:
    try:
        with tempfile.TemporaryDirectory(prefix="renvooi-redline-") as root:
            Path(root, _DATA).write_text(json.dumps(data, ensure_ascii=False), "utf-8")
            made = compiler.compile(
                input=source,
                format="pdf",
                sys_inputs={"fonts": json.dumps(FONTS)},
                pdf_standards="ua-1",
                root=root,
            )
    except OSError as error:
        raise disk_failed(Path(tempfile.tempdir or "temporary files"), error) from error
    assert isinstance(made, bytes)  # a PDF is one file, and no file was named to write it to
    return made


@cache
def _compiler() -> tuple["Compiler", type[Exception]]:
    """One for all redlines of a process: reading the fonts takes as long as a page; and what it raises."""
    try:
        from typst import Compiler, TypstError
    except ImportError as error:
        raise MissingPackage("writing a redline as PDF", "site") from error
    return Compiler(ignore_system_fonts=True), TypstError


@cache
def _template() -> bytes:
    return files("renvooi.notice.site.files").joinpath("redline.typ").read_bytes()


@cache
def _ink() -> Ink:
    return Ink(_draws)


def _draws(characters: str) -> bool:
    """Whether the fonts have a picture of each of `characters`: a tagged PDF is refused for one that has none."""
    compiler, failed = _compiler()
    try:
        _drawn(compiler, _PROBE, characters)
    except failed:
        return False
    return True
