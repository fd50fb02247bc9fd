"""The store of versions. For now the part holds the example documents beside it and no code."""
