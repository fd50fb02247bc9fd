"""Names of a part that are imported from their modules when they are first asked for."""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module


def when_asked(
    part: str, modules: Mapping[str, str], *, there: Sequence[str] = ()
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """`__getattr__` and `__dir__` for the package `part`; `modules` has the names, between spaces, by their module.

    `other=name` gives what the module calls `name` as `other`; `there` are the names that need not be asked for.
    A part has `__init__.pyi` beside it, which says the same to type checkers.
    """
    places: dict[str, tuple[str, str]] = {}
    for module, names_of_module in modules.items():
        for one in names_of_module.split():
            given, _, own = one.partition("=")
            places[given] = (module, own or given)

    def getattribute(name: str) -> object:
        """The value of a name of the part, imported now. Raises: AttributeError for any other name."""
        if name not in places:
            raise AttributeError(f"module {part!r} has no attribute {name!r}")
        module, own = places[name]
        value = getattr(import_module(f"{part}.{module}"), own)
        setattr(sys.modules[part], name, value)
        return value

    def names() -> list[str]:
        """All names that can be asked for."""
        return sorted({*places, *there})

    return getattribute, names
