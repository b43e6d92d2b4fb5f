"""The log of accesses: who let whom in, changed their seat or let them out; for administrators, latest first."""

from bot.domain.people import Audited, Seat
from bot.entrypoints.telegram.shown.dates import hour
from bot.entrypoints.telegram.visits.tools import Visit
from bot.ports import Outgoing

ACTIONS = frozenset({"audit"})
"""The buttons answered here; each stands for how many entries are skipped."""

_PAGE = 8
_DEEPEST = 100_000


def shown(visit: Visit, about: str = "", *, edits: int | None = None) -> tuple[Outgoing, ...]:
    """`/audit`: a page of the log; `about` is how many later entries are skipped."""
    if visit.person.seat is not Seat.ADMINISTRATOR:
        return visit.line(visit.say("access.administrators_only"))
    skip = min(int(about), _DEEPEST) if about.isdecimal() else 0
    found = visit.tools.people.audited(_PAGE + 1, skip)
    html = "\n".join([visit.say("log.title"), "", *(told(visit, entry) for entry in found[:_PAGE])])
    later = (visit.button("log_later", f"audit:{max(0, skip - _PAGE)}"),) if skip else ()
    earlier = (visit.button("log_earlier", f"audit:{skip + _PAGE}"),) if len(found) > _PAGE else ()
    return visit.line(html, (*later, *earlier), (visit.button("team", "people:"),), edits=edits)


def told(visit: Visit, entry: Audited) -> str:
    """An entry in one line: when, and what was done by whom."""
    by = entry.by or visit.tools.lines.say("log.program", visit.language)
    seat = visit.tools.lines.say(f"seat.{entry.seat}", visit.language) if entry.seat is not None else ""
    words = visit.say(f"log.{entry.change.name.lower()}", name=entry.about, text=by, seat=seat)
    return f"<b>{hour(entry.at, visit.language)}</b> · {words}"
