"""What a person wishes for themselves: settings, an export, to be forgotten."""

import json
from dataclasses import replace

from bot.domain.asks import Language, Register
from bot.domain.message import Channel
from bot.entrypoints.telegram.incoming import Command, Said
from bot.entrypoints.telegram.shown.message import Document, Message
from bot.entrypoints.telegram.visits import casework
from bot.entrypoints.telegram.visits.tools import Visit
from bot.ports import Outgoing

NAMES = frozenset({"settings", "forget", "export"})
ACTIONS = frozenset({"set", "forget", "forgetyes"})
PROMPTS = frozenset({"signature"})
_LONGEST_SIGNATURE = 200
_REGISTERS = (None, Register.VOUS, Register.TU)


def obey(visit: Visit, command: Command) -> tuple[Outgoing, ...]:
    """Answers a command that is one of NAMES."""
    if command.name == "settings":
        return settings(visit)
    if command.name == "export":
        return _export(visit)
    return _what_to_forget(visit, command)


def settings(visit: Visit, *, edits: int | None = None) -> tuple[Outgoing, ...]:
    """How this person is answered and how their drafts are made, a button for each."""
    wishes = visit.person.preferences
    html = visit.say(
        "settings.card",
        text=visit.say("settings.french" if visit.language is Language.FR else "settings.english"),
        register=visit.say(f"settings.register_{wishes.register or 'client'}"),
        channel=visit.say(f"settings.channel_{wishes.channel}"),
        signature=wishes.signature or "—",
    )
    rows = (
        (visit.button("set_language", "set:language"), visit.button("set_register", "set:register")),
        (visit.button("set_channel", "set:channel"), visit.button("set_signature", "set:signature")),
    )
    return visit.line(html, *rows, edits=edits)


def pressed(visit: Visit, action: str, about: str, message_id: int) -> tuple[Outgoing, ...]:
    """A button of the settings, or of a confirmation."""
    if action == "set":
        return _set(visit, about, message_id)
    what, _, identity = about.partition(":")
    if action == "forget":
        sure = (visit.button("forget_yes", f"forgetyes:{about}"), visit.button("keep", "forget:no"))
        if what == "no":
            return visit.line(visit.say("forget.kept"), edits=message_id)
        return visit.line(visit.say(f"forget.sure_{what}"), sure, edits=message_id)
    return _forget(visit, what, identity, message_id)


def replied(visit: Visit, said: Said) -> tuple[Outgoing, ...]:
    """The signature asked for; a dash takes it away."""
    signature = "" if said.text.strip() in {"-", "—"} else said.text.strip()[:_LONGEST_SIGNATURE]
    wishes = replace(visit.person.preferences, signature=signature)
    visit.tools.people.prefer(visit.person.id, wishes)
    return settings(replace(visit, person=replace(visit.person, preferences=wishes)))


def _set(visit: Visit, what: str, message_id: int) -> tuple[Outgoing, ...]:
    person, wishes = visit.person, visit.person.preferences
    if what == "signature":
        return visit.ask("settings.signature", "signature", person.id)
    if what == "language":
        chosen = Language.EN if visit.language is Language.FR else Language.FR
        visit.tools.people.speak(person.id, chosen)
        return settings(replace(visit, person=replace(person, language=chosen)), edits=message_id)
    if what == "register":
        at = _REGISTERS.index(wishes.register) if wishes.register in _REGISTERS else 0
        wishes = replace(wishes, register=_REGISTERS[(at + 1) % len(_REGISTERS)])
    if what == "channel":
        wishes = replace(wishes, channel=Channel.EMAIL if wishes.channel is Channel.CHAT else Channel.CHAT)
    visit.tools.people.prefer(person.id, wishes)
    return settings(replace(visit, person=replace(person, preferences=wishes)), edits=message_id)


def _export(visit: Visit) -> tuple[Outgoing, ...]:
    whole = json.dumps(visit.tools.erasure.export(visit.person.id), ensure_ascii=False, indent=1)
    name = f"tenirbon-{visit.tools.clock.today():%Y-%m-%d}.json"
    return visit.post((Message(visit.say("forget.export"), document=Document(name, whole)),), "file")


def _what_to_forget(visit: Visit, command: Command) -> tuple[Outgoing, ...]:
    card, known = casework.meant(visit, command.replies_to), casework.carded(visit, command.replies_to)
    client = (known.id, known.name, known.person) if known is not None else ("", "", None)
    rows = []
    if card is not None and card.person == visit.person.id:
        rows.append((visit.button("forget_case", f"forget:case:{card.id}", name=casework.called(card)),))
        client = (card.client or "", card.client_name, card.person)
    if client[0] and client[2] == visit.person.id:
        rows.append((visit.button("forget_client", f"forget:client:{client[0]}", name=client[1]),))
    rows.append((visit.button("forget_all", "forget:all"),))
    rows.append((visit.button("keep", "forget:no"),))
    return visit.line(visit.say("forget.what"), *rows)


def _forget(visit: Visit, what: str, identity: str, message_id: int) -> tuple[Outgoing, ...]:
    erasure, person = visit.tools.erasure, visit.person
    if what == "case":
        card = visit.tools.cases.card(identity, person)
        if card is not None and card.person == person.id:
            erasure.forget_case(identity)
    elif what == "client":
        client = visit.tools.clients.client(identity, person)
        if client is not None and client.person == person.id:
            erasure.forget_client(identity)
    elif what == "all":
        erasure.forget_all(person.id)
    return visit.line(visit.say("forget.done"), edits=message_id)
