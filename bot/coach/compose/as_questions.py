"""Doubtful yeses as the questions they are: a gesture nobody asked for, a favour of which nothing can be said."""

import re
from dataclasses import replace

from bot.coach.compose.case import Case
from bot.coach.compose.changed import change
from bot.coach.compose.doubts import empty_favour, without_products
from bot.coach.compose.favour import thing
from bot.coach.compose.named import resent
from bot.coach.compose.named import thing as named_thing
from bot.coach.compose.reordered import of_another_order
from bot.coach.compose.settled import place_told
from bot.coach.compose.told_back import told_back
from bot.coach.compose.topics import holds
from bot.domain.asks import AskKind
from bot.domain.figures import Per, Unit
from bot.domain.policy import Measure
from bot.domain.stance import Move, Ruling
from bot.reading.folding import fold


def plainly(case: Case) -> Case:
    """The case with its doubtful yeses as the questions they are; a second question is answered with the first."""
    stance, situation = case.stance, case.situation
    wrong = situation.has(AskKind.COMPLAINT)
    # Beside a complaint, a favour of which nothing can be said is what is asked for the trouble.
    rulings = tuple(only_asked(r, case) for r in stance.rulings if not (wrong and _blank_yes(r, case)))
    if rulings == stance.rulings:
        return case
    changed = {id(r.ask): only_asked(r, case).ask for r in stance.rulings}
    plain = [r for r in rulings if r.ask.kind is AskKind.PLAIN_QUESTION and r.move is Move.ANSWER]
    kept = tuple(r for r in rulings if r not in plain[1:])
    asks = tuple(changed.get(id(a), a) for a in situation.asks)
    return replace(case, stance=replace(stance, rulings=kept), situation=replace(situation, asks=asks))


def only_asked(ruling: Ruling, case: Case) -> Ruling:
    """A gesture that no word asks for ("could I order just 20 …?"), or a yes to nothing, as the question it is."""
    limit = ruling.clause.limit if ruling.clause is not None else None
    if _to_send(ruling, case):
        # Photos or papers to be sent are no present: they are simply sent.
        return replace(ruling, ask=replace(ruling.ask, kind=AskKind.GOODWILL), grant=None, clause=None)
    blank = _blank_yes(ruling, case) or _in_part(ruling) or _two_runs(ruling, case) or _unknown_gift(ruling, case)
    if ruling.move is Move.YIELD and blank:
        return _as_question(ruling)
    gift = ruling.ask.kind is AskKind.FREE_EXTRA and ruling.move is Move.YIELD
    if not gift or limit is None or limit.measure is not Measure.FREE_VALUE:
        return ruling
    if ruling.requested is not None and not any(f.per is Per.PIECE for f in ruling.ask.figures):
        return ruling
    book, quote = case.voice.book, without_products(ruling.ask.quote, case)
    included = {w for t in book.topics if t.id == "question-included" for w in t.words}
    # "Does the price include …?" asks what it holds, not for a present.
    given = tuple(w for w in book.marks["given_free"] if w not in included)
    if _COSTS.search(fold(case.situation.message.text)):
        # Whoever asks what an extra costs asks for no present.
        return _as_question(ruling)
    priced = any(f.per is Per.PIECE and f.unit.is_money for f in ruling.ask.figures)
    if holds(book.marks["wishes"], quote) and not holds(given, quote):
        # Good wishes ask for nothing.
        return _as_question(ruling)
    wished = "?" in quote or any(holds(book.marks[name], quote) for name in ("asks", "requests"))
    if holds(given, quote) or (wished and "?" not in quote and not priced):
        return ruling
    return _as_question(ruling)


def _to_send(ruling: Ruling, case: Case) -> bool:
    """Whether a present that nobody measures is a paper or a picture to be sent."""
    limit = ruling.clause.limit if ruling.clause is not None else None
    gift = ruling.ask.kind is AskKind.FREE_EXTRA and ruling.move is Move.YIELD and ruling.requested is None
    if not gift or limit is None or limit.measure is not Measure.FREE_VALUE:
        return False
    told = ruling.ask.quote
    return bool(resent(told, case) or (named_thing(told, case) and thing(told, case.language)))


def _as_question(ruling: Ruling) -> Ruling:
    ask = replace(ruling.ask, kind=AskKind.PLAIN_QUESTION)
    return replace(ruling, ask=ask, move=Move.ANSWER, clause=None, grant=None, why="nothing_to_negotiate")


def _blank_yes(ruling: Ruling, case: Case) -> bool:
    """Whether a favour of which nothing can be said would be granted whatever it is."""
    kinds = (t for t in case.voice.book.topics if t.words and AskKind.GOODWILL in t.asks)
    if any(holds(t.words, ruling.ask.quote) for t in kinds):
        return False
    unmeasured = ruling.grant is None or ruling.requested is None
    return (
        ruling.ask.kind is AskKind.GOODWILL and ruling.why == "goodwill" and unmeasured and empty_favour(ruling, case)
    )


def _in_part(ruling: Ruling) -> bool:
    """Whether so many pieces of the order are to go elsewhere: two deliveries are no change of an address."""
    counts = any(f.unit in (Unit.PIECES, Unit.NUMBER) for f in ruling.ask.figures)
    return ruling.ask.kind is AskKind.GOODWILL and counts and place_told(ruling.ask.quote) is not None


def _unknown_gift(ruling: Ruling, case: Case) -> bool:
    """Whether something named in the client's words alone, whose worth nobody knows, would be given as a gesture."""
    limit = ruling.clause.limit if ruling.clause is not None else None
    gesture = limit is not None and limit.measure is Measure.FREE_VALUE and ruling.requested is None
    vague = _SOMETHING.search(fold(without_products(ruling.ask.quote, case))) is not None
    return gesture and ruling.ask.kind is AskKind.FREE_EXTRA and ("us" in told_back(ruling.ask, case) or not vague)


def _two_runs(ruling: Ruling, case: Case) -> bool:
    """Whether one more proof would be given to somebody who shares out pieces ("200 with this logo, 100 without")."""
    limit = ruling.clause.limit if ruling.clause is not None else None
    proof = limit is not None and limit.measure is Measure.REVISIONS
    counts = [f for f in ruling.ask.figures if f.unit in (Unit.PIECES, Unit.NUMBER)]
    if not proof or not counts or ruling.ask.kind is not AskKind.SCOPE_CHANGE:
        return False
    if of_another_order(ruling, case) and _RESIZED.search(fold(ruling.ask.quote)):
        return False
    said = fold(ruling.ask.quote)
    if _OTHER_GOODS.search(said) and not _OF_THE_PRINT.search(said):
        # Goods of another colour are other goods, whatever proof is spoken of beside.
        return True
    if len(counts) < _RUNS or change(ruling.ask, case) is not None:
        return False
    return not any(t.id == "revisions" and holds(t.words, ruling.ask.quote) for t in case.voice.book.topics)


_SOMETHING = re.compile(
    r"\b(?:gestes?|gestures?|something|anything|quelque chose|petit plus|petite? (?:attention|cadeau|surprise)"
    r"|extras?(?! (?:cost|charge|fee|expense|money|price)\w*)|bonus|cadeaux?"
    r"|presents?|gifts?(?! wrap\w*)|goodies|surprise|sweetener|treats?|freebies?|en plus"
    r"|on top|on the house)\b"
)
_COSTS = re.compile(
    r"\b(?:what (?:would|will|does|do) (?:that|it|this|they|those) cost|how much (?:would|will|is|does"
    r"|do)|at what (?:cost|price)"
    r"|(?:a )?combien (?:cela|ca|coute|couterait)|a quel prix|quel (?:serait|est) le (?:prix|cout|supplement))\b"
)
_RUNS = 2
_RESIZED = re.compile(r"\b(?:de|from) \d[\d ]*(?: \w+){0,2} (?:a|to) \d")
_OF_THE_PRINT = re.compile(
    r"\b(?:logos?|marquages?|impressions?|textes?|slogans?|inscriptions?|visuels?|print(?:ing)?|artwork|text|wording)\b"
)
"""What stands on the goods, which a proof shows."""
_OTHER_GOODS = re.compile(r"\b(?:au lieu d|plutot qu|instead of|rather than)")
