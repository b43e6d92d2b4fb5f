"""Packs: a company's policies and the essays, read from files that people write."""

from bot.adapters.packs.loader import Loaded, read_pack
from bot.adapters.packs.serving import ServedKnowledge

__all__ = ["Loaded", "ServedKnowledge", "read_pack"]
