"""The pages of a site: from facts to HTML, one kind of page a file."""
