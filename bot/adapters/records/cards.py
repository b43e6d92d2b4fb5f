"""A client's card in its row, and what a case teaches it."""

from collections.abc import Iterable
from decimal import Decimal

from sqlalchemy import Connection, RowMapping, delete, select, update

from bot.adapters.codec import from_json, to_json
from bot.adapters.database import tables
from bot.domain.case import Client
from bot.domain.facts import Fact, FactName, Facts, Origin

LASTING = frozenset(
    {
        FactName.TIER,
        FactName.ORDERS,
        FactName.YEARS,
        FactName.LATE_PAYMENTS,
        FactName.EXCEPTIONS,
        FactName.EXCHANGES,
        FactName.SPEC_CHANGES,
        FactName.MAIL_FLOOD,
        FactName.LEFT_FOR_PRICE,
        FactName.ONE_SIDED,
        FactName.PROMOTION_ONLY,
        FactName.VALUES_QUALITY,
        FactName.PROMISE_BY_US,
    }
)
"""Facts about a client that outlast a case; the others are about one order."""

_MOST_PROMISES = 10


def client_of(row: RowMapping) -> Client:
    """The client that a row of the table holds."""
    facts = from_json(Facts, row["card"])
    promises = tuple(str(f.value) for f in facts if f.name is FactName.PROMISE_BY_US)
    weighed = Facts(tuple(f for f in facts if f.name is not FactName.PROMISE_BY_US))
    return Client(row["id"], row["person_id"], row["name"], weighed, promises)


def learn(connection: Connection, company: str, case: str) -> None:
    """Write into the card of the case's client what the user told in this case; later words win."""
    cases, facts = tables.case_, tables.fact
    client = connection.scalar(select(cases.c.client_id).where(cases.c.company == company, cases.c.id == case))
    if client is None:
        return
    told = connection.scalars(
        select(facts.c.fact)
        .where(facts.c.company == company, facts.c.case_id == case)
        .order_by(facts.c.turn, facts.c.position)
    )
    note(connection, company, client, (from_json(Fact, item) for item in told))


def note(connection: Connection, company: str, client: str, told: Iterable[Fact]) -> None:
    """Write lasting facts into a client's card: a later word replaces an earlier one, promises are kept beside."""
    rows = tables.client
    mine = (rows.c.company == company) & (rows.c.id == client)
    card = connection.scalar(select(rows.c.card).where(mine).with_for_update())
    if card is None:
        return
    kept: dict[object, Fact] = {}
    for fact in (*from_json(Facts, card), *told):
        if fact.name in LASTING or fact.origin is Origin.CARD:
            key = (fact.name, str(fact.value)) if fact.name is FactName.PROMISE_BY_US else fact.name
            kept.pop(key, None)
            kept[key] = Fact(fact.name, fact.value, Origin.CARD, fact.quote)
    promises = [f for f in kept.values() if f.name is FactName.PROMISE_BY_US]
    dropped = promises[:-_MOST_PROMISES]
    whole = Facts(tuple(f for f in kept.values() if f not in dropped))
    connection.execute(update(rows).where(mine).values(card=to_json(whole)))


def settle(connection: Connection, company: str, client: str, promise: str) -> None:
    """Take a promise off a client's card, and out of the cases that told of it, which would bring it back."""
    rows, cases, facts = tables.client, tables.case_, tables.fact
    mine = (rows.c.company == company) & (rows.c.id == client)
    card = connection.scalar(select(rows.c.card).where(mine).with_for_update())
    if card is None:
        return
    left = tuple(fact for fact in from_json(Facts, card) if not _is(fact, promise))
    connection.execute(update(rows).where(mine).values(card=to_json(Facts(left))))
    theirs = select(cases.c.id).where(cases.c.company == company, cases.c.client_id == client)
    told = select(facts).where(facts.c.company == company, facts.c.case_id.in_(theirs))
    for row in connection.execute(told).all():
        if _is(from_json(Fact, row.fact), promise):
            this = (facts.c.company == company) & (facts.c.case_id == row.case_id)
            this &= (facts.c.turn == row.turn) & (facts.c.position == row.position)
            connection.execute(delete(facts).where(this))


def _is(fact: Fact, promise: str) -> bool:
    return fact.name is FactName.PROMISE_BY_US and fact.value == promise


def count_exception(connection: Connection, company: str, client: str, quote: str) -> None:
    """One more favour beyond the usual in a client's card."""
    rows = tables.client
    card = connection.scalar(select(rows.c.card).where(rows.c.company == company, rows.c.id == client))
    had = (from_json(Facts, card).number(FactName.EXCEPTIONS) if card else None) or Decimal(0)
    note(connection, company, client, [Fact(FactName.EXCEPTIONS, had + 1, Origin.CARD, quote)])
