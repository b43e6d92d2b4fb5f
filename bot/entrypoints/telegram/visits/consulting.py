"""What the coach is asked about a case, with what the desk knows around it."""

from dataclasses import replace

from bot.domain.asks import Language, Register
from bot.domain.case import Case, KeptDraft
from bot.domain.draft import Tone
from bot.domain.escalation import Ruled
from bot.domain.facts import ADDS_UP, Facts, Origin
from bot.domain.message import Channel
from bot.domain.policy import Words
from bot.domain.request import CoachRequest
from bot.domain.situation import Speech
from bot.domain.stance import Decision
from bot.entrypoints.telegram.visits.tools import Visit
from bot.reading.language import detect_language

_IN_ENGLISH = {Register.VOUS: Register.FORMAL, Register.TU: Register.FAMILIAR}


def consult(
    visit: Visit,
    case: Case,
    channel: Channel,
    tone: Tone,
    register: Register | None = None,
    *,
    speech: Speech | None = None,
) -> KeptDraft:
    """Ask the coach about a case, and keep what it answers."""
    tools = visit.tools
    request = replace(request_of(visit, case, channel, tone), register=register, speech=speech)
    answer = tools.coach.answer(request, visit.heard)
    told = {fact.name: fact.value for fact in answer.situation.facts if fact.origin is Origin.CONTEXT}
    older = {f.name for f in case.card if f.name not in ADDS_UP and told.get(f.name, f.value) != f.value}
    if older:
        # What the user says now is newer than the card: it is not weighed against it.
        newer = Facts(tuple(fact for fact in case.card if fact.name not in older))
        answer = tools.coach.answer(replace(request, card=newer))
    return tools.casebook.keep(case, answer, channel, tone, key=visit.key)


def request_of(visit: Visit, case: Case, channel: Channel, tone: Tone) -> CoachRequest:
    """A case as the coach is asked about it, for the person of the visit."""
    person = visit.person
    return CoachRequest(
        case.message,
        case.added,
        today=visit.tools.clock.today(),
        card=case.card,
        case=case.facts,
        news=case.news,
        thread=case.thread,
        channel=channel,
        role=person.role,
        language=person.language,
        tone=tone,
        signature=person.preferences.signature,
        decisions=decisions(visit, case.id),
    )


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


def register_for(visit: Visit, message: str) -> Register | None:
    """How this person wants to address clients, in the language of a message; None: as the client does."""
    wanted = visit.person.preferences.register
    if wanted is None or detect_language(message) is not Language.EN:
        return wanted
    return _IN_ENGLISH.get(wanted, wanted)


def speech_of(kept: KeptDraft | None) -> Speech | None:
    """Whose words a version answers, which stays so for the versions that follow; None without one."""
    return kept.answer.situation.speech if kept is not None else None
