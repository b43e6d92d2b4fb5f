"""Questions that ask for nothing: how somebody is, what nobody is to answer, and whether what was just said suits."""

import re

_HOW_ARE_YOU = (
    r"(?:comment (?:allez|vas|va)[- ]?(?:vous|tu)?|(?:vous allez|tu vas|ca va|tout va"
    r"|vous vous portez) ?(?:bien|mieux)?"
    r"|comment ca (?:va|se passe)|(?:quoi de neuf)|en forme"
    r"|how (?:are|r) (?:you|u|things)|how(?:'s| is) (?:it going|everything|life|things|business)|how have you been"
    r"|you (?:ok|okay|well|good)|are you (?:well|keeping well|all right)|all (?:well|good) (?:with you|at your end)"
    r"|hope (?:you|all|this|everything)|what's (?:up|new))\b"
)
_NICE_TIME = (
    r"(?:pass\w+|eu|had|have|having|profit\w+|enjoy\w*)\b[^?.!]{0,20}"
    r"\b(?:week-?end|vacances|conges|fetes|ponts?|holidays?|break|christmas|noel|journee|evening|trip|sejour)\b"
)
_RHETORIC = (
    r"comment (?:voulez|veux|voudriez)-(?:vous|tu) qu|comment (?:osez|oses|peut-on|est-ce possible|peux-tu"
    r"|pouvez-vous oser)"
    r"|(?:vous |tu )?(?:vous|te|t') ?(?:moqu|fich|fout)\w+|c'est une (?:blague|plaisanterie)"
    r"|vous (?:plaisantez|rigolez|etes serieux)"
    r"|tu (?:plaisantes|rigoles|es serieux)|(?:vous|tu) (?:voyez|vois|comprenez|comprends|savez"
    r"|sais) (?:bien )?(?:ce que|comment|pourquoi|que|ca|n'est)"
    r"|(?:vous|tu) trouv\w+ (?:ca|cela) (?:normal|serieux)|(?:trouvez|trouves)-(?:vous|tu) (?:ca|cela)"
    r"|\bqui (?:paie|paye|fait|fabrique|achete|voudrait|peut|va|irait|accepterait|prend"
    r"|travaille)[\w ]* (?:encore|aujourd'hui|a ce prix|de nos jours)\b"
    r"|(?:et )?pourquoi (?:on|nous|je|j') ?(?:en )?(?:\w+rai\w*|paierai\w+|devri\w+)|a quoi (?:bon|ca sert"
    r"|cela sert|ca rime)"
    r"|(?:c'est|est-ce) trop (?:vous |te )?demander|vous (?:me |nous )?prenez (?:moi |nous )?pour"
    r"|pour qui (?:vous|me|nous|tu)"
    r"|qu'est-ce que (?:vous|tu) (?:croy|crois|cherch|attend)\w*|qu'en sais-je|que voulez-vous(?! \w+ )"
    r"|allez savoir|qui sait\b"
    r"|(?:croyez|crois|pensez|penses)-(?:vous|tu) (?:vraiment|serieusement|franchement|que (?:je|nous|on|c'est))"
    r"|who (?:on earth|in their right|the hell|still|else would|would (?:ever|pay|buy))|what on earth"
    r"|why on earth|how on earth"
    r"|(?:are |r )?(?:you|u)(?:'re| are)? (?:joking|kidding|serious|having a laugh)|is (?:this|that) (?:a"
    r"|some (?:kind|sort) of) joke"
    r"|(?:is|was) (?:that|it|this) too much to ask|is (?:that|it) (?:really )?(?:so hard|asking too much)"
    r"|what were (?:you|they) thinking"
    r"|you know (?:what (?:i mean|it's like)|how (?:it|they|these|this|that|things|he|she|people)\b)"
    r"|(?:see|know|get) what i mean"
    r"|(?:do|don't) (?:you|u) (?:really |honestly |seriously )?(?:think|expect|believe) (?:i|we|me|us|that"
    r"|it|this|anyone)"
    r"|how (?:am i|are we|is (?:one|anyone|anybody)) (?:supposed|meant|expected) to|how (?:can|could) (?:i"
    r"|we|anyone|you) (?:possibly|ever)"
    r"|(?:do|would) i look|what do you take (?:me|us) for|how hard can|what's the point|why (?:should"
    r"|would) (?:i|we|anyone) "
    r"|who (?:knows|cares)|what can i say|guess what|so what\b|(?:vous|tu) (?:devinez|devines)|devinez quoi"
)
_CALLS = (
    r"(?:qu'en (?:pensez|penses|dites|dis)-(?:vous|tu)|what do you (?:think|say)|any thoughts|vos impressions"
    r"|(?:dites|dis)-(?:moi|nous)(?: ce qu[^?.!]*)?|(?:please )?(?:let (?:me|us) know"
    r"|tell me)(?: (?:what you think|your thoughts|asap|soon|either way|please|thanks?))*"
    r"|(?:tenez|tiens)-(?:moi|nous) (?:au courant|informe\w*)|keep (?:me|us) (?:posted|informed|updated)"
    r"|merci (?:d'avance|de votre (?:retour|reponse|comprehension|aide|attention|diligence)"
    r"|de ton (?:retour|aide)|pour votre|pour ton|beaucoup)"
    r"|(?:please )?(?:accept|find (?:attached|enclosed|below))|n'hesit\w+|(?:do not|don't"
    r"|feel free to) (?:hesitate|call|ask)?|veuillez (?:agreer|recevoir|croire|trouver)|(?:agreez|recevez"
    r"|croyez|excusez|pardonnez|comptez|sachez|notez|imaginez|ecoutez|regardez|voyez|attendez|allez|tenez"
    r"|figurez)\b"
    r"|dans l'attente|looking forward|have (?:a|an) (?:nice|good|great|lovely|wonderful|excellent)[^?]*"
    r"|(?:passez|passe) (?:une?|de) (?:bonnes?|bons?|excellentes?|belles?)[^?]*|(?:a vous lire|help|reply"
    r"|answer"
    r"|hurry|repondez|reponds|please)(?:[- ]moi|[- ]nous)?(?: \w+){0,3}"
    r"|(?:i|we) (?:need|want|would like|'d like|must) (?:an? |some |your )?(?:\w+ )?(?:answer|reply"
    r"|response|decision|solution|word)s?\b[^?]*"
    r"|(?:j'attends|nous attendons|je veux|il me faut|il nous faut|j'aimerais"
    r"|je souhaite\w*) (?:de )?(?:une?|votre|ta|vos|des|de) (?:\w+ )?(?:reponse|retour|solution|nouvelles"
    r"|explications?)\b[^?]*"
    r"|are you (?:in|up for (?:it|that))|deal|marche conclu)"
)
_COURTESY = re.compile(
    rf"^\W*(?:(?:et|and|sinon|so|well|alors|but|mais|bonjour|hi|hello|hey|salut|coucou|seriously"
    rf"|franchement)\W+)*(?:{_HOW_ARE_YOU}"
    rf"|{_CALLS}(?=\W*$))|\b{_NICE_TIME}[^?.!]*\?|(?:^|\b)(?:{_RHETORIC})"
)
_SECONDED = re.compile(
    r"^\W*(?:(?:et|and|so|alors|donc|but|mais) )?(?:(?:est-ce (?:que )?|serait-ce |c'est |ce serait |is "
    r"|would |does |will |could |can |do you think )?"
    r"(?:(?:cela|ca|ce|that|this|it|vous|tu|everyone|il) )?(?:(?:be|vous|te|est|serait|seem|look|work|suit"
    r"|sound) )*"
    r"(?:n'est-ce pas|convien\w+|va|irait|arrange\w*|possible|faisable|jouable|envisageable|bon|ok|okay"
    r"|correct|acceptable|d'accord|clair"
    r"|all right|alright|right|fine|feasible|doable|agreed|true|work|works|suit|suits|you|good|okay)"
    r"(?: (?:pour|de|avec|for|with|by|by your|to) (?:vous|toi|votre cote|ton cote|you|u|me|us|your (?:end"
    r"|side)|side))?"
    r"|(?:ca|cela) change (?:quelque chose|beaucoup|rien)(?: au prix)?|(?:does|would|will) (?:that|it"
    r"|this) (?:change|affect) (?:anything|much|the price)|non|no|yes|oui|pas vrai|vrai|hein|eh|don't you"
    r"|isn't it|aren't they|aren't you|won't you|can't you"
    r"|don't they|doesn't it|ok)\W*$"
)


def courtesy(said: str) -> bool:
    """Whether a clause, folded, asks how somebody is, what nobody is to answer, or only for an answer."""
    return _COURTESY.search(said) is not None


def seconded(said: str) -> bool:
    """Whether a clause, folded, only asks whether what stands before it suits."""
    return _SECONDED.match(said) is not None
