"""Packs: a company's policies and the essays, read from files that people write."""

from bot.adapters.packs.loader import Loaded, read_pack

__all__ = ["Loaded", "read_pack"]
