"""Whether a page shows what was read on it: hidden text, unread ink, lying fonts, what a file holds besides."""
