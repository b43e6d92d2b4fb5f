"""One relational database for a company's cases: SQLite by default, PostgreSQL by URL."""

from bot.adapters.database.engine import Database
from bot.adapters.database.upgrade import open_database, upgrade

__all__ = ["Database", "open_database", "upgrade"]
