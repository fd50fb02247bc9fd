"""Our templates, and those by which a house fills blocks of ours: sandboxed, strict, and with an end.

A house template may loop, but not without end: every turn of a loop and every character that is
printed counts against a budget. Strings cannot be multiplied. What goes wrong in it is one line with
file and line number; what goes wrong in ours is a defect.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from jinja2 import (
    FunctionLoader,
    PackageLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    nodes,
)
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment

from renvooi.model.errors import BadSettings

OURS = "renvooi"
"""A house template says that it extends one of ours by this name and its own."""

MAX_TURNS = 1_000_000
"""Turns of all loops of a house template together; ours take some ten for each change."""

MAX_CHARACTERS = 20_000_000
"""Printed by a house template; a notice about a thousand clauses has under a million."""

_LENGTHENS = frozenset("ljust rjust center zfill expandtabs format format_map".split())
"""Methods that make a text of any length from a short one."""

MISTAKES = (
    *(TemplateError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError, AttributeError),
    AssertionError,  # of a filter that is given what it is not for
)
"""What a template can raise."""
_TOO_LONG = "it prints or loops without end"
_NOT_FOR_IT = "a filter or a call is given what it is not for"
_NO_BLOCK = f"'{TemplateReference.__module__}.{TemplateReference.__qualname__} object' has no attribute"
"""What jinja says of a block that is asked of `self`."""
_LOADER = PackageLoader("renvooi.notice", "templates")
Filters = Mapping[str, Callable[..., object]]
Printer = Callable[[object], object]


def our_environment(filters: Filters, *, printed: Printer | None = None) -> ImmutableSandboxedEnvironment:
    """The environment of our own templates; `printed` escapes what they print, HTML is escaped without it."""
    return _furnished(ImmutableSandboxedEnvironment, _LOADER, filters, printed)


def house_environment(
    templates: Mapping[str, str], filters: Filters, *, printed: Printer | None = None
) -> ImmutableSandboxedEnvironment:
    """The same for `templates` of a house, which find only each other."""

    def source(name: str) -> tuple[str, str, None] | None:
        return (templates[name], name, None) if name in templates else None

    return _furnished(Budgeted, FunctionLoader(source), filters, printed)


def parsed_template(environment: ImmutableSandboxedEnvironment, source: str, name: str) -> nodes.Template:
    """The tree of a house template. Raises: BadSettings with its line if it is none."""
    with _mistakes_of(name):
        return environment.parse(source, name)


def house_blocks(
    environment: ImmutableSandboxedEnvironment, name: str, values: Mapping[str, object]
) -> Mapping[str, str]:
    """What each block of the house template `name` prints. Raises: BadSettings with its line for whatever goes wrong."""
    with _mistakes_of(name):
        template = environment.get_template(name)
        context = template.new_context(dict(values))
        try:
            return {key: within_budget(block(context)) for key, block in template.blocks.items()}
        except MISTAKES:
            environment.handle_exception()  # raises it again, with the lines of the template


def within_budget(printed: Iterable[str]) -> str:
    """All that is printed. Raises: SecurityError if it has no end."""
    pieces: list[str] = []
    size = 0
    for piece in printed:
        pieces.append(piece)
        size += len(piece)
        if size > MAX_CHARACTERS:
            raise SecurityError(_TOO_LONG)
    return "".join(pieces)


@contextmanager
def _mistakes_of(name: str) -> Iterator[None]:
    try:
        yield
    except MISTAKES as error:
        raise BadSettings(
            f"house: templates/{place_of(error, name)}: {said_of(error)}; correct the template"
        ) from error


def _furnished(
    form: type[ImmutableSandboxedEnvironment],
    loader: FunctionLoader | PackageLoader,
    filters: Filters,
    printed: Printer | None,
) -> ImmutableSandboxedEnvironment:
    environment = form(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=printed is None,
        finalize=printed,
        trim_blocks=printed is not None,
        lstrip_blocks=printed is not None,
        keep_trailing_newline=printed is not None,
    )
    environment.filters.update(filters)
    return environment


class Budgeted(ImmutableSandboxedEnvironment):
    """A sandbox in which loops end and strings do not multiply."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.turns = 0
        for name in ("center", "format", "indent", "wordwrap", "xmlattr", "pprint", "tojson"):
            self.filters.pop(name)  # each can make a text of any length from a short one
        for name in ("lipsum", "namespace"):
            self.globals.pop(name)
        self.filters["each_within_budget"] = self._each

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """As in any sandbox, for numbers of a reasonable size."""
        small = all(isinstance(one, int | float) and abs(one) < MAX_TURNS for one in (left, right))
        if not small or operator == "**":
            raise SecurityError(f"{operator!r} is for small numbers only")
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: object) -> None:
        """None: no format method is let through, for a width in it has no limit."""

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """As in any sandbox, without the methods that make a long text from a short one."""
        lengthens = isinstance(obj, str) and attr in _LENGTHENS
        return not lengthens and super().is_safe_attribute(obj, attr, value)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        for loop in template.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "each_within_budget", [], [], None, None, lineno=loop.lineno)
        return template

    def _each(self, items: Iterable[object]) -> Iterator[object]:
        for item in items:
            self.turns += 1
            if self.turns > MAX_TURNS:
                raise SecurityError(_TOO_LONG)
            yield item


def place_of(error: Exception, name: str) -> str:
    """The template and the line in which `error` arose, as far as the traceback tells."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name or name}, line {error.lineno}"
    line, trace = "", error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            name, line = file, f", line {trace.tb_lineno}"
        trace = trace.tb_next
    return name + line


def said_of(error: Exception) -> str:
    """What went wrong, on one line."""
    if isinstance(error, RecursionError):
        return _TOO_LONG
    if isinstance(error, AssertionError):
        return _NOT_FOR_IT
    said = " ".join(str(error).split()).replace(_NO_BLOCK, "there is no block")
    return said or type(error).__name__
