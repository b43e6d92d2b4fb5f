"""How a reply begins and ends: greeting, recognition of the need, thanks, subject, closing."""

from bot.coach.compose.case import Case
from bot.coach.compose.matters import Matter
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.topics import topic_text
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.draft import Tone
from bot.domain.facts import FactName, Origin
from bot.domain.message import Channel
from bot.domain.stance import Move

_LOYAL_ORDERS, _LOYAL_YEARS = 3, 2
_TITLES = ("madame", "monsieur", "mme", "m.", "mlle", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "me")
_SOURCES = (Origin.CARD, Origin.CONTEXT)


def greeting(case: Case) -> str:
    """The salutation, without its comma: with the name when its title is known, or a friend's first name."""
    name = case.situation.facts.text(FactName.NAME) or ""
    first = name.split(" ", 1)[0] if name else ""
    if first.lower() in _TITLES and " " in name:
        return case.voice.say("hello_named", name=name)
    sender = case.situation.message.sender.strip()
    if case.voice.familiar and first and sender.lower().split(" ")[0:1] == [first.lower()]:
        return case.voice.say("hello_friend", name=first)
    return case.voice.say("hello")


def recognition(matters: tuple[Matter, ...], case: Case, *, short: bool) -> Part | None:
    """The need behind the asks, in our words, with the client's own figures."""
    lead = matters[0]
    tone = case.style.tone
    rank = 5 if tone is Tone.SHORTER else 0
    wanted = [w for m in matters for w in m.wanted(case)]
    negotiated = [m for m in matters if m.ruling.move is not Move.ANSWER]
    if len(negotiated) > 1 and wanted:
        key = "wants_short" if short else "wants"
        wants = case.voice.say("and").join([", ".join(wanted[:-1]), wanted[-1]]) if len(wanted) > 1 else wanted[0]
        return Part("need", sentence(case.voice.say(key, wants=wants)), Place.OPENING, rank)
    if lead.ruling.ask.kind is AskKind.PLAIN_QUESTION and len(matters) == 1 and short:
        return None
    terse = lead.ruling.move in (Move.HOLD, Move.TRADE, Move.ESCALATE) and lead.wanted(case)
    if short and terse:
        return Part("need", sentence(case.voice.say("wants_short", wants=lead.wanted(case)[0])), Place.OPENING, rank)
    ask = lead.ruling.ask
    said = topic_text(lead.topic, ask, "need", case.asked(ask), case.voice)
    return Part("need", sentence(said), Place.OPENING, rank) if said else None


def courtesies(case: Case, lead: Matter, need: Part | None) -> tuple[Part, ...]:
    """Thanks and warmth, as far as the tone wants them."""
    tone, voice = case.style.tone, case.voice
    if tone in (Tone.FIRMER, Tone.SHORTER):
        thanks_rank, warmth_rank = 7, 99
    else:
        kinder = tone is Tone.KINDER
        thanks_rank = 1 if kinder else 4 if case.style.channel is Channel.EMAIL else 6
        warmth_rank = 2 if kinder else 8
    parts = []
    if lead.ruling.move is Move.PART:
        parts.append(Part("thanks", sentence(voice.say("part_thanks")), Place.OPENING, 0))
    elif need is None or "merci" not in need.text.lower() and "thank" not in need.text.lower():
        parts.append(Part("thanks", sentence(voice.say("thanks_loyal" if _loyal(case) else "thanks")), Place.OPENING, thanks_rank))
    if lead.ruling.move not in (Move.PART, Move.YIELD) and lead.ruling.ask.kind is not AskKind.ACCEPTANCE:
        parts.append(Part("warmth", sentence(voice.say("warmth")), Place.WAYS, warmth_rank))
    return tuple(parts)


def _loyal(case: Case) -> bool:
    """Whether the user, not the client, says that the relation is long."""
    known = {f.name: f.value for f in reversed(case.situation.facts.items) if f.origin in _SOURCES}
    orders, years = known.get(FactName.ORDERS), known.get(FactName.YEARS)
    return (not isinstance(orders, bool | str | None) and orders >= _LOYAL_ORDERS) or (
        not isinstance(years, bool | str | None) and years >= _LOYAL_YEARS
    )


def subject(matters: tuple[Matter, ...], case: Case) -> str:
    """The subject of an e-mail: what it is about, and the order."""
    abouts = list(dict.fromkeys(case.about(m.topic, m.ruling.ask) for m in matters))[:2]
    about = case.voice.say("and").join(abouts)
    goods = case.goods()
    said = case.voice.say("subject_answer", about=about, **({} if goods is None else {"goods": goods}))
    return said[:1].upper() + said[1:]
