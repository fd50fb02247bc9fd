"""What of a corpus may be seen by anybody: published versions, what was released of them, and no more."""
