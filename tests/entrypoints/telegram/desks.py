"""A desk on a database, as the program puts it together."""

from typing import Any

from bot.adapters.casebook import DatabaseCasebook
from bot.adapters.cases import DatabaseCases
from bot.adapters.clients import DatabaseClients
from bot.adapters.database import Database
from bot.adapters.durable import DurableWork
from bot.adapters.erasure import DatabaseErasure
from bot.adapters.escalations import DatabaseEscalations
from bot.adapters.inbox import DatabaseInbox
from bot.adapters.letters import SentFiles
from bot.adapters.people import DatabasePeople
from bot.entrypoints.telegram.desk import Desk
from bot.ports import Clock, Coach

COMPANY = "riflard"


def desk_on(database: Database, clock: Clock, coach: Coach, *, hurried: bool = True, **rest: Any) -> Desk:
    """The desk of one company; `rest` are its other fields. It looks for work oftener than the program where `hurried`."""
    here = (database, COMPANY, clock)
    oftener = {"poll_seconds": 0.02, "tend_seconds": 0.05} if hurried else {}
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
