"""A client's message and the user's own words about it, understood."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.coach.understand.added import QUOTES, asked_by_note, not_done_yet, of_an_order_placed, read_added
from bot.coach.understand.addresses import new_address
from bot.coach.understand.answer_by import without_answers_due
from bot.coach.understand.apart import hurry_apart, samples_apart
from bot.coach.understand.asked_of_us import asked_of_us, not_agreed_yet
from bot.coach.understand.asks import find_asks
from bot.coach.understand.attempts import find_attempts
from bot.coach.understand.beside_inquiries import beside_inquiries, beside_wrongs, less_told, told_beside, unclaimed
from bot.coach.understand.borne_out import (
    settled_by_points,
    with_the_price_asked,
    without_the_idle,
    without_the_unhurried,
)
from bot.coach.understand.budgets import budgeted
from bot.coach.understand.bygone import with_the_day_told, without_the_day_told, without_the_past
from bot.coach.understand.carriage_told import carriage_told
from bot.coach.understand.claims import find_claims
from bot.coach.understand.context import read_facts, tiers_of, with_counts
from bot.coach.understand.cues import Cues
from bot.coach.understand.gifts import gifts_apart
from bot.coach.understand.goods import counted, find_order, today_first
from bot.coach.understand.heard_inquiries import heard_inquiries
from bot.coach.understand.heat import find_heat, without_the_insult
from bot.coach.understand.implied import priced, soon
from bot.coach.understand.inquiries import Asked, find_inquiries, goods_of, of_an_old_order, under_way, wants
from bot.coach.understand.made_lighter import made_lighter
from bot.coach.understand.of_others import of_others, with_the_others, without_their_points, without_theirs
from bot.coach.understand.offers import find_offers
from bot.coach.understand.our_price import named_by_price, quoted
from bot.coach.understand.outright import told_outright, with_the_share_named
from bot.coach.understand.own_goods import of_their_own
from bot.coach.understand.own_offer import without_commitment, without_own_offer
from bot.coach.understand.owning import approved_later, approved_now, only_supposed, owned_up, without_return
from bot.coach.understand.passed_on import passed_on
from bot.coach.understand.people import sound_surplus, told_of_people
from bot.coach.understand.plain import Plain, plain_sentences
from bot.coach.understand.points import heard_defect, read_points, read_stage
from bot.coach.understand.refused_before import without_the_refused
from bot.coach.understand.scored import Scores, of_own, strongest
from bot.coach.understand.shown import Shown, read_shown
from bot.coach.understand.signs import signs_of
from bot.coach.understand.smallorder import small_order
from bot.coach.understand.speech import find_speech
from bot.coach.understand.turns import put_off, told_wrong
from bot.coach.understand.unfounded import without_the_unfounded
from bot.coach.understand.wrongs import complained, heard_wrongs, read_wrongs, too_late
from bot.domain.asks import Ask, AskKind, Heat
from bot.domain.facts import Fact, FactName, Facts, Origin
from bot.domain.figures import Figure, Unit
from bot.domain.inquiry import Goods, Subject
from bot.domain.message import ClientMessage
from bot.domain.points import Stage
from bot.domain.policy import Clause, Pack, Product
from bot.domain.situation import Situation, Speech
from bot.domain.tidings import Tiding
from bot.domain.wrongs import Wrong, WrongKind
from bot.reading.bills import taken_twice
from bot.reading.farewells import gone
from bot.reading.figures import read_figures
from bot.reading.folding import fold
from bot.reading.foreign import foreign_model, of_products

_NOTHING = Facts()


def understand(
    message: ClientMessage,
    *,
    cues: Cues,
    today: date,
    currency: Unit,
    scores: Scores | None,
    added: str = "",
    card: Facts = _NOTHING,
    case: Facts = _NOTHING,
    news: tuple[Tiding, ...] = (),
    products: tuple[Product, ...] = (),
    clauses: tuple[Clause, ...] = (),
) -> Situation:
    """The asks with their words and figures, the claims, the heat, the facts and the attempts of one case.

    `scores` are the classifier's, by sentence, None to go by the words alone; the signs
    of `clauses` are the company's own words for an ask. Facts
    come in the order card, case, the user's words, the client's words; those that contradict
    each other are all kept. `news` are the tidings of the user's notes beside earlier messages. Never raises.
    """
    text, read = message.text, _read(message, cues, today, currency, products)
    own, tiers = read.own, tiers_of(clauses)
    heard = of_own(scores, own)
    stage, others = read_stage(heard), of_others(own, cues)
    heat, insult = find_heat(own, text, cues, heard)
    beside = read_added(
        added, message.language, today, currency, cues=cues, products=products, tiers=tiers, order=read.order, news=news
    )
    told = beside.facts
    other = any(foreign_model(t, *of_products(products)) is not None for t in (text, added))
    # goods of a name that is not ours are none of ours, whatever word they share with them
    told = Facts(tuple(f for f in told if not other or f.name is not FactName.PRODUCT))
    amounts = priced(own, read.order or tuple(told), products)
    company = signs_of(clauses)
    granted = frozenset(
        f.value for f in (*card, *case, *told) if f.name is FactName.GRANTED_DISCOUNT and isinstance(f.value, Decimal)
    )
    asks = find_asks(own, text, cues, heard, company, amounts, today, granted, soon(own, products, today))
    asks = without_the_unfounded(not_agreed_yet(asks), own, text, cues, heard)
    points = without_their_points(read_points(own, heard, stage, cues.points), own, others)
    asks = without_answers_due(
        with_the_share_named(
            without_the_idle(
                without_the_unhurried(with_the_price_asked(told_outright(asks, own, cues, heard), points), points),
                points,
                message.language,
            ),
            own,
            cues,
        )
    )
    asked = _inquired(asks, read, text, cues, products, other=other)
    asked = heard_inquiries(asked, points, own, text, read.counts, products, cues, heard)
    asked = without_theirs(
        less_told(asked, asks, own), own, others, points, lambda at: goods_of(own, at, text, read.counts, products)
    )
    asked = tuple(o for o in asked if o.inquiry.subject is not Subject.LEAD_TIME or not put_off(own[o.sentence].text))
    asks = beside_inquiries(asks, asked, own, text, cues, company) if asked else asks
    asked = of_an_old_order(asked) if under_way(own, cues) else asked
    offered = find_offers(own, cues)
    figures = tuple(f for p in own for _, f in p.figures)
    asks = without_commitment(owned_up(without_own_offer(asks, offered), offered, own), offered)
    asks = without_the_refused(without_the_past(asks, text, today), figures, text)
    asks = without_return(only_supposed(with_the_day_told(asks, figures, text, today), own), own)
    asks = small_order(asks, own, (*told.items, *read.order), clauses, products)
    if told.flag(FactName.OUR_FAULT) and [a.kind for a in asks] == [AskKind.PLAIN_QUESTION]:
        # a question about what the user knows to be our fault is about that
        asks = (*told_beside(asked, own), *asks) if asked else (replace(asks[0], kind=AskKind.COMPLAINT),)
    asks = hurry_apart(samples_apart(without_the_day_told(asks, told), own, text, cues), own)
    placed = of_an_order_placed(told_of_people(carriage_told(asks), own), text)
    placed = asked_by_note(made_lighter(gifts_apart(placed, own, text, read.counts), own), beside, text)
    asks, wrongs = _with_wrongs(placed, own, text, cues, (*offered, *told), heard, stage)
    asks = with_the_others(asked_of_us(asks, own, message, offered, today, strongest(heard or ())), own, others, cues)
    asked = beside_wrongs(asked) if wrongs else asked
    if heat is Heat.ABUSIVE:
        asks = (*without_the_insult(asks, insult), Ask(AskKind.ABUSE, insult))
    if not asks and told.flag(FactName.MAIL_FLOOD) and own:
        # after much attention and silence, words that ask for nothing are the silence going on
        asks = (Ask(AskKind.SILENCE_AFTER_EFFORT, text[own[0].sentence.start : own[-1].sentence.end]),)
    offers = (*offered, *read.order, *(() if other else named_by_price(own, (*told.items, *read.order), products)))
    if not any(f.name in QUOTES for f in (*card, *case, *told)):
        offers += quoted(own, products, _products_of(read.order), Origin.MESSAGE)
    told_of = {f.name for f in (*told, *card, *case)}
    new = frozenset() if FactName.ORDERS in told_of else frozenset({FactName.FIRST_ORDER})
    wanted = (_STATES | _AGES if _sent_back(asks, wrongs) else _STATES) | new
    states = _settled(_states(own, cues, today, wanted - {f.name for f in told}), asks)
    offers += (*states, *heard_defect(points, stage, (*told, *card, *case, *states)))
    theirs = (
        ((asked or read.order or read.counts) and wants(own))
        or any(taken_twice(p.text) for p in own)
        or passed_on(own, goods=bool(read.order or read.counts))
        or of_their_own(own, cues, goods=any(f.name is FactName.PRODUCT for f in read.order))
        # whoever tells of goods gone wrong, and of no client, is the client
        or (bool(wrongs) and _OF_A_CLIENT.search(fold(text)) is None)
    )
    return Situation(
        message=message,
        speech=Speech.CLIENT if theirs else find_speech(read.whole, cues),
        asks=settled_by_points(asks, points, stage, cues.points, message.language),
        figures=figures,
        claims=not_done_yet(find_claims(own, cues), beside.known, cues.heralds.things),
        heat=heat,
        facts=card.plus(*case, *told.items, *offers, *sound_surplus(asks, own, offers, told)),
        attempts=read.attempts,
        inquiries=tuple(one.inquiry for one in asked),
        tidings=beside.known,
        wrongs=wrongs,
        points=points,
        stage=stage,
    )


def _inquired(
    asks: tuple[Ask, ...], read: "_Read", text: str, cues: Cues, products: tuple[Product, ...], *, other: bool
) -> tuple[Asked, ...]:
    """The inquiries that no ask is; of goods that are not ours (`other`), or made already, by what is known of them."""
    own = read.own
    asked = find_inquiries(own, text, read.counts, cues, products)
    if any(a.kind in (AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY) for a in asks) or any(
        told_wrong(p.text) for p in own
    ):
        asked = of_an_old_order(asked)
    if other:
        asked = tuple(replace(o, inquiry=replace(o.inquiry, goods=_unnamed(o.inquiry.goods))) for o in asked)
    asked = unclaimed(asked, asks, own, text)
    return tuple(o for o in asked if o.inquiry.subject is not Subject.SHIPPING or not new_address(own[o.sentence].text))


_OF_THE_GOODS = frozenset({WrongKind.OTHER, WrongKind.SPOILT})

_NO_WORD_OF_IT, _A_QUESTION = 0.05, 0.8
"""A share of complaint below which nothing went wrong for somebody who asks a question, and of that question."""

_FAULTS, _TOLD = ("defect", "damaged", "misprint"), 0.6
"""Points that tell of a fault of goods that the client has, and a share from which they do."""

_HARDLY_A_WORD = 0.2
"""A share of complaint below which goods are sound, whatever is like a fault of theirs."""


def _with_wrongs(
    asks: tuple[Ask, ...],
    own: tuple[Plain, ...],
    text: str,
    cues: Cues,
    known: tuple[Fact, ...],
    heard: Sequence[Mapping[str, float]] | None,
    stage: Stage | None,
) -> tuple[tuple[Ask, ...], tuple[Wrong, ...]]:
    """The asks as what went wrong makes them, and what the words tell of it.

    Whoever owns up to a mistake, or takes leave, tells of nothing that is ours to put right; nor does somebody in whose
    words the classifier hears a question and next to nothing else.
    """
    most = strongest(heard or ())
    share = most.get(AskKind.COMPLAINT, 1.0)
    if share < _NO_WORD_OF_IT and most.get(AskKind.PLAIN_QUESTION, 0.0) > _A_QUESTION:
        return asks, ()
    if any(f.name is FactName.CLIENT_FAULT and f.value is True for f in known):
        made = stage in (None, Stage.DELIVERED)
        return (too_late(asks, own, cues.wronged) if made else asks), ()
    wrongs = () if gone(fold(text)) else read_wrongs(own, text, cues.wronged)
    wrongs = wrongs if gone(fold(text)) else heard_wrongs(wrongs, own, heard)
    # what is like a fault of the goods, and no complaint is heard in, is told of goods that are sound
    had = stage is Stage.DELIVERED and any(most.get(n, 0.0) >= _TOLD for n in _FAULTS)
    wrongs = tuple(w for w in wrongs if had or share >= _HARDLY_A_WORD or w.kind not in _OF_THE_GOODS)
    return complained(asks, wrongs, own), wrongs


def shown_in(message: ClientMessage, cues: Cues, pack: Pack, today: date) -> dict[AskKind, Shown]:
    """What the words of a first message show of each kind of ask, for learning how much each sign counts."""
    read = _read(message, cues, today, pack.company.currency, pack.products)
    return read_shown(
        read.own,
        cues,
        signs_of(pack.clauses),
        priced(read.own, read.order, pack.products),
        soon(read.own, pack.products, today),
    )


_OF_A_CLIENT = re.compile(
    r"\b(?:clients?|clientes?|customers?|buyers?|acheteurs?|prospects?|il|elle|ils|elles|lui|he|she|him|her)\b"
)


def _sent_back(asks: tuple[Ask, ...], wrongs: tuple[Wrong, ...]) -> bool:
    """Whether goods may come back to us: what is owed is owed by its date."""
    return any(a.kind is AskKind.RETURN_OR_WARRANTY for a in asks) or any(w.kind is WrongKind.SPOILT for w in wrongs)


def _unnamed(goods: tuple[Goods, ...]) -> tuple[Goods, ...]:
    """The goods by their counts alone."""
    return tuple(replace(g, product=None) for g in goods if g.quantity is not None)


def _settled(states: tuple[Fact, ...], asks: tuple[Ask, ...]) -> tuple[Fact, ...]:
    """The states; who approves and corrects in one breath approves what is to come."""
    if not any(a.kind is AskKind.SCOPE_CHANGE for a in asks):
        return states
    return tuple(f for f in states if f.name is not FactName.PROOF_APPROVED or not approved_now(f))


@dataclass(frozen=True, slots=True)
class _Read:
    """A message's sentences, those of the client's own among them, what it tried on us, and the goods it names."""

    whole: tuple[Plain, ...]
    own: tuple[Plain, ...]
    attempts: tuple[str, ...]
    order: tuple[Fact, ...]
    counts: tuple[Figure, ...]


def _read(message: ClientMessage, cues: Cues, today: date, currency: Unit, products: tuple[Product, ...]) -> _Read:
    text = message.text
    figures = counted(text, budgeted(text, read_figures(text, message.language, today, currency), currency), products)
    whole = plain_sentences(text, figures, cues.forms)
    attempts = find_attempts(whole, text, cues)
    own = tuple(p for p in whole if not any(p.sentence.text in a or a in p.sentence.text for a in attempts))
    counts = with_counts(text, figures)
    order = today_first(find_order(own, counts, products, Origin.MESSAGE))
    if foreign_model(text, *of_products(products)) is not None:
        order = tuple(f for f in order if f.name is not FactName.PRODUCT)
    return _Read(whole, own, attempts, order, counts)


def _products_of(order: tuple[Fact, ...]) -> frozenset[str]:
    return frozenset(str(f.value) for f in order if f.name is FactName.PRODUCT)


_STATES = frozenset({FactName.CUSTOM_MADE, FactName.PROOF_APPROVED, FactName.PRODUCTION_STARTED, FactName.DEFECT})
"""What the client's own words may settle of the order as it stands: none of it opens a favour.

A first order they tell of is one too, where nobody knows of earlier ones."""

_AGES = frozenset({FactName.PURCHASE_AGE_MONTHS, FactName.DAYS_SINCE_DELIVERY})
"""What the client's words may settle of something sent back: what is owed is owed by its date."""


def _states(own: tuple[Plain, ...], cues: Cues, today: date, names: frozenset[FactName]) -> tuple[Fact, ...]:
    """The first fact of each name that the client's words settle and the user's do not."""
    found: tuple[Fact, ...] = tuple(replace(f, origin=Origin.MESSAGE) for f in read_facts(own, cues, today, names))
    found = tuple(f for f in found if f.name is not FactName.FIRST_ORDER or not _SINCE_THE_FIRST.search(fold(f.quote)))
    return tuple(f for f in found if f.name is not FactName.PROOF_APPROVED or not approved_later(f))


_SINCE_THE_FIRST = re.compile(
    r"\b(?:following|after|since|further to|apres|depuis|suite a|a la suite de)(?: \w+){0,2} (?:first|premiere)\b"
)
"""A first order that lies behind."""
