"""The casebook in the database: cases, what was said in them, and every version of every answer."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, update

from bot.adapters.codec import to_json
from bot.adapters.database import Database, tables
from bot.adapters.database.rows import add, identity
from bot.adapters.records.cards import learn
from bot.adapters.records.loading import CLIENT, QUESTION, US, USER, load_case, load_draft
from bot.adapters.records.people import person_of
from bot.adapters.records.turns import keep_facts, say, suppose_sent
from bot.domain.answer import Answer
from bot.domain.asks import Language
from bot.domain.case import Case, KeptDraft, Saying
from bot.domain.draft import Tone
from bot.domain.errors import BadInput
from bot.domain.message import Channel, Side, Turn
from bot.domain.people import Person, Seat
from bot.domain.situation import Speech
from bot.ports import Clock


class DatabaseCasebook:
    """Implements `ports.Casebook` for one company."""

    def __init__(self, database: Database, company: str, clock: Clock) -> None:
        self._database = database
        self._company = company
        self._clock = clock
        database.enrol(company)

    def person(self, telegram_id: int, language: Language) -> Person:
        """See `ports.Casebook`."""
        rows, key = tables.person, f"telegram/{telegram_id}"
        with self._database.writing() as connection:
            add(
                connection,
                rows,
                company=self._company,
                id=identity(key),
                telegram_id=telegram_id,
                role=Seat.SALESPERSON.value,
                language=language.value,
                settings={},
                created_at=self._clock.now(),
            )
            found = connection.execute(
                select(rows).where(rows.c.company == self._company, rows.c.telegram_id == telegram_id)
            )
            row = found.mappings().one()
        return person_of(row)

    def open(
        self,
        person: str,
        chat: str,
        message: str,
        *,
        key: str,
        message_id: int | None = None,
        before: Sequence[Turn] = (),
        client: str | None = None,
    ) -> Case:
        """See `ports.Casebook`."""
        case, now = identity(f"case/{key}"), self._clock.now()
        values: dict[str, Any] = {"person_id": person, "chat": chat, "client_id": client, "state": "open"}
        values |= {"opened_at": now, "touched_at": now}
        with self._database.writing() as connection:
            add(connection, tables.case_, company=self._company, id=case, **values)
            self._said(connection, case, before, message, key=key, message_id=message_id, opens=True)
            return load_case(connection, self._company, case)

    def hear(
        self, case: str, message: str, *, key: str, message_id: int | None = None, before: Sequence[Turn] = ()
    ) -> Case:
        """See `ports.Casebook`."""
        told_already = any(turn.side is Side.US for turn in before)  # our words between, in our own hand
        cases = tables.case_
        this = (cases.c.company == self._company) & (cases.c.id == case)
        with self._database.writing() as connection:
            if self._said(connection, case, before, message, key=key, message_id=message_id):
                if not told_already:
                    suppose_sent(connection, self._company, case, self._clock.now())
                again = {"state": "open", "outcome": None, "closed_at": None}
                connection.execute(update(cases).where(this).values(**again))
            return load_case(connection, self._company, case)

    def note(self, case: str, words: str, *, key: str, message_id: int | None = None) -> Case:
        """See `ports.Casebook`."""
        with self._database.writing() as connection:
            say(connection, self._company, case, USER, words, self._clock.now(), key=key, message_id=message_id)
            return load_case(connection, self._company, case)

    def case(self, case: str, turn: int | None = None) -> Case | None:
        """See `ports.Casebook`."""
        with self._database.reading() as connection:
            try:
                return load_case(connection, self._company, case, turn)
            except BadInput:
                return None

    def saying(self, chat: str, message_id: int) -> Saying | None:
        """See `ports.Casebook`."""
        cases, turns = tables.case_, tables.turn
        query = (
            select(turns.c.case_id, turns.c.position, turns.c.text)
            .join(cases, (cases.c.company == turns.c.company) & (cases.c.id == turns.c.case_id))
            .where(turns.c.company == self._company, cases.c.chat == chat, turns.c.message_id == message_id)
            .order_by(turns.c.at.desc(), turns.c.position.desc())
        )
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        return Saying(row[0], row[1], row[2]) if row else None

    def amend(self, saying: Saying, text: str) -> Case | None:
        """See `ports.Casebook`."""
        turns = tables.turn
        mine = (turns.c.company == self._company) & (turns.c.case_id == saying.case)
        with self._database.writing() as connection:
            case = load_case(connection, self._company, saying.case)
            if saying.turn < case.turn:
                return None
            connection.execute(update(turns).where(mine, turns.c.position == saying.turn).values(text=text))
            return load_case(connection, self._company, saying.case)

    def keep(self, case: Case, answer: Answer, channel: Channel, tone: Tone, *, key: str) -> KeptDraft:
        """See `ports.Casebook`."""
        drafts, turns, draft_id = tables.draft, tables.turn, identity(f"draft/{key}")
        draft, now = answer.draft, self._clock.now()
        with self._database.writing() as connection:
            if found := load_draft(connection, self._company, draft_id):
                return found
            before = connection.execute(
                select(drafts.c.id, drafts.c.version)
                .where(drafts.c.company == self._company, drafts.c.case_id == case.id)
                .order_by(drafts.c.version.desc())
            ).first()
            values: dict[str, Any] = {
                "company": self._company,
                "id": draft_id,
                "case_id": case.id,
                "turn": case.turn,
                "version": before.version + 1 if before else 1,
                "parent": before.id if before else None,
                "text": draft.text if draft else "",
                "subject": draft.subject if draft else None,
                "origin": draft.origin.value if draft else None,
                "channel": channel.value,
                "language": draft.language.value if draft else None,
                "register": draft.register.value if draft else None,
                "tone": tone.value,
                "prompt": draft.prompt if draft else "",
                "passages": [passage.id for passage in answer.passages],
                "findings": to_json(answer.check.findings),
                "answer": to_json(answer),
                "created_at": now,
            }
            connection.execute(insert(drafts).values(values))
            keep_facts(connection, self._company, case, answer.situation.facts, now)
            learn(connection, self._company, case.id)
            cases = tables.case_
            this = (cases.c.company == self._company) & (cases.c.id == case.id)
            connection.execute(update(cases).where(this).values(touched_at=now))
            side = QUESTION if answer.situation.speech is Speech.ADVICE else CLIENT
            mine = (turns.c.company == self._company) & (turns.c.case_id == case.id)
            connection.execute(update(turns).where(mine, turns.c.position == case.turn).values(side=side))
        return KeptDraft(draft_id, case.id, case.person, case.turn, values["version"], channel, tone, answer)

    def kept(self, key: str) -> KeptDraft | None:
        """See `ports.Casebook`."""
        return self.draft(identity(f"draft/{key}"))

    def draft(self, draft: str) -> KeptDraft | None:
        """See `ports.Casebook`."""
        with self._database.reading() as connection:
            return load_draft(connection, self._company, draft)

    def draft_shown(self, chat: str, message_id: int) -> KeptDraft | None:
        """See `ports.Casebook`."""
        sent = tables.outgoing
        if not chat.lstrip("-").isdigit():
            return None
        query = (
            select(sent.c.draft_id)
            .where(sent.c.company == self._company, sent.c.chat_id == int(chat), sent.c.message_id == message_id)
            .order_by(sent.c.planned_at.desc(), sent.c.update_id.desc(), sent.c.position.desc())
            .limit(1)
        )
        with self._database.reading() as connection:
            shown = connection.scalar(query)  # None, too, where it shows something else by now
            return load_draft(connection, self._company, shown) if shown else None

    def _said(
        self,
        connection: Connection,
        case: str,
        before: Sequence[Turn],
        message: str,
        *,
        key: str,
        message_id: int | None,
        opens: bool = False,
    ) -> bool:
        """Write the turns `before` a client's message, then the message; whether the message is new."""
        for place, turn in enumerate(before):
            side = US if turn.side is Side.US else CLIENT
            now = self._clock.now()
            say(
                connection,
                self._company,
                case,
                side,
                turn.text,
                now,
                key=f"{key}/{place}",
                message_id=None,
                opens=opens,
            )
        now = self._clock.now()
        return say(connection, self._company, case, CLIENT, message, now, key=key, message_id=message_id, opens=opens)
