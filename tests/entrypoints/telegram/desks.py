"""A desk on a database, as the program puts it together."""

from typing import Any

from bot.adapters.database import Database
from bot.adapters.durable import DurableWork
from bot.adapters.letters import SentFiles
from bot.adapters.records.casebook import DatabaseCasebook
from bot.adapters.records.cases import DatabaseCases
from bot.adapters.records.clients import DatabaseClients
from bot.adapters.records.erasure import DatabaseErasure
from bot.adapters.records.escalations import DatabaseEscalations
from bot.adapters.records.inbox import DatabaseInbox
from bot.adapters.records.people import DatabasePeople
from bot.entrypoints.telegram.visits.desk import Desk
from bot.ports import Clock, Coach

COMPANY = "riflard"


def desk_on(database: Database, clock: Clock, coach: Coach, *, hurried: bool = True, **rest: Any) -> Desk:
    """The desk of one company; `rest` are its other fields. It looks for work oftener than the program where `hurried`."""
    here = (database, COMPANY, clock)
    oftener = {"poll_seconds": 0.03, "tend_seconds": 0.2} if hurried else {}
    durable = DurableWork(database, COMPANY, **oftener)
    return Desk(
        coach=coach,
        casebook=DatabaseCasebook(*here),
        cases=DatabaseCases(*here),
        clients=DatabaseClients(*here),
        people=DatabasePeople(*here),
        inbox=DatabaseInbox(*here, durable.put),
        durable=durable,
        letters=SentFiles(),
        escalations=DatabaseEscalations(*here),
        erasure=DatabaseErasure(database, COMPANY),
        clock=clock,
        **rest,
    )


__all__ = ["COMPANY", "desk_on"]
