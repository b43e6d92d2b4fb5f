"""Commands about words: a mail, advice, a check of one's own text, sources, policies."""

from dataclasses import replace
from html import escape

from bot.domain.case import CaseCard
from bot.domain.draft import Tone
from bot.domain.message import Channel
from bot.domain.request import CoachRequest
from bot.domain.situation import Speech
from bot.domain.verdict import Finding, Severity
from bot.entrypoints.telegram.incoming import Command, Said
from bot.entrypoints.telegram.shown.blocks import folded_in, marked, packed, shown
from bot.entrypoints.telegram.shown.message import Message
from bot.entrypoints.telegram.shown.render import title
from bot.entrypoints.telegram.shown.utf16 import LONGEST, shortened
from bot.entrypoints.telegram.visits import casework, consulting, drafting, policybook
from bot.entrypoints.telegram.visits.tools import Visit
from bot.ports import Outgoing

NAMES = frozenset({"email", "advise", "check", "sources", "policies"})
_LONGEST = 900
_MOST = 8
_OPEN = 1
_ENOUGH = 40  # letters of a quotation that tell that the message holds it
_HEAD = 100


def obey(visit: Visit, command: Command) -> tuple[Outgoing, ...]:
    """Answers a command that is one of NAMES."""
    match command.name:
        case "email":
            return _email(visit, command)
        case "advise":
            return _advise(visit, command)
        case "check":
            return _check(visit, command)
        case "sources":
            return _sources(visit, command)
    return policybook.obey(visit, command.argument)


def _email(visit: Visit, command: Command) -> tuple[Outgoing, ...]:
    """A mail in answer to the words given, or replied to, or to the latest case."""
    words = command.argument or command.replied
    kept = visit.tools.casebook.draft_shown(visit.chat, command.replies_to) if command.replies_to else None
    if words and kept is None:
        return drafting.hear(visit, Said(words, command.message_id, forwarded=True), channel=Channel.EMAIL)
    card = casework.meant(visit, command.replies_to)
    if card is not None and card.draft is not None and card.move is None:
        card = _client_s(visit) if command.replies_to is None else None  # advice makes no mail
    case = visit.tools.casebook.case(card.id) if card is not None else None
    if case is None or case.person != visit.person.id:
        return visit.line(visit.say("command_line.email"))
    latest = kept or (visit.tools.casebook.draft(card.draft) if card is not None and card.draft else None)
    return drafting.consulted(visit, case, channel=Channel.EMAIL, speech=consulting.speech_of(latest))


def _client_s(visit: Visit) -> CaseCard | None:
    """The latest case with a client's message in it; none in a group, where others would read it."""
    cards = visit.tools.cases.listed(visit.person) if visit.incoming.private else ()
    return next((card for card in cards if card.move is not None and card.person == visit.person.id), None)


def _advise(visit: Visit, command: Command) -> tuple[Outgoing, ...]:
    """Advice on a question of the user's own."""
    if not command.argument:
        return visit.line(visit.say("command_line.advise"))
    book = visit.tools.casebook
    kept = book.kept(visit.key)
    if kept is None:
        case = book.open(visit.person.id, visit.chat, command.argument, key=visit.key, message_id=command.message_id)
        kept = consulting.consult(visit, case, Channel.CHAT, Tone.PLAIN, speech=Speech.ADVICE)
    return drafting.answered(visit, kept, replies_to=command.message_id)


def _check(visit: Visit, command: Command) -> tuple[Outgoing, ...]:
    """What is wrong in the user's own words, beside the case they are about; of an answer of ours, in its draft."""
    kept = visit.tools.casebook.draft_shown(visit.chat, command.replies_to) if command.replies_to else None
    drafted = kept.answer.draft.text if kept is not None and kept.answer.draft is not None else ""
    text = command.argument or drafted or command.replied
    if not text.strip():
        return visit.line(visit.say("command_line.check"))
    card = casework.meant(visit, command.replies_to)
    case = visit.tools.casebook.case(card.id) if card is not None else None
    today, person = visit.tools.clock.today(), visit.person
    request = CoachRequest("", today=today, role=person.role, language=person.language)
    if case is not None:
        request = replace(request, message=case.message, added=case.added, card=case.card, case=case.facts)
        request = replace(request, news=case.news, thread=case.thread)
    found = visit.tools.check(text, request, answered=case is not None).findings
    if not found:
        return visit.line(visit.say("command_line.sound"), replies_to=command.message_id)
    sign = {Severity.BLOCK: "⛔", Severity.WARN: "⚠️"}
    rows = [f"{sign[f.severity]} {f.message}{_quoted(visit, f)}" for f in found]
    blocked = any(f.severity is Severity.BLOCK for f in found)
    head = visit.say("command_line.not_sound" if blocked else "command_line.look_over")
    blocks = [marked(head), *(shown(row) for row in dict.fromkeys(rows[:_MOST]))]
    return visit.post((Message(html) for html in packed(blocks)), "line")


def _quoted(visit: Visit, found: Finding) -> str:
    """The words that show it, where the message does not hold them already."""
    if not found.quote or found.quote[:_ENOUGH] in found.message:
        return ""
    return " " + visit.tools.lines.say("answer.quoted", visit.language, text=shortened(found.quote, 120))


def _sources(visit: Visit, command: Command) -> tuple[Outgoing, ...]:
    """The passages behind an answer, in one message; cut only where they are too long for it together."""
    card = casework.meant(visit, command.replies_to)
    kept = visit.tools.casebook.draft(card.draft) if card is not None and card.draft else None
    if kept is None or not kept.answer.passages:
        return visit.line(visit.say("command_line.no_sources"))
    passages, told = kept.answer.passages[:_MOST], []
    most = min(_LONGEST, (LONGEST - _HEAD) // len(passages) - _HEAD - max(len(title(p)) for p in passages))
    for passage in passages:
        words = escape(shortened(" ".join(passage.text.split()), most), quote=False)
        told.append(marked(f"<b>{escape(title(passage), quote=False)}</b>\n{words}"))
    below = folded_in(told[_OPEN:], LONGEST)
    blocks = [marked(visit.say("command_line.sources")), *told[:_OPEN], *below]
    return visit.post((Message(html) for html in packed(blocks)), "line")
