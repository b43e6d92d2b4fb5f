"""The second stage: from a client's words to a situation that can be judged."""

from bot.coach.understand.cues import Cues
from bot.coach.understand.scored import Scores, strongest
from bot.coach.understand.situation import shown_in, understand

__all__ = ["Cues", "Scores", "shown_in", "strongest", "understand"]
