"""What a draft gives, and what it offers for something in return, in a few words."""

from collections.abc import Iterator

from bot.domain.answer import Answer
from bot.domain.asks import Language
from bot.domain.case import KeptDraft
from bot.domain.policy import Measure
from bot.domain.stance import Grant, Move
from bot.entrypoints.telegram.shown.lines import Lines
from bot.entrypoints.telegram.shown.utf16 import shortened
from bot.reading.format import say_figure

_OWN_WORDS = 160


def given(answer: Answer, language: Language, lines: Lines) -> str:
    """What is granted and what is offered; empty where the draft gives nothing that is counted."""
    if answer.draft is None:
        return ""
    return " ; ".join(_given(answer, language, lines))


def went_out(kept: KeptDraft, language: Language, lines: Lines) -> str:
    """What the client got by a version that was sent: what it gives and offers, or the user's own words."""
    draft = kept.answer.draft
    if kept.sent_as is not None and (draft is None or kept.sent_as != draft.text):
        return lines.say("sending.own", language, text=shortened(" ".join(kept.sent_as.split()), _OWN_WORDS))
    return given(kept.answer, language, lines)


def said(grant: Grant, language: Language, lines: Lines, *, limit: bool = False) -> str:
    """A concession as people say it; `limit` where the figure is the rule's, not of one order."""
    if grant.measure is Measure.FREE_SHIPPING and not limit:  # its figure is what the order comes to
        return lines.say("measure.free_shipping_given", language)
    figure = say_figure(grant.value, grant.unit, language)
    return lines.say(f"measure.{grant.measure}", language, text=figure)


def _given(answer: Answer, language: Language, lines: Lines) -> Iterator[str]:
    for ruling in answer.stance.rulings:
        if ruling.grant is None or ruling.move not in (Move.YIELD, Move.TRADE):
            continue
        words = said(ruling.grant, language, lines)
        if ruling.move is Move.YIELD or ruling.reached or not ruling.counterparts:
            yield lines.say("sending.granted", language, text=words)
        else:
            price = ruling.counterparts[0].words.of(language)
            yield lines.say("sending.offered", language, text=words, price=price)
