"""Templates of a house for its site: any of ours by name, or a part of it, in the sandbox with an end.

A template of the house takes the place of ours with the same name. It gets ours under another name, to change
a part and leave the rest:

    {% extends "renvooi/base.html.j2" %}
    {% block colophon %}{{ super() }}<p>Voorbeeldstraat 12</p>{% endblock %}

What a page must say is not left to it: `required.py` holds each page against ours.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from jinja2 import FunctionLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from renvooi.model.errors import BadSettings
from renvooi.notice.render.templating import MISTAKES, OURS, Budgeted, place_of, said_of, within_budget

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
    """The environment of the templates of a house, with ours behind them; `names` are known to all."""
    ours = our_templates()

    def source(name: str) -> tuple[str, str, None] | None:
        if name in own:
            return own[name], name, None
        plain = name.removeprefix(f"{OURS}/")
        return (ours[plain], name, None) if plain in ours else None

    environment = Budgeted(
        loader=FunctionLoader(source), undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(filters)
    environment.globals.update(names)
    return environment


def filled(environment: ImmutableSandboxedEnvironment, template: str, values: Mapping[str, object]) -> str:
    """What a template of a house prints. Raises: BadSettings with file and line for whatever goes wrong in it."""
    assert isinstance(environment, Budgeted)
    environment.turns = 0
    try:
        return within_budget(environment.get_template(template).generate(dict(values)))
    except MISTAKES as error:
        place = place_of(error, template)
        raise BadSettings(f"site: templates/{place}: {said_of(error)}; correct the template") from error


def _read(folder: Traversable, before: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for one in folder.iterdir():
        if one.is_dir():
            found += _read(one, f"{before}{one.name}/")
        elif one.name.endswith(_SUFFIX):
            found.append((f"{before}{one.name}", one.read_text(encoding="utf-8")))
    return found
