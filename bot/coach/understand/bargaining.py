"""Turns of phrase about prices, terms and what is paid: what everyday messages ask by them, and what they do not."""

import re
from collections.abc import Sequence

from bot.coach.understand.plain import Plain
from bot.domain.asks import Ask, AskKind
from bot.domain.figures import Unit
from bot.reading.bills import taken_twice
from bot.reading.folding import fold

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
    r"|\b(?:what|how much|quel\w*|combien)\b[^?]*\b(?:discount|remise|price|prix|off|rabais)\b[^?]*\b(?:if|si)\b[^?]*"
    r"\b(?:pay|paye|paie|regl|settle)\w*\b[^?]*\b(?:everything|in full|up ?front|in advance|tout|d'avance"
    r"|comptant|a la commande"
    r"|with the order|totalite|integralite)\b"
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
    r"|\b(?:doi[ts]|devons|doivent|must|have to)(?: absolument| also)? (?:les |le |la |l'|tout )?(?:avoir"
    r"|recevoir|have (?:them|it)"
    r"|receive)\b[^.?!]*#d"
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
_IF_WE_REACH = re.compile(
    r"\b(?:si (?:on|nous|vous|tu) (?:arriv|pass|descend|tomb|mett|met|fai)\w*|if (?:we|you) (?:can )?(?:get|come"
    r"|reach|go|do|make)\w*)"
    r"(?: [\w']+){0,3}? (?:a|to|sous|at|under|below|les) (?:les )?(?:#m|#n)\b"
)
_BY_DEBIT = re.compile(
    r"\b(?:prelevements? (?:automatiques?|mensuel\w*|bancaire\w*|sepa)|direct debit|(?:factur\w+|invoic\w+"
    r"|statement) (?:mensuel\w*|monthly"
    r"|groupee?s?|unique)|monthly (?:invoic\w+|statement|billing)|une seule facture)\b"
)
_TOLD_A_SHARE = re.compile(
    r"\b(?:collegue|commercial\w*|colleague|rep|boss|predecesseur|patron\w*|manager|vous|you|votre \w+"
    r"|your \w+)\b[^.?!]{0,25}"
    r"\b(?:parle\w*|promis\w*|annonce\w*|propose\w*|mentionne\w*|mentioned|promised|told|offered"
    r"|said)\b[^.?!]{0,25}#p"
)
_DEAR = re.compile(r"\b(?:trop cher\w*|budget|prix|price|expensive|cost\w*|afford)\b")
_SETTLED = re.compile(
    r"\b(?:after|apres|depuis|since|toujours|always|usual)\b[^.?!]*#d|\?.*\b(?:what|quel)"
    r"|^\W*(?:what|quel\w*|is|are|est)\b"
)
_RIVAL_SELLS = re.compile(
    r"\b[a-z][\w&.'-]+ (?:nous |me |m')(?:les? |la |l')?(?:sor\w*|fai\w*|fabrique\w*|vend\w*|laiss\w*"
    r"|factur\w*)(?: \w+){0,2} a (?:#m|#n)"
    r"|\b(?:recu|j'ai|got|received|have)\b[^.?!]*\b(?:devis|quote|offre|offer) (?:de chez|from|d'un"
    r"|de la part)[^.?!]*(?:#m|#n)"
    r"|\b(?:from|at|with|chez|aupres d(?:e|')) ?(?:an|a|un|une|the)? ?(?:other|another|autres?|different|rival|local"
    r"|competing)? ?(?:company|supplier|firm|printer|maker|competitor|outfit|fournisseur|imprimeur|fabricant"
    r"|prestataire|confrere|concurrent)\b[^.?!#]{0,20}\b(?:at|for|a|pour) (?:#m|#n)"
)
_FINE_BUT_DEAR = re.compile(
    r"\b(?:but|mais)\b[^.?!]*\b(?:steep|too (?:much|high|expensive|dear)|trop cher\w*|trop eleve\w*"
    r"|over (?:our )?budget|hors budget)\b"
)
_FRIENDLY_PRICE = re.compile(
    r"\b(?:petit|gentil|joli) (?:prix|tarif|geste)\b|\b(?:prix|tarif) d'amis?\b|\bmates' rates\b"
)
_FASTER = re.compile(r"\b(?:livr\w+ en|en \d+ jours|delais?|faster|plus vite|plus rapid\w+|lead time|deliver\w* in)\b")


_WITH_MORE = re.compile(
    r"\b(?:would|does|will|could) (?:that|this|it)(?: also)? (?:bring|lower|reduce|change|affect|drop|get)\b"
    r"[^.?!]*\bprices?\b[^.?!]*\?"
    r"|\b(?:ca|cela) (?:fait|ferait|fera|change|changerait|baisse|baisserait|reduit|reduirait)\b[^.?!]*"
    r"\b(?:prix|tarif)\b[^.?!]*\?"
)
"""Whether the list has a lower price for more pieces is a question about it."""


def of_the_list(asks: tuple[Ask, ...]) -> tuple[Ask, ...]:
    """The asks, less a lower price that is only asked after beside more pieces: "would that bring the price down?"."""
    more = any(a.kind is AskKind.SCOPE_CHANGE for a in asks)
    return tuple(
        a
        for a in asks
        if not (more and a.kind is AskKind.PRICE_CUT and not a.figures and _WITH_MORE.search(fold(a.quote)))
    )


def bargained(plain: Plain, sentences: Sequence[Plain]) -> dict[AskKind, bool]:
    """The asks that a sentence among `sentences` makes of money, and those that it is not; empty where none is told."""
    return _paid(plain, sentences) or _priced_at(plain, sentences)


def _paid(plain: Plain, sentences: Sequence[Plain]) -> dict[AskKind, bool]:
    """What is asked of a payment, of carriage or of gifts, and what only sounds like an agreement."""
    text = plain.text
    if taken_twice(text):
        return {AskKind.COMPLAINT: True, AskKind.PAYMENT_TERMS: False, AskKind.PLAIN_QUESTION: False}
    if _PLEDGE.search(text) and any("?" in p.text for p in sentences):
        return {AskKind.ACCEPTANCE: False}
    if _BY_DEBIT.search(text):
        return {AskKind.PAYMENT_TERMS: False, AskKind.PLAIN_QUESTION: True}
    if _THANKS_FOR_QUOTE.search(text) and len(sentences) > 1:
        return {AskKind.ACCEPTANCE: False}
    if _PAID_LATER.search(text) and any(_OF_A_BILL.search(p.text) for p in sentences) and plain.figures:
        return {AskKind.PAYMENT_TERMS: True, AskKind.PLAIN_QUESTION: False, AskKind.RUSH: False}
    if _BETTER_CARRIAGE.search(text):
        return {AskKind.FREE_EXTRA: True, AskKind.PRICE_CUT: False}
    if _NO_EXCEPTION.search(text):
        return {AskKind.SPECIAL_FAVOUR: False}
    if _AT_OUR_PLACE.search(text):
        gift = _OF_GIFTS.search(text) is not None and not _GIFT_WISHED.search(text)
        return {AskKind.RUSH: True} | ({AskKind.FREE_EXTRA: False} if gift else {})
    if _OF_GIFTS.search(text) and not _GIFT_WISHED.search(text):
        return {AskKind.FREE_EXTRA: False}
    if _GOODS_IN_PARTS.search(text) and not _OF_MONEY.search(text):
        return {AskKind.PAYMENT_TERMS: False}
    return {}


def _priced_at(plain: Plain, sentences: Sequence[Plain]) -> dict[AskKind, bool]:
    """What is asked of a price."""
    text = plain.text
    if _RIVAL_SELLS.search(text) or _FRIENDLY_PRICE.search(text):
        return {AskKind.PRICE_CUT: True, AskKind.PLAIN_QUESTION: False}
    if _FINE_BUT_DEAR.search(text):
        return {AskKind.PRICE_CUT: True, AskKind.ACCEPTANCE: False, AskKind.SCOPE_CHANGE: False}
    if _BUT_LOWER.search(text) and _priced(plain):
        return {AskKind.ACCEPTANCE: False, AskKind.PRICE_CUT: True}
    if _IF_WE_REACH.search(text) and _priced(plain):
        return {AskKind.PRICE_CUT: True, AskKind.ACCEPTANCE: False}
    if _TOLD_A_SHARE.search(text) and any("?" in p.text for p in sentences):
        return {AskKind.PRICE_CUT: True}
    if _OFFERED_US.search(text) and not _FASTER.search(text):
        return {AskKind.PRICE_CUT: True, AskKind.RUSH: False}
    if _PRICE_KEPT.search(text):
        return {AskKind.RUSH: False}
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
    return {}


def terms_named(text: str) -> bool:
    """Whether words name a time to pay beside whatever else they ask: "payment 45 days"."""
    moved = _NEW_TERMS.search(text) is not None and _PAYERS.search(text) is not None
    return (moved or _TERMS.search(text) is not None) and _SETTLED.search(text) is None


def prepaid(text: str) -> bool:
    """Whether a price or a discount is asked for payment in full at once."""
    return _PREPAID.search(text) is not None


def by_delivery(text: str) -> bool:
    """Whether the price of a quantity is asked for in several deliveries."""
    return _BY_DELIVERY.search(text) is not None and _OF_MONEY.search(text) is None


def _priced(plain: Plain) -> bool:
    """Whether a sentence names an amount: money, a price for one, or a number with cents."""
    return any(
        f.unit.is_money or f.per is not None or (f.unit is Unit.NUMBER and f.number % 1) for _, f in plain.figures
    )
