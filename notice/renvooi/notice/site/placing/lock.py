"""One build of a site at a time."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from renvooi.corpus.durable import ANY_NEW_FILE, disk_failed
from renvooi.model.errors import CorpusBusy
from renvooi.notice.site.placing.folder import SiteFolder


@contextmanager
def locked(place: SiteFolder) -> Iterator[None]:
    """A context in which nobody else builds this site; the end of the process ends it as well.

    Raises: CorpusBusy if somebody does; StoreFailed.
    """
    try:
        handle = os.open(place.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, ANY_NEW_FILE)
    except OSError as error:
        raise disk_failed(place.lock, error) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CorpusBusy(f"{place.link}: another build of this site runs. Wait until it is done.") from error
        yield
    finally:
        os.close(handle)
