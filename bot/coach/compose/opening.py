"""How a reply begins: what is recognised in the client, their need, a boundary, the subject of an e-mail."""

import re
from collections.abc import Mapping

from bot.coach.compose.aims import about, asked
from bot.coach.compose.case import Case
from bot.coach.compose.matter import Matter
from bot.coach.compose.news import is_news, leaves
from bot.coach.compose.papers import papers
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.questions import terms_asked
from bot.coach.compose.recognising import recognition, troubled
from bot.coach.compose.told_back import wished
from bot.coach.compose.told_signs import cancelling
from bot.coach.compose.topics import holds, topic_text
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.draft import Tone
from bot.domain.figures import Unit
from bot.domain.stance import Move
from bot.reading.folding import fold

_LAST = 98


def opening(spoken: tuple[Matter, ...], case: Case, *, short: bool) -> tuple[Part, ...]:
    """Recognise the client, then tell back the need of the first matter with their own figures.

    What is known of this client is preferred to what fits anyone with the same ask; the goods are
    named once. `short` leaves only one of the two sentences.
    """
    lead, tone = spoken[0], case.style.tone
    if lead.ruling.why == "abuse_repeated":
        return ()
    rank = {Tone.KINDER: 0, Tone.SHORTER: 4, Tone.FIRMER: 4}.get(tone, 1)
    if lead.ruling.move is Move.PART:
        need = Part("need", sentence(case.voice.say("part_need")), Place.OPENING, 2)
        return (Part("thanks", sentence(case.voice.say("part_thanks")), Place.OPENING), need)
    ours = any(m.ruling.why == "our_fault" for m in spoken)
    ours = ours or any(m.ruling.why == "complaint_unverified" for m in spoken)
    recognised = None if case.situation.has(AskKind.ABUSE) and not ours else recognition(spoken, case)
    if recognised is not None and holds(case.voice.book.marks["no_apology"], case.situation.message.text):
        # Whoever wants no apology is told what is done.
        recognised = None if _SORRY.search(fold(recognised)) else recognised
    if recognised is not None and leaves(case):
        # Who goes is thanked, however long the answer to what they ask beside.
        return (Part("thanks", sentence(recognised), Place.OPENING, 0),)
    told = _need(lead, case, recognised or "")
    if any(m.ruling.ask.kind is AskKind.ACCEPTANCE for m in spoken):
        # An agreement comes first: what is asked beside has its own words.
        told = None
    if told is not None and any(m.ruling.move is Move.HOLD for m in spoken):
        told = unnoted(told)
    if told is not None and recognised == case.voice.maybe("thanks_told", {}) and tone is not Tone.KINDER:
        # Their need, even in general words, says more than thanks for a message.
        return (Part("need", sentence(told), Place.OPENING, 4 if tone is Tone.SHORTER else 1),)
    parts = []
    if recognised is not None:
        parts.append(Part("thanks", sentence(recognised), Place.OPENING, rank if told is not None else min(rank, 2)))
    if short and told is not None and parts and _anyones(recognised or "", spoken, case):
        # Their own need says more than thanks that anyone could be given.
        return (Part("need", sentence(told), Place.OPENING, 4 if tone is Tone.SHORTER else 0),)
    if told is not None and not (short and recognised is not None):
        # Where somebody else decides, the request is named with the decision.
        said_later = lead.ruling.move is Move.ESCALATE and recognised is not None and not wished(lead.ruling, case)
        # A no tells the figure again itself: where room is short, its reason and its ways go before.
        held = lead.ruling.move is Move.HOLD
        place = 6 if said_later else 4 if tone is Tone.SHORTER else 0 if short and not held else 1
        if parts and not lead.topic.words and not _specific(told, lead, case):
            # Words that fit anyone with the same ask only fill a reply that would be curt.
            place = max(place, 5)
        parts.append(Part("need", sentence(told), Place.OPENING, place))
    return tuple(parts)


def unnoted(told: str) -> str:
    """A need told back without the word that it is noted: what is refused next is not."""
    told = re.sub(r",? (?:et )?(?:c'est|je l'ai) (?:bien )?noté\b", "", told)
    told = re.sub(r"^I(?:'ve| have) noted that (?=you\b)", "", told)
    return re.sub(r"^I(?:'ve| have) noted the change you would like\b", "you would like a change", told)


_SORRY = re.compile(r"\b(?:sorry|apolog\w+|regret\w*|desole\w*|excus\w+)\b")


def _specific(told: str, lead: Matter, case: Case) -> bool:
    """Whether a need told back holds anything of the client's own: a figure, a date, the goods, their words."""
    return any(len(v) > 1 and v in told for v in asked(lead.ruling, case).values())


def _anyones(recognised: str, spoken: tuple[Matter, ...], case: Case) -> bool:
    """Whether the thanks are not for anything known of this client."""
    voice, values = case.voice, case.goods_values
    general = (voice.maybe(k, values) for k in ("thanks_order", "thanks_range", "thanks_told"))
    return spoken[0].ruling.move is not Move.YIELD and recognised in tuple(general)


def _need(lead: Matter, case: Case, before: str) -> str | None:
    """Tell the need back, without the goods where `before` has just named them."""
    ruling = lead.ruling
    plain = ruling.ask.kind in (AskKind.PLAIN_QUESTION, AskKind.ACCEPTANCE, AskKind.GOODWILL)
    plain = (
        plain
        or is_news(ruling, case)
        or (cancelling(case) and ruling.move is Move.ANSWER)
        or (ruling.move is Move.ANSWER and terms_asked(ruling.ask, case))
    )
    if plain or troubled(lead, case) or (ruling.move is Move.YIELD and before):
        return None
    if papers(case) is not None:
        # What was sent already is no wish any more.
        return None
    if lead.topic.id == "refund" and not holds(lead.topic.words, case.situation.message.text):
        # Nobody is told that they want to send back what they only ask help with.
        return None
    if lead.topic.id == "refund" and ruling.move is Move.HOLD:
        # What is not taken back is named in the refusal itself.
        return None
    values = {k: v for k, v in asked(lead.ruling, case).items() if not (k in ("goods", "order") and v in before)}
    if ruling.move is Move.HOLD and (heard := _heard(lead, values, case)) is not None:
        return heard
    measured = ruling.requested_unit is Unit.PERCENT and lead.topic.id == "deposit"
    spoken = fold(case.situation.message.text)
    if measured and "days" not in values and not any(fold(w) in spoken for w in lead.topic.words):
        # Whoever would pay after the delivery has spoken of no deposit.
        return case.voice.say("need_pay_after")
    return topic_text(lead.topic, ruling.ask, "need", values, case.voice)


_NOTED = re.compile(r"\bnoted?\b")


def _heard(lead: Matter, values: Mapping[str, str], case: Case) -> str | None:
    """The need told back without a word of its being noted, since it is refused next; None where no text does so."""
    plain = tuple(p for p in lead.topic.texts.get("need", ()) if _NOTED.search(fold(p.source)) is None)
    said = case.voice.pick(f"{lead.topic.id}.need_heard", plain, values) if plain else None
    told = said is not None and any(len(v) > 1 and v in said for k, v in values.items() if k not in ("goods", "order"))
    return said if told else None


def subject(spoken: tuple[Matter, ...], case: Case) -> str:
    """Name in the subject of an e-mail what it is about, and the order."""
    if is_news(spoken[0].ruling, case):
        said = case.voice.say("about_message")
        return said[:1].upper() + said[1:]
    abouts = list(dict.fromkeys(about(m.topic, m.ruling, case) for m in spoken))[:2]
    values = {**case.goods_values, "about": case.voice.say("and").join(abouts)}
    key = "subject_order" if "order" in values else "subject_range" if "plural" in values else "subject_plain"
    said = case.voice.maybe(key, values) or values["about"]
    return said[:1].upper() + said[1:]


def boundary(spoken: tuple[Matter, ...], case: Case) -> tuple[Part, ...]:
    """State the calm limit that a first insult to a person earns: before anything else, or after a fault of ours."""
    if not any(r.ask.kind is AskKind.ABUSE and r.why == "abuse_first" for r in case.stance.rulings):
        return ()
    if any(m.ruling.why in ("our_fault", "complaint_unverified") for m in spoken):
        # Whoever was let down is first heard and helped.
        return (Part("boundary", sentence(case.voice.say("boundary_after")), Place.WAYS, 0, _LAST),)
    return (Part("boundary", sentence(case.voice.say("boundary")), Place.OPENING, 0),)
