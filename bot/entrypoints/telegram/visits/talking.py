"""What managers and salespeople say to each other about a request, and what a manager may ask of a client in return."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.case import CaseCard
from bot.domain.escalation import Escalation, Ruled
from bot.domain.people import Person
from bot.domain.policy import Words
from bot.entrypoints.telegram.incoming import Said
from bot.entrypoints.telegram.visits import casework, consulting
from bot.entrypoints.telegram.visits.tools import Visit
from bot.ports import Outgoing

_WOUNDS = frozenset({"K3", "P5"})
"""What no counterpart may hold, whoever asks for it: words that wound, and what is not told outside."""

_FIGURES = re.compile(r"\d+(?:[.,]\d+)?")


def word(visit: Visit, found: Escalation, words: Said) -> tuple[Outgoing, ...]:
    """A manager's word about a request, passed on; with the decision, where it is theirs."""
    said = " ".join(words.text.split())
    if found.by == visit.person.id and found.ruled is not Ruled.COUNTERED:
        visit.tools.escalations.say(found.id, said)
    asker = visit.tools.people.member(found.person)
    if asker is None or asker.telegram_id is None:
        return visit.line(visit.say("asking.gone"))
    theirs = visit.of(asker, asker.telegram_id)
    card = visit.tools.cases.card(found.case, asker)
    line = theirs.line(_told(theirs, visit.person, card, said), kind=f"prompt/answer/{found.id}/{visit.person.id}")
    return (*visit.line(visit.say("asking.passed_on")), *line)


def answered(visit: Visit, found: Escalation, managers: Sequence[Person], words: Said) -> tuple[Outgoing, ...]:
    """What the salesperson says about a request to those who decide: passed on, and known of the case from then on."""
    to = [manager for manager in managers if manager.telegram_id is not None]
    if found.person != visit.person.id or not to:
        return visit.line(visit.say("asking.gone"))
    visit.tools.casebook.note(found.case, words.text, key=visit.key, message_id=words.message_id)
    passed_on = list(visit.line(visit.say("asking.passed_on")))
    for manager in to:
        theirs = visit.of(manager, manager.telegram_id or 0)
        told = _told(theirs, visit.person, visit.tools.cases.card(found.case, manager), " ".join(words.text.split()))
        passed_on += theirs.line(told, kind=f"prompt/word/{found.id}")
    return tuple(passed_on)


def _told(visit: Visit, by: Person, card: CaseCard | None, word: str) -> str:
    """Somebody's word about a case, as its reader sees it."""
    about = casework.called(card) if card is not None else "…"
    return visit.say("asking.word", name=by.name, client=about, text=word)


def can_be_said(visit: Visit, found: Escalation, word: str) -> bool:
    """Whether what a manager asks in return may stand in the reply: it wounds nobody, its figures pass the check."""
    tools = visit.tools
    kept, case = tools.casebook.draft(found.draft), tools.casebook.case(found.case)
    if kept is None or case is None:
        return True
    asker = tools.people.member(found.person) or visit.person
    request = consulting.request_of(visit.of(asker, visit.incoming.chat), case, kept.channel, kept.tone)
    hurts = any(f.rule in _WOUNDS for f in tools.check(word, request, answered=True).findings)
    agreed = tuple(replace(one, approved=True, counterpart=Words(word, word)) for one in found.asks)
    speech = consulting.speech_of(kept)
    tried = tools.coach.answer(replace(request, decisions=(*agreed, *request.decisions), speech=speech))
    told = tried.draft.text if tried.draft is not None else ""
    return not hurts and set(_FIGURES.findall(word)) <= set(_FIGURES.findall(told))
