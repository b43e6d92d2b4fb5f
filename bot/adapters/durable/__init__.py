"""Durable execution by DBOS, in the database of the rest; see bot/decisions/0028-durable-execution.md."""

from bot.adapters.durable.engine import DurableWork

__all__ = ["DurableWork"]
