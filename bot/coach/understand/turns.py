"""Turns of phrase of everyday messages, and the asks that they are and are not whatever cue words they hold."""

import re
from collections.abc import Sequence

from bot.coach.understand.addresses import new_address
from bot.coach.understand.by_when import promised_in_vain, timed
from bot.coach.understand.plain import Plain
from bot.coach.understand.sought import sought
from bot.domain.asks import AskKind
from bot.domain.figures import Unit

_AS_BEFORE = re.compile(
    r"\b(?:memes? (?:prix|tarifs?|conditions?|modalites?|termes)"
    r"|same (?:price|prices|pricing|terms|conditions|rate|deal))"
    r"(?: \w+(?:'\w+)?){0,4} (?:que |qu'|as |than )?(?:la (?:derniere|premiere) fois|l'an (?:dernier|passe)"
    r"|l'annee (?:derniere|passee)|avant|la precedente|la derniere commande"
    r"|notre (?:derniere|premiere|precedente) commande|last (?:time|year|order)"
    r"|before|our (?:last|first|previous) order|previous)"
)
_TWICE = re.compile(
    r"\b(?:prelev|debit|encaiss|factur|taken|charged|collected|billed)\w*[^.!?]{0,60}"
    r"(?:\b(?:deux fois|en double|une (?:deuxieme|seconde) fois|twice|two times|a second time|again)\b"
    r"|(?<!in )(?<!en )#x)"
    r"|\b(?:#x|twice|deux fois) (?:prelev|debit|encaiss|factur|taken|charged|collected|billed)\w*"
    r"|\b(?:ai|avons|avez|a ete|ont ete|we|i|have|has|was|been)(?: \w+){0,3} (?:paye|regle|paid)\w*[^.!?]{0,30}"
    r"(?:\ben double\b|(?<!in )(?<!en )#x|\b(?:deux fois|twice)\b)"
    r"|\b(?:double|duplicate)[- ](?:prelevement|debit|paiement|encaissement|payment|charge|billing|facturation)s?\b"
)
_BUT_LOWER = re.compile(
    r"\b(?:but|mais|sauf que|except that|however|only)\b.*\b(?:budget|finance|compta\w*|direction|boss|board"
    r"|manager|limit\w*"
    r"|plafond\w*|maxi\w*|need\w*|must|get|go|come|sign\w*|valid\w*|approv\w*|accept\w*|faudrait|faut|voudr\w*"
    r"|aimer\w*"
    r"|descend\w*|arriv\w*|pass\w*|cible|target)\b.*\b(?:a|at|to|under|below|sous|de|is|est|around|up to"
    r"|d') ?(?:#m|#n)"
)
_COUNTS_COMPARED = re.compile(
    r"(?:#n|#q)[^.?!]{0,25}\b(?:moins|plus) cher\w* que (?:les )?(?:#n|#q)"
    r"|(?:#n|#q)[^.?!]{0,25}\b(?:cheaper|less|more)(?: expensive)? than (?:#n|#q)"
)
_THINNER = re.compile(
    r"\b(?:toile|tissu|armature|baleines?|couture|matiere|papier|ceramique|fabric|cloth|canvas|frame|ribs?"
    r"|stitching|paper"
    r"|material)(?: \w+){0,2} (?:plus (?:fin|leger|simple|mince|basique)\w*|moins (?:epais|solide|robuste|cher)\w*"
    r"|thinner|lighter|flimsier|cheaper|simpler)\b"
    r"|\b(?:thinner|lighter|cheaper|flimsier) (?:\w+ )?(?:fabric|cloth|canvas|frame|ribs?|paper|material|stitching)\b"
)
_GOODS_IN_PARTS = re.compile(
    r"\b(?:livr|expedi|deliver|shipp?|dispatch|send|sent)\w*(?: \w+){0,3} (?:en|in) "
    r"(?:#x|#n|#q|deux|trois|quatre|plusieurs|two|three|four|several)\b"
)
_OF_MONEY = re.compile(r"\b(?:pay\w*|paie\w*|regl\w*|factur\w*|invoic\w*|acompte|deposit|echeance\w*|instal\w*)\b")
_BY_DELIVERY = re.compile(
    r"\b(?:prix|tarif|palier|price|rate)s?\b[^?!]*\b(?:livr|expedi|deliver|shipp?)\w*(?: \w+){0,3} (?:en|in) "
    r"(?:#x|#n|#q|deux|trois|plusieurs|two|three|several|stages|batches)\b"
)
_AS_IT_WAS = re.compile(
    r"\b(?:pou[vr]\w+|peux|peut|faire|fai\w+|gard\w+|mainten\w+|conserv\w+|repren\w*|revenir|accord\w+|appliqu\w+"
    r"|can|could|keep"
    r"|hold|honou?r|give|have|go back|match)\b[^.?!]*\b(?:(?:l'|a l'|notre |mon )?ancien (?:prix|tarif)|(?:prix"
    r"|tarif)s? (?:de l'an"
    r"|de la derniere|precedent|d'avant)|(?:old|previous|former|last year'?s|earlier) (?:prices?|rates?))\b"
    r"|\b(?:keep|hold|stay at|gard\w+|rester a|maintenir)(?: \w+){0,2} #[mn] (?:for|pour|sur|on) (?:our|my|the"
    r"|nos|notre|mes|les|#)"
)
_REGULARLY = re.compile(
    r"\b(?:commit\w*|engag\w*|si (?:on|nous|je)|if we)\b[^?]*\b(?:every|each|per|chaque|tous les|par) "
    r"(?:quarter|month|year|trimestre|mois|an|six mois|semestre)s?\b[^?]*\b(?:what|que|quel\w*|combien|offer"
    r"|propos\w*|prix|price"
    r"|remise|discount|conditions|terms)\b"
)
_TERMS = re.compile(
    r"\b(?:payment|paiement|reglement)(?: terms)?,?(?: (?:a|at|of|net|sous))? #d\b(?!\w)"
    r"|\b(?:accept\w*|allow|permit)(?: [\w']+){0,2} #d(?: (?:net|eom|fin de mois|end of month|fdm))?(?= ?[,.;?]|$)"
)
_NEW_TERMS = re.compile(r"\b(?:passer|passe|passage|passons|move|moving|switch|go)(?: \w+){0,3} (?:a|to) #d")
_PAYERS = re.compile(
    r"\b(?:financ\w*|compta\w*|pay\w*|paie\w*|regl\w*|terms|factur\w*|invoic\w*|fournisseurs?|suppliers?"
    r"|echeance\w*)\b"
)
_PREPAID = re.compile(
    r"\b(?:if|si)\b[^?]*\b(?:pay|paye|paie|regl|settle)\w*\b[^?]*\b(?:everything|in full|up ?front|in advance"
    r"|tout|d'avance"
    r"|comptant|a la commande|with the order|totalite|integralite)\b[^?]*\b(?:what|how much|combien|quel\w*|total"
    r"|prix|price|remise"
    r"|discount)"
)
_OF_GIFTS = re.compile(
    r"\b(?:cadeaux? (?:clients?|d'entreprise|d'affaires?|de fin d'annee|de noel|collaborateurs?|salaries"
    r"|partenaires?|invites"
    r"|fournisseurs?)|(?:client|customer|corporate|staff|christmas|employee|partner|business|company|guest) gifts?)\b"
)
_GIFT_WISHED = re.compile(
    r"\b(?:offr\w*|offer\w*|offert\w*|gratuit\w*|gracieu\w*|free|ajout\w*|add|gliss\w*|thr[eo]w|geste|bonus"
    r"|inclu\w*)\b"
)
_AT_OUR_PLACE = re.compile(
    r"\b(?:faudrait|faut|besoin|need|want|must|doi\w+|devrai\w*)\b[^.?!]*\b(?:chez nous|soi\w+ la|sur place"
    r"|with us|here)\b[^.?!]{0,25}#d"
)
_NO_EXCEPTION = re.compile(
    r"\b(?:ne |n')?(?:fai\w+|fon\w+|accept\w*|ai|a|y a)(?: \w+){0,2} (?:pas|jamais|aucune?) (?:d'|de "
    r"|une )?exceptions?\b"
    r"|\b(?:no|not any|never any|without) exceptions?\b"
)
_PRICE_KEPT = re.compile(
    r"\b(?:hold|keep|freeze|honou?r|lock|bloqu\w*|gard\w*|mainten\w*|gel\w*|conserv\w*)(?: [\w']+){0,4} (?:prix"
    r"|tarifs?|prices?"
    r"|rates?|quote|devis)\b[^.?!]*\b(?:until|till|jusqu\w*|through|pendant|d'ici)"
)
_THANKS_FOR_QUOTE = re.compile(
    r"^\W*(?:[\w' -]{0,25},? )?(?:merci|thanks|thank you|thx)(?: \w+){0,2} (?:pour|for|de) (?:le|la|votre|ton|the"
    r"|your) "
    r"(?:devis|quote|quotation|offre|offer|proposition|proposal)\b(?: [\w'-]+){0,4}\W*$"
)
_PAID_LATER = re.compile(
    r"\b(?:decal\w*|report\w*|repouss\w*|prolong\w*|postpone\w*|defer\w*|push(?:ed)? back|put off|extend\w*|delay)\b"
)
_OF_A_BILL = re.compile(r"\b(?:factures?|echeances?|invoices?|reglements?|paiements?|payments?|due date|bill)\b")
_OFFERED_US = re.compile(
    r"\b(?:on|ils|elles|un autre|they|we've been|we were|been)(?: (?:nous|me|m'|us))? ?(?:propos|offr|offer"
    r"|quot)\w*\b[^.?!]*(?:#m|#n)"
)
_BETTER_CARRIAGE = re.compile(
    r"\b(?:better|lower|less|cheaper|improve|reduce|geste|mieux|moins|baiss\w*|effort)\b[^.?!]{0,30}"
    r"\b(?:carriage|freight|shipping|postage|delivery (?:cost|charge|price)|frais de port|le port|transport)\b"
)
_PLEDGE = re.compile(
    r"^\W*(?:et |and )?(?:je|j'|on|nous|i|we)(?:'ll| will)? ?(?:\w+ )?(?:valid|sign|command|confirm|order"
    r"|pass)\w*(?: \w+){0,2} "
    r"(?:direct\w*|aussitot|tout de suite|immediat\w*|dans la foulee|right away|straight away|on the spot|today"
    r"|aujourd'hui"
    r"|ce soir|tonight|this week|cette semaine|demain|tomorrow)\W*$"
)
_NO_MORE = re.compile(
    r"\b(?:pas (?:#m|une? (?:centime|euro|sou)) de plus|pas plus de|au maximum|maximum|max|(?:not"
    r"|no) (?:a )?(?:penny|cent|euro) more"
    r"|no more than|not more than|at most|can only (?:spend|pay|go)|only has|cannot (?:go|spend|pay) (?:above"
    r"|over|more)"
    r"|can't (?:go|spend|pay) (?:above|over|more)|ne peu\w+ pas (?:depasser|aller au-dela|mettre plus))\b"
)
_BUDGET_FOR = re.compile(r"\b(?:budget|enveloppe)\b[^.?!]*(?:#m|#n)[^.?!]*(?:pour|for) (?:#q|#n)")
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


def terms_named(text: str) -> bool:
    """Whether words name a time to pay beside whatever else they ask: "payment 45 days"."""
    moved = _NEW_TERMS.search(text) is not None and _PAYERS.search(text) is not None
    return (moved or _TERMS.search(text) is not None) and _SETTLED.search(text) is None


_SETTLED = re.compile(
    r"\b(?:after|apres|depuis|since|toujours|always|usual)\b[^.?!]*#d|\?.*\b(?:what|quel)"
    r"|^\W*(?:what|quel\w*|is|are|est)\b"
)


def taken_twice(text: str) -> bool:
    """Whether the same amount was taken, or paid, two times: what only a client says of their own account."""
    return _TWICE.search(text) is not None


def by_delivery(text: str) -> bool:
    """Whether the price of a quantity is asked for in several deliveries."""
    return _BY_DELIVERY.search(text) is not None and _OF_MONEY.search(text) is None


_DEAR = re.compile(r"\b(?:trop cher\w*|budget|prix|price|expensive|cost\w*|afford)\b")


def _priced(plain: Plain) -> bool:
    """Whether a sentence names an amount: money, a price for one, or a number with cents."""
    return any(
        f.unit.is_money or f.per is not None or (f.unit is Unit.NUMBER and f.number % 1) for _, f in plain.figures
    )


def turned(plain: Plain, sentences: Sequence[Plain]) -> dict[AskKind, bool]:
    """The asks that the turn of phrase of a sentence among `sentences` makes, and those that it is not."""
    text = plain.text
    if _AS_BEFORE.search(text):
        return {AskKind.PRICE_CUT: False, AskKind.PLAIN_QUESTION: True}
    if _TWICE.search(text):
        return {AskKind.COMPLAINT: True, AskKind.PAYMENT_TERMS: False, AskKind.PLAIN_QUESTION: False}
    if _BUT_LOWER.search(text) and _priced(plain):
        return {AskKind.ACCEPTANCE: False, AskKind.PRICE_CUT: True}
    if _PLEDGE.search(text) and any("?" in p.text for p in sentences):
        return {AskKind.ACCEPTANCE: False}
    if _THANKS_FOR_QUOTE.search(text) and len(sentences) > 1:
        return {AskKind.ACCEPTANCE: False}
    if _PAID_LATER.search(text) and any(_OF_A_BILL.search(p.text) for p in sentences) and plain.figures:
        return {AskKind.PAYMENT_TERMS: True, AskKind.PLAIN_QUESTION: False, AskKind.RUSH: False}
    if _OFFERED_US.search(text) and not _RIVAL_IS_FASTER.search(text):
        return {AskKind.PRICE_CUT: True, AskKind.RUSH: False}
    if _BETTER_CARRIAGE.search(text):
        return {AskKind.FREE_EXTRA: True, AskKind.PRICE_CUT: False}
    if _PRICE_KEPT.search(text):
        return {AskKind.RUSH: False}
    if _NO_EXCEPTION.search(text):
        return {AskKind.SPECIAL_FAVOUR: False}
    if _AT_OUR_PLACE.search(text):
        gift = _OF_GIFTS.search(text) is not None and not _GIFT_WISHED.search(text)
        return {AskKind.RUSH: True} | ({AskKind.FREE_EXTRA: False} if gift else {})
    if _OF_GIFTS.search(text) and not _GIFT_WISHED.search(text):
        return {AskKind.FREE_EXTRA: False}
    if _PREPAID.search(text):
        return {AskKind.PRICE_CUT: True, AskKind.PAYMENT_TERMS: False}
    if _AS_IT_WAS.search(text):
        return {AskKind.PRICE_CUT: True, AskKind.PLAIN_QUESTION: False}
    if _REGULARLY.search(text):
        return {AskKind.PRICE_CUT: True, AskKind.FREE_EXTRA: False, AskKind.PLAIN_QUESTION: False}
    if _NO_MORE.search(text) and _priced(plain) and not _BUDGET_FOR.search(text):
        return {AskKind.ACCEPTANCE: False, AskKind.PRICE_CUT: True}
    if _COUNTS_COMPARED.search(text):
        return {AskKind.PRICE_CUT: False, AskKind.PLAIN_QUESTION: True}
    if _THINNER.search(text) and (_priced(plain) or any(_DEAR.search(p.text) for p in sentences)):
        return {AskKind.SPEC_DOWNGRADE: True, AskKind.PLAIN_QUESTION: False}
    if by_delivery(text):
        return {AskKind.PRICE_CUT: True, AskKind.PAYMENT_TERMS: False, AskKind.PLAIN_QUESTION: False}
    if _GOODS_IN_PARTS.search(text) and not _OF_MONEY.search(text):
        return {AskKind.PAYMENT_TERMS: False}
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
