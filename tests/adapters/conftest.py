"""Databases to run the same tests on."""

from tests.adapters.database.fixtures import database, database_url, model, postgres_server

__all__ = ["database", "database_url", "model", "postgres_server"]
