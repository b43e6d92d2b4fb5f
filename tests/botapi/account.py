"""What every method needs at hand: the state, the queue of updates and the webhook."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .state import State
from .updates import Updates
from .webhook import Webhook

Json = dict[str, Any]
Files = Mapping[str, tuple[str, bytes]]


@dataclass(frozen=True)
class Account:
    """One bot account of the loopback Telegram."""

    state: State
    updates: Updates
    webhook: Webhook
    largest_upload: int
    largest_download: int


Handler = Callable[[Account, Json, Files], Awaitable[object]]
