"""A case written down as it goes: what is said, what is taken for sent, the facts told on the way."""

from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from bot.adapters.codec import to_json
from bot.adapters.database import tables
from bot.adapters.records.loading import UNKNOWN
from bot.domain.case import Case
from bot.domain.errors import BadInput
from bot.domain.facts import Facts, Origin


def suppose_sent(connection: Connection, company: str, case: str, now: datetime) -> None:
    """Take the latest draft for sent, unless the user said which version of that message was."""
    drafts = tables.draft
    mine = (drafts.c.company == company) & (drafts.c.case_id == case)
    latest = connection.execute(
        select(drafts.c.id, drafts.c.turn)
        .where(mine, drafts.c.origin.is_not(None))
        .order_by(drafts.c.version.desc())
        .limit(1)
    ).one_or_none()
    if latest is None:
        return
    told = select(drafts.c.id).where(mine, drafts.c.turn == latest.turn, drafts.c.sent_as.is_not(None))
    if connection.execute(told).first() is None:
        this = mine & (drafts.c.id == latest.id)
        connection.execute(update(drafts).where(this).values(sent_as=drafts.c.text, sent_at=now))


def say(
    connection: Connection,
    company: str,
    case: str,
    side: str,
    text: str,
    now: datetime,
    *,
    key: str,
    message_id: int | None,
    opens: bool = False,
) -> bool:
    """Write the next turn unless `key` wrote it before; tells whether it did; BadInput for no such case."""
    turns = tables.turn
    known = select(turns.c.position).where(turns.c.company == company, turns.c.key == key)
    if connection.scalar(known) is not None:
        return False
    last = connection.scalar(
        select(func.max(turns.c.position)).where(turns.c.company == company, turns.c.case_id == case)
    )
    if last is None and not opens:
        raise BadInput(UNKNOWN)
    values = {"case_id": case, "position": (last or 0) + 1, "key": key, "side": side, "text": text}
    connection.execute(insert(turns).values(company=company, message_id=message_id, at=now, **values))
    return True


def keep_facts(connection: Connection, company: str, case: Case, facts: Facts, now: datetime) -> None:
    """Write what the user told of the client at a turn of `case`, in place of what was kept of it before."""
    rows = tables.fact
    mine = (rows.c.company == company) & (rows.c.case_id == case.id) & (rows.c.turn == case.turn)
    connection.execute(rows.delete().where(mine))
    told = [fact for fact in facts if fact.origin is Origin.CONTEXT]
    here = {"company": company, "case_id": case.id, "turn": case.turn, "at": now}
    if told:
        connection.execute(
            insert(rows),
            [
                {**here, "position": place, "name": fact.name.value, "fact": to_json(fact)}
                for place, fact in enumerate(told)
            ],
        )
