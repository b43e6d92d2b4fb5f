"""From a client's words, or a pressed button, to an answer kept and shown."""

import re
from dataclasses import replace

from bot.domain.answer import Status
from bot.domain.asks import Language, Register
from bot.domain.case import Case, KeptDraft
from bot.domain.draft import Tone
from bot.domain.escalation import Ruled
from bot.domain.facts import Facts, Origin
from bot.domain.message import Channel
from bot.domain.policy import Words
from bot.domain.request import CoachRequest
from bot.domain.stance import Decision, Move
from bot.entrypoints.telegram.grants import given
from bot.entrypoints.telegram.incoming import Pressed, Said
from bot.entrypoints.telegram.mail import eml
from bot.entrypoints.telegram.message import Message
from bot.entrypoints.telegram.render import Beside, render_answer, render_why
from bot.entrypoints.telegram.tools import Visit
from bot.ports import Outgoing
from bot.reading.language import detect_language

_CLIENT_SAYS = re.compile(r"^\s*(?:le |la |the )?clien(?:te?|ts?)\s*:\s*", re.IGNORECASE)
_TONES = frozenset(tone.value for tone in (Tone.PLAIN, Tone.FIRMER, Tone.KINDER, Tone.SHORTER))
_OTHER = {
    Register.VOUS: Register.TU,
    Register.TU: Register.VOUS,
    Register.FORMAL: Register.FAMILIAR,
    Register.FAMILIAR: Register.FORMAL,
}
_IN_ENGLISH = {Register.VOUS: Register.FORMAL, Register.TU: Register.FAMILIAR}
_UNREAD = frozenset({"photo", "voice"})
ACTIONS = _TONES | {"email", "why", "address", "version"}
"""The buttons that stand under a draft and are answered here."""


def hear(visit: Visit, said: Said, *, channel: Channel | None = None) -> tuple[Outgoing, ...]:
    """The answer to words of a client, or to what the user adds about them; a mail is answered by mail."""
    book = visit.tools.casebook
    if not said.text.strip():
        return visit.line(visit.say("line.not_readable"), replies_to=said.message_id)
    if kept := book.kept(visit.key):
        return answered(visit, kept, replies_to=said.message_id)
    before = visit.say(f"answer.unread_{said.unread}") if said.unread in _UNREAD else ""
    if said.edited:
        saying = book.saying(visit.chat, said.message_id)
        case = book.amend(saying, _words(said)) if saying else _place(visit, said)
        if case is None:
            return visit.line(visit.say("line.not_renewed"), replies_to=said.message_id)
        before = visit.say("answer.renewed")
    else:
        case = _place(visit, said)
    return consulted(visit, case, replies_to=said.message_id, before=before, channel=channel)


def consulted(
    visit: Visit,
    case: Case,
    *,
    replies_to: int | None = None,
    before: str = "",
    channel: Channel | None = None,
) -> tuple[Outgoing, ...]:
    """The answer to a case as it stands, on `channel` or the one this person prefers."""
    kept = visit.tools.casebook.kept(visit.key)
    channel = channel or visit.person.preferences.channel
    kept = kept or consult(visit, case, channel, Tone.PLAIN, register_for(visit, case.message))
    return answered(visit, kept, replies_to=replies_to, before=before)


def renew(visit: Visit, action: str, kept: KeptDraft, pressed: Pressed) -> tuple[Outgoing, ...]:
    """What a button under a draft leads to."""
    book, edits = visit.tools.casebook, None
    if action == "why":
        return visit.post(render_why(kept.answer, visit.language, visit.tools.lines), "why", kept.id)
    if action != "email" and visit.tools.inbox.alone(visit.incoming.chat, pressed.message_id):
        edits = pressed.message_id
    if action == "version":
        return answered(visit, kept, edits=edits)
    renewed = book.kept(visit.key)
    if renewed is None:
        case = book.case(kept.case, kept.turn)
        if case is None:
            return ()
        channel = Channel.EMAIL if action == "email" else kept.channel
        tone = Tone(action) if action in _TONES else kept.tone
        register = _register(kept)
        if action == "address" and kept.answer.draft is not None:
            register = _OTHER[kept.answer.draft.register]
        renewed = consult(visit, case, channel, tone, register)
    return answered(visit, renewed, edits=edits)


def pressed_draft(visit: Visit, identity: str) -> KeptDraft | None:
    """The draft a button stands for; None where it is gone or another person's."""
    kept = visit.tools.casebook.draft(identity)
    return kept if kept is not None and kept.person == visit.person.id else None


def consult(
    visit: Visit, case: Case, channel: Channel, tone: Tone, register: Register | None = None, *, instead: str = ""
) -> KeptDraft:
    """Ask the coach about a case, and keep what it answers; `instead` is asked where no advice comes of it."""
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
        register=register,
        signature=person.preferences.signature,
        decisions=decisions(visit, case.id),
    )
    answer = tools.coach.answer(request, visit.heard)
    if instead and answer.status is not Status.ADVICE:
        answer = tools.coach.answer(replace(request, message=instead))
    told = {fact.name: fact.value for fact in answer.situation.facts if fact.origin is Origin.CONTEXT}
    if any(told.get(fact.name, fact.value) != fact.value for fact in case.card):
        # What the user says now is newer than the card: it is not weighed against it.
        newer = Facts(tuple(fact for fact in case.card if told.get(fact.name, fact.value) == fact.value))
        answer = tools.coach.answer(replace(request, card=newer))
    return tools.casebook.keep(case, answer, channel, tone, key=visit.key)


def decisions(visit: Visit, case: str) -> tuple[Decision, ...]:
    """What managers decided on a case and what still stands of it, latest first."""
    now = visit.tools.clock.now()
    standing = (
        e
        for e in visit.tools.escalations.of_case(case)
        if e.ruled is not Ruled.OPEN and (e.until is None or now < e.until)
    )
    return tuple(
        replace(
            ask,
            approved=e.ruled in (Ruled.APPROVED, Ruled.COUNTERED),
            counterpart=Words(e.word, e.word) if e.ruled is Ruled.COUNTERED else None,
        )
        for e in standing
        for ask in e.asks
    )


def can_be_asked(visit: Visit, kept: KeptDraft) -> bool:
    """Whether a manager can be asked about this version: something is passed up, and nobody was asked yet."""
    raised = any(ruling.move is Move.ESCALATE for ruling in kept.answer.stance.rulings)
    if not raised or kept.person != visit.person.id:
        return False
    return not any(e.ruled is Ruled.OPEN for e in visit.tools.escalations.of_case(kept.case))


def answered(
    visit: Visit,
    kept: KeptDraft,
    *,
    replies_to: int | None = None,
    edits: int | None = None,
    before: str = "",
) -> tuple[Outgoing, ...]:
    """The messages that show a version; a new e-mail brings its file."""
    tools, language = visit.tools, visit.language
    versions = tools.cases.versions(kept)
    note = given(kept.answer, language, tools.lines)
    beside = Beside(
        before=before,
        replies_to=replies_to,
        versions=versions if len(versions) > 1 else (),
        manager=can_be_asked(visit, kept),
        sent=visit.say("sending.noted", text=f" · {note}" if note else "") if kept.sent_as is not None else "",
    )
    messages: tuple[Message, ...] = render_answer(kept, language, tools.lines, beside)
    if edits is not None and len(messages) == 1:
        return visit.post((replace(messages[0], edits=edits),), "answer", kept.id)
    outgoing = visit.post(messages, "answer", kept.id)
    if kept.channel is Channel.EMAIL and kept.answer.draft is not None:
        file = Message(visit.say("sending.eml"), document=eml(kept.answer.draft))
        outgoing += visit.post((file,), "file", kept.id)
    return outgoing


def register_for(visit: Visit, message: str) -> Register | None:
    """How this person wants to address clients, in the language of a message; None: as the client does."""
    wanted = visit.person.preferences.register
    if wanted is None or detect_language(message) is not Language.EN:
        return wanted
    return _IN_ENGLISH.get(wanted, wanted)


def continued(visit: Visit, case: str, said: Said) -> Case:
    """The case with the client's next words."""
    book = visit.tools.casebook
    heard = book.hear(case, _words(said), key=visit.key, message_id=said.message_id, before=said.before)
    return book.note(case, said.note, key=f"{visit.key}/note") if said.note.strip() else heard


def _register(kept: KeptDraft) -> Register | None:
    """The register somebody chose for a version; None where it follows the client's."""
    message, draft = kept.answer.situation.message, kept.answer.draft
    if draft is None or message.language is Language.OTHER or draft.register is message.register:
        return None
    return draft.register


def _place(visit: Visit, said: Said) -> Case:
    """The case these words belong to, with them written into it."""
    book, person = visit.tools.casebook, visit.person
    shown = book.draft_shown(visit.chat, said.replies_to) if said.replies_to else None
    if shown is None or shown.person != person.id:
        client = None
        if said.sender.strip() and not said.own:
            client = visit.tools.clients.meet(person.id, said.sender).id
        case = book.open(
            person.id,
            visit.chat,
            _words(said),
            key=visit.key,
            message_id=said.message_id,
            before=said.before,
            client=client,
        )
        return book.note(case.id, said.note, key=f"{visit.key}/note") if said.note.strip() else case
    if said.forwarded or _CLIENT_SAYS.match(said.text):
        return continued(visit, shown.case, said)
    return book.note(shown.case, said.text, key=visit.key, message_id=said.message_id)


def _words(said: Said) -> str:
    """What was said, without the mark that the client said it."""
    return _CLIENT_SAYS.sub("", said.text) or said.text
