"""The web site of a corpus: a changelog that people read and machines follow; docs/site.md."""
