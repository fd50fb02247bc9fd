"""`restore`: a corpus from an archive, in a file or on a server, whichever it came from.

It is checked before it counts: what does not verify takes the place of nothing, unless a person who has
no better backup asks for it, and what is there is never replaced, least of all a key.
"""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, update

from renvooi.corpus import database, migrations
from renvooi.corpus.archive import Archive, open_archive
from renvooi.corpus.backup import BLOBS, KEY, copy_rows
from renvooi.corpus.blobs import FolderBlobs
from renvooi.corpus.durable import PRIVATE
from renvooi.corpus.ledger.keys import load_key, store_key
from renvooi.corpus.location import FILE_NAME, Place
from renvooi.corpus.opening import has_key, open_corpus, require_empty, upgrade_corpus
from renvooi.corpus.outbox.holding import hold_back
from renvooi.corpus.outbox.origin import put_origin, restored_at, write_origin
from renvooi.corpus.placing import into_place, require_free
from renvooi.corpus.staging import heads_of, staging
from renvooi.corpus.store import Corpus
from renvooi.corpus.tables import SENDING, blob_bodies, blobs, facts
from renvooi.corpus.transactions import Clock
from renvooi.corpus.verify import Verification, verify
from renvooi.model.errors import CorpusUnreadable, RenvooiError, StateForbids


def restore(
    path: Path, place: Place, *, clock: Clock, key: Path | None = None, with_faults: bool = False
) -> Verification:
    """What a check of the restored corpus found, which is nothing; it stands at `place` now, with the schema of today.

    `key` is where its key goes on a server. With `with_faults` a corpus that does not verify is restored
    all the same, without a key that is not its own. Messages that were under way are in doubt, and none is sent before
    a person says so: the corpus that was backed up may have gone on sending. Raises: CorpusUnreadable if the archive or what it
    holds is damaged; StateForbids if there is a corpus already, or no free place for the key; StoreFailed.
    Nothing is left of a refused restore.
    """
    _require_room(place)
    with staging(place.file.parent if place.file else None) as staged:
        assert staged.heads is not None
        with open_archive(path) as archive:
            if place.url is not None and any(entry.name == KEY for entry in archive.entries):
                _require_room_for_key(archive, staged, place, key)
            _extract(archive, staged)
        # a backup outlives the renvooi that made it
        upgrade_corpus(staged)
        with open_corpus(staged, clock=clock) as corpus:
            staged.heads.touch(PRIVATE)
            staged.heads.write_bytes(heads_of(corpus))
            checked = verify(corpus, every_signature=True)
            if checked.faults:
                if not with_faults:
                    raise _faulty(path, checked)
                _drop_strange_key(corpus)
            corpus.wrote = True
            held = hold_back(corpus)
            _await_word(corpus)
            if place.url is not None:
                _to_server(corpus, place, key)
        if place.file is not None:
            into_place(staged, place)
    return replace(checked, held=held)


def _faulty(path: Path, checked: Verification) -> CorpusUnreadable:
    first, more = checked.faults[0], len(checked.faults) - 1
    others = f" (and {more} more)" if more else ""
    return CorpusUnreadable(
        f"{path}: does not verify: {first.what} {first.name}: {first.message}{others}. Use another backup; "
        "if there is none, --with-faults restores it as it is."
    )


def _require_room(place: Place) -> None:
    """Nothing, if a corpus can come there. Raises: StateForbids, before anything is read."""
    if place.url is None:
        require_free(place)
        return
    engine = database.postgres_engine(place.url)
    try:
        with database.reading(engine, place.name) as connection:
            require_empty(connection, place)
    finally:
        engine.dispose()


def _require_room_for_key(archive: Archive, staged: Place, place: Place, key: Path | None) -> None:
    """Nothing, if the key of the archive can be kept in `key`. Raises: StateForbids."""
    assert staged.key is not None
    if key is None:
        raise StateForbids(
            f"{place.name}: the backup holds the key of its corpus, and a server has no place for it. "
            "Name a file for it in RENVOOI_KEY."
        )
    if key.exists():
        archive.extract(KEY, staged.key)
        _require_same(staged.key, key)


def _require_same(ours: Path, key: Path) -> None:
    """Nothing, if the file `key` holds the key that `ours` does. Raises: StateForbids."""
    with suppress(CorpusUnreadable):
        if load_key(ours).public == load_key(key).public:
            return
    raise StateForbids(
        f"{key}: is there already and is not the key of this backup; a key is never written over. "
        "Name another file in RENVOOI_KEY."
    )


def _extract(archive: Archive, staged: Place) -> None:
    """Nothing; the parts of the corpus are at `staged`."""
    assert staged.file is not None
    assert staged.blobs is not None
    assert staged.key is not None
    kept = FolderBlobs(staged.blobs)
    for entry in archive.entries:
        if entry.name == FILE_NAME:
            archive.extract(entry.name, staged.file)
        elif entry.name == KEY:
            archive.extract(entry.name, staged.key)
        elif entry.name != f"{BLOBS}{kept.put(archive.read(entry.name))}":
            raise CorpusUnreadable(f"{entry.name}: is none of the parts of a corpus. Use another backup.")


def _await_word(corpus: Corpus) -> None:
    """Nothing; from here nothing is sent before a person says how to go on."""
    with corpus.moving() as connection:
        # what a server said of itself
        connection.execute(delete(facts).where(facts.c.name == SENDING))
    with corpus.reading() as connection:
        write_origin(corpus.place, restored_at(corpus.place, connection))


def _drop_strange_key(corpus: Corpus) -> None:
    """Nothing; a key that is not that of the corpus is not beside it any more."""
    try:
        corpus.require_key()
    except RenvooiError:
        if corpus.key is not None:
            corpus.key.unlink(missing_ok=True)


def _to_server(corpus: Corpus, place: Place, key: Path | None) -> None:
    """Nothing; the corpus is on the server, in one transaction behind its blobs and its key."""
    assert place.url is not None
    engine = database.postgres_engine(place.url)
    made = _keep_key(corpus.key, key)
    try:
        with database.writing(engine, place.name) as target, corpus.reading() as source:
            require_empty(target, place)
            _fill(corpus, source, target, place.blobs)
            put_origin(target, restored_at(place, target))
    except BaseException:
        if made is not None:
            # a commit that failed may have been kept: then the key is needed
            with suppress(RenvooiError, OSError):
                if not has_key(load_key(made).public, engine, place):
                    made.unlink()
        raise
    finally:
        engine.dispose()


def _keep_key(ours: Path | None, key: Path | None) -> Path | None:
    """The file that was made for the key; None if there is no key, or it was there. Raises: StateForbids, StoreFailed."""
    if ours is None or key is None or not ours.exists():
        return None
    if key.exists():
        _require_same(ours, key)
        return None
    store_key(load_key(ours), key)
    return key


def _fill(corpus: Corpus, source: Connection, target: Connection, folder: Path | None) -> None:
    """Nothing; `target` has the tables and rows of the corpus, and its blobs, unless `folder` has them."""
    migrations.upgrade(target)
    copy_rows(source, target)
    where = "database" if folder is None else str(folder)
    target.execute(update(facts).where(facts.c.name == "blobs").values(value=where))
    kept = None if folder is None else FolderBlobs(folder)
    for name in source.execute(select(blobs.c.sha256)).scalars():
        if not corpus.blobs.has(name):
            # said by the check: only a restore with faults comes here
            continue
        body = corpus.blobs.get(name)
        if kept is None:
            target.execute(insert(blob_bodies).values(sha256=name, body=body))
        else:
            kept.put(body)
