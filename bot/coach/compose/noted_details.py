"""What a client who orders only tells us: who is there, which reference the invoice bears, and whose name."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.settled import place_told
from bot.coach.compose.voice import sentence
from bot.domain.asks import TROUBLES, AskKind, Heat
from bot.domain.stance import Move

_CONTACT = re.compile(
    r"\b(?i:(?:(?:the |our |le |notre )?(?:delivery |site )?contact(?: (?:on site|sur place|de livraison"
    r"|pour la livraison|for (?:the )?delivery))?)"
    r" (?:should (?:now )?be|will (?:now )?be|is (?:now )?|sera (?:désormais )?|est (?:désormais )?"
    r"|c'est |: ?) ?)(?P<who>[A-ZÉÈ][\w'’-]+(?: [A-ZÉÈ][\w'’-]+)?)"
)
_REFERENCE = re.compile(
    r"\b(?:PO|P\.O\.|(?i:purchase order|order number|numéro de (?:bon de )?commande"
    r"|reference|référence|réf\.?|bon de commande|BC|numéro d'engagement|engagement"
    r"|code analytique|cost cent(?:re|er)))(?i: (?:number|no\.?|n°|numéro))?"
    r"(?i: is| est| porte le numéro| porte le n°|,| :|:)?(?: n°)? ?"
    r"(?P<ref>(?=[\w/-]*\d)[A-Z0-9][\w/-]{2,19})"
)
_OF_THE_BILL = re.compile(r"\b(?:invoice|bill|facture)\b", re.IGNORECASE)
_NAME_FR = re.compile(
    r"\b(?i:facture)\b[^.?!\n]{0,40}?\b(?i:au nom|à l'ordre) "
    r"(?P<name>(?:de la |du |de l['’]|de |des |d['’])[\w'’& -]{2,40}?)"
    r"(?=[,.;!?)\n]| et\b| pas\b| svp\b| s'il\b| merci\b|$)"
)
_NAME_EN = re.compile(
    r"\b(?i:invoice|bill)\b[^.?!\n]{0,40}?\b(?i:made out to|addressed to|in the name of|go to|should be to)"
    r"(?i: our (?:new )?(?:entity|company|parent company|holding)(?: company)?,?)? (?P<name>[\w'’& -]{2,40}?)"
    r"(?=[,.;!?)\n]| and\b| not\b| please\b| thanks\b|$)"
)
_BORNE = re.compile(
    r"[“\"«]\s?(?P<words>[^”\"»\n]{3,60}?)\s?[”\"»][^.?!\n]{0,20}"
    r"\b(?:on|sur) (?:the|your|la|votre) (?:invoice|bill|facture)\b"
    r"|\b(?:invoice|bill|facture)\b[^.?!\n]{0,30}\b(?:say|read|show|mention|bear|marked|porte|mentionne|indique)\w*"
    r"[^.?!\n]{0,12}[“\"«]\s?(?P<more>[^”\"»\n]{3,60}?)\s?[”\"»]",
    re.IGNORECASE,
)
"""The words that an invoice is to bear, between quotation marks."""
_TO_ACCOUNTS = re.compile(
    r"\b(?:invoice|bill|facture)\b[^.?!\n]*\b(?:to|au|à) (?:our |the |notre |la |le )?(?:service )?"
    r"(?:accounts?\b|accounting|finance|compta\w*)",
    re.IGNORECASE,
)
"""Who pays the invoice is to get it."""
_OURS = re.compile(r"\b(?:our|my|notre|nos|mon|ma|moi|me|us|nous)\b", re.IGNORECASE)
_OF_AN_ORDER = frozenset({AskKind.ACCEPTANCE, AskKind.SCOPE_CHANGE, AskKind.GOODWILL})
_ON_SITE = re.compile(r"\b(?:delivery|site|livraison|place)\b", re.IGNORECASE)
_AFTER = 87


def noted_details(case: Case, before: str) -> list[Part]:
    """The details of an order that a message tells and `before` has no word on; none where something went wrong."""
    situation, text, voice = case.situation, case.situation.message.text, case.voice
    wrong = any(a.kind in TROUBLES for a in situation.asks) or situation.heat is not Heat.CALM
    if wrong or case.untold or case.stance.move is Move.PART:
        return []
    said: list[str] = []
    # whoever takes over from a person who leaves awaits no delivery
    taken = any(a.kind in _OF_AN_ORDER for a in situation.asks)
    contact = _CONTACT.search(text)
    if contact is not None and contact["who"] not in before and (taken or _ON_SITE.search(contact[0])):
        said.append(voice.say("contact_told", name=contact["who"]))
    ordered = [a.kind for a in situation.asks if a.kind in _OF_AN_ORDER]
    if ordered == [AskKind.ACCEPTANCE] and (place := place_told(text)) is not None and place not in before:
        said.append(voice.say("place_noted", wanted=place))
    reference = _REFERENCE.search(text)
    if reference is not None and _OF_THE_BILL.search(text) and reference["ref"] not in before:
        said.append(voice.say("reference_told", wanted=reference["ref"]))
    if _TO_ACCOUNTS.search(text) and case.situation.has(AskKind.ACCEPTANCE):
        said.append(voice.say("invoice_to_accounts"))
    named = (_NAME_FR if case.french else _NAME_EN).search(text)
    if named is not None and not _OURS.search(named["name"]) and named["name"] not in before:
        said.append(voice.say("invoice_named", name=named["name"].strip()))
    borne = _BORNE.search(text)
    words = None if borne is None else borne["words"] or borne["more"]
    if words and words not in before:
        said.append(voice.say("invoice_bears", wanted=words.rstrip(" ,.")))
    return [Part("noted", " ".join(map(sentence, said)), Place.WAYS, 0, _AFTER)] if said else []
