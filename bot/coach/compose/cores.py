"""The heart of a reply: for each ruling its yes, its no or its condition."""

from dataclasses import dataclass

from bot.coach.compose.answers import answer
from bot.coach.compose.case import Case
from bot.coach.compose.concession import concession, counterpart, public
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.topics import topic_text
from bot.coach.compose.voice import sentence
from bot.coach.compose.ways import ways
from bot.domain.asks import AskKind
from bot.domain.draft import Tone
from bot.domain.figures import Unit
from bot.domain.phrases import Topic
from bot.domain.policy import Authority, Bound, CounterpartKind, Measure
from bot.domain.stance import Grant, Move, Ruling


@dataclass(frozen=True, slots=True)
class Core:
    """One ruling's words: its parts, the question that closes it, the dated step when its parts hold none."""

    move: Move
    parts: tuple[Part, ...]
    question: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """How much a core may say: two ways forward or one, the shortest or the first."""

    many: bool = True
    short: bool = False


def core(ruling: Ruling, topic: Topic, case: Case, room: Room) -> Core:
    """The words of one ruling."""
    if ruling.why == "promise_claimed":
        return _promise(ruling, case)
    if ruling.why == "complaint_unverified":
        return _verify(ruling, topic, case)
    match ruling.move:
        case Move.HOLD:
            return _hold(ruling, topic, case, room)
        case Move.TRADE:
            return _trade(ruling, topic, case)
        case Move.YIELD:
            return _yield(ruling, topic, case)
        case Move.ESCALATE:
            return _escalate(ruling, case)
        case Move.PART:
            return _part(ruling, case)
        case _:
            return _answer(ruling, topic, case)


def reason(ruling: Ruling, topic: Topic, case: Case) -> str | None:
    """The interest protected: the clause's own sentence, else the topic's."""
    clause = public(ruling.clause)
    own = case.voice.clause_words(clause.reason) if clause is not None else None
    return own or topic_text(topic, ruling.ask, "reason", case.asked(ruling.ask), case.voice)


def _step(ruling: Ruling, topic: Topic, case: Case) -> str:
    conditional = ruling.move in (Move.HOLD, Move.TRADE) and "next_no" in topic.texts
    key = "next_no" if conditional else "next"
    said = topic_text(topic, ruling.ask, key, {"next": case.next_day}, case.voice)
    return sentence(said) if said else ""


def _hold(ruling: Ruling, topic: Topic, case: Case, room: Room) -> Core:
    used = case.voice.say("refusal_used") if ruling.why == "room_used" else None
    said = used or topic_text(topic, ruling.ask, "refusal", case.asked(ruling.ask), case.voice) or ""
    parts = [Part("no", sentence(said), Place.CORE)]
    because = reason(ruling, topic, case)
    if because:
        parts.append(Part("reason", sentence(because), Place.CORE, 1))
    forward, count = ways(ruling, topic, case, many=room.many, short=room.short)
    key = "question_two" if count > 1 else "question_one" if count or case.precise else "question_open"
    return Core(Move.HOLD, (*parts, *forward), sentence(case.voice.say(key)), _step(ruling, topic, case))


def _trade(ruling: Ruling, topic: Topic, case: Case) -> Core:
    price = counterpart(ruling.counterparts, case)
    given = concession(ruling.grant, ruling.clause, case)
    if price is None:
        return _yield(ruling, topic, case)
    parts = []
    if _beyond(ruling, ruling.grant):
        less = topic_text(topic, ruling.ask, "refusal", case.asked(ruling.ask), case.voice) or ""
        parts.append(Part("no", sentence(less), Place.CORE))
    clause = public(ruling.clause)
    because = case.voice.clause_words(clause.reason) if clause is not None else None
    if because:
        parts.append(Part("reason", sentence(because), Place.CORE, 2))
    key = "trade_reached" if ruling.reached and len(ruling.counterparts) == 1 else "trade_offer"
    if given is None:
        key = {"trade_reached": "trade_reached_open", "trade_offer": "trade_open"}[key]
    offer = case.voice.say(key, counterpart=price, **({} if given is None else {"concession": given}))
    parts.append(Part("trade", sentence(offer), Place.CORE if not because else Place.WAYS))
    if ruling.reached or case.situation.has(AskKind.ACCEPTANCE):
        # Whoever has agreed needs neither a lesson nor the question again.
        question = "accept_question" if case.situation.has(AskKind.ACCEPTANCE) else "trade_reached_question"
        return Core(Move.TRADE, tuple(parts), sentence(case.voice.say(question)), _step(ruling, topic, case))
    rank = 2 if case.style.tone is Tone.LONGER else 5
    parts.append(Part("balance", sentence(case.voice.say("trade_why")), Place.WAYS, rank))
    question = "trade_question_two" if len(ruling.counterparts) > 1 else "trade_question"
    return Core(Move.TRADE, tuple(parts), sentence(case.voice.say(question)), _step(ruling, topic, case))


def _beyond(ruling: Ruling, grant: Grant | None) -> bool:
    """Whether the client asks for more than is given."""
    asked = ruling.requested
    if asked is None or grant is None or ruling.requested_unit is not grant.unit:
        return False
    limit = ruling.clause.limit if ruling.clause is not None else None
    usual = grant.measure in (Measure.LEAD_TIME, Measure.DEPOSIT)
    least = limit.bound is Bound.AT_LEAST if limit is not None else usual
    return asked < grant.value if least else asked > grant.value


def _yield(ruling: Ruling, topic: Topic, case: Case) -> Core:
    # The most that could be given is not announced to someone who named no figure.
    unasked = ruling.requested is None and ruling.grant is not None and ruling.grant.measure is Measure.FREE_VALUE
    given = None if unasked else concession(ruling.grant, ruling.clause, case, reached=True)
    kind = {"our_fault": "yield_fault", "owed": "yield_owed"}.get(ruling.why, "yield_grant")
    if given is not None:
        said = case.voice.say(kind, concession=given)
    elif kind == "yield_fault":
        said = case.voice.say("yield_fault_plain")
    elif kind == "yield_owed":
        said = case.voice.say("yield_owed_plain", about=case.about(topic, ruling.ask))
    elif ruling.ask.kind is AskKind.GOODWILL:
        said = case.voice.say("yield_goodwill")
    elif ruling.ask.figures:
        # Without a grant no figure of the client's is promised.
        said = case.voice.say("yield_about", about=case.about(topic, ruling.ask))
    else:
        wanted = topic_text(topic, ruling.ask, "wanted", case.asked(ruling.ask), case.voice) or ""
        said = case.voice.say("yield_plain", wanted=wanted)
    proofs = tuple(c for c in ruling.counterparts if c.kind is CounterpartKind.PROOF)
    proof = counterpart(proofs, case)
    question = case.voice.say("proof_ask", counterpart=proof) if proof else case.voice.say("yield_close")
    return Core(Move.YIELD, (Part("yes", sentence(said), Place.CORE),), sentence(question), _step(ruling, topic, case))


def _escalate(ruling: Ruling, case: Case) -> Core:
    who = _who(case)
    abuse = ruling.why == "abuse_repeated"
    key = {"unknown_policy": "escalate_unknown", "abuse_repeated": "escalate_abuse"}.get(ruling.why, "escalate")
    when = case.voice.say("escalate_short" if abuse else "escalate_when", decided=case.decided_day)
    parts = [
        Part("escalate", sentence(case.voice.say(key, who=who)), Place.CORE),
        Part("decided", sentence(when), Place.CORE),
    ]
    fallback = ruling.fallback
    price = counterpart(fallback.counterparts, case) if fallback is not None else None
    given = concession(ruling.fallback_grant, fallback, case)
    if price is not None and given is not None:
        said = case.voice.say("way_meanwhile", counterpart=price, concession=given)
        parts.append(Part("way", sentence(said), Place.WAYS, 3))
    if abuse:
        need = "escalate_need_file"
    elif ruling.ask.kind in (AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY):
        need = "escalate_need_proof"
    elif case.quantity is None and not _counts(ruling) and ruling.ask.kind in (AskKind.PRICE_CUT, AskKind.RUSH):
        need = "escalate_need_quantity"
    else:
        need = "escalate_need_reason"
    return Core(Move.ESCALATE, tuple(parts), sentence(case.voice.say(need)))


def _counts(ruling: Ruling) -> bool:
    """Whether the ask itself says how many."""
    return any(f.unit in (Unit.PIECES, Unit.NUMBER) for f in ruling.ask.figures)


def _who(case: Case) -> str:
    """Who decides, as the client is told."""
    return case.voice.say("who_nobody" if case.stance.authority is Authority.NOBODY else "who_manager")


def _promise(ruling: Ruling, case: Case) -> Core:
    parts = (
        Part("promise", sentence(case.voice.say("promise", who=_who(case))), Place.CORE),
        Part("decided", sentence(case.voice.say("promise_when", decided=case.decided_day)), Place.CORE),
    )
    return Core(ruling.move, parts, sentence(case.voice.say("promise_ask")))


def _verify(ruling: Ruling, topic: Topic, case: Case) -> Core:
    parts = (
        Part("verify", sentence(case.voice.say("verify", next=case.next_day)), Place.CORE),
        Part("repair", sentence(case.voice.say("verify_then")), Place.CORE, 2),
    )
    question = topic_text(topic, ruling.ask, "ask", {}, case.voice) or case.voice.say("verify_ask")
    return Core(ruling.move, parts, sentence(question))


def _part(ruling: Ruling, case: Case) -> Core:
    abuse = ruling.why == "abuse_repeated"
    clause = public(ruling.clause)
    own = case.voice.clause_words(clause.reason) if clause is not None else None
    because = own or case.voice.say("part_reason_abuse" if abuse else "part_reason")
    parts = [
        Part("no", sentence(case.voice.say("part_abuse" if abuse else "part")), Place.CORE),
        Part("reason", sentence(because), Place.CORE, 1),
    ]
    if not abuse:
        parts.append(Part("door", sentence(case.voice.say("part_door")), Place.WAYS, 2))
    step = sentence(case.voice.say("part_close", next=case.next_day))
    return Core(Move.PART, tuple(parts), sentence(case.voice.say("part_question")), step)


def _answer(ruling: Ruling, topic: Topic, case: Case) -> Core:
    kind = ruling.ask.kind
    step = _step(ruling, topic, case)
    goods = case.goods()
    match kind:
        case AskKind.ACCEPTANCE:
            said = case.voice.say("accept", **({} if goods is None else {"goods": goods}))
            parts = (
                Part("accept", sentence(said), Place.CORE),
                Part("change", sentence(case.voice.say("accept_more")), Place.WAYS, 3),
            )
            return Core(Move.ANSWER, parts, sentence(case.voice.say("accept_question")), step)
        case AskKind.SILENCE_AFTER_EFFORT:
            return Core(Move.ANSWER, (), sentence(case.voice.say("silence")), step)
        case AskKind.ABUSE:
            return Core(Move.ANSWER, (), sentence(case.voice.say("question_open")), step)
        case AskKind.ULTIMATUM:
            free = Part("free", sentence(case.voice.say("free_to_choose")), Place.CORE, 1)
            return Core(Move.ANSWER, (free,), sentence(case.voice.say("question_open")), step)
        case AskKind.RETURN_OR_WARRANTY | AskKind.COMPLAINT:
            return _verify(ruling, topic, case)
        case _:
            return _reply(ruling, topic, case, step)


def _reply(ruling: Ruling, topic: Topic, case: Case, step: str) -> Core:
    known = answer(ruling, topic, case)
    voice = case.voice
    if known is not None:
        return Core(Move.ANSWER, (Part("answer", known, Place.CORE),), sentence(voice.say("ask_more")), step)
    said = Part("check", sentence(voice.say("check_back", next=case.next_day)), Place.CORE)
    unnamed = case.product is None and len(case.pack.products) > 1
    if unnamed and topic.id in ("question-price", "question-lead", "price"):
        missing = "ask_product"
    elif case.quantity is None and not _counts(ruling) and topic.id in ("question-price", "price"):
        missing = "ask_quantity"
    else:
        open_question = ruling.ask.quote.rstrip(" \"'»”)\u00a0").endswith("?") and not case.precise
        missing = "ask_detail" if open_question else "ask_check"
    return Core(Move.ANSWER, (said,), sentence(voice.say(missing)))
