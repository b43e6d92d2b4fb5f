"""Messages to the user, planned before they are sent and marked as they go; see bot/decisions/0006-inbox.md."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, case, func, insert, literal, select, update

from bot.adapters.database import Database, tables
from bot.ports import Clock, Outgoing

_SOON, _LATE = 400, 200
"""Message ids after what was sent last before, and behind a message, among which an earlier attempt is looked for."""


class DatabaseOutbox:
    """The half of `ports.Inbox` that goes out, for one company."""

    def __init__(self, database: Database, company: str, clock: Clock) -> None:
        self._database = database
        self._company = company
        self._clock = clock
        database.enrol(company)

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
        rows = tables.outgoing
        # A stray of the first attempt stands right behind what was sent before it, however long ago it was planned.
        now = literal(self._clock.now(), rows.c.planned_at.type)
        began = case((rows.c.attempts == 0, now), else_=rows.c.planned_at)
        self._mark(update_id, position, attempts=rows.c.attempts + 1, planned_at=began)

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
