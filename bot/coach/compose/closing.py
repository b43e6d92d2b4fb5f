"""How a reply ends: the freedom to choose, a real question, one dated step; and what warms it on the way."""

from bot.coach.compose.aims import asked
from bot.coach.compose.case import Case
from bot.coach.compose.core import Core
from bot.coach.compose.greeting import is_email
from bot.coach.compose.matter import Matter
from bot.coach.compose.news import is_news
from bot.coach.compose.offers import met
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.people import sent_back
from bot.coach.compose.struck import confirmed, struck
from bot.coach.compose.topics import topic_text
from bot.coach.compose.voice import sentence
from bot.domain.asks import TROUBLES, AskKind
from bot.domain.draft import Tone
from bot.domain.stance import Move, Ruling

_DATED = frozenset({"decided", "verify", "check"})
_NEGOTIATED = (Move.HOLD, Move.TRADE, Move.ESCALATE)
_WARM = {
    Move.HOLD: "warmth_hold",
    Move.TRADE: "warmth_trade",
    Move.ESCALATE: "warmth_escalate",
    Move.YIELD: "warmth_yield",
    Move.PART: "warmth_part",
    Move.ANSWER: "warmth_answer",
}


def closing(leading: Core, cores: tuple[Core, ...], first: Matter, case: Case) -> tuple[Part, ...]:
    """End with one question and one dated step; the step is left to the core when that already names a day."""
    voice, tone = case.voice, case.style.tone
    free = []
    ruling = first.ruling
    pressed = case.situation.has(AskKind.ULTIMATUM) and ruling.ask.kind is not AskKind.ULTIMATUM
    if pressed and ruling.move in _NEGOTIATED and ruling.why != "complaint_unverified":
        free.append(Part("free", sentence(voice.say("free_to_choose")), Place.CLOSING, 3))
    # Several ways for several matters: "which one" would not say of what.
    several = sum(c.move in (Move.HOLD, Move.TRADE) for c in cores) > 1
    asked = sentence(voice.say("question_many")) if several else leading.question
    # "If so" needs the question that it answers.
    rank = 0 if leading.hangs else 2 if tone is Tone.SHORTER else 0 if leading.sized else 1
    question = [Part("question", asked, Place.CLOSING, rank)] if asked else []
    made = struck(case)
    last = confirmed(case) if made and not leading.hangs else _step(leading, cores)
    dated = [Part("next", last, Place.CLOSING)] if last else []
    if made and leading.hangs:
        # What is asked of a manager beside it does not hold the order up.
        free.append(Part("confirmed", confirmed(case), Place.CLOSING))
    elsewhere = any(p.name in _DATED for c in cores if c is not leading for p in c.parts)
    if leading.hangs and (elsewhere or asked != leading.question):
        # Whether to ask a manager, and "if so", are of no use where a manager is asked already.
        question, dated = [] if elsewhere else question, []
    after = ruling.move is Move.YIELD
    return (*((*dated, *question) if after else (*question, *dated)), *free)


def _step(leading: Core, cores: tuple[Core, ...]) -> str:
    if leading.step or any(p.name in _DATED for c in cores for p in c.parts):
        return leading.step
    return next((c.step for c in cores if c.step), "")


def warmth(first: Matter, case: Case) -> tuple[Part, ...]:
    """Add care that fits the move, what else is useful to know in a mail, and for a longer reply the principle."""
    voice, tone, ruling = case.voice, case.style.tone, first.ruling
    longer, kinder, sober = tone is Tone.LONGER, tone is Tone.KINDER, tone in (Tone.FIRMER, Tone.SHORTER)
    parts = []
    if ruling.why != "abuse_repeated" and not is_news(ruling, case):
        accepted = ruling.ask.kind is AskKind.ACCEPTANCE
        key = "warmth_yield" if accepted else "warmth_verify" if _verified(first) else _WARM[ruling.move]
        rank = 2 if kinder else 3 if longer else 99 if sober or first.topic.id == "unanswered" else 7
        parts.append(Part("warmth", sentence(voice.say(key)), Place.WAYS, rank, _LAST))
        # What is not taken back is kept for nothing.
        closed = ruling.move is Move.HOLD and first.topic.id == "refund"
        more = None if closed else topic_text(first.topic, ruling.ask, "more", asked(ruling, case), voice)
        if more is not None and ruling.move is not Move.PART and ruling.why not in ("promise_claimed", "our_fault"):
            rank = 1 if sent_back(case) else 3 if longer else 5 if is_email(case) else 8
            parts.append(Part("more", sentence(more), Place.WAYS, rank, _LAST))
    if tone is Tone.FIRMER and ruling.move in _FIRM and ruling.why != "abuse_repeated" and not reached(ruling, case):
        parts.append(Part("firm", sentence(voice.say(_FIRM[ruling.move])), Place.WAYS, 1, _LAST))
    principle = f"principle_{ruling.principle}"
    if principle in voice.book.texts and ruling.move in (Move.HOLD, Move.PART) and ruling.why != "abuse_repeated":
        parts.append(Part("principle", sentence(voice.say(principle)), Place.CORE, 1 if longer else 9, _LAST))
    return tuple(parts)


_FIRM = {Move.HOLD: "firm_hold", Move.TRADE: "firm_trade", Move.ESCALATE: "firm_escalate"}


def reached(ruling: Ruling, case: Case) -> bool:
    """Whether the client brings what is asked already: there is nothing to insist on."""
    return ruling.move is Move.TRADE and met(ruling.counterparts, case) is not None


# After every matter's own words.
_LAST = 99


def _verified(first: Matter) -> bool:
    ruling = first.ruling
    looked = ruling.move is Move.ANSWER and ruling.ask.kind in TROUBLES
    return looked or ruling.why in ("promise_claimed", "complaint_unverified")
