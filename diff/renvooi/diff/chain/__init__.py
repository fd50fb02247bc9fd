"""More than two versions: ids that survive them, and which version introduced which words."""

from renvooi.diff.chain.blame import blame
from renvooi.diff.chain.build import begin_history, build_history, extend_history
from renvooi.diff.chain.names import find_number, version_names
from renvooi.diff.chain.render import render_blame, render_history
from renvooi.diff.chain.sentences import Sentence, by_sentence
from renvooi.diff.chain.undone import find_undone

__all__ = [
    "Sentence",
    "begin_history",
    "blame",
    "build_history",
    "by_sentence",
    "extend_history",
    "find_number",
    "find_undone",
    "render_blame",
    "render_history",
    "version_names",
]
