"""A case and its drafts read from their rows."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from bot.adapters.codec import from_json
from bot.adapters.database import tables
from bot.adapters.records.precedent import Sent, precedent
from bot.domain.answer import Answer
from bot.domain.case import Case, KeptDraft
from bot.domain.draft import Tone
from bot.domain.errors import BadInput
from bot.domain.facts import Fact, Facts
from bot.domain.message import Channel, Side, Turn

CLIENT, QUESTION, USER, US = "client", "question", "user", "us"
"""The sides of a turn: the client's words, a question of the user's own, what the user adds, our words of before."""

UNKNOWN = "This case is not known."

_OPENING = (CLIENT, QUESTION)


def load_draft(connection: Connection, company: str, identity: str) -> KeptDraft | None:
    """The version with this id, or None when it is gone or no longer readable."""
    drafts, cases = tables.draft, tables.case_
    query = (
        select(drafts, cases.c.person_id)
        .join(cases, (cases.c.company == drafts.c.company) & (cases.c.id == drafts.c.case_id))
        .where(drafts.c.company == company, drafts.c.id == identity)
    )
    row = connection.execute(query).mappings().one_or_none()
    answer = _answer(row) if row else None
    if row is None or answer is None:
        return None
    place = (identity, row["case_id"], row["person_id"], row["turn"], row["version"])
    return KeptDraft(*place, Channel(row["channel"]), Tone(row["tone"]), answer, row["sent_as"])


def load_case(connection: Connection, company: str, case: str, turn: int | None = None) -> Case:
    """The case as it stood at the opening words at `turn` (None: the latest); BadInput when unknown."""
    cases, turns, clients = tables.case_, tables.turn, tables.client
    row = connection.execute(
        select(cases.c.person_id, clients.c.card)
        .outerjoin(clients, (clients.c.company == cases.c.company) & (clients.c.id == cases.c.client_id))
        .where(cases.c.company == company, cases.c.id == case)
    ).one_or_none()
    said = connection.execute(
        select(turns.c.position, turns.c.side, turns.c.text)
        .where(turns.c.company == company, turns.c.case_id == case)
        .order_by(turns.c.position)
    ).all()
    openings = [t for t in said if t.side in _OPENING]
    now = next((t for t in reversed(openings) if turn in {None, t.position}), None)
    if row is None or now is None:
        raise BadInput(UNKNOWN)
    end = next((t.position for t in openings if t.position > now.position), said[-1].position + 1)
    sent, last = _answers(connection, company, case, now.position)
    thread: list[Turn] = []
    for earlier in said:
        if earlier.side == US and earlier.position < now.position:
            thread.append(Turn(Side.US, earlier.text))
        if earlier.side == CLIENT and earlier.position < now.position:
            thread.append(Turn(Side.CLIENT, earlier.text))
            words = sent[earlier.position][1] if earlier.position in sent else None
            thread += [Turn(Side.US, words)] if words else []
    facts = precedent(
        _told(connection, company, case, now.position),
        [Sent(answer, words is not None, _as_it_was(answer, words)) for answer, words in sent.values()],
    )
    known = {fact.name for fact in facts}
    card = from_json(Facts, row.card) if row.card else Facts()
    return Case(
        id=case,
        person=row.person_id,
        turn=now.position,
        message=now.text,
        added="\n\n".join(t.text for t in said if t.side == USER and now.position < t.position < end),
        thread=tuple(thread),
        # What this case knows is newer than the card.
        card=Facts(tuple(fact for fact in card if fact.name not in known)),
        facts=facts,
        news=last.situation.tidings if last is not None else (),
    )


def _as_it_was(answer: Answer, words: str | None) -> bool:
    """Whether the draft went out as it was written."""
    return words is not None and answer.draft is not None and words.split() == answer.draft.text.split()


def _told(connection: Connection, company: str, case: str, before: int) -> list[Fact]:
    facts = tables.fact
    rows = connection.scalars(
        select(facts.c.fact)
        .where(facts.c.company == company, facts.c.case_id == case, facts.c.turn < before)
        .order_by(facts.c.turn, facts.c.position)
    )
    return [from_json(Fact, item) for item in rows]


def _answers(
    connection: Connection, company: str, case: str, before: int
) -> tuple[dict[int, tuple[Answer, str | None]], Answer | None]:
    """For each earlier message the answer that counts (the sent one, else the latest) and what was sent.

    Beside them the newest answer of all, which has read whatever the user told.
    """
    drafts = tables.draft
    rows = connection.execute(
        select(drafts.c.turn, drafts.c.answer, drafts.c.sent_as)
        .where(drafts.c.company == company, drafts.c.case_id == case, drafts.c.turn < before)
        .order_by(drafts.c.turn, drafts.c.version)
    ).mappings()
    counting: dict[int, tuple[Answer, str | None]] = {}
    newest: Answer | None = None
    for row in rows:
        answer, known = _answer(row), counting.get(row["turn"])
        if answer is not None:
            newest = answer
        if answer is not None and (known is None or known[1] is None):
            counting[row["turn"]] = (answer, row["sent_as"])
    return counting, newest


def _answer(row: Mapping[str, Any] | RowMapping) -> Answer | None:
    try:
        return from_json(Answer, row["answer"])
    except BadInput:  # written by a version whose answers looked different
        return None
