"""Escalations in the database; one decision each, whoever presses first."""

from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, select, update

from bot.adapters.codec import from_json, to_json
from bot.adapters.database import Database, tables
from bot.adapters.database.rows import add, identity
from bot.adapters.records.cards import count_exception
from bot.domain.escalation import Escalation, Ruled, Schedule
from bot.domain.stance import Decision
from bot.ports import Clock

_YES = (Ruled.APPROVED, Ruled.COUNTERED)


class DatabaseEscalations:
    """Implements `ports.Escalations` for one company."""

    def __init__(self, database: Database, company: str, clock: Clock) -> None:
        self._database = database
        self._company = company
        self._clock = clock

    def put(
        self, case: str, draft: str, person: str, asks: tuple[Decision, ...], times: Schedule, *, key: str
    ) -> Escalation:
        """See `ports.Escalations`."""
        rows, made = tables.escalation, identity(f"escalation/{key}")
        values: dict[str, Any] = {"id": made, "case_id": case, "draft_id": draft, "person_id": person}
        values |= {"asks": to_json(asks), "state": Ruled.OPEN.value, "step": 0, "word": ""}
        values |= {"asked_at": self._clock.now(), "remind_at": times.remind, "deputy_at": times.deputy}
        values |= {"due_at": times.due, "next_at": times.remind}
        with self._database.writing() as connection:
            mine = (rows.c.company == self._company) & (rows.c.case_id == case) & (rows.c.state == Ruled.OPEN.value)
            open_ = connection.execute(select(rows).where(mine)).mappings().first()
            if open_ is not None:
                return _escalation(open_)
            add(connection, rows, company=self._company, **values)
            one = (rows.c.company == self._company) & (rows.c.id == made)
            return _escalation(connection.execute(select(rows).where(one)).mappings().one())

    def escalation(self, identity: str) -> Escalation | None:
        """See `ports.Escalations`."""
        rows = tables.escalation
        with self._database.reading() as connection:
            query = select(rows).where(rows.c.company == self._company, rows.c.id == identity)
            row = connection.execute(query).mappings().one_or_none()
        return _escalation(row) if row else None

    def of_case(self, case: str) -> tuple[Escalation, ...]:
        """See `ports.Escalations`."""
        rows = tables.escalation
        query = select(rows).where(rows.c.company == self._company, rows.c.case_id == case)
        with self._database.reading() as connection:
            found = connection.execute(query.order_by(rows.c.asked_at.desc())).mappings().all()
        return tuple(_escalation(row) for row in found)

    def decide(
        self, identity: str, ruled: Ruled, *, by: str | None, word: str = "", until: datetime | None = None, key: str
    ) -> tuple[Escalation, bool]:
        """See `ports.Escalations`."""
        rows, now = tables.escalation, self._clock.now()
        mine = (rows.c.company == self._company) & (rows.c.id == identity)
        values: dict[str, Any] = {"state": ruled.value, "decided_by": by, "decided_at": now, "word": word}
        values |= {"until": until, "decided_key": key}
        with self._database.writing() as connection:
            won = connection.execute(update(rows).where(mine, rows.c.state == Ruled.OPEN.value).values(**values))
            row = connection.execute(select(rows).where(mine)).mappings().one()
            decided = _escalation(row)
            if won.rowcount and by is not None:
                self._record(connection, decided, by, now)
            return decided, row["decided_key"] == key

    def say(self, identity: str, word: str) -> None:
        """See `ports.Escalations`."""
        self._set(identity, word=word)

    def due(self, now: datetime) -> tuple[Escalation, ...]:
        """See `ports.Escalations`."""
        rows = tables.escalation
        query = (
            select(rows)
            .where(rows.c.company == self._company, rows.c.state == Ruled.OPEN.value, rows.c.next_at <= now)
            .order_by(rows.c.next_at)
            .limit(50)
        )
        with self._database.reading() as connection:
            return tuple(_escalation(row) for row in connection.execute(query).mappings())

    def passed(self, identity: str, step: int) -> None:
        """See `ports.Escalations`."""
        found = self.escalation(identity)
        if found is not None and found.step < step:
            following = found.times.steps[min(step, len(found.times.steps) - 1)]
            self._set(identity, step=step, next_at=following)

    def _record(self, connection: Any, decided: Escalation, by: str, now: datetime) -> None:
        """The decisions of a person, one for each ask; a yes is an exception on the client's card."""
        for place, ask in enumerate(decided.asks):
            said = f"{decided.ruled}: {ask.ask}"
            values: dict[str, Any] = {
                "id": f"{decided.id}/{place}",
                "case_id": decided.case,
                "person_id": by,
                "what": said,
            }
            values |= {"clause": ask.clause, "at": now, "expires_at": decided.until}
            add(connection, tables.decision, company=self._company, **values)
        cases = tables.case_
        this = (cases.c.company == self._company) & (cases.c.id == decided.case)
        client = connection.scalar(select(cases.c.client_id).where(this))
        if decided.ruled in _YES and client is not None:
            count_exception(connection, self._company, client, decided.word)

    def _set(self, identity: str, **values: Any) -> None:
        rows = tables.escalation
        mine = (rows.c.company == self._company) & (rows.c.id == identity)
        with self._database.writing() as connection:
            connection.execute(update(rows).where(mine).values(**values))


def _escalation(row: RowMapping) -> Escalation:
    return Escalation(
        id=row["id"],
        case=row["case_id"],
        draft=row["draft_id"],
        person=row["person_id"],
        asks=from_json(tuple[Decision, ...], row["asks"]),
        asked=row["asked_at"],
        times=Schedule(row["remind_at"], row["deputy_at"], row["due_at"]),
        step=row["step"],
        ruled=Ruled(row["state"]),
        by=row["decided_by"],
        at=row["decided_at"],
        word=row["word"],
        until=row["until"],
    )
