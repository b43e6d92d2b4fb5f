"""From a client's words, or a pressed button, to an answer kept and shown."""

import re
from dataclasses import replace

from bot.domain.case import Case, KeptDraft
from bot.domain.draft import Tone
from bot.domain.message import Channel
from bot.domain.request import CoachRequest
from bot.entrypoints.telegram.incoming import Pressed, Said
from bot.entrypoints.telegram.render import render_answer, render_why
from bot.entrypoints.telegram.tools import Visit
from bot.ports import Outgoing

_CLIENT_SAYS = re.compile(r"^\s*(?:le |la |the )?clien(?:te?|ts?)\s*:\s*", re.IGNORECASE)
_TONES = frozenset(tone.value for tone in (Tone.PLAIN, Tone.FIRMER, Tone.KINDER, Tone.SHORTER))
ACTIONS = _TONES | {"email", "why"}
"""The buttons that stand under a draft and are answered here."""


def hear(visit: Visit, said: Said) -> tuple[Outgoing, ...]:
    """The answer to words of a client, or to what the user adds about them."""
    book = visit.tools.casebook
    if not said.text.strip():
        return visit.line(visit.say("line.not_readable"), replies_to=said.message_id)
    if kept := book.kept(visit.key):
        return _answered(visit, kept, replies_to=said.message_id)
    before = ""
    if said.edited:
        saying = book.saying(visit.chat, said.message_id)
        case = book.amend(saying, _words(said)) if saying else _place(visit, said)
        if case is None:
            return visit.line(visit.say("line.not_renewed"), replies_to=said.message_id)
        before = visit.say("answer.renewed")
    else:
        case = _place(visit, said)
    kept = _consult(visit, case, Channel.CHAT, Tone.PLAIN)
    return _answered(visit, kept, replies_to=said.message_id, before=before)


def renew(visit: Visit, action: str, kept: KeptDraft, pressed: Pressed) -> tuple[Outgoing, ...]:
    """What a button under a draft leads to."""
    book = visit.tools.casebook
    if action == "why":
        return visit.post(render_why(kept.answer, visit.language, visit.tools.lines), "why", kept.id)
    renewed = book.kept(visit.key)
    if renewed is None:
        channel = Channel.EMAIL if action == "email" else kept.channel
        tone = Tone(action) if action in _TONES else kept.tone
        case = book.case(kept.case, kept.turn)
        if case is None:
            return ()
        renewed = _consult(visit, case, channel, tone)
    edits = action != "email" and visit.tools.inbox.shown_in(kept.id) == (pressed.message_id,)
    return _answered(visit, renewed, edits=pressed.message_id if edits else None)


def pressed_draft(visit: Visit, identity: str) -> KeptDraft | None:
    """The draft a button stands for; None where it is gone or another person's."""
    kept = visit.tools.casebook.draft(identity)
    return kept if kept is not None and kept.person == visit.person.id else None


def _place(visit: Visit, said: Said) -> Case:
    """The case these words belong to, with them written into it."""
    book, person = visit.tools.casebook, visit.person
    shown = book.draft_shown(visit.chat, said.replies_to) if said.replies_to else None
    if shown is None or shown.person != person.id:
        return book.open(person.id, visit.chat, _words(said), key=visit.key, message_id=said.message_id)
    if said.forwarded or _CLIENT_SAYS.match(said.text):
        return book.hear(shown.case, _words(said), key=visit.key, message_id=said.message_id)
    return book.note(shown.case, said.text, key=visit.key, message_id=said.message_id)


def _consult(visit: Visit, case: Case, channel: Channel, tone: Tone) -> KeptDraft:
    tools, person = visit.tools, visit.person
    request = CoachRequest(
        case.message,
        case.added,
        today=tools.clock.today(),
        card=case.card,
        case=case.facts,
        thread=case.thread,
        channel=channel,
        role=person.role,
        language=person.language,
        tone=tone,
    )
    return tools.casebook.keep(case, tools.coach.answer(request), channel, tone, key=visit.key)


def _answered(
    visit: Visit,
    kept: KeptDraft,
    *,
    replies_to: int | None = None,
    edits: int | None = None,
    before: str = "",
) -> tuple[Outgoing, ...]:
    messages = render_answer(kept, visit.language, visit.tools.lines, before=before, replies_to=replies_to)
    if edits is not None and len(messages) == 1:
        messages = (replace(messages[0], edits=edits),)
    return visit.post(messages, "answer", kept.id)


def _words(said: Said) -> str:
    """What was said, without the mark that the client said it."""
    return _CLIENT_SAYS.sub("", said.text) or said.text
