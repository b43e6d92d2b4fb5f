"""What a client tells or asks as a person: an order called off, another contact, thanks to somebody by name."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.core import Core
from bot.coach.compose.due import due_told
from bot.coach.compose.named import numbered, occasion
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.raising import who_decides
from bot.coach.compose.told_signs import cancelling, told
from bot.coach.compose.voice import sentence
from bot.domain.asks import TROUBLES, AskKind
from bot.domain.stance import Move, Ruling
from bot.reading.after_ordering import gave_wrong_address, put_off_till
from bot.reading.farewells import asked_on_leaving, gone
from bot.reading.folding import fold
from bot.reading.format import say_date

_CANCELLING = (AskKind.PLAIN_QUESTION, AskKind.RETURN_OR_WARRANTY, AskKind.SPECIAL_FAVOUR)


def cancelled(ruling: Ruling, case: Case) -> Core | None:
    """What meets an order called off: where it stands is looked up, and who decides is asked; None for anything else.

    Nothing is promised of the deposit before that.
    """
    if ruling.ask.kind not in _CANCELLING or not cancelling(case):
        return None
    looked = _looked_at(case)
    asked = "" if numbered(case) else sentence(case.voice.say("ask_number"))
    return Core(Move.ANSWER, (Part("verify", sentence(looked), Place.CORE),), asked, "")


def _looked_at(case: Case) -> str:
    values = {k: v for k, v in case.goods_values.items() if k == "order"}
    key = "cancel_deposit" if told("deposit", case) else "cancel"
    return case.voice.maybe(key, {**values, "who": who_decides(case), "decided": case.decided_day}) or ""


def cancelled_beside(case: Case) -> str | None:
    """The same beside a complaint ("ship it this week or cancel it"); None where nothing is to be called off."""
    if not case.situation.has(AskKind.COMPLAINT) or not told("cancelling", case):
        return None
    key = "cancel_beside_deposit" if told("deposit", case) else "cancel_beside"
    return sentence(case.voice.say(key, who=who_decides(case), decided=case.decided_day))


def cancel_thanks(case: Case) -> str | None:
    """What recognises somebody who calls an order off; None for anybody else."""
    if not cancelling(case) or not any(r.ask.kind in _CANCELLING for r in case.stance.rulings):
        return None
    if told("grief", case):
        return case.voice.say("condolences")
    named = occasion(case)
    values = {} if named is None else {"occasion": named}
    return case.voice.maybe("cancel_thanks_lost" if told("fell_through", case) else "cancel_thanks", values)


def other_contact(case: Case) -> str | None:
    """That the wish for another contact is passed on, with a day; None where nobody wishes one."""
    if not told("other_contact", case):
        return None
    return sentence(case.voice.say("other_contact", who=who_decides(case), decided=case.decided_day))


def sent_back(case: Case) -> bool:
    """Whether a complaint asks whether, or how, the goods are to come back to us."""
    troubled = any(a.kind in TROUBLES for a in case.situation.asks)
    return troubled and _BACK_TO_US.search(fold(case.situation.message.text)) is not None


_BACK_TO_US = re.compile(
    r"\b(?:send|ship|post|return)\w*\b[^.?!]{0,25}\bback\b|\b(?:pays?|paying|cost) (?:for )?(?:the |of )?return"
    r"|\b(?:faut-il|doit-on|devons-nous|dois-je|on doit|il faut)[^.?!]{0,20}\b(?:renvoy|retourn)\w*"
    r"|\bpai\w+ (?:le|du) retour"
)


def another_contact(ruling: Ruling, case: Case) -> Core | None:
    """The same as the whole answer, where nothing else is asked."""
    said = other_contact(case)
    if said is None or ruling.ask.kind is not AskKind.PLAIN_QUESTION or case.situation.inquiries:
        return None
    return Core(Move.ANSWER, (Part("contact", said, Place.CORE),), "", "")


def agreed_before(case: Case) -> bool:
    """Whether the client says that the order, or the quote, was agreed before this message."""
    return _AGREED_BEFORE.search(fold(case.situation.message.text)) is not None


_AGREED_BEFORE = re.compile(
    r"\b(?:(?:on|nous) (?:\w+ )?(?:a|avons) (?:\w+ )?(?:signe|valide|accepte|confirme)|j'ai (?:\w+ )?(?:signe"
    r"|valide|accepte|confirme)"
    r"|(?:we|i)(?:'ve| have)? (?:\w+ )?(?:signed|accepted|confirmed|approved|ordered)|already signed"
    r"|devis (?:signe|accepte)"
    r"|(?:signed|accepted) (?:quote|the quote|your quote))\b"
)


def asked_last(ruling: Ruling, case: Case) -> Core | None:
    """What meets a request on leaving: it is got together by a day, named as the client names it; None elsewhere."""
    text = case.situation.message.text
    if ruling.ask.kind is AskKind.PLAIN_QUESTION and gone(fold(text)) and _SAMPLES_BACK.search(fold(text)):
        said = sentence(case.voice.say("lost_samples", next=case.next_day))
        return Core(Move.ANSWER, (Part("verify", said, Place.CORE),), "", "")
    leaves = ruling.ask.kind is AskKind.PLAIN_QUESTION and gone(fold(text)) and asked_on_leaving(fold(text))
    if not leaves or case.situation.inquiries:
        return None
    found = (_SENT_FR if case.french else _SENT_EN).search(text.replace("’", "'"))
    values = {"next": case.next_day}
    if found is not None:
        own = found["what"].strip()
        values["wanted"] = _TURN.sub(lambda m: _TURNED[m[0].lower()], own)
    said = case.voice.maybe("lost_request", values) or ""
    return Core(Move.ANSWER, (Part("verify", sentence(said), Place.CORE),), "", "")


_SAMPLES_BACK = re.compile(
    r"\b(?:samples?|specimens?|echantillons?)\b.*(?:send|post|return|ship|give|renvo\w*|rend\w*|retourn\w*|back)\b.*\?"
    r"|\b(?:send|post|return|ship|give|renvo\w*|rend\w*|retourn\w*)\b[^?]*\b(?:samples?|specimens?|echantillons?)\b[^?]*\?",
    re.DOTALL,
)
_SENT_EN = re.compile(
    r"\b(?:send|forward|return)(?: it)?(?: to)? (?:us|me)(?: back)? (?P<what>(?!it|them|this)[^.?!,;]{3,80})"
)
_SENT_FR = re.compile(
    r"\b(?:nous|m'|me) ?(?:r?envoyer|transmettre|adresser|retourner|faire parvenir) (?P<what>[^.?!,;]{3,80}?)"
    r"(?= que | qui | avant | et d[e']| et (?:nous|me|m')|[.?!,;]|$)"
)
_TURN = re.compile(r"\b(?:you|us|our|my|your|nos|notre|mes|mon|ma)\b", re.IGNORECASE)
_TURNED = {"you": "we", "us": "you", "our": "your", "my": "your", "your": "our"} | {
    "nos": "vos", "notre": "votre", "mes": "vos", "mon": "votre", "ma": "votre",
}  # fmt: skip


def postponing(case: Case) -> bool:
    """Whether an order placed before is to be kept for later."""
    text = fold(case.situation.message.text)
    return _PUT_OFF.search(text) is not None or (put_off_till(text) and _PLACED.search(text) is not None)


_PUT_OFF = re.compile(
    r"\b(?:decaler|reporter|repousser|differer|postpone|push back|put off|delay) (?:la|notre|ma|cette|the|our"
    r"|my|this) "
    r"(?:livraison|commande|expedition|delivery|order|dispatch|shipment)\b"
)


def put_off(ruling: Ruling, case: Case) -> Core | None:
    """What meets an order to be kept for later: how far it is, whether it can wait, and the deposit; None elsewhere."""
    if ruling.ask.kind is not AskKind.PLAIN_QUESTION or not postponing(case):
        return None
    values = {k: v for k, v in case.goods_values.items() if k == "order"}
    key = "postponed_deposit" if told("deposit", case) else "postponed"
    if (due := due_told(case)) is not None:
        values["day"] = say_date(due, case.language, with_weekday=False)
    said = case.voice.maybe(key, {**values, "decided": case.decided_day}) or ""
    asked = "" if numbered(case) else sentence(case.voice.say("ask_number"))
    return Core(Move.ANSWER, (Part("verify", sentence(said), Place.CORE),), asked, "")


_PLACED = re.compile(
    r"\b(?:deposit|acompte|ordered|commandee?s?|be kept|etre gard\w*|(?:our|my|notre|ma) (?:order|commande))\b"
)


def address_slip(case: Case) -> bool:
    """Whether the client owns to having given us a wrong address."""
    return gave_wrong_address(fold(case.situation.message.text))


def redirected(ruling: Ruling, case: Case) -> Core | None:
    """What meets an address that the client gave wrongly: the carrier is asked; None elsewhere."""
    if ruling.ask.kind is not AskKind.PLAIN_QUESTION or not gave_wrong_address(fold(case.situation.message.text)):
        return None
    said = sentence(case.voice.say("redirected", next=case.next_day))
    return Core(Move.ANSWER, (Part("verify", said, Place.CORE),), "", "")


def thanked(case: Case) -> str | None:
    """The first name of the colleague of ours whom a message thanks ("merci à Julie"); None without one."""
    found = _THANKED.search(case.situation.message.text)
    return None if found is None or found["name"].casefold() in _NO_NAMES else found["name"]


_THANKED = re.compile(
    r"(?i:thank(?:s| you)(?: \w+){0,3}? to|merci(?: \w+){0,3}? (?:à|a)|remerci\w+(?: \w+){0,2}|bravo (?:à|a)|kudos to"
    r"|well done|tell|dites (?:à|a)|dis (?:à|a))\s+(?P<name>[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?)\b"
)
_NO_NAMES = frozenset("toute tous vous you the your votre vos madame monsieur maison all everyone".split())
