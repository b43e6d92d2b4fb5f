"""A DBOS workflow for each update."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from math import ceil
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection

from bot.adapters.database import Database
from bot.adapters.durable.alive import Alive
from bot.adapters.durable.only_one import only_one
from bot.adapters.durable.tending import tend
from bot.ports import Work

if TYPE_CHECKING:
    from dbos import DBOSClient

_logger = logging.getLogger(__name__)
_NAME = "tenirbon"
_WORKFLOW = "update"
_VERSION = "1"
"""Of the steps in `entrypoints/telegram/work`: DBOS goes on only with work begun under the same."""

_MARGIN_SECONDS = 5
_THREADS = 8
"""At most so many write to the database at a time; thinking takes a few of them."""

_AT_ONCE = 16
"""Updates under way in one process; those that wait for Telegram count too."""

_LAST = 2**31 - 1
"""The largest number that DBOS can order by; Telegram's are smaller."""

_CONNECTIONS = 8
_AGAIN_SECONDS = 1.0
_TRIES = 1_000_000
_T = TypeVar("_T")


class DurableWork:
    """Implements `ports.Durable` and `ports.Steps` for one company: a DBOS workflow for each update.

    Its records hold ids and numbers; a client's words stay in the tables of the inbox. DBOS is one to a
    process, so a second bot in the same process is a RuntimeError. A new update is noticed after
    `poll_seconds` at most; a dead process after twice `tend_seconds`.
    """

    def __init__(
        self, database: Database, company: str, *, poll_seconds: float = 0.1, tend_seconds: float = 2.0
    ) -> None:
        self._database = database
        self._company = company
        self._queue = f"updates/{company}"
        self._poll = poll_seconds
        self._tend_seconds = tend_seconds
        self._alive = Alive(database, company)
        self._client: DBOSClient | None = None
        self._stopping = asyncio.Event()
        self._running: set[asyncio.Task[object]] = set()
        self._tending: asyncio.Task[None] | None = None

    def put(self, connection: Connection, update_id: int, chat: int | None) -> None:
        """Let the update be worked on once the caller's transaction is kept; nothing new where it is known."""
        from dbos import EnqueueOptions

        options = EnqueueOptions(
            workflow_name=_WORKFLOW,
            queue_name=self._queue,
            workflow_id=f"{self._company}/{update_id:020d}",
            priority=min(max(update_id, 1), _LAST),  # a chat's order by its clock would break where clocks differ
            # What belongs to no chat waits for nothing.
            queue_partition_key=f"chat/{chat}" if chat is not None else f"update/{update_id}",
            app_version=_VERSION,
        )
        self._opened().enqueue_in_transaction(connection, options, update_id)

    async def open(self, work: Work) -> None:
        """See `ports.Durable`."""
        from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer

        only_one.take(self)
        self._stopping.clear()
        try:
            await asyncio.to_thread(self._prepare)

            @DBOS.workflow(name=_WORKFLOW, max_recovery_attempts=None)
            async def handle(update_id: int) -> None:
                await self._handle(work, update_id)

            config = DBOSConfig(
                name=_NAME,
                system_database_url=self._url(),
                executor_id=self._alive.name,
                application_version=_VERSION,
                serializer=DBOSPortableJSONSerializer(),
                max_executor_threads=_THREADS,
                sys_db_pool_size=_CONNECTIONS,
                notification_listener_polling_interval_sec=self._poll,  # nothing waits there, but a stop waits for it
                log_level="ERROR",
            )
            DBOS(config=config)
            _plain_logging()
            DBOS.listen_queues([self._queue])
            DBOS.launch()
        except BaseException:
            await self.close(0)
            raise
        self._tending = asyncio.create_task(tend(self._alive, self._queue, self._tend_seconds))

    async def close(self, grace_seconds: float) -> None:
        """See `ports.Durable`."""
        if not only_one.held_by(self):
            return
        self._stopping.set()
        if self._tending is not None:
            self._tending.cancel()
            await asyncio.gather(self._tending, return_exceptions=True)
        loop, aside = asyncio.get_running_loop(), ThreadPoolExecutor(1)  # the loop's own executor ends with DBOS
        try:
            ending = None
            if self._running and grace_seconds:
                # DBOS takes nothing more out of the queue and looks once a second whether anything still runs.
                ending = loop.run_in_executor(aside, self._end, ceil(grace_seconds) + _MARGIN_SECONDS)
                await asyncio.wait(tuple(self._running), timeout=grace_seconds)
            left = tuple(self._running)
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)
            await (ending or loop.run_in_executor(aside, self._end, 0))
        finally:
            aside.shutdown(wait=False)
        loop.set_default_executor(ThreadPoolExecutor())
        only_one.leave(self)

    def leads(self) -> bool:
        """See `ports.Durable`."""
        return self._alive.leads()

    async def step(self, name: str, call: Callable[[], Awaitable[_T]]) -> _T:
        """See `ports.Steps`."""
        from dbos import DBOS, StepOptions

        async def tried() -> _T:
            try:
                return await call()
            except Exception as error:
                # The message may hold a client's words; the kind and the place of the error do not.
                _logger.error("%s waits: %s", name, type(error).__name__)  # noqa: TRY400
                _logger.debug("%s", name, exc_info=True)
                raise Unfinished(type(error).__name__) from None

        options = StepOptions(
            name=name, retries_allowed=True, max_attempts=_TRIES, interval_seconds=_AGAIN_SECONDS, backoff_rate=1.0
        )
        return await DBOS.run_step_async(options, tried)

    async def pause(self, seconds: float) -> None:
        """See `ports.Steps`."""
        from dbos import DBOS

        waiting = asyncio.ensure_future(DBOS.sleep_async(seconds))
        stopping = asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait({waiting, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if not waiting.done():
                raise asyncio.CancelledError
            await waiting
        finally:
            for task in (waiting, stopping):
                task.cancel()
            await asyncio.gather(waiting, stopping, return_exceptions=True)

    async def _handle(self, work: Work, update_id: int) -> None:
        if self._stopping.is_set():
            raise asyncio.CancelledError  # it stays as it is, for the next process
        task = asyncio.current_task()
        assert task is not None
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await work(update_id, self)

    def _prepare(self) -> None:
        """Bring DBOS's tables and the queue up to date: a queue that is there at the launch is served at once."""
        from dbos import DBOS

        _plain_logging()
        DBOS.migrate(self._url())
        self._opened().register_queue(
            self._queue, worker_concurrency=_AT_ONCE, partition_concurrency=1, polling_interval_sec=self._poll
        )
        self._alive.begin()

    def _end(self, patience_seconds: int) -> None:
        from dbos import DBOS

        DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=patience_seconds)
        if self._client is not None:
            self._client.destroy()
            self._client = None
        self._alive.end()

    def _opened(self) -> "DBOSClient":
        if self._client is None:
            from dbos import DBOSClient, DBOSPortableJSONSerializer

            self._client = DBOSClient(
                system_database_engine=self._database.engine,
                serializer=DBOSPortableJSONSerializer(),
                application_name=_NAME,
                lazy=True,
            )
        return self._client

    def _url(self) -> str:
        return self._database.engine.url.render_as_string(hide_password=False)


class Unfinished(Exception):
    """A step came to nothing; says the kind of its error and no more, since DBOS writes it down."""


def _plain_logging() -> None:
    """DBOS speaks through the log of the rest, and only of what is wrong."""
    logger = logging.getLogger("dbos")
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
    logger.propagate = True
    logger.setLevel(logging.ERROR)
