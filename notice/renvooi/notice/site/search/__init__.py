"""Search over all versions: what can be found, and the index that a browser searches by itself."""
