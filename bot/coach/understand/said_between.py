"""Words by which people tell, in folded text, what went wrong between them, what they claim and what they give up."""

import re

from bot.reading.spoilt import SPOILT

LEFT_BEFORE = re.compile(
    r"\b(?:left you|had left|moved away|switched (?:away|to)|went to (?:a|an|another)|tried (?:a|an|another)"
    r"|(?:vous|t')(?: \w+){0,2} (?:quitte\w*|laisse\w* tomber)|etions partis|etais partie?|avions change"
    r"|essaye (?:un|une)"
    r"|passes? chez|alles? (?:voir|chez|ailleurs)|pris ailleurs|commande ailleurs|gone elsewhere|went elsewhere)\b"
)
BACK_AGAIN = re.compile(
    r"\b(?:same (?:again|order|\d+)|again for|re-?order\w*|recommand\w*|memes? (?:commande|quantite|\d+)"
    r"|a nouveau|de nouveau|(?:on|nous|je) (?:y |vous )?(?:revient|revenons|reviens)|repart\w* ensemble"
    r"|back (?:with|to) you|coming back|we're back|i'm back|start again)\b"
)
OUR_SLIP = re.compile(
    r"\b(?:your|votre|vos|ton|tes)(?: \w+){0,2} (?:colleague|team|workshop|people|staff|driver|office|collegue"
    r"|equipe|atelier"
    r"|service|chauffeur|livreur|transporteur|carrier|courier)s?\b[^.?!]{0,30}"
    r"\b(?:forgot|lost|mixed|left|never|failed|damaged|broke|scratched|hit|ruined|dropped|abime|casse|raye"
    r"|renverse|oubli\w+|perdu|laisse|trompe\w*|n'a (?:pas|jamais|rien))\b"
)
WRONG_ON_THEM = re.compile(
    r"\b(?:old|wrong|outdated|previous|ancien\w*|mauvais\w*|vieux|vieil\w*) (?:logo|name|address|text|date"
    r"|colou?r|version|slogan"
    r"|nom|adresse|texte|couleur|modele|model|coloris)\b"
)
HERE = re.compile(
    r"\b(?:deliver\w*|received|arrived|came|recue?s?|livree?s?|arrivee?s?|avons bien recu|have (?:our"
    r"|the) (?:old|wrong))\b"
)
FEWER = re.compile(
    r"\b(?:bring|cut|reduce|drop|scale|lower|take|go|get|ramener|reduire|passer|descendre|baisser"
    r"|diminuer)(?: (?:it|that|them|this|us|la|le"
    r"|les|the order|the quantity|la quantite|la commande|de \d+))*(?: down| back)? (?:to"
    r"|a) (?P<n>\d{2,5})\b(?![.,]\d)(?! ?(?:€|eur|%|jours|days))"
)
UNFIT = re.compile(
    r"\b(?:can't|cannot|can not|couldn't|impossible|ne (?:pouvons|peux|peut|pourrons)(?: \w+)? (?:pas"
    r"|plus))\b[^.?!]{0,40}"
    r"\b(?:like this|as they are|like that|in this state|in that state|comme ca|en l'etat|dans cet etat|tels quels)\b"
    r"|\binside out\b"
)
NOTHING_YET = re.compile(
    r"\b(?:toujours rien|toujours aucune?|encore rien|rien depuis|still nothing|nothing yet|still no (?:sign"
    r"|news|proof|parcel"
    r"|delivery|invoice|quote))\b"
)
NO_EXTRA = re.compile(
    r"\b(?:sans (?:sur ?cout|supplement|frais (?:en plus|supplementaires?))|(?:no|without|any) (?:extra"
    r"|additional) (?:cost|charge))\b"
)
OFF = re.compile(r"\b(?:annul\w*|cancel\w*|call(?:ing)? off)\b")
BACK_OR_MENDED = re.compile(
    r"\b(?:rembours\w*|retour\w*|renvoy\w*|echang\w*|repar(?!ation d)\w*|remplac\w*|repren\w*|garanti\w*|refund\w*"
    r"|return\w*|replac\w*"
    r"|exchang\w*|repair\w*|warrant\w*|back)\b"
)
OTHERS_GOODS = re.compile(
    r"\b(?:cheap|cheaper|other|some|les|des|ceux|celles|ones) (?:ones|brand\w*|make\w*|(?:\w+ )?(?:bas de gamme"
    r"|pas chers?|premier prix))\b"
    r"[^.?!]{0,60}\b(?:broke\w*|fell apart|snapped|tore|casse\w*|lache\w*|dechire\w*|brises?)\b"
    r"|\b(?:achete\w*|pris\w*|commande\w*|bought|got|ordered)(?: \w+){0,4} (?:ailleurs|elsewhere|chez un autre"
    r"|from another|from someone else)"
    r"\b[^.?!]{0,60}\b(?:broke\w*|fell apart|snapped|casse\w*|lache\w*|dechire\w*)\b"
)
PRICED = re.compile(
    r"\b(?:prix|tarif\w*|cher\w*|remise\w*|rabais|ristourne\w*|geste|effort|budget|cout\w*|align\w*|negoci\w*"
    r"|baiss\w*|moins|price\w*"
    r"|cost\w*|discount\w*|cheap\w*|expensive|deal|less|off|lower|match\w*|beat|rate\w*|afford|reduc\w*|better"
    r"|best|bulk|break"
    r"|palier\w*|descend\w*|mieux|meilleur\w*|concurren\w*|competitor\w*|quote\w*|devis|supplier\w*"
    r"|fournisseur\w*)\b|[€$£%]|\b\d+[.,]\d{2}\b"
)
GIVEN = re.compile(
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
AGAIN = re.compile(r"\b(?:same|again|re-?order|meme|memes|recommand\w*|a nouveau|de nouveau)\b")
PRESENTS = re.compile(r"\b(?:cadeaux?|gifts?|presents?|goodies)\b")
UNLIKE_AGREED = re.compile(
    r"\b(?:is|are|was|were|est|sont|c'est)\b[^.?!]{2,40}\b(?:not|pas|et non|instead of|au lieu)\b[^.?!]{0,50}"
    r"\b(?:(?:we|i) (?:had )?(?:agreed|ordered|approved|asked|chose|signed)|(?:avions|avons|avais|ai"
    r"|a) (?:\w+ )?(?:convenu|commande|valide"
    r"|demande|choisi))\w*"
)
BILL_TO_MEND = re.compile(
    r"\b(?:factures?|avoir) (?:rectificativ\w*|corrigee?s?)|\b(?:refaire|reemettre|reediter|rectifier"
    r"|corriger) (?:la|une|cette|votre) facture"
    r"|\b(?:facture|invoice)\b[^.?!]{0,60}\b(?:ancien\w*|old|wrong|mauvais\w*|erreur|errone\w*)\b|\bcorrected invoice"
    r"|\bre-?issue\b[^.?!]{0,20}\binvoice\b"
)
CHASED = re.compile(
    r"\b(?:chas(?:e|ed|ing)|relanc\w*|(?:third|second|fourth) time|(?:troisieme|deuxieme"
    r"|quatrieme) fois)\b[^.?!]{0,50}"
    r"\b(?:tracking|suivi|invoice|facture|proof|epreuve|quote|devis|answer|reponse|order|commande|parcel|colis)\b"
)
TOLD_NOT_TO = re.compile(
    r"\b(?:avai\w+|ai|avons) (?:\w+ ){0,2}(?:demande|dit|precise)\b[^.?!]{0,30}\b(?:de ne pas|de ne rien"
    r"|sans)\b[^?!]{0,80}\b(?:et|mais|or|pourtant)\b"
    r"|\b(?:asked|told)(?: you| them)? not to\b[^?!]{0,80}\b(?:and|but|yet)\b"
)
PART_LACKS = re.compile(
    r"\b\d+ (?:[\w'-]+ ){0,3}(?:sur|out of|of|des) (?:les |the |nos |our )?\d+\b[^.?!]{0,20}\b(?:sans|without"
    r"|missing|vides?|empty|n'ont pas|have no)\b"
    r"|\b(?:pas content\w*|mecontent\w*|tres decue?s?|not happy|unhappy|very disappointed|furieu\w*)\b"
)
MONEY_ELSE = re.compile(r"\b(?:disput\w*|bank|banque|chargeback|opposition|frais de dossier|penalt\w*|contest\w*)\b")
NO_NEWS = re.compile(
    r"\b(?:(?:days|weeks|jours|semaines) (?:since|depuis|que)|depuis)\b[^.?!]{0,60}\b(?:not a word|no news"
    r"|nothing|sans nouvelles?|rien|aucune"
    r" nouvelle|pas un mot)\b|\b(?:is )?any(?:one|body) (?:alive|there)\b"
)
MONEY_BACK = re.compile(r"\b(?:refund\w*|rembours\w*|money back|reimburse\w*)\b")
BAD = re.compile(rf"\b(?:{SPOILT})\b")
SHORT = re.compile(
    r"\b(?:we're|we are|came|were|is|are|was) \d+ [\w' -]{0,20}\bshort\b|\b(?:someone"
    r"|somebody) else's (?:\w+ )?(?:order|goods|box|pens|parcel)"
)
FOR_TROUBLE = re.compile(
    r"\b(?:vu|pour|suite a|a cause d[eu']|en raison d[eu']|for|because of|given|after) (?:le|la|les|ce|cette"
    r"|votre|vos|the|this|your|that)? ?"
    r"(?:[\w-]+ ){0,2}(?:retards?|delays?|defauts?|erreurs?|mistakes?|errors?|mix-up|desagrement|gene|inconvenience)\b"
)
OF_A_BILL = re.compile(r"\b(?:factures?|echeances?|invoices?|reglements?|paiements?|payments?|due date|bills?)\b")
DONE_IN = re.compile(
    r"\b(?:livre\w*|recu\w*|fait\w*|delivered|received|arrived|came|turned around|made)(?: \w+){0,2} (?:en"
    r"|in) (?:\d+|deux|trois|two|three)\b"
)
CAME_AFTER = re.compile(
    r"\b(?:for|by|pour|avant|before)\b[^.?!]{0,25}\d+[^.?!]{0,40}\b(?:came|arrived|turned up|delivered|livre\w*"
    r"|arrive\w*|recu\w*)\b"
    r"[^.?!]{0,10}\d+"
)
WRONGED = re.compile(
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
DEPOSIT_BACK = re.compile(
    r"\b(?:deposit|acompte)\b[^.?!]{0,20}\b(?:back|lost|perdu|rendu|rembours\w*)\b|\b(?:recuper\w*|rembours\w*"
    r"|rend\w*|lose|refund\w*|keep|get)\b"
    r"[^.?!]{0,20}\b(?:deposit|acompte)\b(?! (?:\w+ )?(?:waived|dropped|lifted|removed|lowered|reduced|halved|cut|off"
    r"|down|supprim\w*|leve\w*|reduit|baisse|annule))"
)
CALLS_OFF = re.compile(r"\b(?:annul\w*|cancel\w*|call(?:ing)? off|renonc\w*)\b")
GOODS_BACK = re.compile(
    r"\b(?:renvoy\w*|retourn\w*|return\w*|send\w* (?:\w+ )?back|repren\w*|tak\w* (?:\w+ )?back|echang\w*|exchang\w*)\b"
)
OTHER_PERSON = re.compile(
    r"\b(?:another|different|new|other|autre|nouve\w+|change\w*|changer d[e']) ?(?:sales ?|account )?(?:contact"
    r"|interlocut\w+|rep\b|person\b"
    r"|manager|commercial\w*|conseill\w+|salesperson)|\b(?:someone|somebody|anyone|quelqu'un) (?:else"
    r"|other than|d'autre)\b"
    r"|\bplus (?:\w+ ){0,3}(?:affaire|a faire) a\b"
)
FOLLOWED_BY = re.compile(
    r"\b(?:account|deal|contact|interlocut\w+|commercial\w*|conseill\w+|put (?:me|us) through|speak|talk|file"
    r"|dossier|suiv\w+"
    r"|affaire|rep|manager|salesperson)\b"
)
APART = re.compile(
    r"^(?:par ailleurs|autre (?:question|point|chose)|sinon|enfin|et au passage|d'autre part|also|separately"
    r"|by the way|one more thing"
    r"|another (?:question|thing)|finally|besides|and while)\b.*\?"
)
OTHER_GOODS = re.compile(
    r"\b(?:received|got|sent us|sent me|delivered|recu\w*|livre\w*|envoye\w*)\b[^.?!]{3,80}"
    r"\b(?:whereas|but|while|when|alors que?|mais|tandis que)\b[^.?!]{0,30}"
    r"\b(?:ordered|asked for|wanted|chose|commande\w*|demande\w*|choisi\w*|voul\w+)\b"
)
UNTOUCHED = re.compile(
    r"\b(?:untouched|unopened|unused|still (?:in (?:their )?box\w*|sealed|wrapped)|too many|over-?ordered"
    r"|left ?over|surplus|en trop|de trop"
    r"|intacts?|jamais (?:\w+ )?(?:deball|ouvert|servi|utilis|sorti|touch|distribu|ecoul)\w*"
    r"|non (?:deball|ouvert|utilis)\w*"
    r"|never (?:\w+ ){0,2}(?:opened|used|unpacked|unboxed|touched|handed out|given out|left (?:the|their) box\w*)"
    r"|(?:encore|toujours|restee?s?|dorm\w+|sont) (?:dans|en) (?:leurs? |les |des |nos )?(?:cartons?|boites?"
    r"|emballages?)|il (?:nous |m'"
    r"|me )?(?:en )?reste|erreur de quantite"
    r"|trop (?:commande|vu)|still have)\b"
)
AMISS = re.compile(
    r"\b(?:mauvais\w*|wrong(?:ly)?|erreur de (?:votre|ta)|your (?:mistake|error)|pas (?:le bon|la bonne|les bonn?e?s)"
    r"|not (?:the right|what we|as)|pas (?:ce que|celui|celle|ceux|celles|conformes?))\b"
)
"""Words by which goods that nobody touched are not those ordered."""
DOUBTED = re.compile(
    r"\b(?:hand ?wash(?: only)?|wash by hand|lavage (?:a la )?main|not dishwasher|pas (?:au "
    r"|de )?lave-vaisselle|misus\w*|mauvais(?:e)? (?:usage"
    r"|utilisation)|(?:data ?sheet|notice|care (?:card|leaflet)|fiche technique) (?:says|dit|precise|indique))\b"
)
OPEN_STILL = re.compile(r"\b(?:si|sinon|sauf|a moins|unless|if|or else|otherwise)\b|\?")
