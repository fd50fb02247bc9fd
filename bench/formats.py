"""Whether all forms of a notice say the same, and whether its PDF is accessible.

    python bench/formats.py OLD NEW [OLD NEW ...] [--received 2026-03-02] [--folder FOLDER]

Each pair of files is compared, and the notice is written in every form and both languages. Each form is
read back by a library that did not write it, and held against the notice: rows, texts, reasons, rights,
last days, editorial changes. The PDF is held against the rules of PDF/UA that a program can decide.
`--folder` keeps the files. Ends with exit code 1 if anything differs.
"""

import argparse
import sys
from datetime import date
from pathlib import Path

if not __package__:
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench.formatting.same import differences
from renvooi.diff import diff
from renvooi.model import Notice
from renvooi.notice import load_policy, make_notice
from renvooi.notice.render.files import FILE_FORMS, render_file
from renvooi.parser import parse

SUFFIXES = {"markdown": "md", "text": "txt"}
"""Of the forms whose name is not their suffix."""


def notice_of(old: Path, new: Path, received: date) -> Notice:
    """The notice of a pair of files under the default policy, with a reason for every change."""
    before, after = (parse(path.read_bytes(), name=path.name) for path in (old, new))
    script = diff(before, after)
    reasons = {change.id: f"Reden van wijziging {number}." for number, change in enumerate(script.changes, start=1)}
    return make_notice(script, before, after, policy=load_policy(), received=received, reasons=reasons)


def keep(notice: Notice, name: str, language: str, folder: Path) -> None:
    """Nothing; the notice is in `folder` in every form."""
    folder.mkdir(parents=True, exist_ok=True)
    for form in FILE_FORMS:
        file = folder / f"{name}.{language}.{SUFFIXES.get(form, form)}"
        file.write_bytes(render_file(notice, form, language=language))


def main() -> int:
    """The exit code; the findings are printed, a line each."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", type=Path, metavar="FILE", help="old and new, pair after pair")
    options.add_argument("--received", type=date.fromisoformat, default=date(2026, 3, 2), metavar="DATE")
    options.add_argument("--folder", type=Path, help="keep the files here")
    given = options.parse_args()
    if len(given.files) % 2:
        options.error("give an even number of files: old and new, pair after pair")
    bad = 0
    for old, new in zip(given.files[0::2], given.files[1::2], strict=True):
        notice = notice_of(old, new, given.received)
        print(f"{old.stem} -> {new.stem}: {len(notice.rows)} changes, {len(notice.rights)} rights")
        for language in ("nl", "en"):
            found = differences(notice, language)
            for form, lines in found.items():
                print(f"  {language}  {form:<22} {'same' if not lines else f'{len(lines)} differences'}")
                for line in lines[:5]:
                    print(f"        {line}")
                bad += len(lines)
            if given.folder is not None:
                keep(notice, f"{old.stem}-{new.stem}", language, given.folder)
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
