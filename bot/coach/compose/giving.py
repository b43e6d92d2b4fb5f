"""A yes: what is given, owed or repaired, said simply."""

import re

from bot.coach.compose.affected import affected
from bot.coach.compose.aims import about
from bot.coach.compose.case import Case
from bot.coach.compose.comes_to import in_stock
from bot.coach.compose.concession import concession, counterpart
from bot.coach.compose.core import Core, asked, step
from bot.coach.compose.counted import counted
from bot.coach.compose.day_told import day_told
from bot.coach.compose.due import due_by, due_day, due_told, for_an_answer
from bot.coach.compose.favour import thing
from bot.coach.compose.named import resent, singular
from bot.coach.compose.named import thing as named
from bot.coach.compose.pack_answers import listed_price
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.pictures import pictures_sent, thanked_for
from bot.coach.compose.pledged import money_back, refunded
from bot.coach.compose.pointed import noted_points
from bot.coach.compose.reordered import of_another_order
from bot.coach.compose.repairs import repairing
from bot.coach.compose.ruled import clause_text
from bot.coach.compose.settled import address_given, place_told
from bot.coach.compose.sound_rest import sound_rest
from bot.coach.compose.their_day import approval, kept, short_of_time, sooner
from bot.coach.compose.told_back import told_back
from bot.coach.compose.topics import holds, topic_text
from bot.coach.compose.underway import leaving
from bot.coach.compose.unruled import too_few
from bot.coach.compose.verbal import done, for_one, mended_or_new
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.message import Channel
from bot.domain.phrases import Topic
from bot.domain.policy import Clause, CounterpartKind, Measure
from bot.domain.stance import Move, Ruling
from bot.domain.wrongs import WrongKind
from bot.reading.folding import fold
from bot.reading.format import say_date

_OF_MONEY = ("bill", "debited")
"""No goods are awaited by the days that these speak of."""
_KINDS = {"our_fault": "yield_fault", "owed": "yield_owed"}


def yes(ruling: Ruling, topic: Topic, case: Case) -> Core:
    """The yes, the question that helps to do it, the day it is done."""
    # The most that could be given is not announced to someone who named no figure.
    unasked = ruling.grant is not None and ruling.grant.measure is Measure.FREE_VALUE
    unasked = unasked and (ruling.requested is None or ruling.ask.kind is AskKind.GOODWILL)
    unasked = unasked or _of_a_paper(ruling, case)
    clause = repairing(ruling, topic, case) if ruling.why == "our_fault" else ruling.clause
    given = None if unasked else concession(ruling.grant, clause, case, reached=True)
    # What leaves from stock has nothing to do with the usual time of making.
    own = case.voice.clause_words(clause.concession) if clause is not None else None
    stock = ruling.ask.kind is AskKind.RUSH and holds(case.voice.book.marks["unprinted"], own or "")
    given = in_stock(own or "", ruling, case) if stock else given
    if (terms := _usual_terms(ruling, case)) is not None:
        return terms
    if of_another_order(ruling, case):
        return _reordered(ruling, case)
    said = _ungiven(ruling, topic, case) if given is None else _given(given, ruling, topic, case, stock=stock)
    if stock and given is not None and (least := too_few(case)) is not None:
        said = case.voice.say("yield_from", pieces=least, concession=given)
    question = case.voice.say("ask_address") if stock else _asking(ruling, topic, case)
    # a wait that the opening regrets is regretted once
    waited = topic.id in ("late", "unanswered", "arrived")
    unheard = ruling.why == "our_fault" and not waited and case.situation.told(WrongKind.WAITING)
    silence = (Part("uncalled", sentence(case.voice.say("unheard")), Place.CORE, 1),) if unheard else ()
    sound = sound_rest(case) if ruling.why in _KINDS else ()
    parts = (*silence, Part("yes", sentence(said), Place.CORE), *sound, *_last_included(ruling, case))
    here = ruling.why == "our_fault" and topic.id == "arrived"
    if here:
        # What has come is not sent again: no day and no address is needed for it.
        return Core(Move.YIELD, parts, "", "")
    parts = (*parts, *_or_money(ruling, clause, topic, case))
    if told := day_told(ruling, case):
        # no question about a date, and no day to look for one, where the day is known
        return Core(Move.YIELD, parts, "", told)
    if ruling.why in _KINDS:
        parts = (*parts, *thanked_for(case))
    due = (due_by(case) or due_told(case)) if ruling.why in _KINDS and topic.id not in _OF_MONEY else None
    due = None if due is not None and for_an_answer(case) else due
    if due is not None:
        day = say_date(due, case.language, with_weekday=False)
        noted = Part("due", sentence(case.voice.say("due_noted", day=day, next=case.next_day)), Place.CORE)
        return Core(Move.YIELD, (*parts, noted), sentence(question) if question else "", "")
    done = topic.id == "goodwill-invoice" and "us" in told_back(ruling.ask, case)
    done = done and thing(ruling.ask.quote, case.language) is None
    dated = case.next_day in said or done
    return Core(Move.YIELD, parts, sentence(question) if question else "", "" if dated else step(ruling, topic, case))


def _usual_terms(ruling: Ruling, case: Case) -> Core | None:
    """The deposit as its clause tells it, to whoever names no other: there is nothing to say yes to."""
    limit = ruling.clause.limit if ruling.clause is not None else None
    asked_for = ruling.ask.kind is AskKind.PAYMENT_TERMS and ruling.requested is None and not ruling.counterparts
    if not asked_for or limit is None or limit.measure is not Measure.DEPOSIT or ruling.clause is None:
        return None
    said = clause_text(ruling.clause, case)
    return None if said is None else Core(Move.YIELD, (Part("yes", said, Place.CORE),))


def _or_money(ruling: Ruling, repair: Clause | None, topic: Topic, case: Case) -> tuple[Part, ...]:
    """What is refunded instead of the repair, to whoever speaks of their money and has something to be repaired."""
    if ruling.why != "our_fault" or topic.id in _OF_MONEY or not money_back(case):
        return ()
    back = refunded(case)
    given = None if back is None or back == repair else case.voice.clause_words(back.concession)
    if given is None:
        return ()
    said = case.voice.say("yield_or", concession=done(given, case.language))
    return (Part("yes", sentence(said), Place.CORE, 1),)


def _reordered(ruling: Ruling, case: Case) -> Core:
    """The yes to a change of what is ordered; another number has its own price."""
    told = told_back(ruling.ask, case)
    parts = [Part("yes", sentence(case.voice.say("change_before", next=case.next_day, **told)), Place.CORE)]
    resized = _RESIZED.search(case.situation.message.text) is not None and not case.situation.inquiries
    if resized and (priced := listed_price(case)) is not None:
        parts.append(Part("answer", priced, Place.CORE, 1))
    return Core(Move.YIELD, tuple(parts), sentence(case.voice.say("change_ask")), "")


def _of_a_paper(ruling: Ruling, case: Case) -> bool:
    """Whether a paper is asked for, and what the clause gives is pieces that words beside it speak of."""
    pieces = ruling.grant is not None and ruling.grant.measure is Measure.FREE_UNITS
    paper = named(ruling.ask.quote, case)
    samples = next(t for t in case.voice.book.topics if t.id == "samples")
    return (
        pieces
        and ruling.ask.kind is AskKind.GOODWILL
        and paper is not None
        and not holds(samples.words, ruling.ask.quote)
    )


def _last_included(ruling: Ruling, case: Case) -> tuple[Part, ...]:
    """That the proof given is the last one of the price, where it is."""
    grant, limit = ruling.grant, ruling.clause.limit if ruling.clause is not None else None
    if grant is None or limit is None or limit.measure is not Measure.REVISIONS or ruling.requested != limit.value:
        return ()
    return (Part("last", sentence(case.voice.say("last_included")), Place.CORE),)


def _given(given: str, ruling: Ruling, topic: Topic, case: Case, *, stock: bool) -> str:
    """The yes to what a clause gives, in its words."""
    key = _KINDS.get(ruling.why, "yield_grant")
    if key != "yield_grant":
        given = done(mended_or_new(given, fold(case.situation.message.text)), case.language)
        if singular(ruling.ask, case):
            given = for_one(given, case.language)
        elif (number := affected(ruling.ask, case)) is not None:
            given = counted(given, number, case.language)
    plain = case.voice.say(key, concession=given)
    if ruling.ask.kind is AskKind.RUSH and not stock and (told := leaving(ruling, case)) is not None:
        return told
    due = due_day(ruling) or due_told(case)
    if due is not None and ruling.ask.kind is AskKind.RUSH and not stock and key == "yield_grant":
        dated = kept(due, ruling, case) or sooner(due, ruling, case)
        if dated is not None:
            return dated
    # The client's own count is repeated only where it is what is given.
    usual = ruling.ask.kind is AskKind.RUSH and key == "yield_grant"
    if stock or not (usual or ruling.grant is None or ruling.requested in (None, ruling.grant.value)):
        return plain
    return asked(ruling, topic, case, key, concession=given, next=case.next_day, **approval(ruling, case)) or plain


_CONTACT = re.compile(
    r"\b(?:sur place|on site|contact|attention|attn|demander|ask for|son 06|son numéro|his number|her number)\b"
    r"[^.?!]{0,25}\b[A-ZÉ][a-zé]+",
)
_CALLED_AT = re.compile(r"(?<![\w.])(?:\+|0)\d(?:[ .-]?\d){7,12}(?!\w)")
"""A telephone number, as it is written in France and its neighbours."""
_RESIZED = re.compile(
    r"\b(?:de|from) \d[\d ]*(?: \w+){0,2} (?:à|to) \d"
    r"|\b(?:only need|need only|now need|only want|besoin que de|besoin de|n'en \w+ (?:plus )?que|fewer"
    r"|more|reduire|réduire"
    r"|reduce|augmenter|increase)\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\b(?:adresse|address)\b[^.?!\n]{0,12}(?:ci-dessous|suivante|ci-apr[eè]s|ci-jointe|habituelle|below|following|:)"
    r"|\b\d{5} [A-ZÉÈ]",
    re.IGNORECASE,
)


def _ungiven(ruling: Ruling, topic: Topic, case: Case) -> str:
    """The yes where no clause has words for what is given."""
    key = _KINDS.get(ruling.why, "yield_grant")
    what = about(topic, ruling, case)
    if key != "yield_grant":
        said = asked(ruling, topic, case, f"{key}_plain", about=what, next=case.next_day)
    elif ruling.ask.kind is AskKind.GOODWILL and (noted := noted_points(ruling.ask, case)) is not None:
        return noted
    elif ruling.ask.kind is AskKind.GOODWILL:
        sent = thing(ruling.ask.quote, case.language) or resent(ruling.ask.quote, case)
        if topic.id == "goodwill-address":
            # A new address is noted, whatever paper is named beside it.
            if (given := address_given(case.situation.message.text)) is not None:
                billed = holds(case.voice.book.marks["billed"], _before(given, ruling.ask.quote))
                return case.voice.say("address_billed" if billed else "address_noted", wanted=given)
            place = None if "us" in told_back(ruling.ask, case) else place_told(ruling.ask.quote)
            if place is not None:
                return case.voice.say("place_noted", wanted=place)
            return asked(ruling, topic, case, "yield_goodwill") or ""
        if sent is None and "us" not in told_back(ruling.ask, case):
            # "Do you have a data sheet?" is answered by sending it.
            sent = named(ruling.ask.quote, case)
        said = None if sent is None else case.voice.say("yield_send", wanted=sent)
        said = said or asked(ruling, topic, case, "yield_goodwill")
    elif ruling.ask.figures or "yield_about" in topic.texts:
        # Without a grant no figure of the client's is promised.
        said = asked(ruling, topic, case, "yield_about", about=what)
    else:
        said = asked(ruling, topic, case, "yield_plain")
    return said or ""


def _before(given: str, quote: str) -> str:
    """The words from the mark before an address on: of several addresses, those that are said of this one."""
    ahead = re.split(r"[,;.]| and | et ", quote.partition(given)[0].rstrip(" ,:;"))
    return ahead[-1] if given in quote else quote


def _asking(ruling: Ruling, topic: Topic, case: Case) -> str:
    """The question that helps to do it: the proof that is needed, else the topic's own."""
    proof = counterpart(tuple(c for c in ruling.counterparts if c.kind is CounterpartKind.PROOF), case)
    if proof is not None:
        return case.voice.say("proof_ask", counterpart=proof)
    mailed = ruling.ask.kind is AskKind.GOODWILL and case.style.channel is Channel.EMAIL
    if topic.id == "goodwill-invoice" and "us" in told_back(ruling.ask, case):
        # What is to be done with it is told.
        return ""
    if mailed and topic.id == "goodwill-document":
        # Whoever asked by mail is answered there.
        return ""
    named_day = ruling.why == "our_fault" and due_told(case) is not None
    seen = ruling.why in _KINDS and pictures_sent(case)
    if (named_day or seen) and topic.id not in _OF_MONEY:
        # Whoever named the day is not asked for it, nor for photos whoever sent them.
        return case.voice.say("yield_fault_where")
    text = case.situation.message.text
    if topic.id in ("samples", "goodwill-address") and (_ADDRESSED.search(text) or address_given(text)):
        # The address stands in the message.
        return ""
    if topic.id == "goodwill-address" and (_CONTACT.search(text) or _CALLED_AT.search(text)):
        # Whoever is there was named.
        return case.voice.say("address_only")
    if topic.id == "address" and _CALLED_AT.search(text):
        # Whom to call, and at which number, stands in the message.
        return ""
    close = "yield_fault_close" if ruling.why == "our_fault" else "yield_close"
    due = due_day(ruling)
    if ruling.ask.kind is AskKind.RUSH and leaving(ruling, case) is not None:
        return ""
    if due is not None and ruling.ask.kind is AskKind.RUSH and short_of_time(due, case):
        # What was offered is a faster dispatch, to be agreed to.
        return case.voice.say("trade_question")
    if approval(ruling, case):
        return case.voice.say("approve_ask")
    return topic_text(topic, ruling.ask, close, {}, case.voice) or ""
