"""Cases at a glance in the database: listed, named, closed; what was sent; versions in a row."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, update

from bot.adapters.database import Database, tables
from bot.adapters.records.cards import learn
from bot.adapters.records.loading import CLIENT, QUESTION, load_draft
from bot.domain.answer import Status
from bot.domain.case import CaseCard, KeptDraft, Outcome
from bot.domain.message import Channel
from bot.domain.people import Person
from bot.domain.stance import Move
from bot.ports import Clock
from bot.reading.folding import fold

_WORD = re.compile(r"\w+")
_WORDS = 200
_LATEST_FIRST = (func.coalesce(tables.case_.c.touched_at, tables.case_.c.opened_at).desc(), tables.case_.c.id)


class DatabaseCases:
    """Implements `ports.Cases` for one company."""

    def __init__(self, database: Database, company: str, clock: Clock) -> None:
        self._database = database
        self._company = company
        self._clock = clock

    def listed(
        self, person: Person, *, closed: bool = False, client: str | None = None, skip: int = 0, most: int = 12
    ) -> tuple[CaseCard, ...]:
        """See `ports.Cases`."""
        cases = tables.case_
        query = self._cards().where(cases.c.outcome.is_not(None) if closed else cases.c.outcome.is_(None))
        if client is not None:
            query = self._cards().where(cases.c.client_id == client)
        query = self._seen(query, person).order_by(*_LATEST_FIRST).offset(skip).limit(most)
        with self._database.reading() as connection:
            return self._read(connection, connection.execute(query).all())

    def named(self, words: str, person: Person) -> CaseCard | None:
        """See `ports.Cases`."""
        cases, turns, wanted = tables.case_, tables.turn, _WORD.findall(fold(words))
        rows = self._seen(self._cards(), person).order_by(cases.c.outcome.is_not(None), *_LATEST_FIRST)
        said = (
            select(turns.c.case_id, turns.c.text)
            .where(turns.c.company == self._company, turns.c.side.in_((CLIENT, QUESTION)))
            .order_by(turns.c.case_id, turns.c.position)
        )
        with self._database.reading() as connection:
            latest: dict[str, str] = {row.case_id: row.text for row in connection.execute(said)}
            for row in connection.execute(rows).all():
                told = _WORD.findall(fold(f"{row.title} {row.name or ''} {latest.get(row.id, '')[:_WORDS]}"))
                if wanted and all(any(one.startswith(word) for one in told) for word in wanted):
                    return self._card(connection, row)
        return None

    def card(self, case: str, person: Person) -> CaseCard | None:
        """See `ports.Cases`."""
        with self._database.reading() as connection:
            found = self._read(connection, connection.execute(self._cards().where(tables.case_.c.id == case)).all())
        seen = found and (person.seat.decides or found[0].person == person.id)
        return found[0] if seen else None

    def latest(self, person: Person, chat: str) -> CaseCard | None:
        """See `ports.Cases`."""
        cases = tables.case_
        query = self._cards().where(cases.c.chat == chat, cases.c.person_id == person.id)
        query = query.order_by(*_LATEST_FIRST).limit(1)
        with self._database.reading() as connection:
            found = self._read(connection, connection.execute(query).all())
        return found[0] if found else None

    def entitle(self, case: str, title: str) -> None:
        """See `ports.Cases`."""
        self._set(case, title=" ".join(title.split())[:_WORDS])

    def assign(self, case: str, client: str) -> None:
        """See `ports.Cases`."""
        with self._database.writing() as connection:
            rows = tables.case_
            mine = (rows.c.company == self._company) & (rows.c.id == case)
            connection.execute(update(rows).where(mine).values(client_id=client))
            learn(connection, self._company, case)

    def close(self, case: str, outcome: Outcome | None) -> None:
        """See `ports.Cases`."""
        state = "open" if outcome is None else "closed"
        at = None if outcome is None else self._clock.now()
        self._set(case, outcome=outcome.value if outcome else None, state=state, closed_at=at)

    def sent(self, draft: str, text: str | None = None) -> KeptDraft | None:
        """See `ports.Cases`."""
        rows = tables.draft
        with self._database.writing() as connection:
            kept = load_draft(connection, self._company, draft)
            if kept is None or kept.answer.draft is None:
                return None
            same = (rows.c.company == self._company) & (rows.c.case_id == kept.case) & (rows.c.turn == kept.turn)
            connection.execute(update(rows).where(same, rows.c.id != draft).values(sent_as=None, sent_at=None))
            words = kept.answer.draft.text if text is None else text
            mine = (rows.c.company == self._company) & (rows.c.id == draft)
            connection.execute(update(rows).where(mine).values(sent_as=words, sent_at=self._clock.now()))
            return load_draft(connection, self._company, draft)

    def versions(self, kept: KeptDraft) -> tuple[str, ...]:
        """See `ports.Cases`."""
        rows = tables.draft
        query = (
            select(rows.c.id)
            .where(rows.c.company == self._company, rows.c.case_id == kept.case, rows.c.turn == kept.turn)
            .where(rows.c.channel == kept.channel.value, rows.c.origin.is_not(None))
            .order_by(rows.c.version)
        )
        with self._database.reading() as connection:
            return tuple(connection.scalars(query))

    def last_sent(self, client: str) -> tuple[KeptDraft, datetime] | None:
        """See `ports.Cases`."""
        rows, cases = tables.draft, tables.case_
        query = (
            select(rows.c.id, rows.c.sent_at)
            .join(cases, (cases.c.company == rows.c.company) & (cases.c.id == rows.c.case_id))
            .where(rows.c.company == self._company, cases.c.client_id == client, rows.c.sent_at.is_not(None))
            .order_by(rows.c.sent_at.desc())
            .limit(1)
        )
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
            kept = load_draft(connection, self._company, row.id) if row else None
        return (kept, row.sent_at) if row and row.sent_at and kept else None

    def _seen(self, query: Select[Any], person: Person) -> Select[Any]:
        """The query, of the cases that `person` may see."""
        return query if person.seat.decides else query.where(tables.case_.c.person_id == person.id)

    def _set(self, case: str, **values: Any) -> None:
        rows = tables.case_
        mine = (rows.c.company == self._company) & (rows.c.id == case)
        with self._database.writing() as connection:
            connection.execute(update(rows).where(mine).values(**values))

    def _cards(self) -> Select[Any]:
        cases, clients = tables.case_, tables.client
        return (
            select(cases, clients.c.name)
            .outerjoin(clients, (clients.c.company == cases.c.company) & (clients.c.id == cases.c.client_id))
            .where(cases.c.company == self._company, cases.c.chat != "terminal")
        )

    def _read(self, connection: Connection, rows: Sequence[Row[Any]]) -> tuple[CaseCard, ...]:
        return tuple(self._card(connection, row) for row in rows)

    def _card(self, connection: Connection, row: Row[Any]) -> CaseCard:
        turns, drafts = tables.turn, tables.draft
        words = connection.scalar(
            select(turns.c.text)
            .where(turns.c.company == self._company, turns.c.case_id == row.id, turns.c.side.in_((CLIENT, QUESTION)))
            .order_by(turns.c.position.desc())
            .limit(1)
        )
        latest = connection.scalar(
            select(drafts.c.id)
            .where(drafts.c.company == self._company, drafts.c.case_id == row.id)
            .order_by((drafts.c.channel == Channel.CHAT.value).desc(), drafts.c.version.desc())
            .limit(1)
        )
        kept = load_draft(connection, self._company, latest) if latest else None
        return CaseCard(
            id=row.id,
            person=row.person_id,
            words=" ".join((words or "").split())[:_WORDS],
            opened=row.opened_at,
            touched=row.touched_at or row.opened_at,
            title=row.title,
            client=row.client_id,
            client_name=row.name or "",
            move=Move(kept.answer.stance.move) if kept and kept.answer.status is not Status.ADVICE else None,
            draft=latest,
            outcome=Outcome(row.outcome) if row.outcome else None,
        )
