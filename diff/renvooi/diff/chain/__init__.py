"""More than two versions: ids that survive them, and which version introduced which words.

Each name is imported from its module when it is first asked for, as in `renvooi.diff`.
"""

from renvooi.diff.chain.blame import blame
from renvooi.model.asking import when_asked

_MODULES = {
    "build": "begin_history build_history extend_history",
    "given": "Given NodePlace Regiven find_regiven given_ids rebuild_history with_given_ids",
    "names": "find_number version_names",
    "readings": "Aspect Difference ReaderEffect Reread Restated reader_effect reread",
    "render": "render_blame render_history",
    "sentences": "Sentence by_sentence",
    "stated": "stated_labels",
    "stored": "history_bytes read_history",
    "undone": "find_undone",
}
"""By module: the names that it gives to the part."""

__all__ = ["blame"]

__getattr__, __dir__ = when_asked(__name__, _MODULES, there=__all__)
