"""Fixtures: an empty, up-to-date database, once on SQLite and once on PostgreSQL."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from shutil import copyfile
from types import SimpleNamespace
from uuid import uuid4

import pytest
from dbos import DBOS
from sqlalchemy import create_engine, make_url, text

from bot.adapters.database import Database, open_database
from tests.adapters.database.postgres import running_postgres


def stopped_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """At a stop DBOS looks once a second whether anything still runs, here fifty times."""
    often = SimpleNamespace(**{**vars(time), "sleep": lambda seconds: time.sleep(seconds / 50)})
    monkeypatch.setattr("dbos._dbos.time", often)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a PostgreSQL server that lives as long as the session."""
    with running_postgres() as url:
        yield url


def up_to_date(url: str) -> None:
    """Bring an empty database to what a bot that serves needs, so that copies of it are ready."""
    database = open_database(url)
    DBOS.migrate(database.engine.url.render_as_string(hide_password=False))
    database.close()


@lru_cache
def _model(server: str) -> str:
    """The name of a database on `server` that is up to date, for others to be copied from."""
    url, name = make_url(server).set(drivername="postgresql+psycopg"), "model"
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    up_to_date(url.set(database=name, drivername="postgresql").render_as_string(hide_password=False))
    return name


@contextmanager
def fresh_schema(server: str, *, ready: bool = False) -> Iterator[str]:
    """The URL of a new database on `server`: an empty one, or one that is up to date already."""
    name = f"t{uuid4().hex}"
    url = make_url(server).set(drivername="postgresql+psycopg")
    like = f" TEMPLATE {_model(server)}" if ready else ""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}{like}"))
    try:
        yield url.set(database=name, drivername="postgresql").render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database, of either kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/data/tenirbon.db"
        return
    pytest.importorskip("psycopg", reason="the extra `postgres` is not installed")
    with fresh_schema(request.getfixturevalue("postgres_server")) as url:
        yield url


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite database of no use yet, up to date, for others to begin with a copy."""
    made = tmp_path_factory.mktemp("model") / "t.db"
    up_to_date(f"sqlite:///{made}")
    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An up-to-date database, of either kind."""
    if request.param == "sqlite":
        (tmp_path / "data").mkdir()
        copyfile(request.getfixturevalue("model"), tmp_path / "data" / "tenirbon.db")
        opened = open_database(f"sqlite:///{tmp_path}/data/tenirbon.db")
        yield opened
        opened.close()
        return
    pytest.importorskip("psycopg", reason="the extra `postgres` is not installed")
    with fresh_schema(request.getfixturevalue("postgres_server"), ready=True) as url:
        opened = open_database(url)
        yield opened
        opened.close()
