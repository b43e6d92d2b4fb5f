"""The durable inbox and outbox, on SQLite and on PostgreSQL."""

import threading

import pytest
from sqlalchemy import select

from bot.adapters.database import Database, tables
from bot.adapters.records.casebook import DatabaseCasebook
from bot.adapters.records.inbox import DatabaseInbox
from bot.domain.asks import Language
from bot.domain.draft import Tone
from bot.domain.message import Channel
from bot.ports import Arrival, Inbox, Outgoing
from tests.adapters.clock import TickingClock
from tests.adapters.samples import answer


@pytest.fixture
def inbox(database: Database) -> Inbox:
    """An empty inbox."""
    return DatabaseInbox(database, "riflard", TickingClock(), nothing)


def nothing(connection: object, update_id: int, chat: int | None) -> None:
    """Work on no update."""


def unfinished(inbox: Inbox) -> tuple[Arrival, ...]:
    """What is left of the first updates, in order."""
    return tuple(filter(None, (inbox.arrival(update_id) for update_id in range(1, 61))))


def arrival(update_id: int, text: str = "Bonjour", chat: int = 10) -> Arrival:
    """An update."""
    return Arrival(update_id, chat, {"text": text})


def line(text: str = "Tenez bon", draft: str | None = None, kind: str = "answer") -> Outgoing:
    """A message to the user."""
    return Outgoing(kind, 10, {"html": text}, draft)


def test_an_update_is_kept_once(inbox: Inbox) -> None:
    """The same update, in one delivery or in two, is stored once and as it first came."""
    assert inbox.receive([arrival(2), arrival(1), arrival(1, "again")]) == (1, 2)
    assert inbox.receive([arrival(2, "again"), arrival(3)]) == (3,)
    assert unfinished(inbox) == (arrival(1), arrival(2), arrival(3))


def test_a_restart_finds_what_was_not_finished(inbox: Inbox, database: Database) -> None:
    """A new inbox on the same database has the unfinished updates, oldest first, with their attempts."""
    inbox.receive([arrival(1), arrival(2)])
    inbox.receive([arrival(3)])
    inbox.arrival(2)
    assert inbox.attempt(2) == 1
    inbox.finish(1)
    again = DatabaseInbox(database, "riflard", TickingClock(), nothing)
    assert [(a.update_id, a.attempts) for a in unfinished(again)] == [(2, 1), (3, 0)]
    assert again.arrival(2) == Arrival(2, 10, {"text": "Bonjour"}, 1)
    assert again.attempt(2) == 2


@pytest.mark.parametrize("failed", [False, True])
def test_a_finished_update_is_not_begun_again(inbox: Inbox, database: Database, *, failed: bool) -> None:
    """Once finished, an update is neither begun nor received again, and its words are gone."""
    inbox.receive([arrival(1)])
    inbox.plan(1, [line()])
    if failed:
        inbox.unsendable(1, 1)
    else:
        inbox.sent(1, 1, 7)
    inbox.finish(1)
    assert inbox.arrival(1) is None
    assert inbox.receive([arrival(1)]) == ()
    assert unfinished(inbox) == ()
    with database.reading() as connection:
        assert connection.scalars(select(tables.update_.c.payload)).all() == [{}]


def test_an_unknown_update_is_not_begun(inbox: Inbox) -> None:
    """There is nothing to begin for an id that never came."""
    assert inbox.arrival(9) is None


def test_a_plan_is_made_once(inbox: Inbox) -> None:
    """The first plan of an update stays, in its order."""
    inbox.receive([arrival(1)])
    assert inbox.planned(1) is None
    inbox.plan(1, [line("a"), line("b")])
    inbox.plan(1, [line("c")])
    planned = inbox.planned(1)
    assert planned is not None
    assert [(m.payload["html"], m.position, m.attempts) for m in planned] == [("a", 1, 0), ("b", 2, 0)]


def test_only_what_was_not_sent_is_left(inbox: Inbox) -> None:
    """Sent and unsendable messages are not left to send; an attempt that broke off is counted."""
    inbox.receive([arrival(1)])
    inbox.plan(1, [line("a"), line("b"), line("c")])
    inbox.sending(1, 1)
    inbox.sent(1, 1, 501)
    inbox.unsendable(1, 2)
    inbox.sending(1, 3)
    inbox.sending(1, 3)
    inbox.refused(1, 3)
    left = inbox.planned(1)
    assert left is not None
    assert [(m.position, m.attempts) for m in left] == [(3, 1)]
    inbox.sent(1, 3, 502)
    assert inbox.planned(1) == ()


def test_where_a_stray_may_stand(inbox: Inbox) -> None:
    """Ids after what was sent before and behind what was sent now, those known left out; none while more is being sent."""
    inbox.receive([arrival(1), arrival(2), arrival(3)])
    for update_id in (1, 2):
        inbox.arrival(update_id)
        inbox.plan(update_id, [Outgoing("answer", 10, {})])
        inbox.sending(update_id, 1)
        if update_id == 1:
            inbox.sent(1, 1, 1000)
    assert inbox.strays(2, 1, 1004) == (1001, 1002, 1003)
    found = inbox.strays(2, 1, 3000)
    assert (found[0], found[-1], len(found)) == (1001, 2800, 600)
    inbox.plan(3, [Outgoing("line", 10, {})])
    assert inbox.strays(2, 1, 1004) == (1001, 1002, 1003)
    inbox.sending(3, 1)
    assert inbox.strays(2, 1, 1004) == ()


def test_strays_are_looked_for_behind_the_first_attempt(inbox: Inbox) -> None:
    """What waited long between its plan and its sending is looked for where it was sent, at each further attempt."""
    inbox.receive([arrival(1), arrival(2, chat=11)])
    inbox.plan(1, [Outgoing("answer", 10, {})])
    inbox.plan(2, [Outgoing("answer", 11, {})])
    inbox.sending(2, 1)
    inbox.sent(2, 1, 5000)
    for _ in range(2):
        inbox.sending(1, 1)
        assert inbox.strays(1, 1, 9000)[:2] == (5001, 5002)


def test_a_kind_told_once_is_remembered(inbox: Inbox) -> None:
    """The inbox knows whether a chat was ever told something of a kind."""
    inbox.receive([arrival(1)])
    assert not inbox.told(10, "stranger")
    inbox.plan(1, [line(kind="stranger")])
    assert inbox.told(10, "stranger")
    assert not inbox.told(11, "stranger")


def test_a_message_leads_to_its_draft(inbox: Inbox, database: Database) -> None:
    """The draft that a message shows is found by the message's id, the latest after an edit."""
    casebook = DatabaseCasebook(database, "riflard", TickingClock())
    case = casebook.open(casebook.person(10, Language.FR).id, "10", "Baissez", key="u1")
    one, two = (casebook.keep(case, answer(), Channel.CHAT, Tone.PLAIN, key=key) for key in ("u1", "u2"))
    inbox.receive([arrival(1), arrival(2)])
    inbox.plan(1, [line("a", one.id), line("b", one.id)])
    assert casebook.draft_shown("10", 501) is None
    inbox.sent(1, 1, 501)
    inbox.sent(1, 2, 502)
    assert casebook.draft_shown("10", 501) == one
    assert casebook.draft_shown("11", 501) is None
    assert not inbox.alone(10, 501)
    assert inbox.kind_of(10, 502) == "answer"
    assert inbox.kind_of(10, 503) == ""
    inbox.plan(2, [line("a", two.id)])
    inbox.sent(2, 1, 501)
    assert inbox.alone(10, 501)
    assert casebook.draft_shown("10", 501) == two
    assert casebook.draft_shown("10", 502) == one


def test_companies_keep_their_own_mail(inbox: Inbox, database: Database) -> None:
    """The same update id of another company's bot is another update."""
    inbox.receive([arrival(1)])
    other = DatabaseInbox(database, "autre", TickingClock(), nothing)
    assert unfinished(other) == ()
    assert other.receive([arrival(1, "theirs")]) == (1,)
    other.finish(1)
    assert unfinished(inbox) == (arrival(1),)


def test_threads_share_an_inbox(inbox: Inbox) -> None:
    """Several threads that write at once wait for each other instead of failing."""
    inbox.receive([arrival(number) for number in range(1, 25)])
    failures: list[BaseException] = []

    def work(numbers: range) -> None:
        try:
            for number in numbers:
                inbox.arrival(number)
                inbox.plan(number, [line()])
                inbox.sent(number, 1, number)
                inbox.finish(number)
        except BaseException as error:  # noqa: BLE001  whatever it is fails the test
            failures.append(error)

    threads = [threading.Thread(target=work, args=(range(start, 25, 4),)) for start in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (failures, unfinished(inbox)) == ([], ())


def test_what_an_earlier_version_left_is_queued(database: Database) -> None:
    """Updates stored before there was a queue are put there once, in order; the others are there already."""
    put: list[tuple[int, int | None]] = []
    inbox = DatabaseInbox(database, "riflard", TickingClock(), lambda _, update_id, chat: put.append((update_id, chat)))
    inbox.receive([arrival(1), arrival(2), arrival(3), arrival(4)])
    inbox.finish(4)
    put.clear()
    rows = tables.update_
    with database.writing() as connection:
        connection.execute(rows.update().where(rows.c.update_id == 3).values(state="received"))
        connection.execute(rows.update().where(rows.c.update_id == 1).values(state="working"))
    assert (inbox.resume(), put) == (2, [(1, 10), (3, 10)])
    assert (inbox.resume(), len(put)) == (0, 2)
