"""Akoma Ntoso 3 (OASIS LegalDocML): one version out, and back."""

from renvooi.corpus.akn.facts import AknRead, Facts, Path, facts_of
from renvooi.corpus.akn.reading import from_akn
from renvooi.corpus.akn.vocabulary import MEDIA_TYPE
from renvooi.corpus.akn.writing import to_akn

__all__ = ["MEDIA_TYPE", "AknRead", "Facts", "Path", "facts_of", "from_akn", "to_akn"]
