"""How a reply ends: the freedom to choose, a real question, one dated step; and what warms it on the way."""

from bot.coach.compose.case import Case
from bot.coach.compose.cores import Core
from bot.coach.compose.matters import Matter
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.draft import Tone
from bot.domain.message import Channel
from bot.domain.stance import Move

_DATED = frozenset({"decided", "verify", "check"})
_NEGOTIATED = (Move.HOLD, Move.TRADE, Move.ESCALATE)


def closing(leading: Core, cores: tuple[Core, ...], first: Matter, case: Case) -> tuple[Part, ...]:
    """End with one question and one dated step; the step is left to the core when that already names a day."""
    voice, tone = case.voice, case.style.tone
    parts = []
    ruling = first.ruling
    pressed = case.situation.has(AskKind.ULTIMATUM) and ruling.ask.kind is not AskKind.ULTIMATUM
    if pressed and ruling.move in _NEGOTIATED:
        parts.append(Part("free", sentence(voice.say("free_to_choose")), Place.CLOSING, 3))
    # Several ways for several matters: "which one" would not say of what.
    several = sum(c.move in (Move.HOLD, Move.TRADE) for c in cores) > 1 and leading.move is Move.HOLD
    asked = sentence(voice.say("question_many")) if several else leading.question
    question = [Part("question", asked, Place.CLOSING, 2 if tone is Tone.SHORTER else 1)]
    step = _step(leading, cores)
    dated = [Part("next", step, Place.CLOSING)] if step else []
    after = ruling.move in (Move.ESCALATE, Move.YIELD)
    parts += [*dated, *question] if after else [*question, *dated]
    if ruling.move not in (Move.PART, Move.ESCALATE):
        parts.append(Part("close_line", sentence(voice.say("close_line")), Place.CLOSING, 6))
    if case.style.channel is Channel.EMAIL:
        parts.append(Part("disposal", sentence(voice.say("disposal")), Place.CLOSING, 9))
    return tuple(parts)


def _step(leading: Core, cores: tuple[Core, ...]) -> str:
    if leading.step or any(p.name in _DATED for c in cores for p in c.parts):
        return leading.step
    return next((c.step for c in cores if c.step), "")


def warmth(first: Matter, case: Case) -> tuple[Part, ...]:
    """Add care that fits the move, and for a longer reply the principle in plain words."""
    voice, tone, ruling = case.voice, case.style.tone, first.ruling
    email, longer = case.style.channel is Channel.EMAIL, tone is Tone.LONGER
    sober = tone in (Tone.FIRMER, Tone.SHORTER)
    parts = []
    negotiated = ruling.move in (Move.HOLD, Move.TRADE) and ruling.ask.kind is not AskKind.COMPLAINT
    if negotiated:
        rank = 3 if tone is Tone.KINDER else 99 if sober else 8
        parts.append(Part("warmth", sentence(voice.say("warmth")), Place.WAYS, rank))
    else:
        rank = 3 if longer or tone is Tone.KINDER else 99 if tone is Tone.SHORTER else 5 if email else 7
        key = _care(first)
        parts += [Part("care", sentence(voice.say(key)), Place.WAYS, rank)] if key else []
    principle = f"principle_{ruling.principle}"
    if principle in voice.book.texts and (ruling.move in (Move.HOLD, Move.PART) and ruling.why != "abuse_repeated"):
        parts.append(Part("principle", sentence(voice.say(principle)), Place.CORE, 1 if longer else 9))
    return tuple(parts)


def _care(first: Matter) -> str | None:
    ruling = first.ruling
    if ruling.ask.kind in (AskKind.ABUSE, AskKind.ULTIMATUM, AskKind.SILENCE_AFTER_EFFORT) or ruling.move is Move.HOLD:
        return None
    if ruling.ask.kind is AskKind.ACCEPTANCE:
        return "care_yield"
    if ruling.why in ("promise_claimed", "complaint_unverified") or (
        ruling.move is Move.ANSWER and ruling.ask.kind in (AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY)
    ):
        return "care_verify"
    own = {Move.YIELD: "care_yield", Move.ESCALATE: "care_escalate", Move.PART: "care_part"}
    return own.get(ruling.move, "care_answer")
