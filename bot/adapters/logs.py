"""Logs: one JSON object a line, with no token in them and no client's words above debug."""

import json
import logging
import re
import sys

_TALKATIVE = ("httpx", "httpcore", "telegram", "chromadb", "alembic")
"""Libraries whose INFO lines hold the bot's token, or more than anybody reads."""


_TOKEN = re.compile(r"\b\d{5,}:[A-Za-z0-9_-]{20,}")
"""A bot's token; libraries put it into the text of their errors."""


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record),
            "level": record.levelname.lower(),
            "from": record.name,
            "what": record.getMessage(),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return _TOKEN.sub("[token]", json.dumps(line, ensure_ascii=False))


def start_logging(level: str) -> None:
    """Log from `level` on to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_JsonLines())
    handler.setLevel(level.upper())  # a library may set a lower one on a logger of its own
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
