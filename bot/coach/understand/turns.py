"""Turns of phrase of everyday messages, and the asks that they are and are not whatever cue words they hold."""

import re
from collections.abc import Sequence

from bot.coach.understand.addresses import new_address
from bot.coach.understand.bargaining import bargained
from bot.coach.understand.by_when import promised_in_vain, timed
from bot.coach.understand.plain import Plain
from bot.coach.understand.sought import sought
from bot.domain.asks import AskKind

_AS_BEFORE = re.compile(
    r"\b(?:memes? (?:prix|tarifs?|conditions?|modalites?|termes)"
    r"|same (?:price|prices|pricing|terms|conditions|rate|deal))"
    r"(?: \w+(?:'\w+)?){0,4} (?:que |qu'|as |than )?(?:la (?:derniere|premiere) fois|l'an (?:dernier|passe)"
    r"|l'annee (?:derniere|passee)|avant|la precedente|la derniere commande"
    r"|notre (?:derniere|premiere|precedente) commande|last (?:time|year|order)"
    r"|before|our (?:last|first|previous) order|previous)"
)
_NO_TROUBLE = re.compile(
    r"\b(?:(?:ca|cela|c'est|est-ce) (?:\w+ ){0,3}?(?:pose|poserait|posera|pas|un|trop|que ca pose) ?(?:\w+ )?"
    r"(?:un |de |trop de )?(?:problemes?|soucis?|embetant|genant|complique|difficile)"
    r"|(?:pas de|aucun|un) (?:souci|probleme)s? (?:pour vous|de votre cote|si)"
    r"|(?:is|would|will) (?:that|this|it) (?:be )?(?:a|any) (?:problem|trouble|issue))[^?]*\?"
)
_TO_SEE = re.compile(
    r"\b(?:envoy\w*|adress\w*|recevoir|faire parvenir|pret\w*|avoir|obtenir|send|get|receive|have|borrow)\b[^.?!]*"
    r"\b(?:exemplaires?|specimens?|copies|copy|one or two|pieces? temoins?)\b[^.?!]*"
    r"\b(?:voir|voie|voient|touch\w*|montr\w*|jug\w*|test\w*|essay\w*|en main|compar\w*|presente\w*|see|feel|show"
    r"|try|look|judge)\b"
    r"|\b(?:recevoir|avoir|obtenir|commander|receive|get|have|order|see|voir)\b[^.?!]{0,30}"
    r"\b(?:une?|an?|one)\b(?! (?:devis|quote|idea|idee|reponse|answer))[^.?!#]*"
    r"\b(?:pour|to|afin de|before|avant)\b[^.?!]{0,20}"
    r"\b(?:compar\w*|juger|toucher|tester|essayer|se decider|se rendre compte|feel|try|test|assess|judge|deciding)\b"
)
_WAS_DUE = re.compile(
    r"\b(?:devai\w+|aurai\w+ du|should have|(?:was|were) (?:due|supposed|meant|to)|(?:etai\w+|est|sont) prevue?s?)\b"
    r"[^.?!]{0,30}\b(?:partir|parti\w*|arriv\w+|livr\w+|expedi\w+|etre la|etre chez|nous parvenir|recevoir"
    r"|recu\w*|ship\w*|leave|left|here|delivered|dispatched)\b"
)
_NOT_YET = re.compile(
    r"\b(?:toujours (?:pas|rien|aucun\w*)|pas encore|rien (?:recu|vu|n'est)|(?:hier|avant-hier|derniere?s?"
    r"|passee?s?)\b"
    r"|il y a #|depuis|still (?:no|not|nothing|haven't|hasn't|waiting)|nothing|yesterday|last|ago)"
)
_PAPER = (
    r"(?:factures?|duplicata|bons? de livraison|attestations?|certificats?|fiches? technique\w*|rib|photos?|proforma)"
)
_PAPER_ASKED = re.compile(
    r"\b(?:peux|peut|peut-on|pouvez|pourri\w+|pourrais|possible|merci de|veuillez|faudrait|besoin)\b[^.?!]{0,40}"
    r"\b(?:refaire|refai\w+|r?envoyer|reediter|editer|etablir|modifier|mettre|transmettre|adresser|faire parvenir"
    rf"|avoir|libeller)\b[^.?!]{{0,30}}\b{_PAPER}\b"
)
_WRONG = re.compile(
    r"\b(?:erreur\w*|faux|fausse|tromp\w*|au lieu|incorrect\w*|mauvais\w*|jamais|toujours pas|manqu\w*)\b"
)
_KEPT_FROM = re.compile(
    r"\bne (?:pas |plus )?(?:re)?(?:vend|propos|fourn|livr|offr|donn|fabriqu|montr|fass|fer|diffus)\w* "
    r"(?:pas |plus )?(?:a personne |aussi |jamais )?(?:d'autre )?"
    r"(?:ce|cet|cette|le|la|notre|nos|ces|mon|les?) (?:meme )?(?:modele|dessin|motif|design|produit|objet"
    r"|visuel|parapluie"
    r"|coffret|mug|carnet|sac|coloris|creation)s?\b"
    r"|\betre (?:le|la|les) seule?s? (?:a|sur|dans)\b"
    r"|\b(?:not|never|nobody|no one)\b[^.?!]{0,20}\bsell\w* (?:this|the same|our|that) (?:model|design"
    r"|pattern|item|product)"
)
_BROKE = re.compile(
    r"\b(?:se (?:sont |est |soit )?(?:deja |toutes? |tous )?"
    r"(?:decoll|dechir|decous|detach|tord|fissur|pli(?:e|ent)|romp|deform|bloqu|coinc|retourn|decoud|effac)\w*"
    r"|(?:a|ont|est|sont|avai\w+) (?:\w+ ){0,2}(?:casse|lache|cede|rompu|dechire|tordu|abime|fendu|rouille"
    r"|decolor|delav"
    r"|decousu|perdu (?:sa|son|leur|une))\w*"
    r"|ne (?:s'ouvr|se ferm|tien|fonctionn|marche|s'emboit)\w* (?:deja )?(?:pas|plus)|(?:fuit|fuient)\b"
    r"|(?:has|have|is|are) (?:\w+ ){0,2}(?:broken|come off|torn|bent|peel\w*|fad\w*|crack\w*|rust\w*|snapped|split)"
    r"|(?:came|come|fell|falling|coming) (?:off|apart))"
)
_SUPPOSED = re.compile(
    r"\b(?:si (?:jamais |un jour |l'une? d\w* |une? |la |le |on |nous |ca |cela |il |elle |des |quelque )"
    r"|en cas d[e'] ?|au cas ou|suppos\w*|imaginons"
    r"|if (?:one|any|a|an|something|it|there|they|some|we) |in case|suppose|what happens)"
)
_UNDER_WARRANTY = re.compile(r"\b(?:garanti\w*|sav|warrant\w*|guarantee)\b")
_WANTED_BY = re.compile(
    r"\b(?:voudr\w+|voulons|souhait\w+|aimer\w+|faudrait|faut|besoin|devons|doivent|need|want|would like"
    r"|must|que ce soit)\b[^.?!]*"
    r"\b(?:etre livre\w*|livre\w*|livraison|recevoir|les avoir|avoir (?:les|tout|le)|recus?|delivered|receive"
    r"|have them|get them)\b"
    r"[^.?!]{0,30}#d"
    r"|\b(?:can|could) (?:we|i|you) (?:have|get|receive|deliver|ship)\b[^.?!,]*\b(?:by|before|for|on) #d"
)


_AGREED = re.compile(
    r"\b(?:(?:ca|cela|tout|c'est) (?:nous|me) (?:va|convient|parait|semble) ?(?:bien|parfait\w*|tres bien|bon)?"
    r"|(?:boss|chef|direction|directeur|directrice|patron\w*|comite|dg|president\w*) (?:a|ont) (?:dit oui"
    r"|valide|donne son accord|accepte)"
    r"|(?:on|nous) (?:part|partons) (?:sur|la-dessus|avec)|bon pour (?:accord|nous|moi)|c'est (?:bon|ok"
    r"|d'accord) pour (?:nous|moi)"
    r"|(?:on|nous|je) (?:le |la |les )?(?:prends?|prenons|retiens|retenons|validons|valide|confirmons|confirme) "
    r"(?:donc |les |la |le |votre |ces |cette |ce )?(?:#q|#n|commande|devis|offre|proposition))"
)
_ON_CONDITION = re.compile(r"\b(?:si|a condition|sous reserve|mais|sauf|if|unless|provided|but)\b|\?")
_RIVAL_IS_FASTER = re.compile(
    r"\b(?:concurren\w+|competitor\w*|ailleurs|d'autres|un autre fournisseur|others?)\b[^.?!]{0,30}"
    r"\b(?:livr(?:e|ent|erait|era)\b[^.?!]{0,12}\b(?:en|sous|dans|plus)|expedi(?:e|ent)|delais?|fait (?:ca"
    r"|cela) en|met|promet\w*|deliver\w*|ship\w*|faster|plus vite"
    r"|plus rapid\w+)\b"
)
_PRICED_WORDS = re.compile(r"#m|#p|\b(?:prix|tarifs?|remise|rabais|moins cher\w*|price|cheaper|discount)\b")
_OTHER_NUMBER = re.compile(
    r"\b(?:passer|reduire|ramener|diminuer|baisser|descendre|monter|augmenter|reduce|change|bring)\b"
    r"(?: (?!prix|tarif|price)[\w'-]+){0,4} (?:a|de|to) (?:#q|#n)"
)
_UNANSWERED = re.compile(
    r"\b(?:pas|jamais|toujours pas|aucune?|sans|no|not|never|any) (?:\w+ ){0,3}?"
    r"(?:reponses?|retours?|nouvelles|suite|answer|reply|word)\b(?: \w+){0,3}? (?:a|de|sur|pour|from|to|on)\b"
    r"[^.?!]{0,30}\b(?:demandes?|devis|mails?|messages?|courriels?|request|quote|emails?|vous|votre part|you)\b"
)


_SILENT = re.compile(
    r"\b(?:plus|pas|aucune?|sans) (?:eu )?(?:de |d'|aucune? )?(?:nouvelles|reponse|retour|signe) (?:\w+ ){0,2}?"
    r"(?:depuis|de votre part|de ta part|de chez vous)\b|\b(?:not|n't|never) heard (?:back|from you|anything)\b"
)
_WHY_MORE = re.compile(
    r"\b(?:pourquoi|expli\w+|comment (?:ca se fait|se fait-il)|why|how come)\b[^.?!]*"
    r"(?:#m|\b(?:prix|tarifs?|plus cher\w*|augment\w*|hausse|price\w*|dearer|more expensive|gone up)\b)"
)
_ROSE = re.compile(
    r"\b(?:vos|les|votre|le|your|the) (?:tarifs?|prix|prices?|rates?)\b[^.?!]{0,30}"
    r"\b(?:ont|a|avez|have|has) (?:\w+ ){0,2}(?:augment|mont|grimp|bondi|explos|gone up|risen|increas)\w*"
    r"|\bavez (?:\w+ )?augment\w* (?:vos|les|votre|le) (?:tarifs?|prix)"
)
_PUT_OFF = re.compile(
    r"\b(?:decaler|reporter|repousser|retarder|differer|postpone|push back|put off|delay)\b (?:\w+ )?(?:la|le"
    r"|les|notre|nos|l'|the|our)? ?"
    r"(?:livraison|commande|expedition|envoi|depart|delivery|order|dispatch|shipment)\b"
    r"|\b(?:decaler|reporter|repousser|postpone|push (?:it|this|that) back|put (?:it|this|that) off)\b[^.?!]{0,20}#d"
)
_AGAIN_FREE = re.compile(
    r"\b(?:refai(?:tes|re|s)|reimprim\w*|redo|reprint|remake)\b[^.?!]*\b(?:gratuit\w*|sans frais|a vos frais"
    r"|free|at your expense)\b"
)
_TOLD_OTHERWISE = re.compile(
    r"\b(?:avais|avions|ai|avons|avait) (?:bien |pourtant |clairement )?(?:dit|demande|precise|commande|ecrit"
    r"|indique)\b"
    r"[^.?!]*\b(?:pas|et non|au lieu)\b (?:du|de|de la|des|le|la|un|une|en)\b"
)
_DRAWN = re.compile(
    r"\b(?:propositions?|maquettes?|epreuves?|visuels?|bat|creations?|versions?|proofs?|mock-?ups?|designs?)\b"
)
_DEAR_CARRIAGE = re.compile(
    r"\b(?:le|vos|les|votre|de|the|your) (?:port|transport|frais de (?:port|livraison|transport)|shipping"
    r"|delivery|postage)\b[^.?!]*"
    r"\b(?:eleves?|cher\w*|excessif\w*|trop|enorme|expensive|steep|high)\b"
)
_LESS_WELL = re.compile(
    r"\bmoins (?:beaux?|belles?|bien|bons?|bonnes?|soignee?s?|nette?s?|solides?|reussi\w*|qualitati\w+) que\b"
    r"[^.?!]*\b(?:premi\w+|derni\w+|precedent\w*|avant|habitude|autres?|fois)\b"
    r"|\bbaisse de (?:la )?qualite\b|\bquality (?:has )?(?:dropped|gone down|slipped)\b"
)
_OTHER_BREAK = re.compile(
    r"\b(?:prix|tarif|palier|price|rate) (?:unitaire |public )?(?:de|des|du palier d[e']|pour|of|for) (?:les )?"
    r"(?:#q|#n)(?: [\w'-]+){0,3} (?:pour|sur|for|on) (?:seulement |only )?(?:les )?(?:#q|#n)"
)
_STURDIER = re.compile(
    r"\bplus (?:epaiss?e?s?|solides?|robustes?|resistante?s?|lourde?s?|grande?s?|longue?s?|qualitati\w+"
    r"|haut de gamme)\b"
    r"[^.?!]*\b(?:meme prix|sans (?:surcout|supplement)|pour (?:le|ce) (?:meme )?prix|same price|no extra)\b"
    r"|\b(?:thicker|sturdier|stronger|heavier)\b[^.?!]*\b(?:same price|no extra|extra cost)\b"
)


_OTHER_COUNT = re.compile(
    r"(?:#q|#n)(?: [a-z]+){0,2} (?:instead of|rather than|au lieu d[e'] ?|plutot qu[e'] ?)(?: ?les| the)? ?(?:#q|#n)"
)
_HOW_LOW = re.compile(r"\ba combien (?:descend\w+|iriez|pourriez-vous descendre|me fai\w+|nous fai\w+)")
_WHAT_PRICE = re.compile(r"\b(?:a quel prix|at what price|how much)\b[^.?!]*\?")


def supposed(text: str) -> bool:
    """Whether words in the plain form ask what would be, not what is: "si une baleine casse, …"."""
    return _SUPPOSED.search(text) is not None


def put_off(text: str) -> bool:
    """Whether words in the plain form ask for goods to come later than planned."""
    return _PUT_OFF.search(text) is not None


def told_wrong(text: str) -> bool:
    """Whether words in the plain form tell of something that did break, or did not come."""
    late = (_WAS_DUE.search(text) and _NOT_YET.search(text)) or promised_in_vain(text)
    return not supposed(text) and bool(_BROKE.search(text) or late)


def turned(plain: Plain, sentences: Sequence[Plain]) -> dict[AskKind, bool]:
    """The asks that the turn of phrase of a sentence among `sentences` makes, and those that it is not."""
    text = plain.text
    if _AS_BEFORE.search(text):
        return {AskKind.PRICE_CUT: False, AskKind.PLAIN_QUESTION: True}
    if told := bargained(plain, sentences):
        return told
    if _TO_SEE.search(text):
        return {AskKind.FREE_EXTRA: True, AskKind.PLAIN_QUESTION: False}
    if _KEPT_FROM.search(text):
        return {AskKind.SPECIAL_FAVOUR: True, AskKind.PLAIN_QUESTION: False, AskKind.RETURN_OR_WARRANTY: False}
    if _WAS_DUE.search(text) and _NOT_YET.search(text):
        return {AskKind.COMPLAINT: True, AskKind.RUSH: False}
    if _BROKE.search(text) and not supposed(text):
        covered = any(_UNDER_WARRANTY.search(p.text) for p in sentences)
        return {AskKind.RETURN_OR_WARRANTY if covered else AskKind.COMPLAINT: True}
    if _PAPER_ASKED.search(text) and not any(_WRONG.search(p.text) for p in sentences):
        return {AskKind.GOODWILL: True}
    if _UNANSWERED.search(text) or _SILENT.search(text):
        return {AskKind.COMPLAINT: True}
    if _WHY_MORE.search(text) or _ROSE.search(text):
        return {AskKind.PRICE_CUT: False, AskKind.PLAIN_QUESTION: True}
    if _OTHER_BREAK.search(text) or _HOW_LOW.search(text):
        return {AskKind.PRICE_CUT: True, AskKind.PLAIN_QUESTION: False}
    if _PUT_OFF.search(text):
        return {AskKind.PLAIN_QUESTION: True, AskKind.PAYMENT_TERMS: False, AskKind.RUSH: False}
    if _AGAIN_FREE.search(text) and _DRAWN.search(text):
        return {AskKind.SCOPE_CHANGE: True, AskKind.FREE_EXTRA: False, AskKind.COMPLAINT: False}
    if _DEAR_CARRIAGE.search(text):
        return {AskKind.FREE_EXTRA: True, AskKind.PRICE_CUT: False}
    if _LESS_WELL.search(text):
        return {AskKind.COMPLAINT: True}
    if _AGAIN_FREE.search(text) or _TOLD_OTHERWISE.search(text):
        return {AskKind.COMPLAINT: True, AskKind.FREE_EXTRA: False, AskKind.SCOPE_CHANGE: False}
    if _STURDIER.search(text):
        return {AskKind.SPEC_DOWNGRADE: False, AskKind.PLAIN_QUESTION: True}
    if new_address(text):
        kinds = (AskKind.SCOPE_CHANGE, AskKind.PLAIN_QUESTION, AskKind.RUSH)
        return {AskKind.GOODWILL: True, **dict.fromkeys(kinds, False)}
    if _AGREED.search(text) and not _ON_CONDITION.search(text):
        return {AskKind.ACCEPTANCE: True}
    if _RIVAL_IS_FASTER.search(text) and not _PRICED_WORDS.search(text):
        return {AskKind.PRICE_CUT: False, AskKind.RUSH: True}
    if _OTHER_NUMBER.search(text):
        return {AskKind.SCOPE_CHANGE: True, AskKind.PLAIN_QUESTION: False}
    if _WANTED_BY.search(text):
        return {AskKind.RUSH: True}
    if _NO_TROUBLE.search(text):
        return {AskKind.COMPLAINT: False}
    if _OTHER_COUNT.search(text):
        return {AskKind.SPEC_DOWNGRADE: False}
    if sought(text):
        return {
            AskKind.FREE_EXTRA: False,
            AskKind.PRICE_CUT: False,
            AskKind.SPEC_DOWNGRADE: False,
            AskKind.PLAIN_QUESTION: True,
        }
    if told := timed(plain, sentences):
        return told
    return {AskKind.ACCEPTANCE: False} if _WHAT_PRICE.search(text) else {}
