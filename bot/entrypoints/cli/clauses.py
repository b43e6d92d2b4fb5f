"""A clause's limit as a line of the terminal, and whoever sits at it."""

import getpass

from bot.domain.policy import Clause, Limit


def said(limit: Limit) -> str:
    """The measure, the side, the figure and its unit."""
    return f"{limit.measure} {limit.bound.replace('_', ' ')} {limit.value.normalize():f} {limit.unit}"


def bound(clause: Clause) -> str:
    """The limit of a clause, or what it is without one."""
    if clause.limit is None:
        return "never" if clause.authority.value == "nobody" else "no figure"
    return said(clause.limit)


def who() -> str:
    """The name of whoever uses this computer, to be kept with what they change."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "a manager"
