"""What every form of a blame shows: the sentences of a version, each beside the version that wrote it so."""

from collections.abc import Iterator
from dataclasses import dataclass

from renvooi.diff.chain.names import version_names
from renvooi.diff.chain.render.labels import LANGUAGES, HistoryLabels
from renvooi.diff.chain.sentences import Sentence, by_sentence
from renvooi.diff.render.visible import visible
from renvooi.model import Blame, BlamedNode, Stretch


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence."""

    text: str
    newest: bool
    """Whether the words are newer than others in the sentence."""


@dataclass(frozen=True, slots=True)
class BlamedSentence:
    """One sentence of a node, or the heading of a section."""

    version: str
    is_latest: bool
    """Whether it reads so since the version that is shown."""
    address: str
    label: str
    """The printed label, at the first sentence of a node; "" elsewhere."""
    opens: bool
    """Whether it is the first of its node."""
    depth: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class BlameContent:
    """A blame ready to be marked up."""

    labels: HistoryLabels
    title: str
    names: tuple[str, ...]
    sentences: tuple[BlamedSentence, ...]


def blame_content(blame: Blame, language: str) -> BlameContent:
    """What to show of `blame`. Raises: ValueError for a language that is not "nl" or "en"."""
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r} is not known; use one of {', '.join(LANGUAGES)}")
    labels = LANGUAGES[language]
    names = tuple(visible(name) for name in version_names(blame.versions))
    title = labels.blame_title.format(title=visible(blame.title), version=names[blame.version - 1])
    sentences = tuple(one for node in blame.nodes for one in _sentences(node, names, blame.version))
    return BlameContent(labels, title, names, sentences)


def _sentences(node: BlamedNode, names: tuple[str, ...], shown: int) -> Iterator[BlamedSentence]:
    label, address = visible(node.label or ""), visible(node.address)
    found = by_sentence(node.stretches)
    if not found:
        # A clause without a text of its own still has its place in the list.
        yield BlamedSentence("", False, address, label, True, len(node.path) - 1, ())
    for number, sentence in enumerate(found):
        yield BlamedSentence(
            version=names[sentence.version - 1],
            is_latest=sentence.version == shown,
            address=address,
            label="" if number else label,
            opens=number == 0,
            depth=len(node.path) - 1,
            pieces=tuple(_pieces(sentence)),
        )


def _pieces(sentence: Sentence) -> Iterator[Piece]:
    """The words; the newest are marked only where older ones stand beside them."""
    worded = {stretch.version for stretch in sentence.stretches if _has_words(stretch)}
    for stretch in sentence.stretches:
        newest = len(worded) > 1 and stretch.version == sentence.version and _has_words(stretch)
        yield Piece(visible(stretch.text), newest)


def _has_words(stretch: Stretch) -> bool:
    return any(char.isalnum() for char in stretch.text)
