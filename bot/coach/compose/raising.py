"""What somebody else decides: who, on which condition, by when, and what is possible meanwhile."""

import re
from dataclasses import replace

from bot.coach.compose.affected import affected
from bot.coach.compose.case import Case
from bot.coach.compose.comes_to import after_their_day, reached_by_quantity
from bot.coach.compose.concession import counterpart, numbers, public, reachable, within_reach
from bot.coach.compose.core import Core, asked, reason
from bot.coach.compose.due import due_told
from bot.coach.compose.earned import earned_terms
from bot.coach.compose.fees import fee_told
from bot.coach.compose.nearest import nearest, nearest_step
from bot.coach.compose.offers import met
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.still_traded import meanwhile, still_traded
from bot.coach.compose.told_back import wished as favoured
from bot.coach.compose.told_signs import told
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.coach.compose.ways import alternatives, framed, late
from bot.coach.compose.why import warranty_over
from bot.domain.asks import TROUBLES, AskKind
from bot.domain.draft import Tone
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.phrases import Topic
from bot.domain.points import Stage
from bot.domain.policy import Authority, Bound, Condition, Counterpart, CounterpartKind, Measure
from bot.domain.stance import Move, Ruling
from bot.reading.folding import fold
from bot.reading.format import say_date


def raised(ruling: Ruling, topic: Topic, case: Case, before: str) -> Core:
    """Who decides and on which condition, by when; nothing is promised beyond what is the speaker's own.

    `before` is what the opening says: a favour that it tells back is not told again.
    """
    who = who_decides(case)
    if ruling.why == "abuse_repeated":
        parts = [Part("escalate", sentence(case.voice.say("escalate_abuse", who=who)), Place.CORE)]
        short = case.voice.say("escalate_short", decided=case.decided_day)
        parts.append(Part("decided", sentence(short), Place.CORE))
        return Core(Move.ESCALATE, tuple(parts), sentence(case.voice.say("escalate_need_file")))
    clause = public(ruling.clause)
    choices = () if clause is None else clause.counterparts
    price = counterpart(choices, case) if ruling.why != "unknown_policy" else None
    words = {"who": who, **({} if price is None else {"counterpart": price})}
    within = _within(ruling, case)
    if within is not None:
        words["wanted"] = within
    paid = _pays(choices, case)
    held = paid or met(choices, case) is not None
    far = bool(choices) and not held and not any(reachable(c, case) for c in choices)
    base = "escalate_unknown" if ruling.why == "unknown_policy" else "escalate" if price is None else "escalate_for"
    base = "escalate_far" if far and price is not None else base
    told = price is None and (favour := favoured(ruling, case)) is not None and favour in before
    said = case.voice.say("escalate_told", who=who) if told else asked(ruling, topic, case, base, **words)
    parts = [
        *warranty_over(ruling, case),
        *_kept(ruling, case),
        *_not_free(ruling, case),
        Part("escalate", sentence(said or ""), Place.CORE),
        *fee_told(ruling, choices, case),
    ]
    if held:
        key = "escalate_met_fee" if paid else "escalate_met"
        parts.append(Part("met", sentence(case.voice.say(key)), Place.CORE))
    elif price is None and clause is not None and (because := reason(ruling, topic, case)):
        parts.append(Part("reason", sentence(because), Place.CORE, 3))
    conditions = 0 if price is None or held or far else len(within_reach(choices, case))
    wished = _question(ruling, case, conditions=conditions)
    # Nobody is asked whether they could order ten times as much.
    question = sentence(wished) if wished and not far else ""
    proved = conditions and all(c.kind is CounterpartKind.PROOF for c in choices)
    bare = clause is not None and clause.limit is None and case.goods() is None and ruling.fallback is None
    # Without an order in hand there is nothing to go ahead with meanwhile.
    meantime = [] if bare else _nearer(_meanwhile(ruling, case, words.get("wanted", "")), ruling, case, far=far)
    if conditions and not proved and not far and meantime and holds(case.voice.book.marks["studied"], meantime[0].text):
        # Two conditions to choose from stand side by side, and the question after both.
        parts.append(replace(meantime.pop(0), place=Place.CORE, rank=1))
        question = sentence(case.voice.say("escalate_could_two"))
    if conditions and not proved:
        # Asked where the condition has just been named.
        parts.append(Part("question", question, Place.CORE, 1))
    reply_by = "escalate_short" if case.style.tone is Tone.SHORTER else "escalate_far_when" if far else "escalate_when"
    answered = sentence(case.voice.say(reply_by, decided=case.decided_day, who=who))
    # One question at a time: whether the price suits comes before the drawing.
    when = Part("decided", f"{answered}{_wanted_by(case)}{'' if conditions else _logo(ruling, case)}", Place.CORE)
    if far:
        meantime = _by_quantity(meantime, ruling, case)
    if far and meantime:
        # What can be had comes before an answer that is likely to be no.
        meantime = [replace(p, place=Place.CORE, rank=0 if i == 0 else p.rank) for i, p in enumerate(meantime)]
        ready = ruling.fallback is not None and met(ruling.fallback.counterparts, case) is not None
        question = sentence(case.voice.say("trade_reached_question" if ready else "question_one"))
        nearer = _step_asked(ruling, case, meantime)
        # Asked where what suits or not has just been named.
        parts += [*meantime, *([nearer] if nearer else [Part("question", question, Place.CORE, 2), when])]
        return Core(Move.ESCALATE, tuple(parts))
    parts += [when, *meantime]
    return Core(Move.ESCALATE, tuple(parts), question if proved or not conditions else "")


def _step_asked(ruling: Ruling, case: Case, meantime: list[Part]) -> Part | None:
    """Whether the step within their reach suits, which is what is put to whoever decides; None without such a step."""
    if nearest_step(ruling, case) is None or case.style.tone is Tone.SHORTER:
        return None
    key = "escalate_nearer_two" if len(meantime) > 1 else "escalate_nearer"
    said = case.voice.say(key, decided=case.decided_day, who=who_decides(case))
    return Part("decided", sentence(said), Place.CORE)


def _by_quantity(meantime: list[Part], ruling: Ruling, case: Case) -> list[Part]:
    """The same, where a few pieces more reach the price by the list: that, after what their order opens already."""
    cheaper = reached_by_quantity(ruling, case)
    if cheaper is None:
        return meantime
    own = meantime[-1:] if ruling.fallback is not None and met(ruling.fallback.counterparts, case) else []
    return [*own, Part("way", sentence(cheaper), Place.WAYS, 2)]


def _wanted_by(case: Case) -> str:
    """That the day was read by which whoever owns up to a mistake needs new pieces; empty where none is told."""
    due = due_told(case) if case.situation.facts.flag(FactName.CLIENT_FAULT) is True else None
    return "" if due is None else f" {sentence(case.voice.say('due_known', day=say_date(due, case.language)))}"


def _nearer(meantime: list[Part], ruling: Ruling, case: Case, *, far: bool) -> list[Part]:
    """What is possible meanwhile; where the request is `far` off, the same person's step within reach comes first."""
    own = still_traded(ruling, case, short=False) if far and ruling.ask.kind is AskKind.PRICE_CUT else None
    if own is not None and (beyond := nearest(ruling, case, beyond=True)) is not None:
        # What the speaker may give alone comes before what somebody else decides.
        return [Part("way", sentence(own), Place.WAYS, 1), Part("way", sentence(beyond), Place.WAYS, 0)]
    close = nearest(ruling, case) if far else None
    return meantime if close is None else [Part("way", sentence(close), Place.WAYS, 1), *meantime[:1]]


def _kept(ruling: Ruling, case: Case) -> tuple[Part, ...]:
    """That what was made for them is not taken back, to whoever owns up to a mistake and asks for that too."""
    facts, book = case.situation.facts, case.voice.book
    back = next((t for t in book.topics if t.id == "refund"), None)
    if (
        ruling.ask.kind is not AskKind.RETURN_OR_WARRANTY
        or facts.flag(FactName.CLIENT_FAULT) is not True
        or back is None
    ):
        return ()
    if not holds(back.words, case.situation.message.text):
        return ()
    closed = (c for c in case.pack.in_force(case.today) if public(c) is not None and ruling.ask.kind in c.asks)
    made = next(
        (c for c in closed if c.authority is Authority.NOBODY and any(_of_made_goods(k) for k in c.conditions)), None
    )
    said = None if made is None else case.voice.clause_words(made.text)
    return () if said is None else (Part("kept", sentence(said), Place.CORE, 1),)


def _not_free(ruling: Ruling, case: Case) -> tuple[Part, ...]:
    """That nothing is made again at no cost, to whoever owns up to a mistake and asks for that."""
    own = case.situation.facts.flag(FactName.CLIENT_FAULT) is True and ruling.why == "beyond_speaker"
    if not own or ruling.ask.kind is not AskKind.RETURN_OR_WARRANTY or not told("for_nothing", case):
        return ()
    return (Part("kept", sentence(case.voice.say("own_not_free")), Place.CORE, 0),)


def _of_made_goods(condition: Condition) -> bool:
    return condition.fact is FactName.CUSTOM_MADE and condition.value is True


def _same(way: str, wanted: str) -> bool:
    """Whether a way says again what is being asked for."""
    own, other = ({w[:_STEM] for w in re.findall(r"\w+", fold(t)) if len(w) >= _STEM} for t in (wanted, way))
    return bool(own) and own <= other


_STEM = 4


def _pays(choices: tuple[Counterpart, ...], case: Case) -> bool:
    """Whether the client says that they will pay the fee asked for, whatever it is."""
    fees = bool(choices) and all(c.kind is CounterpartKind.FEE for c in choices)
    return fees and holds(case.voice.book.marks["pays_fee"], case.situation.message.text)


def _within(ruling: Ruling, case: Case) -> str | None:
    """What whoever decides may give at most, where the client names no figure and the limit is a floor.

    "No deposit" is not put to them as if it could be had.
    """
    clause = public(ruling.clause)
    floor = clause is not None and clause.limit is not None and clause.limit.bound is Bound.AT_LEAST
    back = ruling.ask.kind is AskKind.RETURN_OR_WARRANTY and ruling.why == "beyond_speaker"
    # Nor is a favour that has an end spoken of as if it had none.
    ended = clause is not None and clause.limit is not None and clause.limit.measure is Measure.EXCLUSIVITY
    if clause is None or not (floor or back or ended) or (ruling.requested is not None and not back):
        return None
    said = case.voice.clause_words(clause.concession)
    # The most that could be had on what comes back is not announced.
    return case.voice.say("escalate_help") if back and said and numbers(said) else said


def _meanwhile(ruling: Ruling, case: Case, wanted: str) -> list[Part]:
    """What can be had without waiting: the speaker's own trade, or the alternative that meets the delay asked for."""
    trade = meanwhile(ruling, case)
    own = ruling.fallback if ruling.ask.kind is AskKind.PAYMENT_TERMS else None
    if trade is None and own is not None and not own.counterparts and own.conditions:
        # Whoever has earned a term is not offered to pay sooner.
        given = case.voice.clause_words(own.concession)
        return [Part("way", sentence(case.voice.say("usual_kept", concession=given)), Place.WAYS, 2)] if given else []
    if (earned := earned_terms(ruling, case)) is not None:
        # What their own history opens comes before what is asked of others.
        return [Part("way", earned, Place.WAYS, 0)]
    if after_their_day(ruling.fallback, ruling, case) is not None:
        trade = None
    # What is being asked for is no other way.
    found = tuple(w for w in alternatives(ruling, case, trade or "") if not _same(w, wanted))
    slow = late(ruling)
    ready = ruling.fallback is not None and met(ruling.fallback.counterparts, case) is not None
    # What their order opens already is worth more than all that may still be had.
    rank = 3 if slow and found else 0 if ready else 2
    parts = [] if trade is None else [Part("way", sentence(trade), Place.WAYS, rank)]
    if found and (slow or trade is None):
        parts.append(Part("way", framed("way_trade_or", (found[0],), case), Place.WAYS, 2))
    return parts


def _question(ruling: Ruling, case: Case, *, conditions: int) -> str:
    voice, kind = case.voice, ruling.ask.kind
    choices = ruling.clause.counterparts if ruling.clause is not None else ()
    if conditions and all(c.kind is CounterpartKind.PROOF for c in choices):
        return voice.say("proof_ask", counterpart=counterpart(choices, case) or "")
    if conditions:
        return voice.say("escalate_could_two" if conditions > 1 else "escalate_could")
    if case.situation.facts.flag(FactName.CLIENT_FAULT) is True:
        counted = case.quantity is not None or affected(ruling.ask, case) is not None
        if counted and due_told(case) is not None:
            # How many, and for when, stand in the message.
            return ""
        return voice.say("escalate_need_day" if counted else "escalate_need_own")
    if kind in TROUBLES:
        return voice.say("escalate_need_proof")
    if case.quantity is None and not _counts(ruling) and kind in (AskKind.PRICE_CUT, AskKind.RUSH):
        return voice.say("escalate_need_quantity")
    # Whoever has said what they want is not asked whether they have more to say.
    return ""


def _logo(ruling: Ruling, case: Case) -> str:
    """The drawing asked for at once where days are short; empty elsewhere."""
    if ruling.ask.kind is not AskKind.RUSH:
        return ""
    if _READY.search(fold(case.situation.message.text)):
        return f" {sentence(case.voice.say('escalate_logo_now'))}"
    return f" {sentence(case.voice.say('escalate_need_logo'))}" if _logo_awaited(case) else ""


def _logo_awaited(case: Case) -> bool:
    """Whether goods of a new order are to bear a print, of which no drawing has been spoken of as sent or approved."""
    told = case.situation
    begun = told.stage not in (None, Stage.NEW) or told.facts.flag(FactName.PROOF_APPROVED) is True
    text = told.message.text
    sent = _DRAWN.search(fold(text)) is not None
    return not begun and not sent and not holds(case.voice.book.marks["unprinted"], text)


_READY = re.compile(
    r"\b(?:artwork|files?|logo|design|visuels?|fichiers?|maquettes?)\b[^.?!;]{0,25}\b(?:ready|prete?s?|to hand)\b"
    r"|\b(?:can|could|peux|pouvons|peut)\b[^.?!;]{0,20}\b(?:send|envoyer|transmettre)\b[^.?!;]{0,25}"
    r"\b(?:artwork|files?|logo|design|visuels?|fichiers?|maquettes?)\b"
)
"""A drawing that could be sent at once."""
_DRAWN = re.compile(
    r"\b(?:attach\w*|enclosed|joint|jointe|joins|joignons|ci-joint\w*|pj|vector|vectori\w*|pdf|svg|proofs?|epreuves?|bat"
    r"|fichiers?|files?|artwork|same (?:logo|print|design)|meme (?:logo|marquage|visuel)"
    r"|logo (?:is |est )?(?:ready|pret))\b"
)


def _counts(ruling: Ruling) -> bool:
    """Whether the ask itself says how many."""
    return any(f.unit in (Unit.PIECES, Unit.NUMBER) for f in ruling.ask.figures)


def who_decides(case: Case) -> str:
    """Who decides, as the client is told."""
    return case.voice.say("who_nobody" if case.stance.authority is Authority.NOBODY else "who_manager")


def promise(ruling: Ruling, case: Case) -> Core:
    """A promise that somebody is said to have made: neither denied nor confirmed, verified by a day."""
    parts = (
        Part("promise", sentence(case.voice.say("promise", who=who_decides(case))), Place.CORE),
        Part("decided", sentence(case.voice.say("promise_when", decided=case.decided_day)), Place.CORE),
    )
    return Core(ruling.move, parts, sentence(case.voice.say("promise_ask")))
