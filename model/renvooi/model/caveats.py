"""Which warnings of a reader say that a page shows something else than the text that was read.

While one of these is open, nobody may say that two versions do not differ: text is compared,
and for that page text is not what a reader sees.
"""

from typing import Final

NOT_AS_SEEN: Final = frozenset(
    """
    no-contrast invisible-text covered-text clipped-text hidden-layer outside-page tiny-text hidden-text
    overlapping-text glyph-differs actual-text-differs unread-ink drawn-text drawn-shapes picture-in-text struck-text
    invisible-character bidi-control mixed-script lookalike
    """.split()
)
"""Text that no reader sees, or that reads otherwise than it looks: errors."""

INVENTORY: Final = frozenset(
    """
    text-over-scan soft-hyphen private-use not-nfc annotation-not-read dynamic-form signature-not-verified layers
    attachment action revisions bytes-outside looks-different audit-incomplete
    """.split()
)
"""What a file holds beside its text, to be looked at: warnings."""

NOT_READ: Final = frozenset(
    """
    engines-differ rotated-text unmapped-text text-lost picture-page page-not-listed text-not-drawn
    page-without-content content-breaks-off resource-missing
    """.split()
)
"""Text that was not read, or that nobody can vouch for: warnings."""

OPEN: Final = NOT_AS_SEEN | INVENTORY | NOT_READ
"""All that must be settled before "no changes" can be said."""
