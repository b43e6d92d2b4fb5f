"""The second stage: from a client's words to a situation that can be judged."""

from bot.coach.understand.cues import Cues
from bot.coach.understand.situation import shown_in, understand

__all__ = ["Cues", "shown_in", "understand"]
