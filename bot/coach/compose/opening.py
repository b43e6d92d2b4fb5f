"""How a reply begins: greeting, thanks, recognition of the need, subject."""

from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.matters import Matter
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.topics import topic_text
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind, Heat
from bot.domain.draft import Tone
from bot.domain.facts import FactName, Origin
from bot.domain.message import Channel
from bot.domain.stance import Move

_LOYAL_ORDERS, _LOYAL_YEARS = 3, 2
_TITLES = frozenset(
    (
        "madame",
        "monsieur",
        "mademoiselle",
        "mme",
        "m.",
        "mlle",
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms",
        "ms.",
        "miss",
        "dr",
        "dr.",
        "maître",
    )
)
# What the user knows of the relation; a client's own word on it is a claim.
_KNOWN_TO_US = (Origin.CARD, Origin.CONTEXT)
_TROUBLE = frozenset({AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY})


def greeting(case: Case) -> str:
    """Salute with the name when its title is known, a friend by the first name, else without a name."""
    name = case.situation.facts.text(FactName.NAME) or ""
    first = name.split(" ", 1)[0]
    if first.lower() in _TITLES and " " in name:
        return case.voice.say("hello_named", name=name)
    sender = case.situation.message.sender.strip()
    if case.voice.familiar and first and sender.lower().split(" ")[0] == first.lower():
        return case.voice.say("hello_friend", name=first)
    return case.voice.say("hello")


def recognition(spoken: tuple[Matter, ...], case: Case, *, short: bool) -> Part | None:
    """Tell back the need behind the asks, in our words, with the client's own figures; the lead stands first."""
    lead = spoken[0]
    rank = 4 if case.style.tone is Tone.SHORTER else 0
    ask = lead.ruling.ask
    if lead.ruling.why == "abuse_repeated":
        return None
    if lead.ruling.move is Move.PART:
        return Part("need", sentence(case.voice.say("part_need")), Place.OPENING, rank)
    wanted = [w for m in spoken for w in m.wanted(case)]
    negotiated = [m for m in spoken if m.ruling.move is not Move.ANSWER]
    if len(negotiated) > 1 and len(wanted) > 1:
        wants = case.voice.say("and").join([", ".join(wanted[:-1]), wanted[-1]])
        said = case.voice.say("wants_short" if short else "wants", wants=wants)
        return Part("need", sentence(said), Place.OPENING, rank)
    asks = ask.quote.rstrip(" \"'»”)\u00a0").endswith("?")
    if ask.kind is AskKind.PLAIN_QUESTION and (not asks or (short and len(spoken) == 1)):
        return None
    told = topic_text(lead.topic, ask, "brief" if short else "need", case.asked(ask), case.voice)
    return Part("need", sentence(told), Place.OPENING, rank) if told else None


def thanks(case: Case, lead: Matter, need: Part | None) -> tuple[Part, ...]:
    """Thank the client, as far as the tone and the channel want it; nobody is thanked for an insult."""
    voice, tone = case.voice, case.style.tone
    if lead.ruling.move is Move.PART:
        return (Part("thanks", sentence(voice.say("part_thanks")), Place.OPENING),)
    email = case.style.channel is Channel.EMAIL
    read = Part("read_well", sentence(voice.say("read_well")), Place.OPENING, 8 if email else 99)
    insulted = case.situation.has(AskKind.ABUSE)
    thanked = need is not None and any(w in need.text.lower() for w in ("merci", "thank"))
    if insulted or thanked:
        return (read,)
    kinder = tone is Tone.KINDER
    if lead.ruling.ask.kind in _TROUBLE or lead.ruling.why == "promise_claimed":
        key = "thanks_told"
    elif _loyal(case) and tone is not Tone.SHORTER:
        key = "thanks_loyal"
    else:
        # To somebody angry, praise of frankness would sound like sarcasm.
        calm = case.situation.heat in (Heat.CALM, Heat.ANNOYED)
        frank = calm and lead.ruling.move in (Move.HOLD, Move.TRADE, Move.ESCALATE)
        key = "thanks" if calm and email and tone is not Tone.SHORTER else "thanks_short" if frank else "thanks_brief"
    rank = 1 if kinder else 4 if email or tone in (Tone.FIRMER, Tone.SHORTER) else 3
    rank += tone is Tone.SHORTER
    return (Part("thanks", sentence(voice.say(key)), Place.OPENING, rank), read)


def _loyal(case: Case) -> bool:
    """Whether the user, not the client, says that the relation is long."""
    known = {f.name: f.value for f in reversed(case.situation.facts.items) if f.origin in _KNOWN_TO_US}
    orders, years = known.get(FactName.ORDERS), known.get(FactName.YEARS)
    return (isinstance(orders, Decimal) and orders >= _LOYAL_ORDERS) or (
        isinstance(years, Decimal) and years >= _LOYAL_YEARS
    )


def subject(spoken: tuple[Matter, ...], case: Case) -> str:
    """Name in the subject of an e-mail what it is about, and the order."""
    abouts = list(dict.fromkeys(case.about(m.topic, m.ruling.ask) for m in spoken))[:2]
    about = case.voice.say("and").join(abouts)
    goods = case.goods()
    said = case.voice.say("subject_answer", about=about, **({} if goods is None else {"goods": goods}))
    return said[:1].upper() + said[1:]
