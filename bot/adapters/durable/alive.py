"""Which of the processes that share a database live, by locks that PostgreSQL drops with a session."""

from collections.abc import Collection
from contextlib import suppress
from hashlib import blake2b
from uuid import uuid4

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from bot.adapters.database import Database

_PATIENCE = (
    "SET tcp_keepalives_idle = 10",
    "SET tcp_keepalives_interval = 5",
    "SET tcp_keepalives_count = 3",
)
"""How soon PostgreSQL notices that the machine at the other end is gone, in seconds and tries."""


class Alive:
    """The life of this process, under its `name`, among those of one company.

    On PostgreSQL each process holds a lock of its own as long as it lives, and one of them the lock of
    the one that polls. SQLite serves one process, whose name is always the same: nothing to be held.
    Not to be used by two threads at once.
    """

    def __init__(self, database: Database, company: str) -> None:
        self._database = database
        self._company = company
        self.shared = database.engine.dialect.name == "postgresql"
        self.name = uuid4().hex if self.shared else f"alone/{company}"
        self._session: Connection | None = None
        self._leads = not self.shared
        self._suspects: frozenset[str] = frozenset()

    def begin(self) -> None:
        """Live from now on, and lead where nobody does."""
        if not self.shared or self._session is not None:
            return
        session = self._database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            for setting in _PATIENCE:
                session.execute(text(setting))
            self._locked(session, self.name)
            self._leads = self._locked(session, "polls")
        except BaseException:
            session.invalidate()
            session.close()
            raise
        self._session = session

    def beat(self) -> None:
        """Make sure that this process still counts as living; take the lead where it is free."""
        if not self.shared:
            return
        try:
            self.begin()
            assert self._session is not None
            self._leads = self._leads or self._locked(self._session, "polls")
            self._session.execute(text("SELECT 1"))
        except DBAPIError:
            self._lost()
            raise

    def leads(self) -> bool:
        """Whether this is the process that polls."""
        return self._leads

    def missing(self, names: Collection[str]) -> tuple[str, ...]:
        """Those of `names` that nobody lives under, now and when it was asked before.

        Twice, since after a restart of the server each must first be let say that it lives.
        """
        gone = set()
        for name in names:
            if self.seize(name):
                gone.add(name)
                self.release(name)
        found = gone & self._suspects
        self._suspects = frozenset(gone)
        return tuple(sorted(found))

    def seize(self, name: str) -> bool:
        """Take the lock of another, which keeps everybody else from it; false where it is held."""
        return self._session is not None and self._locked(self._session, name)

    def release(self, name: str) -> None:
        """Give back what was seized."""
        if self._session is not None:
            self._session.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": self._key(name)})

    def end(self) -> None:
        """Live no longer: others may take up what is left, at once."""
        if self._session is not None:
            # a session that is only closed keeps its locks until the server has noticed
            with suppress(DBAPIError):
                self._session.execute(text("SELECT pg_advisory_unlock_all()"))
        self._lost()

    def _lost(self) -> None:
        session, self._session, self._leads = self._session, None, not self.shared
        if session is not None:
            session.invalidate()  # the session ends, and its locks with it; a returned one would keep them
            session.close()

    def _locked(self, session: Connection, name: str) -> bool:
        taken = session.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": self._key(name)})
        return bool(taken)

    def _key(self, name: str) -> int:
        said = f"tenirbon/{self._company}/{name}".encode()
        return int.from_bytes(blake2b(said, digest_size=8).digest(), signed=True)
