"""The `renvooi` command: opens files, runs the other parts, prints, and sets the exit code.

The only part that touches files, the terminal and the clock; it holds no knowledge of
documents, changes or rights.
"""
