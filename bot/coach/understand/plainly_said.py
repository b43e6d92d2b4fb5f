"""Sentences whose turn alone says which ask they are, whatever cue words stand beside it."""

import re

from bot.domain.asks import AskKind

_DEPOSIT_OFF = re.compile(
    r"\b(?:drop|forgo|lose|scrap|ditch|remove|dispense with|do without|get rid of|skip|waive|leave out)"
    r"(?: the| your| this| that| any)? (?:deposit|down payment|upfront payment|prepayment)\b"
    r"|\b(?:lower|reduce|cut|halve|bring down|baiss\w*|redui\w*|diminu\w*|abaiss\w*|descend\w*"
    r"|ramen\w*)(?: \w+){0,2} "
    r"?(?:l'|d'|the |our |your |notre |votre )?(?:deposit|down ?payment|acompte|avance|arrhes)\b"
)
_ON_THE_PRICE = re.compile(
    r"\bwhat (?:can|could|would|will|might) you (?:\w+ )?(?:do|manage|offer|give(?: us| me)?)(?: \w+){0,2} "
    r"(?:on|about|off|with) (?:the |your |that |this )?(?:unit )?(?:price|pricing|cost|rate)s?\b"
    r"|\b(?:que|qu'est[- ]ce que|quel \w+)(?: \w+(?:'\w+)?){0,3} (?:pou\w+|fer\w+)(?: \w+(?:'\w+)?){0,3} sur "
    r"(?:le|les|ce|votre|vos) (?:prix|tarifs?)\b"
)
_FEWER = re.compile(
    r"\b(?:cut|reduce|drop|take|remove|trim|knock|strike|scale|bring|lower|retir\w*|enlev\w*|reduir\w*|diminu\w*)"
    r"(?: \w+){0,4} (?:#q|#n)(?: \w+){0,2} (?:off|from|out of|de|sur) "
    r"(?:the |our |my |that |this |la |notre |ma |cette )(?:order|quantity|run|commande|quantite|serie)\b"
    r"|\b(?:cut|reduce|drop|lower|scale|reduir\w*|diminu\w*|ramen\w*|bring)(?: \w+){0,2} "
    r"(?:order|quantity|run|commande|quantite)(?: \w+){0,2} (?:by|to|from|de|a) (?:#q|#n)"
)
_BREAK_OF_MORE = re.compile(
    r"\b(?:get|have|give|apply|charge|on|at|qualify for|pay|use)(?: \w+){0,2} (?:thousand|#n|#q|[0-9][0-9,. ]*"
    r"|bulk|next|higher)(?:[- ](?:pieces?|units?|pcs))? "
    r"(?:price|rate|tier|bracket|price break)\b"
)
_THOUGH_TOLD = re.compile(
    r"\b(?:even though|although|though|despite|in spite of|when|alors que?|bien que|malgre)\b[^.?!]*"
    r"\b(?:i|we|je|nous|on|j')(?:'d| had| have|'ve| ai| avons| a| avais| avait)? ?(?:\w+ )?"
    r"(?:e-?mailed|told|asked|sent|gave|said|approved|corrected|specified|ordered"
    r"|dit|demande|envoye|precise|corrige|valide)\w*"
)
_YOUR_DOING = re.compile(
    r"\b(?:you|vous)(?: (?:have|had|avez|aviez)|'ve|'d)? (?:\w+ )?"
    r"(?:print|deliver|sen[td]|made|used|engraved|put|shipp|livr|imprim|envoy|fait|mis|grav)\w*"
)
_UNLIKE = re.compile(
    r"\b(?:isn't|aren't|is not|are not|wasn't|weren't|doesn't match|don't match|does not match|n'est pas|ne sont pas"
    r"|ne correspond\w* pas)\b(?: \w+(?:'\w+)?){0,4} (?:l')?(?:proofs?|sample|bat|epreuves?|echantillon|bon a tirer"
    r"|(?:we|i) (?:\w+ )?(?:signed|approved|ordered|agreed)|(?:avons|avions|ai|avais) (?:\w+ )?(?:valide|signe"
    r"|commande"
    r"|choisi)\w*)\b"
)
_TESTED = re.compile(
    r"\b(?:tested|certified|compliant|testes?|certifies?|conformes?)\b[^.?!]*\b(?:to|against|for|with|a|aux?|selon)\b"
)
_CHARGED = re.compile(
    r"\b(?:you|vous)(?:'ve| have| avez)? (?:\w+ )?(?:charged|billed|invoiced|facture|compte)\b"
    r"|\b(?:we|i)(?:'ve been| were| was| have been) (?:\w+ )?(?:charged|billed|invoiced|overcharged)\b|\bovercharg\w*"
    r"|\b(?:invoice|facture)\b[^.!?]* (?:says|shows|is for|reads|indique|dit|affiche)\b[^.!?]*"
    r"\b(?:quote[ds]?|agreed|offer|ordered|devis|convenu|accord)\b"
)
_AGREED = re.compile(
    r"\b(?:board|boss|manager|director|team|committee|client|everyone|everybody|finance|they|she|he|we)"
    r"(?:'ve| have| has)? (?:said yes|agreed to it|g[ai]ven? (?:it |us )?the (?:go-ahead|green light))\b"
    r"|\bsame (?:again|order again|as last time) (?:for|please|then)\b"
    r"|(?:#q|#n)(?: [a-z]+){0,2} it is\b|\b(?:let's|we'll|i'll) go (?:for it|with (?:that|it|your offer|the quote))\b"
)
_NOT_AGREED = re.compile(
    r"\b(?:isn't|not|hasn't been|haven't been|hasn't|n't been|n'est pas|pas encore)(?: yet| been)? "
    r"(?:approved|validated|signed off|confirmed|agreed|approuve\w*|valide\w*|confirme\w*)\b"
)
_QUIET = re.compile(r"\b(?:quiet|silent|silence|waste (?:more of )?your time)\b")
_PAID_SOON = re.compile(
    r"\b(?:if|provided|assuming) we(?:'d| would| could)? (?:pay|paid|settle|settled)(?: \w+){0,3} "
    r"(?:within|in|inside) #d"
)
_CARRIAGE = re.compile(r"#m (?:for|on) (?:the |our )?(?:delivery|shipping|postage|carriage|freight)\b(?! time)")
_NOW_LATER = re.compile(
    r"\b(?:courier|carrier|driver|haulier|depot|tracking)(?: \w+){0,3} (?:says?|shows?|told|tells?|claims?)\b[^.!?]*"
    r"\b(?:deliver\w*|arriv\w*|#d)"
)
_OWN_SLIP = re.compile(
    r"\b(?:i|we)(?:'ve| have)? (?:gave|given|sent|put|wrote|typed|entered|told)(?: you)? (?:the |a |an |our |my )?"
    r"(?:wrong|old|incorrect|outdated) (?:\w+ )?(?:address|date|name|number|contact|email|postcode|quantity)\b"
)
_LATER_ORDER = re.compile(
    r"^(?:and |so )?if (?:they|it|this|that|all) (?:\w+ ){1,5}?,? ?(?:we|i)(?:'d| would|'ll| will) (?:\w+ )?"
    r"(?:order|take|buy|need) (?:#q|#n)[^#]*$"
)
_BELIEVED = re.compile(
    r"\b(?:i|we) (?:thought|understood|assumed|believed)\b[^.!]*\b(?:free|included|no charge|complimentary)\b"
    r"|\b(?:je|nous|on) (?:pensa\w+|croya\w+)\b[^.!]*\b(?:gratuit\w*|offert\w*|inclu\w*|compris\w*|franco)\b"
)
_CHECKING = re.compile(
    r"\b(?:just |only )?(?:checking|wanted to check|want to check|making sure|wondering) (?:that |whether |if )?"
    r"you(?:'ve| have)? (?:got|received|saw|seen|had)\b"
)
_LESS_OF_IT = re.compile(r"\b(?:without|skip|fewer|less|no|not|cheaper|drop|leave out|sans|moins|pas)\b")


_LOWER = re.compile(
    r"\b(?:baiss\w*|descend\w*|redui\w*|diminu\w*|effort|geste|remise|rabais|lower|reduce|drop"
    r"|discount)\b[^.?!]{0,25}"
    r"\b(?:prix|tarifs?|price|rate)\b"
)


_ALIKE = re.compile(
    r"\b(?:meme|same) (?:chiffre|montant|prix|tarif|figure|number|price|rate)s?\b[^.?!]{0,25}"
    r"\b(?:client\w*|customer\w*|nouve\w+|new|tout le monde|everyone|anyone|avant|before|an dernier|last (?:time"
    r"|year|order)"
    r"|derniere|premiere|first)\b"
)


def priced_alike(text: str) -> bool:
    """Whether words compare our price with what we charge others, or charged before: no other house's is named."""
    return _ALIKE.search(text) is not None


def of_more(text: str) -> bool:
    """Whether words ask for the price of more pieces than are ordered."""
    return _BREAK_OF_MORE.search(text) is not None


def lowered(text: str) -> bool:
    """Whether words ask for a lower price of the goods they count, and speak of no other quantity's."""
    return _LOWER.search(text) is not None and "palier" not in text and text.count("#q") + text.count("#n") < 2


def told_apart(text: str) -> dict[AskKind, bool] | None:
    """The kinds that a sentence in its plain form asks for after all, and those it does not; None if none is told."""
    if _DEPOSIT_OFF.search(text):
        return {AskKind.PAYMENT_TERMS: True, AskKind.PRICE_CUT: False}
    if _ON_THE_PRICE.search(text):
        return {AskKind.PRICE_CUT: True, AskKind.PLAIN_QUESTION: False}
    if _FEWER.search(text):
        return {AskKind.SCOPE_CHANGE: True, AskKind.PRICE_CUT: False, AskKind.RUSH: False, AskKind.ACCEPTANCE: False}
    if _BREAK_OF_MORE.search(text):
        return {AskKind.PRICE_CUT: True, AskKind.SPEC_DOWNGRADE: False}
    if _YOUR_DOING.search(text) and _THOUGH_TOLD.search(text):
        return {AskKind.COMPLAINT: True, AskKind.PLAIN_QUESTION: False, AskKind.SCOPE_CHANGE: False}
    if _UNLIKE.search(text) and "?" not in text:
        return {AskKind.COMPLAINT: True, AskKind.PLAIN_QUESTION: False, AskKind.SCOPE_CHANGE: False}
    if _CHARGED.search(text):
        return {AskKind.COMPLAINT: True, AskKind.PRICE_CUT: False, AskKind.FREE_EXTRA: False}
    if _NOT_AGREED.search(text):
        quiet = _QUIET.search(text) is not None
        return {AskKind.ACCEPTANCE: False} | ({AskKind.SILENCE_AFTER_EFFORT: True} if quiet else {})
    if _CARRIAGE.search(text):
        return {AskKind.PRICE_CUT: False, AskKind.PLAIN_QUESTION: True}
    if _PAID_SOON.search(text):
        return {AskKind.PAYMENT_TERMS: False}
    if _NOW_LATER.search(text):
        return {AskKind.COMPLAINT: True, AskKind.RUSH: False}
    if _OWN_SLIP.search(text):
        return {AskKind.COMPLAINT: False, AskKind.PLAIN_QUESTION: True}
    if _AGREED.search(text):
        return {AskKind.ACCEPTANCE: True}
    if _LATER_ORDER.search(text):
        return {AskKind.PRICE_CUT: False}
    if _BELIEVED.search(text):
        return {AskKind.FREE_EXTRA: False, AskKind.PRICE_CUT: False}
    if _CHECKING.search(text):
        return {AskKind.COMPLAINT: False, AskKind.PLAIN_QUESTION: True}
    if _TESTED.search(text) and not _LESS_OF_IT.search(text):
        return {AskKind.SPEC_DOWNGRADE: False}
    return None
