"""What the pack gives once a fault proves to be ours, told to whoever complains before anybody has looked."""

import re

from bot.coach.compose.affected import affected
from bot.coach.compose.case import Case
from bot.coach.compose.concession import public
from bot.coach.compose.counted import counted
from bot.coach.compose.named import fault, singular
from bot.coach.compose.repairs import ours, speaks_of
from bot.coach.compose.theirs import goods_noun
from bot.coach.compose.told_wrong import told_wrong
from bot.coach.compose.topics import holds
from bot.coach.compose.verbal import done, for_one, mended_or_new
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.phrases import Topic
from bot.domain.policy import Authority, Clause, Measure
from bot.domain.stance import Ruling
from bot.reading.folding import fold
from bot.reading.format import say_figure

# What is made again, and what is sent faster; of the rest the topics tell in their own words.
_MADE_AGAIN, _LATE = ("damaged", "wrong"), "late"


def pledged(ruling: Ruling, topic: Topic, case: Case) -> str | None:
    """What is owed if the fault is ours, as a condition; None where the pack or the topic has nothing to promise.

    Whoever wants their money back is told of both ways where the pack leaves them the choice.
    """
    voice = case.voice
    if topic.id == _LATE:
        faster = next((w for c in _owed(case) if speaks_of(topic, c) and (w := voice.clause_words(c.concession))), None)
        return None if faster is None else voice.say("pledge_late", concession=done(faster, case.language))
    if topic.id not in _MADE_AGAIN:
        return None
    if (covered := _under_warranty(ruling, case)) is not None:
        return covered
    repair = next((c for c in _owed(case) if c.limit is None and not c.signs), None)
    given = None if repair is None else voice.clause_words(repair.concession)
    if given is None:
        return None
    back = refunded(case)
    other = None if back is None else voice.clause_words(back.concession)
    if other is not None and money_back(case):
        ways = (done(way, case.language) for way in (given, other))
        if (number := affected(ruling.ask, case)) is not None:
            ways = (counted(way, number, case.language) for way in ways)
        one, two = ways
        return voice.say("pledge_or", concession=one, other_way=two)
    if fault(ruling.ask, case) is None and told_wrong(ruling.ask, case) is not None:
        # Nobody knows what has to be made again.
        return None
    said = done(given, case.language)
    if singular(ruling.ask, case):
        said = for_one(said, case.language)
    elif (number := affected(ruling.ask, case)) is not None:
        said = counted(said, number, case.language)
    elif not case.french and (noun := goods_noun(case)) is not None:
        said = said.replace("new pieces", f"new {noun}")
    return voice.say("pledge", concession=said)


def _under_warranty(ruling: Ruling, case: Case) -> str | None:
    """What the warranty grants for a defect told within its time; None where either is not known, or none is kept."""
    facts = case.situation.facts
    if _OF_THE_PRINT.search(fold(ruling.ask.quote)) is not None:
        # what was badly printed was so from the first day: it is printed anew
        return None
    if facts.flag(FactName.DEFECT) is not True or facts.flag(FactName.IN_WARRANTY) is not True:
        return None
    for clause in case.pack.in_force(case.today):
        limit = clause.limit
        if limit is None or limit.measure is not Measure.WARRANTY or not clause.owed or public(clause) is None:
            continue
        given = case.voice.clause_words(clause.concession)
        if given is not None:
            told = done(mended_or_new(given, fold(case.situation.message.text)), case.language)
            told = for_one(told, case.language) if singular(ruling.ask, case) else told
            months = say_figure(limit.value, limit.unit, case.language)
            return case.voice.say("pledge_warranty", figure=months, concession=told)
    return None


_OF_THE_PRINT = re.compile(r"\b(?:logos?|impressions?|imprim\w*|marquages?|print\w*|misprint\w*|couleurs?|colou?rs?)\b")


def refunded(case: Case) -> Clause | None:
    """The clause by which pieces that we got wrong are refunded; None where the pack has none."""
    return next((c for c in _owed(case) if c.limit is not None and c.limit.measure is Measure.REFUND), None)


def money_back(case: Case) -> bool:
    """Whether the client wants to be refunded."""
    return holds(case.voice.book.marks["money_back"], case.situation.message.text)


def gesture_open(case: Case) -> bool:
    """Whether somebody above the speaker may add a gesture to the repair of our fault."""
    return _gesture(case) is not None


def most_beyond(case: Case) -> str | None:
    """What somebody above the speaker may add to the repair of our fault, as far as it goes; None without any."""
    found = _gesture(case)
    return None if found is None else case.voice.clause_words(found.concession)


def _gesture(case: Case) -> Clause | None:
    found = (
        c
        for c in case.pack.in_force(case.today)
        if public(c) is not None
        and AskKind.COMPLAINT in c.asks
        and not c.owed
        and c.authority is Authority.MANAGER
        and ours(c)
    )
    return next(found, None)


def _owed(case: Case) -> tuple[Clause, ...]:
    """The clauses that a client may hear of, and that are owed for a fault of ours."""
    return tuple(
        c
        for c in case.pack.in_force(case.today)
        if c.owed and AskKind.COMPLAINT in c.asks and public(c) is not None and ours(c)
    )
