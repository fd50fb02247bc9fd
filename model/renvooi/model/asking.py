"""Names of a part that are imported from their modules when they are first asked for."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def when_asked(part: str, modules: Mapping[str, str]) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """`__getattr__` and `__dir__` for the package `part`; `modules` has the names, between spaces, by their module.

    A part has `__init__.pyi` beside it, which says the same to type checkers.
    """
    places = {name: module for module, names in modules.items() for name in names.split()}

    def getattribute(name: str) -> object:
        """The value of a name of the part, imported now. Raises: AttributeError for any other name."""
        module = places.get(name)
        if module is None:
            raise AttributeError(f"module {part!r} has no attribute {name!r}")
        value = getattr(import_module(f"{part}.{module}"), name)
        setattr(sys.modules[part], name, value)
        return value

    def names() -> list[str]:
        """All names that can be asked for."""
        return sorted(places)

    return getattribute, names
