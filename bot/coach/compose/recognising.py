"""What a reply thanks for or regrets first: what the client tells of themselves, their ask, their trouble."""

import re
from collections.abc import Mapping

from bot.coach.compose.aims import asked
from bot.coach.compose.case import Case
from bot.coach.compose.matter import Matter
from bot.coach.compose.named import fault, faults, occasion, singular
from bot.coach.compose.news import farewell, is_news, leaves
from bot.coach.compose.note import tiding
from bot.coach.compose.offers import loyalty, met, offered
from bot.coach.compose.order_status import order_status
from bot.coach.compose.people import agreed_before, cancel_thanks, other_contact, postponing
from bot.coach.compose.questions import interrogative, terms_asked
from bot.coach.compose.repairs import came
from bot.coach.compose.sent_too_many import extra_pieces
from bot.coach.compose.theirs import goods_noun, of_goods, on_pieces
from bot.coach.compose.told_wrong import told_wrong
from bot.coach.compose.topics import holds, topic_text
from bot.domain.asks import TROUBLES, AskKind, Heat
from bot.domain.facts import FactName, Origin
from bot.domain.inquiry import Subject
from bot.domain.policy import CounterpartKind
from bot.domain.stance import Move, Ruling
from bot.domain.tidings import Tiding, TidingKind
from bot.reading.farewells import gone
from bot.reading.folding import fold
from bot.reading.format import say_date

_OWNED_UP = (
    AskKind.RETURN_OR_WARRANTY,
    AskKind.COMPLAINT,
    AskKind.SCOPE_CHANGE,
    AskKind.GOODWILL,
    AskKind.PLAIN_QUESTION,
)
_OF_BAD_GOODS = ("damaged", "wrong")
_QUIET = (AskKind.ULTIMATUM, AskKind.ABUSE)
# After every matter's own words.


def recognition(spoken: tuple[Matter, ...], case: Case) -> str | None:
    """The words that recognise the client, what is known of them before what fits anyone; None where none fits."""
    voice, values = case.voice, case.goods_values
    own = case.situation.facts.flag(FactName.CLIENT_FAULT) is True
    if own and any(m.ruling.ask.kind in _OWNED_UP for m in spoken):
        return voice.say("thanks_candour")
    if gone(fold(case.situation.message.text)) and not is_news(case.stance.rulings[0], case):
        # Whoever leaves and asks for something still is first met on leaving, or on what made them leave.
        ours = case.situation.facts.flag(FactName.OUR_FAULT) is True
        return voice.say("regret_ours" if ours else "noted_lost")
    if (off := cancel_thanks(case)) is not None:
        return off
    if tiding(case, TidingKind.OVERLOOKED) is not None:
        return voice.say("overlooked")
    if case.situation.has(AskKind.PLAIN_QUESTION) and postponing(case):
        return voice.say("postponed_thanks")
    trouble = next((m for m in spoken if troubled(m, case)), None)
    if trouble is None and leaves(case) and holds(voice.book.marks["successor"], case.situation.message.text):
        return farewell(case)
    if other_contact(case) is not None or extra_pieces(case) is not None:
        return voice.say("thanks_candid")
    if trouble is not None and not _vague(trouble, case):
        several = faults(trouble.ruling.ask, case)
        if len(several) > 1:
            return voice.say("regret_several", fault=listed(of_goods(several, case), case))
        if trouble.topic.id == "late" and came(case):
            return voice.say("regret_late")
        told = topic_text(trouble.topic, trouble.ruling.ask, "regret", _regretted(trouble, case), voice)
        if told is not None:
            return told
    agreed = next((m for m in spoken if m.ruling.ask.kind is AskKind.ACCEPTANCE), None)
    if agreed is not None:
        return topic_text(agreed.topic, agreed.ruling.ask, "thanks", values, voice)
    if (spoke := tiding(case, TidingKind.SPOKE)) is not None and not is_news(case.stance.rulings[0], case):
        return voice.say("spoke") if spoke.day == case.today else voice.say("spoke_on", day=_day(spoke, case))
    long = loyalty(case)
    if long is not None and not is_news(case.stance.rulings[0], case):
        return voice.maybe("thanks_loyal", long)
    return _told_of_themselves(spoken, case) or _of_the_ask(spoken, case)


def _day(one: Tiding, case: Case) -> str:
    return say_date(one.day or case.today, case.language)


def _regretted(trouble: Matter, case: Case) -> Mapping[str, str]:
    """What a regret may tell: of bad goods the fault with the count of pieces, as one."""
    values = asked(trouble.ruling, case)
    alone = singular(trouble.ruling.ask, case)
    if alone or trouble.topic.id not in _OF_BAD_GOODS or not {"fault", "pieces"} <= values.keys():
        return values
    pieces, noun = values["pieces"], goods_noun(case)
    if noun is not None:
        pieces = re.sub(r" (?:pièces|pieces)$", f" {noun}", pieces)
    said = on_pieces(values["fault"], pieces, french=case.french)
    return {**{k: v for k, v in values.items() if k != "pieces"}, "fault": said}


def listed(said: tuple[str, ...], case: Case) -> str:
    """Several noun phrases in a row, the last two joined."""
    return case.voice.say("and").join(filter(None, [", ".join(said[:-1]), said[-1]]))


def _vague(trouble: Matter, case: Case) -> bool:
    """Whether nothing is told that went wrong, by somebody calm: there is nothing to regret yet."""
    facts = case.situation.facts
    known = facts.flag(FactName.OUR_FAULT) is True or facts.flag(FactName.DEFECT) is True
    general = not trouble.topic.words and not trouble.topic.measures
    if case.situation.wrongs or told_wrong(trouble.ruling.ask, case) is not None:
        return False
    return general and not known and case.situation.heat is Heat.CALM and fault(trouble.ruling.ask, case) is None


_STATE = re.compile(
    r"\b(?:en (?:parfait|très bon|tres bon|excellent|super) [ée]tat|(?:perfect|excellent|great|good|mint|lovely)"
    r" (?:condition|order|nick|shape)|comme neufs?|as good as new)\b",
    re.IGNORECASE,
)
"""What state goods are in: no praise of them."""


def _told_of_themselves(spoken: tuple[Matter, ...], case: Case) -> str | None:
    """Recognise what the client says of themselves: a word of praise, an occasion, an offer."""
    if gone(fold(case.situation.message.text)):
        return None
    message, voice = _STATE.sub(" ", case.situation.message.text), case.voice
    given = None if case.situation.has(AskKind.COMPLAINT) else offered(case)
    about_payment = any(r.ask.kind is AskKind.PAYMENT_TERMS for r in case.stance.rulings)
    changed = case.situation.has(AskKind.SCOPE_CHANGE)
    if given is not None and not about_payment and not changed and not any(_used(r, case) for r in case.stance.rulings):
        return voice.say("thanks_offer", offer=given)
    if case.situation.heat in (Heat.CALM, Heat.ANNOYED) and not case.situation.has(AskKind.COMPLAINT):
        for sign in voice.book.signs:
            if holds(sign.words, message):
                named = occasion(case)
                values = {**case.goods_values, **({} if named is None else {"occasion": named})}
                return voice.pick(f"signs.{sign.id}", sign.says, values)
    if is_news(case.stance.rulings[0], case):
        return None
    if case.situation.says("loyal", share=_SURELY) and not any(r.ask.kind in TROUBLES for r in case.stance.rulings):
        # Whoever has ordered for years is thanked for that before any occasion.
        return voice.say("thanks_loyal")
    told = occasion(case)
    sold = any(r.ask.kind in TROUBLES for r in case.stance.rulings) or _after_sale(spoken)
    return None if told is None or sold or _under_way(case) else voice.say("thanks_occasion", occasion=told)


_SURELY = 0.8


def _used(ruling: Ruling, case: Case) -> bool:
    """Whether the reply itself makes use of what the client offers."""
    other = ruling.fallback.counterparts if ruling.fallback is not None else ()
    return any((one := met(c, case)) and one.kind is not CounterpartKind.QUANTITY for c in (ruling.counterparts, other))


def _of_the_ask(spoken: tuple[Matter, ...], case: Case) -> str | None:
    """Recognise the project in hand, or what there is to thank for in asking this."""
    lead, voice, values = spoken[0], case.voice, case.goods_values
    if lead.ruling.ask.kind is AskKind.SILENCE_AFTER_EFFORT:
        # Whoever wrote nothing is not thanked for writing.
        return None
    calm = case.situation.heat in (Heat.CALM, Heat.ANNOYED)
    if lead.ruling.ask.kind in _QUIET or not calm or is_news(lead.ruling, case):
        return None
    if _given_simply(lead):
        return voice.pick(f"{lead.topic.id}.thanks", lead.topic.texts.get("thanks", ()), values)
    own = topic_text(lead.topic, lead.ruling.ask, "thanks", values, voice)
    if lead.ruling.ask.kind is AskKind.RUSH and not {"day", "days"} & asked(lead.ruling, case).keys():
        # Nobody is thanked for a date that they have not given.
        own = None
    project = None
    begun = (
        _after_sale(spoken)
        or case.situation.has(AskKind.SCOPE_CHANGE)
        or _under_way(case)
        or _only_noted(case)
        or case.product is None
        or order_status(lead.ruling, case) is not None
    )
    searching = any(i.subject is Subject.SUGGESTION for i in case.situation.inquiries)
    if searching:
        # The model named is not the one that is wanted.
        project = None
    elif "order" in values and not begun:
        project = voice.maybe("thanks_again" if _in_hand(case) else "thanks_order", values)
    elif "range" in values and not begun:
        project = voice.maybe("thanks_range", values)
    # The order is thanked for where the ask itself gives nothing more personal, or by turns.
    if lead.ruling.ask.kind is AskKind.PLAIN_QUESTION and not interrogative(case):
        return _for_writing(case)
    if lead.ruling.ask.kind is AskKind.PLAIN_QUESTION or terms_asked(lead.ruling.ask, case):
        return project or _for_writing(case)
    if case.situation.has(AskKind.ULTIMATUM):
        # Nobody is thanked for a threat.
        return own
    if own is None or (project is not None and voice.turn("thanks") == 0):
        return project or own or _for_writing(case)
    return own


_IN_HAND = re.compile(
    r"\b(?:(?:votre|ton|le|notre|vos|du|de) (?:devis|offre|proposition|refus)|bon de commande|comme (?:la derniere fois"
    r"|d'habitude|convenu)|repart\w*|(?:votre|ton|notre) (?:mail|message|reponse|echange|appel|rendez-vous)"
    r"|(?:on|je|nous) (?:\w+ )?(?:prend|prends|prenons|reviens|revenons)|suite a"
    r"|(?:your|the|our) (?:quote|quotation|offer|e-?mail|message|reply|call|chat|meeting)|purchase order|po"
    r"|same (?:order|again)|as (?:usual|discussed|agreed)|re-?order\w*|last time|further to|following"
    r"|(?:you|tu|vous) (?:said|told|quoted|offered|avez|as|aviez|m'avez|m'as))\b"
)
_BEFORE_NOW = re.compile(r"\b(?:devis|commande\w*|refus\w*|client\w*|quot\w+|order\w*|refused|offered|declined)\b")


def _in_hand(case: Case) -> bool:
    """Whether a quote or earlier orders are spoken of: nobody is then thanked for asking us."""
    facts = case.situation.facts
    noted = any(f.origin is Origin.CONTEXT and _BEFORE_NOW.search(fold(f.quote)) for f in facts)
    return (
        noted or bool(facts.number(FactName.ORDERS)) or _IN_HAND.search(fold(case.situation.message.text)) is not None
    )


def _for_writing(case: Case) -> str:
    """Thanks for the message, where there is nothing of their own to thank for."""
    return case.voice.say("thanks_told")


def _given_simply(lead: Matter) -> bool:
    """Whether the reply is a plain yes to something small: the yes itself comes first."""
    return lead.ruling.move is Move.YIELD and lead.ruling.ask.kind is AskKind.GOODWILL


def _only_noted(case: Case) -> bool:
    """Whether the goods are known from the user's note alone: whoever does not name them asks for none."""
    own = [f for f in case.situation.facts if f.name in (FactName.PRODUCT, FactName.QUANTITY)]
    return bool(own) and all(f.origin in (Origin.CONTEXT, Origin.CARD, Origin.CASE) for f in own)


def _under_way(case: Case) -> bool:
    """Whether the order was placed already."""
    facts = case.situation.facts
    return (
        case.growing
        or agreed_before(case)
        or any(facts.flag(n) is True for n in (FactName.PROOF_APPROVED, FactName.PRODUCTION_STARTED))
    )


def _after_sale(spoken: tuple[Matter, ...]) -> bool:
    """Whether the order was placed before: nobody is thanked for a project that they complain of or change."""
    late = (AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY, AskKind.SCOPE_CHANGE)
    return any(m.ruling.ask.kind in late or m.ruling.why == "our_fault" for m in spoken)


def troubled(matter: Matter, case: Case) -> bool:
    """Whether something went wrong that may be ours."""
    ruling = matter.ruling
    if ruling.ask.kind is AskKind.COMPLAINT or ruling.why == "our_fault":
        return True
    if ruling.ask.kind is not AskKind.RETURN_OR_WARRANTY:
        return False
    # Sound goods sent back are no trouble to regret.
    facts = case.situation.facts
    told = facts.flag(FactName.DEFECT) is True or fault(ruling.ask, case) is not None
    return told and facts.flag(FactName.DEFECT) is not False
