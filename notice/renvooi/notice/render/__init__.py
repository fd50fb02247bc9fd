"""A notice in the forms that channels need. Import from the modules: one for words does not wait for those for files."""
