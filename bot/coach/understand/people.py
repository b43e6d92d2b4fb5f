"""What people tell beside business: a farewell, a return after one, a payment taken twice, a slip of ours."""

import re
from dataclasses import replace

from bot.coach.understand.plain import Plain
from bot.coach.understand.turns import supposed
from bot.domain.asks import Ask, AskKind
from bot.domain.facts import Fact, FactName, Facts, Origin
from bot.domain.figures import Unit
from bot.reading.bills import BILLED_OTHERWISE, billed_otherwise
from bot.reading.farewells import asked_on_leaving, gone
from bot.reading.folding import fold

_LEFT_BEFORE = re.compile(
    r"\b(?:left you|had left|moved away|switched (?:away|to)|went to (?:a|an|another)|tried (?:a|an|another)"
    r"|(?:vous|t')(?: \w+){0,2} (?:quitte\w*|laisse\w* tomber)|etions partis|etais partie?|avions change"
    r"|essaye (?:un|une)"
    r"|passes? chez|alles? voir)\b"
)
_BACK_AGAIN = re.compile(
    r"\b(?:same (?:again|order|\d+)|again for|re-?order\w*|recommand\w*|memes? (?:commande|quantite|\d+)"
    r"|a nouveau|de nouveau)\b"
)
_TAKEN_TWICE = re.compile(
    r"\b(?:charged|debited|billed|invoiced|paid|taken|took|withdrawn|collected|prelev\w+|debite\w*"
    r"|facture[esr]*|regle[es]*|encaisse\w*"
    r"|paye[es]*)\b[^.?!]{0,40}\b(?:twice|two times|deux fois|en double|2 fois)\b"
    r"|\bdouble (?:charge|payment|debit|prelevement|paiement|encaissement)\w*|\b(?:twice|deux fois) (?:charged"
    r"|debited|preleve\w*)\b"
)
_OUR_SLIP = re.compile(
    r"\b(?:your|votre|vos|ton|tes)(?: \w+){0,2} (?:colleague|team|workshop|people|staff|driver|office|collegue"
    r"|equipe|atelier"
    r"|service|chauffeur|livreur|transporteur|carrier|courier)s?\b[^.?!]{0,30}"
    r"\b(?:forgot|lost|mixed|left|never|failed|damaged|broke|scratched|hit|ruined|dropped|abime|casse|raye"
    r"|renverse|oubli\w+|perdu|laisse|trompe\w*|n'a (?:pas|jamais|rien))\b"
)
_WRONG_ON_THEM = re.compile(
    r"\b(?:old|wrong|outdated|previous|ancien\w*|mauvais\w*|vieux|vieil\w*) (?:logo|name|address|text|date"
    r"|colou?r|version|slogan"
    r"|nom|adresse|texte|couleur|modele|model|coloris)\b"
)
_HERE = re.compile(
    r"\b(?:deliver\w*|received|arrived|came|recue?s?|livree?s?|arrivee?s?|avons bien recu|have (?:our"
    r"|the) (?:old|wrong))\b"
)
_FEWER = re.compile(
    r"\b(?:bring|cut|reduce|drop|scale|lower|take|go|get|ramener|reduire|passer|descendre|baisser"
    r"|diminuer)(?: (?:it|that|them|this|us|la|le"
    r"|les|the order|the quantity|la quantite|la commande|de \d+))*(?: down| back)? (?:to"
    r"|a) (?P<n>\d{2,5})\b(?![.,]\d)(?! ?(?:€|eur|%|jours|days))"
)
_UNFIT = re.compile(
    r"\b(?:can't|cannot|can not|couldn't|impossible|ne (?:pouvons|peux|peut|pourrons)(?: \w+)? (?:pas"
    r"|plus))\b[^.?!]{0,40}"
    r"\b(?:like this|as they are|like that|in this state|in that state|comme ca|en l'etat|dans cet etat|tels quels)\b"
    r"|\binside out\b"
)
_NOTHING_YET = re.compile(
    r"\b(?:toujours rien|toujours aucune?|encore rien|rien depuis|still nothing|nothing yet|still no (?:sign"
    r"|news|proof|parcel"
    r"|delivery|invoice|quote))\b"
)
_NO_EXTRA = re.compile(
    r"\b(?:sans (?:sur ?cout|supplement|frais (?:en plus|supplementaires?))|(?:no|without|any) (?:extra"
    r"|additional) (?:cost|charge))\b"
)
_OFF = re.compile(r"\b(?:annul\w*|cancel\w*|call(?:ing)? off)\b")
_BACK_OR_MENDED = re.compile(
    r"\b(?:rembours\w*|retour\w*|renvoy\w*|echang\w*|repar(?!ation d)\w*|remplac\w*|repren\w*|garanti\w*|refund\w*"
    r"|return\w*|replac\w*"
    r"|exchang\w*|repair\w*|warrant\w*|back)\b"
)
_OTHERS_GOODS = re.compile(
    r"\b(?:cheap|cheaper|other|some|les|des|ceux|celles|ones) (?:ones|brand\w*|make\w*|(?:\w+ )?(?:bas de gamme"
    r"|pas chers?|premier prix))\b"
    r"[^.?!]{0,60}\b(?:broke\w*|fell apart|snapped|tore|casse\w*|lache\w*|dechire\w*|brises?)\b"
    r"|\b(?:achete\w*|pris\w*|commande\w*|bought|got|ordered)(?: \w+){0,4} (?:ailleurs|elsewhere|chez un autre"
    r"|from another|from someone else)"
    r"\b[^.?!]{0,60}\b(?:broke\w*|fell apart|snapped|casse\w*|lache\w*|dechire\w*)\b"
)
_PRICED = re.compile(
    r"\b(?:prix|tarif\w*|cher\w*|remise\w*|rabais|ristourne\w*|geste|effort|budget|cout\w*|align\w*|negoci\w*"
    r"|baiss\w*|moins|price\w*"
    r"|cost\w*|discount\w*|cheap\w*|expensive|deal|less|off|lower|match\w*|beat|rate\w*|afford|reduc\w*|better"
    r"|best|bulk|break"
    r"|palier\w*|descend\w*|mieux|meilleur\w*|concurren\w*|competitor\w*|quote\w*|devis|supplier\w*"
    r"|fournisseur\w*)\b|[€$£%]|\b\d+[.,]\d{2}\b"
)
_GIVEN = re.compile(
    r"\b(?:offr\w*|offert\w*|gratuit\w*|gratos|gratis|gracieu\w*|sans (?:frais|supplement|surcout)|en plus"
    r"|compris\w*|inclu\w*|prime|bonus"
    r"|echantillon\w*|sample\w*|specimen\w*|free|complimentary|throw\w*|extra\w*|charge|on the house|on you"
    r"|waive\w*|include\w*|for nothing"
    r"|rajout\w*|ajout\w*|add\w*|donn\w*|give|don|dons|geste|spare\w*|frais|chuck\w*|pop in|rab|cost\w*|pay|franco"
    r"|faire parvenir"
    r"|exemplaire\w*|envoy\w*|send|try|essay\w*|lend|pret\w*|glisser|slip|mettre|put|petit\w*|little|cover|fee\w*"
    r"|of each|de chaque|compar\w*|test\w*|to (?:see|feel|touch|judge)|pour (?:voir|toucher|juger)"
    r"|before (?:we|i) (?:buy|order"
    r"|decide|commit)|avant de (?:commander|nous decider))\b"
)
_MEASURES = frozenset({Unit.PERCENT})
_AGAIN = re.compile(r"\b(?:same|again|re-?order|meme|memes|recommand\w*|a nouveau|de nouveau)\b")
_PRESENTS = re.compile(r"\b(?:cadeaux?|gifts?|presents?|goodies)\b")
_UNLIKE_AGREED = re.compile(
    r"\b(?:is|are|was|were|est|sont|c'est)\b[^.?!]{2,40}\b(?:not|pas|et non|instead of|au lieu)\b[^.?!]{0,50}"
    r"\b(?:(?:we|i) (?:had )?(?:agreed|ordered|approved|asked|chose|signed)|(?:avions|avons|avais|ai"
    r"|a) (?:\w+ )?(?:convenu|commande|valide"
    r"|demande|choisi))\w*"
)
_BILL_TO_MEND = re.compile(
    r"\b(?:factures?|avoir) (?:rectificativ\w*|corrigee?s?)|\b(?:refaire|reemettre|reediter|rectifier"
    r"|corriger) (?:la|une|cette|votre) facture"
    r"|\b(?:facture|invoice)\b[^.?!]{0,60}\b(?:ancien\w*|old|wrong|mauvais\w*|erreur|errone\w*)\b|\bcorrected invoice"
    r"|\bre-?issue\b[^.?!]{0,20}\binvoice\b"
)
_CHASED = re.compile(
    r"\b(?:chas(?:e|ed|ing)|relanc\w*|(?:third|second|fourth) time|(?:troisieme|deuxieme"
    r"|quatrieme) fois)\b[^.?!]{0,50}"
    r"\b(?:tracking|suivi|invoice|facture|proof|epreuve|quote|devis|answer|reponse|order|commande|parcel|colis)\b"
)
_TOLD_NOT_TO = re.compile(
    r"\b(?:avai\w+|ai|avons) (?:\w+ ){0,2}(?:demande|dit|precise)\b[^.?!]{0,30}\b(?:de ne pas|de ne rien"
    r"|sans)\b[^?!]{0,80}\b(?:et|mais|or|pourtant)\b"
    r"|\b(?:asked|told)(?: you| them)? not to\b[^?!]{0,80}\b(?:and|but|yet)\b"
)
_PART_LACKS = re.compile(
    r"\b\d+ (?:[\w'-]+ ){0,3}(?:sur|out of|of|des) (?:les |the |nos |our )?\d+\b[^.?!]{0,20}\b(?:sans|without"
    r"|missing|vides?|empty|n'ont pas|have no)\b"
    r"|\b(?:pas content\w*|mecontent\w*|tres decue?s?|not happy|unhappy|very disappointed|furieu\w*)\b"
)
_OWN_ADDRESS = re.compile(
    r"\b(?:i|we)(?:'ve| have)? (?:gave|given|sent|put|wrote)(?: you)? (?:the |a |an |our |my )?(?:wrong"
    r"|old) (?:\w+ )?(?:address|postcode)"
    r"|\b(?:me suis|s'est|nous sommes) trompe\w*[^.?!]{0,20}\badresse|\b(?:donne|envoye"
    r"|indique)\w* (?:la mauvaise|une mauvaise|l'ancienne) adresse"
)
_MONEY_ELSE = re.compile(r"\b(?:disput\w*|bank|banque|chargeback|opposition|frais de dossier|penalt\w*|contest\w*)\b")
_WAITING_OFF = re.compile(
    r"\b(?:pushed|moved|postponed|delayed|put back|put off|reporte\w*|decale\w*|repousse\w*)(?: back)?(?: \w+){0,3}? "
    r"(?:to|until|till|a|au|en|jusqu|pour)\b"
)
_NO_NEWS = re.compile(
    r"\b(?:(?:days|weeks|jours|semaines) (?:since|depuis|que)|depuis)\b[^.?!]{0,60}\b(?:not a word|no news"
    r"|nothing|sans nouvelles?|rien|aucune"
    r" nouvelle|pas un mot)\b|\b(?:is )?any(?:one|body) (?:alive|there)\b"
)
_MONEY_BACK = re.compile(r"\b(?:refund\w*|rembours\w*|money back|reimburse\w*)\b")
_BAD = re.compile(
    r"\b(?:mou?ld\w*|mildew|moisi\w*|rust\w*|rouill\w*|stain\w*|tachee?s?|broken|torn|dechir\w*"
    r"|crack\w*|fissur\w*|smells?"
    r"|odeurs?|defect\w*|faulty|defaut\w*)\b"
)
_SHORT = re.compile(
    r"\b(?:we're|we are|came|were|is|are|was) \d+ [\w' -]{0,20}\bshort\b|\b(?:someone"
    r"|somebody) else's (?:\w+ )?(?:order|goods|box|pens|parcel)"
)
_FOR_TROUBLE = re.compile(
    r"\b(?:vu|pour|suite a|a cause d[eu']|en raison d[eu']|for|because of|given|after) (?:le|la|les|ce|cette"
    r"|votre|vos|the|this|your|that)? ?"
    r"(?:[\w-]+ ){0,2}(?:retards?|delays?|defauts?|erreurs?|mistakes?|errors?|mix-up|desagrement|gene|inconvenience)\b"
)
_OF_A_BILL = re.compile(r"\b(?:factures?|echeances?|invoices?|reglements?|paiements?|payments?|due date|bills?)\b")
_DONE_IN = re.compile(
    r"\b(?:livre\w*|recu\w*|fait\w*|delivered|received|arrived|came|turned around|made)(?: \w+){0,2} (?:en"
    r"|in) (?:\d+|deux|trois|two|three)\b"
)
_CAME_AFTER = re.compile(
    r"\b(?:for|by|pour|avant|before)\b[^.?!]{0,25}\d+[^.?!]{0,40}\b(?:came|arrived|turned up|delivered|livre\w*"
    r"|arrive\w*|recu\w*)\b"
    r"[^.?!]{0,10}\d+"
)
_WRONGED = re.compile(
    r"\b(?:lost|perdu|egare\w*) (?:our|my|nos|notre|mes)\b|\bgot (?:a |an )?(?:blank|empty|broken|wrong)\b"
    r"|\bsans (?:nous |me )?(?:demander"
    r"|prevenir|autorisation)\b|\bwithout (?:asking|telling|warning|our permission)\b|\b(?:cauchemar|nightmare"
    r"|shambles)\b|\bprend l'eau\b"
    r"|\b(?:not|pas|in)[ -]?accepta\w+\b|\b(?:two|three|four|some|\d+) (?:are|is|were) short\b|\bwe(?:'re"
    r"| are) \d+ down\b"
    r"|\b(?:n'ecri\w+|ne marche\w*|ne fonctionne\w*|fonctionnent pas)\b"
    r"|\bsays?\b[^.?!]{0,60}\binstead of\b"
    r"|\bsaid sorry\b|\b(?:deuxieme|troisieme|second|third) (?:fois|time)\b"
)
_DEPOSIT_BACK = re.compile(
    r"\b(?:deposit|acompte)\b[^.?!]{0,20}\b(?:back|lost|perdu|rendu|rembours\w*)\b|\b(?:recuper\w*|rembours\w*"
    r"|rend\w*|lose|refund\w*|keep|get)\b"
    r"[^.?!]{0,20}\b(?:deposit|acompte)\b"
)
_CALLS_OFF = re.compile(r"\b(?:annul\w*|cancel\w*|call(?:ing)? off|renonc\w*)\b")
_GOODS_BACK = re.compile(
    r"\b(?:renvoy\w*|retourn\w*|return\w*|send\w* (?:\w+ )?back|repren\w*|tak\w* (?:\w+ )?back|echang\w*|exchang\w*)\b"
)
_OTHER_PERSON = re.compile(
    r"\b(?:another|different|new|other|autre|nouve\w+|change\w*|changer d[e']) ?(?:sales ?|account )?(?:contact"
    r"|interlocut\w+|rep\b|person\b"
    r"|manager|commercial\w*|conseill\w+|salesperson)|\b(?:someone|somebody|anyone|quelqu'un) (?:else"
    r"|other than|d'autre)\b"
    r"|\bplus (?:\w+ ){0,3}(?:affaire|a faire) a\b"
)
_FOLLOWED_BY = re.compile(
    r"\b(?:account|deal|contact|interlocut\w+|commercial\w*|conseill\w+|put (?:me|us) through|speak|talk|file"
    r"|dossier|suiv\w+"
    r"|affaire|rep|manager|salesperson)\b"
)
_APART = re.compile(
    r"^(?:par ailleurs|autre (?:question|point|chose)|sinon|enfin|et au passage|d'autre part|also|separately"
    r"|by the way|one more thing"
    r"|another (?:question|thing)|finally|besides|and while)\b.*\?"
)
_OTHER_GOODS = re.compile(
    r"\b(?:received|got|sent us|sent me|delivered|recu\w*|livre\w*|envoye\w*)\b[^.?!]{3,80}"
    r"\b(?:whereas|but|while|when|alors que?|mais|tandis que)\b[^.?!]{0,30}"
    r"\b(?:ordered|asked for|wanted|chose|commande\w*|demande\w*|choisi\w*|voul\w+)\b"
)
_NO_FAULT = frozenset({AskKind.RUSH, AskKind.SILENCE_AFTER_EFFORT, AskKind.FREE_EXTRA})
_TIMES = frozenset({Unit.DATE, Unit.DAYS, Unit.WORKING_DAYS})
_BARGAINED = frozenset({AskKind.PRICE_CUT, AskKind.ULTIMATUM, AskKind.COMPLAINT, AskKind.SILENCE_AFTER_EFFORT})
_NOT_OF_A_BILL = frozenset(
    {
        AskKind.RUSH,
        AskKind.PRICE_CUT,
        AskKind.PAYMENT_TERMS,
        AskKind.FREE_EXTRA,
        AskKind.SCOPE_CHANGE,
        AskKind.RETURN_OR_WARRANTY,
    }
)


def sound_surplus(
    asks: tuple[Ask, ...], own: tuple[Plain, ...], known: tuple[Fact, ...], told: Facts
) -> tuple[Fact, ...]:
    """That goods to come back are sound, where they are said to be too many or untouched and nothing went wrong."""
    if not any(a.kind is AskKind.RETURN_OR_WARRANTY for a in asks) or _complained(asks):
        return ()
    if told.get(FactName.DEFECT) is not None or any(f.name is FactName.DEFECT for f in known):
        return ()
    found = next((p.sentence.text for p in own if _UNTOUCHED.search(fold(p.sentence.text))), None)
    bad = any(_BAD.search(fold(p.sentence.text)) for p in own)
    return () if found is None or bad else (Fact(FactName.DEFECT, False, Origin.MESSAGE, found),)


def doubted(told: Facts, note: str) -> Facts:
    """The user's facts, less those by which a warranty is owed where the note itself doubts the cause."""
    if _DOUBTED.search(fold(note)) is None:
        return told
    return Facts(tuple(f for f in told if f.name not in _OF_A_WARRANTY))


_UNTOUCHED = re.compile(
    r"\b(?:untouched|unopened|unused|still (?:in (?:their )?box\w*|sealed|wrapped)|too many|over-?ordered"
    r"|left ?over|surplus|en trop|de trop"
    r"|intacts?|jamais (?:deball|ouvert|servi|utilis)\w*|non (?:deball|ouvert|utilis)\w*|il (?:nous |m'"
    r"|me )?(?:en )?reste|erreur de quantite"
    r"|trop (?:commande|vu)|still have)\b"
)
_DOUBTED = re.compile(
    r"\b(?:hand ?wash(?: only)?|wash by hand|lavage (?:a la )?main|not dishwasher|pas (?:au "
    r"|de )?lave-vaisselle|misus\w*|mauvais(?:e)? (?:usage"
    r"|utilisation)|(?:data ?sheet|notice|care (?:card|leaflet)|fiche technique) (?:says|dit|precise|indique))\b"
)
_OF_A_WARRANTY = frozenset({FactName.IN_WARRANTY, FactName.PURCHASE_AGE_MONTHS, FactName.DAYS_SINCE_DELIVERY})


def told_of_people(asks: tuple[Ask, ...], own: tuple[Plain, ...]) -> tuple[Ask, ...]:
    """The asks of a message, less what its words only seem to ask between people.

    A farewell bargains over nothing; whoever comes back complains of somebody else's goods; a payment taken twice
    is a complaint and no hurry; whoever names a slip of ours complains of it, whatever they ask beside.
    """
    if not own:
        return asks
    texts = [fold(p.sentence.text) for p in own]
    if any(gone(t) for t in texts):
        kept = tuple(a for a in asks if a.kind not in _BARGAINED)
        if any(asked_on_leaving(t) for t in texts):
            # What a client asks on leaving is no exception to weigh: it is looked up.
            wanted = next(p.sentence.text for p in own if asked_on_leaving(fold(p.sentence.text)))
            return (Ask(AskKind.PLAIN_QUESTION, wanted),)
        return kept or (Ask(AskKind.PLAIN_QUESTION, own[0].sentence.text),)
    asks = _after_the_sale(_worded(asks), texts, own)
    if any(_OTHERS_GOODS.search(t) for t in texts):
        asks = tuple(a for a in asks if a.kind not in (AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY)) or (
            Ask(AskKind.PLAIN_QUESTION, own[0].sentence.text),
        )
    if any(_LEFT_BEFORE.search(t) for t in texts) and any(_BACK_AGAIN.search(t) for t in texts):
        asks = tuple(
            a for a in asks if a.kind is not AskKind.COMPLAINT and not (a.kind is AskKind.PRICE_CUT and not a.figures)
        )
        return asks or (Ask(AskKind.PLAIN_QUESTION, _quote(own, _BACK_AGAIN)),)
    if any(billed_otherwise(t) for t in texts):
        kept = tuple(a for a in asks if a.kind not in _NOT_OF_A_BILL)
        return _with_complaint(kept, own, BILLED_OTHERWISE)
    asks = _fewer(asks, texts)
    if any(_WRONG_ON_THEM.search(t) for t in texts) and any(_HERE.search(t) for t in texts):
        kept = tuple(a for a in asks if a.kind is not AskKind.RUSH)
        return _with_complaint(kept, own, _WRONG_ON_THEM)
    if any(_UNFIT.search(t) for t in texts):
        return _with_complaint(tuple(a for a in asks if a.kind is not AskKind.RUSH), own, _UNFIT)
    if any(_NOTHING_YET.search(t) for t in texts) and not any(a.kind is AskKind.COMPLAINT for a in asks):
        kept = tuple(a for a in asks if a.kind not in (AskKind.RUSH, AskKind.SILENCE_AFTER_EFFORT))
        return _with_complaint(kept, own, _NOTHING_YET)
    if any(a.kind is AskKind.SCOPE_CHANGE for a in asks):
        asks = tuple(a for a in asks if a.kind is not AskKind.FREE_EXTRA or not _NO_EXTRA.search(fold(a.quote)))
    if any(a.kind is AskKind.RETURN_OR_WARRANTY for a in asks) and any(
        _BAD.search(fold(p.sentence.text)) and not supposed(p.text) for p in own
    ):
        back = frozenset({AskKind.PRICE_CUT} if _complained(asks) else {AskKind.PRICE_CUT, AskKind.RETURN_OR_WARRANTY})
        # Money asked back for what is bad is part of the complaint.
        kept = tuple(a for a in asks if a.kind not in back or not _MONEY_BACK.search(fold(a.quote)))
        asks = _with_complaint(kept, own, _BAD)
    if any(a.kind is AskKind.PRICE_CUT for a in asks) and any(_FOR_TROUBLE.search(t) for t in texts):
        asks = _with_complaint(asks, own, _FOR_TROUBLE)
    if any(_NO_NEWS.search(t) for t in texts):
        return _with_complaint(tuple(a for a in asks if a.kind not in _NOT_OF_A_BILL), own, _NO_NEWS)
    for told in (_UNLIKE_AGREED, _CHASED, _TOLD_NOT_TO, _PART_LACKS, _SHORT):
        if any(told.search(t) for t in texts) and not any(a.kind is AskKind.COMPLAINT for a in asks):
            kept = tuple(a for a in asks if a.kind not in _NO_FAULT)
            kept = tuple(a for a in kept if a.kind is not AskKind.PRICE_CUT or not _MONEY_ELSE.search(fold(a.quote)))
            return _with_complaint(kept, own, told)
    if any(_BILL_TO_MEND.search(t) for t in texts):
        return _with_complaint(tuple(a for a in asks if a.kind not in _NOT_OF_A_BILL), own, _BILL_TO_MEND)
    if any(_OWN_ADDRESS.search(t) for t in texts) or (
        any(_WAITING_OFF.search(t) for t in texts) and not any(a.kind is AskKind.COMPLAINT for a in asks)
    ):
        billed = any(_OF_A_BILL.search(t) for t in texts)
        asks = tuple(
            replace(a, kind=AskKind.PLAIN_QUESTION, figures=())
            if a.kind is AskKind.RETURN_OR_WARRANTY or (a.kind is AskKind.PAYMENT_TERMS and not billed)
            else a
            for a in asks
        )
    if any(_TAKEN_TWICE.search(t) for t in texts):
        kept = tuple(a for a in asks if a.kind not in _NOT_OF_A_BILL)
        return _with_complaint(kept, own, _TAKEN_TWICE)
    if any(_OTHER_GOODS.search(t) for t in texts):
        kept = tuple(a for a in asks if a.kind not in (AskKind.RUSH, AskKind.PRICE_CUT) or _percent(a))
        return _with_complaint(kept, own, _OTHER_GOODS)
    asks = _asked_apart(_without_goods_back(asks), own)
    if any(a.kind is AskKind.COMPLAINT for a in asks):
        asks = tuple(a for a in asks if a.kind is not AskKind.RETURN_OR_WARRANTY or not _only_off(fold(a.quote)))
    if any(_OTHER_PERSON.search(t) and _FOLLOWED_BY.search(t) for t in texts):
        asks = tuple(replace(a, kind=AskKind.PLAIN_QUESTION) if a.kind is AskKind.SPECIAL_FAVOUR else a for a in asks)
    if any(_OUR_SLIP.search(t) for t in texts):
        kept = tuple(a for a in asks if a.kind is not AskKind.SCOPE_CHANGE)
        return _with_complaint(kept, own, _OUR_SLIP)
    return asks


def _fewer(asks: tuple[Ask, ...], texts: list[str]) -> tuple[Ask, ...]:
    """The asks, a price read in the words that bring a quantity down ("80 … bring it down to 65") as the change."""
    whole = " ".join(texts)
    found = _FEWER.search(whole)
    if found is None or "€" in whole or "%" in whole:
        return asks
    before = [int(n) for n in re.findall(r"\b\d{2,5}\b", whole[: found.start("n")])]
    if not any(int(found["n"]) < n for n in before):
        return asks
    changed = any(a.kind is AskKind.SCOPE_CHANGE for a in asks)
    kept = (a for a in asks if a.kind is not AskKind.PRICE_CUT or not changed)
    return tuple(replace(a, kind=AskKind.SCOPE_CHANGE) if a.kind is AskKind.PRICE_CUT else a for a in kept)


def _complained(asks: tuple[Ask, ...]) -> bool:
    return any(a.kind is AskKind.COMPLAINT for a in asks)


def _only_off(folded: str) -> bool:
    """Whether words that were read as goods to come back only call an order off."""
    return _OFF.search(folded) is not None and _BACK_OR_MENDED.search(folded) is None


def _after_the_sale(asks: tuple[Ask, ...], texts: list[str], own: tuple[Plain, ...]) -> tuple[Ask, ...]:
    """The asks, less what words of a sale made before only seem to bargain for.

    Money claimed back is no price, a speed praised no hurry, a deposit lost no term of payment; goods that came after
    their day and wrongs told beside nothing but a question are complaints.
    """
    off = any(_CALLS_OFF.search(t) for t in texts)
    open_still = any(_OPEN_STILL.search(t) for t in texts)
    kept: list[Ask] = []
    for ask in asks:
        said = fold(ask.quote)
        claimed = _MONEY_BACK.search(said) is not None and _GOODS_BACK.search(said) is None
        if ask.kind is AskKind.PRICE_CUT and ((claimed and "%" not in said) or (off and not open_still)):
            continue
        dated = any(f.unit is Unit.DATE for f in ask.figures)
        if ask.kind is AskKind.RUSH and not dated and _DONE_IN.search(said) is not None and "?" not in said:
            continue
        if ask.kind is AskKind.PAYMENT_TERMS and _DEPOSIT_BACK.search(said) is not None:
            continue
        money = any(f.unit.is_money for f in ask.figures)
        kept.append(replace(ask, kind=AskKind.COMPLAINT) if _claims(ask, claimed=claimed and money) else ask)
    left = tuple(kept) or tuple(Ask(AskKind.PLAIN_QUESTION, own[0].sentence.text) for _ in asks[:1])
    # Samples and carriage asked for in one breath are two presents.
    apart = {(a.kind, a.quote if a.kind is AskKind.FREE_EXTRA else ""): a for a in reversed(left)}
    left = tuple(apart.values())[::-1]
    if any(_CAME_AFTER.search(t) for t in texts):
        gone_back = (AskKind.RUSH, AskKind.RETURN_OR_WARRANTY)
        return _with_complaint(tuple(a for a in left if a.kind not in gone_back), own, _CAME_AFTER)
    if any(_WRONGED.search(t) for t in texts) and {a.kind for a in left} <= _MILD:
        return _with_complaint(tuple(a for a in left if a.kind in _ASIDE), own, _WRONGED)
    return left


def _claims(ask: Ask, *, claimed: bool) -> bool:
    """Whether goods to come back are nothing but money claimed."""
    return claimed and ask.kind is AskKind.RETURN_OR_WARRANTY


_OPEN_STILL = re.compile(r"\b(?:si|sinon|sauf|a moins|unless|if|or else|otherwise)\b|\?")
_ASIDE = frozenset({AskKind.ULTIMATUM, AskKind.ABUSE})
_MILD = _ASIDE | {
    AskKind.PLAIN_QUESTION, AskKind.GOODWILL, AskKind.FREE_EXTRA, AskKind.PRICE_CUT, AskKind.SPECIAL_FAVOUR,
    AskKind.SILENCE_AFTER_EFFORT,
}  # fmt: skip


def _worded(asks: tuple[Ask, ...]) -> tuple[Ask, ...]:
    """The asks, less a present read in goods that are presents themselves, or a price beside goods to come back.

    No word of their own asks for either; a day told there is when the goods are wanted.
    """
    back = any(a.kind in (AskKind.RETURN_OR_WARRANTY, AskKind.COMPLAINT) for a in asks)
    kept: list[Ask] = []
    for ask in asks:
        said = fold(ask.quote)
        measured = any(f.unit.is_money or f.unit in _MEASURES for f in ask.figures)
        spare = ask.kind is AskKind.FREE_EXTRA and _PRESENTS.search(said) is not None and _GIVEN.search(said) is None
        spare = spare or (ask.kind is AskKind.PRICE_CUT and back and _PRICED.search(said) is None)
        again = _AGAIN.search(said) is not None and _PRICED.search(said) is None
        if ask.kind is AskKind.PRICE_CUT and len(asks) == 1 and not measured and again:
            # "The same 120 again": a number alone is no price.
            kept.append(replace(ask, kind=AskKind.PLAIN_QUESTION))
        elif not spare or measured:
            kept.append(ask)
        elif _timed(ask) and not any(a.kind is AskKind.RUSH for a in asks):
            kept.append(replace(ask, kind=AskKind.RUSH))
    return tuple(kept)


def _asked_apart(asks: tuple[Ask, ...], own: tuple[Plain, ...]) -> tuple[Ask, ...]:
    """The asks, with the question that a complaint sets apart from itself ("par ailleurs, quand part …?")."""
    kinds = {a.kind for a in asks}
    if AskKind.COMPLAINT not in kinds or AskKind.PLAIN_QUESTION in kinds:
        return asks
    apart = next((p.sentence.text for p in own if _APART.search(fold(p.sentence.text).strip())), None)
    taken = apart is None or any(apart in a.quote for a in asks if a.kind is not AskKind.COMPLAINT)
    return asks if apart is None or taken else (*asks, Ask(AskKind.PLAIN_QUESTION, apart))


def _timed(ask: Ask) -> bool:
    return any(f.unit in _TIMES for f in ask.figures)


def _percent(ask: Ask) -> bool:
    return any(f.unit is Unit.PERCENT for f in ask.figures)


def _without_goods_back(asks: tuple[Ask, ...]) -> tuple[Ask, ...]:
    """The asks, less a hurry read in the very words that send goods back, with no day to come."""
    back = [a.quote for a in asks if a.kind is AskKind.RETURN_OR_WARRANTY]
    return tuple(a for a in asks if a.kind is not AskKind.RUSH or _timed(a) or a.quote not in back)


def _with_complaint(asks: tuple[Ask, ...], own: tuple[Plain, ...], told: re.Pattern[str]) -> tuple[Ask, ...]:
    if any(a.kind is AskKind.COMPLAINT for a in asks):
        return asks
    return (Ask(AskKind.COMPLAINT, _quote(own, told)), *(a for a in asks if a.kind is not AskKind.PLAIN_QUESTION))


def _quote(own: tuple[Plain, ...], told: re.Pattern[str]) -> str:
    return next(p.sentence.text for p in own if told.search(fold(p.sentence.text)))
