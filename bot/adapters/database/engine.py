"""Connections: short reading and writing transactions on SQLite or PostgreSQL."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError as SqliteError

from sqlalchemy import Connection, Engine, create_engine, event, insert, make_url, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, IntegrityError

from bot.adapters.database.tables import company as company_table
from bot.domain.errors import BadSetting

_BUSY_MS = 15_000
_PAUSE_MS = 50


class Database:
    """A database at `url`; safe to use from several threads.

    `sqlite:///path` makes the file and its folder; `postgresql://…` needs the extra `postgres`.
    Anything else is a BadSetting. Nothing is connected before the first transaction.
    """

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self._writer = self.engine.execution_options(writes=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One snapshot to read from."""
        with self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is kept, or nothing when an error leaves the block."""
        with self._writer.begin() as connection:
            yield connection

    def enrol(self, company: str) -> None:
        """Make sure that `company` has its row, which all its other rows refer to."""
        known = select(company_table.c.company).where(company_table.c.company == company)
        with self.reading() as connection:
            if connection.scalar(known) is not None:
                return
        try:
            with self.writing() as connection:
                connection.execute(insert(company_table).values(company=company, created_at=datetime.now(UTC)))
        except IntegrityError:  # another process enrolled it in between
            with self.reading() as connection:
                if connection.scalar(known) is None:
                    raise

    def leave_no_trace(self) -> None:
        """Take what was deleted out of the files, too; waits for who reads, and tries in vain where they do not end.

        SQLite only: its journal holds what the last transactions wrote until it is emptied. What another
        reads at this moment may stay in the journal until the next call or the end of the program.
        """
        if self.engine.dialect.name == "sqlite":
            raw = self.engine.raw_connection()
            try:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
            finally:
                raw.close()

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def _engine(text: str) -> Engine:
    try:
        url = make_url(text)
    except ArgumentError:  # its own message repeats the address, and an address may hold a password
        msg = "The database address cannot be read. Allowed: sqlite:///file.db or postgresql://user@host/name."
        raise BadSetting(msg) from None
    if url.drivername == "sqlite":
        return _sqlite(url)
    if url.drivername in {"postgres", "postgresql", "postgresql+psycopg"}:
        return _postgresql(url.set(drivername="postgresql+psycopg"))
    msg = f"TENIRBON_DATABASE_URL: the database address begins with {url.drivername!r}. Allowed: sqlite:/// or postgresql://."
    raise BadSetting(msg)


def _sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        msg = "The database needs a file: sqlite:///folder/file.db."
        raise BadSetting(msg)
    Path(url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = create_engine(url, hide_parameters=True)  # an error in the log holds no client's words
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: SqliteConnection, _record: object) -> None:
    connection.isolation_level = None  # the driver would begin late, and not before a SELECT
    for pragma in (
        f"busy_timeout = {_BUSY_MS}",
        "synchronous = FULL",  # an acknowledged update must survive a power cut
        "foreign_keys = ON",
        "secure_delete = ON",  # what is forgotten does not linger in free pages
    ):
        connection.execute(f"PRAGMA {pragma}").close()
    _to_wal(connection)


def _to_wal(connection: SqliteConnection) -> None:
    # A new file's change of journal does not wait for another program's, whatever the busy timeout.
    for left in reversed(range(_BUSY_MS // _PAUSE_MS)):
        try:
            connection.execute("PRAGMA journal_mode = WAL").close()
        except SqliteError:
            if not left:
                raise
            time.sleep(_PAUSE_MS / 1000)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once when another one wrote in
    # between, whatever the busy timeout: one that will write takes the lock from the start.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(url: URL) -> Engine:
    try:
        return create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    except ModuleNotFoundError:
        msg = "PostgreSQL needs the extra `postgres`: pip install 'tenir-bon[postgres]'."
        raise BadSetting(msg) from None
