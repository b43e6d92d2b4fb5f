"""The schema brought up to date at start, by Alembic migrations that ship with the program."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from bot.adapters.database.engine import Database
from bot.domain.errors import DatabaseNewer

if TYPE_CHECKING:
    from alembic.config import Config

_MIGRATIONS = Path(__file__).parent / "migrations"
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
    with database.reading() as connection:
        if _is_current(connection):
            return
    # Alembic is slow to import, and most starts find nothing to migrate.
    from alembic import command
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

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


def _is_current(connection: Connection) -> bool:
    """Whether the schema is the newest migration's; a migration's file begins with its revision."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    newest = max(p.stem.partition("_")[0] for p in (_MIGRATIONS / "versions").glob("[0-9]*.py"))
    return [row.version_num for row in connection.execute(text("SELECT version_num FROM alembic_version"))] == [newest]


def configured(connection: Connection) -> "Config":
    """Alembic's configuration for the packaged migrations, working on `connection`."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
