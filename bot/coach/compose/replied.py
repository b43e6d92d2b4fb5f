"""The reply to a question: what the pack answers, and what it does not hold checked by a day."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.core import Core
from bot.coach.compose.favour import thing
from bot.coach.compose.following import by_their_day
from bot.coach.compose.named import thing as paper
from bot.coach.compose.ordered_before import placed_before
from bot.coach.compose.pack_answers import Answers, answers, listed_price
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.price_in_mind import other_currency, within_aim
from bot.coach.compose.price_list import pieces
from bot.coach.compose.questions import questions
from bot.coach.compose.sold import kinds, unnamed
from bot.coach.compose.told_open import both, told_open
from bot.coach.compose.topics import holds, topic_text
from bot.coach.compose.unsold import unsold
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.inquiry import Subject
from bot.domain.phrases import Topic
from bot.domain.stance import Move, Ruling


def replied(ruling: Ruling, topic: Topic, case: Case, before: str, after: str) -> Core:
    """Answer every question that the pack answers; what it does not hold is checked by a day."""
    voice = case.voice
    if _told_by_points(ruling, case):
        # What is to be otherwise is told by its points, and what is asked beside it by the question.
        return Core(Move.ANSWER, ())
    aimed = {f.unit for f in ruling.ask.figures}
    priced = ruling.ask.kind is AskKind.PRICE_CUT and Unit.PERCENT not in aimed and any(u.is_money for u in aimed)
    if priced and (listed := listed_price(case)) is not None:
        # A price aimed at that is ours already is answered with ours.
        aim = other_currency(ruling, case) or within_aim(ruling, case)
        priced_at = Part("answer", " ".join(filter(None, [aim, listed])), Place.CORE)
        return Core(Move.ANSWER, (priced_at,), sentence(voice.say("trade_question")), after)
    money = any(f.unit.is_money for f in case.situation.figures)
    budget = money and holds(voice.book.marks["budget"], case.situation.message.text)
    # Beside a price, all else that is asked has its answer too.
    budget = budget and {i.subject for i in case.situation.inquiries} <= {Subject.PRICE, Subject.SUGGESTION}
    if budget and ruling.ask.kind is AskKind.PLAIN_QUESTION and (listed := listed_price(case)) is not None:
        asking = sentence(voice.say("ask_quote", next=case.next_day))
        return Core(Move.ANSWER, (Part("answer", listed, Place.CORE),), "", asking)
    wanted = None if case.situation.inquiries else thing(ruling.ask.quote, case.language)
    if (
        wanted is None
        and "?" not in case.situation.message.text
        and holds(voice.book.marks["requests"], ruling.ask.quote)
    ):
        # "I need a certificate" asks for it to be sent.
        wanted = None if case.situation.inquiries else paper(ruling.ask.quote, case)
    if ruling.ask.kind is AskKind.PLAIN_QUESTION and wanted is not None:
        return Core(Move.ANSWER, (Part("check", _sent(wanted, case), Place.CORE),))
    found = answers(questions(ruling.ask, case) or (ruling.ask.quote,), case, before)
    parts = [Part("answer", found.text, Place.CORE)] if found.text else []
    if found.text and not found.open:
        return _in_full(found, ruling, case, after)
    if found.elsewhere:
        return Core(Move.ANSWER, ())
    if found.text:
        return _in_part(found, ruling, topic, case, after)
    parts += by_their_day(case)
    unanswered = both(
        found.unsaid, {} if found.unsaid and not found.missing else told_open(found.missing, ruling, case), case
    )
    text, marks = case.situation.message.text, voice.book.marks
    asked = unanswered or "?" in text or holds(marks["asks"], text)
    looked = voice.say("check_back" if asked else "look_into", next=case.next_day, **unanswered)
    parts.append(Part("check", sentence(looked), Place.CORE))
    # Nobody is asked whether an answer comes in time.
    lacking = _missing(ruling, topic, case)
    question = sentence(voice.say(lacking)) if lacking is not None else ""
    return Core(Move.ANSWER, tuple(parts), question, also=sentence(voice.say("check_also", **unanswered)))


def _in_full(found: Answers, ruling: Ruling, case: Case, after: str) -> Core:
    """What the pack answers with nothing left open, and the question or the step that it leads to."""
    voice, parts = case.voice, (Part("answer", found.text, Place.CORE),)
    if unsold(case):
        return Core(Move.ANSWER, parts, sentence(voice.say("ask_instead")), "")
    if (least := _more_than_named(case)) is not None and "question-minimum" in found.about:
        # A quote for fewer than are made is none.
        return Core(Move.ANSWER, parts, sentence(voice.say("minimum_ask", pieces=pieces(least, case))), "")
    if unnamed(case):
        priced = any(i.subject is Subject.PRICE for i in case.situation.inquiries)
        missing = "ask_model" if priced and not _counted(ruling, case) else "ask_product"
        return Core(Move.ANSWER, parts, sentence(voice.say(missing)), "")
    if "question-price" in found.about and case.situation.has(AskKind.SCOPE_CHANGE):
        # The updated quote comes with the change.
        return Core(Move.ANSWER, parts, "", "")
    if "question-price" in found.about and placed_before(case):
        # An order that is placed needs no quote.
        return Core(Move.ANSWER, parts, "", "")
    if "question-price" in found.about and case.quantity is not None:
        return Core(Move.ANSWER, parts, "", sentence(voice.say("ask_quote", next=case.next_day)))
    if not _counted(ruling, case) and after and found.about & {"question-price", "question-minimum"}:
        return Core(Move.ANSWER, parts, sentence(voice.say("ask_quantity")), after)
    if "question-price" not in found.about:
        after = _next(case)
    return Core(Move.ANSWER, parts, "", after)


def _in_part(found: Answers, ruling: Ruling, topic: Topic, case: Case, after: str) -> Core:
    """What the pack answers, and the rest checked by a day."""
    voice, parts = case.voice, [Part("answer", found.text, Place.CORE)]
    told = both(found.unsaid, told_open(found.missing, ruling, case) if found.missing else {}, case)
    also = sentence(voice.say("check_also", **told))
    sized = case.quantity is not None or _counts(ruling) or not found.about & {"question-price", "question-minimum"}
    asking = "" if sized else sentence(voice.say("ask_quantity"))
    if "question" in told or placed_before(case):
        # The day of the answer is the next step.
        parts.append(Part("check", sentence(voice.say("check_back", next=case.next_day, **told)), Place.CORE))
        return Core(Move.ANSWER, tuple(parts), asking, also=also)
    parts.append(Part("also", also, Place.CORE))
    own = topic_text(topic, ruling.ask, "next", {"next": case.next_day}, voice)
    return Core(Move.ANSWER, tuple(parts), asking, sentence(own) if own else after)


def _missing(ruling: Ruling, topic: Topic, case: Case) -> str | None:
    """The text that asks for what a price or a lead time is still to be told of: which goods, or how many."""
    text, marks = case.situation.message.text, case.voice.book.marks
    asked_of = {i.subject for i in case.situation.inquiries}
    nameless = case.product is None and len(kinds(case)) > 1
    nameless = nameless and (not asked_of or bool(asked_of & {Subject.PRICE, Subject.LEAD_TIME, Subject.MINIMUM}))
    timed = any(holds(marks[m], text) for m in ("how_long", "when_out")) or topic.id != "question-lead"
    if nameless and timed and topic.id in ("question-price", "question-lead", "price"):
        return "ask_product"
    if case.quantity is None and not _counts(ruling) and topic.id in ("question-price", "price"):
        return "ask_quantity"
    return None


def _told_by_points(ruling: Ruling, case: Case) -> bool:
    """Whether a change that no clause rules on stands beside a question or another change: its points tell it."""
    changes = sum(a.kind is AskKind.SCOPE_CHANGE for a in case.situation.asks)
    beside = changes > 1 or case.situation.has(AskKind.PLAIN_QUESTION)
    return ruling.ask.kind is AskKind.SCOPE_CHANGE and bool(ruling.ask.points) and beside


def _sent(wanted: str, case: Case) -> str:
    """That a paper is looked for; a quote for goods that are known is simply sent."""
    goods = case.goods()
    if goods is not None and _A_QUOTE.search(wanted) is not None:
        return sentence(case.voice.say("send_quote", goods=goods, next=case.next_day))
    return sentence(case.voice.say("check_send", wanted=wanted, next=case.next_day))


_A_QUOTE = re.compile(r"\b(?:devis|quote|quotation|proforma)\b", re.IGNORECASE)


def _more_than_named(case: Case) -> int | None:
    """The least order of the product in hand, where the order named is smaller; else None."""
    product, quantity = case.product, case.quantity
    if product is None or quantity is None or quantity >= product.prices[0].from_quantity:
        return None
    return product.prices[0].from_quantity


_QUOTED = re.compile(
    r"\b(?:(?:le|votre|ton|ce|du|your|the|this|that) (?:devis|quote|quotation|bat|proof|épreuve)|"
    r"(?:notre|ma|our|my) (?:commande|order))\b",
    re.IGNORECASE,
)


def _next(case: Case) -> str:
    """The step after an answer that leads nowhere in particular."""
    approved = case.situation.facts.flag(FactName.PROOF_APPROVED) is True
    approved = approved or any(r.move is Move.YIELD and r.ask.kind is AskKind.FREE_EXTRA for r in case.stance.rulings)
    if approved or placed_before(case) or _QUOTED.search(case.situation.message.text):
        # Whoever speaks of their quote or their proof needs no other.
        return ""
    general = next(t for t in case.voice.book.topics if t.id == "question")
    return sentence(case.voice.pick("question.next", general.texts["next"], {"next": case.next_day}) or "")


def _counted(ruling: Ruling, case: Case) -> bool:
    """Whether anything says for how many pieces the question is."""
    asked = (g.quantity for i in case.situation.inquiries for g in i.goods)
    return case.quantity is not None or _counts(ruling) or any(asked)


def _counts(ruling: Ruling) -> bool:
    return any(f.unit in (Unit.PIECES, Unit.NUMBER) for f in ruling.ask.figures)
