"""What is still possible beside a no, as the pack really offers it."""

from bot.coach.compose.case import Case
from bot.coach.compose.concession import concession, counterpart, numbers, public
from bot.coach.compose.parts import Part, Place, words
from bot.coach.compose.topics import topic_text
from bot.coach.compose.voice import sentence
from bot.domain.phrases import Topic
from bot.domain.policy import Clause
from bot.domain.stance import Ruling
from bot.reading.folding import fold


def alternatives(clause: Clause | None, case: Case, beside: str = "") -> tuple[str, ...]:
    """The clause's alternatives a client may hear, without those that `beside` or their own order already says."""
    clause = public(clause)
    if clause is None:
        return ()
    said = [w for a in clause.alternatives if (w := case.voice.clause_words(a)) is not None]
    known = numbers(beside)
    # Concessions add up: once something was given in this case, no further percentage is put forward.
    given = bool(case.stance.granted_so_far)
    return tuple(
        w
        for w in said
        if not (numbers(w) and numbers(w) <= known) and not _is_own_product(w, case) and not (given and "%" in w)
    )


def _is_own_product(text: str, case: Case) -> bool:
    """Whether an alternative names the very product the client already orders."""
    if case.product is None:
        return False
    low = fold(text)
    names = (case.product.name.of(case.language), *case.product.aliases)
    return any(f" {fold(n)} " in f" {low} ".replace(",", " ") for n in names)


def ways(ruling: Ruling, topic: Topic, case: Case, *, many: bool, short: bool) -> tuple[tuple[Part, ...], int]:
    """The ways forward beside a no, and how many they are. `many` allows two; `short` takes the shortest."""
    trade = _trade(ruling, case)
    clause_ways = list(alternatives(ruling.clause, case, trade or ""))
    if short:
        clause_ways.sort(key=words)
    if trade is not None:
        if not clause_ways or not many:
            return (Part("way", sentence(trade), Place.WAYS, 1),), 1
        other = case.voice.say("way_trade_or", way=clause_ways[0])
        return (Part("way", f"{sentence(trade)} {sentence(other)}", Place.WAYS, 1),), 2
    if not clause_ways:
        general = topic_text(topic, ruling.ask, "way", case.asked(ruling.ask), case.voice)
        clause_ways = [] if general is None else [general]
    if len(clause_ways) > 1 and many:
        text = case.voice.say("way_two", way=clause_ways[0], other_way=clause_ways[1])
        return (Part("way", sentence(text), Place.WAYS, 1),), 2
    if clause_ways:
        return (Part("way", sentence(case.voice.say("way_one", way=clause_ways[0])), Place.WAYS, 1),), 1
    return (), 0


def _trade(ruling: Ruling, case: Case) -> str | None:
    """The trade still open beside a no: the counterpart first, then the concession."""
    given = concession(ruling.fallback_grant, ruling.fallback, case)
    if ruling.fallback is None or given is None:
        return None
    price = counterpart(ruling.fallback.counterparts, case)
    if price is not None:
        return case.voice.say("way_trade", counterpart=price, concession=given)
    return None if ruling.fallback.counterparts else case.voice.say("way_grant", concession=given)
