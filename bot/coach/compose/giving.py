"""A yes: what is given, owed or repaired, said simply."""

from bot.coach.compose.case import Case
from bot.coach.compose.concession import concession, counterpart
from bot.coach.compose.core import Core, asked, step
from bot.coach.compose.favour import thing
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.topics import topic_text
from bot.coach.compose.verbal import done
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.message import Channel
from bot.domain.phrases import Topic
from bot.domain.policy import CounterpartKind, Measure
from bot.domain.stance import Move, Ruling

_KINDS = {"our_fault": "yield_fault", "owed": "yield_owed"}


def yes(ruling: Ruling, topic: Topic, case: Case) -> Core:
    """The yes, the question that helps to do it, the day it is done."""
    # The most that could be given is not announced to someone who named no figure.
    unasked = ruling.requested is None and ruling.grant is not None and ruling.grant.measure is Measure.FREE_VALUE
    given = None if unasked else concession(ruling.grant, ruling.clause, case, reached=True)
    key = _KINDS.get(ruling.why, "yield_grant")
    if given is not None and key != "yield_grant":
        given = done(given, case.language)
    if given is not None:
        # The client's own count is repeated only where it is what is given.
        whole = ruling.grant is None or ruling.requested in (None, ruling.grant.value)
        values = {"concession": given, "next": case.next_day}
        said = asked(ruling, topic, case, key, **values) if whole else case.voice.say(key, concession=given)
    elif key != "yield_grant":
        said = asked(ruling, topic, case, f"{key}_plain", about=case.about(topic, ruling.ask))
    elif ruling.ask.kind is AskKind.GOODWILL:
        sent = thing(ruling.ask.quote, case.language)
        said = (
            asked(ruling, topic, case, "yield_goodwill") if sent is None else case.voice.say("yield_send", wanted=sent)
        )
    elif ruling.ask.figures or "yield_about" in topic.texts:
        # Without a grant no figure of the client's is promised.
        said = asked(ruling, topic, case, "yield_about", about=case.about(topic, ruling.ask))
    else:
        said = asked(ruling, topic, case, "yield_plain")
    proof = counterpart(tuple(c for c in ruling.counterparts if c.kind is CounterpartKind.PROOF), case)
    if proof is not None:
        question = case.voice.say("proof_ask", counterpart=proof)
    else:
        close = "yield_fault_close" if ruling.why == "our_fault" else "yield_close"
        question = topic_text(topic, ruling.ask, close, {}, case.voice) or ""
    if (
        ruling.ask.kind is AskKind.GOODWILL
        and case.style.channel is Channel.EMAIL
        and proof is None
        and topic.id == "goodwill-document"
    ):
        # Whoever asked by mail is answered there.
        question = ""
    parts = (Part("yes", sentence(said or ""), Place.CORE),)
    dated = case.next_day in (said or "")
    return Core(Move.YIELD, parts, sentence(question) if question else "", "" if dated else step(ruling, topic, case))
