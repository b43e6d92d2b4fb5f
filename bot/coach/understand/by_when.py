"""Questions of time in everyday words: whether a day can be kept, and goods that did not come on theirs."""

import re
from collections.abc import Sequence

from bot.coach.understand.plain import Plain
from bot.domain.asks import AskKind
from bot.domain.figures import Unit
from bot.reading.deciding import to_decide

_COMING = (
    r"(?:reach|parvenir|arriv\w*|livr\w*|deliver\w*|ship\w*|recevoir|recu\w*|receiv\w*|ready|prets?|pretes?|have|get|avoir|expedi\w*"
    r"|send|sent|here|chez nous|with us|in our hands|en main|make|made|do|done|fai\w*|tenir|tenez|tenu\w*|hold|meet)"
)
_ASKED = (
    r"(?:could|can|would|will|is|possible|peu[txv]\w*|pourr\w+|pouvez|est-ce|sera|serait|jouable|faisable|doable"
    r"|feasible|realis\w+|manage|think)"
)
_BY = (
    r"(?:before|by|for|avant|pour|d'ici|au plus tard|des|on|in time for|a temps pour) "
    r"(?:le |la |the |our |notre |mon |ma |my )?"
)
# "Could the first lot arrive before 15 December?", "vous pouvez faire ça pour fin janvier ?"
_KEPT = re.compile(rf"\b{_ASKED}\b[^?]*\b{_COMING}\b[^?]*\b{_BY}(?:\w+ ){{0,4}}?#d[^?]*\?")
# "Can we change the delivery date from 10 January to 20 December?"
_MOVED = re.compile(
    r"\b(?:chang\w*|mov\w+|bring\w*|avanc\w*|pull\w*)\b[^.?!]*\b(?:delivery|dispatch|date|livraison|expedition)\b"
    r"[^.?!]*\b(?:to|au|a|for|pour|forward|up to)\b[^.?!]*#d"
)
_WANTED = re.compile(
    r"\b(?:need\w*|after|want\w*|would like|'d like|looking for|order\w*|faut|faudrait|besoin|cherch\w*|voudr\w*"
    r"|souhait\w*|aimer\w*|c'est pour|it's for|is for|for (?:a|an|our|my|the)|pour (?:un|une|notre|mon|le|la))\b"
)
_FEASIBLE = re.compile(
    r"\b(?:trop tard|too late|encore temps|still time|doable|feasible|jouable|faisable|realisable"
    r"|possible|in time|a temps|dans les temps|dans les delais"
    r"|(?:can|could) you (?:do|manage|make|help)|(?:tu peux|vous pouvez|pouvez[- ]vous|peux[- ]tu|pourriez[- ]vous)"
    r" (?:me |nous )?(?:le |la |les )?(?:faire|realiser|tenir|assurer)|is (?:that|this|it) (?:ok|realistic)"
    r"|(?:ca|c'est|cela) (?:passe|irait|va aller))\b[^.!]*\?"
)
_SHORT = 12
"""A question of more words is about something of its own."""

# "Vous nous aviez promis une livraison vendredi et toujours rien."
_PROMISED = re.compile(
    r"\b(?:promis\w*|promised|annonce\w*|announced|assure\w*|said|dit)\b[^.?!]{0,40}"
    r"\b(?:livr\w*|deliver\w*|ship\w*|arriv\w*|exped\w*|part\w*|leave|be here)\b"
)
_NOTHING = re.compile(
    r"\b(?:toujours (?:pas|rien|aucun\w*)|rien (?:recu|vu|n'est|ne)|still (?:no|not|nothing|haven't|hasn't|waiting)"
    r"|nothing (?:has|yet|came|arrived|so far)|no sign|nowhere to be seen)\b"
)
_SIMPLER = re.compile(
    r"\b(?:is there|do you have|have you got|would you have|any|avez[- ]vous|auriez[- ]vous|existe[- ]t[- ]il"
    r"|il existe"
    r"|y a[- ]t[- ]il|vous avez|vous auriez|avez)\b[^?]{0,30}"
    r"\b(?:simpler|cheaper|less expensive|more affordable|more basic|plus simples?|moins cher\w*|plus abordables?"
    r"|plus economiques?|moins onereu\w+|entree de gamme|entry[- ]level)\b(?! (?:rate|price|prix|tarif|version of"
    r"|way))"
)


_ANEW = re.compile(
    r"\b(?:re-?order\w*|re-?command\w*|recommand\w*|order again|repeat (?:the |our )?order|en refaire"
    r"|refaire)\b[^.?!]*"
    r"\b(?:with|avec|mais|but)\b[^.?!]{0,12}"
    r"\b(?:new|nouve\w+|different\w*|autre|other|updated)\b[^.?!]{0,10}\b(?:logo|visuel|design|artwork|texte"
    r"|wording|colou?r|couleur)"
)


_ORDERING = re.compile(
    r"\b(?:comme convenu|comme prevu|suite a (?:notre|votre)|as (?:agreed|discussed|planned)"
    r"|following our)\b[^.?!]{0,40}"
    r"\b(?:command\w+|prendre|prenons|prends|reserver|order|go ahead|buy|take)\b"
)
_PRINTED_SO = re.compile(
    r"\b(?:est-ce que|peut|peuvent|peut-on|possible|can|could|do you|pouvez[- ]vous|faites[- ]vous)\b[^?]*"
    r"\b(?:imprim\w*|marqu\w*|grav\w*|brod\w*|print\w*|engrav\w*|embroider\w*|emboss\w*)\b[^?]*"
    r"\b(?:en|in|on|sur|inside|a l'interieur)\b[^?]*\?"
)
_UNDER_WAY = re.compile(
    r"\b(?:bat|epreuves?|proofs?|valide\w*|approved|commande (?:en cours|passee)|our order|the order|notre commande"
    r"|finalement|instead|au lieu|chang\w*|swap)\b"
)
_FEWER = re.compile(
    r"\b(?:reduire|diminuer|baisser|augmenter|reduce|lower|cut|increase|raise|up)\b (?:\w+ ){0,2}?"
    r"(?:la |l'|le |notre |the |our )?(?:commande|quantite|nombre|order|quantity|number)\b(?! (?:prix|price))"
)
_MADE_OF_PARTS = re.compile(
    r"\b(?:livr\w*|deliver\w*|exped\w*|ship\w*|arriv\w*|recev\w*|receiv\w*|come"
    r"|split)\b[^.?!,]{0,20}\b(?:en|in) (?:deux|trois|plusieurs|two|three|several)\b"
)
_PAYS = re.compile(r"\b(?:pay\w*|pai\w*|regl\w*|factur\w*|invoic\w*|acompte\w*|solde\w*|instal\w*|settl\w*|bill\w*)\b")
_THANKED = re.compile(
    r"^\W*(?:(?:bonjour|bonsoir|hello|hi|salut"
    r"|hey)\b[^.?!]{0,20}?,? )?(?:(?:un )?(?:grand )?merci(?: beaucoup| encore| bien)?"
    r"|thank you(?: so much| very much)?|thanks(?: a lot| so much| again)?|many thanks) (?:pour|for)\b"
)


_SOONER_THAN = re.compile(
    r"\b(?:lead time|delai\w*|turnaround|#d)\b[^.?!]*\b(?:need|want|must have|faut|faudrait|besoin"
    r"|voudri\w+)\b[^.?!]{0,20}"
    r"\b(?:in|within|en|sous) (?:#n|#q|#d)"
)
_JUST_SO_MANY = re.compile(
    r"^\W*(?:(?:and|et) )?(?:(?:we|i)(?:'d| would)? (?:need|want|like|be ordering)|(?:il )?(?:nous"
    r"|m')(?: en)? (?:faut|faudrait)"
    r"|nous en (?:voulons|voudrions|prendrions)) (?:about |around |environ |roughly )?(?:#n|#q)\W*$"
)
_TO_BE_READ = re.compile(
    r"\b(?:il faut lire|on doit lire|il faut ecrire|should (?:read|say)|needs to (?:read|say)"
    r"|doit (?:se lire|etre ecrit))\b"
)
_OF_A_PROOF = re.compile(
    r"\b(?:vu|voir|regarde\w*|recu|relu|seen|looked at|looking at|checked|on)\b[^.?!]{0,20}"
    r"\b(?:l'epreuve|epreuve|le bat|la maquette|le visuel|the proof|your proof|the artwork|the mock-?up"
    r"|the visual)\b[^.?!]*"
    r"\b(?:trop|manque\w*|faute|pas assez|plutot|il faut|faudrait|too|missing|typo|should|needs? to|not quite|bit)\b"
)
_RECEIVED = re.compile(
    r"\b(?:livre\w*|delivered|arrived|arrivee?s?|imprimee?s? (?:sont|est)|printed ones|pieces|unlike"
    r"|match\w*|different)\b"
)
_MORE_WITH_IT = re.compile(
    r"\b(?:squeeze in|slip in|fit in|add|rajouter|ajouter|glisser)\b[^.?!]{0,15}(?:#n|#q)(?: \w+){0,3}? ?[^.?!]{0,25}"
    r"\b(?:order|commande|shipment|delivery|livraison|envoi)\b"
)
_IN_THE_FLESH = re.compile(
    r"\b(?:see|feel|touch|hold|handle|voir|toucher|tenir|avoir)\b[^.?!]*\b(?:in the flesh|in person"
    r"|for real|en vrai|en main|en mains)\b"
    r"[^.?!]*\b(?:before|avant)\b"
)
_WILLING = re.compile(
    r"\b(?:d'accord|prets?|pretes?|ok|happy|willing|ready|glad|fine)(?: \w+){0,2} (?:pour|a|to|with) "
    r"(?:payer|regler|mettre|pay|paying|spend)\b"
)
_TRY_FIRST = re.compile(
    r"\btry (?:one |them |it )?(?:first )?before (?:we|i) (?:buy|order|commit|decide)\b"
    r"|\bessayer avant d'acheter\b"
)
_REPAIRS = re.compile(
    r"\b(?:do you (?:do|offer|carry out|make) repairs|can (?:they|it) be repaired|reparez[- ]vous"
    r"|faites[- ]vous (?:des|les) reparations"
    r"|sont[- ]ils reparables)\b"
)
_NOT_AS_ORDERED = re.compile(
    r"\b(?:i|we)(?: had|'d)? ordered (?!#)[^.?!]{2,40} (?:and|but)(?: then)? (?:it's|it is|they're"
    r"|they are|it came|they came|i got|we got"
    r"|i received|we received|you sent)\b"
    r"|\b(?:j'avais|nous avions|on avait|j'ai|nous avons|on a) commande (?!#)[^.?!]{2,40} (?:et"
    r"|mais) (?:c'est|ce sont|j'ai recu"
    r"|nous avons recu|on a recu|on nous a)\b"
)
_SAME_PRICE = re.compile(
    r"^\W*(?:(?:and|et) )?(?:at the |au |le |for the )?(?:same price|meme (?:prix"
    r"|tarif))\b[^.?!#]{0,20}\?"
)
_ITS_DATE = re.compile(
    r"\b(?:need|want|would like|besoin d[e']?|faut|faudrait|voudri\w+|aimeri\w+|souhait\w+)(?: \w+){0,3}? ?"
    r"(?:delivery|dispatch|shipping|date de livraison|date d'expedition|date de depart)(?: date)?\b(?![^.?!]*#d)"
)
_PRINT_TOLD = re.compile(
    r"\b(?:whether|if|si|savoir si|est-ce que) (?:you|vous|le marquage|l'impression|the print) ?(?:can |pouvez )?"
    r"(?:print|imprim\w*|marqu\w*|engrav\w*|grav\w*|est|is)\b"
)
_CONFIRMED = re.compile(
    r"\b(?:we'd like|we would like|we want|i'd like|i would like) to go with (?:the|your|those|these)\b"
    r"|\b(?:we'd like|we would like|i'd like|i would like|happy|glad|pleased|writing) to (?:confirm"
    r"|go ahead with|place)\b"
    r"[^.?!]*(?:#q|#n|\border\b|\bquote\b)"
    r"|\b(?:je|nous|on) (?:vous )?confirm\w* (?:donc |bien )?(?:la |notre |ma |cette )?commande\b"
)
_DIGITS = re.compile(
    r"\b(?:phone|telephone|number|numero|line|ligne|date|year|annee)\b[^.?!]*\b(?:end|finir|finit|read"
    r"|lire|be|etre|say)\b[^.?!]{0,12}(?:#n|#q|#m|\d)"
)


def timed(plain: Plain, sentences: Sequence[Plain]) -> dict[AskKind, bool]:
    """The asks that a sentence among `sentences` makes by its words of time, or of another model, and those it is not.

    A day still to come is told from one gone by elsewhere.
    """
    text = plain.text
    if promised_in_vain(text):
        return {AskKind.COMPLAINT: True, AskKind.RUSH: False, AskKind.PLAIN_QUESTION: False}
    if _SIMPLER.search(text) and "?" in text:
        return {AskKind.SPEC_DOWNGRADE: False, AskKind.PLAIN_QUESTION: True}
    if _THANKED.search(text) and "?" not in text:
        # thanks for what was given ask for nothing
        return {AskKind.FREE_EXTRA: False}
    if _DIGITS.search(text):
        return {AskKind.SCOPE_CHANGE: True, AskKind.PRICE_CUT: False}
    if _SAME_PRICE.search(text):
        return {AskKind.PRICE_CUT: False, AskKind.PLAIN_QUESTION: True}
    if _ITS_DATE.search(text):
        return {AskKind.RUSH: False, AskKind.PLAIN_QUESTION: True}
    if _TO_BE_READ.search(text) and not _RECEIVED.search(text):
        return {AskKind.SCOPE_CHANGE: True, AskKind.COMPLAINT: False}
    if _OF_A_PROOF.search(text) and not _RECEIVED.search(text):
        return {AskKind.SCOPE_CHANGE: True, AskKind.COMPLAINT: False}
    if _MORE_WITH_IT.search(text):
        return {AskKind.SCOPE_CHANGE: True, AskKind.RUSH: False}
    if _IN_THE_FLESH.search(text):
        return {AskKind.FREE_EXTRA: True, AskKind.PLAIN_QUESTION: False}
    if _WILLING.search(text):
        return {AskKind.ACCEPTANCE: False}
    if _TRY_FIRST.search(text):
        return {AskKind.FREE_EXTRA: True, AskKind.PLAIN_QUESTION: False}
    if _REPAIRS.search(text) and "?" in text:
        return {AskKind.RETURN_OR_WARRANTY: False, AskKind.PLAIN_QUESTION: True}
    if _NOT_AS_ORDERED.search(text):
        return {AskKind.COMPLAINT: True, AskKind.ACCEPTANCE: False}
    if _JUST_SO_MANY.search(text):
        return {AskKind.PRICE_CUT: False, AskKind.FREE_EXTRA: False}
    if _SOONER_THAN.search(text):
        return {AskKind.RUSH: True}
    if _CONFIRMED.search(text) and "?" not in text:
        return {AskKind.ACCEPTANCE: True}
    if _PRINT_TOLD.search(text) and not any(_UNDER_WAY.search(p.text) for p in sentences):
        return {AskKind.SPEC_DOWNGRADE: False, AskKind.SCOPE_CHANGE: False, AskKind.PLAIN_QUESTION: True}
    if _ORDERING.search(text):
        return {AskKind.ACCEPTANCE: True}
    if _PRINTED_SO.search(text) and not any(_UNDER_WAY.search(p.text) for p in sentences):
        return {AskKind.SCOPE_CHANGE: False, AskKind.PLAIN_QUESTION: True}
    if _FEWER.search(text):
        return {AskKind.SCOPE_CHANGE: True, AskKind.PRICE_CUT: False}
    if _MADE_OF_PARTS.search(text) and not _PAYS.search(text):
        return {AskKind.PAYMENT_TERMS: False}
    if _ANEW.search(text):
        return {AskKind.SCOPE_CHANGE: True}
    dated = any(f.unit is Unit.DATE for _, f in plain.figures)
    if not dated:
        return {}
    if to_decide(text):
        # by when the client decides, or waits for our answer, is no hurry for the goods
        return {AskKind.RUSH: False}
    if _OF_SAMPLES.search(text):
        # by when a sample is wanted is no hurry for the goods
        return {AskKind.RUSH: False}
    if told := wanted_at(plain):
        return told
    asked = _WANTED.search(text) is not None and not _APPROVED.search(text) and _asked_beside(plain, sentences)
    if _KEPT.search(text) or _MOVED.search(text) or asked:
        return _rush(text)
    return {}


def _rush(text: str) -> dict[AskKind, bool]:
    """A day to keep: no place before others, unless others are spoken of."""
    return {AskKind.RUSH: True} | ({} if _OTHERS.search(text) else {AskKind.SPECIAL_FAVOUR: False})


_APPROVED = re.compile(r"\b(?:approved|signed off|valide\w*|approuve\w*|bat|proof|epreuves?)\b")
_OTHERS = re.compile(r"\b(?:others?|anyone|autres|priorit\w*|en premier|first in line|queue|devant)\b")


_OF_SAMPLES = re.compile(
    r"\b(?:an?|one|two|un|une|deux|des|some|les|the) (?:\w+ )?(?:samples?|echantillons?"
    r"|specimens?)\b"
)
_AT_OURS = re.compile(
    r"\b(?:faut|faudrait|besoin|need|must|should|want|voudri\w+|souhait\w+|devrai\w+|doi\w+|have to)\b[^.?!]*"
    r"\b(?:les avoir|l'avoir|have them|have it|chez nous|with us|here|in hand|livr\w*|deliver\w*|arriv\w*"
    r"|recev\w*|receiv\w*|sur place"
    r"|on site)\b[^.?!]{0,20}"
    r"\b(?:pour|avant|d'ici|by|before|on|in time for) (?:le |the )?#d"
    r"|\b(?:doi\w+|devons|must|need to|have to|faut)\b[^.?!]*(?:le|on) #d (?:au plus tard|at the latest"
    r"|au soir|au matin)\b"
)


def wanted_at(plain: Plain) -> dict[AskKind, bool]:
    """That goods are wanted by a day, where a sentence says so."""
    dated = any(f.unit is Unit.DATE for _, f in plain.figures)
    return _rush(plain.text) if dated and _AT_OURS.search(plain.text) else {}


def promised_in_vain(text: str) -> bool:
    """Whether words in the plain form tell of goods promised that did not come."""
    return _PROMISED.search(text) is not None and _NOTHING.search(text) is not None


def _asked_beside(plain: Plain, sentences: Sequence[Plain]) -> bool:
    """Whether a short question of the message asks if what a sentence wants can be done."""
    return any(len(p.text.split()) <= _SHORT and _FEASIBLE.search(p.text) for p in sentences if p is not plain) or (
        _FEASIBLE.search(plain.text) is not None
    )
