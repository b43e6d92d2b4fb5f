"""Erased for good, and handed out."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, select, update

from bot.adapters.codec import from_json
from bot.adapters.database import Database, tables
from bot.domain.facts import Facts


class DatabaseErasure:
    """Implements `ports.Erasure` for one company."""

    def __init__(self, database: Database, company: str) -> None:
        self._database = database
        self._company = company

    def forget_case(self, case: str) -> None:
        """See `ports.Erasure`."""
        with self._database.writing() as connection:
            self._forget(connection, [case])
        self._database.leave_no_trace()

    def forget_client(self, client: str) -> None:
        """See `ports.Erasure`."""
        cases, clients = tables.case_, tables.client
        with self._database.writing() as connection:
            theirs = cases.c.client_id == client
            self._forget(connection, self._cases(connection, theirs))
            connection.execute(delete(clients).where(clients.c.company == self._company, clients.c.id == client))
        self._database.leave_no_trace()

    def forget_all(self, person: str) -> None:
        """See `ports.Erasure`."""
        cases, clients = tables.case_, tables.client
        with self._database.writing() as connection:
            self._forget(connection, self._cases(connection, cases.c.person_id == person))
            own = (clients.c.company == self._company) & (clients.c.person_id == person)
            others = select(cases.c.client_id).where(cases.c.company == self._company, cases.c.client_id.is_not(None))
            connection.execute(delete(clients).where(own, clients.c.id.not_in(others)))
        self._database.leave_no_trace()

    def export(self, person: str) -> dict[str, Any]:
        """See `ports.Erasure`."""
        with self._database.reading() as connection:
            cases = self._cases(connection, tables.case_.c.person_id == person)
            clients = tables.client
            own = select(clients).where(clients.c.company == self._company, clients.c.person_id == person)
            return {
                "clients": [
                    {
                        "name": row.name,
                        "facts": [
                            {"name": f.name.value, "value": str(f.value), "said": f.quote}
                            for f in from_json(Facts, row.card)
                        ],
                    }
                    for row in connection.execute(own.order_by(clients.c.folded))
                ],
                "cases": [self._exported(connection, case) for case in cases],
            }

    def _exported(self, connection: Connection, case: str) -> dict[str, Any]:
        cases, turns, drafts, decisions = tables.case_, tables.turn, tables.draft, tables.decision
        row = connection.execute(select(cases).where(cases.c.company == self._company, cases.c.id == case)).one()
        said = select(turns).where(turns.c.company == self._company, turns.c.case_id == case)
        made = select(drafts).where(drafts.c.company == self._company, drafts.c.case_id == case)
        ruled = select(decisions).where(decisions.c.company == self._company, decisions.c.case_id == case)
        return {
            "title": row.title,
            "opened": row.opened_at.isoformat(),
            "outcome": row.outcome,
            "turns": [
                {"side": t.side, "text": t.text, "at": t.at.isoformat()}
                for t in connection.execute(said.order_by(turns.c.position))
            ],
            "drafts": [
                {"turn": d.turn, "version": d.version, "subject": d.subject, "text": d.text, "sent": d.sent_as}
                for d in connection.execute(made.order_by(drafts.c.version))
            ],
            "decisions": [{"what": d.what, "at": d.at.isoformat()} for d in connection.execute(ruled)],
        }

    def _cases(self, connection: Connection, which: ColumnElement[bool]) -> list[str]:
        cases = tables.case_
        query = select(cases.c.id).where(cases.c.company == self._company, which).order_by(cases.c.opened_at)
        return list(connection.scalars(query))

    def _forget(self, connection: Connection, cases: Sequence[str]) -> None:
        posted, drafts = tables.outgoing, tables.draft
        updates = tables.update_
        for case in cases:
            versions = select(drafts.c.id).where(drafts.c.company == self._company, drafts.c.case_id == case)
            asked = select(tables.escalation.c.id).where(
                tables.escalation.c.company == self._company, tables.escalation.c.case_id == case
            )
            kinds = [f"escalation/{one}" for one in connection.scalars(asked)]
            mine = (posted.c.company == self._company) & (posted.c.draft_id.in_(versions) | posted.c.kind.in_(kinds))
            connection.execute(update(posted).where(mine).values(payload={}, draft_id=None, kind="forgotten"))
            for table in (tables.escalation, tables.decision, tables.fact, tables.draft, tables.turn):
                gone = (table.c.company == self._company) & (table.c.case_id == case)
                connection.execute(delete(table).where(gone))
            this = (tables.case_.c.company == self._company) & (tables.case_.c.id == case)
            chat = connection.scalar(select(tables.case_.c.chat).where(this))
            connection.execute(delete(tables.case_).where(this))
            if chat and chat.lstrip("-").isdigit():
                # Lists and cards that told of it were sent in this chat; their words are not needed any more.
                shown = (posted.c.company == self._company) & (posted.c.chat_id == int(chat))
                connection.execute(update(posted).where(shown, posted.c.state != "planned").values(payload={}))
                over = (updates.c.company == self._company) & (updates.c.chat_id == int(chat))
                connection.execute(
                    update(updates).where(over, updates.c.state.in_(("done", "failed"))).values(payload={})
                )
