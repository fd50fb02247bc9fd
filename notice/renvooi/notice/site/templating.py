"""Templates of a house for its site: any of ours by name, or a part of it, in the sandbox with an end.

A template of the house takes the place of ours with the same name. It gets ours under another name, to change
a part and leave the rest:

    {% extends "renvooi/base.html.j2" %}
    {% block colophon %}{{ super() }}<p>Voorbeeldstraat 12</p>{% endblock %}

Whether it leads to templates and blocks that are there, `lineage.py` tells before anything is made. What a page must
say is not left to it: `required.py` holds each page against ours.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from jinja2 import FunctionLoader, StrictUndefined, TemplateNotFound, TemplatesNotFound, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from renvooi.model.errors import BadSettings
from renvooi.notice.render.templating import MISTAKES, OURS, Budgeted, place_of, said_of, within_budget
from renvooi.notice.site.lineage import misled, no_such_template

_SUFFIX = ".j2"


@cache
def our_templates() -> Mapping[str, str]:
    """Our templates by name."""
    return dict(sorted(_read(files("renvooi.notice.site") / "templates", "")))


@cache
def template_names() -> tuple[str, ...]:
    """The templates that a house may write, by name."""
    return tuple(our_templates())


def site_environment(
    own: Mapping[str, str], filters: Mapping[str, Callable[..., object]], names: Mapping[str, object]
) -> ImmutableSandboxedEnvironment:
    """The environment of the templates of a house, with ours behind them; `names` are known to all.

    Raises: BadSettings with file and line for a template that is none, or that leads to what is not there.
    """
    environment = _HouseEnvironment(own)
    environment.filters.update(filters)
    environment.globals.update(names)
    for name in sorted(own):
        with _mistakes_of(environment, name):
            environment.get_template(name)
    trees = environment.trees()
    for name in sorted(own):
        for one in misled(name, trees, template_names(), OURS):
            raise BadSettings(f"site: templates/{name}, line {one.line}: {one.what}")
    return environment


def filled(environment: ImmutableSandboxedEnvironment, template: str, values: Mapping[str, object]) -> str:
    """What a template of a house prints. Raises: BadSettings with file and line for whatever goes wrong in it."""
    assert isinstance(environment, _HouseEnvironment)
    environment.turns = 0
    with _mistakes_of(environment, template):
        return within_budget(environment.get_template(template).generate(dict(values)))


class _HouseEnvironment(Budgeted):
    """Templates of a house by their names, and ours behind them."""

    def __init__(self, own: Mapping[str, str]) -> None:
        super().__init__(
            loader=FunctionLoader(self._source),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.own = own

    def trees(self) -> Mapping[str, nodes.Template]:
        """Each template as it is written, under all names by which others can call it."""
        ours = {name: self.parse(source, name) for name, source in our_templates().items()}
        own = {name: self.parse(source, name) for name, source in self.own.items()}
        return {**ours, **{f"{OURS}/{name}": tree for name, tree in ours.items()}, **own}

    def place(self, error: Exception, template: str) -> str:
        """Where `error` arose: in a template of the house, or in one of ours that theirs are used by."""
        place = place_of(error, template)
        if place.partition(",")[0] in self.own:
            return f"templates/{place}"
        return f"templates ({', '.join(self.own)}): with them, ours goes wrong in {place.removeprefix(f'{OURS}/')}"

    def _source(self, name: object) -> tuple[str, str, None] | None:
        """What jinja asks of a loader; a template may name anything, also what is no text."""
        if not isinstance(name, str):
            return None
        if name in self.own:
            return self.own[name], name, None
        plain = name.removeprefix(f"{OURS}/")
        return (our_templates()[plain], name, None) if plain in our_templates() else None


@contextmanager
def _mistakes_of(environment: _HouseEnvironment, template: str) -> Iterator[None]:
    try:
        yield
    except MISTAKES as error:
        said = said_of(error)
        if isinstance(error, TemplateNotFound):
            named = error.templates if isinstance(error, TemplatesNotFound) else [error.name]
            said = no_such_template([str(one) for one in named], template_names(), OURS)
        raise BadSettings(f"site: {environment.place(error, template)}: {said}; correct the template") from error


def _read(folder: Traversable, before: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for one in folder.iterdir():
        if one.is_dir():
            found += _read(one, f"{before}{one.name}/")
        elif one.name.endswith(_SUFFIX):
            found.append((f"{before}{one.name}", one.read_text(encoding="utf-8")))
    return found
