"""The files to download: redlines, the data behind the pages, documents as received, and proofs."""

from renvooi.notice.site.files.step import step_files
from renvooi.notice.site.files.version import version_files

__all__ = ["step_files", "version_files"]
