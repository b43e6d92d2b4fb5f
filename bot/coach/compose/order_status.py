"""How far an order has come, asked by whoever waits for it: looked into today, never told as a lead time."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.core import Core
from bot.coach.compose.once import once
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.underway import expected
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.inquiry import Subject
from bot.domain.points import Stage
from bot.domain.stance import Move, Ruling
from bot.reading.folding import fold
from bot.reading.requests import requests

_SURELY, _RATHER = 0.6, 0.5
_OF_ELSE = re.compile(
    r"\b(?:devis|factur\w*|avoirs?|rembours\w*|epreuves?|bat|bon a tirer|maquette|echantillons?|dossier|reclamation"
    r"|imprim\w*|impression|production|fabrication|quotes?|quotation|invoices?|refunds?|credit|proofs?|artwork|samples?"
    r"|claim|complaint|print\w*|payment|paiement|virement)\b"
)
_OF_THE_ORDER = re.compile(
    r"\b(?:command\w*|livraison|livrer|colis|expedi\w*|cartons?|order\w*|deliver\w*|parcels?|shipment|dispatch\w*"
    r"|part(?:ent|ira|iront|i|ie|is|ies)?|arriv\w*|recev\w*|ship\w*|leav\w*|get (?:it|them|here)|where (?:is|are))\b"
)
_OWN = re.compile(
    r"^(?!.*\b(?:si|if)\b)(?=.*\b(?:quand|ou|when|where|how far|any news|des nouvelles|combien de temps)\b)"
    r".*\b(?:(?:ma|notre|mes|nos) (?:\w+ )?(?:commande|livraison|colis|sacs|mugs|parapluies|carnets|coffrets)s?"
    r"|(?:my|our) (?:\w+ ){0,2}(?:order|delivery|parcels?|bags|mugs|umbrellas|notebooks|boxes)|we (?:\w+ )?ordered"
    r"|(?:ai|avons|avions) commande\w*)\b"
)
"""The client's own order, and the question when it comes or where it is."""
_NUMBERED = re.compile(
    r"\b(?:n°|no\.?|num[eé]ro|number|ref\.?|r[eé]f\.?|commande|order) ?:? ?#?(?=[\w/-]*\d)[\w/-]{3,}", re.IGNORECASE
)


@once  # the opening, the answer and what is left to look into all ask
def order_status(ruling: Ruling, case: Case) -> Core | None:
    """That the order is looked for, with the day of the answer; None where anything else is asked."""
    quote = ruling.ask.quote
    shares = [p.share for p in case.situation.points if p.name == "q_status" and p.quote in quote]
    own, new = _OWN.search(fold(quote)) is not None, case.situation.stage is Stage.NEW
    heard = (own and not new) or max(shares, default=0.0) >= _SURELY
    if ruling.ask.kind is not AskKind.PLAIN_QUESTION or not heard or (new and not own):
        return None
    if any(i.subject is not Subject.LEAD_TIME for i in case.situation.inquiries):
        return None
    said = fold(quote)
    twice = sum(share >= _RATHER for share in shares)
    if len(requests(quote, case.language)) > max(1, twice) or _OF_ELSE.search(said) or not _OF_THE_ORDER.search(said):
        return None
    told = sentence(case.voice.say("order_status", next=case.next_day, **case.goods_values))
    named = _NUMBERED.search(case.situation.message.text) is not None
    ask = "" if named else sentence(case.voice.say("order_number_ask"))
    return Core(Move.ANSWER, (Part("check", told, Place.CORE), *expected(case)), ask, "")


def tells_the_status(case: Case) -> tuple[str, ...]:
    """The quotes of the questions that are answered with how far the order has come."""
    return tuple(r.ask.quote for r in case.stance.rulings if order_status(r, case) is not None)
