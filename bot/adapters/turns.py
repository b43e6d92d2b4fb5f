"""Whose turn it is among the processes that share a database; see bot/decisions/0027-several-processes.md."""

import threading
from hashlib import blake2b

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from bot.adapters.database import Database

_PATIENCE = ("SET tcp_keepalives_idle = 10", "SET tcp_keepalives_interval = 5", "SET tcp_keepalives_count = 3")
"""How soon PostgreSQL notices that the machine at the other end is gone, in seconds and tries."""


class ChatTurns:
    """One lock for each chat of a company, held by one process at a time and dropped when that process dies.

    On PostgreSQL they are advisory locks of one session. SQLite serves one process, which has every turn.
    """

    def __init__(self, database: Database, company: str) -> None:
        self._database = database
        self._company = company
        self.shared = database.engine.dialect.name == "postgresql"
        self._session: Connection | None = None
        self._alone = threading.Lock()

    def take(self, chat: int) -> bool:
        """Take the chat; false while another process has it. This process must not have it already."""
        return not self.shared or self._asked("SELECT pg_try_advisory_lock(:key)", chat)

    def leave(self, chat: int) -> None:
        """Let the others have the chat."""
        if self.shared:
            self._asked("SELECT pg_advisory_unlock(:key)", chat)

    def close(self) -> None:
        """Let the others have everything."""
        with self._alone:
            self._drop()

    def _asked(self, question: str, chat: int) -> bool:
        with self._alone:
            try:
                if self._session is None:
                    self._session = self._database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
                    for setting in _PATIENCE:
                        self._session.execute(text(setting))
                return bool(self._session.scalar(text(question), {"key": self._key(chat)}))
            except DBAPIError:
                self._drop()  # the locks are gone with the session
                raise

    def _drop(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.invalidate()  # a session given back to the pool would keep its locks
            session.close()

    def _key(self, chat: int) -> int:
        said = f"tenirbon/{self._company}/{chat}".encode()
        return int.from_bytes(blake2b(said, digest_size=8).digest(), signed=True)
