"""Text of others inside our Markdown: it shows every character and commands none.

Contract text is not trusted. A backslash or an entity goes before whatever Markdown would
act on, a line break becomes `<br>`, and characters that no reader can see are named, since
one of them could hide or reorder words. `Safe` marks what was written by us or went through
here; the template engine escapes everything else, so that forgetting to quote is harmless.
"""

import re
import unicodedata
from functools import lru_cache


class Safe(str):
    """Markdown that may stand in a notice as it is."""

    __slots__ = ()


_ACTIVE = re.compile(r"[\\`*_\[\]<>{}#~$]")
_STARTS_A_BLOCK = re.compile(r"\A(\s*)([-+=:]|\d+(?=[.)](?:\s|\Z)))")
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_NO_INK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | {
    chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
}
"""Letters, symbols and combining marks that show nothing, variation selectors among them."""
_DOUBTFUL = re.compile(r"[^\n\t -~\xa0-\xac\xae-\u034e]")
"""What is neither a letter or sign of a Latin alphabet nor a break: few characters have to be looked up."""


def visible(text: str) -> str:
    """`text` with a mark such as ⟦U+200B⟧ for every character that shows nothing."""
    return _DOUBTFUL.sub(_mark, text.replace("\r\n", "\n"))


def _mark(found: re.Match[str]) -> str:
    return _shown(found[0])


@lru_cache(maxsize=1024)
def _shown(character: str) -> str:
    hidden = unicodedata.category(character) in _INVISIBLE or character in _NO_INK
    return f"⟦U+{ord(character):04X}⟧" if hidden else character


def escaped(text: str) -> Safe:
    """Markdown that shows exactly `text`, on one line."""
    quoted = text.replace("&", "&amp;")
    quoted = _ACTIVE.sub(r"\\\g<0>", quoted).replace("|", "&#124;")
    quoted = _STARTS_A_BLOCK.sub(_no_block, quoted)
    return Safe(quoted.replace("\n", "<br>"))


def _no_block(found: re.Match[str]) -> str:
    mark = found[2]
    return f"{found[1]}&#{ord(mark[0])};{mark[1:]}"


def unbroken(text: str) -> Safe:
    """A version label, isolated, and marked so that a page does not break it at its hyphen."""
    return Safe(f'<bdi class="version">{escaped(visible(text))}</bdi>')


def quoted(text: str) -> Safe:
    """Text of a document, isolated so that its writing direction stays its own."""
    return Safe(f"<bdi>{escaped(visible(text))}</bdi>")
