"""Values to JSON and back: one pair of functions for every dataclass of the model.

Keys stand in the order of the fields, so that the same value gives the same bytes.
Input is checked against the annotations; a wrong shape raises `ValueError` with the
path to the place. Published schemas are in `schemas/`.
"""

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

# Fields that JSON knows by another name: a shorter one, and one that Python keeps for itself.
RENAMED = {"consequence_class": "class", "with_": "with"}

# Fields that JSON leaves out where they say nothing: a redline has hundreds of steps, and few of them moved.
OMITTED = frozenset({"moved", "benefits", "also", "gone", "consequence_class"})

_NOTHING: tuple[object, ...] = (None, ())


def to_json(value: object) -> Json:
    """`value` as what `json.dumps` takes: dataclasses as objects, tuples as arrays."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            RENAMED.get(field.name, field.name): to_json(held)
            for field in fields(value)
            if (held := getattr(value, field.name)) not in _NOTHING or field.name not in OMITTED
        }
    if isinstance(value, Enum):
        return to_json(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"no JSON form for {type(value).__name__}")


def dumps(value: object) -> str:
    """`value` as JSON text for people and programs: two spaces of indent, a final newline."""
    return json.dumps(to_json(value), ensure_ascii=False, indent=2) + "\n"


def from_json(form: type[T], data: Json) -> T:
    """A `form` from what `json.loads` gave. Unknown keys are ignored, so that versions may grow.

    Raises: ValueError with the path to the first value of a wrong shape.
    """
    return cast(T, _decode(form, data, "$"))


def _decode(form: Any, data: Json, at: str) -> object:
    if isinstance(form, NewType):
        return _decode(form.__supertype__, data, at)
    origin = get_origin(form)
    if origin in (Union, types.UnionType):
        return _optional(form, data, at)
    if origin is tuple:
        return _tuple(get_args(form), data, at)
    if origin is Mapping:
        return _mapping(get_args(form)[1], data, at)
    if is_dataclass(form):
        return _dataclass(cast(type, form), data, at)
    if isinstance(form, type) and issubclass(form, Enum):
        return _known(form, data, at)
    if form is date:
        return _known(date.fromisoformat, data, at)
    if form is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if isinstance(form, type) and type(data) is form:
        return data
    raise ValueError(f"{at}: expected {getattr(form, '__name__', form)}, found {type(data).__name__}")


def _optional(form: Any, data: Json, at: str) -> object:
    options = [option for option in get_args(form) if option is not type(None)]
    if data is None and len(options) < len(get_args(form)):
        return None
    return _decode(options[0], data, at)


def _tuple(items: tuple[Any, ...], data: Json, at: str) -> tuple[object, ...]:
    if not isinstance(data, list):
        raise ValueError(f"{at}: expected an array, found {type(data).__name__}")
    if items[-1] is Ellipsis:
        return tuple(_decode(items[0], item, f"{at}[{i}]") for i, item in enumerate(data))
    if len(items) != len(data):
        raise ValueError(f"{at}: expected {len(items)} items, found {len(data)}")
    return tuple(_decode(form, item, f"{at}[{i}]") for i, (form, item) in enumerate(zip(items, data, strict=True)))


def _mapping(form: Any, data: Json, at: str) -> dict[str, object]:
    if not isinstance(data, dict):
        raise ValueError(f"{at}: expected an object, found {type(data).__name__}")
    return {key: _decode(form, value, f"{at}.{key}") for key, value in data.items()}


def _dataclass(form: type, data: Json, at: str) -> object:
    if not isinstance(data, dict):
        raise ValueError(f"{at}: expected an object, found {type(data).__name__}")
    hints = _hints(form)
    values = {
        field.name: _decode(hints[field.name], data[key], f"{at}.{key}")
        for field in fields(form)
        if (key := RENAMED.get(field.name, field.name)) in data
    }
    try:
        return form(**values)
    except TypeError as error:
        raise ValueError(f"{at}: {error}") from error


def _known(form: Any, data: Json, at: str) -> object:
    try:
        return form(data)
    except (ValueError, TypeError) as error:
        raise ValueError(f"{at}: {error}") from error


@cache
def _hints(form: type) -> dict[str, Any]:
    return get_type_hints(form)


def schema(name: str) -> dict[str, Json]:
    """The published JSON Schema (2020-12) of `name`, as in "renvooi/document/1"."""
    file = name.removeprefix("renvooi/").replace("/", "-") + ".schema.json"
    return cast("dict[str, Json]", json.loads(files("renvooi.model").joinpath("schemas", file).read_text("utf-8")))
