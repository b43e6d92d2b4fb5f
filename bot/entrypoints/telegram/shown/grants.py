"""What a draft gives, and what it offers for something in return, in a few words."""

from collections.abc import Iterator

from bot.domain.answer import Answer
from bot.domain.asks import Language
from bot.domain.stance import Grant, Move
from bot.entrypoints.telegram.shown.lines import Lines
from bot.reading.format import say_figure


def given(answer: Answer, language: Language, lines: Lines) -> str:
    """What is granted and what is offered; empty where the draft gives nothing that is counted."""
    if answer.draft is None:
        return ""
    return " ; ".join(_given(answer, language, lines))


def said(grant: Grant, language: Language, lines: Lines) -> str:
    """A concession as people say it."""
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
