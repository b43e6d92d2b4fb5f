"""What the client asks beside all that was answered: named in one sentence, as looked into by a day."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.coach.compose.case import Case
from bot.coach.compose.changed import change
from bot.coach.compose.coverage import Wanted, stems, uncovered
from bot.coach.compose.inquired import answered_elsewhere
from bot.coach.compose.looked_into import OPEN, told_beside
from bot.coach.compose.matter import Matter
from bot.coach.compose.named_at_least import named_at_least
from bot.coach.compose.news import is_news, leaves
from bot.coach.compose.order_status import tells_the_status
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.pointed import heard_at, told_points
from bot.coach.compose.refused import asked_again
from bot.coach.compose.requests_met import requests_met, told_free, words_of_goods
from bot.coach.compose.retold import Retold, retold
from bot.coach.compose.sold import chosen
from bot.coach.compose.themes import listed, theme
from bot.coach.compose.too_few import below_the_least, too_few, whether_made
from bot.coach.compose.topics import holds
from bot.coach.compose.why import restart
from bot.domain.asks import TROUBLES, AskKind, Heat
from bot.domain.facts import FactName
from bot.domain.inquiry import Subject
from bot.domain.phrases import PhraseBook
from bot.domain.stance import Move
from bot.reading.farewells import gone
from bot.reading.folding import fold
from bot.reading.identity import Same
from bot.reading.own_duties import of_their_own
from bot.reading.pointing_back import how_it_is_put_right, points_back
from bot.reading.requests import Requested, requests

_ANY = 8
"""What is checked is named in few words: one of eight that a request names is enough."""


def with_the_rest(
    parts: tuple[Part, ...], found: Sequence[Matter], case: Case
) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The parts with one sentence on the requests that none of them speaks of, and what is left to the salesperson.

    The latter are the client's own words: the requests of which the reply says only that they are looked into.
    """
    if case.stance.move is Move.PART or case.situation.heat is Heat.ABUSIVE:
        return parts, ()
    if any(r.why == "unclear" for r in case.stance.rulings):
        # Of what nobody can make out nothing is read.
        return parts, ()
    if gone(fold(case.situation.message.text)) or (leaves(case) and is_news(case.stance.rulings[0], case)):
        # What is asked on leaving is answered with the farewell.
        return parts, ()
    heard = (*heard_at(case), *_noted_at(case))
    whole = requests(case.situation.message.text, case.language)
    # What the classifier hears a sentence say is not read from its words once more.
    unheard = tuple(one for one in whole if not any(start <= one.start < end for start, end in heard))
    asked, items = listed(unheard, case)
    before = " ".join(p.text for p in parts if p.name not in OPEN)
    looked = " ".join(p.text for p in parts if p.name in OPEN)
    known = _answered_points(parts, case) | _noted(parts) | ({"q_recommend"} if chosen(case) else set())
    known |= frozenset(p.name for p in case.situation.points if p.inquiry and told_free(before, p.quote))
    tu = case.voice.book.feminine if case.voice.familiar else None
    topics = frozenset(one.topic.id for m in found for one in (m, *m.also))
    known |= _told_change(before, case)
    told = {one: _in_parts(retold(one, case.language, tu), case) or _about(one, topics, case) for one in asked}
    told |= {one: _about(one, topics, case) for one in items}
    wanted = [
        Wanted(one, t.named if t is not None else one.quote, t is not None and bool(t.thing)) for one, t in told.items()
    ]
    answered = tuple(requests_met(told, found, parts, case))
    names, kin = words_of_goods(Same(case.pack)), _kin(Same(case.voice.book))
    sure = [p.text for p in parts if p.place is not Place.OPENING and p.name not in OPEN]
    open_still = uncovered(wanted, answered, _sentences(sure), names, kin)
    checked = _sentences([p.text for p in parts if p.name in OPEN])
    left = uncovered(open_still, (), checked, names, kin, share=_ANY)
    # Beside an agreement what cannot be told back is not let go: the salesperson sees it before the order is confirmed.
    yes = case.situation.has(AskKind.ACCEPTANCE)
    quotes = tuple(one.request.quote.strip(" ,;:?.!") for one in open_still if yes or told[one.request] is not None)
    left = tuple(one for one in left if not of_their_own(one.request, case.situation.message.text))
    if any(r.ask.kind not in _ANSWERED for r in case.stance.rulings):
        # What only points back at the ask before it is met with that.
        left = tuple(one for one in left if not points_back(one.request.quote))
    if below_the_least(case) or any(too_few(r) for r in case.stance.rulings):
        # Whether so few are made is told with the no.
        left = tuple(one for one in left if not whether_made(one.request.quote))
    if status := tells_the_status(case):
        left = tuple(one for one in left if not any(one.request.quote in said for said in status))
    if any(r.ask.kind in TROUBLES for r in case.stance.rulings):
        # How it is put right is what the reply tells.
        left = tuple(one for one in left if not how_it_is_put_right(f"{one.request.quote}?"))
    if any(r.move is Move.TRADE and restart(r, case) for r in case.stance.rulings):
        # From when the delay runs again is told with the change.
        left = tuple(one for one in left if not _DELAYED.search(fold(one.request.quote)))
    # What they offer to pay at once is weighed with the price.
    left = tuple(one for one in left if not any(one.request.quote in o for o in _offers(case)))
    # What asks for the refused once more is the salesperson's to weigh: to look into it would open the no again.
    left = tuple(one for one in left if not asked_again(one.request.quote, case))
    if any(p.name == "due" for p in parts):
        # The day that can be met answers whether it can be done in time.
        left = tuple(one for one in left if not holds(case.voice.book.marks["feasible"], one.request.quote))
    in_words = [one.request.start for one in left if (t := told[one.request]) is not None and t.question]
    pointed, more, left_points = told_points(case, found, known, before, looked, in_words)
    if not asked and not items and not pointed and not more:
        return named_at_least(parts, found, case), left_points
    quotes = tuple(dict.fromkeys((*left_points, *quotes)))
    back = list(dict.fromkeys([*pointed, *(t for one in left if (t := told[one.request]) is not None)]))
    parts = tuple(sorted((*parts, *more), key=lambda p: (p.place, p.block)))
    if case.untold or not (left or pointed):
        return parts, quotes
    return (told_beside(back, parts, case) if back else named_at_least(parts, found, case)), quotes


def _answered_points(parts: Sequence[Part], case: Case) -> frozenset[str]:
    """The points whose question is an inquiry: the pack answers it, or a part says that it is looked into."""
    met = any(p.name == "answer" or p.name in OPEN for p in parts)
    # What another ruling tells, such as a price with its fee, is answered too.
    told = frozenset(i.subject for i in case.situation.inquiries if met or answered_elsewhere(i, case))
    names = frozenset(p.name for p in case.situation.points if p.inquiry in told)
    # Several questions of one sentence are told apart by its words: what is hardly heard beside them is one of them.
    for point in case.situation.points:
        own = {i.subject for i in case.situation.inquiries if i.quote in point.quote and i.subject in told}
        hardly = point.inquiry in _OF_AN_ORDER if len(own) > 1 else bool(own) and point.name == _STEPS
        if hardly and point.share < _HARDLY_BESIDE:
            names |= {point.name}
    # A price told back to be confirmed is an amount asked about too.
    names |= {"q_amount"} if Subject.PRICE in told else set[str]()
    if any(i.subject is Subject.SHIPPING and _HELD.search(fold(i.quote)) for i in case.situation.inquiries):
        # Whether carriage is included is told with the carriage.
        names |= {"q_included"} if Subject.SHIPPING in told else set[str]()
    # Whether a price or a quote can be kept is told by how long one holds.
    return names | {"hold_price"} if Subject.VALIDITY in told else names


_ANSWERED = frozenset({AskKind.PLAIN_QUESTION, AskKind.ACCEPTANCE, AskKind.GOODWILL})
_HELD = re.compile(r"\b(?:compri\w+|inclu\w+)\b")
_HARDLY_BESIDE = 0.5
_STEPS = "q_process"
"""How an order goes, of which every question of its terms reminds."""
_OF_AN_ORDER = frozenset({Subject.PRICE, Subject.LEAD_TIME})


_DELAYED = re.compile(
    r"\b(?:affect\w*|impact\w*|chang\w*|delay\w*|retard\w*|decal\w*|modifi\w*|push\w*)\b[^.?!]{0,25}"
    r"\b(?:delivery|dispatch|dates?|delais?|livraison|schedule|timing|lead time|planning)\b"
)
"""Whether a change puts off the delivery."""


def _offers(case: Case) -> tuple[str, ...]:
    """The sentences in which they offer to pay with the order."""
    return tuple(f.quote for f in case.situation.facts if f.name is FactName.CASH_OFFERED)


def _told_change(before: str, case: Case) -> frozenset[str]:
    """The points of a sentence whose change the reply tells in its own words: what it is taken for besides is that."""
    changes = (change(r.ask, case) for r in case.stance.rulings)
    said = [c for c in changes if c is not None and c in before]
    return frozenset(p.name for p in case.situation.points if any(c in p.quote for c in said))


def _noted_at(case: Case) -> tuple[tuple[int, int], ...]:
    """Where the sentences stand that tell what the invoice is to show: it is noted, and nothing of it looked into."""
    told = (p for p in case.situation.points if p.name == "invoice_detail" and p.share >= _SURELY)
    return tuple((p.start, p.start + len(p.quote)) for p in told)


_SURELY = 0.8
"""A share from which a sentence tells what is to stand on the invoice, all of it."""


def _noted(parts: Sequence[Part]) -> frozenset[str]:
    """The points that a detail noted in the client's own words speaks of."""
    names = {p.name for p in parts}
    dated = {"q_lead_time"} if "due" in names else set[str]()
    told = {"invoice_detail", "delivery_detail", "address_given"} if "noted" in names else set[str]()
    noted = {"delivery_detail", "address_given", "packing"} if "directions" in names else set[str]()
    paid = {"q_payment", "pays_early", "discount"} if "prepaid" in names else set[str]()
    return frozenset(told | noted | dated | paid)


def _about(one: Requested, topics: frozenset[str], case: Case) -> Retold | None:
    """A request named by what it bargains over, where no topic of the reply is of it; None where nothing tells."""
    thing = theme(one.quote, case, topics)
    return None if thing is None else Retold(thing=thing)


def _in_parts(told: Retold | None, case: Case) -> Retold | None:
    """The same; half of an order that is to go elsewhere is told as its addresses: a half alone reads as a price."""
    if told is None or _HALVES.search(told.question) is None:
        return told
    return Retold(thing=case.voice.say("unsaid_addresses"))


_HALVES = re.compile(r"\b(?:livrer|expédier|envoyer|deliver|ship|send)\b.*\b(?:moitié|half|le reste|the rest)\b")


def _sentences(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for text in texts for one in text.replace("? ", "?\n").replace(". ", ".\n").split("\n") if one)


@lru_cache(maxsize=8)
def _kin(book: Same[PhraseBook]) -> tuple[frozenset[str], ...]:
    """Words that name the same paper or extra, as the phrase book has them."""
    return tuple(
        frozenset(s for word in (*sign.words, *sign.says[0].source.split()) if " " not in word for s in stems(word))
        for sign in (*book.held.things, *book.held.extras)
    )
