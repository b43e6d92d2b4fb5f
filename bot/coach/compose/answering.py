"""What there is nothing to negotiate about: an agreement, a question, a silence."""

import re
from dataclasses import replace
from decimal import Decimal

from bot.coach.compose.agreed_price import price_unsure
from bot.coach.compose.case import Case
from bot.coach.compose.changed import in_place
from bot.coach.compose.core import Core, step
from bot.coach.compose.favour import thing
from bot.coach.compose.following import by_their_day, follows
from bot.coach.compose.named import fault
from bot.coach.compose.named import thing as paper
from bot.coach.compose.news import farewell, is_news, leaves, said_goodbye
from bot.coach.compose.ordered_before import placed_before
from bot.coach.compose.pack_answers import Answers, answers, listed_price
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.people import another_contact, asked_last, cancelled, put_off, redirected, thanked
from bot.coach.compose.questions import questions, terms_asked
from bot.coach.compose.retold import retold
from bot.coach.compose.sent_too_many import sent_too_many
from bot.coach.compose.settled import address_given
from bot.coach.compose.sold import unnamed
from bot.coach.compose.struck import terms_taken
from bot.coach.compose.surplus import left_over
from bot.coach.compose.told_back import told_back
from bot.coach.compose.too_late import changed_in_time, too_late
from bot.coach.compose.topics import holds, topic_text
from bot.coach.compose.unsold import unsold
from bot.coach.compose.verifying import verify
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.inquiry import Subject
from bot.domain.phrases import Topic
from bot.domain.policy import Measure
from bot.domain.stance import Move, Ruling
from bot.reading.farewells import gone
from bot.reading.folding import fold
from bot.reading.format import say_figure
from bot.reading.requests import requests


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
        looked = sentence(voice.say("check_back", next=case.next_day, **_open((), plain, case)))
        return Core(Move.ANSWER, (Part("check", looked, Place.CORE),))
    if is_news(ruling, case):
        return _news(case)
    told_us = (asked_last, cancelled, put_off, redirected, another_contact, sent_too_many)
    if (person := next((c for of in told_us if (c := of(ruling, case)) is not None), None)) is not None:
        return person
    if ruling.why == "unclear":
        return Core(Move.ANSWER, (), sentence(voice.say("ask_unclear")), "")
    after = step(ruling, topic, case)
    match kind:
        case AskKind.ACCEPTANCE:
            values = {k: v for k, v in case.goods_values.items() if k != "range"}
            open_still = any(r.move in (Move.HOLD, Move.ESCALATE) for r in case.stance.rulings)
            # A request beside an agreement that hangs on nothing does not hold the order up.
            open_still = open_still and holds(voice.book.marks["conditional"], case.situation.message.text)
            key = "accept_later" if open_still else "accept"
            said = Part("accept", sentence(voice.maybe(key, values) or ""), Place.CORE)
            hurried = case.situation.has(AskKind.RUSH)
            after_it = () if open_still or hurried else follows(case)
            after_it = (*terms_taken(case), *after_it, *price_unsure(case))
            placed = any(i.subject is Subject.ADDRESSES for i in case.situation.inquiries)
            placed = placed or address_given(case.situation.message.text) is not None
            placed = placed or _PLACED.search(case.situation.message.text) is not None
            placed = placed or case.situation.says("delivery_detail", "other_address", "address_given", share=_TOLD)
            question = "" if placed else sentence(voice.say("accept_question"))
            return Core(Move.ANSWER, (said, *after_it), question, after)
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
        case AskKind.RETURN_OR_WARRANTY if (surplus := left_over(ruling, case)) is not None:
            return surplus
        case AskKind.RETURN_OR_WARRANTY if (told := _terms(ruling, case)) is not None:
            return Core(Move.ANSWER, (Part("answer", told, Place.CORE),), sentence(voice.say("ask_terms")), "")
        case AskKind.RETURN_OR_WARRANTY | AskKind.COMPLAINT:
            return verify(ruling, topic, case)
        case _:
            return _reply(ruling, topic, case, before, after)


def _reply(ruling: Ruling, topic: Topic, case: Case, before: str, after: str) -> Core:
    """Answer every question that the pack answers; what it does not hold is checked by a day."""
    voice = case.voice
    if is_news(ruling, case):
        return _news(case)
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
    if found.text and not found.open and unsold(case):
        return Core(Move.ANSWER, tuple(parts), sentence(voice.say("ask_instead")), "")
    if found.text and not found.open and _below(case) and "question-minimum" in found.about:
        # A quote for fewer than are made is none.
        return Core(Move.ANSWER, tuple(parts), sentence(voice.say("minimum_ask", pieces=_least(case))), "")
    if found.text and not found.open and unnamed(case):
        priced = any(i.subject is Subject.PRICE for i in case.situation.inquiries)
        missing = "ask_model" if priced and not _counted(ruling, case) else "ask_product"
        return Core(Move.ANSWER, tuple(parts), sentence(voice.say(missing)), "")
    if found.text and not found.open:
        if "question-price" in found.about and case.situation.has(AskKind.SCOPE_CHANGE):
            # The updated quote comes with the change.
            return Core(Move.ANSWER, tuple(parts), "", "")
        if "question-price" in found.about and placed_before(case):
            # An order that is placed needs no quote.
            return Core(Move.ANSWER, tuple(parts), "", "")
        if "question-price" in found.about and case.quantity is not None:
            return Core(Move.ANSWER, tuple(parts), "", sentence(voice.say("ask_quote", next=case.next_day)))
        if not _counted(ruling, case) and after and found.about & {"question-price", "question-minimum"}:
            return Core(Move.ANSWER, tuple(parts), sentence(voice.say("ask_quantity")), after)
        if "question-price" not in found.about:
            after = next_of_a_question(case)
        return Core(Move.ANSWER, tuple(parts), "", after)
    if found.elsewhere:
        return Core(Move.ANSWER, ())
    if found.text:
        return _in_part(found, ruling, topic, case, after)
    parts += by_their_day(case)
    unanswered = _both(
        found.unsaid, {} if found.unsaid and not found.missing else _open(found.missing, ruling, case), case
    )
    text, marks = case.situation.message.text, voice.book.marks
    asked = unanswered or "?" in text or holds(marks["asks"], text)
    looked = voice.say("check_back" if asked else "look_into", next=case.next_day, **unanswered)
    parts.append(Part("check", sentence(looked), Place.CORE))
    # Nobody is asked whether an answer comes in time.
    lacking = _missing(ruling, topic, case)
    question = sentence(voice.say(lacking)) if lacking is not None else ""
    return Core(Move.ANSWER, tuple(parts), question, also=sentence(voice.say("check_also", **unanswered)))


def _missing(ruling: Ruling, topic: Topic, case: Case) -> str | None:
    """The text that asks for what a price or a lead time is still to be told of: which goods, or how many."""
    text, marks = case.situation.message.text, case.voice.book.marks
    asked_of = {i.subject for i in case.situation.inquiries}
    nameless = case.product is None and len(case.pack.products) > 1
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


def other_currency(ruling: Ruling, case: Case) -> str | None:
    """That we price and invoice in our own currency, to whoever names a budget in another; else None."""
    theirs = [f for f in ruling.ask.figures if f.unit.is_money]
    if not theirs or any(f.unit is case.pack.company.currency for f in theirs):
        return None
    ours = case.voice.maybe(f"currency_{case.pack.company.currency.value.lower()}", {})
    return None if ours is None else sentence(case.voice.say("other_currency", figure=ours))


def within_aim(ruling: Ruling, case: Case) -> str | None:
    """That what the client would spend on the whole suffices; None where the price of a piece is spoken of."""
    product, number = case.product, case.quantity
    aims = [f for f in ruling.ask.figures if f.unit is case.pack.company.currency]
    if product is None or number is None or len(aims) != 1:
        return None
    whole, aim = product.unit_price(number) * number, aims[0].number
    if not product.unit_price(number) < whole <= aim <= whole * 2:
        return None
    said = say_figure(aim, case.pack.company.currency, case.language)
    return sentence(case.voice.say("within_aim", money=said))


def _sent(wanted: str, case: Case) -> str:
    """That a paper is looked for; a quote for goods that are known is simply sent."""
    goods = case.goods()
    if goods is not None and _A_QUOTE.search(wanted) is not None:
        return sentence(case.voice.say("send_quote", goods=goods, next=case.next_day))
    return sentence(case.voice.say("check_send", wanted=wanted, next=case.next_day))


_A_QUOTE = re.compile(r"\b(?:devis|quote|quotation|proforma)\b", re.IGNORECASE)


def _in_part(found: Answers, ruling: Ruling, topic: Topic, case: Case, after: str) -> Core:
    """What the pack answers, and the rest checked by a day."""
    voice, parts = case.voice, [Part("answer", found.text, Place.CORE)]
    told = _both(found.unsaid, _open(found.missing, ruling, case) if found.missing else {}, case)
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


_PLACED = re.compile(
    r"\b(?:livraison|livrer|deliver(?:y|ed)?|ship(?:ping|ped)?) (?:to|at|à|au|aux|chez|dans) (?!you|nous"
    r"|vous|me\b|us\b)\w+",
    re.IGNORECASE,
)


def _least(case: Case) -> str:
    """The least order of the product in hand."""
    least = case.product.prices[0].from_quantity if case.product is not None else 0
    return say_figure(Decimal(least), Unit.PIECES, case.language)


def _below(case: Case) -> bool:
    """Whether the order named is smaller than its product is made."""
    product, quantity = case.product, case.quantity
    return product is not None and quantity is not None and quantity < product.prices[0].from_quantity


_TOLD = 0.5
"""A share from which a sentence tells where the goods go."""

_LEAVING = "noted_leaving"


def _news(case: Case) -> Core:
    """What meets news that ask for nothing."""
    key, name = _noted(case), thanked(case)
    named = key in ("noted", "noted_praise") and name is not None
    said = case.voice.say("noted_thanked", name=name or "") if named else case.voice.say(key)
    told = sentence(said) if key != _LEAVING else farewell(case)
    return Core(Move.ANSWER, (Part("answer", told, Place.CORE),), "", "")


def _noted(case: Case) -> str:
    """Which news a message tells that asks for nothing, as the name of the text that meets it."""
    if leaves(case) and not case.situation.says("declines"):
        # A person goes, and the client stays.
        return _LEAVING
    if gone(fold(case.situation.message.text)):
        return "noted_lost"
    marks, text = case.voice.book.marks, case.situation.message.text
    praise = next((s.words for s in case.voice.book.signs if s.id == "praise"), ())
    read = {"leaving": marks["leaving"], "wishes": marks["wishes"], "later": marks["back_later"]}
    if said_goodbye(case):
        read["lost"] = marks["lost"]
    read["praise"] = praise
    return next((f"noted_{name}" for name, words in read.items() if holds(words, text)), "noted")


_QUOTED = re.compile(
    r"\b(?:(?:le|votre|ton|ce|du|your|the|this|that) (?:devis|quote|quotation|bat|proof|épreuve)|"
    r"(?:notre|ma|our|my) (?:commande|order))\b",
    re.IGNORECASE,
)


def next_of_a_question(case: Case) -> str:
    """The step after an answer that leads nowhere in particular."""
    approved = case.situation.facts.flag(FactName.PROOF_APPROVED) is True
    approved = approved or any(r.move is Move.YIELD and r.ask.kind is AskKind.FREE_EXTRA for r in case.stance.rulings)
    if approved or placed_before(case) or _QUOTED.search(case.situation.message.text):
        # Whoever speaks of their quote or their proof needs no other.
        return ""
    general = next(t for t in case.voice.book.topics if t.id == "question")
    return sentence(case.voice.pick("question.next", general.texts["next"], {"next": case.next_day}) or "")


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


def _open(missing: tuple[str, ...], ruling: Ruling, case: Case) -> dict[str, str]:
    """What is to be found out, as the client asked it ("whether we deliver to Belgium"); empty where it cannot be."""
    if len(missing) <= 1:
        # The words of an inquiry have their own phrase.
        texts = missing if case.situation.inquiries else (*missing, ruling.ask.quote)
        texts = tuple(t for t in texts if not (too_late(t) and changed_in_time(case)))
        told = (_told(text, ruling, case) or in_place(text, case) for text in texts)
        return next(({"question": one} for one in told if one is not None), {})
    each = [_told(text, ruling, case) for text in missing]
    found = tuple(dict.fromkeys(one for one in each if one is not None))
    # One of several told back would leave the others out.
    if not found:
        return {"question": case.voice.say("the_rest")}
    if None in each or len(each) > _TELLABLE:
        found = (*found[:_TELLABLE], case.voice.say("the_rest"))
    return {"question": case.voice.say("and").join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)}


def _told(text: str, ruling: Ruling, case: Case) -> str | None:
    marked = text if text.rstrip().endswith(("?", ".", "!")) else f"{text}?"
    said = told_back(replace(ruling.ask, quote=marked), case).get("question")
    if said is None and not case.untold:
        tu = case.voice.book.feminine if case.voice.familiar else None
        back = (retold(one, case.language, tu) for one in requests(marked, case.language))
        said = next((t.question or t.thing for t in back if t is not None and (t.question or t.thing)), None)
    return said


_TELLABLE = 3
"""Open questions beyond this many are not told back one by one."""


def _both(unsaid: str, told: dict[str, str], case: Case) -> dict[str, str]:
    """What the pack does not tell, and the question told back beside it, as one."""
    said = list(filter(None, [unsaid, told.get("question", "")]))
    return {"question": case.voice.say("and").join(said)} if said else {}


def _terms(ruling: Ruling, case: Case) -> str | None:
    """The terms that a question is about; None where there is an order to settle, or the pack does not tell."""
    if not terms_asked(ruling.ask, case):
        return None
    found = answers((ruling.ask.quote,), case)
    return found.text if found.text and not found.open else None


def _counted(ruling: Ruling, case: Case) -> bool:
    """Whether anything says for how many pieces the question is."""
    asked = (g.quantity for i in case.situation.inquiries for g in i.goods)
    return case.quantity is not None or _counts(ruling) or any(asked)


def _counts(ruling: Ruling) -> bool:
    return any(f.unit in (Unit.PIECES, Unit.NUMBER) for f in ruling.ask.figures)
