"""Which version a name means: a file, a version of a corpus, or a version in a folder.

A file of that very name comes first, as a user sees it in front of them. For "demarcatie@2026-01"
the folder of --in decides if it is given, else a corpus that knows the document, else the current
folder. Names are compared with what is there and never made into a path.
"""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renvooi.cli.corpus import key_file, now, place_of
from renvooi.cli.named import Stored, Version, Where
from renvooi.cli.versions import find_version, find_versions
from renvooi.model.errors import NoCorpus, UnknownVersion
from renvooi.model.versions import version_order

if TYPE_CHECKING:
    from renvooi.corpus import Corpus

FEWEST = 2
"""Versions that make a chain."""

CORPUS_FILE = "renvooi.db"
"""The database file that is found without being named."""

_RANGE = re.compile(r"(?P<old>[^./\\][^/\\]*?)\.\.(?P<new>[^./\\][^/\\]*)")
"""OLD..NEW; neither side begins like a path."""


def find_pair(names: Sequence[str], where: Where) -> tuple[Version, Version]:
    """OLD and NEW as the user named them: two names, DOCUMENT OLD NEW, DOCUMENT OLD..NEW or DOCUMENT@OLD..NEW.

    Raises: UsageError for more or fewer names, and for --in and --corpus beside plain files;
    UnknownVersion, NoCorpus, CorpusUnreadable.
    """
    finder = _Finder(where)
    if spanned := _spanned(names):
        document, old, new = spanned
    elif len(names) == 2:
        return _two(finder, *names)
    elif len(names) == 3:
        document, old, new = names
    else:
        found = f"{len(names)} name{'s' if len(names) != 1 else ''}"
        raise _usage(f"Expected OLD NEW, DOCUMENT OLD NEW or DOCUMENT OLD..NEW, found {found}")
    return finder.at(document, old), finder.at(document, new)


def find_each(names: Sequence[str], where: Where) -> tuple[Version, ...]:
    """Each name by itself: a file, or document@version.

    Raises: UsageError for --in and --corpus beside plain files; UnknownVersion, NoCorpus, CorpusUnreadable.
    """
    finder = _Finder(where)
    found = tuple(finder.named(name) for name in names)
    _refuse_idle(names, found, where)
    return found


def find_chain(names: Sequence[str], where: Where) -> tuple[Version, ...]:
    """Two versions or more: all of DOCUMENT, those of it from OLD to NEW, or each by its own name.

    Raises: UsageError for fewer, and for --in and --corpus beside plain files; UnknownVersion,
    NoCorpus, CorpusUnreadable.
    """
    finder = _Finder(where)
    if spanned := _spanned(names):
        found = finder.between(*spanned)
    elif _is_document(names):
        found = finder.all_of(names[0])
        if len(found) < FEWEST:
            raise _usage(f"Expected two versions or more, found {len(found)} of {names[0]} {finder.looked()}")
    else:
        found = find_each(names, where)
    if len(found) < FEWEST:
        raise _usage(f"Expected two versions or more, from old to new, found {len(found)}")
    return found


def _spanned(names: Sequence[str]) -> tuple[str, str, str] | None:
    """DOCUMENT, OLD and NEW of "DOCUMENT OLD..NEW" or "DOCUMENT@OLD..NEW"; None for anything else."""
    if len(names) == 1:
        document, _, span = names[0].rpartition("@")
    elif len(names) == 2 and not _is_file(names[0]):
        document, span = names
    else:
        return None
    found = _RANGE.fullmatch(span)
    if found is None or not document or _is_file(names[-1]):
        return None
    return document, found["old"], found["new"]


def _is_file(name: str) -> bool:
    """Whether `name` can be read as a file; a folder may have the name of the document whose versions lie in it."""
    return _exists(name) and not os.path.isdir(name)


def _exists(name: str) -> bool:
    """Whether something has that name; what cannot be looked at is not there, and reading it will say why."""
    return os.path.exists(name)


def _is_document(names: Sequence[str]) -> bool:
    return len(names) == 1 and "@" not in names[0] and not _is_file(names[0])


def _two(finder: "_Finder", old: str, new: str) -> tuple[Version, Version]:
    """Two files, or "document@version" where no file has that name."""
    found = finder.named(old), finder.named(new)
    if found == (Path(old), Path(new)) and version_order(new) is not None and not _exists(new):
        raise _usage(
            f'No file is named "{new}", which looks like a version; two versions need the name of '
            "their document before them: DOCUMENT OLD NEW"
        )
    _refuse_idle((old, new), found, finder.where)
    return found


def _refuse_idle(names: Sequence[str], found: Sequence[Version], where: Where) -> None:
    """Nothing, if some name was looked up; an ignored --in would compare what nobody asked for.

    Raises: UsageError.
    """
    if any(version != Path(name) for name, version in zip(names, found, strict=True)):
        return
    if where.folder is not None:
        raise _usage("--in is for DOCUMENT, DOCUMENT OLD NEW and document@version; files are given with their folder")
    if where.chosen:
        raise _usage("--corpus is for DOCUMENT, DOCUMENT OLD NEW and document@version; the names given here are files")


class _Finder:
    """Looks names up; the corpus is opened for the first name that needs it."""

    def __init__(self, where: Where) -> None:
        if where.folder is not None and where.chosen:
            raise _usage("--in is for versions in a folder, --corpus for those of a corpus; leave one of them out")
        self.where = where
        self.folder = where.folder or Path()
        self._corpus: Corpus | None = None
        self._asked = False
        self._missed: UnknownVersion | None = None

    def named(self, name: str) -> Version:
        """The file of that name, else what "document@version" means, else the path, which no file has."""
        document, at, label = name.rpartition("@")
        return self.at(document, label) if at and not _exists(name) else Path(name)

    def at(self, document: str, label: str) -> Version:
        """One version of one document."""
        corpus = self._holding(document)
        if corpus is None:
            return self._in_folder(document, label)
        try:
            return Stored(corpus, corpus.version(document, label))
        except UnknownVersion as error:
            raise UnknownVersion(f"{error}{self._beside(document, label)}") from error

    def all_of(self, document: str) -> tuple[Version, ...]:
        """All versions of one document, from old to new."""
        corpus = self._holding(document)
        if corpus is None:
            return tuple(find_versions(document, self.folder).values())
        return tuple(Stored(corpus, entry) for entry in corpus.versions(document))

    def between(self, document: str, old: str, new: str) -> tuple[Version, ...]:
        """The versions of one document from `old` to `new`, both included; none if `new` comes before `old`."""
        ends = self.at(document, old), self.at(document, new)
        chain = self.all_of(document)
        first, last = (chain.index(end) for end in ends)
        return chain[first : last + 1]

    def looked(self) -> str:
        """Where a document was looked for, in words."""
        if self._corpus is None or self._missed is not None:
            return f"in {self.folder.absolute()}{self._nor_in_corpus()}"
        return f"in the corpus {self._corpus.name}"

    def _holding(self, document: str) -> "Corpus | None":
        """The corpus, if it has the document; None where the folder decides.

        Raises: UnknownVersion if the user named a corpus that has it not.
        """
        if self.where.folder is None and not self._asked:
            self._corpus = _open_nearby(self.where.corpus)
            self._asked = True
        if self._corpus is None:
            return None
        try:
            self._corpus.versions(document)
        except UnknownVersion as error:
            if self.where.chosen:
                raise
            self._missed = error
            return None
        return self._corpus

    def _in_folder(self, document: str, label: str) -> Path:
        try:
            return find_version(document, label, self.folder)
        except UnknownVersion as error:
            raise UnknownVersion(f"{error}{self._nor_in_corpus()}") from error

    def _nor_in_corpus(self) -> str:
        """What the corpus said that has no such document, if one was asked."""
        return f" In the corpus {self._corpus.name}: {self._missed}" if self._corpus and self._missed else ""

    def _beside(self, document: str, label: str) -> str:
        """What to do where the corpus lacks a version whose file lies in the current folder."""
        try:
            path = find_version(document, label, self.folder)
        except UnknownVersion:
            return ""
        return f" {path} is not in the corpus: store it with renvooi add, or give --in {self.folder}."


def _open_nearby(corpus: str | None) -> "Corpus | None":
    """The corpus that the user named, or that is found from here upwards, open until the command ends; None without.

    Raises: NoCorpus for one that was named; CorpusUnreadable, CorpusOutdated, CorpusBusy.
    """
    if corpus is None and not _may_be_near(Path.cwd()):
        return None
    try:
        place = place_of(corpus)
    except NoCorpus:
        if corpus is not None:
            raise
        return None
    from renvooi.corpus import open_corpus

    return click.get_current_context().with_resource(open_corpus(place, clock=now, key=key_file()))


def _may_be_near(folder: Path) -> bool:
    """Whether there can be a corpus here or above: asked before the database library is imported to find it."""
    return any((above / CORPUS_FILE).is_file() for above in (folder, *folder.parents))


def _usage(message: str) -> click.UsageError:
    return click.UsageError(message, click.get_current_context())
