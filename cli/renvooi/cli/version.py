"""The version of renvooi, said once: the build reads it here.

A constant and not `importlib.metadata`, whose import alone takes as long as that of click.
"""

__version__ = "0.1.0"
