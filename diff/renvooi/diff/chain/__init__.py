"""More than two versions: ids that survive them, and which version introduced which words."""

from renvooi.diff.chain.blame import blame
from renvooi.diff.chain.build import begin_history, build_history, extend_history
from renvooi.diff.chain.given import Given, NodePlace, Regiven, find_regiven, given_ids, rebuild_history, with_given_ids
from renvooi.diff.chain.names import find_number, version_names
from renvooi.diff.chain.readings import Aspect, Difference, ReaderEffect, Reread, Restated, reader_effect, reread
from renvooi.diff.chain.render import render_blame, render_history
from renvooi.diff.chain.sentences import Sentence, by_sentence
from renvooi.diff.chain.stated import stated_labels
from renvooi.diff.chain.stored import history_bytes, read_history
from renvooi.diff.chain.undone import find_undone

__all__ = [
    "Aspect",
    "Difference",
    "Given",
    "NodePlace",
    "ReaderEffect",
    "Regiven",
    "Reread",
    "Restated",
    "Sentence",
    "begin_history",
    "blame",
    "build_history",
    "by_sentence",
    "extend_history",
    "find_number",
    "find_regiven",
    "find_undone",
    "given_ids",
    "history_bytes",
    "read_history",
    "reader_effect",
    "rebuild_history",
    "render_blame",
    "render_history",
    "reread",
    "stated_labels",
    "version_names",
    "with_given_ids",
]
