"""How readable the own prose of notices is: length of sentences, share of long words.

    python bench/readability.py OLD NEW [OLD NEW ...] [--language en] [--received 2026-03-04] [--show]

Makes the notice of each pair and leaves out what is not ours: contract text, quotes, names, places,
labels, addresses and reasons. They are known by construction, since whatever a template prints of
others stands in a `bdi`. Each counts as one word of the sentence around it and never as a long one.
Headings, tables and labels ("Andere tekst.") count for nothing, so that they cannot flatter the
figures. A long word has more than six letters, as in LIX (Björnsson 1968), which is the average
number of words in a sentence plus the percentage of long words: under 30 is very easy, 40 is a
newspaper, over 50 is hard. Sentences that a notice repeats count once in the second pair of figures.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from renvooi.diff import diff
from renvooi.model import Notice, NoticeRow
from renvooi.model.errors import RenvooiError
from renvooi.notice import load_policy, make_notice, render_notice
from renvooi.parser import parse

LONG = 6
"""Letters; a word with more is a long one (LIX)."""

SHORTEST = 4
"""Words; what has fewer is a label and no sentence."""

_OTHERS = re.compile(r"<bdi[^>]*>.*?</bdi>|<https:[^>]*>|&#?\w+;", re.DOTALL)
_NAME = "▪"
_NO_PROSE = re.compile(r"^(?:#|\||>)")
_END = re.compile(r"(?<=[.?!])\s+")
_WORD = re.compile(rf"[\w'’–-]+|{_NAME}")


@dataclass(frozen=True, slots=True)
class Prose:
    """The own sentences of a notice, in the order in which they are printed."""

    sentences: tuple[str, ...]

    @property
    def words(self) -> int:
        """All words, each text of others as one."""
        return sum(len(_WORD.findall(one)) for one in self.sentences)

    @property
    def average(self) -> float:
        """Words in a sentence."""
        return self.words / len(self.sentences) if self.sentences else 0.0

    @property
    def long_share(self) -> float:
        """Long words among all words, as a percentage."""
        found = [word for one in self.sentences for word in _WORD.findall(one)]
        return 100 * sum(len(re.sub(r"\W", "", word)) > LONG for word in found) / len(found) if found else 0.0

    @property
    def distinct(self) -> "Prose":
        """Each sentence once."""
        return Prose(tuple(dict.fromkeys(self.sentences)))


def own_prose(notice: Notice, language: str) -> Prose:
    """The sentences of `notice` that are ours, with a mark for each text of others."""
    silent = replace(
        notice,
        rows=_without_reasons(notice.rows),
        editorial=_without_reasons(notice.editorial),
        archived=_without_reasons(notice.archived),
    )
    marked = _OTHERS.sub(_NAME, render_notice(silent, "markdown", language=language))
    lines = [re.sub(r"^(?:- |\*\*)|\*\*", "", line) for line in marked.splitlines() if not _NO_PROSE.match(line)]
    parts = [part.strip() for line in lines for part in _END.split(line)]
    return Prose(
        tuple(part for part in parts if part.endswith((".", "?", "!")) and len(_WORD.findall(part)) >= SHORTEST)
    )


def _without_reasons(rows: Sequence[NoticeRow]) -> tuple[NoticeRow, ...]:
    return tuple(
        replace(row, why=None, verdict=None if row.verdict is None else replace(row.verdict, because=_NAME))
        for row in rows
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 0, or 2 for files that do not come in pairs."""
    options = argparse.ArgumentParser(description="How readable the own prose of notices is.")
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--language", choices=("nl", "en"), default="nl")
    options.add_argument("--received", type=date.fromisoformat, default=None)
    options.add_argument("--show", action="store_true", help="print each sentence with its number of words")
    given = options.parse_args(arguments)
    if len(given.files) % 2:
        print("give files in pairs: OLD NEW", file=sys.stderr)
        return 2
    total: list[str] = []
    for old, new in zip(given.files[::2], given.files[1::2], strict=True):
        try:
            prose = own_prose(_notice(old, new, given.received), given.language)
        except RenvooiError as error:
            print(error, file=sys.stderr)
            continue
        total += prose.sentences
        print(_figures(f"{old.name} -> {new.name}", prose))
        if given.show:
            print("".join(f"  {len(_WORD.findall(one)):3} {one}\n" for one in prose.distinct.sentences), end="")
    print(_figures("total", Prose(tuple(total))))
    return 0


def _notice(old: Path, new: Path, received: date | None) -> Notice:
    before, after = (parse(path.read_bytes(), name=path.name) for path in (old, new))
    return make_notice(diff(before, after), before, after, policy=load_policy(), received=received)


def _figures(name: str, prose: Prose) -> str:
    once = prose.distinct
    lix = prose.average + prose.long_share
    return (
        f"{name}: {len(prose.sentences)} sentences, {prose.average:.1f} words each, {prose.long_share:.0f}% long words, "
        f"LIX {lix:.0f}; each once: {len(once.sentences)} sentences, {once.average:.1f} words, {once.long_share:.0f}% long"
    )


if __name__ == "__main__":
    sys.exit(main())
