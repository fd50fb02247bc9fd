"""What each warning of the audit says: what was found, and what a person should do."""

from renvooi.parser.audit.spots import Wording

_ASK = "ask the author why they are there, and do not rely on this page until you know"
_LOOK = "look at the page: the text that was read is not all that it shows"

WORDINGS: dict[str, Wording] = {
    "no-contrast": Wording(
        "word has the colour of what lies under it and cannot be seen",
        "words have the colour of what lies under them and cannot be seen",
        _ASK,
    ),
    "invisible-text": Wording(
        "word is set so that it leaves no ink and cannot be seen",
        "words are set so that they leave no ink and cannot be seen",
        _ASK,
    ),
    "covered-text": Wording(
        "word lies under a shape, a picture or an annotation and cannot be seen",
        "words lie under a shape, a picture or an annotation and cannot be seen",
        _ASK,
    ),
    "clipped-text": Wording(
        "word is cut off by the edge of its frame and cannot be seen",
        "words are cut off by the edge of their frame and cannot be seen",
        _ASK,
    ),
    "hidden-layer": Wording(
        "word is in a layer that is off and cannot be seen",
        "words are in a layer that is off and cannot be seen",
        _ASK,
    ),
    "outside-page": Wording(
        "word stands outside the page and cannot be seen",
        "words stand outside the page and cannot be seen",
        _ASK,
    ),
    "tiny-text": Wording("word is too small to be read", "words are too small to be read", _ASK),
    "hidden-text": Wording("word leaves no ink on the page", "words leave no ink on the page", _ASK),
    "text-over-scan": Wording(
        "word is an invisible layer over a picture of the page",
        "words are an invisible layer over a picture of the page",
        "compare them with the picture, as that is what a reader sees",
    ),
    "overlapping-text": Wording(
        "pair of letters lies on top of each other",
        "pairs of letters lie on top of each other",
        "look which of them the page shows, as the text that was read holds both",
    ),
    "glyph-differs": Wording(
        "character is shown otherwise than it reads",
        "characters are shown otherwise than they read",
        "trust the page and not the text that was read, and ask the author for an honest file",
    ),
    "actual-text-differs": Wording(
        "piece of text carries a replacement that says something else than its letters",
        "pieces of text carry a replacement that says something else than their letters",
        "trust the page and not the text that was read, and ask the author for an honest file",
    ),
    "unread-ink": Wording("place shows letters that were not read", "places show letters that were not read", _LOOK),
    "drawn-text": Wording(
        "drawing stands among the words like a word", "drawings stand among the words like words", _LOOK
    ),
    "picture-in-text": Wording(
        "small picture stands among the words like a word",
        "small pictures stand among the words like words",
        _LOOK,
    ),
    "drawn-shapes": Wording(
        "shape has so many parts that it may be text", "shapes have so many parts that they may be text", _LOOK
    ),
    "struck-text": Wording(
        "word is struck through", "words are struck through", "decide whether they still hold; they were read as text"
    ),
}
"""By code, in the order in which the warnings of one page are shown."""
