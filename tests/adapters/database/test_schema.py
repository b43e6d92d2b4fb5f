"""The schema: whose rows they are, and how it comes up to date."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import UniqueConstraint, create_engine, inspect, select, text
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

from bot.adapters.database import Database, open_database, upgrade
from bot.adapters.database.tables import company, metadata, update_
from bot.adapters.database.types import PlainText, UtcDateTime
from bot.domain.errors import BadSetting, DatabaseNewer

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database that was empty, brought up to date by opening it."""
    opened = open_database(database_url)
    yield opened
    opened.close()


@pytest.mark.parametrize("name", sorted(metadata.tables))
def test_every_row_belongs_to_a_company(name: str) -> None:
    """Every table's company is never empty and stands first in each of its keys."""
    table = metadata.tables[name]
    assert not table.c.company.nullable
    keys = [table.primary_key, *(c for c in table.constraints if isinstance(c, UniqueConstraint))]
    assert [next(iter(key.columns)).name for key in keys] == ["company"] * len(keys)
    assert all(next(iter(index.columns)).name == "company" for index in table.indexes)
    for foreign in table.foreign_key_constraints:
        assert foreign.column_keys[0] == "company"


def test_migrations_make_the_declared_schema(database: Database) -> None:
    """Migrations run from nothing leave no difference to the declared tables."""
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_opening_again_changes_nothing(database: Database, database_url: str) -> None:
    """A database that is up to date keeps its rows when it is opened again."""
    database.enrol("riflard")
    again = open_database(database_url)
    with again.reading() as connection:
        assert connection.scalars(select(company.c.company)).all() == ["riflard"]
    again.close()


def test_several_programs_may_start_together(database_url: str) -> None:
    """Programs that bring the same empty database up to date at once all succeed."""
    failures: list[BaseException] = []

    def start() -> None:
        try:
            open_database(database_url).close()
        except BaseException as error:  # noqa: BLE001  whatever it is fails the test
            failures.append(error)

    threads = [threading.Thread(target=start) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_newer_database_is_refused(database: Database) -> None:
    """A database of a later program is refused with both versions named, and left as it was."""
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseNewer, match="schema 9999; this one knows up to 00"):
        upgrade(database)
    with database.reading() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"


def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    """An error in the middle of a writing block undoes all of it."""
    with pytest.raises(RuntimeError, match="stop"), database.writing() as connection:
        connection.execute(company.insert().values(company="riflard", created_at=NOW))
        raise RuntimeError("stop")
    with database.reading() as connection:
        assert connection.scalars(select(company.c.company)).all() == []


def test_rows_of_an_unknown_company_are_refused(database: Database) -> None:
    """A row whose company has no row of its own cannot be written, and the error repeats no value of it."""
    from sqlalchemy.exc import IntegrityError

    row = {"company": "nobody", "update_id": 1, "payload": {}, "state": "received", "attempts": 0, "received_at": NOW}
    with pytest.raises(IntegrityError) as raised, database.writing() as connection:
        connection.execute(update_.insert().values(**row))
    assert "nobody" not in str(raised.value).partition("DETAIL")[0]


def test_moments_come_back_in_utc(database: Database) -> None:
    """A moment given in any time zone comes back as the same moment in UTC."""
    paris = NOW.astimezone(timezone(timedelta(hours=1)))
    with database.writing() as connection:
        connection.execute(company.insert().values(company="riflard", created_at=paris))
    with database.reading() as connection:
        kept = connection.scalars(select(company.c.created_at)).one()
    assert kept == NOW
    assert kept.utcoffset() == timedelta(0)


def test_a_moment_without_zone_is_refused() -> None:
    """A moment that could mean several is not stored."""
    with pytest.raises(ValueError, match="time zone"):
        UtcDateTime().process_bind_param(datetime(2026, 1, 1), SQLiteDialect())  # noqa: DTZ001


@given(st.text(st.characters(codec=None), max_size=40))
def test_any_words_can_be_stored(words: str) -> None:
    """Whatever a client types becomes storable text, unchanged where it already was."""
    kept = PlainText().process_bind_param(words, SQLiteDialect())
    assert kept is not None
    kept.encode()
    assert "\0" not in kept
    if "\0" not in words and not any("\ud800" <= c <= "\udfff" for c in words):
        assert kept == words


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://u:secret@h/db", "sqlite:/// or postgresql://"),
        ("sqlite://", "needs a file"),
        ("not a url with secret", "cannot be read"),
    ],
)
def test_a_wrong_address_says_what_is_allowed(url: str, says: str) -> None:
    """A wrong database address is a BadSetting that names what is allowed and no password."""
    with pytest.raises(BadSetting, match=says) as raised:
        Database(url)
    assert "secret" not in str(raised.value)


def test_sqlite_survives_power_cuts_and_waits_for_its_turn(tmp_path: object) -> None:
    """SQLite runs with a write-ahead log, full sync, foreign keys and patience."""
    database = open_database(f"sqlite:///{tmp_path}/t.db")
    with database.reading() as connection:
        found = [
            connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    database.close()
    assert found[:3] == ["wal", 2, 1]
    assert found[3] >= 5_000


def test_upgrade_is_all_or_nothing(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration that fails half-way leaves the database as it was."""
    from alembic import op

    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("disk full")

    url = f"sqlite:///{tmp_path}/t.db"
    monkeypatch.setattr(op, "create_index", fail)
    with pytest.raises(RuntimeError, match="disk full"):
        open_database(url)
    monkeypatch.undo()
    engine = create_engine(url)
    assert inspect(engine).get_table_names() == []
    engine.dispose()
    open_database(url).close()
