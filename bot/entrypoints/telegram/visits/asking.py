"""Passing a request up: managers are asked, reminded, their deputies asked; the first decision stands."""

from collections.abc import Iterator
from datetime import timedelta
from html import escape

from bot.domain.case import KeptDraft
from bot.domain.escalation import Escalation, Ruled, schedule
from bot.domain.people import Person, Seat
from bot.domain.stance import Decision, Grant, Move, Ruling
from bot.entrypoints.telegram.incoming import Pressed, Rang, Said
from bot.entrypoints.telegram.shown.dates import hour
from bot.entrypoints.telegram.shown.grants import said
from bot.entrypoints.telegram.shown.message import Message
from bot.entrypoints.telegram.shown.utf16 import shortened
from bot.entrypoints.telegram.visits import casework, consulting, drafting, talking
from bot.entrypoints.telegram.visits.tools import Visit
from bot.ports import Outgoing

ACTIONS = frozenset({"approve", "counter", "refuse", "look"})
"""The buttons that managers press; each stands for an escalation."""

PROMPTS = frozenset({"counter", "word", "answer"})
"""The questions whose replies are taken here; a reply to the request itself is a word, too."""

_STANDS = timedelta(days=14)
_LATE_STEPS = 2


def ask(visit: Visit, kept: KeptDraft, press: Pressed) -> tuple[Outgoing, ...]:
    """*Ask my manager*: the request goes to the managers, or to the administrators where there are none.

    What stands decided is told instead: a no is not asked again.
    """
    tools = visit.tools
    deciders = _deciders(visit, kept.person)
    if not deciders:
        return visit.line(visit.say("asking.nobody"))
    asks = tuple(_asked(r) for r in kept.answer.stance.rulings if r.move is Move.ESCALATE)
    if (standing := _standing(visit, kept, asks)) is not None:
        return visit.line(_outcome(visit, standing))
    times = schedule(tools.clock.now(), tools.pack().company.decides_within_days)
    made = tools.escalations.put(kept.case, kept.id, kept.person, asks, times, key=visit.key)
    names = ", ".join(p.name or "?" for p in deciders)
    asked = visit.say("asking.asked", name=names, date=hour(made.times.due, visit.language))
    told = visit.line(asked, kind=f"prompt/answer/{made.id}/")
    if tools.inbox.alone(visit.incoming.chat, press.message_id):  # its button has done its work
        told = (*drafting.answered(visit, kept, edits=press.message_id), *told)
    if tools.inbox.posted(_kind(made)):
        return told
    return (*told, *_put_to(visit, made, kept, deciders, "asking.request"))


def _standing(visit: Visit, kept: KeptDraft, asks: tuple[Decision, ...]) -> Escalation | None:
    """What was decided on exactly these asks and still stands; None where nothing is."""
    now = visit.tools.clock.now()
    over = (e for e in visit.tools.escalations.of_case(kept.case) if e.ruled is not Ruled.OPEN and e.asks == asks)
    return next((e for e in over if e.until is None or now < e.until), None)


def pressed(visit: Visit, action: str, about: str, press: Pressed) -> tuple[Outgoing, ...]:
    """What follows on a manager's button under a request: the decision, or a question for their words."""
    found = visit.tools.escalations.escalation(about)
    if found is None or not visit.person.seat.decides or found.person == visit.person.id:
        return visit.line(visit.say("asking.gone"))
    if action == "look":
        card = visit.tools.cases.card(found.case, visit.person)
        return casework.shown(visit, card) if card else visit.line(visit.say("asking.gone"))
    if action == "counter" and found.ruled is Ruled.OPEN:
        return visit.ask("asking.counter", "counter", found.id)
    ruled = Ruled.APPROVED if action == "approve" else Ruled.REFUSED
    return _decide(visit, found, ruled, "", press.message_id)


def replied(visit: Visit, what: str, about: str, words: Said) -> tuple[Outgoing, ...]:
    """What a manager asks in return, or what is said about the request from one side to the other."""
    about, _, manager = about.partition("/")
    found = visit.tools.escalations.escalation(about)
    if found is not None and what == "answer":
        asked = visit.tools.people.member(manager) if manager else None
        return talking.answered(visit, found, (asked,) if asked else _deciders(visit, found.person), words)
    if found is None or not visit.person.seat.decides:
        return visit.line(visit.say("asking.gone"))
    if what != "counter":
        return talking.word(visit, found, words)
    price = " ".join(words.text.split())
    if found.ruled is Ruled.OPEN and not talking.can_be_said(visit, found, price):
        return visit.ask("asking.counter_refused", "counter", found.id, text=shortened(price, 160))
    return _decide(visit, found, Ruled.COUNTERED, price, None)


def rang(visit: Visit, what: Rang) -> tuple[Outgoing, ...]:
    """A moment has come: a reminder, the deputies, or the end. `visit` is the asker's."""
    tools, now = visit.tools, visit.tools.clock.now()
    found = tools.escalations.escalation(what.escalation)
    kept = tools.casebook.draft(found.draft) if found is not None else None
    if found is None or (found.ruled is not Ruled.OPEN and found.ruled is not Ruled.EXPIRED):
        return ()
    if now >= found.times.due:
        return _expire(visit, found)
    late = now >= found.times.deputy
    tools.escalations.passed(found.id, _LATE_STEPS if late else 1)
    if kept is None:
        return ()
    if not late:
        return _put_to(visit, found, kept, _deciders(visit, found.person), "asking.reminder")
    deputies = tuple(p for p in tools.people.members() if p.seat is Seat.ADMINISTRATOR and p.id != found.person)
    return _put_to(visit, found, kept, deputies, "asking.deputy")


def _decide(visit: Visit, found: Escalation, ruled: Ruled, word: str, shown: int | None) -> tuple[Outgoing, ...]:
    until = visit.tools.clock.now() + _STANDS
    decided, ours = visit.tools.escalations.decide(
        found.id, ruled, by=visit.person.id, word=word, until=until, key=visit.key
    )
    told = _closed(visit, decided)
    if not ours:
        return (*told, *visit.line(_outcome(visit, decided)))
    if ruled is not Ruled.COUNTERED:
        told = (*told, *visit.ask("asking.any_word", "word", found.id))
    elif shown is None:
        told = (*told, *visit.line(visit.say("asking.passed_on")))
    return (*told, *_followed(visit, decided))


def _expire(visit: Visit, found: Escalation) -> tuple[Outgoing, ...]:
    decided, ours = visit.tools.escalations.decide(found.id, Ruled.EXPIRED, by=None, key=visit.key)
    return (*_closed(visit, decided), *_followed(visit, decided)) if ours else ()


def _followed(visit: Visit, decided: Escalation) -> tuple[Outgoing, ...]:
    """The decision told to whoever asked, and the draft made anew with it."""
    tools = visit.tools
    asker = tools.people.member(decided.person)
    kept = tools.casebook.draft(decided.draft)
    if asker is None or asker.telegram_id is None or kept is None:
        return ()
    theirs = visit.of(asker, asker.telegram_id)
    variables = {"name": _by(theirs, decided), "text": decided.word}
    if decided.until is not None:
        variables["date"] = hour(decided.until, theirs.language)
    key = "refused" if decided.ruled is Ruled.REFUSED else decided.ruled.value
    said_ = theirs.say(f"asking.told_{key}", **({"date": ""} | variables))
    case = tools.casebook.case(kept.case)
    if case is None:
        return theirs.line(said_)
    renewed = tools.casebook.kept(visit.key) or consulting.consult(
        theirs, case, kept.channel, kept.tone, speech=consulting.speech_of(kept)
    )
    return drafting.answered(theirs, renewed, before=said_)


def _closed(visit: Visit, decided: Escalation) -> tuple[Outgoing, ...]:
    """Every message that asked a manager, changed to tell what was decided, in each one's language."""
    members = {p.telegram_id: p for p in visit.tools.people.members()}
    changed: list[Outgoing] = []
    for chat, message in visit.tools.inbox.posted(_kind(decided)):
        reader = members.get(chat)
        if reader is not None:
            theirs = visit.of(reader, chat)
            text = _outcome(theirs, decided)
            look = (theirs.button("look", f"look:{decided.id}"),)
            changed += theirs.line(text, look, edits=message, kind=_kind(decided))
    return tuple(changed)


def _put_to(
    visit: Visit, found: Escalation, kept: KeptDraft, people: tuple[Person, ...], key: str
) -> tuple[Outgoing, ...]:
    """The request in front of each of these people, with the buttons that decide it."""
    asker = visit.tools.people.member(found.person)
    case = visit.tools.casebook.case(found.case)
    outgoing: list[Outgoing] = []
    for person in people:
        if person.telegram_id is None:
            continue
        theirs = visit.of(person, person.telegram_id)
        card = visit.tools.cases.card(found.case, person)
        lines = [theirs.say(key, name=asker.name if asker else "?", client=casework.called(card) if card else "")]
        if case is not None:
            lines.append(f"<blockquote>{escape(shortened(case.message, 300), quote=False)}</blockquote>")
        lines += _limits(theirs, kept)
        lines.append(theirs.say("asking.until", date=hour(found.times.due, theirs.language)))
        rows = (
            (theirs.button("approve", f"approve:{found.id}"), theirs.button("refuse", f"refuse:{found.id}")),
            (theirs.button("counter", f"counter:{found.id}"), theirs.button("look", f"look:{found.id}")),
        )
        outgoing += theirs.post((Message("\n".join(lines), rows),), _kind(found))
    return tuple(outgoing)


def _limits(visit: Visit, kept: KeptDraft) -> Iterator[str]:
    """What is asked, how far a manager may go and how far the salesperson, for each ask passed up."""
    lines, language = visit.tools.lines, visit.language
    for ruling in kept.answer.stance.rulings:
        if ruling.move is not Move.ESCALATE:
            continue
        limit = ruling.clause.limit if ruling.clause is not None else None
        wanted = visit.say(f"ask.{ruling.ask.kind}")
        if limit is not None and ruling.requested is not None:
            wanted = said(Grant(limit.measure, ruling.requested, limit.unit), language, lines)
        yield visit.say("asking.wanted", text=wanted)
        if ruling.clause is not None and limit is not None:
            most = said(Grant(limit.measure, limit.value, limit.unit), language, lines, limit=True)
            yield visit.say("asking.limit", text=most, source=ruling.clause.title.of(language))
            if ruling.clause.counterparts:
                price = " / ".join(c.words.of(language) for c in ruling.clause.counterparts)
                yield visit.say("asking.price", text=price)
        elif ruling.clause is not None:
            yield visit.say("asking.rule", source=ruling.clause.title.of(language))
        else:
            yield visit.say("asking.no_rule")


def _deciders(visit: Visit, asker: str) -> tuple[Person, ...]:
    """The managers, else the administrators, without whoever asks."""
    members = [p for p in visit.tools.people.members() if p.id != asker]
    managers = tuple(p for p in members if p.seat is Seat.MANAGER)
    return managers or tuple(p for p in members if p.seat is Seat.ADMINISTRATOR)


def _asked(ruling: Ruling) -> Decision:
    clause = ruling.clause.id if ruling.clause is not None else None
    return Decision(ruling.ask.kind, clause, approved=True, requested=ruling.requested)


def _by(visit: Visit, decided: Escalation) -> str:
    who = visit.tools.people.member(decided.by) if decided.by else None
    return who.name if who is not None and who.name else visit.tools.lines.say("asking.deadline", visit.language)


def _outcome(visit: Visit, decided: Escalation) -> str:
    """Who decided what, about whose case."""
    card = visit.tools.cases.card(decided.case, visit.person)
    ruled = visit.tools.lines.say(f"asking.{decided.ruled}", visit.language)
    client = f" — {casework.called(card)}" if card is not None else ""
    return visit.say("asking.decided", name=_by(visit, decided), text=ruled, client=client)


def _kind(found: Escalation) -> str:
    return f"escalation/{found.id}"
