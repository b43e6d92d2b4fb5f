"""A loopback Telegram Bot API: the server, the people in it, and what they see."""

from .errors import ApiError
from .person import Person, Press, Typing
from .server import TOKEN, BotApi
from .state import Call, Event
from .view import Button, Seen

__all__ = [
    "TOKEN",
    "ApiError",
    "BotApi",
    "Button",
    "Call",
    "Event",
    "Person",
    "Press",
    "Seen",
    "Typing",
]
