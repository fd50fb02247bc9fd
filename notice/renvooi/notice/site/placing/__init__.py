"""Files of a site into a folder that a reader never sees half of; docs/site-build.md."""
