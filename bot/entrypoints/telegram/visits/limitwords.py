"""Limits as a manager reads them: what a proposal says, what changed."""

from decimal import Decimal

from bot.domain.proposal import Proposal
from bot.entrypoints.telegram.shown.blocks import Block, shown
from bot.entrypoints.telegram.shown.utf16 import shortened
from bot.entrypoints.telegram.visits.tools import Visit
from bot.ports.policies import Change, Version
from bot.reading.format import say_figure

_CHANGE = 700


def change_told(change: Change) -> Block:
    """What a change took out and what it put in, line by line."""
    before, after = change.before.splitlines(), change.after.splitlines()
    lines = [f"− {line}" for line in before if line.strip() and line not in after]
    lines += [f"+ {line}" for line in after if line.strip() and line not in before]
    return shown(f"{change.clause}\n{shortened(chr(10).join(lines), _CHANGE)}")


def version_told(version: Version) -> str:
    """A version in one line: its name, when it began to serve, who brought it in and why."""
    return shortened(f"{version.short} · {version.when:%d/%m/%Y %H:%M} · {version.who} : {version.why}", 300)


def limit_told(visit: Visit, proposal: Proposal, value: Decimal | None = None) -> str:
    """The limit in a few words, with another figure where one was given."""
    limit = proposal.limit
    figure = say_figure(limit.value if value is None else value, limit.unit, visit.language)
    return visit.tools.lines.say(f"measure.{limit.measure}", visit.language, text=figure)


def clause_title(visit: Visit, clause: str) -> str:
    """The title of a clause; its id where the pack has none of this id."""
    found = visit.tools.pack().clause(clause)
    return found.title.of(visit.language) if found is not None else clause
