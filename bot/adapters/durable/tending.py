"""What is looked after while the bot works: what dead processes left, and records that nobody needs any more."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from bot.adapters.durable.alive import Alive

_logger = logging.getLogger(__name__)
_KEPT = timedelta(days=1)
_CLEANED_EVERY_SECONDS = 3600
_CLEANED_AT_ONCE = 500


async def tend(alive: Alive, queue: str, every_seconds: float) -> None:
    """Look after the work of `queue` until cancelled; what fails is tried again at the next round."""
    cleaned: float | None = None
    now = asyncio.get_running_loop().time
    while True:
        try:
            await asyncio.to_thread(alive.beat)
            if alive.shared:
                await _take_up(alive, queue)
            if cleaned is None or now() - cleaned > _CLEANED_EVERY_SECONDS:
                cleaned = now()
                await _clean(queue)
        except Exception as error:  # noqa: BLE001  the next round comes when the database answers again
            _logger.error("tending failed: %s", type(error).__name__)  # noqa: TRY400
        await asyncio.sleep(every_seconds)


async def _take_up(alive: Alive, queue: str) -> None:
    """Put back into the queue what processes had begun that live no longer."""
    from dbos import DBOS

    begun = await DBOS.list_workflows_async(status="PENDING", queue_name=queue, load_input=False, load_output=False)
    others = {one.executor_id for one in begun if one.executor_id} - {alive.name}
    for name in await asyncio.to_thread(alive.missing, others):
        # Whoever holds a dead one's lock is alone in taking up its work.
        if not await asyncio.to_thread(alive.seize, name):
            continue
        try:
            left = await DBOS.list_workflows_async(
                status="PENDING", queue_name=queue, executor_id=name, load_input=False, load_output=False
            )
            if left:
                _logger.info("taking up %d updates of a process that died", len(left))
                await DBOS.resume_workflows_async([one.workflow_id for one in left], queue_name=queue)
        finally:
            await asyncio.to_thread(alive.release, name)


async def _clean(queue: str) -> None:
    """Drop the records of what was finished long ago."""
    from dbos import DBOS

    before = (datetime.now(UTC) - _KEPT).isoformat()
    while old := await DBOS.list_workflows_async(
        status=["SUCCESS", "ERROR"],
        completed_before=before,
        queue_name=queue,
        limit=_CLEANED_AT_ONCE,
        load_input=False,
        load_output=False,
    ):
        await DBOS.delete_workflows_async([one.workflow_id for one in old])
