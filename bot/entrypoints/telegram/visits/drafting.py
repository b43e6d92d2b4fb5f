"""From a client's words, or a pressed button, to an answer kept and shown."""

import re
from dataclasses import replace

from bot.domain.asks import Language, Register
from bot.domain.case import Case, KeptDraft, Saying
from bot.domain.draft import Tone
from bot.domain.escalation import Ruled
from bot.domain.message import Channel
from bot.domain.situation import Speech
from bot.domain.stance import Move
from bot.entrypoints.telegram.incoming import Pressed, Said
from bot.entrypoints.telegram.shown.grants import went_out
from bot.entrypoints.telegram.shown.mail import eml
from bot.entrypoints.telegram.shown.message import Message
from bot.entrypoints.telegram.shown.render import Beside, render_answer, render_why
from bot.entrypoints.telegram.shown.utf16 import is_cut, may_be_cut, shortened
from bot.entrypoints.telegram.visits.consulting import consult, register_for, speech_of
from bot.entrypoints.telegram.visits.tools import Visit
from bot.ports import Outgoing

_CLIENT_SAYS = re.compile(r"^\s*(?:le |la |the )?clien(?:te?|ts?)\s*:\s*", re.IGNORECASE)
_TONES = frozenset(tone.value for tone in (Tone.PLAIN, Tone.FIRMER, Tone.KINDER, Tone.SHORTER))
_OTHER = {
    Register.VOUS: Register.TU,
    Register.TU: Register.VOUS,
    Register.FORMAL: Register.FAMILIAR,
    Register.FAMILIAR: Register.FORMAL,
}
_UNREAD = frozenset({"photo", "voice"})
_SHOWN = 100
"""Characters of what was read in a picture, shown to be compared with it."""
ACTIONS = _TONES | {"email", "why", "address", "version"}
"""The buttons that stand under a draft and are answered here."""


def hear(
    visit: Visit, said: Said, *, channel: Channel | None = None, about: KeptDraft | None = None
) -> tuple[Outgoing, ...]:
    """The answer to words of a client, or to what the user adds about them; a mail is answered by mail.

    `about` is the version that the words reply to, where the desk knows it already.
    """
    book = visit.tools.casebook
    if not any(character.isalnum() for character in said.text):
        return visit.line(visit.say("line.not_readable"), replies_to=said.message_id)
    before = told_first(visit, said)
    if kept := book.kept(visit.key):
        return answered(visit, kept, replies_to=said.message_id, before=before)
    if about is None and said.replies_to:
        about = book.draft_shown(visit.chat, said.replies_to)
    if about is not None and about.person != visit.person.id:
        if not said.forwarded:
            return visit.line(visit.say("line.not_yours"), replies_to=said.message_id)
        about = None
    saying = said_before(visit, said)
    if saying is not None and book.saying(visit.chat, said.message_id) is None:
        said = replace(said, unread="document")  # written under a picture that was read, as under a file
    if said.edited and said.unread != "document" and (may_be_cut(said.text) or (saying and is_cut(saying.text))):
        return visit.line(visit.say("line.in_pieces"), replies_to=said.message_id)
    if saying is not None:
        case = _amended(visit, said, saying)
        if case is None:
            return visit.line(visit.say("line.not_renewed"), replies_to=said.message_id)
        about = about or _latest(visit, case)
    else:
        case = _place(visit, said, about)
    speech = _speech(said, about)
    return consulted(visit, case, replies_to=said.message_id, before=before, channel=channel, speech=speech, like=about)


def told_first(visit: Visit, said: Said) -> str:
    """What is told before the answer: that it is made anew, what its words were read in, what was not read."""
    if said.edited:
        return visit.say("answer.renewed")
    if said.seen:
        key = "answer.seen_partly" if said.unread == "photo" else "answer.seen"
        return visit.say(key, text=shortened(" ".join(said.text.split()), _SHOWN))
    return visit.say(f"answer.unread_{said.unread}") if said.unread in _UNREAD else ""


def said_before(visit: Visit, said: Said) -> Saying | None:
    """What was said in a message that was edited since; None where it is a first message."""
    if not said.edited:
        return None
    found = (visit.tools.casebook.saying(visit.chat, place) for place in (said.message_id, -said.message_id))
    return next(filter(None, found), None)


def consulted(
    visit: Visit,
    case: Case,
    *,
    replies_to: int | None = None,
    before: str = "",
    channel: Channel | None = None,
    speech: Speech | None = None,
    like: KeptDraft | None = None,
) -> tuple[Outgoing, ...]:
    """The answer to a case as it stands; `speech` is known or read.

    It is for `channel`, and goes on as the version `like` did: by mail or not, with the tu or vous chosen there;
    without one, as this person prefers.
    """
    channel = channel or (like.channel if like is not None else visit.person.preferences.channel)
    register = (_register(like) if like is not None else None) or register_for(visit, case.message)
    kept = visit.tools.casebook.kept(visit.key)
    kept = kept or consult(visit, case, channel, Tone.PLAIN, register, speech=speech)
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
        renewed = consult(visit, case, channel, tone, register, speech=speech_of(kept))
    return answered(visit, renewed, edits=edits, renewed=True)


def pressed_draft(visit: Visit, identity: str) -> KeptDraft | None:
    """The draft a button stands for; None where it is gone or another person's."""
    kept = visit.tools.casebook.draft(identity)
    return kept if kept is not None and kept.person == visit.person.id else None


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
    renewed: bool = False,
) -> tuple[Outgoing, ...]:
    """The messages that show a version; an e-mail brings its file, but one shown again in its place."""
    tools, language = visit.tools, visit.language
    versions = tools.cases.versions(kept)
    note = went_out(kept, language, tools.lines)
    beside = Beside(
        before=before,
        replies_to=replies_to,
        versions=versions if len(versions) > 1 else (),
        manager=can_be_asked(visit, kept),
        sent=visit.say("sending.noted", text=f" · {note}" if note else "") if kept.sent_as is not None else "",
    )
    messages: tuple[Message, ...] = render_answer(kept, language, tools.lines, beside)
    in_place = edits is not None and len(messages) == 1
    if in_place:
        messages = (replace(messages[0], edits=edits),)
    outgoing = visit.post(messages, "answer", kept.id)
    if kept.channel is Channel.EMAIL and kept.answer.draft is not None and (renewed or not in_place):
        place = f"{versions.index(kept.id) + 1}" if len(versions) > 1 and kept.id in versions else ""
        caption = visit.say("sending.eml_version", count=place) if place else visit.say("sending.eml")
        file = Message(caption, document=eml(kept.answer.draft))
        outgoing += visit.post((file,), "file", kept.id)
    return outgoing


def continued(visit: Visit, case: str, said: Said) -> Case:
    """The case with the client's next words."""
    book = visit.tools.casebook
    heard = book.hear(case, _words(said), key=visit.key, message_id=_place_of(said), before=said.before)
    return _noted(visit, case, said) or heard


def _noted(visit: Visit, case: str, said: Said) -> Case | None:
    """The case with what the user says beside a client's words; None where they say nothing."""
    if not said.note.strip():
        return None
    return visit.tools.casebook.note(case, said.note, key=f"{visit.key}/note", message_id=said.note_id)


def _amended(visit: Visit, said: Said, saying: Saying) -> Case | None:
    """The case with what was said in other words; None where the client has written again since."""
    book = visit.tools.casebook
    case = book.case(saying.case)
    if said.unread == "document" and case is not None and saying.turn == case.turn:
        # what was sent is the file's words: what is written under it, now for the first time, is the user's own
        return book.note(case.id, said.text, key=visit.key, message_id=said.message_id)
    return book.amend(saying, _words(said))


def _latest(visit: Visit, case: Case) -> KeptDraft | None:
    """The latest version of a case of this person's."""
    card = visit.tools.cases.card(case.id, visit.person)
    return pressed_draft(visit, card.draft) if card is not None and card.draft else None


def _register(kept: KeptDraft) -> Register | None:
    """The register somebody chose for a version; None where it follows the client's."""
    message, draft = kept.answer.situation.message, kept.answer.draft
    if draft is None or message.language is Language.OTHER or draft.register is message.register:
        return None
    return draft.register


def _speech(said: Said, about: KeptDraft | None) -> Speech | None:
    """Whose words these surely are: forwarded or marked, a client's; a reply goes on about the version it answers."""
    if said.forwarded or _CLIENT_SAYS.match(said.text):
        return Speech.CLIENT
    return speech_of(about) if said.replies_to else None


def _place(visit: Visit, said: Said, shown: KeptDraft | None) -> Case:
    """The case these words belong to, that of the version `shown` or a new one, with them written into it."""
    book, person = visit.tools.casebook, visit.person
    if shown is None:
        client = None
        if said.sender.strip() and not said.own:
            client = visit.tools.clients.meet(person.id, said.sender).id
        case = book.open(
            person.id,
            visit.chat,
            _words(said),
            key=visit.key,
            message_id=_place_of(said),
            before=said.before,
            client=client,
        )
        return _noted(visit, case.id, said) or case
    if said.forwarded or _CLIENT_SAYS.match(said.text):
        return continued(visit, shown.case, said)
    return book.note(shown.case, said.text, key=visit.key, message_id=said.message_id)


def _place_of(said: Said) -> int:
    """The message that holds these words; below zero where its picture does: a caption written later is not them."""
    return -said.message_id if said.seen else said.message_id


def _words(said: Said) -> str:
    """What was said, without the mark that the client said it."""
    return _CLIENT_SAYS.sub("", said.text) or said.text
