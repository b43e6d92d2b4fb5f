"""Cases: listed, opened, named, noted, closed."""

from html import escape

from bot.domain.answer import Status
from bot.domain.case import CaseCard, Client, KeptDraft, Outcome
from bot.domain.message import Side
from bot.entrypoints.telegram.incoming import Command, Said
from bot.entrypoints.telegram.shown.blocks import folded, marked, packed
from bot.entrypoints.telegram.shown.dates import day
from bot.entrypoints.telegram.shown.grants import went_out
from bot.entrypoints.telegram.shown.message import Button, Message
from bot.entrypoints.telegram.shown.render import Beside, render_answer
from bot.entrypoints.telegram.shown.utf16 import shortened
from bot.entrypoints.telegram.visits import consulting, drafting
from bot.entrypoints.telegram.visits.tools import Visit
from bot.ports import Outgoing

ACTIONS = frozenset({"cases", "case", "draft", "rename", "note", "close", "closed"})
"""The buttons answered here; all but `cases` stand for a case."""

PROMPTS = frozenset({"rename", "note"})
"""The questions whose replies are taken here."""

CLIENT_CARD = "client"
"""The kind of a message that shows a client's card, before its id."""

_NAME = 48
_PAGE = 8
_DEEPEST = 100_000
_IN_A_ROW = 4
_THREAD = 12


def listed(visit: Visit, *, closed: bool = False, skip: int = 0, edits: int | None = None) -> tuple[Outgoing, ...]:
    """`/cases`: a page of the cases, latest first, a numbered button each; `skip` counts later ones left out."""
    found = visit.tools.cases.listed(visit.person, closed=closed, skip=skip, most=_PAGE + 1)
    cards, which = found[:_PAGE], "closed" if closed else "open"
    if not cards and skip:
        return listed(visit, closed=closed, edits=edits)
    if not cards:
        html = visit.say(f"case.none_{which}")
    else:
        rows = [f"{place}. {in_a_line(visit, card)}" for place, card in enumerate(cards, skip + 1)]
        html = "\n".join([visit.say(f"case.{which}"), "", *rows])
    numbers = [Button(str(place), data=f"case:{card.id}") for place, card in enumerate(cards, skip + 1)]
    keys = [tuple(numbers[i : i + _IN_A_ROW]) for i in range(0, len(numbers), _IN_A_ROW)]
    later = (visit.button("log_later", f"cases:{which}:{max(0, skip - _PAGE)}"),) if skip else ()
    earlier = (visit.button("log_earlier", f"cases:{which}:{skip + _PAGE}"),) if len(found) > _PAGE else ()
    other = visit.button("cases_open" if closed else "cases_closed", f"cases:{'open' if closed else 'closed'}")
    return visit.line(html, *keys, (*later, *earlier), (other,), edits=edits)


def in_a_line(visit: Visit, card: CaseCard) -> str:
    """A case in one line: whose, about what, how it stands, since when."""
    words = [f"<b>{escape(called(card), quote=False)}</b>"]
    if card.client_name and card.title:
        words.append(escape(card.client_name, quote=False))
    elif card.title or card.client_name:
        words.append(visit.say("answer.quoted", text=shortened(card.words, _NAME)))
    if card.outcome is not None:
        words.append(visit.say(f"outcome.{card.outcome}"))
    elif card.move is not None:
        words.append(visit.say(f"move.{card.move}"))
    elif card.draft is not None:
        words.append(visit.say("move.advice"))
    if card.person != visit.person.id and (owner := visit.tools.people.member(card.person)):
        words.append(escape(owner.name, quote=False))
    words.append(day(card.touched, visit.language))
    return " · ".join(words)


def called(card: CaseCard) -> str:
    """What a case is called: its title, else its client, else how it begins."""
    return shortened(card.title or card.client_name or card.words, _NAME)


def pressed(visit: Visit, action: str, about: str, message_id: int) -> tuple[Outgoing, ...]:
    """A button of the list or of a case."""
    if action == "cases":
        which, _, skip = about.partition(":")
        return listed(
            visit, closed=which == "closed", skip=min(int(skip), _DEEPEST) if skip.isdecimal() else 0, edits=message_id
        )
    what, _, identity = about.rpartition(":")
    card = visit.tools.cases.card(identity, visit.person)
    if card is None:
        return visit.line(visit.say("case.gone"))
    if action == "draft":
        return _latest_draft(visit, card)
    if action == "case" or card.person != visit.person.id:
        return shown(visit, card, edits=message_id)
    if action in PROMPTS:
        return visit.ask(f"case.{action}", action, card.id, name=called(card))
    if action == "closed" and what in {*Outcome, "again"}:
        return closed(visit, card, None if what == "again" else Outcome(what), edits=message_id)
    return _which_end(visit, card, edits=message_id)


def obey(visit: Visit, command: Command) -> tuple[Outgoing, ...]:
    """`/open`, `/rename`, `/note`, `/close`, about the case replied to, else the latest of this chat."""
    card = meant(visit, command.replies_to)
    if command.name == "open" and command.argument:
        card = visit.tools.cases.named(command.argument, visit.person)
        return shown(visit, card) if card else visit.line(visit.say("case.none_named", text=command.argument))
    if card is None:
        return visit.line(visit.say("case.none_open"))
    if command.name == "open" or (command.name == "close" and card.outcome is not None):
        return shown(visit, card)
    if command.name == "close":
        outcome = next((o for o in Outcome if command.argument.casefold() in _names(visit, o)), None)
        return closed(visit, card, outcome) if outcome else _which_end(visit, card)
    if not command.argument:
        return visit.ask(f"case.{command.name}", command.name, card.id, name=called(card))
    return _told(visit, command.name, card, command.argument, None)


def replied(visit: Visit, what: str, case: str, said: Said) -> tuple[Outgoing, ...]:
    """The words asked for: a name, or what the user knows."""
    card = visit.tools.cases.card(case, visit.person)
    if card is None:
        return visit.line(visit.say("case.gone"))
    return _told(visit, what, card, said.text, said.message_id)


def meant(visit: Visit, replies_to: int | None) -> CaseCard | None:
    """The case of what is replied to, their latest for a client's card; else the one worked on last here."""
    kept = visit.tools.casebook.draft_shown(visit.chat, replies_to) if replies_to else None
    if kept is not None:
        return visit.tools.cases.card(kept.case, visit.person)
    if (client := carded(visit, replies_to)) is not None:
        return next(iter(visit.tools.cases.listed(visit.person, client=client.id)), None)
    return visit.tools.cases.latest(visit.person, visit.chat)


def carded(visit: Visit, replies_to: int | None) -> Client | None:
    """The client whose card is replied to."""
    kind = visit.tools.inbox.kind_of(visit.incoming.chat, replies_to) if replies_to else ""
    what, _, about = kind.partition("/")
    return visit.tools.clients.client(about, visit.person) if what == CLIENT_CARD else None


def shown(visit: Visit, card: CaseCard, *, edits: int | None = None) -> tuple[Outgoing, ...]:
    """A case: how it stands, what was granted, its thread folded, and what can be done with it."""
    kept = visit.tools.casebook.draft(card.draft) if card.draft else None
    state = visit.say(f"outcome.{card.outcome}") if card.outcome else visit.say("outcome.open")
    head = [visit.say("case.card", name=called(card), text=state)]
    if card.client_name:
        head.append(visit.say("case.client", name=card.client_name))
    if kept is not None:
        head.append(standing(visit, kept))
        if kept.sent_as is not None and (words := went_out(kept, visit.language, visit.tools.lines)):
            head.append(visit.say("case.given", text=words))
    blocks = [marked("\n".join(head))]
    if thread := _thread(visit, card, kept):
        blocks.append(folded(visit.say("case.thread"), thread))
    mine = card.person == visit.person.id
    end = (
        visit.button("reopen", f"closed:again:{card.id}") if card.outcome else visit.button("close", f"close:{card.id}")
    )
    rows: tuple[tuple[Button, ...], ...] = (
        (visit.button("draft", f"draft:{card.id}"),) if kept is not None else (),
        (visit.button("rename", f"rename:{card.id}"), visit.button("note", f"note:{card.id}"), end) if mine else (),
        (visit.button("back", "cases:open"),),
    )
    return visit.line(packed(blocks)[0], *rows, edits=edits, draft=card.draft)


def standing(visit: Visit, kept: KeptDraft) -> str:
    """The verdict as its reader is told it: what to do, or what somebody else was told to do."""
    if kept.answer.status is Status.ADVICE:
        return visit.say("verdict.advice")
    move = kept.answer.stance.move
    return visit.say(f"verdict.{move}") if kept.person == visit.person.id else theirs(visit, kept)


def theirs(visit: Visit, kept: KeptDraft) -> str:
    """Whose verdict it is, and which."""
    owner = visit.tools.people.member(kept.person)
    move = visit.tools.lines.say(f"move.{kept.answer.stance.move}", visit.language)
    return visit.say("case.verdict", name=owner.name if owner else "?", text=move)


def closed(visit: Visit, card: CaseCard, outcome: Outcome | None, *, edits: int | None = None) -> tuple[Outgoing, ...]:
    """The case ended, or taken up again."""
    if card.person != visit.person.id:
        return visit.line(visit.say("case.gone"))
    visit.tools.cases.close(card.id, outcome)
    now = visit.tools.cases.card(card.id, visit.person) or card
    return shown(visit, now, edits=edits)


def _told(visit: Visit, what: str, card: CaseCard, words: str, message_id: int | None) -> tuple[Outgoing, ...]:
    if card.person != visit.person.id:
        return visit.line(visit.say("case.gone"))
    if what == "rename":
        visit.tools.cases.entitle(card.id, words)
        return visit.line(visit.say("case.renamed", name=shortened(words, _NAME)))
    case = visit.tools.casebook.note(card.id, words, key=visit.key, message_id=message_id)
    latest = visit.tools.casebook.draft(card.draft) if card.draft else None
    return drafting.consulted(visit, case, replies_to=message_id, speech=consulting.speech_of(latest), like=latest)


def _which_end(visit: Visit, card: CaseCard, *, edits: int | None = None) -> tuple[Outgoing, ...]:
    ends = [visit.button(f"close_{o}", f"closed:{o}:{card.id}") for o in Outcome]
    back = (visit.button("back", f"case:{card.id}"),)
    return visit.line(
        visit.say("case.which_end", name=called(card)), tuple(ends[:2]), tuple(ends[2:]), back, edits=edits
    )


def _latest_draft(visit: Visit, card: CaseCard) -> tuple[Outgoing, ...]:
    kept = visit.tools.casebook.draft(card.draft) if card.draft else None
    if kept is None:
        return visit.line(visit.say("toast.gone"))
    if kept.person == visit.person.id:
        return drafting.answered(visit, kept)
    beside = Beside(mine=False, verdict=standing(visit, kept))
    messages: tuple[Message, ...] = render_answer(kept, visit.language, visit.tools.lines, beside)
    return visit.post(messages, "shown", kept.id)


def _thread(visit: Visit, card: CaseCard, kept: KeptDraft | None) -> list[str]:
    case = visit.tools.casebook.case(card.id)
    if case is None:
        return []
    turns = [*((t.side, t.text) for t in case.thread), (Side.CLIENT, case.message)]
    if kept is not None and kept.turn == case.turn and kept.sent_as is not None:
        turns.append((Side.US, kept.sent_as))
    sign = {Side.CLIENT: "🗣", Side.US: "↩️"}
    return [f"{sign[side]} {shortened(' '.join(text.split()), 180)}" for side, text in turns[-_THREAD:]]


def _names(visit: Visit, outcome: Outcome) -> set[str]:
    said = visit.say(f"outcome.{outcome}").casefold()
    return {outcome.value, said, said.split()[-1]}
