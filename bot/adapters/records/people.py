"""Who may use the coach, kept in the database: seats, one-time codes, and what was done to them."""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, RowMapping, delete, func, insert, select, update

from bot.adapters.database import Database, tables
from bot.adapters.database.rows import add, identity
from bot.domain.asks import Language, Register
from bot.domain.message import Channel
from bot.domain.people import AccessChange, Audited, Invitation, Person, Preferences, Refusal, Seat
from bot.ports import Clock

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters and digits nobody takes for another."""

_LENGTH = 10
_VALID = timedelta(hours=48)
_TRIES, _TRIES_WITHIN = 5, timedelta(hours=1)
_SEATS = list(Seat)
_ACTIVE, _REVOKED = "active", "revoked"


class DatabasePeople:
    """Implements `ports.People` for one company."""

    def __init__(self, database: Database, company: str, clock: Clock) -> None:
        self._database = database
        self._company = company
        self._clock = clock
        database.enrol(company)

    def known(self, telegram_id: int, name: str) -> Person | None:
        """See `ports.People`."""
        with self._database.reading() as connection:
            row = self._row(connection, telegram_id)
        if row is None or row["state"] != _ACTIVE:
            return None
        if name and row["name"] != name:
            rows = tables.person
            mine = (rows.c.company == self._company) & (rows.c.telegram_id == telegram_id)
            with self._database.writing() as connection:
                connection.execute(update(rows).where(mine).values(name=name))
                row = self._row(connection, telegram_id)
        return person_of(row) if row else None

    def admit(self, telegram_id: int, seat: Seat, name: str, language: Language) -> Person | None:
        """See `ports.People`."""
        with self._database.writing() as connection:
            row = self._row(connection, telegram_id)
            if row is not None and row["state"] != _ACTIVE:
                return None
            if row is None or _SEATS.index(Seat(row["role"])) < _SEATS.index(seat):
                self._seat(connection, telegram_id, seat, name, language)
                self._audit(connection, f"setting/{telegram_id}/{seat}", None, AccessChange.ADMITTED, seat, telegram_id)
            row = self._row(connection, telegram_id)
        return person_of(row) if row else None

    def invite(self, by: Person | None, seat: Seat, *, key: str) -> Invitation:
        """See `ports.People`."""
        rows, now = tables.pairing, self._clock.now()
        code = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
        values: dict[str, Any] = {"role": seat.value, "made_by": by.id if by else None, "key": key}
        values |= {"code_hash": _hash(code), "created_at": now, "expires_at": now + _VALID}
        with self._database.writing() as connection:
            connection.execute(delete(rows).where(rows.c.company == self._company, rows.c.key == key))
            connection.execute(insert(rows).values(company=self._company, **values))
            self._audit(connection, f"{key}/invited", by, AccessChange.INVITED, seat, "")
        return Invitation(code, seat, values["expires_at"])

    def redeem(self, code: str, telegram_id: int, name: str, language: Language, *, key: str) -> Person | Refusal:
        """See `ports.People`."""
        rows, tries, now = tables.pairing, tables.attempt, self._clock.now()
        mine = (rows.c.company == self._company) & (rows.c.code_hash == _hash(code))
        with self._database.writing() as connection:
            row = self._row(connection, telegram_id)
            wrong = connection.scalar(
                select(func.count())
                .select_from(tries)
                .where(tries.c.company == self._company, tries.c.telegram_id == telegram_id)
                .where(tries.c.at > now - _TRIES_WITHIN, tries.c.key != key)
            )
            if (wrong or 0) >= _TRIES:
                return Refusal.TRIES
            found = connection.execute(select(rows).where(mine).with_for_update()).mappings().one_or_none()
            ours = found is not None and found["telegram_id"] == telegram_id  # taken up again after a crash
            if found is None or not (ours or (found["used_at"] is None and now < found["expires_at"])):
                add(connection, tries, company=self._company, key=key, telegram_id=telegram_id, at=now)
                return Refusal.UNKNOWN
            if (
                row is not None
                and row["state"] == _REVOKED
                and not self._by_administrator(connection, found["made_by"])
            ):
                return Refusal.REVOKED
            if not ours:
                connection.execute(update(rows).where(mine).values(used_at=now, telegram_id=telegram_id))
                seat = Seat(found["role"])
                if row is not None and row["state"] == _ACTIVE:  # a code never lowers a seat
                    seat = max(seat, Seat(row["role"]), key=_SEATS.index)
                self._seat(connection, telegram_id, seat, name, language)
                self._audit(connection, f"{key}/redeemed", found["made_by"], AccessChange.LET_IN, seat, telegram_id)
            row = self._row(connection, telegram_id)
        return person_of(row) if row and row["state"] == _ACTIVE else Refusal.UNKNOWN

    def members(self) -> tuple[Person, ...]:
        """See `ports.People`."""
        with self._database.reading() as connection:
            people = self._members(connection)
        return tuple(sorted(people, key=lambda p: (-_SEATS.index(p.seat), p.name.casefold(), p.id)))

    def member(self, person: str) -> Person | None:
        """See `ports.People`."""
        return next((p for p in self.members() if p.id == person), None)

    def revoke(self, by: Person, person: str, *, key: str) -> bool:
        """See `ports.People`."""
        return self._change(by, person, AccessChange.LET_OUT, None, key, state=_REVOKED)

    def reseat(self, by: Person, person: str, seat: Seat, *, key: str) -> bool:
        """See `ports.People`."""
        return self._change(by, person, AccessChange.SEATED, seat, key, role=seat.value)

    def prefer(self, person: str, preferences: Preferences) -> None:
        """See `ports.People`."""
        kept = {
            "channel": preferences.channel.value,
            "register": preferences.register.value if preferences.register else "",
            "signature": preferences.signature,
        }
        self._set(person, settings=kept)

    def speak(self, person: str, language: Language) -> None:
        """See `ports.People`."""
        self._set(person, language=language.value)

    def audited(self, limit: int = 50, skip: int = 0) -> tuple[Audited, ...]:
        """See `ports.People`."""
        rows, people = tables.audit, tables.person
        query = select(rows).where(rows.c.company == self._company).order_by(rows.c.at.desc(), rows.c.key.desc())
        known = select(people.c.id, people.c.telegram_id, people.c.name).where(people.c.company == self._company)
        with self._database.reading() as connection:
            found = connection.execute(query.limit(limit).offset(skip)).all()
            names: dict[str, str] = {}
            for person, telegram_id, name in connection.execute(known):
                names[person] = names[str(telegram_id)] = name or str(telegram_id)
        return tuple(_audited(row, names) for row in found)

    def _change(
        self, by: Person, person: str, change: AccessChange, seat: Seat | None, key: str, **values: Any
    ) -> bool:
        rows = tables.person
        mine = (rows.c.company == self._company) & (rows.c.id == person)
        with self._database.writing() as connection:
            done = select(tables.audit.c.key).where(
                tables.audit.c.company == self._company, tables.audit.c.key == f"{key}/changed"
            )
            if connection.scalar(done) is not None:
                return True
            everybody = self._members(connection)
            found = next((p for p in everybody if p.id == person), None)
            chiefs = [p for p in everybody if p.seat is Seat.ADMINISTRATOR]
            if found is None or chiefs == [found]:
                return False
            connection.execute(update(rows).where(mine).values(**values))
            self._audit(connection, f"{key}/changed", by, change, seat, found.telegram_id)
        return True

    def _members(self, connection: Connection) -> list[Person]:
        rows = tables.person
        query = select(rows).where(rows.c.company == self._company, rows.c.state == _ACTIVE, rows.c.telegram_id > 0)
        return [person_of(row) for row in connection.execute(query).mappings()]

    def _row(self, connection: Connection, telegram_id: int) -> RowMapping | None:
        rows = tables.person
        query = select(rows).where(rows.c.company == self._company, rows.c.telegram_id == telegram_id)
        return connection.execute(query).mappings().one_or_none()

    def _seat(self, connection: Connection, telegram_id: int, seat: Seat, name: str, language: Language) -> None:
        rows, key = tables.person, identity(f"telegram/{telegram_id}")
        values: dict[str, Any] = {"role": seat.value, "name": name, "state": _ACTIVE}
        made: dict[str, Any] = {"telegram_id": telegram_id, "language": language.value, "settings": {}}
        made["created_at"] = self._clock.now()
        if not add(connection, rows, company=self._company, id=key, **values, **made):
            connection.execute(update(rows).where(rows.c.company == self._company, rows.c.id == key).values(**values))

    def _by_administrator(self, connection: Connection, person: str | None) -> bool:
        """Whether a code was made by an administrator, or by the program for the first one."""
        found = next((p for p in self._members(connection) if p.id == person), None)
        return person is None or (found is not None and found.seat is Seat.ADMINISTRATOR)

    def _set(self, person: str, **values: Any) -> None:
        rows = tables.person
        mine = (rows.c.company == self._company) & (rows.c.id == person)
        with self._database.writing() as connection:
            connection.execute(update(rows).where(mine).values(**values))

    def _audit(
        self,
        connection: Connection,
        key: str,
        by: Person | str | None,
        change: AccessChange,
        seat: Seat | None,
        about: object,
    ) -> None:
        who = by.id if isinstance(by, Person) else by
        what = " ".join(filter(None, (change, seat)))
        values = {"key": key, "at": self._clock.now(), "person_id": who, "what": what, "about": str(about)}
        add(connection, tables.audit, company=self._company, **values)


def _audited(row: Row[Any], names: Mapping[str, str]) -> Audited:
    """What a row of the audit tells; whoever is no longer known keeps what the row calls them."""
    change = next(c for c in AccessChange if row.what.startswith(c))
    told = row.what.removeprefix(change).strip()
    by = names.get(row.person_id, row.person_id) if row.person_id is not None else None
    return Audited(row.at, by, change, Seat(told) if told else None, names.get(row.about, row.about))


def person_of(row: Mapping[str, Any] | RowMapping) -> Person:
    """The person that a row of the table holds."""
    kept = row["settings"] or {}
    preferences = Preferences(
        Channel(kept.get("channel") or Channel.CHAT),
        Register(kept["register"]) if kept.get("register") else None,
        kept.get("signature", ""),
    )
    language = Language(row["language"]) if row["language"] else None
    return Person(row["id"], Seat(row["role"]), language, row["name"], row["telegram_id"], preferences)


def _hash(code: str) -> str:
    """The fingerprint of a code, whatever its case, spaces and dashes."""
    plain = "".join(c for c in code.upper() if c.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
