"""Values to JSON and back: one pair of functions for every dataclass of the model.

Keys stand in the order of the fields, so that the same value gives the same bytes.
Input is checked against the annotations; a wrong shape raises `ValueError` with the
path to the place. Published schemas are in `schemas/`.
"""

import json
import types
from collections.abc import Callable, Mapping
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
    if value is None or isinstance(value, bool | int | float | str):
        return to_json(value.value) if isinstance(value, Enum) else value
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {
            key: to_json(held)
            for name, key, always in _written(type(value))
            if (held := getattr(value, name)) not in _NOTHING or always
        }
    if isinstance(value, Enum):
        return to_json(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    raise TypeError(f"no JSON form for {type(value).__name__}")


@cache
def _written(form: type) -> tuple[tuple[str, str, bool], ...]:
    """Of each field its name, its key, and whether it is written also where it says nothing."""
    return tuple(
        (field.name, RENAMED.get(field.name, field.name), field.name not in OMITTED)
        for field in fields(cast(Any, form))
    )


def dumps(value: object) -> str:
    """`value` as JSON text for people and programs: two spaces of indent, a final newline."""
    return json.dumps(to_json(value), ensure_ascii=False, indent=2) + "\n"


def from_json(form: type[T], data: Json) -> T:
    """A `form` from what `json.loads` gave. Unknown keys are ignored, so that versions may grow.

    Raises: ValueError with the path to the first value of a wrong shape.
    """
    try:
        return cast(T, _decoder(cast(Any, form))(data))
    except _Misfit as misfit:
        raise ValueError(f"{misfit.place}: {misfit.reason}") from misfit.__cause__


class _Misfit(Exception):
    """A value of a wrong shape; its place is put together on the way up, for most values have the right one."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.steps: list[str] = []

    @property
    def place(self) -> str:
        """The path from the whole to the value."""
        return "$" + "".join(reversed(self.steps))


_Decoder = Callable[[Json], object]


@cache
def _decoder(form: Any) -> _Decoder:
    """What makes a `form` of JSON; put together once for each annotation."""
    if isinstance(form, NewType):
        return _decoder(form.__supertype__)
    origin = get_origin(form)
    if origin in (Union, types.UnionType):
        return _optional(form)
    if origin is tuple:
        items = get_args(form)
        return _array(items[0]) if items[-1] is Ellipsis else _fixed_array(items)
    if origin is Mapping:
        return _mapping(get_args(form)[1])
    if is_dataclass(form):
        return _dataclass(cast(type, form))
    if isinstance(form, type) and issubclass(form, Enum):
        return _enumeration(form)
    if form is date:
        return _known(date.fromisoformat)
    return _plain(form)


def _plain_type(form: Any) -> type | None:
    """The type whose values are taken as they are, without asking the decoder of `form`; None if there is none."""
    if isinstance(form, NewType):
        return _plain_type(form.__supertype__)
    if get_origin(form) in (Union, types.UnionType):
        return _plain_type(_options(form)[0])
    return form if form in (str, int, float, bool) else None


def _options(form: Any) -> list[Any]:
    return [option for option in get_args(form) if option is not type(None)]


def _plain(form: Any) -> _Decoder:
    def decode(data: Json) -> object:
        if form is float and isinstance(data, int) and not isinstance(data, bool):
            return float(data)
        if isinstance(form, type) and type(data) is form:
            return data
        raise _Misfit(f"expected {getattr(form, '__name__', form)}, found {type(data).__name__}")

    return decode


def _optional(form: Any) -> _Decoder:
    inner = _decoder(_options(form)[0])
    if len(_options(form)) == len(get_args(form)):
        return inner
    return lambda data: None if data is None else inner(data)


def _array(form: Any) -> _Decoder:
    inner, plain = _decoder(form), _plain_type(form)

    def decode(data: Json) -> object:
        if not isinstance(data, list):
            raise _Misfit(f"expected an array, found {type(data).__name__}")
        result: list[object] = []
        try:
            for item in data:
                result.append(item if type(item) is plain else inner(item))
        except _Misfit as misfit:
            misfit.steps.append(f"[{len(result)}]")
            raise
        return tuple(result)

    return decode


def _fixed_array(forms: tuple[Any, ...]) -> _Decoder:
    inners = tuple(_decoder(form) for form in forms)

    def decode(data: Json) -> object:
        if not isinstance(data, list):
            raise _Misfit(f"expected an array, found {type(data).__name__}")
        if len(inners) != len(data):
            raise _Misfit(f"expected {len(inners)} items, found {len(data)}")
        result: list[object] = []
        try:
            for inner, item in zip(inners, data, strict=True):
                result.append(inner(item))
        except _Misfit as misfit:
            misfit.steps.append(f"[{len(result)}]")
            raise
        return tuple(result)

    return decode


def _mapping(form: Any) -> _Decoder:
    inner = _decoder(form)

    def decode(data: Json) -> object:
        if not isinstance(data, dict):
            raise _Misfit(f"expected an object, found {type(data).__name__}")
        result: dict[str, object] = {}
        for key, value in data.items():
            try:
                result[key] = inner(value)
            except _Misfit as misfit:
                misfit.steps.append(f".{key}")
                raise
        return result

    return decode


def _dataclass(form: type) -> _Decoder:
    def decode(data: Json) -> object:
        if not isinstance(data, dict):
            raise _Misfit(f"expected an object, found {type(data).__name__}")
        values: dict[str, object] = {}
        for name, key, plain, inner in _read(form):
            if key in data:
                value = data[key]
                try:
                    values[name] = value if type(value) is plain else inner(value)
                except _Misfit as misfit:
                    misfit.steps.append(f".{key}")
                    raise
        try:
            return form(**values)
        except TypeError as error:
            raise _Misfit(str(error)) from error

    return decode


@cache
def _read(form: type) -> tuple[tuple[str, str, type | None, _Decoder], ...]:
    """Of each field its name, its key, the type that is taken as it is, and what reads any other.

    Asked for when a value is read: a dataclass may have fields of its own kind.
    """
    hints = get_type_hints(form)
    return tuple(
        (
            field.name,
            RENAMED.get(field.name, field.name),
            _plain_type(hints[field.name]),
            _decoder(hints[field.name]),
        )
        for field in fields(cast(Any, form))
    )


def _enumeration(form: type[Enum]) -> _Decoder:
    members: dict[object, object] = {member.value: member for member in form}
    unknown = _known(form)

    def decode(data: Json) -> object:
        found = members.get(data) if isinstance(data, str) else None
        return unknown(data) if found is None else found

    return decode


def _known(form: Callable[[Any], object]) -> _Decoder:
    def decode(data: Json) -> object:
        try:
            return form(data)
        except (ValueError, TypeError) as error:
            raise _Misfit(str(error)) from error

    return decode


def schema(name: str) -> dict[str, Json]:
    """The published JSON Schema (2020-12) of `name`, as in "renvooi/document/1"."""
    file = name.removeprefix("renvooi/").replace("/", "-") + ".schema.json"
    return cast("dict[str, Json]", json.loads(files("renvooi.model").joinpath("schemas", file).read_text("utf-8")))
