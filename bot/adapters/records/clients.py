"""Clients' cards in the database, each a person's own."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, select, update

from bot.adapters.codec import to_json
from bot.adapters.database import Database, tables
from bot.adapters.database.rows import add, identity
from bot.adapters.records.cards import client_of, note, settle
from bot.domain.case import Client
from bot.domain.facts import Fact, Facts
from bot.domain.people import Person
from bot.ports import Clock
from bot.reading.folding import fold
from bot.reading.misspelt import likeness

_LONGEST_NAME = 80
_MOST = 1000
_NEAR = 4


class DatabaseClients:
    """Implements `ports.Clients` for one company."""

    def __init__(self, database: Database, company: str, clock: Clock) -> None:
        self._database = database
        self._company = company
        self._clock = clock

    def listed(self, person: Person) -> tuple[Client, ...]:
        """See `ports.Clients`."""
        with self._database.reading() as connection:
            query = self._visible(person).order_by(tables.client.c.folded).limit(_MOST)
            return tuple(client_of(row) for row in connection.execute(query).mappings())

    def client(self, client: str, person: Person) -> Client | None:
        """See `ports.Clients`."""
        with self._database.reading() as connection:
            query = self._visible(person).where(tables.client.c.id == client)
            row = connection.execute(query).mappings().one_or_none()
        return client_of(row) if row else None

    def named(self, name: str, person: Person) -> tuple[Client, ...]:
        """See `ports.Clients`."""
        wanted = _folded(name)
        with self._database.reading() as connection:
            whole = [client_of(r) for r in connection.execute(self._visible(person)).mappings()]
        exact = tuple(c for c in whole if _folded(c.name) == wanted)
        return exact or tuple(c for c in whole if wanted and set(wanted.split()) <= set(_folded(c.name).split()))

    def near(self, name: str, person: Person) -> tuple[Client, ...]:
        """See `ports.Clients`."""
        wanted = _folded(name)
        told = [(likeness(wanted, _folded(client.name)), client) for client in self.listed(person)]
        likest = sorted((one for one in told if one[0]), key=lambda one: -one[0])
        return tuple(client for _, client in likest[:_NEAR])

    def meet(self, person: str, name: str) -> Client:
        """See `ports.Clients`."""
        rows, called = tables.client, " ".join(name.split())[:_LONGEST_NAME]
        own = (rows.c.company == self._company) & (rows.c.person_id == person)
        with self._database.writing() as connection:
            query = select(rows).where(own, rows.c.folded == _folded(called))
            row = connection.execute(query).mappings().first()
            if row is None:
                now = self._clock.now()  # in the id, since a client by this name may have been renamed
                made = identity(f"client/{person}/{_folded(called)}/{now.isoformat()}")
                values: dict[str, Any] = {"id": made, "person_id": person, "name": called, "folded": _folded(called)}
                values |= {"card": to_json(Facts()), "created_at": now}
                add(connection, rows, company=self._company, **values)
                mine = (rows.c.company == self._company) & (rows.c.id == made)
                row = connection.execute(select(rows).where(mine)).mappings().one()
            return client_of(row)

    def rename(self, client: str, name: str) -> None:
        """See `ports.Clients`."""
        rows, called = tables.client, " ".join(name.split())[:_LONGEST_NAME]
        mine = (rows.c.company == self._company) & (rows.c.id == client)
        with self._database.writing() as connection:
            connection.execute(update(rows).where(mine).values(name=called, folded=_folded(called)))

    def settle(self, client: str, promise: str) -> None:
        """See `ports.Clients`."""
        with self._database.writing() as connection:
            settle(connection, self._company, client, promise)

    def note(self, client: str, facts: Iterable[Fact]) -> None:
        """See `ports.Clients`."""
        with self._database.writing() as connection:
            note(connection, self._company, client, facts)

    def _visible(self, person: Person) -> Select[Any]:
        rows = tables.client
        query = select(rows).where(rows.c.company == self._company)
        return query if person.seat.decides else query.where(rows.c.person_id == person.id)


def _folded(name: str) -> str:
    return " ".join(fold(name).split())
