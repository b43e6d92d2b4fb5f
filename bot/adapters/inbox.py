"""The durable inbox and outbox in the database; see bot/decisions/0006-inbox.md."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.adapters.database import Database, tables
from bot.ports import Arrival, Clock, Outgoing

_EARLIER = ("received", "working")
"""What is not finished and was stored by a version that did not queue it."""

_OPEN = ("queued", *_EARLIER)

_SOON, _LATE = 400, 200
"""Message ids after what was sent last before, and behind a message, among which an earlier attempt is looked for."""


Put = Callable[[Connection, int, int | None], None]
"""Lets the update of this id, in this chat, be worked on once the transaction of the connection is kept."""


class DatabaseInbox:
    """Implements `ports.Inbox` for one company; `put` may be given the same update twice."""

    def __init__(self, database: Database, company: str, clock: Clock, put: Put) -> None:
        self._database = database
        self._company = company
        self._clock = clock
        self._put = put
        database.enrol(company)

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

    def plan(self, update_id: int, messages: Sequence[Outgoing]) -> None:
        """See `ports.Inbox`."""
        rows, now = tables.outgoing, self._clock.now()
        with self._database.writing() as connection:
            known = select(rows.c.position).where(rows.c.company == self._company, rows.c.update_id == update_id)
            if connection.execute(known).first() is not None:
                return
            for position, message in enumerate(messages, start=1):
                values: dict[str, Any] = {
                    "position": position,
                    "chat_id": message.chat,
                    "kind": message.kind,
                    "state": "planned",
                }
                values |= {"payload": dict(message.payload), "draft_id": message.draft, "planned_at": now}
                connection.execute(
                    insert(rows).values(company=self._company, update_id=update_id, attempts=0, **values)
                )

    def planned(self, update_id: int) -> tuple[Outgoing, ...] | None:
        """See `ports.Inbox`."""
        rows = tables.outgoing
        query = (
            select(rows).where(rows.c.company == self._company, rows.c.update_id == update_id).order_by(rows.c.position)
        )
        with self._database.reading() as connection:
            found = connection.execute(query).all()
        if not found:
            return None
        return tuple(
            Outgoing(row.kind, row.chat_id, row.payload, row.draft_id, row.position, row.attempts)
            for row in found
            if row.state == "planned"
        )

    def unsent(self, update_id: int, position: int) -> Outgoing | None:
        """See `ports.Inbox`."""
        return next((one for one in self.planned(update_id) or () if one.position == position), None)

    def sending(self, update_id: int, position: int) -> None:
        """See `ports.Inbox`."""
        self._mark(update_id, position, attempts=tables.outgoing.c.attempts + 1)

    def refused(self, update_id: int, position: int) -> None:
        """See `ports.Inbox`."""
        self._mark(update_id, position, attempts=tables.outgoing.c.attempts - 1)

    def sent(self, update_id: int, position: int, message_id: int | None) -> None:
        """See `ports.Inbox`."""
        now = self._clock.now()
        self._mark(update_id, position, state="sent", message_id=message_id, sent_at=now, payload={})

    def strays(self, update_id: int, position: int, sent: int) -> tuple[int, ...]:
        """See `ports.Inbox`."""
        rows = tables.outgoing
        mine = (rows.c.company == self._company) & (rows.c.update_id == update_id) & (rows.c.position == position)
        with self._database.reading() as connection:
            row = connection.execute(select(rows.c.chat_id, rows.c.planned_at).where(mine)).one()
            others = select(rows.c.position).where(
                rows.c.company == self._company, rows.c.chat_id == row.chat_id, rows.c.update_id != update_id
            )
            if connection.execute(others.where(rows.c.state == "planned", rows.c.attempts > 0)).first() is not None:
                return ()  # what another update just sent here may not be written down yet
            before = select(func.max(rows.c.message_id)).where(
                rows.c.company == self._company, rows.c.sent_at <= row.planned_at, rows.c.message_id < sent
            )
            # The private chats of a bot share one count; a group may have its own.
            near = rows.c.chat_id > 0 if row.chat_id > 0 else rows.c.chat_id == row.chat_id
            first = connection.scalar(before.where(near)) or 0
            known = select(rows.c.message_id).where(
                rows.c.company == self._company, near, rows.c.message_id > first, rows.c.message_id < sent
            )
            taken = set(connection.scalars(known))
        soon = range(first + 1, min(sent, first + 1 + _SOON)) if first else range(0)
        late = range(sent - 1, max(first, soon.stop - 1 if first else 0, sent - 1 - _LATE), -1)
        return tuple(place for place in (*soon, *late) if place not in taken)

    def unsendable(self, update_id: int, position: int) -> None:
        """See `ports.Inbox`."""
        self._mark(update_id, position, state="failed", payload={})

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
                .where(rows.c.chat_id.is_(None) if this.chat_id is None else rows.c.chat_id.is_not(None))
            )
            return connection.scalar(query) or 0

    def told(self, chat: int, kind: str) -> bool:
        """See `ports.Inbox`."""
        rows = tables.outgoing
        query = select(rows.c.position).where(
            rows.c.company == self._company, rows.c.chat_id == chat, rows.c.kind == kind
        )
        with self._database.reading() as connection:
            return connection.execute(query.limit(1)).first() is not None

    def alone(self, chat: int, message_id: int) -> bool:
        """See `ports.Inbox`."""
        rows = tables.outgoing
        latest = self._latest(chat, message_id)
        if latest is None:
            return False
        same = select(func.count()).select_from(rows)
        same = same.where(rows.c.company == self._company, rows.c.update_id == latest.update_id)
        with self._database.reading() as connection:
            return latest.kind == "answer" and connection.scalar(same.where(rows.c.kind == "answer")) == 1

    def kind_of(self, chat: int, message_id: int) -> str:
        """See `ports.Inbox`."""
        latest = self._latest(chat, message_id)
        return latest.kind if latest is not None else ""

    def posted(self, kind: str) -> tuple[tuple[int, int], ...]:
        """See `ports.Inbox`."""
        rows = tables.outgoing
        query = select(rows.c.chat_id, rows.c.message_id).where(rows.c.company == self._company, rows.c.kind == kind)
        query = query.where(rows.c.message_id.is_not(None)).order_by(rows.c.planned_at, rows.c.chat_id)
        with self._database.reading() as connection:
            found = ((chat, message) for chat, message in connection.execute(query) if message is not None)
            return tuple(dict.fromkeys(found))

    def storable(self) -> None:
        """See `ports.Inbox`."""
        with self._database.writing() as connection:
            connection.execute(select(tables.update_.c.update_id).limit(1))

    def _latest(self, chat: int, message_id: int) -> Row[int, str] | None:
        rows = tables.outgoing
        query = (
            select(rows.c.update_id, rows.c.kind)
            .where(rows.c.company == self._company, rows.c.chat_id == chat, rows.c.message_id == message_id)
            .order_by(rows.c.planned_at.desc(), rows.c.update_id.desc(), rows.c.position.desc())
            .limit(1)
        )
        with self._database.reading() as connection:
            return connection.execute(query).one_or_none()

    def _mark(self, update_id: int, position: int, **values: object) -> None:
        rows = tables.outgoing
        mine = (rows.c.company == self._company) & (rows.c.update_id == update_id) & (rows.c.position == position)
        with self._database.writing() as connection:
            connection.execute(update(rows).where(mine).values(**values))
