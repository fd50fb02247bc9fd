"""Messages that are fixed, on their way, and what became of them."""
