"""What there is nothing to negotiate about: an agreement, a question, a silence."""

from dataclasses import replace

from bot.coach.compose.agreement import agreed
from bot.coach.compose.case import Case
from bot.coach.compose.core import Core, step
from bot.coach.compose.earned import opened
from bot.coach.compose.named import fault
from bot.coach.compose.named import thing as paper
from bot.coach.compose.news import is_news
from bot.coach.compose.news_met import met
from bot.coach.compose.order_status import order_status
from bot.coach.compose.pack_answers import answers
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.people import another_contact, asked_last, cancelled, put_off, redirected
from bot.coach.compose.questions import terms_asked
from bot.coach.compose.replied import replied
from bot.coach.compose.sent_too_many import sent_too_many
from bot.coach.compose.surplus import left_over
from bot.coach.compose.told_open import told_open
from bot.coach.compose.topics import holds
from bot.coach.compose.verifying import verify
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.phrases import Topic
from bot.domain.policy import Measure
from bot.domain.stance import Move, Ruling


def unfounded_claim(ruling: Ruling, case: Case) -> bool:
    """Whether the warranty was read where nothing is said to be faulty ("can you guarantee the price?")."""
    limit = ruling.clause.limit if ruling.clause is not None else None
    owed = ruling.why == "owed" and limit is not None and limit.measure is Measure.WARRANTY
    return owed and case.situation.facts.flag(FactName.DEFECT) is not True and fault(ruling.ask, case) is None


def answered(ruling: Ruling, topic: Topic, case: Case, before: str) -> Core:
    """The words of a ruling to answer; `before` is what the reply's opening says."""
    kind, voice = ruling.ask.kind, case.voice
    plain = replace(ruling, ask=replace(ruling.ask, kind=AskKind.PLAIN_QUESTION), move=Move.ANSWER)
    if unfounded_claim(ruling, case):
        looked = sentence(voice.say("check_back", next=case.next_day, **told_open((), plain, case)))
        return Core(Move.ANSWER, (Part("check", looked, Place.CORE),))
    if is_news(ruling, case):
        return met(case)
    told_us = (asked_last, cancelled, put_off, redirected, another_contact, sent_too_many)
    if (person := next((c for of in told_us if (c := of(ruling, case)) is not None), None)) is not None:
        return person
    if ruling.why == "unclear":
        return Core(Move.ANSWER, (), sentence(voice.say("ask_unclear")), "")
    after = step(ruling, topic, case)
    match kind:
        case AskKind.ACCEPTANCE:
            return agreed(case, after)
        case AskKind.SILENCE_AFTER_EFFORT:
            back = next((s for s in voice.book.signs if s.id == "silence"), None)
            if back is not None and holds(back.words, case.situation.message.text):
                # Whoever comes back is not asked whether they do, and no file is about to close.
                return Core(Move.ANSWER, (), sentence(voice.say("question_open")), "")
            return Core(Move.ANSWER, (), sentence(voice.say("silence")), after)
        case AskKind.ABUSE if (waited := _looked_into(case)) is not None:
            return Core(Move.ANSWER, (Part("verify", waited, Place.CORE),), "", "")
        case AskKind.ABUSE:
            return Core(Move.ANSWER, (), sentence(voice.say("question_open")), after)
        case AskKind.ULTIMATUM:
            free = Part("free", sentence(voice.say("free_to_choose")), Place.CORE, 1)
            return Core(Move.ANSWER, (free,), sentence(voice.say("question_open")), after)
        case AskKind.PAYMENT_TERMS if (terms := opened(ruling, case)) is not None:
            return terms
        case AskKind.RETURN_OR_WARRANTY if (surplus := left_over(ruling, case)) is not None:
            return surplus
        case AskKind.RETURN_OR_WARRANTY if (told := _terms(ruling, case)) is not None:
            return Core(Move.ANSWER, (Part("answer", told, Place.CORE),), sentence(voice.say("ask_terms")), "")
        case AskKind.RETURN_OR_WARRANTY | AskKind.COMPLAINT:
            return verify(ruling, topic, case)
        case AskKind.PLAIN_QUESTION if (status := order_status(ruling, case)) is not None:
            return status
        case _:
            return replied(ruling, topic, case, before, after)


def _looked_into(case: Case) -> str | None:
    """What is looked into for somebody who waits, where an insult is all that was read; None where nobody waits."""
    book, message = case.voice.book, case.situation.message.text
    waited = next((t for t in book.topics if t.id in ("unanswered", "late") and holds(t.words, message)), None)
    if waited is None:
        wanted = paper(message, case)
        looked = None if wanted is None else case.voice.say("check_send", wanted=wanted, next=case.next_day)
        return None if looked is None else sentence(looked)
    values = {**case.goods_values, "next": case.next_day}
    said = case.voice.pick(f"{waited.id}.verify", waited.texts.get("verify", ()), values)
    return None if said is None else sentence(said)


def _terms(ruling: Ruling, case: Case) -> str | None:
    """The terms that a question is about; None where there is an order to settle, or the pack does not tell."""
    if not terms_asked(ruling.ask, case):
        return None
    found = answers((ruling.ask.quote,), case)
    return found.text if found.text and not found.open else None
