"""One clause of a history, as the user named it."""

from dataclasses import replace

import click

from renvooi.model import Blame, History, Life


def find_clause(history: History, clause: str, number: int | None) -> Life:
    """The life that the user named by id, or by its address in version `number`, else in the latest that has one.

    Raises: BadParameter.
    """
    said = " ".join(clause.split()).casefold()
    numbers = range(len(history.versions), 0, -1) if number is None else (number,)
    for life in history.lives:
        if said == life.id:
            return life
    for version in numbers:
        for life in history.lives:
            if life.stands_in(version) and life.at(version).address.casefold() == said:
                return life
    where = "any of the versions" if number is None else f"version {history.versions[number - 1].version or number}"
    raise click.BadParameter(
        f"{clause!r} is no address or id in {where}; addresses are written as in renvooi diff",
        click.get_current_context(),
        param_hint="--clause",
    )


def only_clause(history: History, found: Life | None, number: int | None) -> History:
    """`history` with the life that was found alone, or with those of version `number`; else as it is."""
    if found is None and number is None:
        return history
    lives = (found,) if found else tuple(life for life in history.lives if number and life.stands_in(number))
    ids = {life.id for life in lives}
    return replace(history, lives=lives, undone=tuple(undone for undone in history.undone if undone.id in ids))


def only_blamed(shown: Blame, found: Life | None, clause: str | None) -> Blame:
    """`shown` with one clause alone, if one was asked for.

    Raises: BadParameter if it does not stand in the version.
    """
    if found is None:
        return shown
    nodes = tuple(node for node in shown.nodes if node.id == found.id)
    if not nodes:
        raise click.BadParameter(
            f"{clause!r} does not stand in the version that is shown; name another with --at",
            click.get_current_context(),
            param_hint="--clause",
        )
    return replace(shown, nodes=nodes)
