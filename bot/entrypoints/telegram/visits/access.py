"""Who is let in: codes and links, the list of people, and the line that strangers get."""

import re
from html import escape

from bot.domain.people import Person, Refusal, Seat
from bot.entrypoints.telegram.incoming import Command, Incoming, Pressed, Said
from bot.entrypoints.telegram.shown.message import Button, Message
from bot.entrypoints.telegram.visits.tools import Tools, Visit
from bot.ports import Outgoing

_CODE = re.compile(r"\s*([A-Za-z0-9]{5})[- ]?([A-Za-z0-9]{5})\s*")
_TELLS = 3  # letters that tell one seat from the others
_SEATS = (Seat.SALESPERSON, Seat.MANAGER, Seat.ADMINISTRATOR)


def first_code(tools: Tools) -> str | None:
    """Words for whoever started the program, with a code for the first administrator; None where there is one."""
    if tools.administrators or any(p.seat is Seat.ADMINISTRATOR for p in tools.people.members()):
        return None
    made = tools.people.invite(None, Seat.ADMINISTRATOR, key="first")
    link = f"https://t.me/{tools.username}?start={made.code}"
    return tools.lines.say("access.first", tools.default, link=link, code=spelled(made.code))


def welcomed(tools: Tools, incoming: Incoming) -> Person | None:
    """The person who did it, where they are let in, be it just now by a setting."""
    person = tools.people.known(incoming.user, incoming.name)
    seat = Seat.ADMINISTRATOR if incoming.user in tools.administrators else Seat.SALESPERSON
    if person is not None and (person.seat is seat or seat is Seat.SALESPERSON):
        return person
    if incoming.user in tools.allowed | tools.administrators:
        return tools.people.admit(incoming.user, seat, incoming.name, tools.spoken(incoming))
    return None


def at_the_door(tools: Tools, incoming: Incoming) -> tuple[Outgoing, ...]:
    """What somebody unknown gets: a welcome for an open code, a word for a wrong one, else one line in all."""
    language = tools.spoken(incoming)

    def post(html: str, kind: str) -> tuple[Outgoing, ...]:
        return (Outgoing(kind, incoming.chat, Message(html).to_payload()),)

    code = _code(incoming)
    if code:
        key = f"telegram/{incoming.update_id}"
        found = tools.people.redeem(code, incoming.user, incoming.name, language, key=key)
        if isinstance(found, Person):
            return post(_welcome(tools, found), "line")
        if found is Refusal.TRIES and tools.inbox.told(incoming.chat, found.value):
            return ()
        return post(tools.lines.say(f"access.{found}", language), found.value)
    # Once in all: whoever is not let in could otherwise make the bot talk without end.
    if isinstance(incoming.what, Pressed) or tools.inbox.told(incoming.chat, "stranger"):
        return ()
    return post(tools.lines.say("line.stranger", language, text=str(incoming.user)), "stranger")


def with_a_code(visit: Visit) -> tuple[Outgoing, ...] | None:
    """What somebody already in gets for an open code: perhaps a higher seat. None where it is no code."""
    what = visit.incoming.what
    if not isinstance(what, Command) or what.name != "start" or not _code(visit.incoming):
        return None
    incoming = visit.incoming
    found = visit.tools.people.redeem(_code(incoming), incoming.user, incoming.name, visit.language, key=visit.key)
    return visit.line(_welcome(visit.tools, found)) if isinstance(found, Person) else None


def invite(visit: Visit, argument: str) -> tuple[Outgoing, ...]:
    """`/invite`: a link for a seat; who may give several is asked which."""
    may = [seat for seat in _SEATS if visit.person.seat.may_seat(seat)]
    if not may:
        return visit.line(visit.say("access.managers_only"))
    asked = argument.strip().casefold()
    seat = next((s for s in may if len(asked) >= _TELLS and asked[:_TELLS] in _names(visit, s)), None)
    if seat is None and len(may) > 1:
        rows = tuple((visit.button(f"invite_{seat}", f"invite:{seat}"),) for seat in may)
        return visit.line(visit.say("access.which_seat"), *rows)
    return _invitation(visit, seat or may[0])


def people(visit: Visit, *, edits: int | None = None) -> tuple[Outgoing, ...]:
    """`/people`: everybody let in, a button each where something may be changed."""
    if not visit.person.seat.decides:
        return visit.line(visit.say("access.managers_only"))
    members = visit.tools.people.members()
    listed = [f"• {escape(_called(p), quote=False)} — {visit.say(f'seat.{p.seat}')}" for p in members]
    html = "\n".join([visit.say("access.people"), "", *listed])
    rows = [
        (Button(f"⚙️ {_called(p)}", data=f"person:{p.id}"),)
        for p in members
        if p.id != visit.person.id and visit.person.seat.may_seat(p.seat)
    ][:30]
    log = ((visit.button("journal", "audit:0"),),) if visit.person.seat is Seat.ADMINISTRATOR else ()
    return visit.line(html, *rows, *log, edits=edits)


def revoke(visit: Visit, argument: str) -> tuple[Outgoing, ...]:
    """`/revoke NAME`: asks before letting somebody out; without a name, the list."""
    if not visit.person.seat.decides:
        return visit.line(visit.say("access.managers_only"))
    wanted = argument.strip().lstrip("@").casefold()
    found = [p for p in visit.tools.people.members() if wanted and wanted in {p.name.casefold(), str(p.telegram_id)}]
    if len(found) != 1:
        return (
            *(visit.line(visit.say("access.nobody_called", text=argument.strip())) if wanted else ()),
            *people(visit),
        )
    if found[0].id == visit.person.id or not visit.person.seat.may_seat(found[0].seat):
        own = found[0].id == visit.person.id
        return visit.line(visit.say("access.not_oneself" if own else "access.not_yours", name=_called(found[0])))
    return _asked(visit, found[0])


def pressed(visit: Visit, action: str, about: str, message_id: int) -> tuple[Outgoing, ...]:
    """A button of the list of people; what one may not do is not done."""
    tools, seat = visit.tools, visit.person.seat
    if action == "invite" and about in set(Seat) and seat.may_seat(Seat(about)):
        return _invitation(visit, Seat(about), edits=message_id)
    if action == "people":
        return people(visit, edits=message_id)
    wanted, _, identity = about.rpartition(":")
    member = tools.people.member(identity)
    if member is None or not seat.may_seat(member.seat) or member.id == visit.person.id:
        return people(visit, edits=message_id)
    if action == "out":
        return _asked(visit, member, edits=message_id)
    back = (visit.button("back", "people:"),)
    told: tuple[Outgoing, ...] = ()
    if action == "outyes":
        done = tools.people.revoke(visit.person, member.id, key=visit.key)
        said = visit.say("access.let_out", name=_called(member))
    elif action == "seat" and wanted in set(Seat) and seat.may_seat(Seat(wanted)):
        done = tools.people.reseat(visit.person, member.id, Seat(wanted), key=visit.key)
        said = visit.say("access.seated", name=_called(member), seat=visit.say(f"seat.{wanted}"))
        if done and member.telegram_id is not None:
            theirs = visit.of(member, member.telegram_id)
            told = theirs.line(theirs.say("access.your_seat", seat=theirs.say(f"seat.{wanted}")))
    else:
        return _card(visit, member, edits=message_id)
    if not done:
        return visit.line(visit.say("access.last_administrator", name=_called(member)), back, edits=message_id)
    return (*visit.line(said, back, edits=message_id), *told)


ACTIONS = frozenset({"invite", "people", "person", "out", "outyes", "seat"})
"""The buttons that `pressed` answers."""


def _invitation(visit: Visit, seat: Seat, *, edits: int | None = None) -> tuple[Outgoing, ...]:
    made = visit.tools.people.invite(visit.person, seat, key=visit.key)
    link = f"https://t.me/{visit.tools.username}?start={made.code}"
    html = visit.say("access.invitation", seat=visit.say(f"seat.{seat}"), link=link, code=spelled(made.code))
    return visit.line(html, (Button(visit.say("button.copy_link"), copy=link),), edits=edits)


def _card(visit: Visit, member: Person, *, edits: int | None) -> tuple[Outgoing, ...]:
    others = [s for s in _SEATS if s is not member.seat and visit.person.seat.may_seat(s)]
    rows = ((visit.button(f"make_{s}", f"seat:{s}:{member.id}"),) for s in others)
    last = (visit.button("let_out", f"out:{member.id}"), visit.button("back", "people:"))
    seat = visit.say(f"seat.{member.seat}")
    return visit.line(visit.say("access.person", name=_called(member), seat=seat), *rows, last, edits=edits)


def _asked(visit: Visit, member: Person, *, edits: int | None = None) -> tuple[Outgoing, ...]:
    sure = (visit.button("let_out_yes", f"outyes:{member.id}"), visit.button("back", "people:"))
    return visit.line(visit.say("access.sure", name=_called(member)), sure, edits=edits)


def _welcome(tools: Tools, person: Person) -> str:
    language = person.language or tools.default
    seat = tools.lines.say(f"seat.{person.seat}", language)
    return tools.lines.say("access.welcome", language, name=escape(_called(person), quote=False), seat=seat)


def _code(incoming: Incoming) -> str:
    """The code that somebody brings, by a link or typed; empty where it is none."""
    what = incoming.what
    brought = what.argument if isinstance(what, Command) and what.name == "start" else ""
    brought = what.text if isinstance(what, Said) and not what.forwarded else brought
    found = _CODE.fullmatch(brought)
    plausible = found is not None and (isinstance(what, Command) or any(c.isdigit() for c in brought) or "-" in brought)
    return found[1] + found[2] if found is not None and plausible else ""


def spelled(code: str) -> str:
    """A code as one reads it aloud."""
    return f"{code[:5]}-{code[5:]}"


def _names(visit: Visit, seat: Seat) -> set[str]:
    """How a seat's name begins, in this person's language and as the program has it: "ven" for a vendeuse, too."""
    return {name.casefold()[:_TELLS] for name in (seat.value, visit.say(f"seat.{seat}"))}


def _called(person: Person) -> str:
    return person.name or str(person.telegram_id)
