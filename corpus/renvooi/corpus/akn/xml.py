"""lxml in one place: it ships no types, and pyright finds the module in this form of import only."""

import lxml.etree as etree  # noqa: PLR0402  # see above

__all__ = ["etree"]
