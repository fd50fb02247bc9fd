"""What changed, for programs that follow: the same entries as Atom and as JSON Feed; docs/site-feeds.md."""
