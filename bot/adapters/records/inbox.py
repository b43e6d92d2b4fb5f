"""The durable inbox in the database, its outbox with it; see bot/decisions/0006-inbox.md."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.adapters.database import Database, tables
from bot.adapters.records.outbox import DatabaseOutbox
from bot.ports import Arrival, Clock

_EARLIER = ("received", "working")
"""What is not finished and was stored by a version that did not queue it."""

_OPEN = ("queued", *_EARLIER)

Put = Callable[[Connection, int, int | None], None]
"""Lets the update of this id, in this chat, be worked on once the transaction of the connection is kept."""


class DatabaseInbox(DatabaseOutbox):
    """Implements `ports.Inbox` for one company; `put` may be given the same update twice."""

    def __init__(self, database: Database, company: str, clock: Clock, put: Put) -> None:
        super().__init__(database, company, clock)
        self._put = put

    def receive(self, arrivals: Sequence[Arrival]) -> tuple[int, ...]:
        """See `ports.Inbox`."""
        rows, now = tables.update_, self._clock.now()
        with self._database.writing() as connection:
            dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
            fresh = []
            for arrival in sorted(arrivals, key=lambda arrival: arrival.update_id):
                values: dict[str, Any] = {"update_id": arrival.update_id, "chat_id": arrival.chat}
                values |= {"user_id": arrival.user}
                values |= {"state": "queued", "attempts": 0}
                values |= {"payload": dict(arrival.payload), "received_at": now}
                # Another process may be storing the same one.
                kept = dialect.insert(rows).values(company=self._company, **values).on_conflict_do_nothing()
                if connection.scalar(kept.returning(rows.c.update_id)) is not None:
                    self._put(connection, arrival.update_id, arrival.chat)
                    fresh.append(arrival.update_id)
        return tuple(fresh)

    def resume(self) -> int:
        """See `ports.Inbox`."""
        rows = tables.update_
        mine = (rows.c.company == self._company) & rows.c.state.in_(_EARLIER)
        with self._database.writing() as connection:
            query = select(rows.c.update_id, rows.c.chat_id).where(mine).order_by(rows.c.update_id)  # Telegram's order
            left = connection.execute(query).all()
            for update_id, chat in left:
                self._put(connection, update_id, chat)
            connection.execute(update(rows).where(mine).values(state="queued"))
        return len(left)

    def arrival(self, update_id: int) -> Arrival | None:
        """See `ports.Inbox`."""
        rows = tables.update_
        mine = (rows.c.company == self._company) & (rows.c.update_id == update_id)
        with self._database.reading() as connection:
            row = connection.execute(
                select(rows.c.update_id, rows.c.chat_id, rows.c.payload, rows.c.attempts, rows.c.user_id).where(
                    mine, rows.c.state.in_(_OPEN)
                )
            ).one_or_none()
        return Arrival(*row) if row else None

    def attempt(self, update_id: int) -> int:
        """See `ports.Inbox`."""
        rows = tables.update_
        mine = (rows.c.company == self._company) & (rows.c.update_id == update_id)
        with self._database.writing() as connection:
            connection.execute(update(rows).where(mine).values(attempts=rows.c.attempts + 1))
            return int(connection.scalar(select(rows.c.attempts).where(mine)) or 0)

    def following(self, update_id: int) -> tuple[Arrival, ...]:
        """See `ports.Inbox`."""
        rows = tables.update_
        with self._database.reading() as connection:
            this = select(rows.c.chat_id).where(rows.c.company == self._company, rows.c.update_id == update_id)
            query = (
                select(rows.c.update_id, rows.c.chat_id, rows.c.payload, rows.c.attempts, rows.c.user_id)
                .where(rows.c.company == self._company, rows.c.chat_id == this.scalar_subquery())
                .where(rows.c.state.in_(_OPEN), rows.c.update_id > update_id)
                .order_by(rows.c.update_id)
            )
            return tuple(Arrival(*row) for row in connection.execute(query))

    def join(self, update_id: int, others: Sequence[int]) -> None:
        """See `ports.Inbox`."""
        rows = tables.update_
        mine = (rows.c.company == self._company) & rows.c.update_id.in_(others) & rows.c.state.in_(_OPEN)
        with self._database.writing() as connection:
            connection.execute(update(rows).where(mine).values(state="joined", joined_to=update_id))

    def joined(self, update_id: int) -> tuple[Arrival, ...]:
        """See `ports.Inbox`."""
        rows = tables.update_
        query = (
            select(rows.c.update_id, rows.c.chat_id, rows.c.payload, rows.c.attempts, rows.c.user_id)
            .where(rows.c.company == self._company, rows.c.joined_to == update_id, rows.c.state == "joined")
            .order_by(rows.c.update_id)
        )
        with self._database.reading() as connection:
            return tuple(Arrival(*row) for row in connection.execute(query))

    def finish(self, update_id: int) -> None:
        """See `ports.Inbox`."""
        rows, out = tables.update_, tables.outgoing
        mine = (rows.c.company == self._company) & ((rows.c.update_id == update_id) | (rows.c.joined_to == update_id))
        stuck = select(out.c.position).where(out.c.company == self._company, out.c.update_id == update_id)
        with self._database.writing() as connection:
            failed = connection.execute(stuck.where(out.c.state == "failed")).first() is not None
            values: dict[str, Any] = {
                "state": "failed" if failed else "done",
                "payload": {},
                "done_at": self._clock.now(),
            }
            connection.execute(update(rows).where(mine).values(**values))

    def busy(self, update_id: int, seconds: int) -> int:
        """See `ports.Inbox`."""
        rows = tables.update_
        mine = (rows.c.company == self._company) & (rows.c.update_id == update_id)
        with self._database.reading() as connection:
            this = connection.execute(
                select(rows.c.user_id, rows.c.received_at, rows.c.chat_id).where(mine)
            ).one_or_none()
            if this is None or this.user_id is None:
                return 0
            query = (
                select(func.count())
                .select_from(rows)
                .where(rows.c.company == self._company, rows.c.user_id == this.user_id)
                .where(rows.c.received_at > this.received_at - timedelta(seconds=seconds))
                .where(rows.c.update_id < update_id, rows.c.received_at <= this.received_at)
                .where(rows.c.joined_to.is_(None))  # what is answered with another is one message
                .where(rows.c.chat_id.is_(None) if this.chat_id is None else rows.c.chat_id.is_not(None))
            )
            return connection.scalar(query) or 0

    def storable(self) -> None:
        """See `ports.Inbox`."""
        with self._database.writing() as connection:
            connection.execute(select(tables.update_.c.update_id).limit(1))
