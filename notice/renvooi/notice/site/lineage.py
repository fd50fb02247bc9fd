"""What is wrong with how a template of a house goes on from others: names of templates and of blocks that are not there.

Jinja says no more of a missing template than its name, and nothing at all of a block that no other template prints or
of text beside all blocks: both are left out. So that is looked at before anything is made. Names that a template makes
up while it runs are not known here; those are met when it runs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import nodes

_Naming = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport


@dataclass(frozen=True, slots=True)
class Misled:
    """A place in a template from which nothing leads on."""

    line: int
    what: str
    """What is wrong and what to do, without a full stop."""


def no_such_template(missing: Sequence[str], there: Sequence[str], ours: str) -> str:
    """That none of `missing` is among the templates that are `there`; ours have the same names in the folder `ours`."""
    named = " or ".join(" ".join(one.split()) for one in missing) or "without a name"
    return f"there is no template {named}; there are {', '.join(there)}, and ours of the same names in {ours}/"


def misled(name: str, trees: Mapping[str, nodes.Template], there: Sequence[str], ours: str) -> Iterator[Misled]:
    """What is wrong with the template `name`; `trees` has each template under all names by which others may call it."""
    tree = trees[name]
    for node in _naming(tree):
        if (missing := _missing(node, trees)) is not None:
            yield Misled(node.lineno, no_such_template(missing, there, ours))
    parent = _parent(tree)
    if parent is None:
        return
    above = [name]
    while parent is not None:
        if parent.name is None or parent.name not in trees:
            return
        if parent.name in above:
            way = "".join(f" by way of {one}" for one in above[1:])
            yield Misled(_line(tree), f"it extends itself{way}; extend ours as {ours}/{name}")
            return
        above.append(parent.name)
        parent = _parent(trees[parent.name])
    yield from _unprinted(tree, [trees[one] for one in above[1:]], above[1:])


@dataclass(frozen=True, slots=True)
class _Parent:
    name: str | None
    """None if the template makes the name up while it runs."""


def _parent(tree: nodes.Template) -> _Parent | None:
    """The template that `tree` extends in any case; None if there is none."""
    extends = next((one for one in tree.body if isinstance(one, nodes.Extends)), None)
    return None if extends is None else _Parent(_constant(extends.template))


def _constant(node: nodes.Expr) -> str | None:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else None


def _line(tree: nodes.Template) -> int:
    return next(one.lineno for one in tree.body if isinstance(one, nodes.Extends))


def _naming(tree: nodes.Template) -> Iterator[_Naming]:
    """What in `tree` names other templates."""
    yield from tree.find_all(nodes.Extends)
    yield from tree.find_all(nodes.Include)
    yield from tree.find_all(nodes.Import)
    yield from tree.find_all(nodes.FromImport)


def _missing(node: _Naming, trees: Mapping[str, nodes.Template]) -> tuple[str, ...] | None:
    """The names in `node`, if all lead nowhere and it cannot do without."""
    if isinstance(node, nodes.Include) and node.ignore_missing:
        return None
    choices = node.template.items if isinstance(node.template, nodes.List | nodes.Tuple) else [node.template]
    names = [_constant(one) for one in choices]
    found = any(one is None or one in trees for one in names)
    return None if found else tuple(one for one in names if one is not None)


def _unprinted(tree: nodes.Template, above: Sequence[nodes.Template], names: Sequence[str]) -> Iterator[Misled]:
    """What stands in `tree` and is on no page, as those `above` have no place for it."""
    blocks = list(dict.fromkeys(block.name for one in above for block in one.find_all(nodes.Block)))
    there = f"; fill {', '.join(blocks)}" if blocks else ""
    extended = False
    for node in tree.body:
        if isinstance(node, nodes.Extends):
            extended = True
        elif isinstance(node, nodes.Block) and node.name not in blocks:
            yield Misled(node.lineno, f"there is no block {node.name!r} in {names[0]}{there}")
        elif extended and isinstance(node, nodes.Output) and not _is_blank(node):
            yield Misled(node.lineno, f"what stands in no block is on no page{there}")


def _is_blank(node: nodes.Output) -> bool:
    return all(isinstance(one, nodes.TemplateData) and not one.data.strip() for one in node.nodes)
