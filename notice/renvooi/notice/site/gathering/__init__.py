"""From a corpus to what a site is made of: the public part of it, and nothing else."""

from renvooi.notice.site.gathering.opening import open_source
from renvooi.notice.site.gathering.source import CorpusSource

__all__ = ["CorpusSource", "open_source"]
