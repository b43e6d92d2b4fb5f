"""The schema brought up to date at start, by Alembic migrations that ship with the program."""

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.adapters.database.engine import Database
from bot.domain.errors import DatabaseNewer

_LOCK = 6_072_004  # any number, the same in every process that upgrades


def open_database(url: str) -> Database:
    """The database at `url`, up to date. Errors as of Database and upgrade."""
    database = Database(url)
    try:
        upgrade(database)
    except BaseException:
        database.close()
        raise
    return database


def upgrade(database: Database) -> None:
    """Run the migrations that are missing, all or none; raises DatabaseNewer for one of a later program."""
    logging.getLogger("alembic").setLevel(logging.WARNING)  # it tells at each start which database it found
    with database.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        config = configured(connection)
        scripts = ScriptDirectory.from_config(config)
        known = {revision.revision for revision in scripts.walk_revisions()}
        current = set(MigrationContext.configure(connection).get_current_heads())
        if unknown := current - known:
            msg = (
                f"The database was made by a later version of this program (schema {', '.join(sorted(unknown))}; "
                f"this one knows up to {scripts.get_current_head()}). Install that version, or use another database."
            )
            raise DatabaseNewer(msg)
        if current != set(scripts.get_heads()):
            command.upgrade(config, "head")


def configured(connection: Connection) -> Config:
    """Alembic's configuration for the packaged migrations, working on `connection`."""
    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
