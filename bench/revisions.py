"""What LibreOffice makes of a redline: all changes accepted must give the new text, all rejected the old.

    python bench/revisions.py FOLDER ... [--suffix .md] [--mutants 20] [--seed 1]

The documents of each folder are taken in the order of their names, each pair of neighbours in both
directions, and each document against `--mutants` seeded mutants of itself. LibreOffice opens every
redline in one run of the program, accepts and rejects all changes, and saves plain text, which is
compared line by line with what the tree says. Printed: redlines, lines, and every line that differs.
"""

import argparse
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.producers import libreoffice
from renvooi.diff import diff, redline_docx
from renvooi.model import Document, Node, NodeType, with_ids
from renvooi.parser import parse

SECONDS = 600
"""Longest that all redlines together may take."""
EDITS = 6
"""Edits of one mutant."""
HOW = ("accept", "reject")

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false"><library:element library:name="Settling"/></library:library>
"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library"
 xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard"
 xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settling" script:language="StarBasic">
Sub Settle(sFolder As String)
  Dim sFile As String
  Dim aFiles(9999) As String
  Dim nFiles As Integer, i As Integer, k As Integer
  Dim oDoc As Object, oDispatcher As Object
  Dim aHidden(0) As New com.sun.star.beans.PropertyValue
  Dim aFilter(1) As New com.sun.star.beans.PropertyValue
  Dim aNone()
  Dim aHow
  aHow = Array("Accept", "Reject")
  aHidden(0).Name = "Hidden"
  aHidden(0).Value = True
  aFilter(0).Name = "FilterName"
  aFilter(0).Value = "Text (encoded)"
  aFilter(1).Name = "FilterOptions"
  aFilter(1).Value = "UTF8,LF,,,"
  sFile = Dir(sFolder + "/*.docx")
  Do While sFile &lt;&gt; ""
    aFiles(nFiles) = sFile
    nFiles = nFiles + 1
    sFile = Dir()
  Loop
  oDispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  For i = 0 To nFiles - 1
    For k = 0 To 1
      oDoc = StarDesktop.loadComponentFromURL(ConvertToURL(sFolder + "/" + aFiles(i)), "_blank", 0, aHidden())
      oDispatcher.executeDispatch(oDoc.CurrentController.Frame, ".uno:" + aHow(k) + "AllTrackedChanges", "", 0, aNone())
      oDoc.storeToURL(ConvertToURL(sFolder + "/" + aFiles(i) + "." + LCase(aHow(k))), aFilter())
      oDoc.close(True)
    Next k
  Next i
  StarDesktop.terminate()
End Sub
</script:module>
"""


def settle(redlines: Sequence[bytes]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Of each redline the lines that LibreOffice has once all changes are accepted, and once they are rejected.

    Raises: FileNotFoundError if LibreOffice is not installed.
    """
    office = libreoffice.program()
    if office is None:
        raise FileNotFoundError("libreoffice is not installed")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "redlines")
        folder.mkdir()
        for number, data in enumerate(redlines):
            (folder / f"{number}.docx").write_bytes(data)
        command = [office, f"-env:UserInstallation=file://{scratch}/profile", "--headless", "--norestore"]
        # The first run makes the profile, and would write over the macro.
        subprocess.run([*command, "--terminate_after_init"], check=True, capture_output=True, timeout=SECONDS)
        basic = Path(scratch, "profile", "user", "basic")
        (basic / "Standard").mkdir(parents=True, exist_ok=True)
        (basic / "script.xlc").write_text(_LIBRARIES, "utf-8")
        (basic / "Standard" / "script.xlb").write_text(_LIBRARY, "utf-8")
        (basic / "Standard" / "Settling.xba").write_text(_MODULE, "utf-8")
        call = f'macro:///Standard.Settling.Settle("{folder}")'
        subprocess.run([*command, call], check=True, capture_output=True, timeout=SECONDS)
        return [(_lines(folder, number, "accept"), _lines(folder, number, "reject")) for number in range(len(redlines))]


def _lines(folder: Path, number: int, how: str) -> tuple[str, ...]:
    """The paragraphs of a saved text; the empty one that ends every redline left out."""
    text = (folder / f"{number}.docx.{how}").read_text("utf-8-sig")
    *lines, last = text.removesuffix("\n").split("\n")
    assert last == ""
    return tuple(lines)


def printed(document: Document) -> tuple[str, ...]:
    """The lines of a document as its redline must show them, from the tree alone."""
    headings = {node.heading for node in document.nodes} | {document.source.name}
    title = () if document.title in headings else (document.title,)
    return (*title, *(line for top in document.nodes for node in top.walk() for line in _of(node).split("\n")))


def _of(node: Node) -> str:
    if node.type is NodeType.SECTION:
        return node.printed_heading
    return f"{node.label}\t{node.text}" if node.label else node.text


def mutant(document: Document, chance: random.Random) -> Document:
    """`document` after some edits at any depth."""
    nodes = document.nodes
    for _ in range(EDITS):
        nodes = _edited(nodes, chance)
    digest = f"{chance.getrandbits(256):064x}"
    return replace(document, nodes=with_ids(nodes), source=replace(document.source, sha256=digest))


def _edited(nodes: tuple[Node, ...], chance: random.Random) -> tuple[Node, ...]:
    result = list(nodes)
    at = chance.randrange(len(result))
    node = result[at]
    if node.nodes and chance.random() < 0.8:
        result[at] = replace(node, nodes=_edited(node.nodes, chance))
        return tuple(result)
    words = node.text.split(" ")
    match chance.choice(("delete", "copy", "move", "reword", "split", "merge", "relabel")):
        case "delete" if len(result) > 1:
            del result[at]
        case "copy":
            result.insert(chance.randrange(len(result) + 1), node)
        case "move":
            result.insert(chance.randrange(len(result)), result.pop(at))
        case "split" if len(words) > 6 and not node.nodes:
            half = len(words) // 2
            parts = (replace(node, text=" ".join(part)) for part in (words[:half], words[half:]))
            result[at : at + 1] = parts
        case "merge" if at + 1 < len(result) and not node.nodes and not result[at + 1].nodes:
            if node.type is result[at + 1].type is not NodeType.SECTION:
                result[at : at + 2] = [replace(node, text=f"{node.text} {result[at + 1].text}")]
        case "relabel" if node.label:
            result[at] = replace(node, label=f"{chance.randrange(1, 30)}.")
        case _ if node.type is not NodeType.SECTION:
            chance.shuffle(words)
            result[at] = replace(node, text=" ".join(words))
        case _:
            result[at] = replace(node, heading=f"{node.heading} anders")
    return tuple(result)


def pairs(documents: Sequence[Document], mutants: int, seed: int) -> Iterator[tuple[Document, Document]]:
    """Neighbours in both directions, and mutants of each document."""
    for one, other in pairwise(documents):
        yield from ((one, other), (other, one))
    for document in documents:
        for number in range(mutants):
            yield document, mutant(document, random.Random(f"{seed} {number} {document.source.sha256}"))


def main() -> int:
    """1 if a line differs, 2 without LibreOffice."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folders", type=Path, nargs="+")
    arguments.add_argument("--suffix", default=".md")
    arguments.add_argument("--mutants", type=int, default=20)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    if libreoffice.program() is None:
        print("libreoffice is not installed")
        return 2
    jobs: list[tuple[Document, Document]] = []
    for folder in options.folders:
        files = sorted(folder.glob(f"*{options.suffix}"))
        jobs += pairs([parse(file.read_bytes(), name=file.name) for file in files], options.mutants, options.seed)
    found = settle([redline_docx(old, new, diff(old, new)) for old, new in jobs])
    lines = wrong = 0
    for (old, new), sides in zip(jobs, found, strict=True):
        for how, document, got in zip(HOW, (new, old), sides, strict=True):
            expected = printed(document)
            lines += len(expected)
            if got != expected:
                wrong += 1
                first = next((pair for pair in zip(got, expected, strict=False) if pair[0] != pair[1]), ("", ""))
                print(f"{old.source.name} -> {new.source.name}, {how}: {first[0]!r} and not {first[1]!r}")
    print(f"{len(jobs)} redlines, {lines} lines, {wrong} texts differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
