"""Many files at once: which there are below a folder, which are versions already, who reads the others.

found = find_files(folder)
planned = plan(corpus, found.files)
for file, document in read_files(planned, crew, settings): add(corpus, Received(...), by=..., naming="later")
for document in name_documents(corpus, unnamed(corpus, names), crew, by=...): ...
"""

from renvooi.corpus.bulk.crew import Crew, Processes, Threads
from renvooi.corpus.bulk.finding import Finding, Found, find_files
from renvooi.corpus.bulk.naming import name_documents, unnamed
from renvooi.corpus.bulk.planning import Planned, plan
from renvooi.corpus.bulk.reading import read_files

__all__ = [
    "Crew",
    "Finding",
    "Found",
    "Planned",
    "Processes",
    "Threads",
    "find_files",
    "name_documents",
    "plan",
    "read_files",
    "unnamed",
]
