"""Templates to pages: strict, sandboxed, everything escaped.

A template gets `page` (its `Frame`), `say(nl, en)` for words of ours in the language of the page, `paths`
(the addresses of pages), and what its page module gives it. Text of a document goes through `doc`:
isolated, in its own language, each character that shows nothing named; `plain` is the same for a title or
an attribute, where no element can stand. What is passed through neither is escaped all the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from functools import cache, lru_cache
from types import FunctionType, MethodType, SimpleNamespace
from typing import TypeGuard

from jinja2 import DictLoader, StrictUndefined
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from renvooi.notice.site import addresses
from renvooi.notice.site.filters import FILTERS, menu_entries
from renvooi.notice.site.frame import Frame
from renvooi.notice.site.required import require_kept
from renvooi.notice.site.templating import filled, our_templates, site_environment


def render_page(template: str, frame: Frame, values: Mapping[str, object]) -> bytes:
    """A page in UTF-8. Raises: BadSettings for a template of the house that fails, or loses what a page must say."""
    text = _environment().get_template(template).render(_given(frame, values))
    if frame.site.settings.templates:
        theirs = house_text(template, frame, values)
        require_kept(text, theirs, template=template, page=frame.path)
        text = theirs
    return text.encode("utf-8", "replace")


def house_text(template: str, frame: Frame, values: Mapping[str, object]) -> str:
    """A page as the templates of the house make it, not yet held against ours. Raises: BadSettings."""
    environment = _of_house(tuple(sorted(frame.site.settings.templates.items())))
    return filled(environment, template, _given(frame, values))


def _given(frame: Frame, values: Mapping[str, object]) -> Mapping[str, object]:
    return {"page": frame, "say": frame.say, "site": frame.site, **values}


def _paths() -> SimpleNamespace:
    """What `addresses` says, and not the module: from a module a template reaches what it imports, and so the machine."""
    names = {name: one for name, one in vars(addresses).items() if name[0] != "_"}
    own = {name: one for name, one in names.items() if getattr(one, "__module__", None) == addresses.__name__}
    return SimpleNamespace(**own, **{name: one for name, one in names.items() if isinstance(one, str)})


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, without its long way round for values of ours: a third of the time of a page.

    What the sandbox refuses of a plain object are names that begin with an underscore, which go the long way.
    """

    def getattr(self, obj: object, attribute: str) -> object:
        """The attribute of a value, as the sandbox allows it."""
        if attribute[:1] != "_" and _is_value(type(obj)):  # type: ignore[arg-type]  # a class is hashable
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        return super().getattr(obj, attribute)

    def call(self, context: Context, called: object, /, *given: object, **named: object) -> object:
        """What a function gives. Ours know nothing of the context, and of those that do, macros are most."""
        if _is_plain(called):
            return called(*given, **_without_jinja(named))
        if type(called) is Macro:
            return called(context.eval_ctx, *given, **_without_jinja(named))
        return super().call(context, called, *given, **named)


_OF_JINJA = frozenset({"_block_vars", "_loop_vars"})
"""What jinja adds to what a function is given, for those that ask for the context."""


def _without_jinja(named: Mapping[str, object]) -> Mapping[str, object]:
    return {name: one for name, one in named.items() if name not in _OF_JINJA} if named else named


def _is_plain(called: object) -> TypeGuard[Callable[..., object]]:
    """Whether it is a method of a value of ours, or says where a page stands."""
    if type(called) is MethodType:
        return _is_value(type(called.__self__))  # type: ignore[arg-type]  # a class is hashable
    return type(called) is FunctionType and called.__module__ == addresses.__name__


@lru_cache(maxsize=256)
def _is_value(kind: type) -> bool:
    """Whether `kind` is a dataclass of ours or that of `paths`: it holds values, and its methods are there for templates."""
    return kind is SimpleNamespace or (is_dataclass(kind) and kind.__module__.startswith("renvooi."))


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = _Environment(
        loader=DictLoader(our_templates()),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(FILTERS)
    environment.globals.update(_names())
    return environment


@lru_cache(maxsize=1)
def _of_house(own: tuple[tuple[str, str], ...]) -> ImmutableSandboxedEnvironment:
    return site_environment(dict(own), FILTERS, _names())


def _names() -> Mapping[str, object]:
    """What every template knows besides its page."""
    return {"paths": _paths(), "menu_entries": menu_entries}
