"""Asks read in words that ask for nothing: thanks beside a request, a day that only is to hold."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.coach.understand.plain import Plain
from bot.domain.asks import Ask, AskKind
from bot.domain.facts import Fact, FactName
from bot.domain.figures import Unit
from bot.domain.message import ClientMessage
from bot.reading.folding import fold
from bot.reading.latest import by_when_to_act
from bot.reading.requests import requests

_THANKED = frozenset({AskKind.GOODWILL, AskKind.FREE_EXTRA, AskKind.SCOPE_CHANGE, AskKind.SPECIAL_FAVOUR})
_ARRIVED = re.compile(
    r"\b(?:samples?|echantillons?|epreuve marquee|exemplaires?)\b[^.?!]*"
    r"\b(?:arrived|came|received|here|recue?s?|arrivee?s?)\b"
    r"|\b(?:arrived|came|received|recue?s?|arrivee?s?)\b[^.?!]*\b(?:samples?|echantillons?|exemplaires?)\b"
)
"""Words that tell of samples that came."""
_THANKS = re.compile(
    r"^\W*(?:(?:bonjour|bonsoir|salut|hello|hi|hey|dear|coucou)\b[^.!?\n]{0,25}[,.!\n]\s*)?"
    r"(?:(?:encore|un|mille|tres|vraiment|many|so|a|big|huge|grand|just|juste|quick)\W+){0,3}"
    r"(?:merci|thank|thanks|cheers|ta)\b"
)


_ENCLOSED = re.compile(
    r"\b(?:(?:je|nous)(?: vous| t')? (?:en )?(?:joins|joignons)|j'en joins|ci-jointe?s?|en piece jointe|attached"
    r"|attaching|enclosed|enclosing"
    r"|(?:je peux|nous pouvons|i can|we can) (?:aussi |also )?(?:vous |t')?(?:envoyer|send)(?: you)?"
    r" (?:des |les |some |the )?(?:photos|pictures))\b[^?]*$"
)
"""What the client sends along, they do not ask for."""


_SURE = 0.7
"""A share from which the classifier has heard the ask."""


def asked_of_us(
    asks: tuple[Ask, ...],
    own: Sequence[Plain],
    message: ClientMessage,
    offered: Sequence[Fact],
    today: date,
    heard: Mapping[str, float],
) -> tuple[Ask, ...]:
    """The asks; one read in thanks or in a slip owned up to in the words of the request beside it.

    A hurry that nobody is in and a price that nobody speaks of are questions, where the classifier is not surer:
    `heard` are its best shares of the message.

    Thanks that stand beside no other request ask for nothing: they are dropped where another ask is left.
    """
    asks = _each_kind_once(
        a if heard.get(a.kind, 0.0) >= _SURE else _anew(_unpaid(_unpriced(_unhurried(a, today))))
        for a in _without_the_noticed(asks)
    )
    slips = {f.quote for f in offered if f.name is FactName.CLIENT_FAULT}
    found: list[Ask] = []
    for ask in asks:
        came = _ARRIVED.search(fold(ask.quote)) is not None
        if len(asks) > 1 and ask.kind is AskKind.GOODWILL and _ENCLOSED.search(fold(ask.quote)) is not None:
            continue
        idle = came or _THANKS.search(fold(ask.quote)) is not None or ask.quote in slips
        if ask.kind not in _THANKED or not idle or requests(ask.quote, message.language):
            found.append(ask)
            continue
        others = [a.quote for a in asks if a is not ask]
        free = (r for r in requests(message.text, message.language) if not any(r.quote in q for q in others))
        said = next((p.sentence.text for r in free for p in own if r.quote in p.sentence.text), None)
        if said is not None:
            kind = AskKind.PLAIN_QUESTION if came or ask.quote in slips else ask.kind
            found.append(replace(ask, kind=kind, quote=said.strip(), figures=()))
        elif len(asks) == 1:
            found.append(replace(ask, kind=AskKind.PLAIN_QUESTION, figures=()))
    return _each_kind_once(found)


_TIMED = frozenset({Unit.DATE, Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS})
_HOLDS = re.compile(
    r"\b(?:decal\w+|retard(?:e|er|era|erait)|repouss\w+|chang\w+ (?:la date|le delai|les delais|quelque chose"
    r"|la livraison)"
    r"|delay\w*|push(?:es)? (?:back|out)|put back|affect\w*|chang\w* (?:the )?(?:date|delivery|lead time|anything)"
    r"|mess\w* up|impact\w*|joue sur|consequence\w*)\b"
)
_SOONER = re.compile(r"\bplus (?:tot|vite)\b|\b(?:sooner|earlier|faster)\b")
_HURRY = re.compile(
    r"\b(?:vite|rapid\w*|urgen\w*|press\w*|plus tot|acceler\w*|avanc(?:er|ez|ee?s?)|express|court\w*|raccourc\w*"
    r"|possible|avant|d'ici|pour|sous|temps|delai\w*|tard\w*|attend\w*|serre\w*|short"
    r"|soon\w*|earl\w*|fast\w*|quick\w*|rush\w*|asap|hurr\w*|speed\w*|tight|deadline|before|by|within|time|in|late\w*"
    r"|priorit\w*|straight|today|tomorrow|aujourd'hui|demain|week|semaine|next|now|forward)\b"
)


_PAYING = re.compile(
    r"\b(?:pay\w*|pai\w*|regl\w*|factur\w*|invoic\w*|acompte\w*|arrhes|deposit\w*|echean\w*"
    r"|echelonn\w*|etal\w*|solde\w*|virement\w*|transfer\w*"
    r"|settl\w*|net|terms|instal\w*|due|avance|upfront|up front"
    r"|fois|bill\w*|credit\w*"
    r"|compta\w*|accounts?|account|finance\w*|tresor\w*|cash\w*|fin de mois|month|conditions|modalites|balance"
    r"|split|spread|monthly|mensu\w*|half|moitie|tiers|reception|comptant|bank\w*|banque|encaiss\w*|cheque\w*|argent|money|%)\b|[%€$£]"
)
"""Words without one of which nobody speaks of when to pay."""


_REFERENCE = re.compile(
    r"\b(?:bon de commande|references?|numero|po|purchase order|engagement)\b[^.?!]*\d"
    r"[^.?!]*\b(?:factur\w*|invoice|bill)\b"
)
_BILL = re.compile(r"\b(?:factur\w*|invoic\w*|bill\w*)\b")


def _unpaid(ask: Ask) -> Ask:
    """Terms of payment that no word of the ask speaks of, as the question it is."""
    said = fold(ask.quote)
    if ask.kind is AskKind.PAYMENT_TERMS and _REFERENCE.search(said) and not _PAYING.search(_BILL.sub(" ", said)):
        # A reference that the bill is to bear tells of no terms.
        return replace(ask, kind=AskKind.PLAIN_QUESTION)
    dated = any(f.unit is Unit.DATE for f in ask.figures) and len(said.split()) > _IDIOM - 2
    if ask.kind is not AskKind.PAYMENT_TERMS or not dated or _PAYING.search(said):
        return ask
    return replace(ask, kind=AskKind.PLAIN_QUESTION)


def _each_kind_once(asks: Iterable[Ask]) -> tuple[Ask, ...]:
    """The asks, of two plain questions the first."""
    kept: list[Ask] = []
    for ask in asks:
        if ask.kind is not AskKind.PLAIN_QUESTION or all(k.kind is not AskKind.PLAIN_QUESTION for k in kept):
            kept.append(ask)
    return tuple(kept)


_BEFORE_AGREEING = re.compile(
    r"\b(?:avant (?:de |d')(?:vous )?(?:le |la |les )?(?:command\w*|valid\w*|sign\w*|confirm\w*|lanc\w*"
    r"|pass\w*|m'engag\w*|nous engag\w*|me decid\w*)|avant (?:toute |la )?(?:commande|signature|validation)"
    r"|before (?:i|we|my|our)\b(?:'m| am|'re| are)? ?(?:can |do |actually )?(?:plac\w*|order\w*"
    r"|confirm\w*|sign\w*|commit\w*|go ahead|approv\w*|decid\w*|boss|board|manager)"
    r"|before (?:ordering|placing|signing|confirming|committing|going))\b"
)


_STILL_ASKED = re.compile(
    r"\W*(?:(?:et|and|also|c'est|est-ce|is it|are we|on est|vous etes|are you)\W+){0,3}(?:toujours|encore|tjs|still)"
    r" (?:ok|bon|bien|d'accord|possible|all right|fine|good|on)\b[^.!]*\?\W*$"
)


_IN_EXCHANGE = re.compile(
    r"\b(?:(?:we|i)(?:'ll|'d| will| would| can| could) (?:\w+ ){0,2}(?:approve|sign|ok|okay|validate)"
    r"|(?:happy|ready|willing|prepared|able) to (?:approve|sign|commit|validate)"
    r"|(?:je|on|nous) (?:\w+ ){0,2}(?:validerai|validera|validerons|signerai|signera|signerons|(?:peux|peut|pouvons)"
    r" (?:\w+ )?(?:valider|signer))|(?:pretes?|d'accord) (?:a|pour) (?:valider|signer|(?:nous|m'|s')?e?ngager)"
    r"|d'accord pour (?:nous|m') ?engager|(?:valid\w+|sign\w+|approuv\w+)[^.?!]{0,30}\b(?:des reception|si vous voulez"
    r"|si vous le souhaitez|le jour meme))\b"
)
"""Words that offer to agree, or tell when one would, as something to be given for what is asked."""


def not_agreed_yet(asks: tuple[Ask, ...]) -> tuple[Ask, ...]:
    """The asks; an agreement that comes after the answer as a question: "before I place the order, could you…".

    One that is offered in exchange for what is bargained for is none: "we'll approve the proof the same day".
    """
    if any(a.kind in _BARGAINED for a in asks):
        asks = tuple(a for a in asks if a.kind is not AskKind.ACCEPTANCE or not _IN_EXCHANGE.search(fold(a.quote)))
    return _each_kind_once(
        replace(a, kind=AskKind.PLAIN_QUESTION)
        if a.kind is AskKind.ACCEPTANCE
        and (_BEFORE_AGREEING.search(fold(a.quote)) or _STILL_ASKED.match(fold(a.quote)))
        else a
        for a in asks
    )


_BARGAINED = frozenset(
    {AskKind.PRICE_CUT, AskKind.RUSH, AskKind.PAYMENT_TERMS, AskKind.SPECIAL_FAVOUR, AskKind.FREE_EXTRA}
)


_PRICED = re.compile(
    r"\b(?:pri[xc]\w*|tarif\w*|cout\w*|cher\w*|remise\w*|rabais|ristourn\w*|gest\w*|effort\w*|negoci\w*|reduc\w*|redui\w*"
    r"|baiss\w*|rogn\w*|align\w*|budget\w*|enveloppe|devis|offre\w*|montant|total|pique\w*|eleve\w*|trop|moins|mieux|meilleur\w*"
    r"|arrang\w*|condition\w*|concurren\w*|ailleurs|fourniss\w*|descend\w*|facture\w*|paye\w*|gratuit\w*|franco|port"
    r"|price\w*|pricing|cost\w*|cheap\w*|expensive|dear\w*|discount\w*|deal\w*|rate\w*|quote\w*|quotation|offer\w*|bud\w*"
    r"|negoti\w*|reduc\w*|lower\w*|less|better|best|match\w*|beat|off|cut\w*|knock\w*|drop\w*|shave\w*|trim\w*|steep|high"
    r"|competitor\w*|elsewhere|supplier\w*|afford\w*|spend|figure|bill\w*|invoice\w*|squeeze|room|wiggle|sharpen\w*|pay\w*"
    r"|arrondi\w*|round\w*|points?|number|do me|sign(?:e|er|ons|s)?|promet\w*|promise\w*|honou?r\w*|word|avantage\w*"
    r"|advantage\w*|benefit\w*|perks?|consenti\w*|accord\w*|contrepartie\w*|half|tiers?|percent|pourcent\w*|euros?"
    r"|pounds?|dollars?|centimes?|cents?|save|saving\w*|econom\w*|bulk|volume\w*|loyal\w*"
    r"|(?:come|coming|get|go|went|bring)(?: \w+)? down|(?:a|par|la|per|each) (?:piece|unit|unite)|apiece"
    r"|fidel\w*|favour|favor|faveur|special|help\w*|aid\w*|flex\w*|soupl\w*|terms|[ht]t|ttc|net)\b|[%€$£]"
)
"""Words without one of which nobody bargains over a price."""


def _unpriced(ask: Ask) -> Ask:
    """A lower price that no word of the ask speaks of, as the question it is."""
    if ask.kind is not AskKind.PRICE_CUT or any(f.unit.is_money or f.unit is Unit.PERCENT for f in ask.figures):
        return ask
    said = fold(ask.quote)
    # A few words may be an idiom for a price; a sentence that only counts goods is none.
    counting = len(said.split()) > _IDIOM and re.search(r"\d", said) and not re.search(r"\d[.,]\d", said)
    return replace(ask, kind=AskKind.PLAIN_QUESTION) if counting and not _PRICED.search(said) else ask


_NOTICED = re.compile(
    r"\b(?:(?:i|we) (?:notice|noticed|see|saw|gather|understand)|(?:je|nous|on) (?:vois|voyons|voit|remarque|remarquons"
    r"|note|constate)|j'ai vu|votre tarif indique|your (?:price )?list (?:says|shows|gives))\b[^?]*$"
)


def _without_the_noticed(asks: tuple[Ask, ...]) -> tuple[Ask, ...]:
    """The asks; a lower price that is only read from our list, or told back to be confirmed, is no request for one.

    "I notice the price drops at 500. Would 500 be worth our while?" asks the second thing alone.
    """
    plain = [a.quote for a in asks if a.kind is AskKind.PLAIN_QUESTION]
    noticed = [a for a in asks if a.kind is AskKind.PRICE_CUT and _only_noticed(a, plain)]
    asked = bool(plain)
    kept = (replace(a, kind=AskKind.PLAIN_QUESTION) if a in noticed else a for a in asks)
    return tuple(a for a in asks if a not in noticed) if asked else tuple(kept)


def _only_noticed(ask: Ask, plain: Sequence[str]) -> bool:
    told = ask.quote
    for question in plain:
        # What is asked beside it is a question of its own.
        told = told.replace(question, "")
    told, less = fold(told), any(f.unit.is_money or f.unit is Unit.PERCENT for f in ask.figures)
    return _WHETHER_RIGHT.search(told) is not None or (not less and _NOTICED.search(told) is not None)


_WHETHER_RIGHT = re.compile(
    r"\b(?:is that|is this|are those|have i got that|did i read that|am i) (?:right|correct)\b"
    r"|\bc'est (?:bien )?(?:ca|cela|juste|exact|correct)\b ?\?|\best-ce (?:bien )?(?:ca|cela|exact|correct|juste)\b"
)
"""Our prices told back, to be confirmed."""


_IDIOM = 8
"""Words of an idiom, at most."""


_AGAIN = re.compile(
    r"\b(?:refaire (?:la meme|pareil|le meme|une commande|notre commande)|la meme (?:chose|commande) (?:que|pour)"
    r"|same (?:again|order again|thing again)|repeat (?:the|our|last)|re-?order\w*|recommander|repartir sur la meme"
    r"|memes? \w+ que (?:la derniere fois|l'an dernier|l'annee derniere|la commande precedente)"
    r"|same \w+ as (?:last (?:time|year|order)|before))\b"
)


def _anew(ask: Ask) -> Ask:
    """A change, where the same is wanted again: that is a new order to be priced."""
    again = ask.kind is AskKind.SCOPE_CHANGE and _AGAIN.search(fold(ask.quote)) is not None
    return replace(ask, kind=AskKind.PLAIN_QUESTION, figures=()) if again else ask


_OF_PAPERS = re.compile(
    r"\b(?:votre|un|le|your|an?|the) (?:devis|proposition|offre|reponse|retour|quote|quotation|proposal|answer|reply"
    r"|estimate)\b"
)
_OF_GOODS = re.compile(
    r"\b(?:livr\w*|recev\w*|deliver\w*|dispatch\w*|expedi\w*|ship\w*|arriv\w*"
    r"|(?:have|need|get|want) (?:them|it)|les avoir|en main|here by)\b"
)


def _unhurried(ask: Ask, today: date) -> Ask:
    """A rush as the question it is: whether a day still holds, or words that tell neither a time nor a hurry."""
    if ask.kind is not AskKind.RUSH:
        return ask
    said = fold(ask.quote)
    coming = (f for f in ask.figures if f.unit in _TIMED)
    timed = any(not isinstance(f.top, date) or f.top >= today for f in coming)
    if _OF_PAPERS.search(said) and not _OF_GOODS.search(said):
        # A quote is waited for, no goods.
        return replace(ask, kind=AskKind.PLAIN_QUESTION)
    whether = "?" in said and _HOLDS.search(said) is not None and _SOONER.search(said) is None
    whether = whether or ("?" in said and by_when_to_act(said))
    return replace(ask, kind=AskKind.PLAIN_QUESTION) if whether or not (timed or _HURRY.search(said)) else ask
