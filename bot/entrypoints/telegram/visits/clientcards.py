"""Clients' cards: who they are, what was promised, offered and decided, and their cases."""

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from html import escape

from bot.domain.case import CaseCard, Client
from bot.domain.facts import Fact
from bot.domain.people import Person
from bot.entrypoints.telegram.incoming import Command, Said
from bot.entrypoints.telegram.shown.dates import day
from bot.entrypoints.telegram.shown.grants import went_out
from bot.entrypoints.telegram.shown.message import Button
from bot.entrypoints.telegram.shown.utf16 import shortened
from bot.entrypoints.telegram.visits import casework, drafting
from bot.entrypoints.telegram.visits.tools import Visit
from bot.ports import Outgoing
from bot.reading.folding import fold

ACTIONS = frozenset({"clients", "client", "clientname", "clientof", "clientnew", "settled"})
"""The buttons answered here."""

PROMPTS = frozenset({"clientname"})
"""The questions whose replies are taken here."""

_PROMISE = 160
_ON_BUTTON = 34
_SETTLED = 3
_CASES = 5
_LISTED = 20
_CARRIED = 64 - len("clientnew:")  # bytes of a name that a button has room for


def obey(visit: Visit, command: Command) -> tuple[Outgoing, ...]:
    """`/client NAME`: their card, or the case replied to made theirs; without a name, the case's client or the list.

    A name that nobody has may be misspelt: a new card is made with a tap, unless the case replied to is to be given
    to somebody and no name is near.
    """
    tools, name = visit.tools, command.argument.strip()
    card = casework.meant(visit, command.replies_to)
    if not name:
        client = tools.clients.client(card.client, visit.person) if card is not None and card.client else None
        return shown(visit, client) if client is not None else listed(visit)
    found = tools.clients.named(name, visit.person)
    if command.replies_to is None and found:
        return shown(visit, found[0]) if len(found) == 1 else listed(visit, found)
    giving = command.replies_to is not None
    mine = card is not None and card.person == visit.person.id and (giving or card.client is None)
    theirs = card if mine else None
    near = () if found else tools.clients.near(name, visit.person)
    if not found and (near or not giving) and len(name.encode()) <= _CARRIED:
        return _unknown(visit, name, near, theirs)
    own = next((c for c in found if c.person == visit.person.id), None)
    return _given(visit, own or tools.clients.meet(visit.person.id, name), theirs)


def _unknown(visit: Visit, name: str, near: tuple[Client, ...], card: CaseCard | None) -> tuple[Outgoing, ...]:
    """Asks who is meant. The message stands for the case that is to be theirs."""
    rows = [(Button(f"👤 {_whose(visit, client)}", data=f"clientof:{client.id}"),) for client in near]
    new = (visit.button("new_client", f"clientnew:{name}", name=shortened(name, _ON_BUTTON)),)
    html = visit.say("client.unknown_near" if near else "client.unknown", name=name)
    return visit.line(html, *rows, new, draft=card.draft if card is not None else None)


def _given(visit: Visit, client: Client, card: CaseCard | None, *, edits: int | None = None) -> tuple[Outgoing, ...]:
    """The client's card, the case made theirs."""
    if card is None or client.person != visit.person.id:
        return shown(visit, client, edits=edits)
    visit.tools.cases.assign(card.id, client.id)
    client = visit.tools.clients.client(client.id, visit.person) or client
    return shown(visit, client, before=visit.say("client.assigned", name=casework.called(card)), edits=edits)


def listed(visit: Visit, found: tuple[Client, ...] = (), *, edits: int | None = None) -> tuple[Outgoing, ...]:
    """The clients this person may see, a button each."""
    clients = found or visit.tools.clients.listed(visit.person)
    if not clients:
        return visit.line(visit.say("client.none"), edits=edits)
    # two people's clients of one name stand in the order of those people, whoever met theirs first
    told = sorted(((_whose(visit, client), client.id) for client in clients), key=lambda one: fold(one[0]))
    rows = [(Button(f"👤 {whose}", data=f"client:{client}"),) for whose, client in told[:_LISTED]]
    whole = visit.say("client.team" if visit.person.seat.decides else "client.list")
    if len(clients) > _LISTED:
        whole += f"\n{visit.say('client.more', count=str(len(clients) - _LISTED))}"
    return visit.line(whole, *rows, edits=edits)


def _whose(visit: Visit, client: Client) -> str:
    """A client's name, with the name of whoever looks after them where that is somebody else."""
    owner = _owner(visit, client)
    return shortened(client.name, 40) + (f" · {shortened(owner.name, 20)}" if owner is not None else "")


def _owner(visit: Visit, client: Client) -> Person | None:
    """Whoever looks after a client, where that is somebody else."""
    elsewhere = client.person is not None and client.person != visit.person.id
    return visit.tools.people.member(client.person) if elsewhere and client.person else None


def pressed(visit: Visit, action: str, about: str, message_id: int) -> tuple[Outgoing, ...]:
    """A button of the list, of a card, or of the question who is meant."""
    if action == "clientnew":
        return _given(
            visit, visit.tools.clients.meet(visit.person.id, about), _asked(visit, message_id), edits=message_id
        )
    about, _, mark = about.partition(":")
    client = visit.tools.clients.client(about, visit.person) if about else None
    if action == "clients" or client is None:
        return listed(visit, edits=message_id)
    if action == "clientof":
        return _given(visit, client, _asked(visit, message_id), edits=message_id)
    if action == "clientname" and client.person == visit.person.id:
        return visit.ask("client.rename", "clientname", client.id, name=client.name)
    if action == "settled" and client.person == visit.person.id:
        for promise in client.promises:
            if _mark(promise) == mark:
                visit.tools.clients.settle(client.id, promise)
        client = visit.tools.clients.client(client.id, visit.person) or client
    return shown(visit, client, edits=message_id)


def _asked(visit: Visit, message_id: int) -> CaseCard | None:
    """The case that the question stands for, where it is one's own."""
    kept = visit.tools.casebook.draft_shown(visit.chat, message_id)
    card = visit.tools.cases.card(kept.case, visit.person) if kept is not None else None
    return card if card is not None and card.person == visit.person.id else None


def replied(visit: Visit, client: str, said: Said) -> tuple[Outgoing, ...]:
    """Takes the reply to "what is their name?" as the client's new name."""
    found = visit.tools.clients.client(client, visit.person)
    if found is None or found.person != visit.person.id or not said.text.strip():
        return visit.line(visit.say("client.none"))
    visit.tools.clients.rename(client, said.text)
    return shown(visit, visit.tools.clients.client(client, visit.person) or found)


def told(visit: Visit, said: Said) -> tuple[Outgoing, ...]:
    """What a reply to a client's card leads to: it is about their latest case. Nothing where it replies to no card."""
    client = casework.carded(visit, said.replies_to)
    if client is None:
        return ()
    card = casework.meant(visit, said.replies_to)
    kept = visit.tools.casebook.draft(card.draft) if card is not None and card.draft else None
    if kept is None or kept.person != visit.person.id:
        return visit.line(visit.say("client.no_case", name=client.name), replies_to=said.message_id)
    return drafting.hear(visit, said, about=kept)


def shown(visit: Visit, client: Client, *, before: str = "", edits: int | None = None) -> tuple[Outgoing, ...]:
    """A client's card, with buttons for its promises and cases; `edits` is the message it takes the place of."""
    cards = visit.tools.cases.listed(visit.person, client=client.id)[:_CASES]
    parts = [before, "\n".join(_lines(visit, client))]
    if cards:
        rows = [f"{place}. {casework.in_a_line(visit, card)}" for place, card in enumerate(cards, 1)]
        parts.append("\n".join([visit.say("client.cases"), *rows]))
    numbers = tuple(Button(str(place), data=f"case:{card.id}") for place, card in enumerate(cards, 1))
    mine = client.person == visit.person.id
    settled = [
        (visit.button("settled", f"settled:{client.id}:{_mark(promise)}", text=shortened(promise, _ON_BUTTON)),)
        for promise in (client.promises[-_SETTLED:] if mine else ())
    ]
    rename = (visit.button("rename", f"clientname:{client.id}"),) if mine else ()
    last = (*rename, visit.button("clients", "clients:"))
    whole = "\n\n".join(part for part in parts if part)
    return visit.line(whole, *settled, numbers, last, edits=edits, kind=f"{casework.CLIENT_CARD}/{client.id}")


def _mark(promise: str) -> str:
    """A short name for a promise that a button can carry."""
    return hashlib.blake2b(promise.encode(), digest_size=6).hexdigest()


def _lines(visit: Visit, client: Client) -> Iterator[str]:
    yield visit.say("client.card", name=client.name)
    owner = _owner(visit, client)
    if owner is not None:
        yield visit.say("client.owner", name=owner.name)
    known = [_fact(visit, fact) for fact in client.facts]
    if any(known):
        yield " · ".join(fact for fact in known if fact)
    else:
        yield visit.say("client.nothing_known")
    for promise in client.promises:
        yield visit.say("client.promise", text=shortened(promise, _PROMISE))
    sent = visit.tools.cases.last_sent(client.id)
    if sent is not None:
        kept, at = sent
        words = went_out(kept, visit.language, visit.tools.lines)
        if words:
            yield visit.say("client.offer", text=words, date=day(at, visit.language))
        facts = {fact.name.value: fact for fact in kept.answer.situation.facts}
        quoted = [
            _fact(visit, facts[name]) for name in ("quoted_unit_price", "quoted_total", "quantity") if name in facts
        ]
        if quoted and {"quoted_unit_price", "quoted_total"} & set(facts):
            yield visit.say("client.quote", text=" · ".join(q for q in quoted if q))


def _fact(visit: Visit, fact: Fact) -> str:
    """A fact in a few words; empty where it says nothing."""
    key = f"fact.{fact.name}"
    if fact.value is False or key not in visit.tools.lines.texts:
        return ""
    value = (
        "" if fact.value is True else f"{fact.value.normalize():f}" if isinstance(fact.value, Decimal) else fact.value
    )
    return escape(visit.tools.lines.say(key, visit.language, text=str(value)), quote=False)
