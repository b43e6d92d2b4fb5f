"""The one error a Bot API call can end with."""

from __future__ import annotations


class ApiError(Exception):
    """A refusal, answered to the bot as ``{"ok": false, "error_code": …, "description": …}``."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        """Take the HTTP status, Telegram's wording, and the seconds to wait for a 429."""
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.retry_after = retry_after

    @classmethod
    def bad(cls, reason: str) -> ApiError:
        """Return the 400 that Telegram words as ``Bad Request: <reason>``."""
        return cls(400, f"Bad Request: {reason}")


UNAUTHORIZED = (401, "Unauthorized")
METHOD_NOT_FOUND = (404, "Not Found: method not found")
BLOCKED = (403, "Forbidden: bot was blocked by the user")
NOT_STARTED = (403, "Forbidden: bot can't initiate conversation with a user")
OTHER_POLL = (
    409,
    ("Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"),
)
WEBHOOK_ACTIVE = (
    409,
    ("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"),
)
WEBHOOK_TAKES_OVER = (409, "Conflict: terminated by setWebhook request")
TOO_LARGE = (413, "Request Entity Too Large")
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"
